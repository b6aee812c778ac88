import type { Context } from 'hono';
import { defaultLanguage, type Lang } from '#app/platform/language/index.ts';
import type { HeaderOf, PublicDesk, PublicRoute } from '#app/platform/routing/index.ts';
import { document, preferredLanguage, readDisplayCookie, show, type Theme } from '#app/platform/web/index.ts';
import { addressOf, firstSlug } from './addresses.ts';
import type { PageContent } from './contents.ts';
import type { FreshFacts } from './facts.store.ts';
import { answerWith, type KeptPage, keepPage } from './kept-pages.ts';
import { NotSetUp } from './not-set-up.view.tsx';
import { InformationPage } from './page.view.tsx';
import { pageShell } from './page-shell.ts';

/**
 * The route of one page. It is drawn and packed once for each look (as the device, light, dark) and then lies ready,
 * until the contact details or the regions change.
 */
export function informationRoute(desk: PublicDesk, facts: FreshFacts, page: PageContent): PublicRoute {
  const kept = new Map<Theme, KeptPage>();
  let keptVersion = '';
  const isFirst = page.slug === firstSlug;

  const draw = async (c: Context, theme: Theme): Promise<KeptPage> => {
    const { facts: known, version } = await facts.read();
    if (version !== keptVersion) {
      kept.clear();
      keptVersion = version;
    }
    const shell = pageShell(c.get('web'), page.lang, page.slug, theme);
    const drawn =
      kept.get(theme) ??
      keepPage(await document(shell, { title: page.title }, <InformationPage page={page} facts={known} />));
    kept.set(theme, drawn);
    return drawn;
  };

  return {
    method: 'GET',
    path: addressOf(page.lang, page.slug),
    async handle(c) {
      if (isFirst && desk.root === null)
        return show(c, { title: page.title }, <NotSetUp staffOrigin={desk.staffOrigin} />);
      const { lang, theme } = c.get('web');
      if (isFirst && page.lang === defaultLanguage && lang !== defaultLanguage)
        return c.redirect(addressOf(lang, firstSlug), 303);
      return answerWith(await draw(c, theme), (name) => c.req.header(name));
    },
    ready(header) {
      if (!facts.areFresh() || (isFirst && desk.root === null)) return null;
      const { lang, theme } = readDisplayCookie(header('cookie') ?? undefined);
      const isTheirs = !isFirst || page.lang !== defaultLanguage || languageFor(lang, header) === defaultLanguage;
      const drawn = isTheirs ? kept.get(theme) : undefined;
      return drawn === undefined ? null : answerWith(drawn, header);
    },
  };
}

/** Only the bare address `/` names no language: there the choice made before decides, or else the browser. */
function languageFor(chosen: Lang | null, header: HeaderOf): Lang {
  return chosen ?? preferredLanguage(header('accept-language') ?? undefined);
}
