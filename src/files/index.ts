/** Uploads, bundles, the sealed file store, and the glass box in which hostile files are opened. */

export { behindScanner } from './behind-scanner.ts';
export { BUNDLE_LIMITS, type BundleExhibit, type BundleJob, type UnseenLine } from './box/bundle/job.ts';
export { PAGE_LIMITS } from './box/limits.ts';
export { BOX_REFUSALS, type BoxRefusal, PAGE_NOTES, type PageNote, READ_BY, type ReadBy } from './box/protocol.ts';
export { FilesOfAct, type NewFile, readFile } from './case-files.ts';
export { type ContentType, endingOf, typeOfContent } from './content-type.ts';
export {
  type BindAnswer,
  type BoxAnswer,
  type BoxLimits,
  type BoxLine,
  type BoxPage,
  type BoxWalls,
  type BoxWord,
  createGlassBox,
  type GlassBox,
  type GlassBoxOptions,
  type OpenOptions,
  type OpenProgress,
} from './create-glass-box.ts';
export { attachmentHeaders, displayName } from './file-name.ts';
export { besidePages, createGlassBoxApart } from './glass-box-apart.ts';
export { pngOf } from './png.ts';
export { clamdScanner, type Scanner, type ScanVerdict } from './scanner.ts';
export { createSealedStore, keepSealedFile, readSealedFile, type SealedStore } from './sealed-store.ts';
export { ONE_FILE, readUpload, UPLOAD_LIMITS, type Upload } from './upload.ts';
export type { UploadedFile, UploadLimits, UploadRefusal } from './upload-limits.ts';
export { visibleText } from './visible-text.ts';
