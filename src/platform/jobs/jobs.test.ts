import { sql } from 'kysely';
import type pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { reminderDays } from '#app/service/deadlines/index.ts';
import { escalates, recount } from '#app/service/limit-counting/index.ts';
import { noticesOf } from '#app/service/procedures/index.ts';
import { dayOfLetter, objection } from '#app/service/procedures/testing/limit.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { createMailer, type Mailer, round, startWorker, type WorkerParts } from './index.ts';
import { jobSchema } from './job.ts';
import { queueMail, regionsAsMail, sendDue } from './mail-queue.ts';
import { doDueJobs } from './remind.ts';
import { sweepStore } from './sweep.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

describe('background work', () => {
  let world: TestWorld;
  let parts: WorkerParts;
  let reference: string;
  let limit: string;
  let failures: Error[];
  let administrator: pg.Client;
  beforeAll(async () => {
    world = await testWorld();
    administrator = await world.test.administrator();
  });
  afterAll(() => world?.close());

  beforeEach(async () => {
    await rows("update naast.job set state = 'dropped' where state = 'waiting'");
    await rows("update naast.legal_limit set state = 'done' where state = 'open'");
    await rows('delete from naast.notice');
    await rows('delete from naast.mail_due');
    failures = [];
    parts = {
      scoped: (work) => world.test.installation('jobs').scoped({ kind: 'jobs' }, work),
      recount: (clear) => recount(clear)?.drivingDay ?? null,
      reminderDays: ({ catalogueId, drivingDay }, now) =>
        reminderDays(Temporal.PlainDate.from(drivingDay), Temporal.PlainDate.from(now), catalogueId).map(({ on }) =>
          on.toString(),
        ),
      escalates,
      sweep: async () => 0,
      mailboxes: (db, ids) =>
        db
          .selectFrom('region')
          .select(['id', 'mailbox'])
          .where('id', 'in', [...ids])
          .execute(),
      mailer: null,
      report: (error) => failures.push(error),
    };
    ({ reference } = await world.as(world.people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, made.reference, world.people.bram.id);
      return made;
    }));
    // Written three weeks ago: some reminders have passed, so one is due today.
    limit = await world.as(world.people.bram, (visit) => objection(visit, reference, day(-21)));
  });

  async function rows(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await administrator.query(query, values)).rows;
  }
  const jobsOf = (id: string) => rows('select * from naast.job where limit_id = $1 order by run_on', [id]);
  const oneRound = () => round(parts, { checkedOn: null });

  it('lays what is due before whoever holds the case, and nobody else', async () => {
    await oneRound();
    expect(failures).toEqual([]);
    for (const person of [world.people.bram, world.people.joke]) {
      const notices = await world.as(person, noticesOf);
      expect(notices).toContainEqual(
        expect.objectContaining({ kind: 'limit-reminder', reference, limitId: limit, day: day(0) }),
      );
    }
    for (const person of [world.people.noor, world.people.lies, world.people.leader]) {
      expect(await world.as(person, noticesOf)).toEqual([]);
    }
  });

  it('does a job once, however many workers there are', async () => {
    await Promise.all([oneRound(), oneRound(), oneRound()]);
    expect(failures).toEqual([]);
    const due = (await jobsOf(limit)).filter((job) => String(job.run_on) <= day(0));
    expect(due.map((job) => [job.state, job.attempts])).toEqual([['done', 1]]);
    expect(await rows('select * from naast.notice where limit_id = $1', [limit])).toHaveLength(1);
  });

  it('drops the reminder of a limit that is no longer open', async () => {
    await rows("update naast.legal_limit set state = 'done' where id = $1", [limit]);
    await oneRound();
    expect((await jobsOf(limit))[0]).toMatchObject({ state: 'dropped' });
    expect(await rows('select * from naast.notice where limit_id = $1', [limit])).toEqual([]);
  });

  it('reminds nobody of a case that was closed', async () => {
    await world.as(world.people.joke, ({ db }) =>
      db.updateTable('case_file').set({ status: 'closed' }).where('reference', '=', reference).execute(),
    );
    await oneRound();
    expect((await jobsOf(limit))[0]).toMatchObject({ state: 'dropped' });
    expect(await rows('select * from naast.notice where limit_id = $1', [limit])).toEqual([]);
  });

  it('puts a job off that fails, longer each time, and gives up after the sixth', async () => {
    const scoped = parts.scoped;
    let transactions = 0;
    // Every second transaction is the one that counts the failure.
    parts.scoped = (work) => {
      transactions += 1;
      return transactions % 2 === 1
        ? scoped(async (db) => {
            await work(db);
            throw new Error('the disk is full');
          })
        : scoped(work);
    };
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      transactions = 0;
      await doDueJobs(parts, day(0)).catch(() => undefined);
      const job = (await jobsOf(limit))[0];
      expect(job).toMatchObject({ attempts: attempt, state: attempt === 6 ? 'failed' : 'waiting' });
      const wait = new Date(String(job?.try_after)).getTime() - Date.now();
      expect(wait).toBeGreaterThan(4 ** (attempt - 1) * 60_000 - 10_000);
      await rows('update naast.job set try_after = now() where limit_id = $1', [limit]);
    }
  });

  it('only proposes when the calendar of a new edition gives another day, and reminds of the earlier one', async () => {
    const before = await rows('select driving_day, last_day, sealed from naast.legal_limit where id = $1', [limit]);
    // A day before the last one, and so far ahead on every day of the week that it is not an alarm yet.
    parts.recount = () => day(6);
    await oneRound();
    const [after] = await rows('select * from naast.legal_limit where id = $1', [limit]);
    expect(after).toMatchObject({ proposed_day: day(6), ...before[0] });
    expect((await jobsOf(limit)).map((job) => String(job.run_on))).toContain(day(6));
    const notices = await world.as(world.people.bram, noticesOf);
    expect(notices.map(({ kind }) => kind)).toContain('limit-proposal');
  });

  it('alarms whoever holds the case when nobody has confirmed a fatal day two working days before, each day until it is', async () => {
    const soon = await world.as(world.people.bram, (visit) => dayOfLetter(visit, reference, day(1)));
    await world.as(world.people.bram, (visit) => dayOfLetter(visit, reference, day(20)));
    const alarms = async () =>
      (await rows("select limit_id, day::text from naast.notice where kind = 'limit-escalation' order by day")).map(
        ({ limit_id, day: on }) => [limit_id, on],
      );
    await oneRound();
    expect(await alarms()).toEqual([[soon, day(0)]]);
    expect((await world.as(world.people.joke, noticesOf))[0]).toMatchObject({
      kind: 'limit-escalation',
      limitId: soon,
    });
    await oneRound();
    expect(await alarms()).toHaveLength(1);
    await round(parts, { checkedOn: null }, day(1));
    expect(await alarms()).toEqual([
      [soon, day(0)],
      [soon, day(1)],
    ]);
    // The lawyer confirms it: the next morning is quiet.
    await rows('update naast.legal_limit set confirmed = true where id = $1', [soon]);
    await round(parts, { checkedOn: null }, day(2));
    expect(await alarms()).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  it('counts many limits anew in one go: each changed one gets its proposal, its notice and its reminders', async () => {
    const others = [];
    for (const ago of [-3, -8])
      others.push(await world.as(world.people.bram, (visit) => objection(visit, reference, day(ago))));
    parts.recount = () => day(4);
    await oneRound();
    const ids = [limit, ...others];
    const proposed = await rows('select proposed_day from naast.legal_limit where id = any($1)', [ids]);
    expect(proposed.map(({ proposed_day }) => proposed_day)).toEqual([day(4), day(4), day(4)]);
    expect(
      await rows("select id from naast.notice where kind = 'limit-proposal' and limit_id = any($1)", [ids]),
    ).toHaveLength(3);
    const days = await rows('select run_on from naast.job where limit_id = any($1) and run_on = $2', [ids, day(4)]);
    expect(days).toHaveLength(3);
    expect(failures).toEqual([]);
  });

  it('takes a proposal back when the calendar gives the same day again', async () => {
    parts.recount = () => day(3);
    await oneRound();
    parts.recount = (clear) => recount(clear)?.drivingDay ?? null;
    await oneRound();
    expect(await rows('select proposed_day from naast.legal_limit where id = $1', [limit])).toEqual([
      { proposed_day: null },
    ]);
  });

  it('takes nothing from the sealed store when the database shows no rows because it does not believe the context', async () => {
    const told: number[] = [];
    parts.sweep = async (known) => told.push(known.size);
    // A machine that slept between two statements: the signed minute has passed, and row-level security says nothing of it.
    const { scoped } = parts;
    parts.scoped = (work) =>
      scoped(async (db) => {
        await sql`select naast.set_context('v2|jobs||||||')`.execute(db);
        return work(db);
      });
    await oneRound();
    expect(told).toEqual([]);
    expect(failures.map(({ message }) => message)).toContain(
      'The database does not believe the jobs: nothing is swept.',
    );
  });

  it('asks the store to take away what no row knows, and never what is younger than a day', async () => {
    const asked: { known: ReadonlySet<string>; olderThan: Temporal.Instant }[] = [];
    parts.sweep = async (known, olderThan) => {
      asked.push({ known, olderThan });
      return 0;
    };
    await oneRound();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.olderThan.epochMilliseconds).toBeLessThan(Date.now() - 23 * 3_600_000);
  });

  it('T120 makes no file old by a clock that is set ahead, nor young ones by one that is set back', async () => {
    const asked: Temporal.Instant[] = [];
    parts.sweep = async (_, olderThan) => asked.push(olderThan);
    const before = Date.now();
    const threeDays = 3 * 24 * 3_600_000;
    for (const by of [threeDays, -threeDays]) {
      vi.useFakeTimers({ toFake: ['Date'], now: before + by });
      await sweepStore(parts);
      vi.useRealTimers();
    }
    const [ahead, back] = asked.map(({ epochMilliseconds }) => epochMilliseconds);
    expect(ahead).toBeLessThan(before - 23 * 3_600_000);
    expect(back).toBeLessThan(before - threeDays);
  });

  it('T120 does no job twice when the day jumps ahead and back', async () => {
    const state = { checkedOn: null };
    for (const on of [day(0), day(400), day(0), day(400), day(0)]) await round(parts, state, on);
    expect(failures).toEqual([]);
    const done = await jobsOf(limit);
    expect(done.map((job) => [job.state, job.attempts])).toEqual(done.map(() => ['done', 1]));
    const notices = await rows('select kind, day from naast.notice where limit_id = $1', [limit]);
    expect(new Set(notices.map((one) => `${one.kind} ${one.day}`)).size).toBe(notices.length);
  });

  it('T120 forgets no job that was put off while the clock was a year ahead', async () => {
    await rows("update naast.job set try_after = clock_timestamp() + interval '1 year' where limit_id = $1", [limit]);
    await oneRound();
    expect((await jobsOf(limit))[0]).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('tells the intake team once of what was sent in, however much, and at most once in a quarter of an hour', async () => {
    const told: string[] = [];
    const tell = async (mailbox: string) => void told.push(mailbox);
    parts.mailer = { somethingToDo: tell, somethingReady: tell, close: () => undefined };
    parts.mailboxes = async (_, ids) => ids.map((id) => ({ id, mailbox: `${id}@example.org` }));
    const sentIn = (status: string) =>
      rows(
        `insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key,
            received_day, changed_day)
          select gen_random_uuid(), $1, id, 1, '\\x00', '\\x00', sha256(random()::text::bytea), gen_random_uuid(),
            current_date, current_date from naast.team where kind = 'intake'`,
        [status],
      );
    const later = () => rows("update naast.installation set intake_told_at = intake_told_at - interval '16 minutes'");
    const news = () => told.splice(0).filter((mailbox) => mailbox === 'intake@example.org').length;
    await oneRound();
    expect(news()).toBe(0);
    await sentIn('new');
    await sentIn('check');
    await oneRound();
    expect(news()).toBe(1);
    await sentIn('new');
    await oneRound();
    expect(news()).toBe(0);
    await later();
    await oneRound();
    expect(news()).toBe(1);
    // Nothing came since; and what was set aside as a flood is told of when somebody puts it back.
    await later();
    await sentIn('set-aside');
    await oneRound();
    expect(news()).toBe(0);
    await rows("update naast.registration set status = 'new' where status = 'set-aside'");
    await oneRound();
    expect([news(), failures]).toEqual([1, []]);
    // A clock that was a year ahead silences nobody (T120).
    await rows("update naast.installation set intake_told_at = now() + interval '1 year'");
    await sentIn('new');
    await oneRound();
    expect(news()).toBe(1);
    await rows('delete from naast.registration');
  });

  it('T108 jobs hold ids, codes and days only: in the table, and in what the program takes from it', async () => {
    const columns = await rows(
      "select column_name, data_type from information_schema.columns where table_schema = 'naast' and table_name = 'job'",
    );
    const types = Object.fromEntries(columns.map(({ column_name, data_type }) => [column_name, data_type]));
    expect(types).toEqual({
      id: 'uuid',
      kind: 'text',
      case_id: 'uuid',
      limit_id: 'uuid',
      run_on: 'date',
      state: 'text',
      attempts: 'integer',
      try_after: 'timestamp with time zone',
      done_at: 'timestamp with time zone',
    });
    // The two texts are codes of a fixed list, held by the database.
    for (const column of ['kind', 'state']) {
      await expect(rows(`update naast.job set ${column} = 'Selam'`)).rejects.toThrow(/check constraint/);
    }
    const job = { id: limit, kind: 'limit-reminder', case_id: limit, limit_id: limit, run_on: day(0), attempts: 0 };
    expect(jobSchema.safeParse(job).success).toBe(true);
    for (const strange of [
      { ...job, name: 'Selam' },
      { ...job, kind: 'Selam' },
      { ...job, run_on: 'Selam' },
    ]) {
      expect(jobSchema.safeParse(strange).success).toBe(false);
    }
  });

  it('T108 the role of the jobs reads no sealed column, no name, no reference', async () => {
    const jobs = world.test.installation('jobs');
    const forbidden = [
      'select sealed from naast.legal_limit',
      'select sealed from naast.file_object',
      'select * from naast.letter',
      'select * from naast.case_header',
      'select reference from naast.case_file',
      'select name from naast.region',
      'select * from naast.person',
      'update naast.legal_limit set driving_day = current_date',
    ];
    for (const statement of forbidden) {
      const attempt = jobs.scoped({ kind: 'jobs' }, (db) => sql.raw(statement).execute(db));
      await expect(attempt, statement).rejects.toThrow(/permission denied/);
    }
  });

  describe('with a mail server', () => {
    let server: SMTPServer;
    let mailer: Mailer;
    let mails: string[];
    const recipients: string[] = [];
    beforeAll(async () => {
      server = new SMTPServer({
        authOptional: true,
        // It would ask a name server who calls.
        disableReverseLookup: true,
        disabledCommands: ['STARTTLS'],
        onRcptTo({ address }, _session, done) {
          recipients.push(address);
          done();
        },
        onData(stream, _session, done) {
          let text = '';
          stream.on('data', (part: Buffer) => {
            text += part.toString('utf8');
          });
          stream.on('end', () => {
            mails.push(text);
            done();
          });
        },
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const address = server.server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      mailer = createMailer({ server: `smtp://127.0.0.1:${port}`, from: 'post@example.org', password: null });
    });
    afterAll(async () => {
      mailer.close();
      await new Promise<void>((closed) => server.close(closed));
    });
    beforeEach(async () => {
      mails = [];
      parts.mailer = mailer;
      await rows('update naast.region set mailbox = null');
      await rows("update naast.region set mailbox = 'utrecht@example.org' where id = $1", [world.regions.utrecht]);
    });

    it('T109 says that there is something to do: fixed texts, neutral sender, no name, no case', async () => {
      await oneRound();
      expect(failures).toEqual([]);
      expect(mails).toHaveLength(1);
      const mail = mails[0] ?? '';
      expect(mail).toContain('From: post@example.org');
      expect(mail).toContain('To: utrecht@example.org');
      expect(mail).toContain('Subject: Er is iets nieuws');
      expect(mail).toContain('Er is iets te doen.');
      const everything = mail.toLowerCase();
      const names = [
        'selam',
        'bram',
        'joke',
        'utrecht,',
        reference.toLowerCase(),
        limit,
        'bezwaar',
        'ind ',
        'mensenhandel',
      ];
      for (const name of [...names, 'http', day(0)]) expect(everything).not.toContain(name);
      // Nothing in it comes from data: another case gives the same words.
      const body = mail.split('\r\n\r\n').slice(1).join('\n');
      await world.as(world.people.joke, (visit) => objection(visit, reference, day(-14)));
      await oneRound();
      expect(mails[1]?.split('\r\n\r\n').slice(1).join('\n')).toBe(body);
    });

    it('T62 goes to one address and no further, whatever stands in the row: no second one, no other header', async () => {
      const copies = ['\r\nBcc: dief@example.org', ', dief@example.org', '>, <dief@example.org', '\nSubject: Selam'];
      const tell = async () => {
        await parts.scoped((db) => queueMail(parts, db, regionsAsMail([world.regions.utrecht])));
        await sendDue(parts);
      };
      for (const more of copies) {
        await rows("update naast.region set mailbox = 'utrecht@example.org' || $2 where id = $1", [
          world.regions.utrecht,
          more,
        ]);
        await tell();
      }
      expect(mails).toEqual([]);
      for (const more of copies)
        await mailer.somethingToDo(`utrecht@example.org${more}`, crypto.randomUUID()).catch(() => undefined);
      await rows("update naast.region set mailbox = 'utrecht@example.org' where id = $1", [world.regions.utrecht]);
      await tell();
      expect(new Set(recipients.splice(0))).toEqual(new Set(['utrecht@example.org']));
      for (const mail of mails) expect(mail.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc|subject: selam)/im);
    });

    it('goes to the region of the case alone, once a round, and to no region without an address', async () => {
      await world.as(world.people.bram, (visit) => objection(visit, reference, day(-20)));
      await oneRound();
      expect(mails).toHaveLength(1);
      await rows('update naast.region set mailbox = null');
      await world.as(world.people.bram, (visit) => objection(visit, reference, day(-19)));
      await oneRound();
      expect(mails).toHaveLength(1);
    });

    it('keeps a mail that could not be sent, also when the process ends; the notices stand all the same', async () => {
      const away = () => Promise.reject(new Error('no route'));
      const broken: Mailer = { somethingToDo: away, somethingReady: away, close: () => undefined };
      await round({ ...parts, mailer: broken }, { checkedOn: day(0) });
      expect(await rows('select attempts from naast.mail_due where of_id = $1', [world.regions.utrecht])).toEqual([
        { attempts: 1 },
      ]);
      expect(await rows('select * from naast.notice where limit_id = $1', [limit])).toHaveLength(1);
      // Another process, that knows nothing of it but what stands in the database.
      await sendDue(parts, Temporal.Now.instant().add({ minutes: 2 }));
      expect(mails).toHaveLength(1);
      expect(await rows('select * from naast.mail_due')).toEqual([]);
    });
  });

  it('starts at once and stops after its round', async () => {
    const worker = startWorker(parts, { every: 60_000 });
    await worker.stop();
    expect((await jobsOf(limit))[0]).toMatchObject({ state: 'done' });
    expect(failures).toEqual([]);
  });
});
