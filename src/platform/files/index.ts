/** Uploads, bundles, the sealed file store, and the glass box in which hostile files are opened. */

export { behindScanner } from './behind-scanner.ts';
export { BUNDLE_LIMITS, type BundleExhibit, type BundleJob, type UnseenLine } from './box/bundle/job.ts';
export { PAGE_LIMITS } from './box/limits.ts';
export { BOX_REFUSALS, type BoxRefusal, PAGE_NOTES, READ_BY } from './box/protocol.ts';
export { FilesOfAct, readFile } from './case-files.ts';
export { endingOf, typeOfContent } from './content-type.ts';
export {
  type BindAnswer,
  type BoxAnswer,
  type BoxPage,
  createGlassBox,
  type GlassBox,
  type OpenProgress,
} from './create-glass-box.ts';
export { attachmentHeaders, displayName } from './file-name.ts';
export { besidePages, createGlassBoxApart } from './glass-box-apart.ts';
export { pngOf } from './png.ts';
export { clamdScanner, type ScanVerdict } from './scanner.ts';
export { createSealedStore, keepSealedFile, readSealedFile, type SealedStore } from './sealed-store.ts';
export { ONE_FILE, readUpload, UPLOAD_LIMITS, type Upload } from './upload.ts';
export type { UploadedFile, UploadLimits, UploadRefusal } from './upload-limits.ts';
export { visibleText } from './visible-text.ts';
