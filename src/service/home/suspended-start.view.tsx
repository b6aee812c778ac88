import { longDate } from '#app/platform/language/index.ts';
import { Notice, Section, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { OwnSuspension } from '#app/service/volunteers/index.ts';

/** What a volunteer sees while suspended: what happened, that nothing is lost, and whom to ring. No client is named. */
export function SuspendedStart({ suspension: { lastDay, coordinators, telephone } }: { suspension: OwnSuspension }) {
  const { t, lang } = useShell();
  return (
    <>
      <Notice tone="late" title={t('home.suspended')}>
        <p>
          {lastDay === null
            ? t('home.suspended.unsigned')
            : t('home.suspended.ended', { day: longDate(lastDay, lang) })}
        </p>
        <p>{t('home.suspended.keeps')}</p>
      </Notice>
      <Section title={t('home.suspended.whom')}>
        <p>
          {coordinators.length === 0
            ? t('home.suspended.nobody')
            : t('home.suspended.coordinators', { count: coordinators.length, names: coordinators.join(', ') })}
        </p>
        {telephone === null ? null : (
          <p>
            <TelephoneLink number={telephone} />
          </p>
        )}
        <p>{t('home.suspended.appointment')}</p>
      </Section>
    </>
  );
}
