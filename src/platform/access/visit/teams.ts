import {
  type Certificate,
  certificateHolds,
  currentCertificate,
  groundsOf,
  loadChain,
  type StatementPins,
  seenNumbers,
} from '#app/platform/access/statements/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import {
  type BoxPair,
  type Json,
  newBoxPair,
  newId,
  sign,
  verifySignature,
  wrapKey,
} from '#app/platform/vault/index.ts';
import type { Pins } from './root.ts';

export interface TeamKey {
  team_id: string;
  epoch: number;
  public_key: Buffer;
  signer: string;
  signed_at: Date;
  signature: Buffer;
}

export interface Team {
  id: string;
  kind: 'staff' | 'intake' | 'region' | 'oversight';
  region_id: string | null;
}

const domain = 'naast-team-key-1';

/** What is signed of a team's key; the public process checks the same statement. */
export function teamKeyStatement(team: Team, key: Omit<TeamKey, 'signature'>): { [name: string]: Json } {
  return {
    team: team.id,
    kind: team.kind,
    region: team.region_id,
    epoch: key.epoch,
    public: key.public_key.toString('hex'),
    signer: key.signer,
    at: key.signed_at.toISOString(),
  };
}

/** Where a team's private key is wrapped for a member (or for recovery): bound to team, epoch and receiver. */
export const memberContext = (teamId: string, epoch: number, personId: string) => `team|${teamId}|${epoch}|${personId}`;

/** Is this key of this team vouched for by a project leader whom the root vouches for? */
export function teamKeyHolds(
  team: Team,
  key: TeamKey,
  known: ReadonlyMap<string, Certificate>,
  root: Uint8Array,
): boolean {
  const signer = known.get(key.signer);
  if (!signer?.roles.includes('project-leader') || !certificateHolds(signer, known, root, key.signed_at)) return false;
  return verifySignature(signer.sign_public, domain, teamKeyStatement(team, key), key.signature);
}

/** Under which name the keys folder keeps the newest epoch that was seen of a team's key. */
const markOf = (teamId: string) => `team-key.${teamId}`;

/** Is this the newest key that was seen of the team, or one after it? Who left may know those before. */
export const isNewestSeen = (teamId: string, epoch: number, { root }: Pick<StatementPins, 'root'>): boolean =>
  epoch >= (seenNumbers(root).get(markOf(teamId)) ?? 0);

/** The newest epoch of every team's key that the root vouches for, made before a moment: what the keys folder keeps. */
export async function marksOfTeamKeys(
  db: ScopedDb,
  pins: StatementPins,
  madeBefore: Date,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('team_key as k')
    .innerJoin('team as t', 't.id', 'k.team_id')
    .select(['t.id', 't.kind', 't.region_id'])
    .select(['k.team_id', 'k.epoch', 'k.public_key', 'k.signer', 'k.signed_at', 'k.signature'])
    .where('k.signed_at', '<', madeBefore)
    .orderBy('k.epoch', 'asc')
    .execute();
  const grounds = await groundsOf(
    db,
    pins,
    rows.map(({ signer }) => signer),
  );
  const newest = new Map<string, TeamKey>();
  for (const { id, kind, region_id, ...key } of rows) {
    const signer = grounds.certificates.get(key.signer);
    if (!signer?.roles.includes('project-leader') || !grounds.wasInForce(signer, key.signed_at)) continue;
    // As below: one that is dated before the key that it follows must not close the team for ever.
    if ((newest.get(id)?.signed_at ?? key.signed_at) > key.signed_at) continue;
    const statement = teamKeyStatement({ id, kind, region_id }, key);
    if (verifySignature(signer.sign_public, domain, statement, key.signature)) newest.set(id, key);
  }
  return Object.fromEntries([...newest].map(([id, { epoch }]) => [markOf(id), epoch]));
}

/** The team's newest public key, checked up to the root; null when it has none that holds, or an older one stands in its place. */
export async function currentTeamKey(db: ScopedDb, teamId: string, pins: StatementPins): Promise<TeamKey | null> {
  const team = await db.selectFrom('team').selectAll().where('id', '=', teamId).executeTakeFirst();
  const [key, before] = await db
    .selectFrom('team_key')
    .select(['team_id', 'epoch', 'public_key', 'signer', 'signed_at', 'signature'])
    .where('team_id', '=', teamId)
    .orderBy('epoch', 'desc')
    .limit(2)
    .execute();
  // A leader who has left cannot sign a key with a date before the rotation that followed.
  if (!team || !key || (before && before.signed_at > key.signed_at)) return null;
  if (!isNewestSeen(teamId, key.epoch, pins)) return null;
  return teamKeyHolds(team, key, await loadChain(db, pins, [key.signer]), pins.root) ? key : null;
}

export interface TeamMaking {
  kind: Team['kind'];
  regionId: string | null;
  /** People who get the key at once; each is checked up to the root. */
  members: readonly string[];
  leader: { id: string; certificate: Certificate; signSecret: Uint8Array };
  pins: Pins;
}

/** A team with a key pair that was just made; the private half is forgotten at the end of the request. */
export interface MadeKey {
  team: Team;
  pair: BoxPair;
}

/** Makes a team with its first key. Throws when a member has no valid certificate. */
export async function makeTeam(db: ScopedDb, making: TeamMaking): Promise<MadeKey> {
  const team: Team = { id: newId(), kind: making.kind, region_id: making.regionId };
  await db.insertInto('team').values(team).execute();
  return { team, pair: await makeTeamKey(db, team, 1, making) };
}

/**
 * Makes a key pair of a team for an epoch: sealed to each member and to recovery, signed by the leader. The private
 * half is returned so that the caller can use it in this request; the caller wipes it afterwards. Throws as `makeTeam`
 * does.
 */
export async function makeTeamKey(
  db: ScopedDb,
  team: Team,
  epoch: number,
  { leader, members, pins }: Pick<TeamMaking, 'leader' | 'members' | 'pins'>,
): Promise<BoxPair> {
  const pair = newBoxPair();
  const unsigned = {
    team_id: team.id,
    epoch,
    public_key: pair.boxPublic,
    signer: leader.certificate.id,
    signed_at: databaseNow(),
  };
  const signature = sign(leader.signSecret, domain, teamKeyStatement(team, unsigned));
  const recovery = wrapKey(pins.recovery, memberContext(team.id, epoch, 'recovery'), pair.boxSecret);
  await db
    .insertInto('team_key')
    .values({ ...unsigned, signature, recovery_sealed: recovery })
    .execute();
  for (const personId of members) {
    await addMember(db, {
      teamId: team.id,
      epoch,
      boxSecret: pair.boxSecret,
      personId,
      addedBy: leader.id,
      pins,
    });
  }
  return pair;
}

/**
 * Seals a team's private key to a colleague whose certificate holds now; false when it is there already. Throws when it
 * does not hold.
 */
export async function addMember(
  db: ScopedDb,
  member: {
    teamId: string;
    epoch: number;
    boxSecret: Uint8Array;
    personId: string;
    addedBy: string;
    pins: StatementPins;
  },
): Promise<boolean> {
  const certificate = await currentCertificate(db, member.personId, member.pins);
  if (!certificate) throw new Error('A team key goes only to a colleague whose certificate holds.');
  const sealed = wrapKey(
    certificate.box_public,
    memberContext(member.teamId, member.epoch, member.personId),
    member.boxSecret,
  );
  const added = await db
    .insertInto('team_member')
    .values({
      team_id: member.teamId,
      epoch: member.epoch,
      person_id: member.personId,
      key_sealed: sealed,
      added_by: member.addedBy,
    })
    // After new keys the membership is there, and ended; a live one stays as it is.
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'epoch', 'person_id'])
        .doUpdateSet({ key_sealed: sealed, added_by: member.addedBy, added_at: databaseNow(), ended_at: null })
        .where('team_member.ended_at', 'is not', null),
    )
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
