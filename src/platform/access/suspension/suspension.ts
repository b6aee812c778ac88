import { z } from 'zod';
import {
  currentCertificate,
  groundsForStatements,
  loadStatements,
  signStatements,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Pins, Suspension, Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow, type Role, type ScopedDb } from '#app/platform/database/index.ts';

const kind = 'training-day';
const contentSchema = z.strictObject({ lastDay: z.iso.date() });
/** So long a day that was verified is believed before certificates and endings are asked again. */
const believedFor = 60_000;

/**
 * Does what this person may open follow from dates? Volunteers only: a colleague who also coordinates or leads opens by
 * other keys, and an emergency must not wait for a training. The database asks the same (`is_suspended`).
 */
export function dependsOnDays(roles: readonly Role[]): boolean {
  return roles.includes('volunteer') && !roles.some((role) => role === 'coordinator' || role === 'project-leader');
}

export interface TrainingDay {
  personId: string;
  lastDay: string;
}

/**
 * Signs the last days of volunteers' trainings, and puts each beside its statement for row-level security. False when no
 * certificate vouches for the one who signs. Throws what the database refuses.
 */
export async function signTrainingDays(visit: Visit, days: readonly TrainingDay[]): Promise<boolean> {
  if (days.length === 0) return true;
  const statements = await signStatements(
    visit,
    days.map(({ personId, lastDay }) => ({ kind, subject: personId, content: { lastDay } })),
  );
  if (statements === null) return false;
  const rows = days.map(({ personId, lastDay }, at) => ({
    person_id: personId,
    kind: 'training' as const,
    last_day: lastDay,
    statement_id: statements[at]?.id ?? '',
  }));
  await visit.db
    .insertInto('access_day')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).doUpdateSet((row) => ({
        last_day: row.ref('excluded.last_day'),
        statement_id: row.ref('excluded.statement_id'),
      })),
    )
    .execute();
  for (const { personId } of days) visit.journal.note({ action: 'day.signed', object: 'training', objectId: personId });
  return true;
}

/** The days that were signed for these volunteers of one region, whatever stands in the clear column. */
export async function signedTrainingDays(
  { db, keys }: Pick<Visit, 'db' | 'keys'>,
  personIds: readonly string[],
  regionId: string | null,
): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  const statements = await loadStatements(db, kind, personIds);
  const grounds = await groundsForStatements(db, keys.pins, statements);
  for (const statement of statements) {
    if (days.has(statement.subject) || !statementHolds(statement, grounds, { regionId })) continue;
    const content = contentSchema.safeParse(statementContent(statement));
    if (content.success) days.set(statement.subject, content.data.lastDay);
  }
  return days;
}

/**
 * Why a volunteer opens no case today; null when nothing is in the way. `known` is the day from which days count, as the
 * process manager keeps it outside the database; only where it keeps none the database's own is believed.
 */
export async function suspensionOf(
  db: ScopedDb,
  person: { id: string; roles: readonly Role[] },
  { pins, known }: { pins: Pins; known: string | null },
): Promise<Suspension | null> {
  if (!dependsOnDays(person.roles)) return null;
  const today = dutchDay(databaseNow());
  if (today < (known ?? (await daysCountFrom(db)))) return null;
  const lastDay = await signedDay(db, person.id, pins);
  return lastDay !== null && lastDay >= today ? null : { lastDay };
}

async function daysCountFrom(db: ScopedDb): Promise<string> {
  const row = await db.selectFrom('installation').select('days_count_from').executeTakeFirst();
  return row?.days_count_from ?? '';
}

/** Days that were verified lately, by the signature of their statement. No secret. */
const believed = new Map<string, number>();

/** The newest day of this volunteer that somebody signed who may: by the region that is certified, not by the row. */
async function signedDay(db: ScopedDb, personId: string, pins: Pins): Promise<string | null> {
  const statements = await loadStatements(db, kind, [personId]);
  const now = databaseNow().getTime();
  const [newest] = statements;
  if (newest && (believed.get(markOf(newest)) ?? 0) > now) return lastDayIn(newest);
  const own = await currentCertificate(db, personId, pins);
  const grounds = await groundsForStatements(db, pins, statements);
  const held = statements.find((one) => statementHolds(one, grounds, { regionId: own?.region_id ?? null, personId }));
  if (!held) return null;
  if (believed.size > 5_000) believed.clear();
  if (held === newest) believed.set(markOf(held), now + believedFor);
  return lastDayIn(held);
}

type Signed = Awaited<ReturnType<typeof loadStatements>>[number];

/** Every part of a statement, so that one that differs anywhere is verified anew. */
const markOf = (one: Signed) =>
  [
    one.id,
    one.subject,
    one.number,
    one.content,
    one.signer,
    one.certificate,
    one.at.getTime(),
    one.signature.toString('hex'),
  ].join('|');

function lastDayIn(statement: Signed): string | null {
  const content = contentSchema.safeParse(statementContent(statement));
  return content.success ? content.data.lastDay : null;
}

/** Days are counted by the Dutch calendar, wherever the server stands. */
function dutchDay(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toString();
}
