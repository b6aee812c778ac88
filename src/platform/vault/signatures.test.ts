import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { canonical, forgetPerson, type Json, newPersonSecret, sign, VaultRefusal, verifySignature } from './index.ts';

const joke = newPersonSecret();
const statement = { holder: 'bram', case: '7KQ2', until: '2027-01-31' };
const signature = sign(joke.signSecret, 'grant', statement);

describe('a signature', () => {
  it('holds for the statement however its members are ordered', () => {
    const shuffled = { until: '2027-01-31', holder: 'bram', case: '7KQ2' };
    expect(verifySignature(joke.signPublic, 'grant', shuffled, signature)).toBe(true);
  });

  it('does not hold for another statement, domain or signer, or a changed signature', () => {
    const changed = Buffer.from(signature);
    changed[3] = (changed[3] ?? 0) ^ 1;
    expect(verifySignature(joke.signPublic, 'grant', { ...statement, holder: 'eve' }, signature)).toBe(false);
    expect(verifySignature(joke.signPublic, 'grant', { ...statement, extra: 1 }, signature)).toBe(false);
    expect(verifySignature(joke.signPublic, 'certificate', statement, signature)).toBe(false);
    expect(verifySignature(newPersonSecret().signPublic, 'grant', statement, signature)).toBe(false);
    expect(verifySignature(joke.signPublic, 'grant', statement, changed)).toBe(false);
    expect(verifySignature(joke.signPublic, 'grant', statement, Buffer.alloc(0))).toBe(false);
    expect(verifySignature(Buffer.alloc(32), 'grant', statement, Buffer.alloc(64))).toBe(false);
  });

  it('cannot be made with forgotten keys', () => {
    const gone = newPersonSecret();
    forgetPerson(gone);
    expect(() => sign(gone.signSecret, 'grant', statement)).toThrow(VaultRefusal);
  });
});

describe('the canonical form', () => {
  it('is JSON that says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses what JSON would drop or change without a word', () => {
    const holes: Json[] = [];
    holes[1] = 1;
    for (const wrong of [
      undefined,
      Number.NaN,
      Infinity,
      { a: undefined },
      [undefined],
      holes,
      new Date(),
      Buffer.of(1),
      1n,
    ]) {
      expect(() => canonical(wrong as Json)).toThrow(TypeError);
    }
  });
});
