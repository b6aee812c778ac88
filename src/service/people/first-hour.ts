import { type SqlBool, sql } from 'kysely';
import { undecidedOfOrganisation } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { KnownOfSteps } from './first-hour-known.ts';

/** Until these are done nobody can be helped: the path of the first hour, in the order in which it can be walked. */
export const openingSteps = [
  'use',
  'shares',
  'contact',
  'region',
  'intake',
  'invited',
  'joined',
  'approved',
  'opened',
  'volunteer',
] as const;

/** What a service needs beside that before it is for real. */
export const stayingSteps = [
  'organisation',
  'profile',
  'secondIntake',
  'deputy',
  'mail',
  'backup',
  'numbers',
  'texts',
] as const;

export const firstHourSteps = [...openingSteps, ...stayingSteps] as const;
export type FirstHourStep = (typeof firstHourSteps)[number];
type OpeningStep = (typeof openingSteps)[number];

/** What this installation is for, as was said once: to look around on this machine, or for colleagues. */
export const uses = ['only-here', 'for-colleagues'] as const;
export type Use = (typeof uses)[number];

/**
 * What the leader says was done, since it is done outside the program; each with the step that it ends. That texts were approved
 * was said before the program counted them; the code stays for what lies in the log.
 */
export const saidSteps = {
  'mail-came': 'mail',
  'restore-tried': 'backup',
  'numbers-rung': 'numbers',
  'texts-approved': 'texts',
} as const satisfies Record<string, FirstHourStep>;
export type SaidStep = keyof typeof saidSteps;

/** Did somebody say that the first three recovery shares are on paper? */
export function sharesArePrinted(db: ScopedDb): Promise<boolean> {
  return exists(
    // In the statement, not beside it: a plan that is made for every value would read the whole book.
    db.selectFrom('audit_entry').select('seq').where(sql<SqlBool>`action = 'house.shares-printed'`).limit(1),
  );
}

/** When each was said last, by its code. */
export async function saidDone(db: ScopedDb): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ object: string; at: Date }>`
    select (e.body::jsonb) ->> 'object' as object, max(e.at) as at from naast.audit_entry e
    where e.action = 'house.step-done' group by 1`.execute(db);
  return new Map(rows.map(({ object, at }) => [object, at]));
}

/** Which of the opening steps are done, computed from what is there but for what is on paper or was asked. */
async function opened(
  db: ScopedDb,
  said: ReadonlyMap<string, Date>,
  people: Awaited<ReturnType<typeof colleagues>>,
): Promise<Record<OpeningStep, boolean>> {
  const regions = await db.selectFrom('region').select('status').execute();
  const coordinators = people.filter((person) => person.roles.includes('coordinator'));
  const joined = coordinators.some((person) => person.status !== 'invited');
  return {
    // One that was set up before this was asked, and in which colleagues work, has its answer.
    use: uses.some((use) => said.has(use)) || joined,
    shares: await sharesArePrinted(db),
    ...(await whatThePublicNeeds(db)),
    region: regions.length > 0,
    invited: coordinators.length > 0,
    joined,
    approved: coordinators.some((person) => person.status === 'active'),
    opened: regions.some((region) => region.status === 'open'),
    volunteer: people.some((person) => person.roles.includes('volunteer') && person.status === 'active'),
  };
}

/** A number to ring, and a key to which a registration is sealed: one statement, for the first page asks it too. */
async function whatThePublicNeeds(db: ScopedDb): Promise<{ contact: boolean; intake: boolean }> {
  const { rows } = await sql<{ contact: boolean; intake: boolean }>`
    select exists (select 1 from naast.contact_setting where key = 'telephone') as contact,
      exists (select 1 from naast.published_intake_key) as intake`.execute(db);
  return { contact: rows[0]?.contact === true, intake: rows[0]?.intake === true };
}

const colleagues = (db: ScopedDb) =>
  db.selectFrom('person').select(['roles', 'status']).where('status', '<>', 'ended').execute();

/** Which steps are done, the later ones included; only the leader reads all that they follow from. */
export async function firstHour(
  { db, keys }: Pick<Visit, 'db' | 'keys'>,
  known: KnownOfSteps,
  read?: ReadonlyMap<string, Date>,
): Promise<Record<FirstHourStep, boolean>> {
  const said = read ?? (await saidDone(db));
  const people = await colleagues(db);
  const many = (role: 'intake' | 'project-leader') =>
    people.filter(({ roles, status }) => status === 'active' && roles.includes(role)).length > 1;
  const isSaid = (step: SaidStep) => said.has(step);
  return {
    ...(await opened(db, said, people)),
    organisation: (await undecidedOfOrganisation(db, keys.pins)).length === 0,
    // A profile was saved, and a day until which a training counts was signed.
    profile:
      (await exists(db.selectFrom('region').select('id').where('places_now', 'is not', null).limit(1))) &&
      (await exists(db.selectFrom('access_day').select('person_id').limit(1))),
    secondIntake: many('intake'),
    deputy: many('project-leader'),
    mail: isSaid('mail-came') && !known.noMail,
    backup: isSaid('restore-tried') && !known.noBackup,
    numbers: isSaid('numbers-rung') && known.numbers === 0,
    texts: known.texts === 0,
  };
}

/** Is everything done that only the project leader can do? The first volunteer is the coordinator's. */
export async function firstHourIsOver(db: ScopedDb): Promise<boolean> {
  const { volunteer: _, ...own } = await opened(db, await saidDone(db), await colleagues(db));
  return Object.values(own).every(Boolean);
}

async function exists(query: { execute(): Promise<unknown[]> }): Promise<boolean> {
  return (await query.execute()).length > 0;
}
