import { openListed } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type ClientLine, linesOf, volunteerNames } from './client-line.ts';
import { type ClientFilter, clientRows, clientsOnAPage, heldCases, onceEach } from './client-rows.ts';

/**
 * "My clients": the cases that I hold a live grant for, by due day. One query, whatever the number of rows, and one
 * entry in the audit log; `more` says that there is a next page.
 */
export async function listClients(visit: Visit, filter: ClientFilter): Promise<{ lines: ClientLine[]; more: boolean }> {
  const [rows] = await Promise.all([clientRows(visit, filter).execute(), visit.keys.lookUp()]);
  const page = onceEach(rows).slice(0, clientsOnAPage);
  const [opened, names] = await Promise.all([openListed(visit, page), volunteerNames(visit, page)]);
  return { lines: linesOf(visit, opened, names), more: rows.length > clientsOnAPage };
}

/** How many clients the list with this filter has: the same cases and the same grants, counted. */
export async function countClients(visit: Visit, filter: Omit<ClientFilter, 'page'>): Promise<number> {
  const counted = await heldCases(visit, filter)
    .select(({ fn }) => fn.count<number>('page.id').distinct().as('number'))
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}

/** Has this reader any open client at all? Asked without counting a whole region. */
export async function hasOpenClients(visit: Visit): Promise<boolean> {
  const filter = { status: 'open', withoutVolunteer: false, page: 1 } as const;
  return (await heldCases(visit, filter).select('page.id').limit(1).executeTakeFirst()) !== undefined;
}
