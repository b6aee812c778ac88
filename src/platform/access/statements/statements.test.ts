import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import {
  contentOf,
  groundsForStatements,
  loadStatements,
  signStatement,
  signStatements,
  statementHolds,
} from './index.ts';

describe('signed statements', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  const telephone = (value: string) => ({ kind: 'contact.setting' as const, subject: 'telephone', content: { value } });
  const heldOf = (visit: Visit) =>
    loadStatements(visit.db, 'contact.setting', ['telephone']).then(async (all) => {
      const grounds = await groundsForStatements(visit.db, visit.keys.pins, all);
      return all.filter((one) => statementHolds(one, grounds)).map(contentOf);
    });

  it('say what the leader signed, the newest first', async () => {
    const { leader, bram } = world.people;
    await world.as(leader, (visit) => signStatement(visit, telephone('030 000 00 01')));
    await world.as(leader, (visit) => signStatements(visit, [telephone('030 000 00 02'), telephone('030 000 00 03')]));
    const said = ['030 000 00 03', '030 000 00 02', '030 000 00 01'].map((value) => ({ value }));
    expect(await world.as(bram, heldOf)).toEqual(said);
  });

  it('lose none of two that one person makes at the same moment', async () => {
    const { leader } = world.people;
    const before = await world.as(leader, heldOf);
    await Promise.all(
      ['11', '12', '13'].map((value) => world.as(leader, (visit) => signStatement(visit, telephone(value)))),
    );
    expect(await world.as(leader, heldOf)).toHaveLength(before.length + 3);
  });

  it('are refused by the database from whoever may not say this, in another name, and for what only an act says', async () => {
    const { joke, leader } = world.people;
    const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
    await refused(world.as(joke, (visit) => signStatement(visit, telephone('06 66'))));
    await refused(
      world.as(leader, (visit) =>
        signStatement(visit, { kind: 'person.ended', subject: joke.id, content: { last: 0 } }),
      ),
    );
    await refused(world.as(leader, (visit) => visit.db.deleteFrom('signed_statement').execute()));
    await refused(
      world.as(leader, (visit) => visit.db.updateTable('signed_statement').set({ subject: 'x' }).execute()),
    );
  });

  it('count for nothing once a part of them was changed', async () => {
    const { leader } = world.people;
    const admin = await world.test.administrator();
    await world.as(leader, (visit) => signStatement(visit, telephone('030 000 00 09')));
    const before = await world.as(leader, heldOf);
    const newest = '(select max(number) from naast.signed_statement)';
    for (const change of [
      `content = '{"value":"06 66"}'`,
      "subject = 'mail'",
      "signed_at = signed_at - interval '1 day'",
    ]) {
      await admin.query('begin');
      await admin.query(`update naast.signed_statement set ${change} where number = ${newest}`);
      await admin.query('commit');
      const held = await world.as(leader, heldOf);
      expect(held).toEqual(before.slice(1));
    }
  });
});
