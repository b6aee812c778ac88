import type { Lang } from '#app/platform/language/index.ts';
import { plainShell, type Shell, type Theme } from '#app/platform/web/index.ts';
import { firstSlug, pageAddress, translationsOf } from './addresses.ts';

/** The shell of a page whose address names its language, whatever cookie or browser say. */
export function pageShell(
  installation: Pick<Shell, 'name' | 'accent' | 'demo'>,
  lang: Lang,
  slug: string,
  theme: Theme,
): Shell {
  const { name, accent, demo } = installation;
  return {
    ...plainShell({ name, accent, demo, home: pageAddress(lang, firstSlug) }, lang, theme),
    place: pageAddress(lang, slug),
    translations: translationsOf(lang, slug),
  };
}
