import { sql } from 'kysely';
import { databaseNow, type ScopedDb, type StatementKind } from '#app/platform/database/index.ts';
import { forgetInstallation, installationSecretOf } from '#app/platform/vault/index.ts';
import { currentCertificate } from './certificates.store.ts';
import { type Grounds, groundsOf, type StatementPins } from './grounds.ts';
import type { StatementAbout } from './kinds.ts';
import { readStatement, type Saying, type Statement, signed, statementsAsText } from './statement.ts';

/** Whoever signs: a visit is one. */
export interface Signer {
  readonly db: ScopedDb;
  readonly person: { readonly id: string };
  readonly keys: { readonly secret: { readonly signSecret: Uint8Array }; readonly pins: StatementPins };
}

/** Says this under the signature of the one who acts; null when no certificate vouches for that person. */
export async function signStatement(visit: Signer, saying: Saying): Promise<Statement | null> {
  return (await signStatements(visit, [saying]))?.[0] ?? null;
}

/**
 * Several at once, in order, with two ways to the database whatever their number. `above`: a number that was seen, though
 * the database may have lost what had it.
 */
export async function signStatements(
  visit: Signer,
  sayings: readonly Saying[],
  above = 0,
): Promise<Statement[] | null> {
  const statements = await signedByMe(visit, sayings, above);
  if (statements === null || statements.length === 0) return statements;
  await sql`select naast.append_statements(${statementsAsText(statements)}::jsonb)`.execute(visit.db);
  return statements;
}

/**
 * The statements with their numbers and signatures, not written yet: for an act that writes them itself. Others of the
 * same signer wait until this transaction ends.
 */
async function signedByMe(visit: Signer, sayings: readonly Saying[], above = 0): Promise<Statement[] | null> {
  const { db, person, keys } = visit;
  const certificate = await currentCertificate(db, person.id, keys.pins);
  if (!certificate) return null;
  const { rows } = await sql<{ number: number }>`select naast.next_statement_number() as number`.execute(db);
  const first = Math.max(rows[0]?.number ?? 1, above + 1);
  const by = { by: 'person' as const, signer: person.id, certificate: certificate.id, at: databaseNow() };
  return sayings.map((saying, at) => signed(saying, { ...by, number: first + at }, keys.secret.signSecret));
}

/**
 * The same as text for the function of an act that ends something, which writes it down itself; null when no
 * certificate vouches for the one who acts.
 */
export async function signForAct(visit: Signer, sayings: readonly Saying[]): Promise<string | null> {
  const statements = await signedByMe(visit, sayings);
  return statements && statementsAsText(statements);
}

/** What a command ended without a person: `reopen`, or the journal of a restore. */
export interface InstallationEnding {
  kind: 'grant.ended' | 'certificate.revoked' | 'person.ended' | 'recovery.sheets-renewed';
  subject: string;
}

/**
 * Signs with the key that ends things, as the jobs, what a command has ended; the audit log says so with the commit. Of
 * whoever left nothing counts that was said later. Throws when the keys folder has no such key.
 */
export async function endByInstallation(
  db: ScopedDb,
  seed: Buffer | null,
  endings: readonly InstallationEnding[],
  reason: string,
): Promise<void> {
  if (endings.length === 0) return;
  if (seed === null) throw new Error('The keys folder has no key that ends things: start the service once.');
  const { rows } = await sql<{ number: number }>`select naast.next_statement_number() as number`.execute(db);
  const first = rows[0]?.number ?? 1;
  const secret = installationSecretOf(seed);
  const by = { by: 'installation' as const, signer: null, certificate: null, at: databaseNow() };
  const statements = endings.map((ending, at) =>
    signed({ ...ending, content: { last: first - 1 } }, { ...by, number: first + at }, secret.root.signSecret),
  );
  forgetInstallation(secret);
  await sql`select naast.end_by_installation(${statementsAsText(statements)}::jsonb, ${reason})`.execute(db);
}

/** What was said of this kind about these subjects, the newest first; whether it counts, `statementHolds` says. */
export async function loadStatements(
  db: ScopedDb,
  kind: StatementKind,
  subjects: readonly string[],
): Promise<Statement[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('signed_statement')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', 'in', [...new Set(subjects)])
    .orderBy('number', 'desc')
    .orderBy('signed_at', 'desc')
    .execute();
  return rows.map(readStatement);
}

/** By what these statements are judged; one question to the database for all of them. */
export function groundsForStatements(
  db: ScopedDb,
  pins: StatementPins,
  statements: readonly Statement[],
): Promise<Grounds> {
  return groundsOf(
    db,
    pins,
    statements.map(({ certificate }) => certificate),
  );
}

/** Does this statement count? `about` is what the right to say it depends on. */
export function statementHolds(statement: Statement, grounds: Grounds, about: StatementAbout = {}): boolean {
  return grounds.holds(statement, about);
}
