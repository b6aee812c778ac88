/** Uploads, bundles, the sealed file store, and the sandbox in which hostile files are opened. */

export { behindScanner } from './behind-scanner.ts';
export { FilesOfAct, readFile } from './case-files.ts';
export { endingOf, typeOfContent } from './content-type.ts';
export {
  type BindAnswer,
  createSandbox,
  type OpenProgress,
  type Sandbox,
  type SandboxAnswer,
  type SandboxPage,
  type SandboxWalls,
} from './create-sandbox.ts';
export { attachmentHeaders, displayName } from './file-name.ts';
export { pngOf } from './png.ts';
export { BUNDLE_LIMITS, type BundleExhibit, type BundleJob, type UnseenLine } from './sandbox/bundle/job.ts';
export { PAGE_LIMITS } from './sandbox/wall/limits.ts';
export { PAGE_NOTES, READ_BY, SANDBOX_REFUSALS, type SandboxRefusal } from './sandbox/wall/protocol.ts';
export { createSandboxAt, serveSandbox } from './sandbox-at.ts';
export { belowPages, createSandboxInWorker } from './sandbox-worker.ts';
export { clamdScanner, type ScanResult } from './scanner.ts';
export { createSealedStore, keepSealedFile, readSealedFile, type SealedStore } from './sealed-store.ts';
export { readUpload, UPLOAD_LIMITS, type Upload } from './upload.ts';
export type { UploadedFile, UploadLimits, UploadRefusal } from './upload-limits.ts';
export { visibleText } from './visible-text.ts';
