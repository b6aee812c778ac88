import { dateAndTime, dayAndDate, type Lang, spokenName, translator, wallClock } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  type Fact,
  Form,
  Notice,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { isPast, plainAppointment } from '#app/service/appointments/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import type { When } from './appointment.store.ts';
import type { Clash } from './clash.store.ts';
import type { OpenTask } from './open-task.ts';

/** What is known of an appointment besides when and where. */
export function appointmentFacts({ document }: OpenTask, lang: Lang): Fact[] {
  const t = translator(lang);
  const { travel, ticket, papers, interpreter } = document.appointment ?? plainAppointment;
  return [
    ...(travel === null
      ? []
      : [
          {
            term: t('procedures.limits.appointment.travel.fact'),
            value: t('procedures.limits.appointment.minutes', { number: travel }),
          },
        ]),
    ...(ticket === null
      ? []
      : [
          {
            term: t('procedures.limits.appointment.ticket'),
            value: t(`procedures.limits.appointment.ticket.${ticket}`),
          },
        ]),
    ...(papers === null
      ? []
      : [{ term: t('procedures.limits.appointment.papers'), value: <Papers papers={papers} /> }]),
    ...(interpreter === null
      ? []
      : [
          {
            term: t('procedures.limits.appointment.interpreter'),
            value: `${spokenName(interpreter.language, lang)}: ${t(`procedures.limits.appointment.interpreter.${interpreter.state}`)}`,
          },
        ]),
  ];
}

/** Each line is a paper. */
function Papers({ papers }: { papers: string }) {
  return (
    <ul class="bullets">
      {papers
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <li>
            <bdi>{line}</bdi>
          </li>
        ))}
    </ul>
  );
}

interface AppointmentSectionsProps {
  reference: string;
  task: OpenTask;
  /** Who reads; they may sign up where they may write. */
  me: string;
  writes: boolean;
  clashes: ReadonlyMap<string, readonly Clash[]>;
  /** Somebody else took the last place in the same moment. */
  full: boolean;
}

/** What one does with an appointment: come along, write it anew, print a card; and what it was before. */
export function AppointmentSections(props: AppointmentSectionsProps) {
  const { reference, task, writes } = props;
  const { t } = useShell();
  const { movedTo } = task.document.appointment ?? plainAppointment;
  const at = `/clients/${reference}/tasks/${task.id}`;
  const { event } = task.document;
  return (
    <>
      {movedTo === null ? null : (
        <Notice tone="soon" title={t('procedures.limits.appointment.moved')}>
          <a href={`/clients/${reference}/tasks/${movedTo}`}>{t('procedures.limits.appointment.moved.go')}</a>
        </Notice>
      )}
      {task.state === 'open' && task.dueDay !== null && task.document.time === null ? (
        <Notice tone="soon" title={t('procedures.limits.appointment.noHour')} />
      ) : null}
      <Along {...props} />
      {writes && task.state === 'open' ? (
        <ButtonRow>
          <ButtonLink href={`${at}/appointment`} kind="quiet">
            {t(
              event === null ? 'procedures.limits.appointment.change' : 'procedures.limits.appointment.change.details',
            )}
          </ButtonLink>
          {event === null ? null : (
            <ButtonLink href={`/clients/${reference}/procedures/${event.procedure}/events/${event.id}`} kind="quiet">
              {t('procedures.limits.appointment.change.event')}
            </ButtonLink>
          )}
          {task.dueDay === null ? null : (
            <>
              <ButtonLink href={`${at}/card`} kind="quiet">
                {t('procedures.limits.card.go')}
              </ButtonLink>
              <ButtonLink href={`${at}/calendar-entry`} kind="quiet">
                {t('procedures.limits.entry.go')}
              </ButtonLink>
            </>
          )}
        </ButtonRow>
      ) : null}
      <Moves task={task} />
    </>
  );
}

/** Who comes along, whether there is room, and whether they already go elsewhere at that hour. */
function Along({ reference, task, me, writes, clashes, full }: AppointmentSectionsProps) {
  const { t } = useShell();
  const { along, room } = task.document.appointment ?? plainAppointment;
  const comes = along.some(({ id }) => id === me);
  const isOver = isPast({ day: task.dueDay, time: task.document.time }, wallClock());
  const isOpen = writes && task.state === 'open' && !isOver;
  const isFull = along.length >= room;
  return (
    <Section title={t('procedures.limits.along.title')}>
      {full ? (
        <Notice tone="late" announce title={t('procedures.limits.along.full.title')}>
          <p>{t('procedures.limits.along.full', { names: along.map(({ name }) => name).join(', ') })}</p>
        </Notice>
      ) : null}
      {along.length === 0 ? <p class="soft">{t('procedures.limits.along.nobody')}</p> : null}
      {along.length === 0 ? null : (
        <ul class="stack close">
          {along.map(({ id, name }) => (
            <li>
              <bdi>{name}</bdi>
              {(clashes.get(id) ?? []).map((clash) => (
                <ClashLine clash={clash} />
              ))}
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{t('procedures.limits.along.room', { number: room, taken: along.length })}</p>
      {isOpen && !comes ? (clashes.get(me) ?? []).map((clash) => <ClashLine clash={clash} mine />) : null}
      {isOpen && (comes || !isFull) ? (
        <Form action={`/clients/${reference}/tasks/${task.id}/along`}>
          <input type="hidden" name="comes" value={comes ? 'no' : 'yes'} />
          <ButtonRow>
            <Button kind={comes ? 'quiet' : 'primary'}>
              {t(comes ? 'procedures.limits.along.leave' : 'procedures.limits.along.join')}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Section>
  );
}

/** Another appointment at that hour to which the same person goes. */
export function ClashLine({ clash: { reference, task }, mine = false }: { clash: Clash; mine?: boolean }) {
  const { t } = useShell();
  const { time } = task.document;
  const key = mine ? 'procedures.limits.along.clash.mine' : 'procedures.limits.along.clash';
  return (
    <p class="small">
      <Badge tone="late">{t('procedures.limits.along.clash.badge')}</Badge>{' '}
      {time === null ? t(`${key}.noHour`) : t(key, { time })}{' '}
      <a href={`/clients/${reference}/tasks/${task.id}`}>{groupedReference(reference)}</a>
    </p>
  );
}

/** When and where in one line. */
export function appointmentInWords({ day, time, place }: When, lang: Lang): string {
  const t = translator(lang);
  const on = day === null ? t('procedures.limits.toCome.state') : dayAndDate(day, lang);
  return [time === null ? on : t('procedures.limits.task.at', { day: on, time }), place]
    .filter((one) => one !== null)
    .join(', ');
}

function Moves({ task }: { task: OpenTask }) {
  const { t, lang } = useShell();
  const { moves } = task.document.appointment ?? plainAppointment;
  if (moves.length === 0) return null;
  return (
    <Section title={t('procedures.limits.appointment.before')}>
      <ol class="stack close">
        {moves.toReversed().map(({ name, at, reason, ...when }) => (
          <li>
            <p>
              <s>
                <bdi>{appointmentInWords(when, lang)}</bdi>
              </s>
            </p>
            <p class="small soft">
              {t('procedures.limits.appointment.movedBy', { name, at: dateAndTime(at, lang) })}
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
    </Section>
  );
}
