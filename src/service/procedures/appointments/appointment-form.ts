import { type Lang, longDate, spokenLanguages, spokenName, today, wallClock } from '#app/platform/language/index.ts';
import { declareForm, type FormState, type FormValues, field, freshForm, withError } from '#app/platform/web/index.ts';
import {
  type AppointmentDetails,
  appointmentKinds,
  isPast,
  mostAlong,
  plainAppointment,
  tickets,
} from '#app/service/appointments/index.ts';
import { typedTime } from '#app/service/cases/index.ts';
import type { OpenTask, When } from '../tasks/index.ts';

const rooms = ['0', '1', '2', '3', '4', '5', '6'] as const;
const longestTravel = 600;
const optional = true;

const whatAndWhen = {
  what: field.select('procedures.limits.appointment.what', appointmentKinds, {
    options: ({ t }) =>
      appointmentKinds.map((value) => ({ value, label: t(`procedures.limits.appointment.what.${value}`) })),
  }),
  word: field.text('procedures.limits.appointment.word', {
    optional,
    max: 60,
    hint: 'procedures.limits.appointment.word.hint',
  }),
  day: field.day('procedures.limits.appointment.day', {
    optional,
    near: true,
    hint: 'procedures.limits.appointment.day.hint',
  }),
  time: field.hour('procedures.limits.appointment.time', { hint: 'procedures.time.hint' }),
  place: field.text('procedures.limits.appointment.place', { optional }),
};
/** How one gets there, what to take, who comes along. */
const details = {
  travel: field.text('procedures.limits.appointment.travel', {
    optional,
    max: 4,
    length: 'short',
    inputmode: 'numeric',
    dir: 'ltr',
  }),
  ticket: field.select('procedures.limits.appointment.ticket', tickets, {
    optional,
    empty: 'procedures.limits.appointment.unknown',
    options: ({ t }) => tickets.map((value) => ({ value, label: t(`procedures.limits.appointment.ticket.${value}`) })),
  }),
  papers: field.lines('procedures.limits.appointment.papers', {
    optional,
    max: 1000,
    rows: 3,
    hint: 'procedures.limits.appointment.papers.hint',
  }),
  room: field.select('procedures.limits.appointment.room', rooms, {
    hint: 'procedures.limits.appointment.room.hint',
    options: ({ t }) =>
      rooms.map((value) => ({ value, label: t('procedures.limits.appointment.room.of', { number: Number(value) }) })),
  }),
  interpreter: field.select('procedures.limits.appointment.interpreter', spokenLanguages, {
    optional,
    hint: 'procedures.limits.appointment.interpreter.hint',
    empty: 'procedures.limits.appointment.interpreter.none',
    options: ({ lang }) => spokenLanguages.map((value) => ({ value, label: spokenName(value, lang) })),
  }),
};

export const newAppointment = declareForm({
  ...whatAndWhen,
  /** The letter from which it comes. */
  paper: field.pick('procedures.limits.appointment.paper', { optional, max: 60, empty: 'procedures.event.noPaper' }),
  ...details,
});
export const changedAppointment = declareForm({
  ...whatAndWhen,
  ...details,
  reason: field.lines('procedures.limits.appointment.reason', {
    optional,
    max: 500,
    rows: 2,
    hint: 'procedures.limits.appointment.reason.hint',
  }),
});
/** Of an event of a procedure the map says what it is and when. */
export const eventAppointment = declareForm(details);

type Details = FormValues<typeof details>;
type Named = Details & FormValues<typeof whatAndWhen>;
type Read<Values> = { wrong: FormState } | Values;

/** So many days behind us one can still write down of what had no day that it was then. */
const daysBehind = 31;

/** When and where, as it was typed; `old`: the appointment that is written anew. Nothing that is to come moves behind us. */
export function whenFrom(values: Named, form: FormState, old: OpenTask | null): Read<{ when: When }> {
  const time = values.time === null ? null : typedTime(values.time);
  if (time === undefined) return { wrong: withError(form, 'time', 'procedures.time.wrong') };
  if (values.day === null && time !== null)
    return { wrong: withError(form, 'day', 'procedures.limits.appointment.hourAlone') };
  const first = old !== null && old.dueDay === null ? today().subtract({ days: daysBehind }) : today();
  if (values.day !== null && values.day < first.toString() && values.day !== old?.dueDay)
    return { wrong: withError(form, 'day', 'procedures.limits.appointment.past') };
  // An undated one may have been a while ago: then it is written down as it was.
  const isNew = old?.dueDay !== values.day || old?.document.time !== time;
  if (
    first.equals(today()) &&
    isNew &&
    isPast({ day: values.day, time }, wallClock()) &&
    values.day === first.toString()
  )
    return { wrong: withError(form, 'time', 'procedures.limits.appointment.past.hour') };
  return { when: { day: values.day, time, place: values.place } };
}

/** What it is, with a word of its own where no kind says it. */
export function namedFrom({ what, word }: Named, form: FormState): Read<Pick<AppointmentDetails, 'what' | 'word'>> {
  if (what === 'other' && word === null)
    return { wrong: withError(form, 'word', 'procedures.limits.appointment.word.needed') };
  return { what, word };
}

/** Travel, ticket, papers, how many, interpreter; who comes along stays as it is. */
export function detailsFrom(
  values: Details,
  form: FormState,
  known: AppointmentDetails = plainAppointment,
): Read<{ details: AppointmentDetails }> {
  const travel = values.travel === null ? null : Number(values.travel);
  if (travel !== null && !(Number.isInteger(travel) && travel >= 0 && travel <= longestTravel))
    return { wrong: withError(form, 'travel', 'procedures.limits.appointment.travel.wrong') };
  const room = Math.min(Number(values.room), mostAlong);
  if (room < known.along.length)
    return {
      wrong: withError(form, 'room', 'procedures.limits.appointment.room.less', { number: known.along.length }),
    };
  const { ticket, papers } = values;
  return { details: { ...known, travel, ticket, papers, room, interpreter: interpreterFrom(values, known) } };
}

/** Another language is asked for anew; the same one stays as far as it is. */
function interpreterFrom({ interpreter: language }: Details, known: AppointmentDetails) {
  if (language === null) return null;
  return known.interpreter?.language === language ? known.interpreter : { language, state: 'needed' as const };
}

/** An appointment as it stands, ready to be written anew. */
export function formOfAppointment({ dueDay, version, document }: OpenTask, lang: Lang): FormState {
  const known = document.appointment ?? plainAppointment;
  const { what, word, travel, ticket, papers, room, interpreter } = known;
  const form = freshForm({
    what: what ?? '',
    word: word ?? '',
    day: dueDay === null ? '' : longDate(dueDay, lang),
    time: document.time ?? '',
    place: document.place ?? '',
    travel: travel === null ? '' : String(travel),
    ticket: ticket ?? '',
    papers: papers ?? '',
    room: String(room),
    interpreter: interpreter?.language ?? '',
  });
  return { ...form, version };
}
