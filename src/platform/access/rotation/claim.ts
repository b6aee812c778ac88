import { sql } from 'kysely';
import { enrol, readJoinTicket, stepOfCode } from '#app/platform/access/authentication/index.ts';
import { type Certificate, certify } from '#app/platform/access/statements/index.ts';
import type { Pins, StaffInstallation } from '#app/platform/access/visit/index.ts';
import { makeTeam } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import {
  derive,
  forget,
  forgetInstallation,
  forgetPerson,
  type InstallationSecret,
  installationSecretOf,
  type Key,
  newId,
  newInstallationSeed,
  newPersonSecret,
  type PasswordCost,
  type PersonSecret,
  sealDocument,
  sha256,
} from '#app/platform/vault/index.ts';
import { leaderDays, recoverySharesKey, sharesOf } from './recovery-shares.ts';

export interface Claim {
  loginName: string;
  name: string;
  password: string;
  ticket: string;
  code: string;
  /** May the project leader also do the intake? ("New clients are registered with the project leader.") */
  alsoIntake: boolean;
  passwordCost?: PasswordCost;
}

export type ClaimResult =
  /** Each share as the lines that are on it. */
  { ok: true; shares: string[][]; leaderId: string } | { ok: false; reason: 'wrong-code' | 'already-claimed' };

/** What is made for the first leader and the installation; wiped when the claim is over, however it ends. */
interface Makings {
  leaderId: string;
  leader: PersonSecret;
  seed: Key;
  installation: InstallationSecret;
  pins: Pins;
}

/**
 * The first act of a real installation: root and recovery keys are made, split 2 of 3 and forgotten; the project leader
 * is certified by the root; the staff and oversight teams get their keys. `pin` is called before anything is committed.
 * The shares exist before the installation is claimed, are returned once, and are kept nowhere.
 */
export async function claimInstallation(
  installation: StaffInstallation,
  claim: Claim,
  pin: (pins: Pins) => Promise<void>,
): Promise<ClaimResult> {
  const ticket = readJoinTicket(installation, claim.ticket);
  const step = ticket && stepOfCode(ticket.secret, claim.code);
  if (!ticket || step === null) return { ok: false, reason: 'wrong-code' };
  const makings = newMakings();
  const { leaderId, leader } = makings;
  try {
    const { sheets: shares } = await sharesOf(makings.seed);
    const claimed = await installation.scoped({ kind: 'door' }, async (db) => {
      if (!(await claimRow(db, claim, makings))) return false;
      await installation.become(db, { kind: 'person', person: leaderId, session: newId() });
      await enrol(db, installation, { personId: leaderId, secret: leader, ...enrolment(claim, ticket.secret, step) });
      await makeFirstTeams(db, claim.name, makings, await certifyLeader(db, claim, makings));
      await pin(makings.pins);
      await appendEntries(db, [{ action: 'house.claimed', objectId: leaderId }]);
      return true;
    });
    return claimed ? { ok: true, leaderId, shares } : { ok: false, reason: 'already-claimed' };
  } finally {
    forgetPerson(leader);
    forgetInstallation(makings.installation);
    forget(makings.seed);
  }
}

function newMakings(): Makings {
  const seed = newInstallationSeed();
  const installation = installationSecretOf(seed);
  const pins = {
    root: Buffer.from(installation.root.signPublic),
    recovery: Buffer.from(installation.recovery.boxPublic),
  };
  return { leaderId: newId(), leader: newPersonSecret(), seed, installation, pins };
}

function enrolment({ password, passwordCost }: Claim, totp: Buffer, totpStep: number) {
  return { password, totp, totpStep, ...(passwordCost ? { passwordCost } : {}) };
}

/** Of two who claim at once the database lets one through. */
async function claimRow(db: ScopedDb, claim: Claim, { leaderId, leader, seed }: Makings): Promise<boolean> {
  const roles = claim.alsoIntake ? ['intake'] : [];
  const key = recoverySharesKey(seed);
  const { rows } = await sql<{ claimed: boolean }>`
    select naast.claim_house(${leaderId}, ${claim.loginName}, ${leader.boxPublic}, ${leader.signPublic}, ${roles}::text[],
      ${sha256(key)}) as claimed`.execute(db);
  forget(key);
  return rows[0]?.claimed ?? false;
}

async function certifyLeader(
  db: ScopedDb,
  claim: Claim,
  { leaderId, leader, installation }: Makings,
): Promise<Certificate> {
  const from = databaseNow();
  const certificate = certify(
    {
      subject: leaderId,
      roles: claim.alsoIntake ? ['intake', 'project-leader'] : ['project-leader'],
      region_id: null,
      box_public: leader.boxPublic,
      sign_public: leader.signPublic,
      valid_from: from,
      valid_until: new Date(from.getTime() + leaderDays * 86_400_000),
    },
    { issuer: null, signSecret: installation.root.signSecret },
  );
  await db.insertInto('certificate').values(certificate).execute();
  return certificate;
}

/** The team of all colleagues, to which names are sealed, and oversight, to which every case key is. */
async function makeFirstTeams(db: ScopedDb, name: string, makings: Makings, certificate: Certificate): Promise<void> {
  const { leaderId, leader, pins } = makings;
  const by = { id: leaderId, certificate, signSecret: leader.signSecret };
  const staff = await makeTeam(db, { kind: 'staff', regionId: null, members: [leaderId], leader: by, pins });
  const documents = derive(staff.pair.boxSecret, 'team-documents');
  const place = { table: 'person', row: leaderId, column: 'name_sealed', epoch: 1 };
  const sealed = sealDocument(documents, place, { name });
  await db.updateTable('person').set({ name_sealed: sealed, name_epoch: 1 }).where('id', '=', leaderId).execute();
  const oversight = await makeTeam(db, { kind: 'oversight', regionId: null, members: [leaderId], leader: by, pins });
  forget(documents, staff.pair.boxSecret, oversight.pair.boxSecret);
}
