import { describe, expect, it } from 'vitest';
import { sealedBefore } from '../../../test/support/gather-sealed.ts';
import { letters } from './letters.store.ts';

describe('what releases of before sealed', () => {
  it('opens as it was: letter', () => {
    const before = sealedBefore('letter');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(letters.open(open, row)).toMatchObject(Object(plain));
  });
});
