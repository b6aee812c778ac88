import { defaultLanguage, type Lang, languages } from '#app/platform/language/index.ts';
import type { PublicRoute } from '#app/platform/routing/index.ts';
import { displayCookie } from '#app/platform/web/index.ts';
import { doorTo, dutchDoor, intakePaths, pageAddress } from './addresses.ts';
import { contents } from './contents.ts';

/**
 * Doors remember a language in the cookie of the display and lead on: to the pages of registration, which know no
 * language in their address, and from another language back to Dutch.
 */
export function doorRoutes(): PublicRoute[] {
  const toIntake = languages.flatMap((lang) => intakePaths.map((path) => door(doorTo(lang, path), lang, path)));
  const toDutch = contents[defaultLanguage].map(({ slug }) =>
    door(dutchDoor(slug), defaultLanguage, pageAddress(defaultLanguage, slug)),
  );
  return [...toIntake, ...toDutch];
}

function door(path: PublicRoute['path'], lang: Lang, to: string): PublicRoute {
  return {
    method: 'GET',
    path,
    async handle(c) {
      c.header('Set-Cookie', displayCookie({ ...c.get('web'), lang }));
      return c.redirect(to, 303);
    },
  };
}
