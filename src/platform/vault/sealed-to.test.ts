import { describe, expect, it } from 'vitest';
import { newBoxPair, openDocumentTo, sealDocumentTo, VaultRefusal } from './index.ts';

const place = { table: 'volunteer_profile', row: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b', column: 'told', epoch: 1 };

describe('a document sealed to one person', () => {
  const own = newBoxPair();
  const sealed = sealDocumentTo(own.boxPublic, 'told|1', place, { by: 'Joke' });

  it('opens for her, in its place, and for nobody else', () => {
    expect(openDocumentTo(own, 'told|1', place, sealed)).toEqual({ by: 'Joke' });
    for (const open of [
      () => openDocumentTo(newBoxPair(), 'told|1', place, sealed),
      () => openDocumentTo(own, 'told|2', place, sealed),
      () => openDocumentTo(own, 'told|1', { ...place, column: 'sealed' }, sealed),
    ])
      expect(open).toThrow(VaultRefusal);
  });

  it('is refused when a byte of it changed, or when it was cut off anywhere', () => {
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openDocumentTo(own, 'told|1', place, changed), `byte ${at}`).toThrow(VaultRefusal);
      expect(() => openDocumentTo(own, 'told|1', place, sealed.subarray(0, at)), `cut at ${at}`).toThrow(VaultRefusal);
    }
  });
});
