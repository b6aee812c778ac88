import { describe, expect, it } from 'vitest';
import { sealedBefore } from '../../../test/support/gather-sealed.ts';
import { bundles } from './bundle.store.ts';
import { documents } from './documents.store.ts';

describe('what releases of before sealed', () => {
  it('opens as it was: dossier_bundle', () => {
    const before = sealedBefore('dossier_bundle');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(bundles.open(open, row)).toMatchObject(Object(plain));
  });
  it('opens as it was: dossier_document', () => {
    const before = sealedBefore('dossier_document');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(documents.open(open, row)).toMatchObject(Object(plain));
  });
});
