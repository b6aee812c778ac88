import { sql } from 'kysely';
import { belongsTo } from '#app/platform/access/rotation/index.ts';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { giveTeamKey, namesOf } from '#app/platform/access/teams/index.ts';
import type { Team, Visit } from '#app/platform/access/visit/index.ts';

export interface KeyWaiting {
  team: Team;
  personId: string;
  name: string;
}

/** Colleagues who belong to a team of mine and do not hold its key yet: only a member can give it to them. */
export async function waitingForKeys(visit: Visit): Promise<KeyWaiting[]> {
  const waiting: KeyWaiting[] = [];
  for (const team of await myTeams(visit)) {
    const members = await memberIds(visit, team.id);
    const all = await visit.db
      .selectFrom('person')
      .select(['id', 'roles', 'region_id'])
      .where('status', '=', 'active')
      .where(sql<boolean>`roles && array['intake', 'coordinator']`)
      .execute();
    const due = all.filter((person) => belongsTo(team, person) && !members.has(person.id));
    const names = await namesOf(
      visit.db,
      visit.keys,
      due.map((person) => person.id),
    );
    waiting.push(...due.map((person) => ({ team, personId: person.id, name: names.get(person.id) ?? '' })));
  }
  return waiting;
}

/** The teams of mine whose key this colleague should hold by certificate and does not yet. */
export async function teamsToGive(visit: Visit, personId: string): Promise<string[]> {
  const certificate = await currentCertificate(visit.db, personId, visit.keys.pins);
  if (!certificate) return [];
  const due: string[] = [];
  for (const team of await myTeams(visit)) {
    if (belongsTo(team, certificate) && !(await memberIds(visit, team.id)).has(personId)) due.push(team.id);
  }
  return due;
}

/** Gives the key of one team; false when the giver has none or the colleague may have none. */
export async function giveKey(visit: Visit, teamId: string, personId: string): Promise<boolean> {
  return (await teamsToGive(visit, personId)).includes(teamId) && giveTeamKey(visit, teamId, personId);
}

async function myTeams(visit: Visit): Promise<Team[]> {
  if (visit.person.teams.length === 0) return [];
  return visit.db
    .selectFrom('team')
    .selectAll()
    .where('id', 'in', visit.person.teams)
    .where('kind', 'in', ['intake', 'region'])
    .execute();
}

async function memberIds(visit: Visit, teamId: string): Promise<Set<string>> {
  const rows = await visit.db
    .selectFrom('team_member')
    .select('person_id')
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
    .where('epoch', '=', (newest) =>
      newest
        .selectFrom('team_key')
        .select((eb) => eb.fn.max('epoch').as('epoch'))
        .where('team_id', '=', teamId),
    )
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
