import { dateAndTime, type Lang, longDate, today } from '#app/platform/language/index.ts';
import { Badge, Section, useShell } from '#app/platform/web/index.ts';
import { definitions } from '../definitions/index.ts';
import { type Closed, isContact } from '../gate/index.ts';
import { candidatesOf, dayOfFacts, type OpenEvent, type RunningProcedure } from '../running/index.ts';

/** What happened and what is set, the newest first; each leads to its page. */
export function EventList(props: { at: string; procedure: RunningProcedure; closed: Closed | null }) {
  const { t, lang } = useShell();
  const { at, procedure, closed } = props;
  const { events, definition, document } = procedure;
  const isHeld = ({ document: { cancelled, happening, facts } }: OpenEvent) =>
    !cancelled && isContact(definition, happening) && (dayOfFacts(facts) ?? '9999') >= today().toString();
  const key = ({ document: { facts } }: OpenEvent) => dayOfFacts(facts) ?? '9999';
  const inOrder = [...events].sort((a, b) => key(b).localeCompare(key(a)) || b.id.localeCompare(a.id));
  return (
    <Section title={t('procedures.events')} id="events">
      <ol class="stack close">
        {inOrder.map((event) => (
          <li>
            <p class="row">
              <a href={`${at}/events/${event.id}`}>{eventName(event, procedure, lang)}</a>
              {closed !== null && isHeld(event) ? (
                <Badge tone="late">{t(`procedures.gate.stop.${closed}`)}</Badge>
              ) : null}
              {event.document.cancelled ? <Badge>{t('procedures.event.cancelled')}</Badge> : null}
            </p>
            <p class="small soft">
              <Days event={event} />
            </p>
          </li>
        ))}
        {[...document.went].reverse().map(({ name, from, to, at: when }) => (
          <li>
            <p>{t('procedures.version.went', { name, from, to })}</p>
            <p class="small soft">{dateAndTime(when, lang)}</p>
          </li>
        ))}
        <li>
          <p>{t('procedures.begun', { procedure: definition.words[lang].name })}</p>
          <p class="small soft">{longDate(document.begun, lang)}</p>
        </li>
      </ol>
    </Section>
  );
}

/** What happened, in the words of its procedure; of an older version where this one knows it no more. */
export function eventName(
  { document: { happening } }: OpenEvent,
  { definition, document }: RunningProcedure,
  lang: Lang,
) {
  const older = document.went.map(({ from }) => definitions().find(document.key, from));
  const words = [definition, ...older.reverse()].map((one) => one?.words[lang].happenings[happening]);
  return words.find((one) => one !== undefined) ?? happening;
}

/** The days of an event with what each of them is, and how sure they are. */
export function Days({ event }: { event: OpenEvent }) {
  const { t, lang } = useShell();
  const { facts } = event.document;
  const days = candidatesOf(facts).map(({ kind, day }) =>
    kind === 'on' ? longDate(day, lang) : t(`procedures.days.${kind}.of`, { day: longDate(day, lang) }),
  );
  const lawyer =
    facts.lawyerDay === null ? [] : [t('procedures.days.lawyer.of', { day: longDate(facts.lawyerDay, lang) })];
  const sure = facts.certainty === 'sure' ? [] : [t(`procedures.certainty.${facts.certainty}.short`)];
  const when = facts.time === undefined ? [] : [facts.time];
  return (
    <>
      {[...days, ...when, ...lawyer, ...sure].join(' · ')}
      {facts.place === undefined ? null : (
        <>
          {' · '}
          <bdi>{facts.place}</bdi>
        </>
      )}
    </>
  );
}
