import type { Lang } from '#app/platform/language/index.ts';
import type { DirectoryNeed, Entry, Words } from './organisation.ts';
import { type Findable, searchOver } from './search-index.ts';

/** What somebody looks for; null = it does not matter. */
export interface DirectoryQuestion {
  words: string | null;
  need: DirectoryNeed | null;
  /** The municipalities of the region that is meant. */
  municipalities: readonly string[] | null;
  /** BCP 47. */
  language: string | null;
}

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
      (question.language === null || content.languages.includes(question.language)),
  );
  if (question.words === null) return { found: fitting, corrected: [] };
  const { found, corrected } = searchOver(fitting.map((entry) => findable(entry, lang)))(question.words);
  const best = found[0]?.score ?? 0;
  return { found: found.filter(({ score }) => score >= best * leastOfBest).map(({ target }) => target), corrected };
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
export function inLanguage(words: Words, lang: Lang): { text: string; lang: Lang } {
  return lang === 'en' && words.en !== null ? { text: words.en, lang } : { text: words.nl, lang: 'nl' };
}

function worksIn(theirs: readonly string[], wanted: readonly string[]): boolean {
  return theirs.length === 0 || theirs.some((name) => wanted.includes(name));
}
