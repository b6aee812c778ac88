import type { PropsWithChildren } from 'hono/jsx';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { ButtonLink, ButtonRow, Notice, useShell } from '#app/platform/web/index.ts';
import { firstHour } from './first-hour.ts';
import { nothingKnown } from './first-hour-known.ts';

/** Is this person setting the installation up, with something left to do? What only the list itself counts is left to it. */
export async function isInFirstHour(visit: Visit): Promise<boolean> {
  return may(visit, 'first-hour.see') && Object.values(await firstHour(visit, nothingKnown)).includes(false);
}

/** The way back to the path, where one of its steps was just done. */
export function FirstHourNext() {
  const { t } = useShell();
  return (
    <ButtonRow>
      <ButtonLink href="/first-hour">{t('people.firstHour.back')}</ButtonLink>
    </ButtonRow>
  );
}

/** Settings of the first hour are saved: said, with the way back to its steps. */
export function SavedInFirstHour({ children }: PropsWithChildren) {
  const { t } = useShell();
  return (
    <Notice tone="done" announce>
      <p>{children}</p>
      <p>
        <a href="/first-hour">{t('people.firstHour.back')}</a>
      </p>
    </Notice>
  );
}
