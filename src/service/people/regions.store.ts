import { sql } from 'kysely';
import { readRegions, regionSaying, signWords } from '#app/platform/access/public-words/index.ts';
import { belongsTo } from '#app/platform/access/rotation/index.ts';
import { type Certificate, currentCertificate } from '#app/platform/access/statements/index.ts';
import { namesOf, ownSigner } from '#app/platform/access/teams/index.ts';
import { makeTeam, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import type { RegionSettings } from './regions.ts';

export type Region = RegionSettings & {
  id: string;
  status: 'pending' | 'open' | 'closed';
  version: number;
  /** What the profiles of its volunteers add up to; null where none was saved yet. */
  places_now: number | null;
  languages_now: string[] | null;
  /** 'changed' = its row says something else than what the leader signed, or nobody signed it though somebody must. */
  standing: 'signed' | 'before' | 'changed';
};

const columns = [
  'id',
  'name',
  'status',
  'municipalities',
  'postcodes',
  'languages',
  'places',
  'places_now',
  'languages_now',
  'at_a_distance',
  'mailbox',
  'version',
] as const;

/** The regions in one's care: all for the leader, one for a coordinator. */
export async function regionsOf(visit: Visit): Promise<Region[]> {
  let query = visit.db.selectFrom('region').select(columns).orderBy('name');
  if (reachOf(visit, 'region.list') !== 'all') query = query.where('id', '=', visit.person.regionId);
  const { words, fits } = await readRegions(visit.db, { pins: visit.keys.pins });
  return (await query.execute()).map((row) => ({
    ...row,
    standing: fits(row.id, row) ? 'signed' : words.of(row.id).state === 'before' ? 'before' : 'changed',
  }));
}

/** The region as it now stands, under the leader's signature. */
async function signRegion(visit: Visit, id: string): Promise<void> {
  const row = await visit.db.selectFrom('region').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
  if (!(await signWords(visit, [regionSaying(id, row)]))) throw new Error('Nothing vouches for the leader who signs.');
}

export async function region(visit: Visit, id: string): Promise<Region | null> {
  return (await regionsOf(visit)).find((one) => one.id === id) ?? null;
}

/** Adds a region; it is pending until its first coordinator has been approved and its key made (design question 10). */
export async function addRegion(
  visit: Visit,
  settings: Omit<RegionSettings, 'languages'> & { languages?: string[] },
): Promise<string> {
  const id = newId();
  await visit.db
    .insertInto('region')
    .values({ id, status: 'pending', languages: [], ...settings })
    .execute();
  await signRegion(visit, id);
  visit.journal.note({ action: 'region.added', objectId: id });
  return id;
}

/** Changes the settings if nobody did since this version was seen; false otherwise. */
export async function changeRegion(
  visit: Visit,
  { id, seen }: { id: string; seen: number },
  settings: RegionSettings,
): Promise<boolean> {
  const changed = await visit.db
    .updateTable('region')
    .set({ ...settings, version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await signRegion(visit, id);
  visit.journal.note({ action: 'region.changed', objectId: id });
  return true;
}

/** Who works in a region: names of those who lead it, numbers of the others. */
export interface RegionTeam {
  coordinators: readonly TeamCandidate[];
  volunteers: number;
  /** Invited, or waiting to be let in. */
  notYet: number;
}

/** The people of a region; who coordinates is said by certificate, the others are only counted. */
export async function teamOfRegion(visit: Visit, regionId: string): Promise<RegionTeam> {
  const people = await visit.db
    .selectFrom('person')
    .select(['roles', 'status'])
    .where('region_id', '=', regionId)
    .execute();
  const active = people.filter(({ status }) => status === 'active');
  return {
    coordinators: await coordinatorsOf(visit, regionId),
    volunteers: active.filter(({ roles }) => roles.includes('volunteer')).length,
    notYet: people.filter(({ status }) => status === 'invited' || status === 'awaiting').length,
  };
}

export interface TeamCandidate {
  id: string;
  name: string;
}

/** Approved coordinators of a region, who receive its key: checked by their certificates. */
async function coordinatorsOf(visit: Visit, regionId: string): Promise<TeamCandidate[]> {
  const people = await visit.db
    .selectFrom('person')
    .select('id')
    .where('region_id', '=', regionId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  return certified(visit, people, (certificate) =>
    belongsTo({ id: '', kind: 'region', region_id: regionId }, certificate),
  );
}

/** Those of these people whose certificate says that they belong, by name. */
export async function certified(
  visit: Visit,
  people: readonly { id: string }[],
  fits: (certificate: Certificate) => boolean,
): Promise<TeamCandidate[]> {
  const ids: string[] = [];
  for (const { id } of people) {
    const certificate = await currentCertificate(visit.db, id, visit.keys.pins);
    if (certificate && fits(certificate)) ids.push(id);
  }
  const names = await namesOf(visit.db, visit.keys, ids);
  return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
}

/**
 * Makes the region's key in the leader's session, seals it to the coordinators and to recovery, and opens the region.
 * The leader keeps no member row. 'not-now' when it has a key already, or nobody who could hold one.
 */
export async function openRegion(visit: Visit, id: string): Promise<'done' | 'not-now'> {
  // Of two at the same moment the second finds the team of the first.
  await holdAlone(visit.db, `team of region ${id}`);
  const there = await visit.db.selectFrom('team').select('id').where('region_id', '=', id).executeTakeFirst();
  const members = (await coordinatorsOf(visit, id)).map((one) => one.id);
  const leader = await ownSigner(visit);
  if (there || members.length === 0 || !leader) return 'not-now';
  const { team, pair } = await makeTeam(visit.db, {
    kind: 'region',
    regionId: id,
    members,
    leader,
    pins: visit.keys.pins,
  });
  visit.keys.keep(pair.boxSecret);
  await visit.db.updateTable('region').set({ status: 'open' }).where('id', '=', id).execute();
  await signRegion(visit, id);
  visit.journal.note({ action: 'team.made', object: 'region', objectId: team.id, count: members.length });
  visit.journal.note({ action: 'region.opened', objectId: id });
  return 'done';
}
