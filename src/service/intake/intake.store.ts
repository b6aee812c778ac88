import { sql } from 'kysely';
import { readRegions } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { RegistrationStatus } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Registration } from './intake.ts';
import type { RegionFacts } from './proposal.ts';
import { openRegistration, type SealedRegistration } from './registration-seal.ts';

/** What a list shows of a registration: dates and a state, nothing that was written. */
export interface ListedRegistration {
  id: string;
  status: RegistrationStatus;
  received_day: string;
  /** By the Dutch clock; null for what came before hours were kept. */
  received_hour: number | null;
  changed_day: string;
}

/** A registration that is open in this request. */
export interface OpenRegistration extends ListedRegistration {
  version: number;
  teamId: string;
  content: Registration;
}

/** A registration on a list, with what was written in it; null where it does not open, or nothing is left. */
export interface SeenRegistration {
  listed: ListedRegistration;
  content: Registration | null;
}

type TeamKind = 'intake' | 'region';

/** The registrations sealed to my team, oldest first; row-level security shows no others. */
export async function listRegistrations(
  visit: Visit,
  kind: TeamKind,
  statuses: RegistrationStatus[],
): Promise<ListedRegistration[]> {
  const rows = await visit.db
    .selectFrom('registration as r')
    .innerJoin('team as t', 't.id', 'r.team_id')
    .select(['r.id', 'r.status', 'r.received_day', 'r.received_hour', 'r.changed_day'])
    .where('t.kind', '=', kind)
    .where('r.team_id', 'in', [...visit.person.teams, noTeam])
    .where('r.status', 'in', statuses)
    .orderBy('r.received_day')
    .orderBy('r.received_hour')
    .orderBy('r.id')
    .execute();
  visit.journal.note({ action: 'registration.listed', count: rows.length });
  return rows;
}

/** Those who stopped by themselves in the last fourteen days, so that nobody wonders where they went. */
export async function withdrawnLately(visit: Visit, kind: TeamKind): Promise<ListedRegistration[]> {
  return visit.db
    .selectFrom('registration as r')
    .innerJoin('team as t', 't.id', 'r.team_id')
    .select(['r.id', 'r.status', 'r.received_day', 'r.received_hour', 'r.changed_day'])
    .where('t.kind', '=', kind)
    .where('r.team_id', 'in', [...visit.person.teams, noTeam])
    .where('r.status', '=', 'withdrawn')
    .where('r.changed_day', '>', today().subtract({ days: 14 }).toString())
    .orderBy('r.changed_day')
    .orderBy('r.id')
    .execute();
}

const noTeam = '00000000-0000-0000-0000-000000000000';

/** Row of a registration of my team, opened or not; null for everything else, whatever the reason. */
export async function findRegistration(visit: Visit, id: string, kind: TeamKind) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await visit.db
    .selectFrom('registration as r')
    .innerJoin('team as t', 't.id', 'r.team_id')
    .selectAll('r')
    .where('r.id', '=', id)
    .where('t.kind', '=', kind)
    .where('r.team_id', 'in', [...visit.person.teams, noTeam])
    .executeTakeFirst();
  return row ?? null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

/** The rows of several registrations of my team, by id. */
export async function registrationRows(visit: Visit, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = await visit.db
    .selectFrom('registration')
    .selectAll()
    .where('id', 'in', [...ids, noTeam])
    .where('team_id', 'in', [...visit.person.teams, noTeam])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Opens a registration with my team's key and writes the reading down; null when there is nothing (left) to open. */
export async function readRegistration(visit: Visit, row: Row): Promise<OpenRegistration | null> {
  const { id, key_sealed, sealed } = row;
  if (key_sealed === null || sealed === null) return null;
  const content = await openRow(visit, { ...row, key_sealed, sealed });
  if (content === null) return null;
  visit.journal.note({ action: 'registration.read', objectId: id });
  const { status, received_day, received_hour, changed_day, version } = row;
  return { id, status, received_day, received_hour, changed_day, version, teamId: row.team_id, content };
}

/**
 * What is in these, for a list; each that opens is in the audit log. One that somebody has spoilt keeps nobody from the
 * others.
 */
export async function seeRegistrations(
  visit: Visit,
  listed: readonly ListedRegistration[],
): Promise<SeenRegistration[]> {
  if (listed.length === 0) return [];
  const rows = await registrationRows(
    visit,
    listed.map(({ id }) => id),
  );
  const seen: SeenRegistration[] = [];
  for (const one of listed) {
    const row = rows.get(one.id);
    const open = row ? await readRegistration(visit, row).catch(() => null) : null;
    seen.push({ listed: one, content: open?.content ?? null });
  }
  return seen;
}

export type OpenableRow = SealedRegistration & { id: string; version: number };

/** Registrations of my teams in which something lies sealed. */
export function findOpenable(visit: Visit) {
  return visit.db
    .selectFrom('registration as r')
    .select(['r.id', 'r.version', 'r.team_id', 'r.team_epoch'])
    .select((eb) => [eb.ref('r.key_sealed').$notNull().as('key_sealed'), eb.ref('r.sealed').$notNull().as('sealed')])
    .where('r.team_id', 'in', [...visit.person.teams, noTeam])
    .where('r.key_sealed', 'is not', null)
    .where('r.sealed', 'is not', null);
}

/** What was written, opened; null without the key. Throws VaultRefusal when it was moved or changed. */
export async function openRow(visit: Visit, row: OpenableRow): Promise<Registration | null> {
  const pair = await visit.keys.team(row.team_id, row.team_epoch);
  return pair && openRegistration(pair, row.id, row, (key) => visit.keys.keep(key));
}

/** Regions as the leader signed them, and how many places are taken: numbers only. */
export async function regionFacts(visit: Visit): Promise<RegionFacts[]> {
  const regions = await visit.db.selectFrom('region').selectAll().orderBy('name').execute();
  const { rows } = await sql<{ region_id: string; open_cases: number }>`select * from naast.load_of_regions()`.execute(
    visit.db,
  );
  const loads = new Map(rows.map((row) => [row.region_id, row.open_cases]));
  const { resolve } = await readRegions(visit.db, { pins: visit.keys.pins });
  return regions.flatMap((region) => {
    // A client is sent to a region by what the leader signed of it, not by what somebody wrote into its row.
    const said = resolve(region.id, region);
    if (said === null) return [];
    const { name, status, municipalities, postcodes, atADistance } = said;
    const { id } = region;
    // What the volunteers can do; what the leader wishes only where no profile says so yet.
    const languages = region.languages_now ?? region.languages;
    const places = region.places_now ?? region.places;
    return {
      id,
      name,
      status,
      municipalities,
      postcodes,
      languages,
      places,
      openCases: loads.get(id) ?? 0,
      atADistance,
    };
  });
}

/** The registration of a receipt code, when it is in my team's hands. */
export async function findByReceipt(visit: Visit, receipt: Buffer): Promise<string | null> {
  const row = await visit.db
    .selectFrom('registration')
    .select('id')
    .where('receipt_mac', '=', receipt)
    .where('team_id', 'in', [...visit.person.teams, noTeam])
    .executeTakeFirst();
  return row?.id ?? null;
}
