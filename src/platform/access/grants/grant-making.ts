import { sql } from 'kysely';
import { type Certificate, certifiedKeys, currentCertificate } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { currentTeamKey, type TeamKey } from '#app/platform/access/visit/index.ts';
import type { Compartment, ScopedDb } from '#app/platform/database/index.ts';
import { type Json, type Key, newId, sha256, sign, wrapKey } from '#app/platform/vault/index.ts';
import { caseListOf } from './case-list.ts';
import { type GrantRow, grantContext, signedGrant } from './grants.ts';

export interface GrantMaking {
  caseId: string;
  compartment: Compartment;
  epoch: number;
  key: Key;
  holder: { kind: 'person' | 'team' | 'overseer'; id: string };
  until: Date | null;
  reason: string;
  /** Shows a volunteer what earlier volunteers wrote; left out, it does not. */
  earlierReports?: boolean;
  /** Made anew for whoever holds the case already: the holder's certificate may have ended, though not been revoked. */
  again?: boolean;
}

export const oversightDomain = 'naast-oversight-1';

/** Where a case key is wrapped for the oversight team. */
export const oversightContext = (at: { caseId: string; compartment: Compartment; epoch: number; teamId: string }) =>
  `oversight|${at.caseId}|${at.compartment}|${at.epoch}|${at.teamId}`;

type WrapMaking = Pick<GrantMaking, 'caseId' | 'compartment' | 'epoch' | 'key'>;

/** Makes grants in one act and remembers what it looked up: a region rotates thousands of keys for the same holders. */
export class Granter {
  readonly #teams = new Map<string, TeamKey | null>();
  readonly #people = new Map<string, Certificate | null>();

  readonly visit: Visit;
  readonly certificate: Certificate;
  readonly from: Date;
  readonly oversight: string | null;

  private constructor(visit: Visit, certificate: Certificate, from: Date, oversight: string | null) {
    this.visit = visit;
    this.certificate = certificate;
    this.from = from;
    this.oversight = oversight;
  }

  /** Null when nothing vouches for the one who acts. */
  static async of(visit: Visit): Promise<Granter | null> {
    const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
    const team = await visit.db.selectFrom('team').select('id').where('kind', '=', 'oversight').executeTakeFirst();
    return own && new Granter(visit, own, await startOfThisAct(visit.db), team?.id ?? null);
  }

  /** A signed grant, not written yet; null when its holder cannot be vouched for. */
  async grant(making: GrantMaking): Promise<GrantRow | null> {
    const receiver = await this.#receiver(making.holder, making.again ?? false);
    if (!receiver) return null;
    const draft = {
      id: newId(),
      case_id: making.caseId,
      compartment: making.compartment,
      epoch: making.epoch,
      holder_kind: making.holder.kind,
      holder_id: making.holder.id,
      holder_epoch: receiver.epoch,
      earlier_reports: making.earlierReports ?? false,
      from_at: this.from,
      until_at: making.until,
      reason: making.reason,
      granter: this.visit.person.id,
      granter_certificate: this.certificate.id,
    };
    const key_sealed = wrapKey(receiver.publicKey, grantContext(draft), making.key);
    return signedGrant(this.visit.keys.secret.signSecret, { ...draft, key_sealed });
  }

  /** The wrap for the oversight team, not written yet. Throws when there is none: such a case must not be opened. */
  async oversightWrap({ caseId, compartment, epoch, key }: WrapMaking) {
    const team = this.oversight;
    const receiver = team && (await this.#team(team));
    if (!team || !receiver) throw new Error('No oversight team that holds.');
    const context = oversightContext({ caseId, compartment, epoch, teamId: team });
    const sealed = wrapKey(receiver.public_key, context, key);
    const granter = this.visit.person.id;
    const statement: Json = {
      context,
      team,
      teamEpoch: receiver.epoch,
      granter,
      sealed: sha256(sealed).toString('hex'),
    };
    return {
      case_id: caseId,
      compartment,
      epoch,
      team_id: team,
      team_epoch: receiver.epoch,
      key_sealed: sealed,
      granter,
      granter_certificate: this.certificate.id,
      signature: sign(this.visit.keys.secret.signSecret, oversightDomain, statement),
    };
  }

  /**
   * Is a receiver's key certified? The grant is made out to the certified key, never to the one in the person's row;
   * and a person must be certified as a volunteer of the granter's region (T8), an overseer is the project leader
   * herself.
   */
  async #receiver(holder: GrantMaking['holder'], again: boolean): Promise<{ publicKey: Buffer; epoch: number } | null> {
    if (holder.kind === 'team') {
      const key = await this.#team(holder.id);
      return key && { publicKey: key.public_key, epoch: key.epoch };
    }
    if (holder.kind === 'overseer') {
      const isHerself = this.certificate.subject === holder.id && this.certificate.roles.includes('project-leader');
      return isHerself ? { publicKey: this.certificate.box_public, epoch: 1 } : null;
    }
    const { db, keys } = this.visit;
    const known = this.#people.get(holder.id);
    const look = again ? certifiedKeys : currentCertificate;
    const certificate = known === undefined ? await look(db, holder.id, keys.pins) : known;
    this.#people.set(holder.id, certificate);
    if (!certificate?.roles.includes('volunteer') || certificate.region_id !== this.certificate.region_id) return null;
    return { publicKey: certificate.box_public, epoch: 1 };
  }

  async #team(id: string): Promise<TeamKey | null> {
    const known = this.#teams.get(id);
    const key = known === undefined ? await currentTeamKey(this.visit.db, id, this.visit.keys.pins) : known;
    this.#teams.set(id, key);
    return key;
  }
}

/**
 * Makes a grant: seals the compartment's key to the holder's certified key and signs it as the granter.
 * Returns the grant's id, or 'no-certificate' when holder or granter cannot be vouched for.
 */
export async function makeGrant(
  visit: Visit,
  making: GrantMaking,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'no-certificate' }> {
  const grant = await (await Granter.of(visit))?.grant(making);
  if (!grant) return { ok: false, reason: 'no-certificate' };
  await visit.db.insertInto('case_grant').values(grant).execute();
  caseListOf({ ...making, visit }).noteGrant(grant.id, false);
  visit.journal.note({
    action: 'grant.made',
    case: making.caseId,
    compartment: making.compartment,
    grant: grant.id,
    objectId: making.holder.id,
    reason: making.reason,
  });
  return { ok: true, id: grant.id };
}

/**
 * The wrap for the oversight team, made with every case key from the first day (design question 2). Throws when there
 * is no such team.
 */
export async function wrapForOversight(visit: Visit, wrapped: WrapMaking): Promise<void> {
  const granter = await Granter.of(visit);
  if (!granter) throw new Error('Nobody vouches for the one who opens this case.');
  await visit.db
    .insertInto('oversight_wrap')
    .values(await granter.oversightWrap(wrapped))
    .execute();
}

/**
 * The start of this transaction by the database's clock: row-level security compares with it, so a grant counts at once
 * for what follows in the same act (the safety grant after the core grant, the header after both).
 */
async function startOfThisAct(db: ScopedDb): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select date_trunc('milliseconds', now()) as at`.execute(db);
  return rows[0]?.at ?? new Date();
}
