import { sql } from 'kysely';
import { signedTrainingDays, signTrainingDays, type TrainingDay } from '#app/platform/access/suspension/index.ts';
import { teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { toldTo } from './absence.store.ts';
import { offerOf, type Profile, profileSchema } from './profile.ts';

/** A volunteer of the reader's region with their profile; null as long as nobody wrote it down. */
export interface Volunteer {
  personId: string;
  profile: Profile | null;
}

export interface VersionedProfile {
  profile: Profile;
  version: number;
}

const isVolunteer = sql<boolean>`'volunteer' = any(person.roles)`;
export const profiles = teamRows('volunteer_profile', profileSchema);

/** The active volunteers of my region. Empty for whoever holds no key of the region's team. */
export async function volunteersOfMyRegion(visit: Visit): Promise<Volunteer[]> {
  const { regionId } = visit.person;
  if (regionId === null) return [];
  const rows = await visit.db
    .selectFrom('person')
    .leftJoin('volunteer_profile', 'volunteer_profile.person_id', 'person.id')
    .select(['person.id', 'volunteer_profile.sealed', 'volunteer_profile.epoch'])
    .where('person.region_id', '=', regionId)
    .where('person.status', '=', 'active')
    .where(isVolunteer)
    .execute();
  const volunteers: Volunteer[] = [];
  for (const row of rows) volunteers.push({ personId: row.id, profile: await openProfile(visit, regionId, row) });
  return volunteers;
}

/** Is this a volunteer of my region, whose profile I keep? */
export async function isVolunteerOfMyRegion(visit: Visit, personId: string): Promise<boolean> {
  const { regionId } = visit.person;
  if (regionId === null) return false;
  const row = await visit.db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('region_id', '=', regionId)
    .where(isVolunteer)
    .where('status', 'in', ['awaiting', 'active'])
    .executeTakeFirst();
  return row !== undefined;
}

/** The profile of one volunteer; null when there is none yet. */
export async function readProfile(visit: Visit, personId: string): Promise<VersionedProfile | null> {
  const row = await visit.db
    .selectFrom('volunteer_profile')
    .select(['person_id as id', 'region_id', 'sealed', 'epoch', 'version'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const profile = row ? await openProfile(visit, row.region_id, row) : null;
  return row && profile ? { profile, version: row.version } : null;
}

/**
 * Saves a profile if it is still the version that was seen (0 = there was none), and works out anew what the region can
 * offer. 'stale' when a colleague was first. Throws when the writer holds no key of the region's team.
 */
export async function saveProfile(
  visit: Visit,
  personId: string,
  profile: Profile,
  seen: number,
): Promise<'saved' | 'stale'> {
  const { regionId } = visit.person;
  const documents = regionId && (await regionDocuments(visit, regionId));
  if (!regionId || !documents) throw new Error('Only a coordinator who holds the key of her region keeps profiles.');
  const { epoch, sealed, hash } = profiles.seal(documents, personId, profile);
  const told = await toldTo(visit, personId, profile, epoch);
  const row = { sealed, epoch, version: seen + 1, told };
  const written =
    seen === 0
      ? (
          await visit.db
            .insertInto('volunteer_profile')
            .values({ ...row, person_id: personId, region_id: regionId })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await visit.db
            .updateTable('volunteer_profile')
            .set(row)
            .where('person_id', '=', personId)
            .where('version', '=', seen)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (written !== 1n) return 'stale';
  visit.journal.note({ action: 'profile.changed', objectId: personId, hash });
  await offerAnew(visit, regionId);
  // Whoever writes down until when a training counts answers for it with a signature, here as on the list. While an alarm
  // of the log stands nobody is given access: the day is signed from the list afterwards.
  const { trainingValidUntil: lastDay } = profile;
  if (lastDay !== null && !visit.inSafeMode) await signWhereNew(visit, [{ personId, lastDay }]);
  return 'saved';
}

/** Signs those of these days that are not signed yet. Throws when nothing vouches for the coordinator. */
async function signWhereNew(visit: Visit, days: readonly TrainingDay[]): Promise<void> {
  const ids = days.map(({ personId }) => personId);
  const signed = await signedTrainingDays(visit, ids, visit.person.regionId);
  const fresh = days.filter(({ personId, lastDay }) => signed.get(personId) !== lastDay);
  if (!(await signTrainingDays(visit, fresh))) throw new Error('Nothing vouches for the coordinator who signs.');
}

/** The same day in the profile, so that matching counts with what was signed; a volunteer without one keeps none. */
export async function keepTrainingDay(visit: Visit, { personId, lastDay }: TrainingDay): Promise<void> {
  const now = await readProfile(visit, personId);
  if (!now || now.profile.trainingValidUntil === lastDay) return;
  await saveProfile(visit, personId, { ...now.profile, trainingValidUntil: lastDay }, now.version);
}

/**
 * Languages and places of the region as a whole are in the clear: intake proposes by them. They stand beside what the
 * leader typed, and are no new version of it.
 */
async function offerAnew(visit: Visit, regionId: string): Promise<void> {
  const offer = offerOf((await volunteersOfMyRegion(visit)).flatMap(({ profile }) => profile ?? []));
  await visit.db
    .updateTable('region')
    .set({ places_now: offer.places, languages_now: offer.languages })
    .where('id', '=', regionId)
    .execute();
  visit.journal.note({ action: 'region.changed', object: 'region', objectId: regionId });
}

async function openProfile(
  visit: Visit,
  regionId: string,
  row: { id: string; sealed: Buffer | null; epoch: number | null },
): Promise<Profile | null> {
  const { id, sealed, epoch } = row;
  if (!sealed || epoch === null) return null;
  const documents = await regionDocuments(visit, regionId, epoch);
  return documents && profiles.open(documents, { id, epoch, sealed });
}

async function regionDocuments(visit: Visit, regionId: string, epoch?: number) {
  const team = await visit.db.selectFrom('team').select('id').where('region_id', '=', regionId).executeTakeFirst();
  return team ? visit.keys.teamDocuments(team.id, epoch) : null;
}
