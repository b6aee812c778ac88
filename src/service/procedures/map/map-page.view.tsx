import {
  Badge,
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  DueList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PrintLink,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { DueLineRow } from '../due/index.ts';
import { type PlacedLimit, standingOf } from '../events/index.ts';
import { type Closed, GateNotice, isAskedIn, isContactStage, stagesInSight } from '../gate/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { drivingDayOf } from '../limits/index.ts';
import type { RunningProcedure, StageNow } from '../running/index.ts';
import { MapDrawing } from './drawing.view.tsx';
import { EventList } from './event-list.view.tsx';
import { nearby, onTheMap } from './layout.ts';
import { runningStages } from './standing-words.ts';

interface MapPageProps {
  reference: string;
  procedure: RunningProcedure;
  limits: readonly PlacedLimit[];
  writes: boolean;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
  stopForm: FormState;
  /** Everything that may still come, not only the next steps. */
  whole: boolean;
}

/** The map: where the client is, what is behind, what may come; and everything that was written down about it. */
export function MapPage(props: MapPageProps) {
  const { reference, procedure, limits, writes, closed, stopForm } = props;
  const { t } = useShell();
  const { definition, document } = procedure;
  const at = `/clients/${reference}/procedures/${procedure.id}`;
  const stages = stagesInSight(definition, standingOf(procedure), closed);
  const still = writes && document.stopped === null;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: `/clients/${reference}/procedures`, label: t('procedures.title') }]} />
      <MapHeader at={at} procedure={procedure} still={still} />
      <ErrorSummary form={stopForm} labels={{ stopReason: t('procedures.stop.reason') }} />
      <ButtonRow>
        {still ? <ButtonLink href={`${at}/events/new`}>{t('procedures.event.new')}</ButtonLink> : null}
        <PrintLink href={`${at}/paper`} label={t('procedures.paper')} />
      </ButtonRow>
      {closed !== null && isAskedIn(definition) ? <GateNotice reference={reference} why={closed} roads /> : null}
      <LeftOpen reference={reference} stages={stages} limits={limits} />
      <div class="two">
        <Route {...props} at={at} stages={stages} />
        <EventList at={at} procedure={procedure} closed={closed} />
      </div>
      {still ? <StopForm at={at} procedure={procedure} form={stopForm} /> : null}
    </div>
  );
}

/** What the procedure is called, whether it was stopped, and whether there is a newer version of it. */
function MapHeader({ at, procedure, still }: { at: string; procedure: RunningProcedure; still: boolean }) {
  const { t, lang } = useShell();
  const { name, inShort } = procedure.definition.words[lang];
  const { stopped } = procedure.document;
  return (
    <header class="page-header stack close">
      <h1>{name}</h1>
      <p>{inShort}</p>
      {stopped === null ? null : (
        <Notice tone="done" title={t('procedures.stopped')}>
          <p>
            <bdi>{stopped.reason}</bdi>
          </p>
        </Notice>
      )}
      {procedure.newer === null ? null : (
        <Notice title={t('procedures.newer')}>
          <p>{t('procedures.newer.text')}</p>
          {still ? <a href={`${at}/version`}>{t('procedures.newer.look')}</a> : null}
        </Notice>
      )}
    </header>
  );
}

interface RouteProps extends Pick<MapPageProps, 'reference' | 'procedure' | 'limits' | 'closed' | 'whole'> {
  /** The address of the map. */
  at: string;
  stages: readonly StageNow[];
}

/** The stations, each with its limits, and the way to see more or fewer of them. */
function Route({ at, reference, procedure: { definition }, stages, limits, closed, whole }: RouteProps) {
  const { t, lang } = useShell();
  const [all, near] = [onTheMap(stages), nearby(stages)];
  const more = all.length - near.length;
  return (
    <div class="stack close">
      <MapDrawing
        stages={whole ? all : near}
        running={runningStages(limits)}
        words={definition.words[lang]}
        lang={lang}
        href={(stage) => `${at}/stages/${stage}`}
        more={({ stage }) => (
          <>
            {closed !== null && isContactStage(definition, stage) ? (
              <Badge tone="late">{t(`procedures.gate.stop.${closed}`)}</Badge>
            ) : null}
            <Limits reference={reference} limits={limitsIn(limits, stage.id)} />
          </>
        )}
      />
      {more === 0 ? null : (
        <p>
          <a href={whole ? at : `${at}?show=all`}>{t(whole ? 'procedures.less' : 'procedures.more', { n: more })}</a>
        </p>
      )}
    </div>
  );
}

const isOpen = ({ document }: OpenLimit) => document.clear.state === 'open';
const limitsIn = (limits: readonly PlacedLimit[], at: string) =>
  limits.filter(({ stage, limit }) => stage === at && isOpen(limit)).map(({ limit }) => limit);

/** Limits as rows, each with its day and how long still. */
export function Limits({ reference, limits }: { reference: string; limits: readonly OpenLimit[] }) {
  const { t } = useShell();
  if (limits.length === 0) return null;
  return (
    <>
      <DueList>
        {limits.map((limit) => (
          <DueLineRow line={{ reference, name: null, day: drivingDayOf(limit), limit }} />
        ))}
      </DueList>
      {limits.some(({ document }) => document.inputs?.certainty === 'unsure') ? (
        <Badge tone="soon">{t('procedures.limits.unsure')}</Badge>
      ) : null}
    </>
  );
}

/** A last day of ours of an earlier step still runs: it is kept to until an event meets it. A day one waits for is not shown. */
function LeftOpen({
  reference,
  stages,
  limits,
}: {
  reference: string;
  stages: readonly StageNow[];
  limits: readonly PlacedLimit[];
}) {
  const { t } = useShell();
  const behind = new Set(stages.filter(({ state }) => state === 'behind').map(({ stage }) => stage.id));
  const shown = new Set(onTheMap(stages).map(({ stage }) => stage.id));
  const left = limits
    .filter(({ limit }) => isOpen(limit) && limit.document.clear.purpose === 'act')
    .filter(({ stage }) => behind.has(stage) || !shown.has(stage))
    .map(({ limit }) => limit);
  if (left.length === 0) return null;
  return (
    <Notice tone="soon" title={t('procedures.leftOpen')}>
      <p>{t('procedures.leftOpen.text')}</p>
      <Limits reference={reference} limits={left} />
    </Notice>
  );
}

function StopForm({ at, procedure, form }: { at: string; procedure: RunningProcedure; form: FormState }) {
  const { t } = useShell();
  return (
    <details class="sheet" open={Object.keys(form.errors).length > 0 || form.whole !== undefined}>
      <summary>{t('procedures.stop')}</summary>
      <Form action={`${at}/stop`} form={form} version={procedure.version}>
        <p class="hint">{t('procedures.stop.hint')}</p>
        <TextArea name="stopReason" label={t('procedures.stop.reason')} form={form} rows={2} />
        <FormFoot kind="quiet">{t('procedures.stop.save')}</FormFoot>
      </Form>
    </details>
  );
}
