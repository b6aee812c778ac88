import type { Context } from 'hono';
import { z } from 'zod';
import type { Lang } from '#app/platform/language/index.ts';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import { type FormState, readForm, refuse, show, withError } from '#app/platform/web/index.ts';
import type { SearchAnswer } from '#app/service/directory/index.ts';
import { pageAddress } from './addresses.ts';
import { type PageContent, pageOf } from './contents.ts';
import { shownPage } from './edited-text.ts';
import type { FreshFacts, PageFacts } from './facts.store.ts';
import { ContactUs } from './facts.view.tsx';
import { PageFrame } from './page.view.tsx';
import { pageShell } from './page-shell.ts';
import { searchIn, type Target } from './search.ts';
import { Results } from './search.view.tsx';
import { searchesFit } from './search-flood.ts';

const waitSeconds = 60;
const schema = z.strictObject({
  term: z.string().trim().min(1, 'public-pages.search.empty').max(100, 'public-pages.search.tooLong'),
});

/** What was typed comes in the body and is forgotten with the answer: no log, no address, nothing kept (`no-store`). */
export function searchRoute(desk: PublicDesk, facts: FreshFacts, lang: Lang): PublicRoute {
  const page = pageOf(lang, 'zoek');
  const search = searchIn(lang, facts);
  return {
    method: 'POST',
    path: pageAddress(lang, page.slug),
    async handle(c) {
      const web = c.get('web');
      c.set('web', pageShell(web, lang, page.slug, web.theme));
      const known = (await facts.read()).facts;
      const read = await readForm(c.req, schema);
      if (!read.ok) {
        const form =
          read.status === 413
            ? withError({ ...read.form, errors: {} }, 'term', 'public-pages.search.tooLong')
            : read.form;
        return answer(c, shownPage(page, known), known, form, null, read.status);
      }
      if (!(await searchesFit(desk, callerAddress(c)))) {
        const children = <ContactUs contact={known.contact} />;
        return refuse(c, 'too-often', { retryAfter: waitSeconds, children });
      }
      return answer(c, shownPage(page, known), known, read.form, await search(read.values.term), 200);
    },
  };
}

function answer(
  c: Context,
  page: PageContent,
  facts: PageFacts,
  form: FormState,
  found: SearchAnswer<Target> | null,
  status: 200 | 400 | 413 | 415 | 422,
): Promise<Response> {
  const body = (
    <PageFrame page={page} facts={facts}>
      <Results form={form} answer={found} organisations={facts.organisations} />
    </PageFrame>
  );
  return show(c, { title: page.title, failed: found === null }, body, status);
}
