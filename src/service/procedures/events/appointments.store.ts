import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type AppointmentDetails, plainAppointment } from '#app/service/appointments/index.ts';
import type { Definition } from '../definitions/index.ts';
import { isContact } from '../gate/index.ts';
import type { EventDocument, OpenEvent, RunningProcedure } from '../running/index.ts';
import { dayOfFacts } from '../running/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { addAppointment, changeTask, listTasks, moveAppointment, type When } from '../tasks/index.ts';

/**
 * Keeps the appointment of an event where one looks for it: as the next appointment, and in the month; without a day
 * among those that wait for one. What moved or was called off is dropped there with its reason, and stands anew on its new
 * day; one that a letter brought already is taken for the same. `before`: what was known of it until now.
 */
export async function keepAppointment(
  open: OpenCase,
  { id: procedure, definition }: Pick<RunningProcedure, 'id' | 'definition'>,
  { id, document }: Pick<OpenEvent, 'id' | 'document'>,
  changed: { before: EventDocument; reason: string | null } | null,
): Promise<void> {
  const happening = definition.happenings.find(({ code }) => code === document.happening);
  if (happening?.of !== 'appointment') return;
  const set = appointmentOf(document);
  // Of what lies behind and was never in the lists there is nothing to keep.
  if (set === null && changed === null) return;
  const tasks = (await listTasks(open)).filter((one) => one.kind === 'appointment' && one.state === 'open');
  const known = changed?.before ?? document;
  const own = tasks.find((one) => one.document.event?.id === id) ?? tasks.find((one) => isOfLetter(one, known));
  const letter = document.document?.kind === 'letter' ? document.document.id : null;
  if (own && set && isSame(own, set)) return;
  const reason = changed?.reason ?? null;
  const event = { procedure, id };
  const appointment = detailsOf(definition, document.happening, own?.document.appointment ?? plainAppointment);
  if (own && set) await move(open, own, { when: set, letter, reason, event, details: appointment });
  else if (own) await drop(open, own, reason);
  else if (set) await addAppointment(open, { ...set, letter, event, appointment });
}

/**
 * Appointments whose day is still to come and that are in no list: until they were kept there they were on the map alone.
 */
export async function keepDaysToCome(open: OpenCase, procedure: RunningProcedure): Promise<void> {
  const isToCome = ({ document }: OpenEvent) => !document.cancelled && dayOfFacts(document.facts) === null;
  const waiting = procedure.events.filter(isToCome);
  if (waiting.length === 0) return;
  const kept = (await listTasks(open)).filter(({ state, dueDay }) => state === 'open' || dueDay === null);
  for (const event of waiting)
    if (!kept.some(({ document }) => document.event?.id === event.id))
      await keepAppointment(open, procedure, event, null);
}

/** What it is, by which it is named in whatever language somebody reads. */
function detailsOf(definition: Definition, code: string, known: AppointmentDetails): AppointmentDetails {
  const { key, version } = definition;
  const what = isContact(definition, code) ? 'embassy' : known.what;
  return { ...known, what, happening: { procedure: key, version, code } };
}

/** When and where, as long as it is still to come; without a day where that has to be fixed yet. */
function appointmentOf({ facts, cancelled }: EventDocument): When | null {
  const day = dayOfFacts(facts);
  if (cancelled || (day !== null && day < today().toString())) return null;
  return { day, time: facts.time ?? null, place: facts.place ?? null };
}

/** The letter from which the event comes had put it in the lists when it was confirmed. */
const isOfLetter = ({ document, dueDay }: OpenTask, { document: paper, facts }: EventDocument) =>
  document.event === null && paper?.kind === 'letter' && document.letter === paper.id && dueDay === dayOfFacts(facts);

/** The same day, and nothing said of hour or place that is not there already. */
const isSame = ({ dueDay, document }: OpenTask, { day, time, place }: When) =>
  dueDay === day && (time ?? document.time) === document.time && (place ?? document.place) === document.place;

// Ticked off in the same moment by somebody else: the whole request is undone, and the form comes back.
const wasChanged = () => new Error('An appointment was changed while its event was.');

async function move(open: OpenCase, task: OpenTask, moving: Parameters<typeof moveAppointment>[3]): Promise<void> {
  if ((await moveAppointment(open, task, task.version, moving)) === 'stale') throw wasChanged();
}

async function drop(open: OpenCase, task: OpenTask, reason: string | null): Promise<void> {
  const act = { state: 'dropped', reason, byEvent: true } as const;
  if ((await changeTask(open, task, task.version, act)) !== 'saved') throw wasChanged();
}
