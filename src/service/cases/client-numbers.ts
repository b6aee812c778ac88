import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { lapsingDays, quietDays } from './client-rows.ts';
import { worryKind } from './worries.ts';

/** How many clients are in each part of a coordinator's list. */
export type ClientNumbers = Readonly<Record<ClientPart, number>>;
export const clientParts = ['open', 'worry', 'without', 'quiet', 'lapsing', 'closed'] as const;
export type ClientPart = (typeof clientParts)[number];

/** A volunteer with how many of the reader's open clients she stands beside. */
export interface VolunteerOfClients {
  id: string;
  name: string;
  clients: number;
}

/**
 * All numbers in one pass over the cases that I hold, each part by the function that narrows the list to it. With the
 * volunteers by whom one can narrow it, in the order of their names.
 */
export async function clientNumbers(
  visit: Visit,
): Promise<{ numbers: ClientNumbers; volunteers: VolunteerOfClients[] }> {
  const counted = await sql<ClientNumbers & { volunteers: Record<string, number> | null }>`
    select * from naast.clients_in_parts(${worryKind}, ${quietDays}, ${lapsingDays})`.execute(visit.db);
  const { volunteers, ...numbers } = counted.rows[0] ?? { ...nobody, volunteers: null };
  const names = await namesOf(visit.db, visit.keys, Object.keys(volunteers ?? {}));
  return {
    numbers,
    volunteers: Object.entries(volunteers ?? {})
      .map(([id, clients]) => ({ id, clients, name: names.get(id) ?? '' }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}

const nobody: ClientNumbers = { open: 0, worry: 0, without: 0, quiet: 0, lapsing: 0, closed: 0 };
