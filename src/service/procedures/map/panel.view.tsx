import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { gateOf } from '../gate/gate.store.ts';
import { type Closed, isContactStage } from '../gate/gate.ts';
import { hasEnded, listProcedures, type RunningProcedure, standingOf } from '../running/index.ts';

/** The panel of a case that says where the client is in each procedure. */
export const mapPanel = {
  order: 5,
  async show(open: OpenCase): Promise<Child> {
    const procedures = await listProcedures(open);
    const mayStart = may(open.visit, 'procedure.change') && open.status === 'open';
    const closed = procedures.length === 0 ? null : await gateOf(open);
    return <MapPanel reference={open.reference} procedures={procedures} mayStart={mayStart} closed={closed} />;
  },
};

interface MapPanelProps {
  reference: string;
  procedures: readonly RunningProcedure[];
  mayStart: boolean;
  closed: Closed | null;
}

function MapPanel({ reference, procedures, mayStart, closed }: MapPanelProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/procedures`;
  return (
    <Section title={t('procedures.panel.title')} id="procedures">
      {procedures.length === 0 ? <p class="soft">{t('procedures.panel.empty')}</p> : null}
      <ul class="stack close">
        {procedures.map((procedure) => (
          <ProcedureLine at={at} procedure={procedure} closed={closed} />
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
  /** A letter that is to be put on its map. */
  paper?: string | null;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
}

/** One procedure in a list: its name, and where the client is in it. */
export function ProcedureLine({ at, procedure, paper = null, closed }: ProcedureLineProps) {
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
        {isOver ? <Badge tone="done">{t(document.stopped ? 'procedures.stopped' : 'procedures.ended')}</Badge> : null}
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
          {since === null ? null : <span class="soft"> {t('procedures.since', { day: longDate(since, lang) })}</span>}
        </p>
      ))}
    </li>
  );
}
