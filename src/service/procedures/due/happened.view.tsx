import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import type { TimelineLine } from '#app/service/cases/index.ts';
import { limitsOfPage, tasksOfPage } from '../events/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { limitTitle } from '../limits/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { endInWords, TaskName } from '../tasks/index.ts';

/** What happened with the limits and tasks of a case, for its timeline: when each came, and when it was over. */
export async function dueHappened(open: OpenCase): Promise<TimelineLine[]> {
  const { reference } = open;
  return [
    ...(await limitsOfPage(open)).flatMap((limit) => ofLimit(limit, reference)),
    ...(await tasksOfPage(open)).flatMap((task) => ofTask(task, reference)),
  ];
}

function ofLimit(limit: OpenLimit, reference: string): TimelineLine[] {
  const { changes, clear } = limit.document;
  const [first] = changes;
  const last = changes.at(-1);
  return [
    ...(first === undefined
      ? []
      : [{ kind: 'limits' as const, on: first.at, view: <Came limit={limit} reference={reference} /> }]),
    ...(clear.state === 'open' || last === undefined || last === first
      ? []
      : [{ kind: 'limits' as const, on: last.at, view: <Over limit={limit} reference={reference} /> }]),
  ];
}

function ofTask(task: OpenTask, reference: string): TimelineLine[] {
  const last = task.document.changes.at(-1);
  if (task.state === 'open' || last === undefined) return [];
  return [{ kind: 'tasks', on: last.at, view: <TaskOver task={task} reference={reference} /> }];
}

interface OfLimit {
  limit: OpenLimit;
  reference: string;
}

function Came({ limit, reference }: OfLimit) {
  const { t, lang } = useShell();
  const day = limit.document.changes[0]?.to ?? limit.document.clear.lastDay;
  return (
    <>
      {t('procedures.limits.happened.came')} <LimitLink limit={limit} reference={reference} />
      {`, ${t('procedures.limits.happened.until', { day: dayAndDate(day, lang) })}`}
    </>
  );
}

function Over({ limit, reference }: OfLimit) {
  const { t } = useShell();
  const { state } = limit.document.clear;
  return (
    <>
      {t('procedures.limits.happened.limit')} <LimitLink limit={limit} reference={reference} />
      {`: ${state === 'open' ? '' : t(`procedures.limits.state.${state}`)}`}
    </>
  );
}

function LimitLink({ limit, reference }: OfLimit) {
  const { lang } = useShell();
  return (
    <a href={`/clients/${reference}/limits/${limit.id}`}>
      <bdi>{limitTitle(limit.document, lang)}</bdi>
    </a>
  );
}

function TaskOver({ task, reference }: { task: OpenTask; reference: string }) {
  const { t } = useShell();
  return (
    <>
      {t('procedures.limits.happened.task')}{' '}
      <a href={`/clients/${reference}/tasks/${task.id}`}>
        <TaskName task={task} />
      </a>
      {`: ${task.state === 'open' ? '' : endInWords(task, task.state, t)}`}
    </>
  );
}
