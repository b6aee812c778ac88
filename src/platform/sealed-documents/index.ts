/** How a sealed document says what its fields are in documents that were sealed before them. */
export { always, sealedDocument, since, sometimes } from './sealed-document.ts';
