import { type Lang, languages, longDate, ownLanguageName, plainDate } from '#app/platform/language/index.ts';
import { Badge, Chips, Notice, PageHeader, Table, type Tone, table, useShell } from '#app/platform/web/index.ts';
import type { PageStanding, PageState } from './pages.store.ts';

const standings = table<PageStanding>('cards', {
  page: {
    head: 'page-desk.column.page',
    cell: ({ page, shown }) => (
      <a href={`/public-pages/${page.slug}/${page.lang}`} lang={page.lang}>
        {shown.heading}
      </a>
    ),
  },
  state: {
    head: 'page-desk.column.state',
    cell: ({ state, published, hasNewRelease, hasDraft }, { t, lang }) => (
      <span class="row">
        <PageBadge state={state} />
        {state === 'edited' && published !== null ? (
          <span class="soft">{t('page-desk.since', { day: longDate(plainDate(published.at), lang) })}</span>
        ) : null}
        {hasDraft ? <Badge tone="info">{t('page-desk.draft')}</Badge> : null}
        {hasNewRelease ? <Badge tone="soon">{t('page-desk.newRelease')}</Badge> : null}
      </span>
    ),
  },
});

/** Every page for visitors in one language, and how it stands. */
export function PageListPage({ pages, lang }: { pages: readonly PageStanding[]; lang: Lang }) {
  const { t } = useShell();
  const altered = pages.filter(({ state }) => state === 'altered').length;
  return (
    <div class="stack">
      <PageHeader title={t('page-desk.title')}>
        <p>{t('page-desk.explain')}</p>
      </PageHeader>
      <Chips
        label={t('page-desk.language')}
        chips={languages.map((one) => ({
          href: `/public-pages?lang=${one}`,
          label: ownLanguageName(one),
          current: one === lang,
        }))}
      />
      {altered === 0 ? null : (
        <Notice tone="late" title={t('page-desk.altered.title')}>
          <p>{t('page-desk.altered.text')}</p>
        </Notice>
      )}
      <Table of={standings} id="pages" caption={t('page-desk.title')} hideCaption rows={pages} />
    </div>
  );
}

const tones: Readonly<Record<PageState, Tone>> = { shipped: 'plain', edited: 'done', unread: 'late', altered: 'late' };

/** How a page stands, in words. */
export function PageBadge({ state }: { state: PageState }) {
  const { t } = useShell();
  return <Badge tone={tones[state]}>{t(`page-desk.state.${state}`)}</Badge>;
}
