import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Translate } from '#app/platform/language/index.ts';
import { type ClientLine, searchClients } from '#app/service/cases/index.ts';
import { type PlaceCode, places } from './places.ts';
import { fitting } from './search.ts';

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
}

/** One letter is in half of all names: headers are opened from the second on. */
const shortestName = 2;

/** My own clients that fit, read through my grants (at most `most`), and the pages that I may open. */
export async function search(visit: Visit, t: Translate, term: string, most?: number): Promise<FoundClient> {
  return {
    clients: may(visit, 'case.list') ? await clientsFor(visit, term, most) : null,
    places: fitting(term, myPlaces(visit, t)),
  };
}

async function clientsFor(visit: Visit, term: string, most?: number) {
  return [...term.trim()].length < shortestName ? { lines: [], more: false } : searchClients(visit, term, most);
}

function myPlaces(visit: Visit, t: Translate): FoundPlace[] {
  return places
    .filter(({ needs }) => may(visit, needs))
    .map(({ code, href }) => ({ code, href, label: t(`search.place.${code}`), words: t(`search.words.${code}`) }));
}
