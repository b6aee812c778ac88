import type { Child } from 'hono/jsx';
import { defaultLanguage, longDate, ownLanguageName } from '#app/platform/language/index.ts';
import { Breadcrumb, type Crumb, PageHeader, useShell } from '#app/platform/web/index.ts';
import { dutchDoor, firstSlug, pageAddress } from './addresses.ts';
import type { PageContent } from './contents.ts';
import { pagesWith } from './edited-text.ts';
import type { PageFacts } from './facts.store.ts';
import { ContactUs } from './facts.view.tsx';
import { partsWith } from './parts.view.tsx';
import { SearchForm } from './search.view.tsx';
import { Text } from './text.view.tsx';

/** One page of information: where one is, the text, somebody to talk to, how far the text can be trusted, where to go on. */
export function InformationPage({ page, facts }: { page: PageContent; facts: PageFacts }) {
  return (
    <PageFrame page={page} facts={facts}>
      <article class="stack">
        <PageHeader title={page.heading} />
        <Text blocks={page.blocks} part={partsWith(facts)} lawApproved={page.review === 'reviewed'} />
      </article>
    </PageFrame>
  );
}

/** What stands around every text of the public pages; also around the answers of a search. */
export function PageFrame({ page, facts, children }: { page: PageContent; facts: PageFacts; children?: Child }) {
  const pages = pagesWith(facts.edited)[page.lang];
  return (
    <div class="stack public">
      <div class="above">
        {page.slug === firstSlug ? null : (
          <Breadcrumb crumbs={crumbsOf(page, pages, useShell().t('public-pages.begin'))} />
        )}
        <Translations />
      </div>
      {children}
      <ContactUs contact={facts.contact} />
      <Review page={page} />
      <More page={page} pages={pages} />
    </div>
  );
}

function Translations() {
  const { translations } = useShell();
  return (
    <p>
      {translations.map(({ lang, href }) => (
        <a class="button quiet" href={href} lang={lang} hreflang={lang}>
          {capitalised(ownLanguageName(lang), lang)}
        </a>
      ))}
    </p>
  );
}

/** Whether somebody has checked the text; for a translation, that the Dutch text decides and where it stands. */
function Review({ page }: { page: PageContent }) {
  const { t, lang } = useShell();
  const day = longDate(page.checkedOn, lang);
  return (
    <div class="small soft stack close review">
      <p>
        {page.review === 'reviewed'
          ? t('public-pages.review.reviewed', { day })
          : `${t('public-pages.review.unreviewed')} ${t('public-pages.review.written', { day })}`}
      </p>
      {lang === defaultLanguage ? null : (
        <p>
          {t('public-pages.review.translated')}{' '}
          <a href={dutchDoor(page.slug)} hreflang={defaultLanguage}>
            {t('public-pages.review.dutch')}
          </a>
        </p>
      )}
      <details>
        <summary>{t('public-pages.sources')}</summary>
        <ul class="bullets">
          {page.sources.map((source) => (
            <li>{source}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function More({ page, pages }: { page: PageContent; pages: readonly PageContent[] }) {
  const { t, lang } = useShell();
  return (
    <div class="stack more off-paper">
      {page.slug === 'zoek' ? null : <SearchForm compact />}
      {page.slug === firstSlug ? null : (
        <nav aria-labelledby="more">
          <h2 id="more">{t('public-pages.more')}</h2>
          <ul>
            {pages.map((other) => (
              <li>
                <a href={pageAddress(lang, other.slug)} aria-current={other.slug === page.slug ? 'page' : undefined}>
                  {other.slug === firstSlug ? t('public-pages.begin') : other.heading}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function crumbsOf({ lang, under }: PageContent, pages: readonly PageContent[], begin: string): Crumb[] {
  const first = { href: pageAddress(lang, firstSlug), label: begin };
  const above = pages.find(({ slug }) => slug === under);
  return above === undefined ? [first] : [first, { href: pageAddress(lang, above.slug), label: above.heading }];
}

function capitalised(name: string, lang: string): string {
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
