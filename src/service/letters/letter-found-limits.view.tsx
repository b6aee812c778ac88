import { Notice, useShell } from '#app/platform/web/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import { LimitSection, limitName } from '#app/service/procedures/index.ts';
import type { LimitProposal } from './letter-proposals.ts';
import type { Telling } from './telling-rules.ts';

interface FoundLimitsProps {
  proposals: readonly LimitProposal[];
  kind: string;
  telling: Telling;
}

/** The days that a letter would start, while nobody confirmed it. */
export function FoundLimits({ proposals, kind, telling }: FoundLimitsProps) {
  const { t, lang } = useShell();
  return (
    <>
      {proposals.map(({ what, start, days }) => {
        if (days === null) {
          return (
            <Notice tone="soon" title={t('procedures.limits.noDay', { name: limitName(what, kind, lang) })}>
              <p>{t('letters.page.noDay')}</p>
            </Notice>
          );
        }
        const due = dueInWords(days.drivingDay, lang, { of: 'limit' });
        return (
          <LimitSection
            limit={{
              ...days,
              catalogueId: what,
              start,
              letterKind: kind,
              isSuspended: telling.isSuspended('deadline', what),
            }}
            tone={due.tone}
            due={due.words}
          />
        );
      })}
    </>
  );
}
