import { type Lang, longDate } from '#app/language/index.ts';
import { Badge, Sheet, useShell } from '#app/web/index.ts';
import { candidatesOf, dayOf, type OpenEvent, type RunningProcedure } from '../running/index.ts';

/** What happened and what is set, the newest first; each leads to its page. */
export function EventList({ at, procedure }: { at: string; procedure: RunningProcedure }) {
  const { t, lang } = useShell();
  const { events, definition, document } = procedure;
  const key = ({ document: { facts } }: OpenEvent) => dayOf(facts) ?? '9999';
  const inOrder = [...events].sort((a, b) => key(b).localeCompare(key(a)) || b.id.localeCompare(a.id));
  return (
    <Sheet title={t('procedures.events')} id="events">
      <ol class="stack close">
        {inOrder.map((event) => (
          <li>
            <p class="row">
              <a href={`${at}/events/${event.id}`}>{nameOf(event, procedure, lang)}</a>
              {event.document.cancelled ? <Badge>{t('procedures.event.cancelled')}</Badge> : null}
            </p>
            <p class="small soft">
              <Days event={event} />
            </p>
          </li>
        ))}
        <li>
          <p>{t('procedures.begun', { procedure: definition.words[lang].name })}</p>
          <p class="small soft">{longDate(document.begun, lang)}</p>
        </li>
      </ol>
    </Sheet>
  );
}

/** What happened, in the words of its procedure. */
export const nameOf = ({ document }: OpenEvent, { definition }: RunningProcedure, lang: Lang) =>
  definition.words[lang].happenings[document.happening] ?? document.happening;

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
  return <>{[...days, ...lawyer, ...sure].join(' · ')}</>;
}
