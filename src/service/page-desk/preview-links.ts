import { languages } from '#app/platform/language/index.ts';
import { contents, publicAddress } from '#app/service/public-pages/index.ts';

/** The look at each page for visitors, by the address at which they read it. */
const previews: ReadonlyMap<string, string> = new Map(
  languages.flatMap((lang) =>
    contents[lang].map(({ slug }) => [publicAddress(lang, slug), `/public-pages/${slug}/${lang}/preview`] as const),
  ),
);

/**
 * A page of the public side that is drawn on this one: a link to another page leads to the look at that one, and what
 * is no page of text to the public side. A question to the search goes nowhere from here.
 */
export function leadingOn(html: string, publicOrigin: string): string {
  return html
    .replaceAll(/ href="(\/[^"]*)"/g, (whole, path: string) => {
      const isOurs = path === '/weg' || path.startsWith('/assets/') || path.startsWith('/public-pages/');
      return isOurs ? whole : ` href="${previews.get(path) ?? previews.get(withoutDoor(path)) ?? publicOrigin + path}"`;
    })
    .replaceAll('<form class="search"', '<form inert class="search"');
}

/** `/nl/hulp` is the door to `/hulp`: it only remembers the language. */
const withoutDoor = (path: string) => path.replace(/^\/nl(?=\/|$)/, '') || '/';
