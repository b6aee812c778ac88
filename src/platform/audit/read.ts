import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type ChainLink, type ChainResult, chainWalk, verifyChain } from './chain.ts';
import { emptyHead, type LogHead } from './log-state.ts';

/** An entry as it is read back: the fields of the entry plus who and when. */
export interface LogEntry {
  seq: number;
  at: string;
  kind: string;
  person?: string;
  roles?: string[];
  session?: string;
  action: string;
  object?: string;
  objectId?: string;
  case?: string;
  reference?: string;
  compartment?: string;
  grant?: string;
  ids?: [string, string][];
  count?: number;
  outcome?: string;
  reason?: string;
  request?: string;
}

const pageOfChain = 2_000;

/** A page of entries after this number, up to that one. */
export async function linksBetween(
  db: ScopedDb,
  after: number,
  upTo: number,
  limit = pageOfChain,
): Promise<ChainLink[]> {
  return db
    .selectFrom('audit_entry')
    .select(['seq', 'body', 'previous', 'hash'])
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** The hashes of a page of entries after this number, up to that one. */
export async function readHashes(db: ScopedDb, after: number, upTo: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select('hash')
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(pageOfChain)
    .execute();
  return rows.map(({ hash }) => Buffer.from(hash));
}

/** All entries, in pages: whatever their number, no more of them are in memory. */
async function* links(db: ScopedDb): AsyncGenerator<ChainLink> {
  let after = 0;
  for (;;) {
    const rows = await linksBetween(db, after, Number.MAX_SAFE_INTEGER);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageOfChain) return;
    after = last.seq;
  }
}

/**
 * Verifies the whole audit log as far as the reader may see it (auditor, leader, the verify command, every night). What
 * is appended meanwhile is walked as well, before the head is looked at: it can only be ahead of us.
 */
export async function verifyLog(db: ScopedDb): Promise<ChainResult> {
  const walked = await verifyChain(links(db));
  if (!walked.ok) return walked;
  const head = await logHeadOf(db);
  const at = { seq: walked.entries, hash: walked.head };
  if (head.seq >= at.seq && (await followsFrom(db, at, head)))
    return { ok: true, entries: head.seq, head: head.hash, firstBad: null };
  return { ...walked, ok: false, firstBad: walked.entries + 1 };
}

interface BookFilter {
  person?: string;
  case?: string;
  before?: number;
  /** Only these acts. */
  actions?: readonly string[];
  /** First and last day by the Dutch clock, both included. */
  from?: string;
  until?: string;
  /** A narrower choice, said by whoever asks. */
  only?: Expression<SqlBool>;
  limit: number;
}

/** A page of the audit log, newest first. */
export async function readLog(db: ScopedDb, filter: BookFilter): Promise<LogEntry[]> {
  const { person, case: caseId, before, actions, only, limit } = filter;
  const narrowed = [
    ...(person ? [sql<SqlBool>`person = ${person}`] : []),
    ...(caseId ? [sql<SqlBool>`case_id = ${caseId}`] : []),
    ...(before ? [sql<SqlBool>`seq < ${before}`] : []),
    ...(await inDays(db, filter)),
    ...(only ? [only] : []),
  ];
  const where = narrowed.length === 0 ? sql`true` : sql.join(narrowed, sql` and `);
  const newest = sql`select seq, body from naast.audit_entry where ${where}`;
  // Each act by its index, and the newest of all of them: in one walk, a rare act would be looked for to the beginning.
  const asked = actions
    ? sql<{ body: string }>`select found.body from unnest(${actions}::text[]) as one(action) cross join lateral (
        ${newest} and audit_entry.action = one.action order by seq desc limit ${limit}) found order by found.seq desc limit ${limit}`
    : sql<{ body: string }>`${newest} order by seq desc limit ${limit}`;
  const { rows } = await asked.execute(db);
  return rows.map((row) => JSON.parse(row.body) as LogEntry);
}

/**
 * The days, and between which numbers they lie: so that a walk from the newest line does not pass all that came later, or
 * go on to the beginning. A clock may have been set back; the lowest and highest number of the days hold for that too.
 */
async function inDays(db: ScopedDb, { from, until }: BookFilter): Promise<RawBuilder<SqlBool>[]> {
  if (!from && !until) return [];
  const midnight = (day: string, after: number) =>
    sql`((${day}::date + ${after}::integer)::timestamp at time zone 'Europe/Amsterdam')`;
  const days = [
    ...(from ? [sql<SqlBool>`at >= ${midnight(from, 0)}`] : []),
    ...(until ? [sql<SqlBool>`at < ${midnight(until, 1)}`] : []),
  ];
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(seq) as first, max(seq) as last from (
      select seq from naast.audit_entry where ${sql.join(days, sql` and `)} offset 0) of_days`.execute(db);
  return [...days, sql<SqlBool>`seq >= ${rows[0]?.first ?? 0}`, sql<SqlBool>`seq <= ${rows[0]?.last ?? 0}`];
}

/** The newest entry, as the database says. */
export async function logHeadOf(db: ScopedDb): Promise<LogHead> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  return head === undefined ? emptyHead : { seq: Number(head.seq), hash: Buffer.from(head.hash).toString('hex') };
}

/** Do the entries after this one follow from it, one from the other, up to that one? */
export async function followsFrom(db: ScopedDb, from: LogHead, to: LogHead): Promise<boolean> {
  let at = from;
  while (at.seq < to.seq) {
    const links = await linksBetween(db, at.seq, to.seq);
    const walked = chainWalk(links, at.seq, Buffer.from(at.hash, 'hex'));
    if (links.length === 0 || walked.firstBad !== null) return false;
    at = { seq: at.seq + links.length, hash: walked.previous.toString('hex') };
  }
  return at.hash === to.hash;
}
