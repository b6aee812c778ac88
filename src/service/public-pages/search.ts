import type { Lang } from '#app/platform/language/index.ts';
import {
  type Findable,
  inLanguage,
  type Published,
  type SearchAnswer,
  searchOver,
} from '#app/service/directory/index.ts';
import type { PageContent } from './contents.ts';
import { pagesWith } from './edited-text.ts';
import type { FreshFacts, PageFacts } from './facts.store.ts';
import { wordsOfBlocks } from './marked-text.ts';

export type Target = { kind: 'page'; page: PageContent } | { kind: 'organisation'; organisation: Published };

/**
 * The search in one language, over its pages and what is public of the directory; the page of the regions is also found
 * by their places. Built anew when the regions or the directory change.
 */
export function searchIn(lang: Lang, facts: FreshFacts): (typed: string) => Promise<SearchAnswer<Target>> {
  let built = { version: '', search: searchOver(findablesIn(lang, { regions: [], organisations: [], edited: [] })) };
  return async (typed) => {
    const { facts: known, version } = await facts.read();
    if (version !== built.version) built = { version, search: searchOver(findablesIn(lang, known)) };
    return built.search(typed);
  };
}

export function findablesIn(
  lang: Lang,
  { regions, organisations, edited }: Pick<PageFacts, 'regions' | 'organisations' | 'edited'>,
): Findable<Target>[] {
  const places = regions.flatMap(({ name, municipalities }) => [name, ...municipalities]);
  return [
    ...pagesWith(edited)[lang].map((page) => ({
      target: { kind: 'page' as const, page },
      title: page.heading,
      words: page.slug === 'waar' ? [...page.words, ...places] : page.words,
      // What is held back from the reader is not found either.
      text: [page.about, ...wordsOfBlocks(page.blocks.filter(({ kind }) => kind !== 'law'))].join(' '),
    })),
    ...organisations.map((organisation) => ({
      target: { kind: 'organisation' as const, organisation },
      title: organisation.name,
      words: organisation.municipalities,
      text: inLanguage(organisation.does, lang).text,
    })),
  ];
}
