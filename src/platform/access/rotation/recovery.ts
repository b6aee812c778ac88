import { sql } from 'kysely';
import { enrol, readJoinTicket, stepOfCode } from '#app/platform/access/authentication/index.ts';
import {
  type Certificate,
  certify,
  currentCertificate,
  isSignedBy,
  readStatementText,
  signed,
  statementsAsText,
} from '#app/platform/access/statements/index.ts';
import { sealName } from '#app/platform/access/teams/index.ts';
import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { addMember, Keyring, memberContext, type Pins, type Team } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import {
  type BoxPair,
  forget,
  forgetPerson,
  type InstallationSecret,
  isPair,
  type Key,
  newId,
  newPersonSecret,
  type PasswordCost,
  unwrapKey,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import {
  forgetShares,
  leaderDays,
  type OpenedShares,
  openShares,
  recoverySharesKey,
  sharesNow,
  sharesOf,
} from './recovery-shares.ts';
import { belongsTo } from './rotate-teams.ts';

/** Which two keepers were there, as a code for the audit log. */
const keepers = ([first, second]: [number, number]) =>
  `sheets-${Math.min(first, second)}-and-${Math.max(first, second)}`;

type Refused = Exclude<OpenedShares, { ok: true }>;

/**
 * Opens two shares for one act, and forgets what they gave whatever becomes of it. A try that failed is an alarm in the
 * book.
 */
async function withSheets<T>(
  visit: Visit,
  typed: readonly [string, string],
  act: (secret: InstallationSecret, reason: string, seed: Key) => Promise<T>,
): Promise<T | Refused> {
  const opened = await openShares(visit.keys.pins, typed, (await sharesNow(visit.db, visit.keys.pins)).set);
  if (!opened.ok) {
    visit.journal.note({ action: 'alarm.recovery', outcome: 'refused', reason: opened.problem.reason });
    return opened;
  }
  try {
    return await act(opened.secret, keepers(opened.numbers), opened.seed);
  } finally {
    forgetShares(opened);
  }
}

/** The root vouches once more for the leader who is signed in, with the keys that this session opened. */
export async function renewLeader(visit: Visit, typed: readonly [string, string]): Promise<{ ok: true } | Refused> {
  return withSheets(visit, typed, async ({ root }, reason) => {
    const { roles, id, regionId } = visit.person;
    const { boxPublic, signPublic } = visit.keys.secret;
    const keys = { box_public: Buffer.from(boxPublic), sign_public: Buffer.from(signPublic) };
    await visit.db
      .insertInto('certificate')
      .values(leaderCertificate({ subject: id, roles: [...roles], region_id: regionId, ...keys }, root.signSecret))
      .execute();
    visit.journal.note({ action: 'recovery.used', object: 'certificate', objectId: id, reason });
    return { ok: true };
  });
}

/**
 * Three new shares out of two that count. The old ones count until the new ones are on paper (`putNewShares`): whatever
 * goes wrong before that, nothing is lost. A share of the old set and one of the new give nothing together.
 */
export async function makeNewShares(
  visit: Visit,
  typed: readonly [string, string],
): Promise<{ ok: true; sheets: string[][]; set: string; statement: string } | Refused> {
  return withSheets(visit, typed, async ({ root }, reason, seed) => {
    visit.journal.note({ action: 'recovery.used', object: 'sheets', objectId: visit.person.id, reason });
    const made = await sharesOf(seed);
    return { ok: true, ...made, statement: await signedByRoot(visit, made.set, root.signSecret) };
  });
}

/** From now on only the shares of this set count: they are on paper. False when the root did not sign it. */
export async function putNewShares(visit: Visit, set: string, statement: string): Promise<boolean> {
  const said = readStatementText(statement);
  if (said?.kind !== 'recovery.sheets-renewed' || said.subject !== set || !isSignedBy(visit.keys.pins.root, said))
    return false;
  await sql`select naast.renew_sheets(${statementsAsText([said])}::jsonb->0, ${visit.requestId})`.execute(visit.db);
  return true;
}

/** That these shares count: signed while the seed is at hand, and handed in once they are on paper. */
async function signedByRoot(visit: Visit, subject: string, signSecret: Uint8Array): Promise<string> {
  const { rows } = await sql<{ number: number }>`select naast.next_statement_number() as number`.execute(visit.db);
  const by = { by: 'root' as const, signer: null, certificate: null, number: rows[0]?.number ?? 1, at: databaseNow() };
  return statementsAsText([signed({ kind: 'recovery.sheets-renewed', subject, content: {} }, by, signSecret)]);
}

/** Whoever kept this share is gone, or the share is: the leader is reminded until new ones are on paper. */
export async function noteKeeperGone(visit: Visit, sheet: number): Promise<void> {
  await sql`select naast.note_keeper_gone(${`sheet-${sheet}`}, ${visit.requestId})`.execute(visit.db);
}

function leaderCertificate(
  subject: Pick<Certificate, 'subject' | 'roles' | 'region_id' | 'box_public' | 'sign_public'>,
  signSecret: Uint8Array,
): Certificate {
  const valid_from = databaseNow();
  const valid_until = new Date(valid_from.getTime() + leaderDays * 86_400_000);
  return certify({ ...subject, valid_from, valid_until }, { issuer: null, signSecret });
}

/** Teams whose newest key nobody has who is still here: what they hold is opened by recovery alone. */
export async function lostTeams(visit: Visit): Promise<Team[]> {
  const held = visit.db
    .selectFrom('team_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.team_id')
    .where('m.ended_at', 'is', null)
    .where('p.status', '=', 'active');
  return visit.db.selectFrom('team').selectAll().where('id', 'not in', held).execute();
}

/**
 * Gives a team's keys, of every epoch, to the colleagues who belong to it by their certificates. 'nobody' when none has
 * been let in yet. They hold what the team held before; its key has to be rotated afterwards, since somebody has left.
 */
export async function recoverTeam(
  visit: Visit,
  team: Team,
  typed: readonly [string, string],
): Promise<{ ok: true; members: number } | { ok: false; at: null; problem: { reason: 'nobody' } } | Refused> {
  const members = await belonging(visit, team);
  if (members.length === 0) return { ok: false, at: null, problem: { reason: 'nobody' } };
  return withSheets(visit, typed, async ({ recovery }, reason) => {
    await shareRecovered(visit.db, visit.person.id, { team, recovery, members, pins: visit.keys.pins });
    const count = members.length;
    visit.journal.note({ action: 'recovery.used', object: team.kind, objectId: team.id, reason, count });
    return { ok: true, members: count };
  });
}

async function belonging(visit: Visit, team: Team): Promise<string[]> {
  const people = await visit.db
    .selectFrom('person')
    .select(['id', 'roles', 'region_id'])
    .where('status', '=', 'active')
    .execute();
  const members: string[] = [];
  for (const person of people) {
    if (!belongsTo(team, person)) continue;
    const certificate = await currentCertificate(visit.db, person.id, visit.keys.pins);
    if (certificate && belongsTo(team, certificate)) members.push(person.id);
  }
  return members;
}

async function shareRecovered(
  db: ScopedDb,
  addedBy: string,
  { team, recovery, members, pins }: { team: Team; recovery: BoxPair; members: readonly string[]; pins: Pins },
): Promise<void> {
  const keys = await db.selectFrom('team_key').selectAll().where('team_id', '=', team.id).execute();
  for (const { epoch, public_key, recovery_sealed } of keys) {
    const boxSecret = unwrapKey(recovery, memberContext(team.id, epoch, 'recovery'), recovery_sealed);
    try {
      // A private half that somebody planted for recovery does not fit the certified public one.
      if (!isPair({ boxPublic: public_key, boxSecret })) throw new VaultRefusal();
      for (const personId of members)
        await addMember(db, { teamId: team.id, epoch, boxSecret, personId, addedBy, pins });
    } finally {
      forget(boxSecret);
    }
  }
}

export interface NewLeader {
  loginName: string;
  name: string;
  password: string;
  ticket: string;
  code: string;
  sheets: readonly [string, string];
  passwordCost?: PasswordCost;
}

export type NewLeaderResult =
  | { ok: true; leaderId: string }
  | { ok: false; reason: 'wrong-code' | 'name-taken' | 'not-claimed' }
  | (Refused & { reason: 'sheets' });

/**
 * For an installation whose project leader is gone: two recovery shares make a new one, with the keys of all colleagues
 * and of oversight. The former one stays until the new one ends that access. All of it in one transaction, or nothing.
 */
export async function makeNewLeader(installation: StaffInstallation, wanted: NewLeader): Promise<NewLeaderResult> {
  const ticket = readJoinTicket(installation, wanted.ticket);
  const step = ticket && stepOfCode(ticket.secret, wanted.code);
  const pins = installation.pins();
  if (!pins) return { ok: false, reason: 'not-claimed' };
  if (!ticket || step === null) return { ok: false, reason: 'wrong-code' };
  const { set } = await installation.scoped({ kind: 'door' }, (db) => sharesNow(db, pins));
  const opened = await openShares(pins, wanted.sheets, set);
  if (!opened.ok) {
    const entry = { action: 'alarm.recovery', outcome: 'refused', reason: opened.problem.reason } as const;
    await installation.scoped({ kind: 'door' }, (db) => appendEntries(db, [entry]));
    return { ...opened, reason: 'sheets' };
  }
  const secret = newPersonSecret();
  const leaderId = newId();
  const fromSheets = recoverySharesKey(opened.seed);
  try {
    return await installation.scoped({ kind: 'door' }, async (db): Promise<NewLeaderResult> => {
      const { rows } = await sql<{ added: boolean }>`
        select naast.add_leader(${leaderId}, ${wanted.loginName}, ${secret.boxPublic}, ${secret.signPublic},
          ${fromSheets}) as added`.execute(db);
      if (!rows[0]?.added) return { ok: false, reason: 'name-taken' };
      await installation.become(db, { kind: 'person', person: leaderId, session: newId() });
      const { password, passwordCost } = wanted;
      const enrolment = { password, totp: ticket.secret, totpStep: step, ...(passwordCost ? { passwordCost } : {}) };
      await enrol(db, installation, { personId: leaderId, secret, ...enrolment });
      const keys = { box_public: secret.boxPublic, sign_public: secret.signPublic };
      const subject = { subject: leaderId, roles: ['project-leader' as const], region_id: null, ...keys };
      await db.insertInto('certificate').values(leaderCertificate(subject, opened.secret.root.signSecret)).execute();
      const { recovery } = opened.secret;
      const teams = await db.selectFrom('team').selectAll().where('kind', 'in', ['staff', 'oversight']).execute();
      for (const team of teams) await shareRecovered(db, leaderId, { team, recovery, members: [leaderId], pins });
      await nameLeader(db, leaderId, { secret, pins, name: wanted.name });
      const reason = keepers(opened.numbers);
      await appendEntries(db, [{ action: 'recovery.used', object: 'leader', objectId: leaderId, reason }]);
      return { ok: true, leaderId };
    });
  } finally {
    forgetShares(opened);
    forgetPerson(secret);
    forget(fromSheets);
  }
}

async function nameLeader(
  db: ScopedDb,
  leaderId: string,
  { secret, pins, name }: Pick<Keyring, 'secret' | 'pins'> & { name: string },
): Promise<void> {
  const sealed = await sealName(db, new Keyring(db, leaderId, secret, pins), leaderId, name);
  await db.updateTable('person').set(sealed).where('id', '=', leaderId).execute();
}
