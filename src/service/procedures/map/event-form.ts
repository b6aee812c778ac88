import { z } from 'zod';
import { type Lang, longDate, today } from '#app/platform/language/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  optionalDay,
  optionalText,
  optionalTime,
  text,
  withError,
} from '#app/platform/web/index.ts';
import { typedTime } from '#app/service/cases/index.ts';
import type { Definition, Happening } from '../definitions/index.ts';
import { needsStatedDay } from '../events/index.ts';
import {
  candidatesOf,
  certainties,
  type DayKind,
  type DocumentLink,
  dayKinds,
  type EventFacts,
  type OpenEvent,
} from '../running/index.ts';

const fields = {
  on: optionalDay(),
  letter: optionalDay(),
  sent: optionalDay(),
  handed: optionalDay(),
  received: optionalDay(),
  certainty: choice(certainties),
  lawyerDay: optionalDay(),
  stated: optionalDay(),
  time: optionalTime(),
  place: optionalText(200),
  /** `letter:<id>` or `document:<id>`, one of those of this client. */
  document: optionalText(60),
};

export const newEventForm = z.strictObject({ ...fields, what: text(60) });
export const changeEventForm = z.strictObject({ ...fields, reason: text(500) });
export const cancelEventForm = z.strictObject({ cancelReason: text(500) });
type Values = Omit<z.output<typeof newEventForm>, 'what'>;

/** The days that the form of a happening asks for. */
export const daysAsked = ({ dates }: Happening): readonly DayKind[] => dates ?? ['on'];

/** How sure its day can be: only an appointment can still be without one. */
export const certaintiesOf = ({ of }: Happening) =>
  certainties.filter((one) => of === 'appointment' || one !== 'to-be-fixed');

/** What was typed as facts, or the form with what cannot be. */
export function typedFacts(
  values: Values,
  form: FormState,
  definition: Definition,
  happening: Happening,
): EventFacts | FormState {
  const days = Object.fromEntries(
    daysAsked(happening).flatMap((kind) => (values[kind] === null ? [] : [[kind, values[kind]]])),
  );
  const { certainty, lawyerDay, stated } = values;
  const time = values.time === null ? null : typedTime(values.time);
  if (time === undefined) return withError(form, 'time', 'procedures.time.wrong');
  const where = happening.of === 'appointment' ? { time, place: values.place } : {};
  const known = Object.fromEntries(Object.entries(where).filter(([, said]) => said !== null));
  const facts: EventFacts = { certainty, days, lawyerDay, stated, ...known };
  return wrongIn(facts, form, definition, happening) ?? facts;
}

function wrongIn(facts: EventFacts, form: FormState, definition: Definition, happening: Happening): FormState | null {
  const { certainty, lawyerDay, stated } = facts;
  const [first = 'on'] = daysAsked(happening);
  const candidates = candidatesOf(facts);
  const known = [...candidates.map(({ day }) => day), ...(lawyerDay === null ? [] : [lawyerDay])];
  if (!certaintiesOf(happening).includes(certainty)) return withError(form, 'certainty', 'web.form.choose');
  if (certainty === 'to-be-fixed') return known.length > 0 ? withError(form, first, 'procedures.day.notFixed') : null;
  if (candidates.length === 0) return withError(form, first, 'procedures.day.needed');
  if (happening.of === 'past') {
    const now = today().toString();
    const late = candidates.find(({ day }) => day > now);
    if (late) return withError(form, late.kind, 'procedures.day.future');
    const start = candidates[0]?.day ?? now;
    if (stated !== null && stated < start) return withError(form, 'stated', 'procedures.day.endBeforeStart');
  }
  if (needsStatedDay(definition, happening.code) && stated === null && certainty === 'sure')
    return withError(form, 'stated', 'procedures.day.statedNeeded');
  return null;
}

/** The document that was chosen, if it is one of those of this client. */
export function linkOf(value: string | null, known: readonly { value: string }[]): DocumentLink | null {
  const [kind, id = ''] = (known.find((one) => one.value === value)?.value ?? '').split(':');
  return kind === 'letter' || kind === 'document' ? { kind, id } : null;
}

/** What a confirmed letter says of days: an event that comes from it begins with them, and a person looks whether they are right. */
export interface PaperSays {
  letterDate: string | null;
  sentDate: string | null;
  /** The one last day that it names itself. */
  stated: string | null;
  appointments: readonly { date: string; time: string | null; place: string | null }[];
}

/** The fields of an event as its letter would fill them; nothing where it does not say. */
export function saidBy(paper: PaperSays, happening: Happening, lang: Lang): Record<string, string> {
  const now = today().toString();
  const written = (day: string | null) => (day === null ? '' : longDate(day, lang));
  if (happening.of === 'appointment') {
    const inOrder = [...paper.appointments].sort((a, b) => a.date.localeCompare(b.date));
    const next = inOrder.find(({ date }) => date >= now) ?? inOrder.at(-1);
    return next ? { on: written(next.date), time: next.time ?? '', place: next.place ?? '' } : {};
  }
  const day = { letter: paper.letterDate, sent: paper.sentDate, on: paper.letterDate ?? paper.sentDate };
  const asked = daysAsked(happening).flatMap((kind) =>
    kind in day ? [[kind, written(day[kind as keyof typeof day])]] : [],
  );
  return { ...Object.fromEntries(asked), stated: written(paper.stated) };
}

/** An event as it stands, ready to be written anew. */
export function formOfEvent({ document: { facts, document } }: OpenEvent, lang: Lang): FormState {
  const written = (day: string | null | undefined) => (day ? longDate(day, lang) : '');
  return freshForm({
    ...Object.fromEntries(dayKinds.map((kind) => [kind, written(facts.days[kind])])),
    certainty: facts.certainty,
    lawyerDay: written(facts.lawyerDay),
    stated: written(facts.stated),
    time: facts.time ?? '',
    place: facts.place ?? '',
    document: document === null ? '' : `${document.kind}:${document.id}`,
  });
}
