import { dateAndTime } from '#app/platform/language/index.ts';
import {
  Badge,
  ButtonLink,
  Conflict,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { Happening } from '../definitions/index.ts';
import type { EventAct } from '../events/index.ts';
import { standingOf } from '../events/index.ts';
import { type Closed, GateNotice, isAnswer, isContact } from '../gate/index.ts';
import type { EventChange, OpenEvent, RunningProcedure } from '../running/index.ts';
import type { Held } from '../tasks/index.ts';
import { EventFields, type PaperChoice, useFieldLabels } from './event-fields.view.tsx';
import { Days } from './event-list.view.tsx';

interface WhatHappenedProps {
  at: string;
  procedure: RunningProcedure;
  /** The letter that says so. */
  paper: string | null;
  /** Why contact with the authorities of the client's country is not offered; null where it may be. */
  closed: Closed | null;
}

/** First: what happened? What leads on from here stands first. */
export function WhatHappened({ at, procedure, paper, closed }: WhatHappenedProps) {
  const { t, lang } = useShell();
  const { definition } = procedure;
  const next = new Set(
    standingOf(procedure)
      .filter(({ state }) => state === 'ahead')
      .flatMap(({ stage }) => stage.startedBy ?? []),
  );
  // Whether contact is safe is answered on a page of its own; what is not said to be safe is not offered.
  const happenings = definition.happenings.filter(
    ({ code }) => !isAnswer(definition, code) && (closed === null || !isContact(definition, code)),
  );
  const answers = at.replace(/\/procedures\/.*$/, '/authorities');
  const inOrder = [
    ...happenings.filter(({ code }) => next.has(code)),
    ...happenings.filter(({ code }) => !next.has(code)),
  ];
  return (
    <Section title={t('procedures.event.what')}>
      <ul class="stack close">
        {happenings.length === definition.happenings.length ? null : (
          <li>
            <a href={answers}>{t('procedures.authorities.title')}</a>
          </li>
        )}
        {inOrder.map(({ code }) => (
          <li>
            <a href={`${at}/events/new?what=${code}${paper === null ? '' : `&paper=${paper}`}`}>
              {definition.words[lang].happenings[code]}
            </a>
          </li>
        ))}
      </ul>
      <ButtonLink href={at} kind="quiet">
        {t('procedures.paper.back')}
      </ButtonLink>
    </Section>
  );
}

interface NewEventProps {
  at: string;
  procedure: RunningProcedure;
  happening: Happening;
  papers: readonly PaperChoice[];
  form: FormState;
  /** Its days came out of a letter. */
  filled: boolean;
  once: string;
}

/** Then: when, how sure, from which paper. */
export function NewEventForm({ at, procedure, happening, papers, form, filled, once }: NewEventProps) {
  const { t, lang } = useShell();
  const { definition } = procedure;
  return (
    <>
      <ErrorSummary form={form} labels={useFieldLabels()} />
      <Section title={definition.words[lang].happenings[happening.code] ?? happening.code}>
        <Form action={`${at}/events`} form={form} once={once}>
          <input type="hidden" name="what" value={happening.code} />
          {filled ? <p class="hint">{t('procedures.event.filled')}</p> : null}
          <EventFields definition={definition} happening={happening} papers={papers} form={form} />
          <FormFoot back={`${at}/events/new`} backLabel={t('procedures.event.other')}>
            {t('procedures.event.save')}
          </FormFoot>
        </Form>
      </Section>
    </>
  );
}

/** Somebody wanted to plan contact that nobody said is safe. */
export function ContactClosed({ at, reference, why }: { at: string; reference: string; why: Closed }) {
  const { t } = useShell();
  return (
    <>
      <GateNotice reference={reference} why={why} roads />
      <p>{t('procedures.gate.visited')}</p>
      <ButtonLink href={at} kind="quiet">
        {t('procedures.paper.back')}
      </ButtonLink>
    </>
  );
}

interface EventPageProps {
  at: string;
  reference: string;
  /** It is contact that nobody said is safe. */
  held: Held | null;
  /** The task of an appointment in the lists: who comes along, what to take. */
  appointment: string | null;
  procedure: RunningProcedure;
  event: OpenEvent;
  papers: readonly PaperChoice[];
  writes: boolean;
  form: FormState;
  cancelForm: FormState;
  /** What this person wanted when somebody else was first. */
  mine: EventAct | null;
}

/** One event: what is known, everything that was known before, and a way to write it anew. */
export function EventPage(props: EventPageProps) {
  const { at, reference, held, procedure, event, writes, form, cancelForm, mine } = props;
  const { t, lang } = useShell();
  const labels = useFieldLabels();
  return (
    <>
      <p>
        <a href={at}>{procedure.definition.words[lang].name}</a>
      </p>
      {held === null ? null : <GateNotice reference={reference} {...held} roads />}
      <ErrorSummary form={form} labels={labels} />
      <ErrorSummary form={cancelForm} labels={labels} />
      {mine === null ? null : (
        <Conflict
          fields={[
            {
              label: t('procedures.event.conflict'),
              mine: <Mine event={event} act={mine} />,
              theirs: <Theirs event={event} />,
            },
          ]}
        />
      )}
      <Known {...props} />
      {writes ? <Anew {...props} /> : null}
      {writes ? <Cancel at={at} event={event} form={cancelForm} /> : null}
      <Changes changes={event.document.changes} />
    </>
  );
}

/** Its days, whether it was called off, the paper that says so, and its place in the lists. */
function Known({ reference, appointment, event, papers }: EventPageProps) {
  const { t } = useShell();
  const { cancelled, document } = event.document;
  const paper = document && papers.find(({ value }) => value === `${document.kind}:${document.id}`);
  return (
    <Section>
      <DescriptionList
        facts={[
          { term: t('procedures.event.when'), value: <Days event={event} /> },
          ...(cancelled
            ? [{ term: t('procedures.limits.state'), value: <Badge>{t('procedures.event.cancelled')}</Badge> }]
            : []),
          ...(paper ? [{ term: t('procedures.event.paper'), value: paper.label }] : []),
        ]}
      />
      {appointment === null ? null : (
        <a href={`/clients/${reference}/tasks/${appointment}`}>{t('procedures.limits.appointment.go')}</a>
      )}
    </Section>
  );
}

/** Writes the event anew. What nobody said is safe is called off or left, not moved to another day. */
function Anew({ at, held, procedure: { definition }, event, papers, form, mine }: EventPageProps) {
  const { t } = useShell();
  const happening = definition.happenings.find(({ code }) => code === event.document.happening);
  const isAppointment = happening?.of === 'appointment';
  if (!happening || event.document.cancelled || (held !== null && isAppointment && !held.byLetter)) return null;
  return (
    <details class="sheet" open={Object.keys(form.errors).length > 0 || mine !== null}>
      <summary>{t(isAppointment ? 'procedures.event.move' : 'procedures.event.correct')}</summary>
      <Form action={`${at}/events/${event.id}`} form={form} version={event.version}>
        <p class="hint">{t('procedures.event.correct.hint')}</p>
        <EventFields definition={definition} happening={happening} papers={papers} form={form} withLawyer />
        <TextArea name="reason" label={t('procedures.event.reason')} form={form} rows={2} />
        <FormFoot>{t('procedures.event.correct.save')}</FormFoot>
      </Form>
    </details>
  );
}

function Cancel({ at, event, form }: { at: string; event: OpenEvent; form: FormState }) {
  const { t } = useShell();
  const way = event.document.cancelled ? 'restore' : 'cancel';
  return (
    <details class="sheet" open={Object.keys(form.errors).length > 0}>
      <summary>{t(`procedures.event.${way}`)}</summary>
      <Form action={`${at}/events/${event.id}/cancel`} form={form} version={event.version}>
        <p class="hint">{t(`procedures.event.${way}.hint`)}</p>
        <TextArea name="cancelReason" label={t('procedures.event.reason')} form={form} rows={2} />
        <FormFoot kind="quiet">{t(`procedures.event.${way}.save`)}</FormFoot>
      </Form>
    </details>
  );
}

function Mine({ event, act }: { event: OpenEvent; act: EventAct }) {
  const { t } = useShell();
  if (!('facts' in act)) return t(`procedures.change.${act.what}`, { name: '' }).trim();
  return <Days event={{ ...event, document: { ...event.document, facts: act.facts } }} />;
}

function Theirs({ event }: { event: OpenEvent }) {
  const { t } = useShell();
  return event.document.cancelled ? t('procedures.event.cancelled') : <Days event={event} />;
}

/** Who wrote what and why; the days that stood there before stay to be seen. */
function Changes({ changes }: { changes: readonly EventChange[] }) {
  const { t, lang } = useShell();
  return (
    <section class="stack close" aria-labelledby="history">
      <h2 id="history">{t('procedures.limits.history')}</h2>
      <ol class="stack close">
        {changes.map(({ at, name, what, before, reason }) => (
          <li>
            <p>{t(`procedures.change.${what}`, { name })}</p>
            {before === null ? null : (
              <p class="small">
                {t('procedures.change.before')} <Before facts={before} />
              </p>
            )}
            <p class="small soft">
              {dateAndTime(at, lang)}
              {reason === null ? null : (
                <>
                  {' · '}
                  <bdi>{reason}</bdi>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Before({ facts }: { facts: NonNullable<EventChange['before']> }) {
  const document = { happening: '', facts, cancelled: false, document: null, without: [], changes: [] };
  return <Days event={{ id: '', version: 0, document }} />;
}
