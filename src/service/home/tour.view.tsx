import { isMessageKey } from '#app/platform/language/index.ts';
import type { DemoPerson } from '#app/platform/routing/index.ts';
import { Button, ButtonLink, ButtonRow, CsrfToken, FoldNarrow, Notice, useShell } from '#app/platform/web/index.ts';

/** In the demo: who one is now and what to look at first. It can be put away, without script too. */
export function Tour({ person }: { person: DemoPerson | undefined }) {
  const { t, tour: isShown } = useShell();
  if (!isShown || !person?.tour) return null;
  const { role, looks } = person.tour;
  return (
    <Notice title={t('sign-in.tour.now', { role: t(`demo.role.${role}`) })}>
      <FoldNarrow summary={t('sign-in.tour.looks')}>
        <div class="two tour">
          <p>{t(`sign-in.tour.${role}.text`)}</p>
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
            {t('sign-in.tour.other')}
          </ButtonLink>
          <Button kind="quiet" name="tour" value="off">
            {t('sign-in.tour.close')}
          </Button>
        </ButtonRow>
      </form>
    </Notice>
  );
}
