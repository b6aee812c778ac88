/** How a sealed document says what its fields are in documents that were sealed before them. */
export { asSealed, readSealed } from './read-sealed.ts';
export {
  always,
  type SealedSchema,
  sealedDocument,
  sealedPart,
  sealedShape,
  since,
  sometimes,
} from './sealed-document.ts';
