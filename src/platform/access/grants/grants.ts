import { sql } from 'kysely';
import {
  type Certificate,
  certificateHolds,
  currentCertificate,
  groundsForStatements,
  loadChain,
  markOfStatement,
  readStatement,
  type Statement,
  type StatementRow,
  statementHolds,
  transferHolds,
} from '#app/platform/access/statements/index.ts';
import { dependsOnDays } from '#app/platform/access/suspension/index.ts';
import { holdersOf, rememberMark, type TeamPair, type Visit } from '#app/platform/access/visit/index.ts';
import { type Compartment, databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { type Json, type Key, sha256, sign, VaultRefusal, verifySignature } from '#app/platform/vault/index.ts';

/** The columns of a grant that opening it needs. */
export interface GrantRow {
  id: string;
  case_id: string;
  compartment: Compartment;
  epoch: number;
  holder_kind: 'person' | 'team' | 'client' | 'overseer';
  holder_id: string;
  holder_epoch: number;
  /** May the holder read what earlier volunteers wrote? */
  earlier_reports: boolean;
  from_at: Date;
  until_at: Date | null;
  reason: string;
  granter: string;
  granter_certificate: string;
  signature: Buffer;
  key_sealed: Buffer | null;
}

export const grantColumns = [
  'id',
  'case_id',
  'compartment',
  'epoch',
  'holder_kind',
  'holder_id',
  'holder_epoch',
  'earlier_reports',
  'from_at',
  'until_at',
  'reason',
  'granter',
  'granter_certificate',
  'signature',
  'key_sealed',
] as const;

const domain = 'naast-grant-1';
/** Breaking the glass (design question 2) makes a grant for this reason and for no longer than this. */
export const emergencyAccessReason = 'break-glass';
export const emergencyAccessMinutes = 60;

/** What a sealed case key is bound to. */
export const grantContext = (grant: Pick<GrantRow, 'id' | 'case_id' | 'compartment' | 'epoch' | 'holder_id'>) =>
  `grant|${grant.id}|${grant.case_id}|${grant.compartment}|${grant.epoch}|${grant.holder_id}`;

/** The grant with its granter's signature over all that it says. */
export function signedGrant(signSecret: Uint8Array, grant: Omit<GrantRow, 'signature'>): GrantRow {
  return { ...grant, signature: sign(signSecret, domain, statementOf(grant)) };
}

function statementOf(grant: Omit<GrantRow, 'signature'>): Json {
  return {
    grant: grant.id,
    case: grant.case_id,
    compartment: grant.compartment,
    epoch: grant.epoch,
    holderKind: grant.holder_kind,
    holder: grant.holder_id,
    holderEpoch: grant.holder_epoch,
    // Only where it is so: what was signed before there was such a thing still holds.
    ...(grant.earlier_reports ? { earlierReports: true } : {}),
    from: grant.from_at.toISOString(),
    until: grant.until_at?.toISOString() ?? null,
    reason: grant.reason,
    granter: grant.granter,
    certificate: grant.granter_certificate,
    sealed: sha256(grant.key_sealed ?? '').toString('hex'),
  };
}

/** Grants whose signatures were checked before in this process, by all their bytes. No secret. */
const checkedGrants = new Set<string>();
/**
 * Certificates that were checked in this request; not longer, so that a revocation counts for every grant that is new
 * to us.
 */
const checkedGranters = new WeakMap<Visit, Map<string, Certificate>>();

/** Every byte of a grant and of its signature, so that one that differs anywhere is checked anew. */
export function grantMark(grant: GrantRow, caseRegion: string): string {
  const { from_at, until_at, signature, key_sealed } = grant;
  return [
    grant.id,
    grant.case_id,
    grant.compartment,
    grant.epoch,
    grant.holder_kind,
    grant.holder_id,
    grant.holder_epoch,
    grant.earlier_reports,
    from_at.getTime(),
    until_at?.getTime(),
    grant.reason,
    grant.granter,
    grant.granter_certificate,
    caseRegion,
    signature.toString('latin1'),
    key_sealed?.toString('latin1'),
  ].join('|');
}

/** Was this grant made and signed, under a certificate that held at that time, by somebody who may make it? */
export async function grantHolds(visit: Visit, grant: GrantRow, caseRegion: string): Promise<boolean> {
  const mark = grantMark(grant, caseRegion);
  if (checkedGrants.has(mark)) return true;
  const statement = statementOf(grant);
  const granter = await granterCertificate(visit, grant);
  if (!granter || granter.subject !== grant.granter || !mayGrant(granter, grant, caseRegion)) return false;
  if (!verifySignature(granter.sign_public, domain, statement, grant.signature)) return false;
  rememberMark(checkedGrants, mark);
  return true;
}

/** A coordinator of the case's region; or the project leader, for the leader's own hour of emergency access. */
function mayGrant(granter: Certificate, grant: GrantRow, caseRegion: string): boolean {
  if (grant.holder_kind !== 'overseer')
    return granter.roles.includes('coordinator') && granter.region_id === caseRegion;
  return (
    granter.roles.includes('project-leader') &&
    grant.holder_id === granter.subject &&
    grant.reason === emergencyAccessReason &&
    grant.until_at !== null &&
    grant.until_at.getTime() - grant.from_at.getTime() <= emergencyAccessMinutes * 60_000
  );
}

async function granterCertificate(visit: Visit, grant: GrantRow): Promise<Certificate | null> {
  const granters = checkedGranters.get(visit) ?? new Map<string, Certificate>();
  checkedGranters.set(visit, granters);
  const known = granters.get(grant.granter_certificate);
  if (known && grant.from_at >= known.valid_from && grant.from_at <= known.valid_until) return known;
  const chain = await loadChain(visit.db, visit.keys.pins, [grant.granter_certificate]);
  const certificate = chain.get(grant.granter_certificate);
  if (!certificate || !certificateHolds(certificate, chain, visit.keys.pins.root, grant.from_at)) return null;
  if (certificate.revoked_at === null) granters.set(certificate.id, certificate);
  return certificate;
}

/** Endings whose signatures were checked before in this process: what once counted counts for ever. No secret. */
const checkedEndings = new Set<string>();

/** What the database says against a grant: an ending, or that it holds an earlier key of the case. */
export interface SaidEnding {
  id: string;
  signed: StatementRow | null;
  region_id: string;
  holder_id: string;
  /** What is signed is the proposal of a transfer; it ended this grant when the other region said this. */
  accepted: StatementRow | null;
}

/** Grants that are dead although their rows live (`thoseDead`), by their ids. */
export async function deadGrants(visit: Visit, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<SaidEnding>`
    select id, signed, region_id, holder_id, accepted from naast.dead_grants(${[...ids]}::uuid[])`.execute(visit.db);
  return thoseDead(visit, rows);
}

/** The same of one grant, as a column beside it: what is asked together needs no way of its own. */
export const endingsOfGrant = sql<
  SaidEnding[] | null
>`(select jsonb_agg(to_jsonb(said)) from naast.dead_grants(array[case_grant.id]) said)`;

/**
 * Grants that somebody ended who may, or that hold an earlier key of the case, although their rows live (T90). An ending
 * that nobody signed counts only from before endings were signed.
 */
export async function thoseDead(visit: Visit, rows: readonly SaidEnding[]): Promise<Set<string>> {
  const dead = new Set<string>();
  const unchecked: { row: SaidEnding; ending: Statement; accepted: Statement | null; mark: string }[] = [];
  for (const row of rows) {
    const ending = row.signed && readStatement(row.signed);
    const accepted = row.accepted && readStatement(row.accepted);
    const said = [ending, accepted].flatMap((one) => (one ? [markOfStatement(one)] : []));
    const mark = [...said, row.region_id, row.holder_id].join('|');
    if (ending && !checkedEndings.has(mark)) unchecked.push({ row, ending, accepted, mark });
    else dead.add(row.id);
  }
  if (unchecked.length === 0) return dead;
  const endings = unchecked.flatMap(({ ending, accepted }) => (accepted ? [ending, accepted] : [ending]));
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, endings);
  for (const { row, ending, accepted, mark } of unchecked) {
    const holds = accepted
      ? transferHolds({ proposed: ending, accepted }, grounds, row.region_id)
      : statementHolds(ending, grounds, { regionId: row.region_id, personId: row.holder_id });
    if (!holds) continue;
    rememberMark(checkedEndings, mark);
    dead.add(row.id);
  }
  return dead;
}

/** Notes the alarm of a grant that opens nothing. */
export function refusedGrant(visit: Visit, grant: Pick<GrantRow, 'id' | 'case_id' | 'compartment'>): VaultRefusal {
  visit.journal.note({
    action: 'alarm.grant',
    case: grant.case_id,
    compartment: grant.compartment,
    grant: grant.id,
    outcome: 'refused',
  });
  return new VaultRefusal();
}

/**
 * The compartment key inside a grant. Throws VaultRefusal (after noting an alarm) when the grant was not made by who
 * may make it, or is one of the `dead`.
 */
export async function keyOfGrant(
  visit: Visit,
  grant: GrantRow,
  caseRegion: string,
  dead: ReadonlySet<string>,
): Promise<Key> {
  const recipient = await grantRecipient(visit, grant, caseRegion, dead);
  if (!recipient || !grant.key_sealed) throw refusedGrant(visit, grant);
  try {
    return visit.keys.unwrap(recipient, grantContext(grant), grant.key_sealed);
  } catch {
    throw refusedGrant(visit, grant);
  }
}

/** The keys that open what is sealed in a grant, if the grant holds and is this person's; null otherwise. */
export async function grantRecipient(
  visit: Visit,
  grant: GrantRow,
  caseRegion: string,
  dead: ReadonlySet<string>,
): Promise<Pick<TeamPair, 'boxPublic' | 'boxSecret'> | null> {
  if (dead.has(grant.id)) return null;
  if (!grant.key_sealed || !holdersOf(visit.person).includes(grant.holder_id)) return null;
  if (grant.holder_kind === 'person' && !(await opensOwnGrants(visit))) return null;
  if (!(await grantHolds(visit, grant, caseRegion))) return null;
  return grant.holder_kind === 'team' ? visit.keys.team(grant.holder_id, grant.holder_epoch) : visit.keys.secret;
}

const opensOwn = new WeakMap<Visit, Promise<boolean>>();

/**
 * May this person use grants of their own? Nobody needs no training because a row says that somebody coordinates or
 * leads: the certificate says so too.
 */
function opensOwnGrants(visit: Visit): Promise<boolean> {
  const { id, roles, suspended } = visit.person;
  if (suspended) return Promise.resolve(false);
  if (dependsOnDays(roles)) return Promise.resolve(true);
  const known =
    opensOwn.get(visit) ??
    currentCertificate(visit.db, id, visit.keys.pins).then(
      (certificate) => certificate !== null && !dependsOnDays(certificate.roles),
    );
  opensOwn.set(visit, known);
  return known;
}

/**
 * Live grants for the holders of this person on a case: the condition that lists and openings share (the SQL filter).
 */
export function liveGrants(db: ScopedDb) {
  const now = databaseNow();
  return db
    .selectFrom('case_grant')
    .where('case_grant.ended_at', 'is', null)
    .where('case_grant.from_at', '<=', now)
    .where((eb) => eb.or([eb('case_grant.until_at', 'is', null), eb('case_grant.until_at', '>', now)]));
}
