import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { nameOfSealed, plainDocuments, plainOf, sealedRelease, sealedReleases } from '../support/gather-sealed.ts';

const folder = 'test/fixtures/sealed';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
  // A release: `SEALED_RELEASE=2026-12 npm test -- test/attack/sealed-releases.test.ts` keeps what it seals, for ever.
  const { SEALED_RELEASE: release } = process.env;
  if (release === undefined) return;
  const keys = { core: randomBytes(32).toString('hex'), safety: randomBytes(32).toString('hex') };
  const { rows, ...kept } = sealedRelease(await plainDocuments(attack), keys);
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(
    `${folder}/${release}.json`,
    `${JSON.stringify(kept, null, 1).slice(0, -2)},\n "rows": [\n${lines}\n ]\n}\n`,
  );
});
afterAll(() => attack?.close());

describe('what a release sealed', () => {
  it('T86 is kept of every kind of document that lies in a case', async () => {
    const kept = new Set(sealedReleases().flatMap(({ rows }) => rows.map(nameOfSealed)));
    const missing = (await plainDocuments(attack)).map(nameOfSealed).filter((name) => !kept.has(name));
    expect(missing, 'keep them: SEALED_RELEASE=… npm test -- test/attack/sealed-releases.test.ts').toEqual([]);
  });

  it('T86 opens with the keys that were kept with it', () => {
    for (const release of sealedReleases())
      for (const row of release.rows) expect(plainOf(release, row), nameOfSealed(row)).toBeTypeOf('object');
  });
});
