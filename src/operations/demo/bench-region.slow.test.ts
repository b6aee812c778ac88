import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownOfClients } from '#app/service/cases/index.ts';
import { countDue } from '#app/service/procedures/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { buildBenchRegion } from './bench-region.ts';

describe('a region for measuring', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  it('holds as many open cases as were asked for, and every third has a limit', async () => {
    const { joke } = world.people;
    const references = await buildBenchRegion({ as: (work) => world.as(joke, work) }, { cases: 70 });
    expect(new Set(references).size).toBe(70);
    const counted = await world.as(joke, async (visit) => [
      (await knownOfClients(visit)).numbers.numbers.without,
      await countDue(visit, 'all'),
    ]);
    expect(counted).toEqual([70, 24]);
  });
});
