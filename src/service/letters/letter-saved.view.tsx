import { DueList, Section, useShell } from '#app/platform/web/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import { DueLineRow, LimitSection, type OpenLimit, type OpenTask, shownLimit } from '#app/service/procedures/index.ts';

/** The limits that came of a confirmed letter, each with the way to its own page. */
export function KeptLimits({ reference, limits }: { reference: string; limits: readonly OpenLimit[] }) {
  const { t, lang } = useShell();
  return (
    <>
      {limits.map((limit) => {
        const { clear } = limit.document;
        const isOpen = clear.state === 'open';
        const due = dueInWords(clear.drivingDay, lang, { of: 'limit' });
        return (
          <LimitSection
            limit={shownLimit(limit)}
            href={`/clients/${reference}/limits/${limit.id}`}
            tone={isOpen ? due.tone : 'done'}
            due={isOpen ? due.words : t(`limits.state.${clear.state}`)}
          />
        );
      })}
    </>
  );
}

/** What is still to be done of it, and what is done; each leads to its own page. */
export function KeptTasks({ reference, tasks }: { reference: string; tasks: readonly OpenTask[] }) {
  const { t } = useShell();
  if (tasks.length === 0) return null;
  return (
    <Section title={t('letters.page.tasks')}>
      <DueList>
        {tasks.map((task) => (
          <DueLineRow line={{ reference, name: null, day: task.dueDay, task }} />
        ))}
      </DueList>
    </Section>
  );
}
