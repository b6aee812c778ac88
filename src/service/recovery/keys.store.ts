import {
  casesToRotate,
  rotateCases,
  rotateTeam,
  sharesNow,
  type TeamToRotate,
  type ToRotate,
  teamsToRotate,
} from '#app/platform/access/rotation/index.ts';
import {
  type EndingCertificate,
  endingCertificates,
  leaderRenewalDays,
  namesOf,
  renewalDays,
  renewCertificate,
} from '#app/platform/access/teams/index.ts';
import { may, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { registrationsToRotate, rotateRegistrations } from '#app/service/intake/index.ts';
import { mayCertifyPerson } from '#app/service/people/index.ts';

/** So many cases are rotated with one press: about a second's work. */
export const casesAtOnce = 150;
const registrationsAtOnce = 150;

/** What this person can do about keys now. */
export interface KeysNow {
  /** Teams for which the leader makes a new key. */
  teams: (TeamToRotate & { region: string | null })[];
  cases: ToRotate;
  registrations: number;
  /** Colleagues for whom I vouch, and have to do so again. */
  ending: (EndingCertificate & { name: string })[];
  /** When nothing vouches for the leader any more; null while that is far away. */
  ownEnd: Date | null;
  /** A keeper of a recovery share is gone, and no new shares have been made since. */
  keeperGone: boolean;
  /** May this person use recovery shares? */
  mayRecover: boolean;
}

export async function keysNow(visit: Visit): Promise<KeysNow> {
  const isLeader = reachOf(visit, 'team.make') === 'all';
  const ending = may(visit, 'person.approve') ? await endingCertificates(visit, leaderRenewalDays) : [];
  return {
    teams: isLeader ? await dueTeams(visit) : [],
    cases: may(visit, 'case.grant') ? await casesToRotate(visit) : { ready: 0, waiting: 0 },
    registrations: await registrationsToRotate(visit),
    ending: await mine(visit, ending),
    ownEnd: (isLeader && ending.find(({ personId }) => personId === visit.person.id)?.ends) || null,
    keeperGone: isLeader && (await sharesNow(visit.db, visit.keys.pins)).keeperGone,
    mayRecover: isLeader,
  };
}

async function dueTeams(visit: Visit) {
  const due = await teamsToRotate(visit);
  const regions = await visit.db.selectFrom('region').select(['id', 'name']).execute();
  return due.map((one) => ({ ...one, region: regions.find(({ id }) => id === one.team.region_id)?.name ?? null }));
}

/** Those of them for whom I may vouch, by name. */
async function mine(visit: Visit, ending: readonly EndingCertificate[]) {
  const soon = databaseNow().getTime() + renewalDays * 86_400_000;
  const due = ending.filter(
    ({ personId: id, roles, regionId: region_id, ends }) =>
      ends.getTime() < soon && mayCertifyPerson(visit, { id, roles, region_id }, 'person.approve'),
  );
  const names = await namesOf(
    visit.db,
    visit.keys,
    due.map(({ personId }) => personId),
  );
  return due.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }));
}

/** Makes a new key for every team that has to be rotated and in which somebody is left. */
export async function rotateTeams(visit: Visit): Promise<void> {
  for (const { team, possible } of await teamsToRotate(visit)) if (possible) await rotateTeam(visit, team.id);
}

/** Vouches again for everybody on the list of `keysNow`. */
export async function renewAll(visit: Visit): Promise<void> {
  for (const { personId } of (await keysNow(visit)).ending) await renewCertificate(visit, personId);
}

/** The next part of what is under a key that was rotated; how much is left says what there is to do still. */
export async function rotateNext(visit: Visit): Promise<{ rotated: number }> {
  const cases = may(visit, 'case.grant') ? await rotateCases(visit, casesAtOnce) : 0;
  const registrations = cases < casesAtOnce ? await rotateRegistrations(visit, registrationsAtOnce) : 0;
  return { rotated: cases + registrations };
}
