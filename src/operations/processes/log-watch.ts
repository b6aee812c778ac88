import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { lacksEnding } from '#app/platform/access/statements/index.ts';
import type { Pins } from '#app/platform/access/visit/index.ts';
import {
  type AlarmCause,
  type AuditEntry,
  emptyHead,
  followsFrom,
  type LogAlarm,
  type LogHead,
  logHeadOf,
  lookAtTail,
  standsThere,
  verifySlice,
} from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { keepAlarm, type LastSeen, raiseMarks, readLastSeen, seeHead } from './last-seen.ts';
import { beginLogAnew } from './log-beginning.ts';
import { saidYes } from './log-decision.ts';

export interface WatchParts {
  keysFolder: string;
  /** The id of the installation. */
  installation: string;
  /** A transaction as the one who may read the whole log and nothing else. */
  scoped<T>(work: (db: ScopedDb) => Promise<T>): Promise<T>;
  /** Appends to the log, as the jobs. */
  note(entries: AuditEntry[]): Promise<void>;
  /** Null while nothing is set up. */
  pins(): Promise<Pins | null>;
  err(line: string): void;
}

export interface WatchState {
  /** Up to where the whole log was gone through, a slice a round; from the start again when it is through. */
  slice: LogHead;
  /** Of which beginning: one that began anew is gone through from its start. */
  beginning: number;
}

export const newWatchState = (): WatchState => ({ slice: emptyHead, beginning: 0 });

/** So many entries of the older log are looked at again in each round: 17,000 in a minute and a half. */
const sliceSize = 2_000;

/**
 * One look at the log: does it extend the last head that was seen, and is a further slice of it whole? What does not
 * fit is an alarm, which stands until the leader has said yes to the log as it is. Gives the head that was seen; null
 * while an alarm stands.
 */
export async function watchRound(parts: WatchParts, state: WatchState): Promise<LogHead | null> {
  const last = await lastSeen(parts);
  if (last.alarm !== null) return endedAlarm(parts, last.alarm);
  if (state.beginning !== last.beginning) Object.assign(state, { slice: emptyHead, beginning: last.beginning });
  const seen = last.head ?? emptyHead;
  const verdict = await parts.scoped((db) => lookAtTail(db, seen, last.earlier));
  if (!verdict.extends) return raise(parts, verdict.cause, seen, verdict.found);
  const signedFrom = await signedFromOf(parts, last, verdict.head);
  if (signedFrom === null) return raise(parts, 'reworded', seen, verdict.head);
  await seeHead(parts.keysFolder, verdict.head);
  const slice = await parts.scoped((db) => verifySlice(db, state.slice, verdict.head, sliceSize));
  if (slice === null) return raise(parts, 'broken', state.slice, verdict.head);
  const looked = { from: Math.max(state.slice.seq, signedFrom), to: slice.seq };
  const pins = await parts.pins();
  if (pins !== null && (await parts.scoped((db) => lacksEnding(db, pins, looked))))
    return raise(parts, 'broken', state.slice, verdict.head);
  state.slice = slice.seq >= verdict.head.seq ? emptyHead : slice;
  return verdict.head;
}

/**
 * After which entry every ending has its signed statement; null when the database says another entry than it did. Both
 * numbers are written down once for each beginning of the log. Moved back, what ended before would count no more; moved
 * on, what nobody signed would count. What the leader said yes to, or a restore brought, is not looked at again.
 */
async function signedFromOf({ keysFolder, scoped }: WatchParts, seen: LastSeen, now: LogHead): Promise<number | null> {
  const [since, from] = [`endings.signed-since.${seen.beginning}`, `endings.looked-from.${seen.beginning}`];
  const row = await scoped((db) => db.selectFrom('signed_since').select('seq').executeTakeFirst());
  if (row === undefined) return null;
  const first = { [since]: row.seq, [from]: seen.beginning === 1 ? row.seq : now.seq };
  const known = seen.marks[since] === undefined ? (await raiseMarks(keysFolder, first)).marks : seen.marks;
  return known[since] === row.seq ? (known[from] ?? row.seq) : null;
}

/** Keeps the alarm in the keys folder, where no writer of the database gets at it, and says it in the log as well. */
export async function raise(parts: WatchParts, cause: AlarmCause, seen: LogHead, found: LogHead): Promise<null> {
  const id = newId();
  const alarm: LogAlarm = { id, cause, since: new Date().toISOString(), seen, found };
  const kept = await keepAlarm(parts.keysFolder, alarm);
  if (kept.alarm?.id !== id) return null;
  parts.err(`The access book does not extend what was seen of it (${cause}): safe mode until the leader has looked.`);
  await parts
    .note([{ action: 'alarm.log', objectId: id, reason: cause, count: seen.seq }])
    .catch(() => parts.err('The alarm could not be written into the access book.'));
  return null;
}

async function endedAlarm(parts: WatchParts, alarm: LogAlarm): Promise<LogHead | null> {
  const pins = await parts.pins();
  if (pins === null) return null;
  const head = await parts.scoped(async (db) => {
    const yes = await saidYes(db, pins, alarm);
    if (yes === null || !(await standsThere(db, yes))) return null;
    const now = await logHeadOf(db);
    return (await followsFrom(db, yes, now)) ? now : null;
  });
  if (head === null) return null;
  await beginLogAnew(parts.keysFolder, parts.installation, head);
  await parts.note([{ action: 'log.safe-ended', objectId: alarm.id }]).catch(() => undefined);
  return head;
}

/** A file that cannot be read is put aside: nobody knows what was seen last, and that is an alarm as well. */
async function lastSeen(parts: WatchParts): Promise<LastSeen> {
  const { keysFolder } = parts;
  try {
    return await readLastSeen(keysFolder);
  } catch {
    const file = join(keysFolder, 'last-seen.json');
    await rename(file, `${file}.damaged`);
    await raise(parts, 'file-damaged', emptyHead, await parts.scoped(logHeadOf));
    return readLastSeen(keysFolder);
  }
}
