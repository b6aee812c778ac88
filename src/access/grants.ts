import { sql } from 'kysely';
import type { Compartment, ScopedDb } from '#app/database/index.ts';
import {
  type Json,
  type Key,
  newId,
  sha256,
  sign,
  unwrapKey,
  VaultRefusal,
  verifySignature,
  wrapKey,
} from '#app/vault/index.ts';
import { type Certificate, certificateHolds, currentCertificate, loadChain } from './certificates.ts';
import { remember } from './keyring.ts';
import { currentTeamKey } from './teams.ts';
import { holdersOf, type Visit } from './visit.ts';

/** The columns of a grant that opening it needs. */
export interface GrantRow {
  id: string;
  case_id: string;
  compartment: Compartment;
  epoch: number;
  holder_kind: 'person' | 'team' | 'client';
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
const grantContext = (grant: Pick<GrantRow, 'id' | 'case_id' | 'compartment' | 'epoch' | 'holder_id'>) =>
  `grant|${grant.id}|${grant.case_id}|${grant.compartment}|${grant.epoch}|${grant.holder_id}`;

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

export interface GrantMaking {
  caseId: string;
  compartment: Compartment;
  epoch: number;
  key: Key;
  holder: { kind: 'person'; id: string } | { kind: 'team'; id: string };
  until: Date | null;
  reason: string;
  /** Shows a volunteer what earlier volunteers wrote; left out, it does not. */
  earlierReports?: boolean;
}

/**
 * Is a receiver's key certified? The grant is made out to the certified key, never to the one in the person's row; and a
 * person must be certified as a volunteer of the granter's region (T8).
 */
async function receiverKey(
  visit: Visit,
  holder: GrantMaking['holder'],
  granter: Certificate,
): Promise<{ publicKey: Buffer; epoch: number } | null> {
  if (holder.kind === 'team') {
    const key = await currentTeamKey(visit.db, holder.id, visit.keys.pins.root);
    return key && { publicKey: key.public_key, epoch: key.epoch };
  }
  const certificate = await currentCertificate(visit.db, holder.id, visit.keys.pins.root);
  if (!certificate?.roles.includes('volunteer') || certificate.region_id !== granter.region_id) return null;
  return { publicKey: certificate.box_public, epoch: 1 };
}

/**
 * Makes a grant: seals the compartment's key to the holder's certified key and signs it as the granter.
 * Returns the grant's id, or 'no-certificate' when holder or granter cannot be vouched for.
 */
export async function makeGrant(
  visit: Visit,
  making: GrantMaking,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'no-certificate' }> {
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins.root);
  const receiver = own && (await receiverKey(visit, making.holder, own));
  if (!receiver) return { ok: false, reason: 'no-certificate' };
  const draft = {
    id: newId(),
    case_id: making.caseId,
    compartment: making.compartment,
    epoch: making.epoch,
    holder_kind: making.holder.kind,
    holder_id: making.holder.id,
    holder_epoch: receiver.epoch,
    earlier_reports: making.earlierReports ?? false,
    from_at: await startOfThisAct(visit.db),
    until_at: making.until,
    reason: making.reason,
    granter: visit.person.id,
    granter_certificate: own.id,
  };
  const sealed = { ...draft, key_sealed: wrapKey(receiver.publicKey, grantContext(draft), making.key) };
  await visit.db
    .insertInto('case_grant')
    .values({ ...sealed, signature: sign(visit.keys.secret.signSecret, domain, statementOf(sealed)) })
    .execute();
  visit.journal.note({
    action: 'grant.made',
    case: making.caseId,
    compartment: making.compartment,
    grant: draft.id,
    objectId: making.holder.id,
    reason: making.reason,
  });
  return { ok: true, id: draft.id };
}

/**
 * The start of this transaction by the database's clock: row-level security compares with it, so a grant counts at once
 * for what follows in the same act (the safety grant after the core grant, the header after both).
 */
async function startOfThisAct(db: ScopedDb): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select date_trunc('milliseconds', now()) as at`.execute(db);
  return rows[0]?.at ?? new Date();
}

/**
 * The wrap for the oversight team, made with every case key from the first day (settled.md 2). Throws when there is no
 * oversight team: a case that could be lost with one region must not be opened.
 */
export async function wrapForOversight(
  visit: Visit,
  wrapped: { caseId: string; compartment: Compartment; epoch: number; key: Key },
): Promise<void> {
  const team = await visit.db.selectFrom('team').selectAll().where('kind', '=', 'oversight').executeTakeFirst();
  const key = team && (await currentTeamKey(visit.db, team.id, visit.keys.pins.root));
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins.root);
  if (!team || !key || !own) throw new Error('No oversight team that holds.');
  const context = `oversight|${wrapped.caseId}|${wrapped.compartment}|${wrapped.epoch}|${team.id}`;
  const sealed = wrapKey(key.public_key, context, wrapped.key);
  const statement: Json = {
    context,
    team: team.id,
    teamEpoch: key.epoch,
    granter: visit.person.id,
    sealed: sha256(sealed).toString('hex'),
  };
  await visit.db
    .insertInto('oversight_wrap')
    .values({
      case_id: wrapped.caseId,
      compartment: wrapped.compartment,
      epoch: wrapped.epoch,
      team_id: team.id,
      team_epoch: key.epoch,
      key_sealed: sealed,
      granter: visit.person.id,
      granter_certificate: own.id,
      signature: sign(visit.keys.secret.signSecret, 'naast-oversight-1', statement),
    })
    .execute();
}

/** Grants whose signatures were checked before in this process, by all their bytes. No secret. */
const checkedGrants = new Set<string>();
/** Certificates that were checked in this request; not longer, so that a revocation counts for every grant that is new to us. */
const checkedGranters = new WeakMap<Visit, Map<string, Certificate>>();

/** Every byte of a grant and of its signature, so that one that differs anywhere is checked anew. */
function markOf(grant: GrantRow, caseRegion: string): string {
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

/** Was this grant made and signed by a coordinator of the case's region whose certificate held at that time? */
async function grantHolds(visit: Visit, grant: GrantRow, caseRegion: string): Promise<boolean> {
  const mark = markOf(grant, caseRegion);
  if (checkedGrants.has(mark)) return true;
  const statement = statementOf(grant);
  const granter = await granterCertificate(visit, grant);
  if (
    !granter ||
    granter.subject !== grant.granter ||
    !granter.roles.includes('coordinator') ||
    granter.region_id !== caseRegion
  )
    return false;
  if (!verifySignature(granter.sign_public, domain, statement, grant.signature)) return false;
  remember(checkedGrants, mark);
  return true;
}

async function granterCertificate(visit: Visit, grant: GrantRow): Promise<Certificate | null> {
  const granters = checkedGranters.get(visit) ?? new Map<string, Certificate>();
  checkedGranters.set(visit, granters);
  const known = granters.get(grant.granter_certificate);
  if (known && grant.from_at >= known.valid_from && grant.from_at <= known.valid_until) return known;
  const chain = await loadChain(visit.db, [grant.granter_certificate]);
  const certificate = chain.get(grant.granter_certificate);
  if (!certificate || !certificateHolds(certificate, chain, visit.keys.pins.root, grant.from_at)) return null;
  if (certificate.revoked_at === null) granters.set(certificate.id, certificate);
  return certificate;
}

/** Grants that ended by what the access book says, or that hold an earlier key of the case, although their rows live (T90). */
export async function deadGrants(db: ScopedDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select id from naast.dead_grants(${[...ids]}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/**
 * The compartment key inside a grant. Throws VaultRefusal (after noting an alarm) when the grant was not made by who may
 * make it, or is one of the `dead`.
 */
export async function keyOfGrant(
  visit: Visit,
  grant: GrantRow,
  caseRegion: string,
  dead: ReadonlySet<string>,
): Promise<Key> {
  const alarm = () => {
    visit.journal.note({
      action: 'alarm.grant',
      case: grant.case_id,
      compartment: grant.compartment,
      grant: grant.id,
      outcome: 'refused',
    });
    return new VaultRefusal();
  };
  if (dead.has(grant.id)) throw alarm();
  if (!grant.key_sealed || !holdersOf(visit.person).includes(grant.holder_id)) throw alarm();
  if (!(await grantHolds(visit, grant, caseRegion))) throw alarm();
  const recipient =
    grant.holder_kind === 'team' ? await visit.keys.team(grant.holder_id, grant.holder_epoch) : visit.keys.secret;
  if (!recipient) throw alarm();
  try {
    return visit.keys.keep(unwrapKey(recipient, grantContext(grant), grant.key_sealed));
  } catch {
    throw alarm();
  }
}

/** Ends a grant: the row stays for the access book, the sealed key is erased. False when it was not live or not hers to end. */
export async function endGrant(visit: Visit, grantId: string, reason: string): Promise<boolean> {
  const ended = await visit.db
    .updateTable('case_grant')
    .set({ ended_at: new Date(), ended_by: visit.person.id, end_reason: reason, key_sealed: null })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .returning(['case_id', 'compartment', 'holder_id'])
    .executeTakeFirst();
  if (!ended) return false;
  visit.journal.note({
    action: 'grant.ended',
    case: ended.case_id,
    compartment: ended.compartment,
    grant: grantId,
    objectId: ended.holder_id,
    reason,
  });
  return true;
}

/** Live grants for the holders of this person on a case: the condition that lists and openings share (the SQL filter). */
export function liveGrants(db: ScopedDb) {
  const now = new Date();
  return db
    .selectFrom('case_grant')
    .where('case_grant.ended_at', 'is', null)
    .where('case_grant.from_at', '<=', now)
    .where((eb) => eb.or([eb('case_grant.until_at', 'is', null), eb('case_grant.until_at', '>', now)]));
}
