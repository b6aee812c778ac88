import { invitationFor, keyCheck, macOfKeys, proofOfKeys } from '#app/platform/access/teams/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import {
  bindingKey,
  derive,
  forget,
  forgetPerson,
  makePasswordSlot,
  newId,
  newPersonSecret,
  openDocument,
  type PasswordCost,
  type PersonSecret,
  sealDocument,
} from '#app/platform/vault/index.ts';
import { newTotp, sealTotp, stepOfCode, totpAddress, typedSecret } from './totp.ts';

/**
 * What the joining page carries from one step to the next: the new authenticator secret, sealed by the installation.
 */
const place = { table: 'join', row: 'form', column: 'totp', epoch: 1 };
const ticketMinutes = 60;

function ticketKey(installation: Pick<StaffInstallation, 'pepper'>) {
  return derive(Buffer.from(installation.pepper), 'join-ticket');
}

export interface JoinTicket {
  /** Travels in a hidden field; opens only here and only for an hour. */
  ticket: string;
  typed: string;
  address: string;
  /** Whom the code invited; an app shows it beside the codes. */
  loginName?: string;
}

/**
 * A fresh authenticator secret for the joining page, so that no state is stored before the code was proved. `label`: what the app
 * shows where nobody was invited by name.
 */
export function newJoinTicket(
  installation: Pick<StaffInstallation, 'pepper'>,
  loginName?: string,
  label = loginName,
): JoinTicket {
  const totp = newTotp(label);
  const key = ticketKey(installation);
  const sealed = sealDocument(key, place, {
    secret: totp.secret.toString('hex'),
    ...(loginName === undefined ? {} : { loginName }),
    until: Date.now() + ticketMinutes * 60_000,
  });
  forget(key);
  return {
    ...{ ticket: sealed.toString('base64url'), typed: totp.typed, address: totp.address },
    ...(loginName === undefined ? {} : { loginName }),
  };
}

/** The same secret again for a page that is shown once more after a mistake; null when it is too old or not ours. */
export function readJoinTicket(
  installation: Pick<StaffInstallation, 'pepper'>,
  ticket: string,
  label?: string,
): (JoinTicket & { secret: Buffer }) | null {
  const key = ticketKey(installation);
  try {
    const { secret, until, loginName } = openDocument(key, place, Buffer.from(ticket, 'base64url')) as {
      secret: string;
      until: number;
      loginName?: string;
    };
    if (until < Date.now()) return null;
    const bytes = Buffer.from(secret, 'hex');
    return {
      ticket,
      secret: bytes,
      typed: typedSecret(bytes),
      address: totpAddress(bytes, loginName ?? label),
      ...(loginName === undefined ? {} : { loginName }),
    };
  } catch {
    return null;
  } finally {
    forget(key);
  }
}

/** The name with which whoever holds this code will sign in; the same refusal for a used, an old and an invented code. */
export async function invitedName(
  installation: StaffInstallation,
  asked: { invitationCode: string; address: string },
): Promise<{ ok: true; loginName: string } | { ok: false; reason: 'no-invitation' | 'too-many' }> {
  return installation.scoped({ kind: 'door' }, async (db) => {
    if (!(await fitsLimit(db, installation.pepper, 'join', asked))) return { ok: false, reason: 'too-many' };
    const invitation = await invitationFor(db, installation.pepper, asked.invitationCode);
    if (!invitation) return { ok: false, reason: 'no-invitation' };
    await installation.become(db, { kind: 'person', person: invitation.person_id, session: newId() });
    const { login_name } = await db
      .selectFrom('person')
      .select('login_name')
      .where('id', '=', invitation.person_id)
      .executeTakeFirstOrThrow();
    return { ok: true, loginName: login_name };
  });
}

interface Joining {
  invitationCode: string;
  password: string;
  ticket: string;
  code: string;
  /** Address of the visitor. */
  address: string;
  passwordCost?: PasswordCost;
}

export type JoinResult =
  | { ok: true; keyCheck: string; loginName: string }
  | { ok: false; reason: 'no-invitation' | 'wrong-code' | 'too-many' };

/**
 * A colleague joins with a one-time code: the keys are made here, sealed under the new password, and the public halves
 * wait for someone to vouch for them. Nobody else ever sees or chooses that password.
 */
export async function join(installation: StaffInstallation, joining: Joining): Promise<JoinResult> {
  const ticket = readJoinTicket(installation, joining.ticket);
  const step = ticket && stepOfCode(ticket.secret, joining.code);
  if (!ticket || step === null) return { ok: false, reason: 'wrong-code' };
  const invitation = await installation.scoped({ kind: 'door' }, async (db) =>
    (await fitsLimit(db, installation.pepper, 'join', joining))
      ? await invitationFor(db, installation.pepper, joining.invitationCode)
      : 'too-many',
  );
  if (invitation === 'too-many') return { ok: false, reason: 'too-many' };
  if (!invitation) return { ok: false, reason: 'no-invitation' };
  const secret = newPersonSecret();
  try {
    return await installation.scoped({ kind: 'door' }, async (db) => {
      // Again inside the transaction that uses it: of two at once, one finds it used.
      const still = await invitationFor(db, installation.pepper, joining.invitationCode);
      if (still?.id !== invitation.id) return { ok: false, reason: 'no-invitation' };
      await installation.become(db, { kind: 'person', person: invitation.person_id, session: newId() });
      const used = await db
        .updateTable('invitation')
        .set({ used_at: databaseNow() })
        .where('id', '=', invitation.id)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      if (used.numUpdatedRows !== 1n) return { ok: false, reason: 'no-invitation' };
      await enrol(db, installation, {
        personId: invitation.person_id,
        secret,
        password: joining.password,
        totp: ticket.secret,
        totpStep: step,
        ...(joining.passwordCost ? { passwordCost: joining.passwordCost } : {}),
      });
      return { ok: true, ...(await putKeys(db, still, secret)) };
    });
  } finally {
    forgetPerson(secret);
  }
}

/**
 * Writes the public keys of whoever joins, proved by a signature and bound to the code. An invitation from before codes
 * did bind gives keys that the digits alone guard.
 */
async function putKeys(
  db: ScopedDb,
  invitation: { id: string; person_id: string; code: string },
  secret: PersonSecret,
): Promise<{ keyCheck: string; loginName: string }> {
  const { bound_at, ...person } = await db
    .selectFrom('person as p')
    .innerJoin('invitation as i', 'i.person_id', 'p.id')
    .select(['p.id', 'p.roles', 'p.region_id', 'p.login_name', 'i.bound_at'])
    .where('i.id', '=', invitation.id)
    .executeTakeFirstOrThrow();
  const keys = { ...person, box_public: secret.boxPublic, sign_public: secret.signPublic };
  const code = bindingKey(invitation.code);
  await db
    .updateTable('person')
    .set({
      status: 'awaiting',
      box_public: secret.boxPublic,
      sign_public: secret.signPublic,
      keys_proof: proofOfKeys(keys, secret.signSecret),
      keys_mac: bound_at ? macOfKeys(code, keys) : null,
      keys_invitation: invitation.id,
    })
    .where('id', '=', person.id)
    .execute();
  forget(code);
  await appendEntries(db, [{ action: 'person.joined', objectId: person.id, ...(bound_at ? { level: 'bound' } : {}) }]);
  return { keyCheck: await keyCheck(keys), loginName: person.login_name };
}

/** Writes an unlock slot of a person for this password, as that person. */
export async function putPasswordSlot(
  db: Parameters<typeof appendEntries>[0],
  installation: Pick<StaffInstallation, 'pepper'>,
  who: { personId: string; secret: PersonSecret; password: string; passwordCost?: PasswordCost },
): Promise<void> {
  const slotId = newId();
  const slot = await makePasswordSlot({
    password: who.password,
    pepper: installation.pepper,
    personId: who.personId,
    slotId,
    secret: who.secret,
    ...(who.passwordCost ? { kdf: who.passwordCost } : {}),
  });
  await db
    .insertInto('unlock_slot')
    .values({
      id: slotId,
      person_id: who.personId,
      kind: 'password',
      kdf: JSON.stringify(slot.kdf),
      salt: slot.salt,
      pepper_version: slot.pepperVersion,
      verifier: slot.verifier,
      slot_public: slot.slotPublic,
      slot_secret_sealed: slot.slotSecretSealed,
      secret_sealed: slot.secretSealed,
    })
    .execute();
}

/** Writes the unlock slot and the authenticator of a person, as that person. */
export async function enrol(
  db: Parameters<typeof appendEntries>[0],
  installation: Pick<StaffInstallation, 'pepper'>,
  who: {
    personId: string;
    secret: PersonSecret;
    password: string;
    totp: Uint8Array;
    totpStep: number;
    passwordCost?: PasswordCost;
  },
): Promise<void> {
  await putPasswordSlot(db, installation, who);
  const authenticator = newId();
  await db
    .insertInto('authenticator')
    .values({
      id: authenticator,
      person_id: who.personId,
      kind: 'totp',
      secret_sealed: sealTotp(who.secret, authenticator, who.totp),
      last_step: who.totpStep,
    })
    .execute();
}
