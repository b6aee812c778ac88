import { sql } from 'kysely';
import { certificateHolds, currentCertificate, loadChain, mayCertify } from '#app/platform/access/statements/index.ts';
import { currentTeamKey, type Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow, type Role, type Tables } from '#app/platform/database/index.ts';
import {
  type BoxPair,
  bindingKey,
  equal,
  forget,
  type Json,
  sha256,
  sign,
  unwrapKey,
  VaultRefusal,
  verifySignature,
  wrapKey,
} from '#app/platform/vault/index.ts';
import { isBoundBy, isProvedBy, type JoiningKeys } from './joining-keys.ts';

const domain = 'naast-invitation-1';
const context = (invitationId: string, holderId: string) => `invitation|${invitationId}|${holderId}`;
const hashOf = (key: Uint8Array): Buffer => sha256('naast-invitation-key-1', key);

interface Holder {
  holder_id: string;
  box_public: Buffer;
}

interface Invited {
  id: string;
  roles: readonly Role[];
  region_id: string | null;
}

interface Bound {
  id: string;
  bound_at: Date;
  key_hash: Buffer;
  certificate: string;
}

function statementOf(invitation: Bound, invited: Invited, holders: readonly Holder[]): Json {
  return {
    invitation: invitation.id,
    person: invited.id,
    roles: [...invited.roles].sort(),
    region: invited.region_id,
    key: invitation.key_hash.toString('hex'),
    at: invitation.bound_at.toISOString(),
    certificate: invitation.certificate,
    holders: holders.map(({ holder_id, box_public }) => [holder_id, box_public.toString('hex')]).sort(),
  };
}

/**
 * What makes a one-time code bind: whom it is for, signed by the one who gives it, with the code's key sealed to
 * everybody who may let this colleague in. Null when nothing vouches for the giver.
 */
export async function boundInvitation(visit: Visit, invitationId: string, personId: string, code: string) {
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
  if (!own) return null;
  const columns = ['id', 'roles', 'region_id'] as const;
  const invited = await visit.db
    .selectFrom('person')
    .select(columns)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const holders = await holdersFor(visit, invited);
  const key = bindingKey(code);
  try {
    const bound = { id: invitationId, bound_at: databaseNow(), key_hash: hashOf(key), certificate: own.id };
    const signature = sign(visit.keys.secret.signSecret, domain, statementOf(bound, invited, holders));
    const keys = holders.map((holder) => ({
      ...holder,
      invitation_id: invitationId,
      key_sealed: wrapKey(holder.box_public, context(invitationId, holder.holder_id), key),
    }));
    return { columns: { ...bound, signature }, keys };
  } finally {
    forget(key);
  }
}

/** Who may let this colleague in: the one who invites, the leaders, and for a volunteer the team of the region. */
async function holdersFor({ db, person, keys }: Visit, invited: Invited): Promise<Holder[]> {
  const holders = new Map<string, Buffer>([[person.id, Buffer.from(keys.secret.boxPublic)]]);
  const leaders = await db
    .selectFrom('person')
    .select('id')
    .where('status', '=', 'active')
    .where(sql<boolean>`'project-leader' = any(roles)`)
    .where('id', '<>', person.id)
    .execute();
  for (const { id } of leaders) {
    const certificate = await currentCertificate(db, id, keys.pins);
    if (certificate?.roles.includes('project-leader')) holders.set(id, certificate.box_public);
  }
  if (invited.roles.includes('volunteer') && invited.region_id !== null) {
    const team = await db.selectFrom('team').select('id').where('region_id', '=', invited.region_id).executeTakeFirst();
    const key = team && (await currentTeamKey(db, team.id, keys.pins));
    if (key) holders.set(key.team_id, key.public_key);
  }
  return [...holders].map(([holder_id, box_public]) => ({ holder_id, box_public }));
}

/**
 * What guards the keys of somebody who waits. 'bound': they were made with the code that was given, and the digits are
 * the second guard. 'digits-only': an invitation from before codes did bind, or one whose key this colleague does not
 * hold. 'no-proof': whoever has these keys has not shown it yet. 'other-keys': a row is not what was signed or made.
 */
export type JoiningProof = 'bound' | 'digits-only' | 'no-proof' | 'other-keys';

type PersonRow = JoiningKeys & Pick<Tables['person'], 'keys_proof' | 'keys_mac' | 'keys_invitation'>;

/** Judges the keys of somebody who waits, and writes an alarm in the audit log when they are not the invited one's. */
export async function judgeJoining(visit: Visit, person: PersonRow): Promise<JoiningProof> {
  const judged = await judge(visit, person);
  const isNoted = visit.journal
    .entries()
    .some(({ action, objectId }) => action === 'alarm.joining' && objectId === person.id);
  if (judged === 'other-keys' && !isNoted)
    visit.journal.note({ action: 'alarm.joining', objectId: person.id, outcome: 'refused' });
  return judged;
}

async function judge(visit: Visit, person: PersonRow): Promise<JoiningProof> {
  if (person.keys_proof && !isProvedBy(person, person.keys_proof)) return 'other-keys';
  const bound = await judgeBinding(visit, person);
  return bound !== 'other-keys' && !person.keys_proof ? 'no-proof' : bound;
}

async function judgeBinding(visit: Visit, person: PersonRow): Promise<Exclude<JoiningProof, 'no-proof'>> {
  const invitation = person.keys_invitation
    ? await visit.db
        .selectFrom('invitation')
        .select(['id', 'person_id', 'bound_at', 'key_hash', 'certificate', 'signature'])
        .where('id', '=', person.keys_invitation)
        .executeTakeFirst()
    : undefined;
  const { bound_at, key_hash, certificate, signature } = invitation ?? {};
  if (!invitation || !bound_at || !key_hash || !certificate || !signature)
    return person.keys_mac || (await wasBound(visit, person.id)) ? 'other-keys' : 'digits-only';
  const bound = { id: invitation.id, bound_at, key_hash, certificate };
  const holders = await visit.db
    .selectFrom('invitation_key')
    .select(['holder_id', 'box_public', 'key_sealed'])
    .where('invitation_id', '=', invitation.id)
    .execute();
  const isMeant = invitation.person_id === person.id && person.keys_mac !== null;
  if (!isMeant || !(await isSignedByAGiver(visit, person, { bound, signature, holders }))) return 'other-keys';
  if (await wasVouchedForSince(visit, person.id, bound_at)) return 'other-keys';
  const held = await ownKeyAmong(visit, holders);
  return held ? judgeWithKey(person, bound, held) : 'digits-only';
}

function judgeWithKey(person: PersonRow, bound: Bound, { pair, holder }: OwnKey): 'bound' | 'other-keys' {
  try {
    const key = unwrapKey(pair, context(bound.id, holder.holder_id), holder.key_sealed);
    const fits = equal(hashOf(key), bound.key_hash) && isBoundBy(key, person, person.keys_mac ?? Buffer.alloc(0));
    forget(key);
    return fits ? 'bound' : 'other-keys';
  } catch (error) {
    if (error instanceof VaultRefusal) return 'other-keys';
    throw error;
  }
}

/** Was the code given by somebody who might vouch for this person, these roles and this region, when it was given? */
async function isSignedByAGiver(
  { db, keys }: Visit,
  person: PersonRow,
  { bound, signature, holders }: { bound: Bound; signature: Buffer; holders: readonly Holder[] },
): Promise<boolean> {
  const known = await loadChain(db, keys.pins, [bound.certificate]);
  const giver = known.get(bound.certificate);
  if (!giver || !mayCertify(giver, person) || !certificateHolds(giver, known, keys.pins.root, bound.bound_at))
    return false;
  return verifySignature(giver.sign_public, domain, statementOf(bound, person, holders), signature);
}

/** An older code of the same colleague, put back after it was used: somebody has vouched since. */
async function wasVouchedForSince({ db }: Visit, personId: string, moment: Date): Promise<boolean> {
  const later = await db
    .selectFrom('certificate')
    .select('id')
    .where('subject', '=', personId)
    .where('valid_from', '>=', moment)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

type SealedHolder = Holder & { key_sealed: Buffer };
interface OwnKey {
  pair: BoxPair;
  holder: SealedHolder;
}

/** The copy that is sealed to the reader or to a team of the reader's. Which copies there are is signed. */
async function ownKeyAmong({ person, keys }: Visit, holders: readonly SealedHolder[]): Promise<OwnKey | null> {
  for (const holder of holders) {
    if (holder.holder_id === person.id && holder.box_public.equals(keys.secret.boxPublic))
      return { pair: keys.secret, holder };
    if (!person.teams.includes(holder.holder_id)) continue;
    const pair = (await keys.allOf(holder.holder_id)).find(({ boxPublic }) => boxPublic.equals(holder.box_public));
    if (pair) return { pair, holder };
  }
  return null;
}

async function wasBound({ db }: Visit, personId: string): Promise<boolean> {
  const { rows } = await sql<{ bound: boolean }>`select naast.was_bound(${personId}) as bound`.execute(db);
  return rows[0]?.bound ?? false;
}
