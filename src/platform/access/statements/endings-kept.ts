import { sql } from 'kysely';
import type { ScopedDb, StatementKind } from '#app/platform/database/index.ts';
import { type Grounds, groundsOf, type StatementPins } from './grounds.ts';
import { isSignedBy, type Statement } from './statement.ts';
import { loadStatements } from './statements.store.ts';

interface LoggedEnding {
  kind: StatementKind;
  subject: string;
}

/**
 * Whether an ending between two entries of the audit log lacks the statement that was signed in the same transaction:
 * somebody deleted it, so that what ended would count no more.
 */
export async function lacksEnding(
  db: ScopedDb,
  pins: StatementPins,
  { from, to }: { from: number; to: number },
): Promise<boolean> {
  const { rows: logged } = await sql<LoggedEnding>`
    select action as kind, coalesce((body::jsonb) ->> 'grant', (body::jsonb) ->> 'objectId') as subject
    from naast.audit_entry where seq > ${from} and seq <= ${to}
      and action in ('grant.ended', 'certificate.revoked', 'person.ended')`.execute(db);
  const kinds = [...new Set(logged.map(({ kind }) => kind))];
  const subjectsOf = (kind: StatementKind) => logged.flatMap((one) => (one.kind === kind ? [one.subject] : []));
  const said = (await Promise.all(kinds.map((kind) => loadStatements(db, kind, subjectsOf(kind))))).flat();
  const grounds = await groundsOf(
    db,
    pins,
    said.map(({ certificate }) => certificate),
  );
  const kept = new Set(said.filter((one) => isGenuine(one, grounds)).map(({ kind, subject }) => `${kind} ${subject}`));
  return logged.some(({ kind, subject }) => !kept.has(`${kind} ${subject}`));
}

/** Signed, under a certificate that was in force. Whether the signer might is asked where the ending is used. */
function isGenuine(statement: Statement, grounds: Grounds): boolean {
  if (statement.by !== 'person') {
    const key = statement.by === 'root' ? grounds.pins.root : grounds.pins.endings;
    return key != null && isSignedBy(key, statement);
  }
  const certificate = grounds.certificates.get(statement.certificate ?? '');
  return (
    certificate !== undefined &&
    isSignedBy(certificate.sign_public, statement) &&
    grounds.wasInForce(certificate, statement.at)
  );
}
