import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { ordinaryCase } from '../testing.ts';
import { openNewCase } from './open-new-case.ts';

// A world of its own: what a connection planned before keeps to the plan of a small table.
describe('a new case in a large region', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  it('reads no table as a whole that grows with the installation, where an index answers', async () => {
    const whole = await world.as(world.people.joke, async (visit) => {
      await sql`set local enable_seqscan = off`.execute(visit.db);
      await openNewCase(visit, ordinaryCase());
      const { rows } = await sql<{ table: string; scans: string }>`
        select table_name as table, pg_stat_get_xact_numscans(('naast.' || table_name)::regclass) as scans
        from unnest(array['case_file', 'case_grant', 'case_header', 'case_list', 'case_record', 'oversight_wrap', 'audit_entry'])
          as growing (table_name)`.execute(visit.db);
      return rows.filter(({ scans }) => Number(scans) > 0);
    });
    expect(whole).toEqual([]);
  });
});

describe('a new case', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  it('belongs to the region team from the first moment: both coordinators open it, with core and safety', async () => {
    const { joke, karel } = world.people;
    const made = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    for (const coordinator of [joke, karel]) {
      await world.as(coordinator, async (visit) => {
        expect(await openCase(visit, made.reference, 'core', 'case.read')).toMatchObject({
          caseId: made.caseId,
          grantUntil: null,
        });
        expect(await openCase(visit, made.reference, 'safety', 'case.read-safety')).toMatchObject({
          caseId: made.caseId,
        });
      });
    }
  });

  it('is not there for a volunteer, another region, the leader or the auditor', async () => {
    const { joke, bram, lies, leader, ada } = world.people;
    const { reference } = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    for (const person of [bram, lies, leader, ada]) {
      expect(await world.as(person, (visit) => openCase(visit, reference, 'core', 'case.read'))).toBeNull();
    }
  });

  it('is wrapped for oversight in both compartments', async () => {
    const { joke } = world.people;
    const { caseId } = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    const { rows } = await (await world.test.administrator()).query(
      'select compartment from naast.oversight_wrap where case_id = $1 order by 1',
      [caseId],
    );
    expect(rows.map((row) => row.compartment)).toEqual(['core', 'safety']);
  });

  it('is opened by coordinators only: row-level security refuses a volunteer who gets past the routes', async () => {
    await expect(world.as(world.people.bram, (visit) => openNewCase(visit, ordinaryCase()))).rejects.toThrow();
  });
});
