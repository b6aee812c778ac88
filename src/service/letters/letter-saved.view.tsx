import { DueList, Section, useShell } from '#app/platform/web/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import {
  DueLineRow,
  drivingDayOf,
  LimitSection,
  type OpenLimit,
  type OpenTask,
  shownLimit,
} from '#app/service/procedures/index.ts';

/** A day by which the client must do something; what is done and what one only waits for stands with the tasks. */
const isToDo = ({ document: { clear } }: OpenLimit) => clear.state === 'open' && clear.purpose === 'act';

/** The limits of a confirmed letter that somebody still has to keep, each with the way to its own page. */
export function KeptLimits({ reference, limits }: { reference: string; limits: readonly OpenLimit[] }) {
  const { lang } = useShell();
  return (
    <>
      {limits.filter(isToDo).map((limit) => {
        const due = dueInWords(drivingDayOf(limit), lang, { of: 'limit' });
        return (
          <LimitSection
            limit={shownLimit(limit)}
            href={`/clients/${reference}/limits/${limit.id}`}
            tone={due.tone}
            due={due.words}
          />
        );
      })}
    </>
  );
}

interface KeptTasksProps {
  reference: string;
  tasks: readonly OpenTask[];
  limits: readonly OpenLimit[];
}

/** What is still to be done of it, what is waited for, and what is done; each leads to its own page. */
export function KeptTasks({ reference, tasks, limits }: KeptTasksProps) {
  const { t } = useShell();
  const others = limits.filter((limit) => !isToDo(limit));
  if (tasks.length + others.length === 0) return null;
  return (
    <Section title={t('letters.page.tasks')}>
      <DueList>
        {tasks.map((task) => (
          <DueLineRow line={{ reference, name: null, day: task.dueDay, task }} />
        ))}
        {others.map((limit) => (
          <DueLineRow line={{ reference, name: null, day: drivingDayOf(limit), limit }} />
        ))}
      </DueList>
    </Section>
  );
}
