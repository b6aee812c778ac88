import { type Lang, languages, longDate, ownLanguageName, plainDate } from '#app/platform/language/index.ts';
import { Badge, Chips, Notice, PageHeader, type Tone, useShell } from '#app/platform/web/index.ts';
import type { PageStanding, PageState } from './pages.store.ts';

/** Every page for visitors in one language, and how it stands. */
export function ListPage({ pages, lang }: { pages: readonly PageStanding[]; lang: Lang }) {
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
      <section class="scroll stacks" aria-labelledby="pages" tabindex={0}>
        <table>
          <caption id="pages" class="hidden">
            {t('page-desk.title')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('page-desk.column.page')}</th>
              <th scope="col">{t('page-desk.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map((standing) => (
              <Line standing={standing} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Line({ standing: { page, state, shown, published, hasNewRelease, hasDraft } }: { standing: PageStanding }) {
  const { t, lang } = useShell();
  const since = state === 'edited' && published !== null ? longDate(plainDate(published.at), lang) : null;
  return (
    <tr>
      <th scope="row">
        <a href={`/public-pages/${page.slug}/${page.lang}`} lang={page.lang}>
          {shown.heading}
        </a>
      </th>
      <td data-label={t('page-desk.column.state')}>
        <span class="row">
          <StateBadge state={state} />
          {since === null ? null : <span class="soft">{t('page-desk.since', { day: since })}</span>}
          {hasDraft ? <Badge tone="info">{t('page-desk.draft')}</Badge> : null}
          {hasNewRelease ? <Badge tone="soon">{t('page-desk.newRelease')}</Badge> : null}
        </span>
      </td>
    </tr>
  );
}

const tones: Readonly<Record<PageState, Tone>> = { shipped: 'plain', edited: 'done', unread: 'late', altered: 'late' };

/** How a page stands, in words. */
export function StateBadge({ state }: { state: PageState }) {
  const { t } = useShell();
  return <Badge tone={tones[state]}>{t(`page-desk.state.${state}`)}</Badge>;
}
