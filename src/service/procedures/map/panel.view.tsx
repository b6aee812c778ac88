import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { hasEnded, listProcedures, type RunningProcedure, standingOf } from '../running/index.ts';

/** The panel of a case that says where the client is in each procedure. */
export const mapPanel = {
  order: 5,
  async show(open: OpenCase): Promise<Child> {
    const procedures = await listProcedures(open);
    const mayStart = may(open.visit, 'procedure.change') && open.status === 'open';
    return <MapPanel reference={open.reference} procedures={procedures} mayStart={mayStart} />;
  },
};

interface MapPanelProps {
  reference: string;
  procedures: readonly RunningProcedure[];
  mayStart: boolean;
}

function MapPanel({ reference, procedures, mayStart }: MapPanelProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/procedures`;
  return (
    <Section title={t('procedures.panel.title')} id="procedures">
      {procedures.length === 0 ? <p class="soft">{t('procedures.panel.empty')}</p> : null}
      <ul class="stack close">
        {procedures.map((procedure) => (
          <ProcedureLine at={at} procedure={procedure} />
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
}

/** One procedure in a list: its name, and where the client is in it. */
export function ProcedureLine({ at, procedure, paper = null }: ProcedureLineProps) {
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
          {since === null ? null : <span class="soft"> {t('procedures.since', { day: longDate(since, lang) })}</span>}
        </p>
      ))}
    </li>
  );
}
