import { defaultLanguage, type Lang } from '#app/platform/language/index.ts';
import type { HeaderOf, PublicDesk, PublicRoute } from '#app/platform/routing/index.ts';
import {
  document,
  preferredLanguage,
  readDisplayCookie,
  type Shell,
  show,
  type Theme,
} from '#app/platform/web/index.ts';
import { firstSlug, pageAddress } from './addresses.ts';
import type { PageContent } from './contents.ts';
import { shownPage } from './edited-text.ts';
import type { FreshFacts } from './facts.store.ts';
import { answerWithPage, type KeptPage, keepPage } from './kept-pages.ts';
import { NotSetUp } from './not-set-up.view.tsx';
import { InformationPage } from './page.view.tsx';
import { pageShell } from './page-shell.ts';

type Installation = Pick<Shell, 'name' | 'accent' | 'demo'>;

/**
 * The route of one page. It is drawn and packed once for each look (as the device, light, dark) and then lies ready,
 * until the contact details, the regions or the looks change.
 */
export function informationRoute(desk: PublicDesk, facts: FreshFacts, page: PageContent): PublicRoute {
  const kept = new Map<Theme, KeptPage>();
  let keptVersion = '';
  let asked: Installation | null = null;
  const isFirst = page.slug === firstSlug;

  const draw = async (installation: Installation, theme: Theme): Promise<KeptPage> => {
    const { facts: known, version: factsNow } = await facts.read();
    const version = JSON.stringify([factsNow, installation.name, installation.accent]);
    if (version !== keptVersion) {
      kept.clear();
      keptVersion = version;
    }
    const shell = pageShell(installation, page.lang, page.slug, theme);
    const shown = shownPage(page, known);
    const drawn =
      kept.get(theme) ??
      keepPage(await document(shell, { title: shown.title }, <InformationPage page={shown} facts={known} />));
    // What was read while it was drawn may be newer already.
    if (version === keptVersion) kept.set(theme, drawn);
    return drawn;
  };
  // What somebody publishes is drawn in the looks in which the page is read, before the next visitor asks for it.
  facts.onChange(() => {
    const looks = [...kept.keys()];
    const installation = asked;
    kept.clear();
    if (installation === null || looks.length === 0) return;
    setImmediate(async () => {
      // Who asks meanwhile gets it drawn as ever, and hears what is wrong.
      for (const theme of looks) await draw(installation, theme).catch(() => {});
    });
  });

  return {
    method: 'GET',
    path: pageAddress(page.lang, page.slug),
    async handle(c) {
      if (isFirst && desk.root === null)
        return show(c, { title: page.title }, <NotSetUp staffOrigin={desk.staffOrigin} />);
      const { lang, theme } = c.get('web');
      if (isFirst && page.lang === defaultLanguage && lang !== defaultLanguage)
        return c.redirect(pageAddress(lang, firstSlug), 303);
      const { name, accent, demo } = c.get('web');
      asked = { name, accent, demo };
      return answerWithPage(await draw(asked, theme), (name) => c.req.header(name));
    },
    ready(header) {
      if (!facts.areFresh() || (isFirst && desk.root === null)) return null;
      const { lang, theme } = readDisplayCookie(header('cookie') ?? undefined);
      const isTheirs = !isFirst || page.lang !== defaultLanguage || languageFor(lang, header) === defaultLanguage;
      const drawn = isTheirs ? kept.get(theme) : undefined;
      return drawn === undefined ? null : answerWithPage(drawn, header);
    },
  };
}

/** Only the bare address `/` names no language: there the choice made before decides, or else the browser. */
function languageFor(chosen: Lang | null, header: HeaderOf): Lang {
  return chosen ?? preferredLanguage(header('accept-language') ?? undefined);
}
