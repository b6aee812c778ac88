import { sql } from 'kysely';
import { currentTeamKey, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Json, sha256 } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { caseOf } from './case-of.ts';
import type { OpenRegistration } from './intake.store.ts';
import { type IntakeEvent, withEvent } from './intake.ts';
import { type SealedRegistration, type SealTo, sealRegistration } from './registration-seal.ts';

/** What is decided about a registration. Each decision seals it anew, and only the first of two counts. */

export type Decided = { ok: true } | { ok: false; reason: 'stale' | 'no-key' };

/** Hands a registration to a region: sealed anew to its team, after which the intake team cannot open it any more. */
export async function placeInRegion(
  visit: Visit,
  open: OpenRegistration,
  regionId: string,
  note: string | null,
): Promise<Decided> {
  const region = await visit.db
    .selectFrom('region as g')
    .innerJoin('team as t', 't.region_id', 'g.id')
    .select(['t.id', 'g.name'])
    .where('g.id', '=', regionId)
    .where('g.status', '=', 'open')
    .executeTakeFirst();
  if (region === undefined) return { ok: false, reason: 'no-key' };
  return handOver(visit, open, region.id, { what: 'placed', about: region.name, note });
}

/** Gives a registration back to the intake team, with the reason inside the seal. */
export async function returnToIntake(
  visit: Visit,
  open: OpenRegistration,
  reason: string,
  note: string | null,
): Promise<Decided> {
  const team = await visit.db.selectFrom('team').select('id').where('kind', '=', 'intake').executeTakeFirst();
  if (team === undefined) return { ok: false, reason: 'no-key' };
  return handOver(visit, open, team.id, { what: 'returned', about: reason, note });
}

/** Keeps a registration in the intake team: on the waiting list, or passed on to another organisation. */
export async function decideHere(
  visit: Visit,
  open: OpenRegistration,
  status: 'waiting' | 'passed-on',
  about: string | null,
  note: string | null,
): Promise<Decided> {
  const sealed = await sealAnew(visit, open, open.teamId, { what: status, about, note });
  if (sealed === null) return { ok: false, reason: 'no-key' };
  const changed = await visit.db
    .updateTable('registration')
    .set({
      status,
      team_epoch: sealed.team_epoch,
      key_sealed: sealed.key_sealed,
      sealed: sealed.sealed,
      changed_day: today().toString(),
      version: open.version + 1,
    })
    .where('id', '=', open.id)
    .where('version', '=', open.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return { ok: false, reason: 'stale' };
  visit.journal.note({ action: `registration.${status}`, objectId: open.id, hash: hashOf(sealed) });
  return { ok: true };
}

/** Somebody looked at a doubtful one and it is an ordinary registration: it stands with the new ones from now on. */
export async function keepAsNew(visit: Visit, open: OpenRegistration): Promise<Decided> {
  const changed = await visit.db
    .updateTable('registration')
    .set({ status: 'new', version: open.version + 1 })
    .where('id', '=', open.id)
    .where('version', '=', open.version)
    .where('status', 'in', ['check', 'set-aside'])
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return { ok: false, reason: 'stale' };
  visit.journal.note({ action: 'registration.checked', objectId: open.id });
  return { ok: true };
}

type Accepted = { ok: true; reference: string } | { ok: false; reason: 'taken' };

/**
 * Makes a case of a registration. The update decides: of two coordinators at once the second waits for the first to
 * commit and then finds nothing to take (docs/security.md, “Accepting a registration”). What was sealed to the team is
 * erased; the case holds it.
 */
export async function acceptRegistration(visit: Visit, open: OpenRegistration): Promise<Accepted> {
  const taken = await visit.db
    .updateTable('registration')
    .set({
      status: 'accepted',
      taken_by: visit.person.id,
      key_sealed: null,
      sealed: null,
      changed_day: today().toString(),
      version: open.version + 1,
    })
    .where('id', '=', open.id)
    .where('status', '=', 'placed')
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return { ok: false, reason: 'taken' };
  const made = caseOf(open.content);
  const registration: Json = { ...made.registration, receivedDay: open.received_day };
  const { caseId, reference } = await openNewCase(visit, { header: made.header, contact: made.contact, registration });
  await visit.db.updateTable('registration').set({ case_id: caseId }).where('id', '=', open.id).execute();
  visit.journal.note({ action: 'registration.accepted', objectId: open.id, case: caseId, reference });
  return { ok: true, reference };
}

/** Who was first, for the colleague who came second; null when it was never that colleague's to take. */
export async function takenBy(visit: Visit, id: string): Promise<string | null> {
  const { rows } = await sql<{
    taken_by: string | null;
  }>`select taken_by from naast.registration_taken_by(${id})`.execute(visit.db);
  return rows[0]?.taken_by ?? null;
}

async function handOver(
  visit: Visit,
  open: OpenRegistration,
  teamId: string,
  event: Omit<IntakeEvent, 'day'>,
): Promise<Decided> {
  const sealed = await sealAnew(visit, open, teamId, event);
  if (sealed === null) return { ok: false, reason: 'no-key' };
  const { rows } = await sql<{
    handed: boolean;
  }>`select naast.hand_registration(${open.id}, ${open.version}, ${teamId}, ${sealed.team_epoch},
    ${sealed.key_sealed}, ${sealed.sealed}) as handed`.execute(visit.db);
  if (!rows[0]?.handed) return { ok: false, reason: 'stale' };
  const action = event.what === 'returned' ? 'registration.returned' : 'registration.placed';
  visit.journal.note({ action, object: 'team', objectId: open.id, hash: hashOf(sealed) });
  return { ok: true };
}

async function sealAnew(
  visit: Visit,
  open: OpenRegistration,
  teamId: string,
  event: Omit<IntakeEvent, 'day'>,
): Promise<SealedRegistration | null> {
  const key = await currentTeamKey(visit.db, teamId, visit.keys.pins);
  if (key === null) return null;
  const to: SealTo = { teamId, epoch: key.epoch, publicKey: key.public_key };
  const content = withEvent(open.content, { ...event, day: today().toString() });
  return sealRegistration(to, open.id, content, (fresh) => void visit.keys.keep(fresh));
}

const hashOf = ({ sealed }: SealedRegistration) => sha256(sealed).toString('hex');
