import { z } from 'zod';
import { type Lang, longDate, spokenLanguages, today, wallClock } from '#app/platform/language/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  optionalChoice,
  optionalNearDay,
  optionalText,
  optionalTime,
  withError,
} from '#app/platform/web/index.ts';
import {
  type AppointmentDetails,
  appointmentKinds,
  isPast,
  mostAlong,
  plainAppointment,
  tickets,
} from '#app/service/appointments/index.ts';
import { timeOf } from '#app/service/cases/index.ts';
import type { OpenTask, When } from '../tasks/index.ts';

export const rooms = ['0', '1', '2', '3', '4', '5', '6'] as const;
const longestTravel = 600;

const details = {
  travel: optionalText(4),
  ticket: optionalChoice(tickets),
  papers: optionalText(1000),
  room: choice(rooms),
  interpreter: optionalChoice(spokenLanguages),
};
const when = { day: optionalNearDay(), time: optionalTime(), place: optionalText(200) };
const named = { what: choice(appointmentKinds), word: optionalText(60) };

export const newAppointmentForm = z.strictObject({ ...named, ...when, ...details, paper: optionalText(60) });
export const changeAppointmentForm = z.strictObject({ ...named, ...when, ...details, reason: optionalText(500) });
/** Of an event of a procedure the map says what it is and when. */
export const eventAppointmentForm = z.strictObject(details);

type Details = z.output<typeof eventAppointmentForm>;
type Named = Details & Pick<z.output<typeof newAppointmentForm>, 'what' | 'word' | 'day' | 'time' | 'place'>;
type Read<Values> = { wrong: FormState } | Values;

/** So many days behind us one can still write down of what had no day that it was then. */
const daysBehind = 31;

/** When and where, as it was typed; `old`: the appointment that is written anew. Nothing that is to come moves behind us. */
export function whenFrom(values: Named, form: FormState, old: OpenTask | null): Read<{ when: When }> {
  const time = values.time === null ? null : timeOf(values.time);
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
