import { belongsTo } from '#app/platform/access/rotation/index.ts';
import { namesOf, ownSigner, publishIntakeKey } from '#app/platform/access/teams/index.ts';
import { currentTeamKey, makeTeam, type Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { certified, type TeamCandidate } from './regions.store.ts';

export type IntakeTeam =
  | { state: 'made'; members: TeamCandidate[] }
  | { state: 'possible' | 'waiting'; candidates: TeamCandidate[] };

/** The intake team as it stands, or who could form it. */
export async function readIntakeTeam(visit: Visit): Promise<IntakeTeam> {
  const team = await visit.db.selectFrom('team').select('id').where('kind', '=', 'intake').executeTakeFirst();
  if (team) return { state: 'made', members: await membersOf(visit, team.id) };
  const candidates = await intakeWorkers(visit);
  return { state: candidates.length > 0 ? 'possible' : 'waiting', candidates };
}

async function membersOf(visit: Visit, teamId: string): Promise<TeamCandidate[]> {
  const rows = await visit.db
    .selectFrom('team_member')
    .select('person_id')
    .distinct()
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
    .execute();
  const ids = rows.map((row) => row.person_id);
  const names = await namesOf(visit.db, visit.keys, ids);
  return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
}

async function intakeWorkers(visit: Visit): Promise<TeamCandidate[]> {
  const people = await visit.db.selectFrom('person').select('id').where('status', '=', 'active').execute();
  return certified(visit, people, (certificate) => belongsTo({ id: '', kind: 'intake', region_id: null }, certificate));
}

/** Makes the intake team with everybody who has that work, and publishes its key: from now on people can register. */
export async function makeIntakeTeam(visit: Visit): Promise<'done' | 'not-now'> {
  await holdAlone(visit.db, 'intake team');
  const now = await readIntakeTeam(visit);
  const leader = await ownSigner(visit);
  if (now.state !== 'possible' || !leader) return 'not-now';
  const members = now.candidates.map((one) => one.id);
  const { team, pair } = await makeTeam(visit.db, {
    kind: 'intake',
    regionId: null,
    members,
    leader,
    pins: visit.keys.pins,
  });
  visit.keys.keep(pair.boxSecret);
  const key = await currentTeamKey(visit.db, team.id, visit.keys.pins);
  if (!key) throw new Error('The key that was just made does not hold.');
  await publishIntakeKey(visit, team, key);
  visit.journal.note({ action: 'team.made', object: 'intake', objectId: team.id, count: members.length });
  return 'done';
}
