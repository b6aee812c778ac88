import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import { DueList, Section, useShell } from '#app/platform/web/index.ts';
import { limitsOfPage, tasksOfPage } from '../events/index.ts';
import { drivingDayOf, idsOf, pairsIn } from '../limits/index.ts';
import { heldTasksOf } from '../tasks/index.ts';
import type { DueLine } from './due-list.ts';
import { DueLineRow } from './due-row.view.tsx';
import { dueHappened } from './happened.view.tsx';

/** The panel of a case with its limits and tasks; what is finished is folded. */
export const limitsPanel = {
  order: 20,
  place: 'comes' as const,
  happened: dueHappened,
  async show(open: OpenCase): Promise<Child> {
    const [known, all] = await together([limitsOfPage(open), tasksOfPage(open)]);
    const doubles = idsOf(pairsIn(known));
    const limits = known.map((limit): DueLine & { isOpen: boolean } => ({
      reference: open.reference,
      name: null,
      day: drivingDayOf(limit),
      limit,
      double: doubles.has(limit.id),
      isOpen: limit.document.clear.state === 'open',
    }));
    const held = await heldTasksOf(open, all);
    const tasks = all.map((task): DueLine & { isOpen: boolean } => ({
      reference: open.reference,
      name: null,
      day: task.dueDay,
      task,
      held: held.get(task.id) ?? null,
      isOpen: task.state === 'open',
    }));
    const lines = [...limits, ...tasks].sort((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999'));
    const past = lines.filter((line) => !line.isOpen);
    const isToCome = ({ task, day }: DueLine) => task?.kind === 'appointment' && day === null;
    const still = lines.filter((line) => line.isOpen && !isToCome(line));
    const toCome = lines.filter((line) => line.isOpen && isToCome(line));
    const at = may(open.visit, 'limit.change') && open.status === 'open' ? `/clients/${open.reference}` : null;
    return <LimitsPanel lines={still} toCome={toCome} past={past} writesAt={at} />;
  },
};

/** So many of what comes are in sight at once: the first days. */
const inSight = 4;

interface LimitsPanelProps {
  lines: readonly DueLine[];
  /** Appointments whose day is still to come: always in sight. */
  toCome: readonly DueLine[];
  past: readonly DueLine[];
  /** The client's address, where things are added; null in a closed case. */
  writesAt: string | null;
}

function LimitsPanel({ lines, toCome, past, writesAt }: LimitsPanelProps) {
  const { t } = useShell();
  return (
    <Section title={t('procedures.limits.panel.title')} id="limits">
      {lines.length === 0 && toCome.length === 0 ? <p class="soft">{t('procedures.limits.panel.empty')}</p> : null}
      {lines.length === 0 ? null : <Rows lines={lines.slice(0, inSight)} />}
      {lines.length <= inSight ? null : (
        <details>
          <summary>{t('procedures.limits.panel.later', { count: lines.length - inSight })}</summary>
          <Rows lines={lines.slice(inSight)} />
        </details>
      )}
      {toCome.length === 0 ? null : (
        <div>
          <h3 class="small soft">{t('procedures.limits.toCome.title')}</h3>
          <Rows lines={toCome} />
        </div>
      )}
      {past.length === 0 ? null : (
        <details>
          <summary>
            {t('procedures.limits.panel.past')} ({past.length})
          </summary>
          <Rows lines={past} />
        </details>
      )}
      {writesAt === null ? null : (
        <p class="row off-paper">
          <a href={`${writesAt}/tasks/new`}>{t('procedures.limits.task.new')}</a>
          <a href={`${writesAt}/appointments/new`}>{t('procedures.limits.appointment.new')}</a>
          <a href={`${writesAt}/limits/new`}>{t('procedures.limits.said.new')}</a>
        </p>
      )}
    </Section>
  );
}

function Rows({ lines }: { lines: readonly DueLine[] }) {
  return (
    <DueList>
      {lines.map((line) => (
        <DueLineRow line={line} />
      ))}
    </DueList>
  );
}
