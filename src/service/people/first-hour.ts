import { type SqlBool, sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';

/** The path of the first hour, in the order in which it can be walked (design question 10). */
export const firstHourSteps = [
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
export type FirstHourStep = (typeof firstHourSteps)[number];

/** Which steps are done, computed from what is there: nobody ticks them off but for the shares, which are on paper. */
export async function firstHour(db: ScopedDb): Promise<Record<FirstHourStep, boolean>> {
  const people = await db.selectFrom('person').select(['roles', 'status']).where('status', '<>', 'ended').execute();
  const regions = await db.selectFrom('region').select('status').execute();
  const coordinators = people.filter((person) => person.roles.includes('coordinator'));
  return {
    shares: await exists(
      // In the statement, not beside it: a plan that is made for every value would read the whole book.
      db.selectFrom('audit_entry').select('seq').where(sql<SqlBool>`action = 'house.shares-printed'`).limit(1),
    ),
    contact: await exists(db.selectFrom('contact_setting').select('key').where('key', '=', 'telephone')),
    region: regions.length > 0,
    intake: await exists(db.selectFrom('published_intake_key').select('epoch').limit(1)),
    invited: coordinators.length > 0,
    joined: coordinators.some((person) => person.status !== 'invited'),
    approved: coordinators.some((person) => person.status === 'active'),
    opened: regions.some((region) => region.status === 'open'),
    volunteer: people.some((person) => person.roles.includes('volunteer') && person.status === 'active'),
  };
}

/** Is everything done that only the project leader can do? The first volunteer is the coordinator's. */
export async function firstHourIsOver(db: ScopedDb): Promise<boolean> {
  const { volunteer: _, ...own } = await firstHour(db);
  return Object.values(own).every(Boolean);
}

async function exists(query: { execute(): Promise<unknown[]> }): Promise<boolean> {
  return (await query.execute()).length > 0;
}
