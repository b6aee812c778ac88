import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Lang, Translate } from '#app/platform/language/index.ts';
import { type ClientLine, searchClients } from '#app/service/cases/index.ts';
import { type FoundPapers, searchPapers } from '#app/service/documents/index.ts';
import { type PlaceCode, places } from './places.ts';
import { fittingPlaces } from './search.ts';
import { type FoundThings, findThings } from './things.ts';

export interface FoundPlace {
  code: PlaceCode;
  href: string;
  label: string;
  words: string;
}

export interface FoundClient {
  /** Null for whoever has no clients to look for. */
  clients: { lines: readonly ClientLine[]; more: boolean } | null;
  places: readonly FoundPlace[];
  /** Letters and documents of these clients; null for whoever has none. */
  papers: FoundPapers | null;
  /** What else fits: colleagues, organisations, procedures, words. */
  things: readonly FoundThings[];
}

/** One letter is in half of all names: headers are opened from the second on. */
const shortestName = 2;
/** Papers are opened from the third on: so many words begin with two. */
const shortestOfPaper = 3;
const mostPapers = 20;

/** My own clients that fit, read through my grants (at most `most`), the pages that I may open, and what else fits. */
export async function search(
  visit: Visit,
  { t, lang }: { t: Translate; lang: Lang },
  term: string,
  most?: number,
): Promise<FoundClient> {
  return {
    clients: may(visit, 'case.list') ? await clientsFor(visit, term, most) : null,
    papers: may(visit, 'case.list') ? await papersFor(visit, lang, term) : null,
    places: fittingPlaces(term, myPlaces(visit, t)),
    things: isTooShort(term) ? [] : await findThings(visit, { t, lang }, term),
  };
}

async function clientsFor(visit: Visit, term: string, most?: number) {
  return isTooShort(term) ? { lines: [], more: false } : searchClients(visit, term, most);
}

async function papersFor(visit: Visit, lang: Lang, term: string): Promise<FoundPapers> {
  if (isTooShort(term, shortestOfPaper)) return { found: [], more: false, unlooked: 0 };
  return searchPapers(visit, lang, term, mostPapers);
}

const isTooShort = (term: string, shortest = shortestName): boolean => [...term.trim()].length < shortest;

function myPlaces(visit: Visit, t: Translate): FoundPlace[] {
  return places
    .filter(({ needs }) => may(visit, needs))
    .map(({ code, href }) => ({ code, href, label: t(`search.place.${code}`), words: t(`search.words.${code}`) }));
}
