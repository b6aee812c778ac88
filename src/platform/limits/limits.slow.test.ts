import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestInstallation, testInstallation } from '../../../test/support/test-installation.ts';
import { countedBlocks } from './address.ts';
import { countTry, type LimiterAsker } from './count.ts';
import { countOrder, type LimiterName, type LimiterStep, limiters, placeLimits } from './limiters.ts';
import { sharedPlaces } from './places.ts';

const names = Object.keys(limiters) as LimiterName[];
const stepsOf = (name: LimiterName): readonly LimiterStep[] => limiters[name];
const secret = Buffer.alloc(32, 7);

/** One laptop, which never stops; a colleague or client elsewhere; and one beside the laptop, on the same /24. */
const attacker = { address: '198.51.100.66', session: 'stolen', name: 'joke', person: 'joke', case: 'a case' };
const elsewhere = { ...attacker, address: '203.0.113.9', session: 'her own' };
const neighbour = { ...elsewhere, address: '198.51.100.7' };

describe('S7 every count of tries', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await testInstallation();
  });
  afterAll(() => test?.close());
  beforeEach(async () => {
    await (await test.administrator()).query('delete from naast.throttle');
    await steadyWindow();
  });

  const counting = <T>(work: (db: ScopedDb) => Promise<T>) =>
    test.installation('staff').scoped({ kind: 'door' }, (db) => work(db));
  const many = (name: LimiterName, asking: typeof attacker, times: number) =>
    counting(async (db) => {
      const verdicts = [];
      for (let time = 0; time < times; time += 1)
        verdicts.push(await countTry(db, secret, name, asking as LimiterAsker<LimiterName>));
      return verdicts;
    });

  it('is in this table, with what is the own of whoever asks before what others share', () => {
    for (const name of names) {
      const places = stepsOf(name).map(({ of }) => countOrder.indexOf(of));
      expect(places, name).toEqual([...new Set(places)].sort((one, other) => one - other));
    }
    const kept = names.flatMap((name) => stepsOf(name).map(({ what }) => what));
    expect(new Set(kept).size).toBe(kept.length);
  });

  it('has no other way to count: whoever makes one, and whoever makes another queue, finds this test', () => {
    const found = (pattern: RegExp) =>
      globSync('src/**/*.{ts,tsx}')
        .filter((file) => !file.includes('.test.') && pattern.test(readFileSync(file, 'utf8')))
        .sort();
    expect(found(/count_try/)).toEqual(['src/platform/limits/count.ts']);
    // What waits in memory: passwords, strangers at sign-in, files from outside. Each is behind a share, or behind a sign-in.
    expect(found(/\bturns\(|p-queue/)).toEqual([
      'src/platform/access/authentication/sign-in.ts',
      'src/platform/files/turnstile.ts',
      'src/platform/vault/turns.ts',
    ]);
    expect(found(/connectionsPerAddress/)).toEqual(['src/operations/processes/http-limits.ts']);
    expect(found(/sharedPlaces\('/)).toEqual([
      'src/platform/access/authentication/sign-in.ts',
      'src/platform/routing/strangers.ts',
    ]);
  });

  /** Of these what one does is seen by all; a flood only makes registrations wait for a look. */
  const ofEverybodyAlone: LimiterName[] = ['form-busy', 'form-through'];
  /** Of the person who has signed in alone; nobody else counts there. */
  const ofOnePerson: LimiterName[] = ['search', 'sign-in-noted'];

  it.each(names.filter((name) => ![...ofEverybodyAlone, ...ofOnePerson].includes(name)))(
    '%s: what one is refused counts against nobody else',
    async (name) => {
      const steps = stepsOf(name);
      const [first] = steps;
      if (!first) throw new Error('A limiter without a step.');
      const times = first.most + 300;
      const verdicts = await many(name, attacker, times);
      expect(verdicts.slice(0, steps.length === 1 ? first.most : 1).every(({ fits }) => fits)).toBe(true);
      expect(verdicts.at(-1)).toMatchObject({ fits: false });
      // Said once, for a flood fills no log.
      const firsts = verdicts.filter((verdict) => !verdict.fits && verdict.isFirst);
      expect(firsts.length).toBeGreaterThan(0);
      expect(firsts.length).toBeLessThanOrEqual(steps.length);
      if (name === 'upload') return;
      const [there] = await many(name, elsewhere, 1);
      expect(there, 'elsewhere').toEqual({ fits: true });
      if (steps.length === 1 || steps.some(({ of }) => of === 'name-here')) return;
      const [beside] = await many(name, neighbour, 1);
      expect(beside, 'beside').toEqual({ fits: true });
    },
  );

  it.each(names)('%s: at each later step no more is counted than the step before let through', async (name) => {
    const steps = stepsOf(name);
    const [first] = steps;
    if (!first || steps.length === 1) return;
    await many(name, attacker, first.most + 300);
    const { rows } = await (await test.administrator()).query<{ hits: number }>('select hits from naast.throttle');
    const hits = rows.map((row) => row.hits).sort((one, other) => other - one);
    expect(hits).toHaveLength(steps.length);
    expect(hits[0]).toBe(first.most + 300);
    const least = Math.min(...steps.slice(0, -1).map(({ most }) => most));
    expect(hits.at(-1)).toBeLessThanOrEqual(least);
  });

  it('that comes from very many addresses of one network finds the end of that network, and nobody else’s', async () => {
    for (const name of ['code', 'join', 'recovery', 'public-search', 'form-begun'] as const) {
      const last = await counting(async (db) => {
        let verdict = await countTry(db, secret, name, { address: '2001:db8:12:1::1' });
        for (let at = 2; at < 400; at += 1)
          verdict = await countTry(db, secret, name, { address: `2001:db8:12:${at.toString(16)}::1` });
        return verdict;
      });
      expect(last, name).toMatchObject({ fits: false, refusedBy: 'network' });
      expect((await many(name, { ...elsewhere, address: '2001:db8:13:1::1' }, 1))[0], name).toEqual({ fits: true });
    }
  });
});

describe('S7 places that are held for a moment', () => {
  it.each(Object.keys(placeLimits) as (keyof typeof placeLimits)[])(
    '%s: no address and no network holds more than its share, and what is given back is free',
    (name) => {
      const most = placeLimits[name];
      expect([most.address < most.network, most.network < most.all]).toEqual([true, true]);
      const take = sharedPlaces(name);
      const mine = Array.from({ length: most.all }, () => take('198.51.100.66'));
      expect(mine.filter((place) => place !== null)).toHaveLength(most.address);
      const near = Array.from({ length: most.all }, (_, at) => take(`198.51.100.${100 + (at % 100)}`));
      expect(near.filter((place) => place !== null)).toHaveLength(most.network - most.address);
      expect(take('203.0.113.9')).not.toBeNull();
      const [one] = mine;
      // Given back twice is given back once.
      one?.();
      one?.();
      expect([take('198.51.100.66'), take('198.51.100.66')].map((place) => place === null)).toEqual([false, true]);
    },
  );

  it('is counted by what is no address as well', () => {
    expect(countedBlocks('')).toEqual({ own: '', network: '' });
  });
});
