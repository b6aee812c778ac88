import type { z } from 'zod';
import type { SealedSchema } from './sealed-document.ts';

/** What was opened, by what it was read as; a copy of it was never sealed. */
const sealedAs = new WeakMap<object, z.core.util.JSONType>();

/** Reads what was opened by the rules of its schema. The only place where they fill anything in. */
export function readSealed<Document>(schema: SealedSchema<Document>, kept: z.core.util.JSONType): Document {
  const document = schema.parse(kept);
  if (typeof document === 'object' && document !== null) sealedAs.set(document, kept);
  return document;
}

/**
 * What a document that was read was sealed as, before the rules for documents of before filled anything in. Who compares
 * what was sealed, or seals it again without a person who changed it, looks at this.
 */
export function asSealed(document: object): z.core.util.JSONType {
  const kept = sealedAs.get(document);
  if (kept === undefined) throw new Error('Only what was opened is known as it was sealed.');
  return kept;
}
