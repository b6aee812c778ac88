import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { objection } from '../testing/limit.ts';
import { urgentDue } from './due-list.ts';
import { dueNumbers } from './due-numbers.ts';

const paper = { letter: null, time: null, place: null, term: null } as const;

describe('how much is due', () => {
  let world: TestWorld;
  let reference: string;

  beforeAll(async () => {
    world = await testWorld();
    const { joke, bram } = world.people;
    reference = await world.as(joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, made.reference, bram.id);
      await objection(visit, made.reference);
      return made.reference;
    });
  });
  afterAll(() => world?.close());

  const all = (who: 'joke' | 'bram' | 'lies') =>
    world.as(world.people[who], async (visit) => (await dueNumbers(visit)).all.all);
  const addOne = (who: 'joke' | 'bram') =>
    world.as(world.people[who], async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (open) await addTask(open, { ...paper, kind: 'send-papers', day: today().add({ days: 3 }).toString() });
    });
  /** Behind the log's back. */
  const hide = async (state: 'open' | 'done') =>
    (await world.test.administrator()).query(`begin; set local session_replication_role = replica;
      update naast.legal_limit set state = '${state}'; commit`);

  it('is not counted again for a coordinator while people only read, and at once after anybody wrote', async () => {
    const before = await all('joke');
    expect(before).toBeGreaterThan(0);
    await hide('done');
    expect([await all('joke'), await all('bram')]).toEqual([before, before - 1]);
    await addOne('bram');
    expect([await all('joke'), await all('bram')]).toEqual([before, before]);
    await hide('open');
    await addOne('bram');
    expect([await all('joke'), await all('bram'), await all('lies')]).toEqual([before + 2, before + 2, 0]);
  });

  it('is told on a first page as it was until anybody wrote, its first lines too, and to a volunteer as it is', async () => {
    const first = (who: 'joke' | 'bram') =>
      world.as(world.people[who], async (visit) => {
        const { late, week, first: lines } = await urgentDue(visit);
        return { urgent: late + week, lines: lines.map(({ day }) => day) };
      });
    const before = await first('joke');
    expect(await first('bram')).toEqual(before);
    await addOne('bram');
    const after = await first('joke');
    expect(after.urgent).toBe(before.urgent + 1);
    expect(after.lines).toHaveLength(Math.min(before.lines.length + 1, 7));
    expect(await first('bram')).toEqual(after);
    await hide('done');
    expect((await first('joke')).urgent).toBe(after.urgent);
    await hide('open');
  });

  it('is counted again after a job proposed another day, of which the log has no entry', async () => {
    const before = await all('joke');
    await hide('done');
    expect(await all('joke')).toBe(before);
    await world.test.installation('jobs').scoped({ kind: 'jobs' }, (db) => sql`select naast.note_change()`.execute(db));
    expect(await all('joke')).toBe(before - 1);
    await hide('open');
  });

  it('is counted again when a grant ends by itself, and has its volunteer in its line until then', async () => {
    const beside = () =>
      world.as(world.people.joke, async (visit) =>
        (await dueNumbers(visit)).volunteers.map(({ personId }) => personId ?? 'none'),
      );
    const { id } = world.people.bram;
    await (await world.test.administrator()).query(
      "update naast.case_grant set until_at = now() + interval '1.5 s' where holder_kind = 'person' and holder_id = $1",
      [id],
    );
    await addOne('joke');
    expect(await beside()).toEqual([id]);
    await expect.poll(beside, { timeout: 10_000 }).toEqual(['none']);
  });

  it('holds no longer than a grant on a client of another region', async () => {
    const administrator = await world.test.administrator();
    const { bram, lies } = world.people;
    const { rows } = await administrator.query<{ until_at: Date }>(
      `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at,
         reason, granter, granter_certificate, signature, key_sealed)
       select gen_random_uuid(), case_id, compartment, epoch, holder_kind, $2, holder_epoch, from_at, now() + interval '1 hour',
         reason, granter, granter_certificate, signature, key_sealed
       from naast.case_grant where holder_id = $1 and compartment = 'core' limit 1 returning until_at`,
      [bram.id, lies.id],
    );
    const [told] = await world.as(
      lies,
      async ({ db }) => (await sql<{ until: Date }>`select until from naast.still_holds(null, null)`.execute(db)).rows,
    );
    expect(told?.until.getTime()).toBeLessThanOrEqual(rows[0]?.until_at.getTime() ?? 0);
  });

  it('T11 tells nobody but a coordinator when something was written, or when a grant begins or ends', async () => {
    for (const who of ['bram', 'leader', 'ada'] as const)
      expect(
        await world.as(
          world.people[who],
          async ({ db }) =>
            (await sql`select changed, until from naast.still_holds(null, null)`.execute(db)).rows.length +
            (await sql`select 1 from naast.clients_in_parts_since(null, null, 'worry', 14, 30)`.execute(db)).rows
              .length,
        ),
      ).toBe(0);
    await expect(
      world.as(world.people.bram, ({ db }) => sql`select naast.counted_until(0)`.execute(db)),
    ).rejects.toThrow();
  });
});
