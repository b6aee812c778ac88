import {
  casesToTurn,
  may,
  reachOf,
  type TeamToTurn,
  type ToTurn,
  teamsToTurn,
  turnCases,
  type Visit,
} from '#app/access/index.ts';
import { registrationsToTurn, turnRegistrations } from '#app/intake/index.ts';

/** So many cases turn with one press: about a second's work. */
export const casesAtOnce = 150;
const registrationsAtOnce = 150;

/** What this person can do about keys now. */
export interface KeysNow {
  /** Teams for which the leader makes a new key; null for everybody else. */
  teams: (TeamToTurn & { region: string | null })[] | null;
  cases: ToTurn;
  registrations: number;
}

export async function keysNow(visit: Visit): Promise<KeysNow> {
  const isCoordinator = may(visit, 'case.grant');
  return {
    teams: reachOf(visit, 'team.make') === 'all' ? await dueTeams(visit) : null,
    cases: isCoordinator ? await casesToTurn(visit) : { ready: 0, waiting: 0 },
    registrations: await registrationsToTurn(visit),
  };
}

async function dueTeams(visit: Visit) {
  const regions = await visit.db.selectFrom('region').select(['id', 'name']).execute();
  const due = await teamsToTurn(visit);
  return due.map((one) => ({ ...one, region: regions.find(({ id }) => id === one.team.region_id)?.name ?? null }));
}

/** The next part of what lies under a key that has turned; how much is left says what there is to do still. */
export async function turnNext(visit: Visit): Promise<{ turned: number }> {
  const cases = may(visit, 'case.grant') ? await turnCases(visit, casesAtOnce) : 0;
  const registrations = cases < casesAtOnce ? await turnRegistrations(visit, registrationsAtOnce) : 0;
  return { turned: cases + registrations };
}
