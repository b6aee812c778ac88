import { sql } from 'kysely';
import {
  groundsForStatements,
  isSignedBy,
  loadStatements,
  readStatement,
  type Statement,
  type StatementRow,
  signForAct,
  signStatement,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** What ended without anybody's signature, for the project leader to say once. */
export interface EndingsToSign {
  /** Entries of the audit log from before endings were signed; 0: none, or they are signed. */
  before: number;
  /** Those entries are not the ones that were signed: somebody changed the log. */
  changed: boolean;
  /** What a restore, or the command after it, ended: whose access, and how many grants. */
  people: string[];
  grants: number;
}

const about = 'audit-log';

/** What there is for the leader to sign; for anybody else nothing. */
export async function endingsToSign(visit: Visit): Promise<EndingsToSign> {
  const now = await digestNow(visit);
  const signed = await digestSigned(visit);
  const ofRestore = await endedByInstallation(visit);
  return {
    before: signed === null ? now.entries : 0,
    changed: signed !== null && signed !== now.digest,
    people: ofRestore.filter(({ kind }) => kind === 'person.ended').map(({ subject }) => subject),
    grants: ofRestore.filter(({ kind }) => kind === 'grant.ended').length,
  };
}

/** The leader's one act: signs the digest of what ended before, and says once more what a restore ended. */
export async function signEndings(visit: Visit): Promise<boolean> {
  const { entries, digest } = await digestNow(visit);
  if (entries > 0 && (await digestSigned(visit)) === null) {
    const content = { entries, digest };
    if (!(await signStatement(visit, { kind: 'endings-before', subject: about, content }))) return false;
  }
  const ofRestore = await endedByInstallation(visit);
  if (ofRestore.length === 0) return true;
  const again = ofRestore.map((one) => ({ kind: one.kind, subject: one.subject, content: statementContent(one) }));
  const statements = await signForAct(visit, again);
  if (statements === null) return false;
  await sql`select naast.confirm_endings(${statements}::jsonb)`.execute(visit.db);
  return true;
}

async function digestNow(visit: Visit): Promise<{ entries: number; digest: string }> {
  const { rows } = await sql<{ entries: number; digest: string }>`
    select entries, digest from naast.endings_before()`.execute(visit.db);
  return rows[0] ?? { entries: 0, digest: '' };
}

/** The first digest that a leader signed counts: a later one would cover up what was changed since. */
async function digestSigned(visit: Visit): Promise<string | null> {
  const all = await loadStatements(visit.db, 'endings-before', [about]);
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, all);
  const first = all.findLast((one) => statementHolds(one, grounds));
  const content = first && statementContent(first);
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isObject && typeof content.digest === 'string' ? content.digest : null;
}

async function endedByInstallation(visit: Visit): Promise<Statement[]> {
  const { rows } = await sql<{ signed: StatementRow }>`select signed from naast.endings_to_confirm()`.execute(visit.db);
  const { endings } = visit.keys.pins;
  return rows.map(({ signed }) => readStatement(signed)).filter((one) => endings != null && isSignedBy(endings, one));
}
