import { sql } from 'kysely';
import { type Certificate, currentCertificate } from '#app/platform/access/statements/index.ts';
import { ownSigner, publishIntakeKey, sealNamesAnew, sealNumbersAnew } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { currentTeamKey, makeTeamKey, type Team } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';

export interface TeamToRotate {
  team: Team;
  epoch: number;
  /** Somebody who held the key has left, or the key is a year old. */
  why: 'left' | 'old';
  /** Is anybody left who could hold a new one? If not, only recovery helps. */
  possible: boolean;
}

/** Teams whose key has to be rotated; for the leader, who makes the new one. */
export async function teamsToRotate(visit: Visit): Promise<TeamToRotate[]> {
  const { rows } = await sql<{
    team_id: string;
    epoch: number;
    why: TeamToRotate['why'];
  }>`select team_id, epoch, why from naast.teams_to_turn()`.execute(visit.db);
  if (rows.length === 0) return [];
  const teams = await visit.db.selectFrom('team').selectAll().execute();
  const peopled = await visit.db
    .selectFrom('team_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.team_id')
    .distinct()
    .where('m.ended_at', 'is', null)
    .where('p.status', '=', 'active')
    .execute();
  return rows.flatMap(({ team_id, epoch, why }) => {
    const team = teams.find((one) => one.id === team_id);
    return team ? [{ team, epoch, why, possible: peopled.some((one) => one.team_id === team_id) }] : [];
  });
}

/**
 * Does this colleague belong to that team? The certificate says it, not the row in `person`, which a thief could write.
 */
export function belongsTo(team: Team, certificate: Pick<Certificate, 'roles' | 'region_id'>): boolean {
  if (team.kind === 'staff') return true;
  if (team.kind === 'oversight') return certificate.roles.includes('project-leader');
  if (team.kind === 'intake') return certificate.roles.includes('intake');
  return certificate.roles.includes('coordinator') && certificate.region_id === team.region_id;
}

/**
 * Makes a team's next key in the leader's visit: sealed to those members whose certificates say that they belong, and
 * to recovery. From now on everything new is sealed with it; what is under the one before its members rotate in visits
 * of their own. 'not-now' when nobody is left who could hold it, or when it was turned a moment ago.
 */
export async function rotateTeam(visit: Visit, teamId: string): Promise<'done' | 'not-now'> {
  await holdAlone(visit.db, `key of team ${teamId}`);
  const due = (await teamsToRotate(visit)).find(({ team }) => team.id === teamId);
  const leader = await ownSigner(visit);
  const members = due ? await certifiedMembers(visit, due.team) : [];
  if (!due || !leader || members.length === 0) return 'not-now';
  const { team, epoch } = due;
  const { pins } = visit.keys;
  const pair = await makeTeamKey(visit.db, team, epoch + 1, { members, leader, pins });
  visit.keys.keep(pair.boxSecret);
  visit.keys.lookAgain();
  visit.journal.note({ action: 'team.key-turned', object: team.kind, objectId: team.id, count: members.length });
  if (team.kind === 'staff') {
    await sealNamesAnew(visit);
    await sealNumbersAnew(visit);
  }
  const key = team.kind === 'intake' ? await currentTeamKey(visit.db, team.id, pins) : null;
  if (key) await publishIntakeKey(visit, team, key);
  return 'done';
}

async function certifiedMembers(visit: Visit, team: Team): Promise<string[]> {
  const rows = await visit.db
    .selectFrom('team_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'p.roles', 'p.region_id'])
    .distinct()
    .where('m.team_id', '=', team.id)
    .where('m.ended_at', 'is', null)
    .where('p.status', '=', 'active')
    .execute();
  const members: string[] = [];
  for (const { person_id, roles, region_id } of rows) {
    // Both say so, or somebody changed a row: this colleague stays out, and the others go on.
    if (!belongsTo(team, { roles, region_id })) continue;
    const certificate = await currentCertificate(visit.db, person_id, visit.keys.pins);
    if (certificate && belongsTo(team, certificate)) members.push(person_id);
  }
  return members;
}
