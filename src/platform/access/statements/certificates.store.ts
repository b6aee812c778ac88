import { sql } from 'kysely';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { type Certificate, certificateHolds, longestChain } from './certificates.ts';
import { groundsOf, type StatementPins } from './grounds.ts';
import { rememberFound } from './remembered.ts';

/** Since when certificates are revoked by what somebody signed, by the signatures. What once counted counts for ever. */
const checkedRevocations = new Map<string, number>();

interface RevokedRow {
  id: string;
  at: Date | null;
  /** Hashes of what was signed of it; whether that counts, the signatures say. */
  signed: Buffer | null;
}

/**
 * Which of these were revoked, and since when: by their rows, by a statement of somebody who may, or by what the audit
 * log said before endings were signed (T90).
 */
export async function revocationsOf(
  db: ScopedDb,
  pins: StatementPins,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await sql<RevokedRow>`
    select id, at, signed from naast.revoked_certificates(${[...ids]}::uuid[])`.execute(db);
  const signed = rows.filter((row) => row.signed !== null);
  const marks = new Map(signed.map((row) => [row.id, `${row.id}|${row.signed?.toString('hex')}`]));
  const unchecked = signed.filter((row) => !checkedRevocations.has(marks.get(row.id) ?? ''));
  if (unchecked.length > 0) {
    const grounds = await groundsOf(
      db,
      pins,
      unchecked.map(({ id }) => id),
    );
    for (const { id } of unchecked) {
      const at = grounds.signedRevocationOf(id);
      if (at !== null) rememberFound(checkedRevocations, marks.get(id) ?? '', at.getTime());
    }
  }
  const known = rows.flatMap(({ id, at }) => {
    const moments = [at?.getTime(), checkedRevocations.get(marks.get(id) ?? '')].filter(
      (moment) => moment !== undefined,
    );
    return moments.length === 0 ? [] : [[id, new Date(Math.min(...moments))] as const];
  });
  return new Map(known);
}

/** Loads certificates by id together with those that vouch for them. */
export async function loadChain(
  db: ScopedDb,
  pins: StatementPins,
  ids: readonly string[],
): Promise<Map<string, Certificate>> {
  const known = new Map<string, Certificate>();
  let wanted = [...new Set(ids)];
  for (let step = 0; step < longestChain && wanted.length > 0; step += 1) {
    const rows = await db.selectFrom('certificate').selectAll().where('id', 'in', wanted).execute();
    for (const row of rows) known.set(row.id, row);
    wanted = [...new Set(rows.flatMap((row) => (row.issuer && !known.has(row.issuer) ? [row.issuer] : [])))];
  }
  for (const [id, at] of await revocationsOf(db, pins, [...known.keys()])) {
    const certificate = known.get(id);
    if (certificate) known.set(id, { ...certificate, revoked_at: at });
  }
  return known;
}

/**
 * The newest certificate of a person that was not revoked, also when its days are over: for sealing anew what that
 * person holds, so that nothing is lost while somebody still has to vouch again. Null when nothing ever vouched for
 * this person.
 */
export async function certifiedKeys(db: ScopedDb, personId: string, pins: StatementPins): Promise<Certificate | null> {
  const held = await currentCertificate(db, personId, pins);
  if (held) return held;
  const rows = await db
    .selectFrom('certificate')
    .select('id')
    .where('subject', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('valid_from', 'desc')
    .execute();
  const known = await loadChain(
    db,
    pins,
    rows.map((row) => row.id),
  );
  const own = rows.flatMap((row) => known.get(row.id) ?? []);
  return own.find((one) => one.revoked_at === null && certificateHolds(one, known, pins.root, one.valid_from)) ?? null;
}

/**
 * The newest certificate of a person that holds now; null when there is none. Never cached: a revocation counts at
 * once.
 */
export async function currentCertificate(
  db: ScopedDb,
  personId: string,
  pins: StatementPins,
): Promise<Certificate | null> {
  const now = databaseNow();
  const rows = await db
    .selectFrom('certificate')
    .select('id')
    .where('subject', '=', personId)
    .where('revoked_at', 'is', null)
    .where('valid_until', '>', now)
    .orderBy('valid_from', 'desc')
    .execute();
  if (rows.length === 0) return null;
  const known = await loadChain(
    db,
    pins,
    rows.map((row) => row.id),
  );
  const own = rows.flatMap((row) => known.get(row.id) ?? []);
  return own.find((certificate) => certificateHolds(certificate, known, pins.root, now)) ?? null;
}
