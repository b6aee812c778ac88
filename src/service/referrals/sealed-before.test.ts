import { describe, expect, it } from 'vitest';
import { sealedBefore } from '../../../test/support/gather-sealed.ts';
import { referrals } from './referrals.store.ts';

describe('what releases of before sealed', () => {
  it('opens as it was: referral', () => {
    const before = sealedBefore('referral');
    expect(before).not.toEqual([]);
    for (const { open, row, plain } of before) expect(referrals.open(open, row)).toMatchObject(Object(plain));
  });
});
