import type { ScopedDb } from '#app/platform/database/index.ts';
import { type ChainLink, chainWalk, entryHashOf } from './chain.ts';
import { type AlarmCause, emptyHead, type LogHead } from './log-state.ts';
import { followsFrom, linksBetween, logHeadOf } from './read.ts';

export type TailResult =
  | { extends: true; head: LogHead }
  | { extends: false; cause: Exclude<AlarmCause, 'file-damaged'>; found: LogHead };

/**
 * Does the log extend this head: does that entry still stand where it stood, and does everything after it follow from
 * it up to the head of today? The heads seen before it tell where a log that differs began to.
 */
export async function lookAtTail(db: ScopedDb, seen: LogHead, earlier: readonly LogHead[]): Promise<TailResult> {
  const head = await logHeadOf(db);
  if (head.seq >= seen.seq && (await standsThere(db, seen))) {
    const whole = await followsFrom(db, seen, head);
    return whole
      ? { extends: true, head: { ...head, at: await momentOf(db, head.seq) } }
      : { extends: false, cause: 'broken', found: head };
  }
  return { extends: false, cause: await causeOf(db, head, seen, earlier), found: head };
}

/**
 * Lost at its end, as by a server that fell over, or written anew from somewhere before? What was lost is shorter, or
 * what stands in its place was made later.
 */
async function causeOf(db: ScopedDb, head: LogHead, seen: LogHead, earlier: readonly LogHead[]) {
  const later = seen.at !== undefined && ((await momentOf(db, seen.seq)) ?? '') > seen.at;
  if (head.seq >= seen.seq && !later) return 'reworded';
  for (const one of [...earlier, emptyHead].reverse()) {
    if (one.seq > head.seq || (earlier.length > 0 && one.seq === 0) || !(await standsThere(db, one))) continue;
    return (await followsFrom(db, one, head)) ? 'tail-lost' : 'broken';
  }
  return 'reworded';
}

/** When the entry with this number was made, by what it says itself. */
async function momentOf(db: ScopedDb, seq: number): Promise<string | undefined> {
  const [link] = await linksBetween(db, seq - 1, seq, 1);
  if (link === undefined) return undefined;
  try {
    const { at } = JSON.parse(link.body) as { at?: unknown };
    return typeof at === 'string' ? at : undefined;
  } catch {
    return undefined;
  }
}

/** Is the entry with this number the one with this hash, and is the hash that of its words? */
export async function standsThere(db: ScopedDb, { seq, hash }: LogHead): Promise<boolean> {
  if (seq === 0) return hash === emptyHead.hash;
  const [link] = await linksBetween(db, seq - 1, seq, 1);
  return link !== undefined && fits(link, hash);
}

function fits({ previous, body, hash }: ChainLink, wanted: string): boolean {
  return Buffer.from(hash).toString('hex') === wanted && entryHashOf(previous, body).equals(hash);
}

/** Is the next slice of the log whole? Gives up to where it was looked at; null when something does not fit. */
export async function verifySlice(db: ScopedDb, from: LogHead, head: LogHead, length: number): Promise<LogHead | null> {
  const links = await linksBetween(db, from.seq, head.seq, length);
  const walked = chainWalk(links, from.seq, Buffer.from(from.hash, 'hex'));
  const at = { seq: from.seq + links.length, hash: walked.previous.toString('hex') };
  const isShort = links.length < Math.min(length, head.seq - from.seq);
  const isHead = at.seq < head.seq || at.hash === head.hash;
  return walked.firstBad === null && !isShort && isHead ? at : null;
}
