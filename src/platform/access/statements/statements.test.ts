import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StatementKind } from '#app/platform/database/index.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { currentCertificate } from './certificates.store.ts';
import {
  groundsForStatements,
  loadStatements,
  signStatement,
  signStatements,
  statementContent,
  statementHolds,
} from './index.ts';
import { rightsToSay } from './kinds.ts';

/** Said by the function that does the act, never by itself. */
const byTheirAct = [
  'grant.ended',
  'certificate.revoked',
  'person.ended',
  'recovery.sheets-renewed',
  'transfer.accepted',
];

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
      return all.filter((one) => statementHolds(one, grounds)).map(statementContent);
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

  it('may be said, as far as the database goes, by the roles that the table of rights names, and by no other', async () => {
    const { leader, intake, joke, bram, ada } = world.people;
    const tried = { kinds: Object.entries(rightsToSay), allowed: 0 };
    for (const who of [leader, intake, joke, bram, ada]) {
      const own = await world.as(who, ({ db, keys }) => currentCertificate(db, who.id, keys.pins));
      if (!own) throw new Error(`${who.loginName} has no certificate.`);
      for (const [kind, right] of tried.kinds) {
        const may = !byTheirAct.includes(kind) && right.person?.(own, { regionId: who.regionId }) === true;
        expect([who.loginName, kind, await saysAndTakesBack(who, kind as StatementKind)]).toEqual([
          who.loginName,
          kind,
          may,
        ]);
        tried.allowed += Number(may);
      }
    }
    expect(tried.allowed).toBeGreaterThan(tried.kinds.length / 2);
  });

  /** Whether the database took it; nothing of it stays. */
  const saysAndTakesBack = async (who: TestPerson, kind: StatementKind): Promise<boolean> => {
    const said = new Error('taken, and rolled back');
    try {
      await world.as(who, async (visit) => {
        await signStatement(visit, { kind, subject: who.id, content: {} });
        throw said;
      });
    } catch (cause) {
      if (cause === said) return true;
      expect(cause).toMatchObject({ code: '42501' });
    }
    return false;
  };
});
