import {
  type OrganisationWords,
  pageSubject,
  readContact,
  readOrganisation,
  readPublishedPages,
  readRegions,
} from '#app/platform/access/public-words/index.ts';
import type { StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { plainDate } from '#app/platform/language/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { type Published, readPublished } from '#app/service/directory/index.ts';
import { contents } from './contents.ts';
import type { EditedText } from './edited-text.ts';

export interface Contact {
  telephone: string | null;
  hours: string | null;
  /** The same in English; without it the Dutch ones are there. */
  hoursEn: string | null;
  mail: string | null;
}

/** Who is responsible; null is not decided yet. */
export type OrganisationFacts = OrganisationWords;

export interface ShownRegion {
  name: string;
  status: 'pending' | 'open';
  municipalities: string[];
  atADistance: boolean;
}

/** What the pages show and the installation can change at any time. */
export interface PageFacts {
  contact: Contact;
  organisation: OrganisationFacts;
  regions: ShownRegion[];
  /** The public part of the directory. */
  organisations: readonly Published[];
  /** Pages whose text is not the one of the release. */
  edited: readonly EditedText[];
}

/** The oldest that a fact on a page may be, in milliseconds. */
const freshFor = 60_000;
/** How long to leave a database alone that did not answer. */
const patience = 5_000;

export interface FreshFacts {
  /** Is called when the facts have become others. */
  onChange(listener: () => void): void;
  /** True while what was read last may still be shown. */
  areFresh(): boolean;
  /** The facts, at most a minute old; and a text that differs whenever they do. */
  read(): Promise<{ facts: PageFacts; version: string }>;
}

/**
 * Reads contact, regions and directory once a minute, however many visitors there are. When the database does not
 * answer, what was known before stays on the pages: "in danger now" must be readable then too. Throws only when nothing
 * was ever read.
 */
export function freshFacts(desk: PublicDesk, now: () => number): FreshFacts {
  let known: { facts: PageFacts; version: string } | null = null;
  let freshUntil = 0;
  let reading: Promise<void> | null = null;
  const listeners: (() => void)[] = [];

  const refresh = async () => {
    try {
      const facts = await desk.scoped((db) => readPageFacts(db, desk.root === null ? null : { root: desk.root }, desk));
      const [before, version] = [known?.version, JSON.stringify(facts)];
      known = { facts, version };
      freshUntil = now() + freshFor;
      if (before !== undefined && before !== version) for (const listener of listeners) listener();
    } catch (error) {
      if (known === null) throw error;
      freshUntil = now() + patience;
    }
  };
  const areFresh = () => now() < freshUntil;
  return {
    areFresh,
    onChange: (listener) => listeners.push(listener),
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

/** Everything as it was signed, whatever the rows say: what visitors read is nobody's to change in the database. */
export async function readPageFacts(db: ScopedDb, pins: StatementPins | null, shownBy?: object): Promise<PageFacts> {
  const asking = { pins, ...(shownBy === undefined ? {} : { shownBy }) };
  const { contact } = await readContact(db, asking);
  return {
    contact,
    organisation: await readOrganisation(db, asking),
    regions: await shownRegions(db, pins, shownBy),
    organisations: await readPublished(db, pins, shownBy),
    edited: await editedTexts(db, pins, shownBy),
  };
}

async function editedTexts(db: ScopedDb, pins: StatementPins | null, shownBy?: object): Promise<EditedText[]> {
  if (pins === null) return [];
  const published = await readPublishedPages(db, { pins, ...(shownBy === undefined ? {} : { shownBy }) });
  return Object.values(contents)
    .flat()
    .flatMap(({ slug, lang }) => {
      const page = published.get(pageSubject(slug, lang));
      return page?.text == null ? [] : [{ slug, lang, ...page.text, day: plainDate(page.at).toString() }];
    });
}

async function shownRegions(db: ScopedDb, pins: StatementPins | null, shownBy?: object): Promise<ShownRegion[]> {
  if (pins === null) return [];
  const { words, resolve } = await readRegions(db, { pins, ...(shownBy === undefined ? {} : { shownBy }) });
  const rows = await db
    .selectFrom('region')
    .select(['id', 'name', 'status', 'municipalities', 'postcodes', 'at_a_distance'])
    .execute();
  const unsigned = rows.filter(({ id }) => !words.signed.has(id)).map((row) => resolve(row.id, row));
  const signed = [...words.signed.keys()].map((id) => resolve(id, noRow));
  return [...signed, ...unsigned]
    .flatMap((one) => (one === null || one.status === 'closed' ? [] : one))
    .map(({ name, status, municipalities, atADistance }) => ({
      name,
      status: status === 'open' ? ('open' as const) : ('pending' as const),
      municipalities,
      atADistance,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl'));
}

/** What was signed needs no row. */
const noRow = { name: '', status: 'closed' as const, municipalities: [], postcodes: [], at_a_distance: false };
