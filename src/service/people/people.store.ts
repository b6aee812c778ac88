import { remakeGrants } from '#app/platform/access/rotation/index.ts';
import { approve, type ColleagueApproval, giveTeamKey, namesOf } from '#app/platform/access/teams/index.ts';
import { reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow, type PersonStatus } from '#app/platform/database/index.ts';
import { type Colleague, mayCertifyPerson } from './people.ts';
import { teamsToGive } from './team-keys.ts';

const columns = ['id', 'login_name', 'roles', 'region_id', 'status'] as const;

export type NamedColleague = Colleague & { name: string; region: string | null };

const order: readonly PersonStatus[] = ['awaiting', 'invited', 'active', 'ended'];

/**
 * The colleagues for whom this person may vouch, by name; those who wait for something come first. Whoever searches by name
 * is shown those who fit: they are counted in the audit log, and a search that finds nobody writes nothing.
 */
export async function listPeople(visit: Visit, fits?: (name: string) => boolean): Promise<NamedColleague[]> {
  let query = visit.db.selectFrom('person').select(columns);
  if (reachOf(visit, 'person.list') !== 'all') query = query.where('region_id', '=', visit.person.regionId);
  const all = await named(visit, await query.execute());
  const people = fits === undefined ? all : all.filter(({ name }) => fits(name));
  if (fits === undefined || people.length > 0) visit.journal.note({ action: 'person.listed', count: people.length });
  return people.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.name < b.name ? -1 : 1));
}

/** Those of them whom I have to let in: they can do nothing until I do. */
export async function awaitingMe(visit: Visit): Promise<NamedColleague[]> {
  if (reachOf(visit, 'person.approve') === null) return [];
  let query = visit.db.selectFrom('person').select(columns).where('status', '=', 'awaiting').orderBy('id');
  if (reachOf(visit, 'person.list') !== 'all') query = query.where('region_id', '=', visit.person.regionId);
  return named(
    visit,
    (await query.execute()).filter((person) => mayCertifyPerson(visit, person, 'person.approve')),
  );
}

/** Who else is in my team: they see the same work, so that nobody's absence leaves it lying. */
export async function colleaguesInTeam(visit: Visit): Promise<{ id: string; name: string }[]> {
  const members = await visit.db
    .selectFrom('team_member')
    .innerJoin('team', 'team.id', 'team_member.team_id')
    .select('team_member.person_id as id')
    .distinct()
    .where('team.kind', '=', 'region')
    .where('team.region_id', '=', visit.person.regionId)
    .where('team_member.ended_at', 'is', null)
    .where('team_member.person_id', '<>', visit.person.id)
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    members.map(({ id }) => id),
  );
  return members.map(({ id }) => ({ id, name: names.get(id) ?? '' })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One of them; null for everybody else, whether that person exists or not. */
export async function colleague(visit: Visit, id: string): Promise<NamedColleague | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  let query = visit.db.selectFrom('person').select(columns).where('id', '=', id);
  if (reachOf(visit, 'person.list') !== 'all') query = query.where('region_id', '=', visit.person.regionId);
  const [person] = await named(visit, await query.execute());
  return person ?? null;
}

async function named(visit: Visit, people: Colleague[]): Promise<NamedColleague[]> {
  if (people.length === 0) return [];
  const ids = people.map((person) => person.id);
  const [names, regions] = [await namesOf(visit.db, visit.keys, ids), await regionNames(visit)];
  return people.map((person) => ({
    ...person,
    name: names.get(person.id) ?? person.login_name,
    region: person.region_id === null ? null : (regions.get(person.region_id) ?? null),
  }));
}

/** Names of all regions by id; they are no secret. */
export async function regionNames(visit: Pick<Visit, 'db'>): Promise<Map<string, string>> {
  const rows = await visit.db.selectFrom('region').select(['id', 'name']).orderBy('name').execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** When the colleague's open invitation ends; null when there is none (any more). */
export async function openInvitation(visit: Visit, personId: string): Promise<Date | null> {
  const row = await visit.db
    .selectFrom('invitation')
    .select('expires_at')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow())
    .orderBy('expires_at', 'desc')
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

/** When the last of the colleague's certificates was revoked; null when nobody ever vouched for them. */
export async function revokedOn(visit: Visit, personId: string): Promise<Date | null> {
  const row = await visit.db
    .selectFrom('certificate')
    .select('revoked_at')
    .where('subject', '=', personId)
    .where('revoked_at', 'is not', null)
    .orderBy('revoked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.revoked_at ?? null;
}

export type ApprovalResult = 'done' | 'not-found' | Exclude<ColleagueApproval, { ok: true }>['reason'];

/**
 * Vouches for a colleague after the digits were read out over the telephone, and gives the keys of those teams that
 * the colleague belongs to and the approver holds. After new keys: also what the colleague could open before.
 */
export async function approveColleague(visit: Visit, id: string, digits: string): Promise<ApprovalResult> {
  const person = await colleague(visit, id);
  if (!person || !mayCertifyPerson(visit, person, 'person.approve')) return 'not-found';
  if (person.status !== 'awaiting') return 'not-now';
  const approved = await approve(visit, id, digits);
  if (!approved.ok) return approved.reason;
  for (const team of await teamsToGive(visit, id)) await giveTeamKey(visit, team, id);
  await remakeGrants(visit, id);
  return 'done';
}
