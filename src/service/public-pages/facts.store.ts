import type { PublicDesk } from '#app/platform/routing/index.ts';
import { type Published, readPublished } from '#app/service/directory/index.ts';

export interface Contact {
  telephone: string | null;
  hours: string | null;
  /** The same in English; without it the Dutch ones are there. */
  hoursEn: string | null;
  mail: string | null;
}

export interface Region {
  name: string;
  status: 'pending' | 'open';
  municipalities: string[];
  atADistance: boolean;
}

/** What the pages show and the installation can change at any time. */
export interface Facts {
  contact: Contact;
  regions: Region[];
  /** The public part of the directory. */
  organisations: readonly Published[];
}

/** The oldest that a fact on a page may be, in milliseconds. */
const freshFor = 60_000;
/** How long to leave a database alone that did not answer. */
const patience = 5_000;

export interface FreshFacts {
  /** True while what was read last may still be shown. */
  areFresh(): boolean;
  /** The facts, at most a minute old; and a text that differs whenever they do. */
  read(): Promise<{ facts: Facts; version: string }>;
}

/**
 * Reads contact, regions and directory once a minute, however many visitors there are. When the database does not
 * answer, what was known before stays on the pages: "in danger now" must be readable then too. Throws only when nothing
 * was ever read.
 */
export function freshFacts(desk: PublicDesk, now: () => number): FreshFacts {
  let known: { facts: Facts; version: string } | null = null;
  let freshUntil = 0;
  let reading: Promise<void> | null = null;

  const refresh = async () => {
    try {
      const facts = await readFacts(desk);
      known = { facts, version: JSON.stringify(facts) };
      freshUntil = now() + freshFor;
    } catch (error) {
      if (known === null) throw error;
      freshUntil = now() + patience;
    }
  };
  const areFresh = () => now() < freshUntil;
  return {
    areFresh,
    async read() {
      if (!areFresh()) {
        reading ??= refresh().finally(() => {
          reading = null;
        });
        await reading;
      }
      if (known === null) throw new Error('The facts of the public pages were never read.');
      return known;
    },
  };
}

function readFacts(desk: PublicDesk): Promise<Facts> {
  return desk.scoped(async (db) => {
    const settings = await db.selectFrom('contact_setting').select(['key', 'value']).execute();
    const known = (key: string) => settings.find((one) => one.key === key)?.value.trim() || null;
    const regions = await db
      .selectFrom('region')
      .select(['name', 'status', 'municipalities', 'at_a_distance'])
      .where('status', 'in', ['open', 'pending'])
      .orderBy('name')
      .execute();
    return {
      contact: { telephone: known('telephone'), hours: known('hours'), hoursEn: known('hoursEn'), mail: known('mail') },
      regions: regions.map(({ name, status, municipalities, at_a_distance }) => ({
        name,
        status: status === 'open' ? 'open' : 'pending',
        municipalities,
        atADistance: at_a_distance,
      })),
      organisations: await readPublished(db),
    };
  });
}
