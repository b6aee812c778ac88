import { languages } from '#app/platform/language/index.ts';
import type { PublicDesk, PublicRoute } from '#app/platform/routing/index.ts';
import { contents } from './contents.ts';
import { doorRoutes } from './doors.pages.ts';
import { freshFacts } from './facts.store.ts';
import { informationRoute } from './information.pages.tsx';
import { searchRoute } from './search.pages.tsx';

export { pageAddress as publicAddress } from './addresses.ts';
export { contents, type PageContent } from './contents.ts';
export {
  faultOf,
  isReadable,
  shippedHash,
  type TextFault,
  type TypedText,
  withText,
} from './edited-text.ts';
export { readPageFacts } from './facts.store.ts';
export { InformationPage } from './page.view.tsx';
export { pageShell } from './page-shell.ts';

/**
 * What anybody may read without saying who it is: the pages of information, in each language, and a search over them.
 */
export function publicPageRoutes(desk: PublicDesk, now: () => number = Date.now): PublicRoute[] {
  const facts = freshFacts(desk, now);
  return [
    ...languages.flatMap((lang) => contents[lang].map((page) => informationRoute(desk, facts, page))),
    ...languages.map((lang) => searchRoute(desk, facts, lang)),
    ...doorRoutes(),
  ];
}
