import { describe, expect, it } from 'vitest';
import { joinShares, newKey, newPersonSecret, packPersonSecret, splitSecret, VaultRefusal } from './index.ts';

const secret = newKey();
const shares = await splitSecret(secret, { shares: 3, threshold: 2 });
const [one, two, three] = shares as [Buffer, Buffer, Buffer];

describe('a secret in three shares', () => {
  it('comes back from any two of them, and from all three', async () => {
    for (const some of [[one, two], [two, one], [one, three], [two, three], shares]) {
      expect(await joinShares(some)).toEqual(secret);
    }
  });

  it('does not come back from one, from the same one twice, or from none', async () => {
    for (const some of [[one], [one, one], [one, Buffer.from(one)], []]) {
      await expect(joinShares(some)).rejects.toThrow(VaultRefusal);
    }
  });

  it('does not come back when a share was changed or belongs to another set', async () => {
    const other = await splitSecret(secret, { shares: 3, threshold: 2 });
    await expect(joinShares([one, other[1] as Buffer])).rejects.toThrow(VaultRefusal);
    for (let at = 0; at < two.length; at++) {
      const changed = Buffer.from(two);
      changed[at] = (changed[at] ?? 0) ^ 1;
      // The last byte is the share's own number: changed into that of another share it is a share of nothing.
      await expect(joinShares([one, changed])).rejects.toThrow(VaultRefusal);
    }
  });

  it('does not show the secret in a share', () => {
    for (const share of shares) expect(share.includes(secret.subarray(0, 4))).toBe(false);
  });

  it('may be a whole set of keys', async () => {
    const packed = packPersonSecret(newPersonSecret());
    const parts = await splitSecret(packed, { shares: 5, threshold: 3 });
    expect(await joinShares(parts.slice(2))).toEqual(packed);
    await expect(joinShares(parts.slice(3))).rejects.toThrow(VaultRefusal);
  });
});
