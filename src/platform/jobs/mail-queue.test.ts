import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import fc from '#test/property.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import type { WorkerParts } from './index.ts';
import { queueForCase, queueMail, regionsAsMail, sendDue } from './mail-queue.ts';

/** Mail with a clock of the test's own: a server that is away, mail that is kept, and mail to a volunteer. */
describe('mail that is due', () => {
  let world: TestWorld;
  let administrator: pg.Client;
  let utrecht: string;
  let begun: Temporal.Instant;
  /** Every time that the server was asked: when (in minutes), what, and whether it took it. */
  let tries: { minute: number; id: string; to: string; taken: boolean }[];
  let minute: number;
  /** From which minute to which the server is away. */
  let away: [number, number];
  let parts: WorkerParts;
  const rows = async (query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await administrator.query(query, values)).rows;

  beforeAll(async () => {
    world = await testWorld();
    administrator = await world.test.administrator();
    utrecht = world.regions.utrecht;
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await rows('delete from naast.mail_due');
    await rows('delete from naast.reminder_mailbox');
    begun = Temporal.Now.instant();
    tries = [];
    minute = 0;
    away = [0, 0];
    const ask = async (to: string, id: string) => {
      const taken = minute < away[0] || minute >= away[1];
      tries.push({ minute, id, to, taken });
      if (!taken) throw new Error('no route');
    };
    parts = {
      scoped: (work) => world.test.installation('jobs').scoped({ kind: 'jobs' }, work),
      mailboxes: async (_, ids) => ids.map((id) => ({ id, mailbox: `${id.slice(0, 8)}@region.example` })),
      mailer: { somethingToDo: ask, somethingReady: ask, close: () => undefined },
      report: () => undefined,
      recount: () => null,
      reminderDays: () => [],
      escalates: () => false,
      sweep: async () => 0,
    };
  });
  const queue = () => parts.scoped((db) => queueMail(parts, db, regionsAsMail([utrecht])));
  const roundAt = async (at: number) => {
    minute = at;
    await sendDue(parts, begun.add({ minutes: at, seconds: 5 }));
  };

  it('is work again when something new comes after somebody took care of it by telephone', async () => {
    const told = async () => (await rows('select told_by from naast.mail_due where failed_at is null'))[0]?.told_by;
    const { joke } = world.people;
    away = [0, 1_000];
    await queue();
    await roundAt(0);
    await rows('update naast.mail_due set told_at = now(), told_by = $1', [joke.id]);
    await roundAt(1);
    expect(await told()).toBe(joke.id);
    await queue();
    expect(await told()).toBeNull();
    expect(await rows('select 1 from naast.mail_due')).toHaveLength(1);
  });

  it('waits for a server that is away for a day, and arrives as one message: at least once, under the same id', async () => {
    away = [0, 24 * 60];
    await queue();
    for (let at = 0; at < 30 * 60; at += 15) await roundAt(at);
    expect(tries.filter(({ taken }) => taken)).toHaveLength(1);
    expect(tries.find(({ taken }) => taken)?.minute).toBeLessThanOrEqual(28 * 60);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    // Not a try a round: a server that comes back is not flooded.
    expect(tries.length).toBeLessThan(16);
    expect(await rows('select * from naast.mail_due')).toEqual([]);
  });

  it('arrives whatever hours the server is away within five days; after that it has failed and somebody is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 160 }), async (hours) => {
        await rows('delete from naast.mail_due');
        tries = [];
        away = [0, hours * 60];
        await queue();
        for (let at = 0; at <= (hours + 5) * 60; at += 60) await roundAt(at);
        const arrived = tries.filter(({ taken }) => taken).length;
        const [row] = await rows('select failed_at is not null as failed from naast.mail_due');
        expect([arrived, row?.failed ?? false]).toEqual(
          hours <= 116 ? [1, false] : arrived === 1 ? [1, false] : [0, true],
        );
        if (hours > 125) expect(row?.failed).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  it('is tried once more when somebody asks after it was given up, and forgotten a month after it was told by telephone', async () => {
    away = [0, 200 * 60];
    await queue();
    for (let at = 0; at <= 130 * 60; at += 240) await roundAt(at);
    const given = tries.length;
    await roundAt(140 * 60);
    expect(tries).toHaveLength(given);
    const ask = (at: number) =>
      rows('update naast.mail_due set try_after = $1', [begun.add({ minutes: at, seconds: 1 }).toString()]);
    // The server is still away: one try, and it is given up as before.
    await ask(150 * 60);
    for (const at of [150, 151, 170]) await roundAt(at * 60);
    expect(tries).toHaveLength(given + 1);
    expect(await rows('select failed_at is not null as failed from naast.mail_due')).toEqual([{ failed: true }]);
    // It is back: it arrives as the message that it was.
    await ask(210 * 60);
    await roundAt(210 * 60);
    expect([tries.at(-1)?.taken, new Set(tries.map(({ id }) => id)).size]).toEqual([true, 1]);
    expect(await rows('select * from naast.mail_due')).toEqual([]);
    await queue();
    await rows('update naast.mail_due set failed_at = $1, try_after = $1, told_at = $1, told_by = $2', [
      begun.toString(),
      world.people.joke.id,
    ]);
    await roundAt(29 * 24 * 60);
    expect(await rows('select * from naast.mail_due')).toHaveLength(1);
    await roundAt(31 * 24 * 60);
    expect(await rows('select * from naast.mail_due')).toEqual([]);
  });

  it('is not lost when the process ends after the server took it: it comes again under the same id', async () => {
    await queue();
    const dies = parts.scoped(async (db) => {
      await sendDue({ ...parts, scoped: (work) => work(db) }, begun.add({ seconds: 5 }));
      throw new Error('The process ended before it was written down.');
    });
    await expect(dies).rejects.toThrow('The process ended');
    await roundAt(1);
    expect(tries.map(({ taken }) => taken)).toEqual([true, true]);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(await rows('select * from naast.mail_due')).toEqual([]);
  });

  it('of a team without a mailbox is not lost: it waits as work, keeps nobody waiting, and goes once there is one', async () => {
    const { utrecht: homeless, groningen: other } = world.regions;
    let written: string | null = 'no address';
    parts.mailboxes = async (_, ids) =>
      ids.map((id) => ({ id, mailbox: id === homeless ? written : `${id.slice(0, 8)}@region.example` }));
    await parts.scoped((db) => queueMail(parts, db, regionsAsMail([homeless, other])));
    for (const at of [0, 2, 10, 80]) {
      await roundAt(at);
      if (at === 2) written = null;
    }
    expect(tries.map(({ to }) => to)).toEqual([`${other.slice(0, 8)}@region.example`]);
    expect(await rows('select of_id, attempts > 0 as counted, failed_at from naast.mail_due')).toEqual([
      { of_id: homeless, counted: true, failed_at: null },
    ]);
    written = 'team@region.example';
    await roundAt(6 * 60);
    expect(tries.at(-1)?.to).toBe('team@region.example');
    expect(await rows('select * from naast.mail_due')).toEqual([]);
  });

  it('of one who waits already is not queued twice', async () => {
    for (let times = 0; times < 3; times += 1) await queue();
    expect(await rows('select * from naast.mail_due')).toHaveLength(1);
  });

  describe('to a volunteer who gave a mailbox', () => {
    let caseId: string;
    beforeEach(async () => {
      const { joke, bram } = world.people;
      const { reference } = await world.as(joke, async (visit) => {
        const made = await openNewCase(visit, ordinaryCase());
        await assignVolunteerTo(visit, made.reference, bram.id);
        return made;
      });
      caseId = String((await rows('select id from naast.case_file where reference = $1', [reference]))[0]?.id);
    });
    const remind = () => parts.scoped((db) => queueForCase(parts, db, { caseId, region: null }));
    const give = (mailbox: string) =>
      world.as(world.people.bram, (visit) =>
        visit.db.insertInto('reminder_mailbox').values({ person_id: visit.person.id, mailbox }).execute(),
      );

    it('goes to whoever holds the case, and to nobody without a mailbox', async () => {
      await remind();
      expect(await rows('select * from naast.mail_due')).toEqual([]);
      await give('bram@post.example');
      await remind();
      await roundAt(0);
      expect(tries.map(({ to }) => to)).toEqual(['bram@post.example']);
    });

    it('asks again at the moment of sending: not to whom the mailbox or the last client was taken meanwhile', async () => {
      await give('bram@post.example');
      await remind();
      await rows('delete from naast.reminder_mailbox');
      await roundAt(0);
      expect(tries).toEqual([]);
      await give('bram@post.example');
      await remind();
      await rows(
        `update naast.case_grant set until_at = clock_timestamp()
         where holder_id = $1 and holder_kind = 'person' and ended_at is null`,
        [world.people.bram.id],
      );
      await roundAt(1);
      expect(tries).toEqual([]);
    });

    it('goes with her when she leaves, with what waits; put back beside her it is read by no job', async () => {
      const { lies, sem } = world.people;
      await world.as(sem, (visit) =>
        visit.db
          .insertInto('reminder_mailbox')
          .values({ person_id: visit.person.id, mailbox: 'sem@post.example' })
          .execute(),
      );
      await rows(
        `insert into naast.mail_due (id, kind, of_id, created_at, try_after) values (gen_random_uuid(), 'person', $1, now(), now())`,
        [sem.id],
      );
      expect(await world.as(lies, (visit) => endAccess(visit, sem.id, 'left'))).not.toBe(null);
      const mine = 'select * from naast.reminder_mailbox where person_id = $1';
      expect(await rows(mine, [sem.id])).toEqual([]);
      expect(await rows('select * from naast.mail_due where of_id = $1', [sem.id])).toEqual([]);
      await rows(`insert into naast.reminder_mailbox values ($1, 'sem@post.example')`, [sem.id]);
      const read = (await parts.scoped((db) => db.selectFrom('reminder_mailbox').selectAll().execute())).map(
        ({ person_id }) => person_id,
      );
      expect(read).not.toContain(sem.id);
      await rows('delete from naast.reminder_mailbox where person_id = $1', [sem.id]);
    });

    it('the mailbox is seen by that volunteer and by the jobs, and by nobody else', async () => {
      await give('bram@post.example');
      for (const person of [world.people.joke, world.people.noor, world.people.leader])
        expect(
          await world.as(person, (visit) => visit.db.selectFrom('reminder_mailbox').selectAll().execute()),
        ).toEqual([]);
      await expect(
        world.as(world.people.noor, (visit) =>
          visit.db
            .insertInto('reminder_mailbox')
            .values({ person_id: world.people.bram.id, mailbox: 'noor@post.example' })
            .execute(),
        ),
      ).rejects.toThrow();
    });
  });
});
