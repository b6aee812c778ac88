import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNewCase } from '#app/service/cases/index.ts';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { makeGrant } from './grant-making.ts';
import { openCase } from './open-case.ts';

describe('who can be given a case', () => {
  let world: TestWorld;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    ({ reference } = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase())));
  });
  afterAll(() => world?.close());

  const give = (person: TestPerson) =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.grant');
      if (!open) throw new Error('The case does not open.');
      const until = new Date(Date.now() + 86_400_000);
      const holder = { kind: 'person', id: person.id } as const;
      return makeGrant(visit, { ...open, holder, until, reason: 'volunteer-match' });
    });

  it('T8 a volunteer whose certificate is of the region, whatever the row of her name says', async () => {
    const { sem, ada } = world.people;
    const administrator = await world.test.administrator();
    for (const person of [sem, ada]) {
      await administrator.query("update naast.person set region_id = $1, roles = array['volunteer'] where id = $2", [
        world.regions.utrecht,
        person.id,
      ]);
      expect(await give(person), person.name).toEqual({ ok: false, reason: 'no-certificate' });
    }
    expect(await give(world.people.bram)).toMatchObject({ ok: true });
  });
});
