import { Notice, PageHeader, useShell } from '#app/platform/web/index.ts';

/** The first page of an installation that nobody has set up yet: it must not look like one that helps. */
export function NotSetUp({ staffOrigin }: { staffOrigin: string }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('public-pages.notSetUp')} />
      <p>{t('public-pages.notSetUp.text')}</p>
      <Notice tone="late">
        <p>
          {t('public-pages.danger')} <a href="tel:112">{t('public-pages.danger.call')}</a>
        </p>
      </Notice>
      <p>
        <a href={staffOrigin}>{t('public-pages.notSetUp.staff')}</a>
      </p>
    </div>
  );
}
