import type { Json } from './canonical.ts';
import { openDocument, sealDocument } from './envelope.ts';
import { forget, newKey } from './memory.ts';
import type { Place } from './place.ts';
import { VaultRefusal } from './refusal.ts';
import { unwrapKeyAnew, wrapKey } from './wrap.ts';

/** Seals a document to one public key, under a key of its own: length of the wrapped key (2 bytes), that key, the document. */
export function sealDocumentTo(boxPublic: Uint8Array, context: string, place: Place, value: Json): Buffer {
  const key = newKey();
  try {
    const wrapped = wrapKey(boxPublic, context, key);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(wrapped.length);
    return Buffer.concat([length, wrapped, sealDocument(key, place, value)]);
  } finally {
    forget(key);
  }
}

/** Opens what `sealDocumentTo` sealed; throws VaultRefusal for any other recipient, context, place or byte. */
export function openDocumentTo(
  recipient: Parameters<typeof unwrapKeyAnew>[0],
  context: string,
  place: Place,
  sealed: Buffer,
): Json {
  if (sealed.length < 2) throw new VaultRefusal();
  const length = sealed.readUInt16BE(0);
  const key = unwrapKeyAnew(recipient, context, sealed.subarray(2, 2 + length));
  try {
    return openDocument(key, place, sealed.subarray(2 + length));
  } finally {
    forget(key);
  }
}
