import { sql } from 'kysely';
import { groundsOf, loadChain } from '#app/platform/access/statements/index.ts';
import { type ScopedDb, writtenOnce } from '#app/platform/database/index.ts';
import {
  derive,
  forget,
  isPair,
  type Key,
  type PersonSecret,
  unwrapKey,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import type { Pins } from './root.ts';
import { memberContext, type Team, teamKeyHolds } from './teams.ts';

export interface TeamPair {
  teamId: string;
  kind: Team['kind'];
  epoch: number;
  boxPublic: Buffer;
  boxSecret: Buffer;
}

/** The keys of one visit: opened when needed, inside the request, and wiped at its end. Never cached beyond it. */
export class Keyring {
  readonly #teams = new Map<string, TeamPair>();
  readonly #again = new Map<Uint8Array, Key>();
  readonly #opened: Uint8Array[] = [];
  #memberships: Promise<MembershipRow[]> | null = null;

  readonly db: ScopedDb;
  readonly personId: string;
  readonly secret: PersonSecret;
  readonly pins: Pins;

  constructor(db: ScopedDb, personId: string, secret: PersonSecret, pins: Pins) {
    this.db = db;
    this.personId = personId;
    this.secret = secret;
    this.pins = pins;
  }

  /**
   * The private key of a team of this person, that of an epoch or else the newest; null when there is none. A swapped
   * public key is refused.
   */
  async team(teamId: string, epoch?: number): Promise<TeamPair | null> {
    const row = await this.#membership(teamId, epoch);
    if (!row?.key_sealed) return null;
    const known = this.#teams.get(`${teamId}|${row.epoch}`);
    if (known) return known;
    const key = {
      team_id: row.id,
      epoch: row.epoch,
      public_key: row.public_key,
      signer: row.signer,
      signed_at: row.signed_at,
      signature: row.signature,
    };
    if (!(await this.#vouched(row, key))) throw new VaultRefusal();
    const boxSecret = this.keep(
      unwrapKey(this.secret, memberContext(teamId, row.epoch, this.personId), row.key_sealed),
    );
    const pair = { teamId, kind: row.kind, epoch: row.epoch, boxPublic: row.public_key, boxSecret };
    // A sealed box does not say who sealed it: a private half planted beside the certified public one is refused here.
    if (!isPair(pair)) throw new VaultRefusal();
    this.#teams.set(`${teamId}|${row.epoch}`, pair);
    return pair;
  }

  /**
   * Every key of a team that this person holds, the newest first: whoever joins later reads what was sealed before
   * (docs/security.md, “Keys that are rotated”).
   */
  async allOf(teamId: string): Promise<TeamPair[]> {
    const newest = await this.team(teamId);
    const rows = (await this.lookUp()).filter((row) => row.id === teamId && row.key_sealed !== null);
    const older = await Promise.all(
      rows.filter((row) => row.epoch !== newest?.epoch).map((row) => this.team(teamId, row.epoch)),
    );
    return [newest, ...older].flatMap((pair) => pair ?? []);
  }

  /** Asks for the person's memberships, once: together with what a page asks first, they cost no way of their own. */
  lookUp(): Promise<readonly MembershipRow[]> {
    this.#memberships ??= this.#livingMemberships();
    return this.#memberships;
  }

  /** A team's key was rotated in this very visit: what was known of the person's memberships is asked anew. */
  lookAgain(): void {
    this.#memberships = null;
  }

  /** The key for documents that a whole team may read (names of colleagues, volunteers' profiles). */
  async teamDocuments(teamId: string, epoch?: number): Promise<{ key: Key; epoch: number } | null> {
    const pair = await this.team(teamId, epoch);
    return pair && { key: this.keep(derive(pair.boxSecret, 'team-documents')), epoch: pair.epoch };
  }

  /** A key inside a grant to this person or to one of the teams, for which `recipient` is the pair. */
  unwrap(recipient: Pick<TeamPair, 'boxPublic' | 'boxSecret'>, context: string, wrapped: Buffer): Key {
    const again = this.#again.get(recipient.boxSecret) ?? this.keep(derive(recipient.boxSecret, 'unwrapped-before'));
    this.#again.set(recipient.boxSecret, again);
    return this.keep(unwrapKey(recipient, context, wrapped, again));
  }

  /** Remembers a secret so that it is wiped with the others. */
  keep<Secret extends Uint8Array>(secret: Secret): Secret {
    this.#opened.push(secret);
    return secret;
  }

  /** Wipes everything that was opened, the person's own keys included. Runs on errors too. */
  forget(): void {
    forget(...this.#opened, this.secret.boxSecret, this.secret.signSecret);
    this.#teams.clear();
    this.#again.clear();
    this.#memberships = null;
  }

  /**
   * The person's newest membership of a team, or that of an epoch. All are read at the first question: a page asks for
   * two or three.
   */
  async #membership(teamId: string, epoch?: number): Promise<MembershipRow | undefined> {
    const isMeant = (row: MembershipRow) => row.id === teamId && (epoch === undefined || row.epoch === epoch);
    const asked = this.#memberships;
    const known = (await this.lookUp()).find(isMeant);
    if (known || asked === null) return known;
    // Become a member in this very visit.
    if (this.#memberships === asked) this.#memberships = null;
    return (await this.lookUp()).find(isMeant);
  }

  async #livingMemberships(): Promise<MembershipRow[]> {
    const rows = await membershipsOf(this.db, this.personId);
    return (await this.#isSaidToHaveLeft(rows)) ? [] : rows;
  }

  /** Memberships that were put back give nothing to whoever left by what somebody signed who may. */
  async #isSaidToHaveLeft(rows: readonly { said_to_have_left: string[] | null }[]): Promise<boolean> {
    const certificates = rows[0]?.said_to_have_left ?? null;
    return certificates !== null && (await groundsOf(this.db, this.pins, certificates)).hasLeft(this.personId);
  }

  async #vouched(team: Parameters<typeof teamKeyHolds>[0], key: Parameters<typeof teamKeyHolds>[1]): Promise<boolean> {
    const mark = `${team.id}|${key.epoch}|${key.public_key.toString('hex')}|${key.signature.toString('hex')}`;
    if (vouchedTeamKeys.has(mark)) return true;
    if (!teamKeyHolds(team, key, await loadChain(this.db, this.pins, [key.signer]), this.pins.root)) return false;
    rememberMark(vouchedTeamKeys, mark);
    return true;
  }
}

type MembershipRow = Awaited<ReturnType<typeof membershipsOf>>[number];

/** Live memberships with the keys of their teams, the newest epoch of a team first. */
const living = writtenOnce((db, _shape: 'all', { personId }: { personId: string }) =>
  db
    .selectFrom('team_member as m')
    .innerJoin('team as t', 't.id', 'm.team_id')
    .innerJoin('team_key as k', (join) => join.onRef('k.team_id', '=', 'm.team_id').onRef('k.epoch', '=', 'm.epoch'))
    .select(['t.id', 't.kind', 't.region_id', 'm.epoch', 'm.key_sealed'])
    .select(['k.public_key', 'k.signer', 'k.signed_at', 'k.signature'])
    .select(sql<string[] | null>`(select naast.said_to_have_left())`.as('said_to_have_left'))
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .where(sql<boolean>`not naast.have_left()`)
    .orderBy('m.epoch', 'desc'),
);
const membershipsOf = (db: ScopedDb, personId: string) => living(db, 'all', { personId });

/**
 * Public statements whose signatures were checked in this process: no secret, and bound to every byte of the statement.
 */
const vouchedTeamKeys = new Set<string>();

export function rememberMark(set: Set<string>, mark: string, most = 20_000): void {
  if (set.size >= most) set.clear();
  set.add(mark);
}
