import { isMessageKey } from '#app/platform/language/index.ts';
import type { DemoPerson } from '#app/platform/routing/index.ts';
import { Button, ButtonLink, ButtonRow, CsrfToken, FoldNarrow, Notice, useShell } from '#app/platform/web/index.ts';

/** In the demo: who one is now and what to look at first. It can be put away, without script too. */
export function Tour({ person }: { person: DemoPerson | undefined }) {
  const { t, tour: isShown } = useShell();
  if (!isShown || !person?.tour) return null;
  const { role, looks } = person.tour;
  return (
    <Notice title={t('entrance.tour.now', { role: t(`madeup.role.${role}`) })}>
      <FoldNarrow summary={t('entrance.tour.looks')}>
        <div class="two tour">
          <p>{t(`entrance.tour.${role}.text`)}</p>
          <ul class="bullets">
            {looks.map(({ line, href }) => (
              <li>
                <a href={href}>{isMessageKey(line) ? t(line) : line}</a>
              </li>
            ))}
          </ul>
        </div>
      </FoldNarrow>
      <form method="post" action="/weergave">
        <CsrfToken />
        <input type="hidden" name="place" value="/" />
        <ButtonRow pair>
          <ButtonLink href="/sign-in" kind="quiet">
            {t('entrance.tour.other')}
          </ButtonLink>
          <Button kind="quiet" name="tour" value="off">
            {t('entrance.tour.close')}
          </Button>
        </ButtonRow>
      </form>
    </Notice>
  );
}
