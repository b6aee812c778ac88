import type { Translate } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, PageHeader, useShell } from '#app/platform/web/index.ts';
import type { PageUnderway } from './reading-progress.ts';

/** "Page 2 of 5 is being read." */
export function saidOf(t: Translate, { page, pages }: PageUnderway): string {
  return pages === null ? t('letters.photos.laidOut', { page }) : t('letters.photos.underway', { page, pages });
}

/** How far the reading is, beside the tab that waits for it: for whoever has no script, to look at again. */
export function UnderwayPage({ underway }: { underway: PageUnderway | null }) {
  const { t } = useShell();
  return (
    <>
      <PageHeader title={t('letters.underway.title')}>
        <p>{underway === null ? t('letters.underway.nothing') : saidOf(t, underway)}</p>
      </PageHeader>
      <p class="soft">{t('letters.underway.otherTab')}</p>
      <ButtonRow>
        <ButtonLink href="/letters/underway">{t('letters.underway.again')}</ButtonLink>
      </ButtonRow>
    </>
  );
}
