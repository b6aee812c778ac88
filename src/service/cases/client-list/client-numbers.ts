import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { rememberedFor, type Visit } from '#app/platform/access/visit/index.ts';
import { worryKind } from '../tasks/index.ts';
import { lapsingDays, quietDays } from './client-rows.ts';
import type { ClientFactsByCase } from './told-facts.ts';

/** How many clients are in each part of a coordinator's list. */
type ClientNumbers = Readonly<Record<ClientPart, number>>;
export const clientParts = ['open', 'worry', 'without', 'quiet', 'lapsing', 'closed'] as const;
export type ClientPart = (typeof clientParts)[number];

/** A volunteer with how many of the reader's open clients she stands beside. */
interface VolunteerOfClients {
  id: string;
  name: string;
  clients: number;
}

/** What a coordinator narrows the list by: how many clients each part has, and each volunteer. */
export interface NumbersOfClients {
  numbers: ClientNumbers;
  volunteers: VolunteerOfClients[];
}

/** What holds of a reader's clients as long as nobody writes. */
export interface KnownOfClients {
  numbers: NumbersOfClients;
  /** What was told of the clients of the page that was shown last. */
  told: ClientFactsByCase;
  /** Told under what is known: asked after it was found to hold. */
  remember(told: ClientFactsByCase): void;
}

/** As it was counted, and how long it holds. */
type Counted = NumbersOfClients & {
  told: ClientFactsByCase;
  /** The newest entry of the audit log that is not one of reading. */
  changed: string;
  /** The moment at which a day, a grant or an access begins or ends. */
  until: string;
};

const counted = rememberedFor<Counted>('remembered-numbers');

/**
 * All numbers in one pass over the cases that I hold, each part by the function that narrows the list to it. With the
 * volunteers by whom one can narrow it, in the order of their names. To count two thousand cases costs the database
 * four times the list below: what was counted holds as long as the audit log says that nobody wrote, in whichever
 * process, and until the next day or grant begins or ends (docs/decisions/0101). The database judges both. What is
 * told of the clients of a page holds as long.
 */
export async function knownOfClients(visit: Visit): Promise<KnownOfClients> {
  const before = counted.recall(visit);
  const { rows } = await sql<{ changed: string; until: string; parts: Parts | null }>`
    select encode(changed, 'hex') as changed, until::text as until, parts from naast.clients_in_parts_since(
      decode(${before?.changed ?? null}::text, 'hex'), ${before?.until ?? null}::text::timestamptz, ${worryKind}, ${quietDays}, ${lapsingDays})`.execute(
    visit.db,
  );
  const [row] = rows;
  if (before && row?.parts === null) return known(visit, before);
  const { volunteers, ...numbers } = row?.parts ?? { ...nobody, volunteers: null };
  const found = { numbers, volunteers: await namedVolunteers(visit, volunteers ?? {}), told: {} };
  if (row === undefined) return { numbers: found, told: {}, remember: () => {} };
  const now = { ...found, changed: row.changed, until: row.until };
  counted.remember(visit, now);
  return known(visit, now);
}

const known = (visit: Visit, { numbers, volunteers, told, ...mark }: Counted): KnownOfClients => ({
  numbers: { numbers, volunteers },
  told,
  remember: (newly) => counted.remember(visit, { numbers, volunteers, told: newly, ...mark }),
});

type Parts = ClientNumbers & { volunteers: Record<string, number> | null };

async function namedVolunteers(visit: Visit, numbers: Record<string, number>): Promise<VolunteerOfClients[]> {
  const names = await namesOf(visit.db, visit.keys, Object.keys(numbers));
  return Object.entries(numbers)
    .map(([id, clients]) => ({ id, clients, name: names.get(id) ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const nobody: ClientNumbers = { open: 0, worry: 0, without: 0, quiet: 0, lapsing: 0, closed: 0 };
