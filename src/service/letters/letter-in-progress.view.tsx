import type { Translate } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, PageHeader, Section, SideBySide, useShell } from '#app/platform/web/index.ts';
import type { PageUnderway } from './reading-progress.ts';

/** "Page 2 of 5 is being read." */
export function saidOf(t: Translate, { page, pages }: PageUnderway): string {
  return pages === null ? t('letters.photos.laidOut', { page }) : t('letters.photos.underway', { page, pages });
}

/** How far the reading is, beside the tab that waits for it: for whoever has no script, to look at again. */
export function UnderwayPage({ underway }: { underway: PageUnderway | null }) {
  const { t } = useShell();
  return (
    <SideBySide need={<Meanwhile />}>
      <PageHeader title={t('letters.underway.title')}>
        <p>{underway === null ? t('letters.underway.nothing') : saidOf(t, underway)}</p>
      </PageHeader>
      <p class="soft">{t('letters.underway.otherTab')}</p>
      <ButtonRow>
        <ButtonLink href="/letters/underway">{t('letters.underway.again')}</ButtonLink>
      </ButtonRow>
    </SideBySide>
  );
}

/** Where one can work on, and what to do when nothing came of it. */
function Meanwhile() {
  const { t } = useShell();
  return (
    <Section title={t('letters.underway.meanwhile')}>
      <p>{t('letters.underway.meanwhile.text')}</p>
      <ul class="bullets">
        <li>
          <a href="/clients">{t('letters.underway.clients')}</a>
        </li>
        <li>
          <a href="/limits">{t('letters.underway.limits')}</a>
        </li>
      </ul>
      <p>{t('letters.underway.gone')}</p>
    </Section>
  );
}
