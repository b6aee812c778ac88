import { sql } from 'kysely';
import { readContact } from '#app/platform/access/public-words/index.ts';
import { signedTrainingDays, signTrainingDays, type TrainingDay } from '#app/platform/access/suspension/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { keepTrainingDay, volunteersOfMyRegion } from './volunteers.store.ts';

/** A volunteer on the list of training days. */
export interface VolunteerDay {
  personId: string;
  name: string;
  /** Of the volunteer; null where it is the reader's own. */
  region: string | null;
  /** The day that somebody signed who may. */
  signed: string | null;
  /** The day in the profile; null when there is none, or the reader does not keep profiles. */
  inProfile: string | null;
}

/** The active volunteers of the coordinator's region, or for the leader of all; those who open nothing come first. */
export async function volunteerDays(visit: Visit): Promise<VolunteerDay[]> {
  const isLeader = reachOf(visit, 'training.see') === 'all';
  const days = isLeader ? await daysOfAll(visit) : await daysOfMyRegion(visit);
  const key = ({ signed, name }: VolunteerDay) => `${signed ?? ''} ${name}`;
  return days.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

async function daysOfMyRegion(visit: Visit): Promise<VolunteerDay[]> {
  const volunteers = await volunteersOfMyRegion(visit);
  const ids = volunteers.map(({ personId }) => personId);
  const names = await namesOf(visit.db, visit.keys, ids);
  const signed = await signedTrainingDays(visit, ids, visit.person.regionId);
  return volunteers.map(({ personId, profile }) => ({
    personId,
    name: names.get(personId) ?? '',
    region: null,
    signed: signed.get(personId) ?? null,
    inProfile: profile?.trainingValidUntil ?? null,
  }));
}

async function daysOfAll(visit: Visit): Promise<VolunteerDay[]> {
  const people = await visit.db
    .selectFrom('person')
    .innerJoin('region', 'region.id', 'person.region_id')
    .select(['person.id', 'person.region_id', 'region.name as region'])
    .where('person.status', '=', 'active')
    .where(sql<boolean>`'volunteer' = any(person.roles)`)
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    people.map(({ id }) => id),
  );
  const days: VolunteerDay[] = [];
  for (const [regionId, ofRegion] of Map.groupBy(people, ({ region_id }) => region_id)) {
    const signed = await signedTrainingDays(
      visit,
      ofRegion.map(({ id }) => id),
      regionId,
    );
    for (const { id, region } of ofRegion)
      days.push({ personId: id, name: names.get(id) ?? '', region, signed: signed.get(id) ?? null, inProfile: null });
  }
  return days;
}

/** A number that changes whenever one of the signed days does. */
export const versionOfDays = (days: readonly VolunteerDay[]) =>
  sha256(canonical(Object.fromEntries(days.map(({ personId, signed }) => [personId, signed])))).readUInt32BE(0) %
  1_000_000_000;

/** Signs these days and puts them into the profiles. False when nothing vouches for the coordinator. */
export async function signDays(visit: Visit, days: readonly TrainingDay[]): Promise<boolean> {
  if (!(await signTrainingDays(visit, days))) return false;
  for (const day of days) await keepTrainingDay(visit, day);
  return true;
}

/** What the first pages say of training days. */
export interface DaysInShort {
  /** Volunteers whose day is lacking or over. */
  lacking: readonly { id: string; name: string }[];
  /** Suspended volunteers of whom a client has a limit within fourteen days, or one that has passed. */
  waiting: readonly { id: string; name: string }[];
  /** The day from which a lacking day suspends; null when that is so already. */
  countFrom: string | null;
}

/** Those who lack a day (`days_to_sign`), by name: for a coordinator of the own region, for the leader of all. */
export async function daysInShort(visit: Visit, lacking: readonly string[]): Promise<DaysInShort> {
  if (lacking.length === 0) return { lacking: [], waiting: [], countFrom: null };
  const { rows: waiting } = await sql<{ id: string }>`select person_id as id from naast.limits_of_suspended()`.execute(
    visit.db,
  );
  const from = await visit.db.selectFrom('installation').select('days_count_from').executeTakeFirst();
  const countFrom = from && from.days_count_from > today().toString() ? from.days_count_from : null;
  const names = await namesOf(visit.db, visit.keys, [...lacking]);
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  return { lacking: named(lacking), waiting: named(waiting.map(({ id }) => id)), countFrom };
}

/** Whom a volunteer can ask. */
export interface WhomToAsk {
  /** Names of the coordinators of the own region. */
  coordinators: readonly string[];
  /** Of the service. */
  telephone: string | null;
}

/** What a suspended volunteer is told. */
export interface OwnSuspension extends WhomToAsk {
  lastDay: string | null;
}

/** Why I open no case and whom I can ring; null when I am not suspended. */
export async function ownSuspension(visit: Visit): Promise<OwnSuspension | null> {
  const { suspended } = visit.person;
  return suspended ? { lastDay: suspended.lastDay, ...(await whomToAsk(visit)) } : null;
}

/** The coordinators of one's own region, and the number of the service. */
export async function whomToAsk(visit: Visit): Promise<WhomToAsk> {
  const { id: own, regionId } = visit.person;
  const people = await visit.db
    .selectFrom('person')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', '!=', own)
    .where('status', '=', 'active')
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    people.map(({ id }) => id),
  );
  const { contact } = await readContact(visit.db, { pins: visit.keys.pins });
  const coordinators = people.map(({ id }) => names.get(id) ?? '').filter((name) => name !== '');
  return { coordinators: coordinators.sort(), telephone: contact.telephone };
}
