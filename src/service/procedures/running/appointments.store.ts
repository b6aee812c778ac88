import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask } from '#app/service/cases/index.ts';
import type { OpenTask } from '../open-task.ts';
import { changeTask, listTasks } from '../tasks.store.ts';
import type { EventDocument } from './documents.ts';
import type { OpenEvent, RunningProcedure } from './rows.ts';
import { dayOf } from './start-day.ts';

/**
 * Keeps the appointment of an event where one looks for it: as the next appointment, and in the month. What moved or
 * was called off is dropped there with its reason, and stands anew on its new day; one that a letter brought already is
 * taken for the same. `before`: what was known of it until now.
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
  if (own && set && isSame(own, set)) return;
  if (own) await drop(open, own, changed?.reason ?? null);
  if (set === null) return;
  const letter = document.document?.kind === 'letter' ? document.document.id : null;
  await addTask(open, { kind: 'appointment', letter, ...set, term: null, event: { procedure, id } });
}

type Appointment = Pick<OpenTask['document'], 'day' | 'time' | 'place'> & { day: string };

/** When and where, as long as it is still to come. */
function appointmentOf({ facts, cancelled }: EventDocument): Appointment | null {
  const day = cancelled ? null : dayOf(facts);
  if (day === null || day < today().toString()) return null;
  return { day, time: facts.time ?? null, place: facts.place ?? null };
}

/** The letter from which the event comes had put it in the lists when it was confirmed. */
const isOfLetter = ({ document, dueDay }: OpenTask, { document: paper, facts }: EventDocument) =>
  document.event === null && paper?.kind === 'letter' && document.letter === paper.id && dueDay === dayOf(facts);

/** The same day, and nothing said of hour or place that is not there already. */
const isSame = ({ dueDay, document }: OpenTask, { day, time, place }: Appointment) =>
  dueDay === day && (time ?? document.time) === document.time && (place ?? document.place) === document.place;

async function drop(open: OpenCase, task: OpenTask, reason: string | null): Promise<void> {
  const saved = await changeTask(open, task, task.version, { state: 'dropped', reason });
  // Ticked off in the same moment by somebody else: the whole request is undone, and the form comes back.
  if (saved === 'stale') throw new Error('An appointment was changed while its event was.');
}
