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
export function MapPage({ reference, procedure, limits, writes, closed, stopForm, whole }: MapPageProps) {
  const { t, lang } = useShell();
  const { definition, document } = procedure;
  const words = definition.words[lang];
  const at = `/clients/${reference}/procedures/${procedure.id}`;
  const stages = stagesInSight(definition, standingOf(procedure), closed);
  const stop = ({ stage }: StageNow) =>
    closed !== null && isContactStage(definition, stage) ? t(`procedures.gate.stop.${closed}`) : null;
  const shown = whole ? onTheMap(stages) : nearby(stages);
  const more = onTheMap(stages).length - nearby(stages).length;
  const still = writes && document.stopped === null;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: `/clients/${reference}/procedures`, label: t('procedures.title') }]} />
      <header class="page-header stack close">
        <h1>{words.name}</h1>
        <p>{words.inShort}</p>
        {document.stopped === null ? null : (
          <Notice tone="done" title={t('procedures.stopped')}>
            <p>
              <bdi>{document.stopped.reason}</bdi>
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
      <ErrorSummary form={stopForm} labels={{ stopReason: t('procedures.stop.reason') }} />
      <ButtonRow>
        {still ? <ButtonLink href={`${at}/events/new`}>{t('procedures.event.new')}</ButtonLink> : null}
        <PrintLink href={`${at}/paper`} label={t('procedures.paper')} />
      </ButtonRow>
      {closed !== null && isAskedIn(definition) ? <GateNotice reference={reference} why={closed} roads /> : null}
      <LeftOpen reference={reference} stages={stages} limits={limits} />
      <div class="two">
        <div class="stack close">
          <MapDrawing
            stages={shown}
            running={runningStages(limits)}
            words={words}
            lang={lang}
            href={(stage) => `${at}/stages/${stage}`}
            more={(now) => (
              <>
                {stop(now) === null ? null : <Badge tone="late">{stop(now)}</Badge>}
                <Limits reference={reference} limits={limitsIn(limits, now.stage.id)} />
              </>
            )}
          />
          {more === 0 ? null : (
            <p>
              <a href={whole ? at : `${at}?show=all`}>
                {t(whole ? 'procedures.less' : 'procedures.more', { n: more })}
              </a>
            </p>
          )}
        </div>
        <EventList at={at} procedure={procedure} closed={closed} />
      </div>
      {still ? <StopForm at={at} procedure={procedure} form={stopForm} /> : null}
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
