import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { holdersOf } from '#app/platform/access/visit/index.ts';
import { onceAPage } from './once-a-page.ts';

/** A volunteer who stands beside this client now. */
export interface AssignedVolunteer {
  personId: string;
  name: string;
  until: Date;
  withSafety: boolean;
}

/**
 * Grants that have not ended. Their start is not asked for: no grant starts later than it is made, and to a colleague
 * whose transaction began a moment earlier a grant made meanwhile would seem to be still to come (two volunteers for
 * one client).
 */
const live = sql<boolean>`case_grant.ended_at is null and (case_grant.until_at is null or case_grant.until_at > clock_timestamp())`;

/** Who holds this case as a person now; a coordinator sees them all, a volunteer only their own. */
export async function assignedVolunteers(open: OpenCase): Promise<AssignedVolunteer[]> {
  const { visit } = open;
  const grants = await visit.db
    .selectFrom('case_grant')
    .select(['holder_id', 'compartment', 'until_at'])
    .where('case_id', '=', open.caseId)
    .where('holder_kind', '=', 'person')
    .where(live)
    .orderBy('from_at')
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    grants.map((grant) => grant.holder_id),
  );
  return grants.flatMap(({ holder_id, compartment, until_at }) =>
    compartment === 'core' && until_at !== null
      ? [
          {
            personId: holder_id,
            name: names.get(holder_id) ?? '',
            until: until_at,
            withSafety: grants.some((other) => other.compartment === 'safety' && other.holder_id === holder_id),
          },
        ]
      : [],
  );
}

/** The same, for the parts of one page. */
export const volunteersOfPage = onceAPage(assignedVolunteers);

/** Who gave the grant with which this case is open; with the name, when the reader may know it. */
export async function granterOf(open: OpenCase): Promise<string | null> {
  const { visit } = open;
  const grant = await visit.db
    .selectFrom('case_grant')
    .select('granter')
    .where('id', '=', open.grantId)
    .executeTakeFirst();
  const names = grant ? await namesOf(visit.db, visit.keys, [grant.granter]) : null;
  return (grant && names?.get(grant.granter)) ?? null;
}

/**
 * Does this person hold address and telephone too? Asked without opening them, so that nothing is read that is not
 * shown.
 */
export async function holdsSafety(open: OpenCase): Promise<boolean> {
  const grant = await open.visit.db
    .selectFrom('case_grant')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('compartment', '=', 'safety')
    .where('holder_id', 'in', holdersOf(open.visit.person))
    .where(live)
    .limit(1)
    .executeTakeFirst();
  return grant !== undefined;
}
