import { sql } from 'kysely';
import { z } from 'zod';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { intakeRecipient, type WorkerParts } from './parts.ts';

/** To whom "there is something to do" is mailed: the intake team, a region, or a volunteer who gave a mailbox. */
export type MailTo = { kind: 'intake' | 'region' | 'person'; id: string };

/**
 * Puts mail into the queue, in the transaction that makes it due: what was laid before people is also mailed, whenever
 * the process ends. Whoever waits for one already gets no second; where somebody took care of that one, this is work again.
 */
export async function queueMail(
  parts: Pick<WorkerParts, 'mailer'>,
  db: ScopedDb,
  to: readonly MailTo[],
): Promise<void> {
  if (parts.mailer === null) return;
  for (const { kind, id } of to)
    await sql`insert into naast.mail_due (id, kind, of_id, created_at, try_after)
      values (${newId()}, ${kind}, ${kind === 'intake' ? null : id}, clock_timestamp(), clock_timestamp())
      on conflict (kind, of_id) where failed_at is null do update set told_at = null, told_by = null
        where mail_due.told_at is not null`.execute(db);
}

/** Regions by their ids; the intake team stands among them. */
export const regionsAsMail = (ids: Iterable<string>): MailTo[] =>
  [...ids].map((id) => ({ kind: id === intakeRecipient ? 'intake' : 'region', id }));

/** The region of a case, and the volunteers beside that client who gave a mailbox. */
export async function queueForCase(
  parts: Pick<WorkerParts, 'mailer'>,
  db: ScopedDb,
  { caseId, region }: { caseId: string; region: string | null },
): Promise<void> {
  const { rows } = await sql<{ person: string }>`select person from naast.to_remind(${caseId})`.execute(db);
  const people = rows.map(({ person }) => ({ kind: 'person' as const, id: person }));
  await queueMail(parts, db, [...(region === null ? [] : regionsAsMail([region])), ...people]);
}

/** A mail server that is away for the weekend gets it on Monday; after this somebody has to look. */
const keptHours = 5 * 24;
const longestPause = 4 * 60;
/** A mail that is put off for longer lay in the future of a clock that was wrong (T120). */
const clockIsWrong = longestPause * 2;

/** What was given up and taken care of by telephone stays readable so long. */
const toldDays = 30;

async function forgetTold(db: ScopedDb, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('mail_due')
    .where('failed_at', 'is not', null)
    .where('told_at', '<', new Date(now.epochMilliseconds - toldDays * 86_400_000))
    .execute();
}

/**
 * Sends what is due, oldest first; at the first failure the rest waits for the next round. Taken out of the queue only once
 * the server took it: it may come twice when the process ends in between, under the same Message-ID.
 */
export async function sendDue(parts: WorkerParts, now = Temporal.Now.instant()): Promise<void> {
  const { mailer } = parts;
  if (mailer === null) return;
  await parts.scoped((db) => forgetTold(db, now));
  while (await parts.scoped((db) => sendOne({ ...parts, mailer }, db, now)));
}

type Sending = WorkerParts & { mailer: NonNullable<WorkerParts['mailer']> };

async function sendOne(parts: Sending, db: ScopedDb, now: Temporal.Instant): Promise<boolean> {
  const mail = await oldestDue(db, now);
  if (mail === null) return false;
  const { id, kind, of_id } = mail;
  // With it goes what failed before: there is something to look at, and now they know.
  const done = () =>
    db
      .deleteFrom('mail_due')
      .where((row) =>
        row.or([
          row('id', '=', id),
          row.and([row('kind', '=', kind), sql<boolean>`of_id is not distinct from ${of_id}`]),
        ]),
      )
      .execute();
  // Where it goes is asked now: an address may have been changed or taken away since it was queued.
  const given =
    kind === 'person' ? await mailboxOfPerson(db, of_id) : await signedMailbox(parts, db, of_id ?? intakeRecipient);
  const mailbox = z.email().safeParse(given).data ?? null;
  // A team without a mailbox still has something to do: it waits as work, and the others need not wait for it (decision 109).
  if (mailbox === null && kind !== 'person') {
    await putOff(db, mail, now);
    return true;
  }
  try {
    if (mailbox !== null && kind === 'person') await parts.mailer.somethingReady(mailbox, id);
    if (mailbox !== null && kind !== 'person') await parts.mailer.somethingToDo(mailbox, id);
    await done();
    return true;
  } catch (error) {
    parts.report(error instanceof Error ? error : new Error('unknown'));
    await putOff(db, mail, now);
    return false;
  }
}

async function oldestDue(db: ScopedDb, now: Temporal.Instant) {
  const at = now.toString();
  const row = await db
    .selectFrom('mail_due')
    .selectAll()
    // What was given up is tried once more when somebody asked for that.
    .where(sql<boolean>`(failed_at is null or try_after > failed_at)`)
    .where(sql<boolean>`(try_after <= ${at}::timestamptz
      or try_after > ${at}::timestamptz + make_interval(mins => ${clockIsWrong}))`)
    .orderBy('try_after')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

async function signedMailbox(parts: WorkerParts, db: ScopedDb, id: string): Promise<string | null> {
  const [found] = await parts.mailboxes(db, [id]);
  return found?.mailbox ?? null;
}

async function mailboxOfPerson(db: ScopedDb, id: string | null): Promise<string | null> {
  const { rows } = await sql<{ mailbox: string }>`select mailbox from naast.reminder_mailbox
    where person_id = ${id} and naast.may_be_reminded(${id})`.execute(db);
  return rows[0]?.mailbox ?? null;
}

/**
 * One minute, then 4, 16, 64, and every four hours; after five days it has failed, and the queue is free for a new one:
 * then `try_after` is not behind `failed_at`, until somebody asks for one more try.
 */
async function putOff(db: ScopedDb, mail: { id: string; attempts: number; created_at: Date }, now: Temporal.Instant) {
  const pause = Math.min(4 ** mail.attempts, longestPause);
  const age = now.epochMilliseconds - mail.created_at.getTime();
  const isOver = age > keptHours * 3_600_000;
  await db
    .updateTable('mail_due')
    .set({
      attempts: mail.attempts + 1,
      try_after: now.add({ minutes: isOver ? 0 : pause }).toString(),
      failed_at: isOver ? now.toString() : null,
    })
    .where('id', '=', mail.id)
    .execute();
}
