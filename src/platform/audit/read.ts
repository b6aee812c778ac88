import type { Expression, SqlBool } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type ChainLink, type ChainVerdict, verifyChain } from './chain.ts';

/** An entry as it is read back: the fields of the entry plus who and when. */
export interface BookEntry {
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

async function* links(db: ScopedDb): AsyncGenerator<ChainLink> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['seq', 'body', 'previous', 'hash'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageOfChain)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageOfChain) return;
    after = last.seq;
  }
}

/** Verifies the whole audit log as far as the reader may see it (auditor, leader, the verify command). */
export async function verifyBook(db: ScopedDb): Promise<ChainVerdict> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  return verifyChain(links(db), head);
}

export interface BookFilter {
  person?: string;
  case?: string;
  before?: number;
  /** A narrower choice, said by whoever asks. */
  only?: Expression<SqlBool>;
  limit: number;
}

/** A page of the audit log, newest first. */
export async function readBook(db: ScopedDb, filter: BookFilter): Promise<BookEntry[]> {
  let query = db.selectFrom('audit_entry').select(['body']).orderBy('seq', 'desc').limit(filter.limit);
  if (filter.person) query = query.where('person', '=', filter.person);
  if (filter.case) query = query.where('case_id', '=', filter.case);
  if (filter.before) query = query.where('seq', '<', filter.before);
  if (filter.only) query = query.where(filter.only);
  const rows = await query.execute();
  return rows.map((row) => JSON.parse(row.body) as BookEntry);
}
