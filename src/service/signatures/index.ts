/** What visitors read, and who answers for it with a signature. */

export { signatureRoutes } from './signatures.pages.tsx';
export { signaturesWaiting } from './signatures.store.ts';
