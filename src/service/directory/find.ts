import { type Lang, today as now } from '#app/platform/language/index.ts';
import {
  type BothLanguages,
  type DirectoryNeed,
  type Entry,
  isStale,
  type OrganisationContent,
  type Sex,
  type Urgency,
} from './organisation.ts';
import { type Findable, searchOver } from './search-index.ts';

/** What somebody looks for; null = it does not matter. */
export interface DirectoryQuestion {
  words: string | null;
  need: DirectoryNeed | null;
  /** The municipalities of the region that is meant. */
  municipalities: readonly string[] | null;
  /** BCP 47. */
  language: string | null;
  sex: Sex | null;
  age: number | null;
  /** Help is needed at once, or within days. */
  urgency: Exclude<Urgency, 'later'> | null;
}

/** How the entries that fit stand: by name, those of the reader's region first, or what was looked at last first. */
export const directoryOrders = ['name', 'near', 'looked'] as const;
export type DirectoryOrder = (typeof directoryOrders)[number];

export interface DirectoryAnswer {
  found: Entry[];
  /** Words that were looked for in place of those that nobody here uses. */
  corrected: string[];
}

/** Below this part of the best answer's score an answer is chance. */
const leastOfBest = 0.15;

/** Entries that fit, best first; without words in the order of the directory. Whoever works everywhere works in a region too. */
export function findOrganisations(entries: readonly Entry[], question: DirectoryQuestion, lang: Lang): DirectoryAnswer {
  const fitting = entries.filter(
    ({ content }) =>
      (question.need === null || content.needs.includes(question.need)) &&
      (question.municipalities === null || worksIn(content.municipalities, question.municipalities)) &&
      (question.language === null || content.languages.includes(question.language)) &&
      helpsOf(content, question) &&
      soonEnough(content, question.urgency),
  );
  const [today, sunk] = [now(), (entry: Entry) => Number(isStale(entry, today))];
  // What nobody confirmed for long sinks below what somebody did; what is known to fit goes before what nobody knows.
  const sorted = (entries: readonly Entry[]) =>
    entries.toSorted(
      (one, other) =>
        sunk(one) - sunk(other) || knownToFit(other.content, question) - knownToFit(one.content, question),
    );
  if (question.words === null) return { found: sorted(fitting), corrected: [] };
  const { found, corrected } = searchOver(fitting.map((entry) => findable(entry, lang)))(question.words);
  const best = found[0]?.score ?? 0;
  const good = found.filter(({ score }) => score >= best * leastOfBest).map(({ target }) => target);
  return { found: good.toSorted((one, other) => sunk(one) - sunk(other)), corrected };
}

/** In an order that somebody chose; what stands equal in it stays as it was. */
export function inOrder(
  entries: readonly Entry[],
  { order, near, lang }: { order: DirectoryOrder; near: readonly string[]; lang: Lang },
): Entry[] {
  const byName = (one: Entry, other: Entry) => one.content.name.localeCompare(other.content.name, lang);
  if (order === 'name') return entries.toSorted(byName);
  if (order === 'looked') return entries.toSorted((one, other) => other.checkedOn.localeCompare(one.checkedOn));
  return entries.toSorted((one, other) => farness(one, near) - farness(other, near) || byName(one, other));
}

/** Whoever names a place of the region is nearer than whoever works everywhere. */
function farness({ content: { municipalities } }: Entry, near: readonly string[]): number {
  if (municipalities.length === 0) return 1;
  return worksIn(municipalities, near) ? 0 : 2;
}

/** The words of an entry as the search weighs them. A secret address is no part of an entry, and so of no search. */
function findable(entry: Entry, lang: Lang): Findable<Entry> {
  const { name, does, forWhom, municipalities } = entry.content;
  return {
    target: entry,
    title: name,
    words: municipalities,
    text: [does, forWhom]
      .filter((words) => words !== null)
      .map((words) => inLanguage(words, lang).text)
      .join(' '),
  };
}

/** The words in the reader's language, else in Dutch with the language they are in. */
export function inLanguage(words: BothLanguages, lang: Lang): { text: string; lang: Lang } {
  return lang === 'en' && words.en !== null ? { text: words.en, lang } : { text: words.nl, lang: 'nl' };
}

/** Whom they help, where anybody said: what nobody said shuts nobody out. */
function helpsOf({ sexes = [], fromAge, toAge }: OrganisationContent, { sex, age }: DirectoryQuestion): boolean {
  const fitsSex = sex === null || sexes.length === 0 || sexes.includes(sex);
  return fitsSex && (age === null || ((fromAge ?? 0) <= age && age <= (toAge ?? 200)));
}

/** At once is soon enough for whoever can wait some days; what nobody knows is not left out when it is urgent, it comes later. */
function soonEnough({ urgency }: OrganisationContent, wanted: DirectoryQuestion['urgency']): boolean {
  if (wanted === null || urgency == null) return true;
  return urgency === 'now' || (wanted === 'days' && urgency === 'days');
}

/** In how many of the things that were asked it is known to fit, and not only not known to. */
function knownToFit({ sexes = [], fromAge, toAge, urgency }: OrganisationContent, question: DirectoryQuestion): number {
  const known = [
    question.sex !== null && sexes.length > 0,
    question.age !== null && (fromAge != null || toAge != null),
    question.urgency !== null && urgency != null,
  ];
  return known.filter(Boolean).length;
}

function worksIn(theirs: readonly string[], wanted: readonly string[]): boolean {
  return theirs.length === 0 || theirs.some((name) => wanted.includes(name));
}
