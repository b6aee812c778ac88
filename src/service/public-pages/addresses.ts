import { defaultLanguage, type Lang, languages } from '#app/platform/language/index.ts';

type Path = `/${string}`;

/** The first page, whose address is only the language. */
export const firstSlug = 'begin';

/** Where a page stands: Dutch without a prefix, every other language behind its own. */
export function pageAddress(lang: Lang, slug: string): Path {
  const page: Path = slug === firstSlug ? '/' : `/${slug}`;
  if (lang === defaultLanguage) return page;
  return slug === firstSlug ? `/${lang}` : `/${lang}${page}`;
}

/**
 * Pages of the intake module, to which every page leads. They know their language from the cookie of the display only.
 */
export const intakePaths = ['/start', '/start/for-someone', '/code'] as const;
export type IntakePath = (typeof intakePaths)[number];

/** The way into a page that takes its language from the cookie: a door that sets it first. */
export function doorTo(lang: Lang, path: IntakePath): Path {
  return `/${lang}${path}`;
}

/**
 * The same page in the other languages. Back to Dutch goes through a door, or a cookie of before would lead away again.
 */
export function translationsOf(lang: Lang, slug: string): { lang: Lang; href: Path }[] {
  return languages
    .filter((other) => other !== lang)
    .map((other) => ({ lang: other, href: other === defaultLanguage ? dutchDoor(slug) : pageAddress(other, slug) }));
}

/** `/nl/hulp` and `/nl`: remember Dutch, then show the page. */
export function dutchDoor(slug: string): Path {
  return slug === firstSlug ? `/${defaultLanguage}` : `/${defaultLanguage}/${slug}`;
}
