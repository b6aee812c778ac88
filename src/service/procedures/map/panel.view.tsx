import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { gateOf } from '../gate/gate.store.ts';
import { type Closed, isContactStage } from '../gate/gate.ts';
import { limitsOfPage, proceduresOfPage } from '../page-reads.ts';
import { happenedOf, hasEnded, placedLimits, type RunningProcedure, standingOf } from '../running/index.ts';
import { proceduresHappened } from './happened.view.tsx';
import { runningStages, sinceInWords } from './standing-words.ts';

/** The panel of a case that says where the client is in each procedure. */
export const mapPanel = {
  order: 5,
  async show(open: OpenCase): Promise<Child> {
    const procedures = await proceduresOfPage(open);
    const mayStart = may(open.visit, 'procedure.change') && open.status === 'open';
    const closed = procedures.length === 0 ? null : await gateOf(open);
    const running = await unfinished(open, procedures);
    return <MapPanel reference={open.reference} {...{ procedures, running, mayStart, closed }} />;
  },
  happened: (open: OpenCase) => proceduresHappened(open, today().toString()),
};

/** The procedures in which a limit still runs: none of them is finished. */
export async function unfinished(open: OpenCase, procedures: readonly RunningProcedure[]): Promise<Set<string>> {
  const limits = await limitsOfPage(open);
  const runs = (one: RunningProcedure) => {
    const happened = { stages: standingOf(one), events: happenedOf(one) };
    return runningStages(placedLimits(one.id, one.definition, happened, limits)).size > 0;
  };
  return new Set(procedures.filter(runs).map(({ id }) => id));
}

interface MapPanelProps {
  reference: string;
  procedures: readonly RunningProcedure[];
  /** Those in which a limit still runs. */
  running: ReadonlySet<string>;
  mayStart: boolean;
  closed: Closed | null;
}

function MapPanel({ reference, procedures, running, mayStart, closed }: MapPanelProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/procedures`;
  return (
    <Section title={t('procedures.panel.title')} id="procedures">
      {procedures.length === 0 ? <p class="soft">{t('procedures.panel.empty')}</p> : null}
      <ul class="stack close">
        {procedures.map((procedure) => (
          <ProcedureLine at={at} procedure={procedure} runs={running.has(procedure.id)} closed={closed} />
        ))}
      </ul>
      {mayStart ? (
        <a href={at}>{t(procedures.length === 0 ? 'procedures.start.first' : 'procedures.start.more')}</a>
      ) : null}
    </Section>
  );
}

interface ProcedureLineProps {
  at: string;
  procedure: RunningProcedure;
  /** Whether a limit of it still runs. */
  runs: boolean;
  /** A letter that is to be put on its map. */
  paper?: string | null;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
}

/** One procedure in a list: its name, and where the client is in it. */
export function ProcedureLine({ at, procedure, runs, paper = null, closed }: ProcedureLineProps) {
  const { t, lang } = useShell();
  const { definition, document } = procedure;
  const words = definition.words[lang];
  const stages = standingOf(procedure);
  const isOver = document.stopped !== null || hasEnded(stages);
  const here = stages.filter(({ state }) => state === 'here');
  return (
    <li>
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
    </li>
  );
}

/** "Finished" never stands beside a limit that runs. */
function Ending({ stopped, runs }: { stopped: boolean; runs: boolean }) {
  const { t } = useShell();
  if (runs) return <Badge tone="soon">{t('procedures.state.runs')}</Badge>;
  return <Badge tone="done">{t(stopped ? 'procedures.stopped' : 'procedures.ended')}</Badge>;
}
