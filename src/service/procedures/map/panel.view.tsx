import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { happenedOf, limitsOfPage, placedLimits, proceduresOfPage, standingOf } from '../events/index.ts';
import { type Closed, gateOf, isContactStage } from '../gate/index.ts';
import { drivingDayOf } from '../limits/index.ts';
import { hasEnded, type RunningProcedure } from '../running/index.ts';
import { proceduresHappened } from './happened.view.tsx';
import { sinceInWords } from './standing-words.ts';
import { axisOf, timeAxisOf } from './time-axis.ts';
import { AxisWords, ProcedureBar } from './time-axis.view.tsx';

/** The panel of a case that says where the client is in each procedure. */
export const mapPanel = {
  order: 5,
  async show(open: OpenCase): Promise<Child> {
    const procedures = await proceduresOfPage(open);
    const mayStart = may(open.visit, 'procedure.change') && open.status === 'open';
    const closed = procedures.length === 0 ? null : await gateOf(open);
    const running = await runningDays(open, procedures);
    return <MapPanel reference={open.reference} {...{ procedures, running, mayStart, closed }} />;
  },
  happened: (open: OpenCase) => proceduresHappened(open, today().toString()),
};

/** The last days that still run, by procedure: one that has any is not finished. */
export type RunningDays = ReadonlyMap<string, readonly string[]>;

/** Of each procedure in which a limit still runs: its last days. */
export async function runningDays(open: OpenCase, procedures: readonly RunningProcedure[]): Promise<RunningDays> {
  const limits = await limitsOfPage(open);
  const daysOf = (one: RunningProcedure) => {
    const happened = { stages: standingOf(one), events: happenedOf(one) };
    return placedLimits(one.id, one.definition, happened, limits)
      .filter(({ limit }) => limit.document.clear.state === 'open')
      .map(({ limit }) => drivingDayOf(limit).toString());
  };
  return new Map(procedures.map((one) => [one.id, daysOf(one)] as const).filter(([, days]) => days.length > 0));
}

interface MapPanelProps {
  reference: string;
  procedures: readonly RunningProcedure[];
  running: RunningDays;
  mayStart: boolean;
  closed: Closed | null;
}

function MapPanel({ reference, procedures, running, mayStart, closed }: MapPanelProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/procedures`;
  return (
    <Section title={t('procedures.panel.title')} id="procedures">
      {procedures.length === 0 ? <p class="soft">{t('procedures.panel.empty')}</p> : null}
      <ProcedureLines at={at} procedures={procedures} running={running} closed={closed} />
      {mayStart ? (
        <a href={at}>{t(procedures.length === 0 ? 'procedures.start.first' : 'procedures.start.more')}</a>
      ) : null}
    </Section>
  );
}

interface ProcedureLinesProps {
  at: string;
  procedures: readonly RunningProcedure[];
  running: RunningDays;
  /** A letter that is to be put on the map of one of them. */
  paper?: string | null;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
}

/** The procedures of a client, each with its name, where the client is in it, and its time on one axis. */
export function ProcedureLines({ at, procedures, running, paper = null, closed }: ProcedureLinesProps) {
  const times = procedures.map((procedure) => ({
    procedure,
    time: timeAxisOf(procedure, running.get(procedure.id) ?? []),
  }));
  const axis = axisOf(
    times.map(({ time }) => time),
    today().toString(),
  );
  if (axis === null) return null;
  return (
    <>
      <ul class="stack close">
        {times.map(({ procedure, time }) => (
          <li>
            <ProcedureLine {...{ at, procedure, paper, closed }} runs={running.has(procedure.id)} />
            <ProcedureBar axis={axis} time={time} />
          </li>
        ))}
      </ul>
      <AxisWords axis={axis} />
    </>
  );
}

interface ProcedureLineProps extends Pick<ProcedureLinesProps, 'at' | 'paper' | 'closed'> {
  procedure: RunningProcedure;
  /** Whether a limit of it still runs. */
  runs: boolean;
}

function ProcedureLine({ at, procedure, runs, paper = null, closed }: ProcedureLineProps) {
  const { t, lang } = useShell();
  const { definition, document } = procedure;
  const words = definition.words[lang];
  const stages = standingOf(procedure);
  const isOver = document.stopped !== null || hasEnded(stages);
  const here = stages.filter(({ state }) => state === 'here');
  return (
    <>
      <p class="row">
        <a href={`${at}/${procedure.id}${paper === null || isOver ? '' : `/events/new?paper=${paper}`}`}>
          {words.name}
        </a>
        {isOver ? <Ending stopped={document.stopped !== null} runs={runs} /> : null}
        {procedure.newer === null ? null : <Badge>{t('procedures.newer')}</Badge>}
      </p>
      {here.map(({ stage, since }) => (
        <p class="small">
          {t('procedures.hereIs', { stage: words.stages[stage.id]?.name ?? stage.id })}
          {closed !== null && isContactStage(definition, stage) ? (
            <>
              {' '}
              <Badge tone="late">{t(`procedures.gate.stop.${closed}`)}</Badge>
            </>
          ) : null}
          {since === null ? null : <span class="soft"> {sinceInWords(since, lang)}</span>}
        </p>
      ))}
    </>
  );
}

/** "Finished" never stands beside a limit that runs. */
function Ending({ stopped, runs }: { stopped: boolean; runs: boolean }) {
  const { t } = useShell();
  if (runs) return <Badge tone="soon">{t('procedures.state.runs')}</Badge>;
  return <Badge tone="done">{t(stopped ? 'procedures.stopped' : 'procedures.ended')}</Badge>;
}
