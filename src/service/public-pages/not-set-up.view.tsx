import { Notice, PageHeader, useShell } from '#app/platform/web/index.ts';

/** The first page of an installation that nobody has set up yet: it must not look like one that helps. */
export function NotSetUp({ staffOrigin }: { staffOrigin: string }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('pages.notSetUp')} />
      <p>{t('pages.notSetUp.text')}</p>
      <Notice tone="late">
        <p>
          {t('pages.danger')} <a href="tel:112">{t('pages.danger.call')}</a>
        </p>
      </Notice>
      <p>
        <a href={staffOrigin}>{t('pages.notSetUp.staff')}</a>
      </p>
    </div>
  );
}
