import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type AppointmentDetails, isPast, plainAppointment } from '#app/service/appointments/index.ts';
import { addTask, ownName, type TaskDocument, tasks } from '#app/service/cases/index.ts';
import { askForDay, close, tell } from './following.store.ts';
import { heldTasksOf, isStopped } from './held.store.ts';
import type { OpenTask } from './open-task.ts';

/** When and where; null where that is not known yet. */
export interface When {
  day: string | null;
  time: string | null;
  place: string | null;
}

interface NewAppointment extends When {
  letter: string | null;
  event?: TaskDocument['event'];
  appointment: AppointmentDetails;
}

/** Puts an appointment into the lists; one without a day is asked after. Returns its id. */
export async function addAppointment(open: OpenCase, { appointment, ...when }: NewAppointment): Promise<string> {
  const id = await addTask(open, { kind: 'appointment', ...when, term: null, appointment });
  if (when.day === null) await askForDay(open, id);
  return id;
}

/**
 * Another day, hour or place: a new appointment with everything that was known of the old one, which stays readable, leads
 * to it and says why. Everybody who has the case is told. 'stale' when somebody changed the old one in between.
 */
export async function moveAppointment(
  open: OpenCase,
  old: OpenTask,
  seen: number,
  { when, letter, reason, details, event = old.document.event }: Moving,
): Promise<{ id: string } | 'stale'> {
  const by = await handOf(open);
  const { time, place } = old.document;
  const known = details ?? old.document.appointment ?? plainAppointment;
  const moves = [...known.moves, { ...by, day: old.dueDay, time, place, reason }];
  const appointment = { ...known, moves, movedTo: null };
  const id = await addTask(open, { kind: 'appointment', ...when, letter, event, term: null, appointment });
  const saved = await tasks.change(
    open,
    { id: old.id, version: seen },
    {
      act: 'changed',
      document: {
        ...old.document,
        appointment: { ...(old.document.appointment ?? plainAppointment), movedTo: id },
        changes: [...old.document.changes, { ...by, state: 'dropped', reason }],
      },
      told: { object: 'appointment' },
      clear: { state: 'dropped' },
    },
  );
  if (saved === 'stale') return 'stale';
  await close(open, 'ask-day', [old.id]);
  if (when.day === null) await askForDay(open, id);
  await tell(open, id, [old.id]);
  return { id };
}

export interface Moving {
  when: When;
  letter: string | null;
  reason: string | null;
  /** What else is written anew with it. */
  details?: AppointmentDetails;
  /** The event of a procedure that it stands for from now on. */
  event?: TaskDocument['event'];
}

/** Writes down anew what is known besides day, hour and place. */
export function keepDetails(
  open: OpenCase,
  { id, document }: OpenTask,
  seen: number,
  appointment: AppointmentDetails,
): Promise<'saved' | 'stale'> {
  return tasks.change(
    open,
    { id, version: seen },
    { act: 'changed', document: { ...document, appointment }, told: { object: 'appointment' } },
  );
}

/** What became of a sign-up. */
export type SignedUp = 'saved' | 'full' | 'over' | 'held' | 'gone';

/**
 * Somebody comes along, or does not any more. Two at once are asked one after the other, and who is second sees who was first.
 * Nobody signs up for contact with the authorities that nobody said is safe, nor for what is over.
 */
export async function setAlong(
  open: OpenCase,
  id: string,
  comes: boolean,
  at: Temporal.PlainDateTime,
): Promise<SignedUp> {
  const held = await tasks.hold(open, id, { kind: 'appointment' });
  if (!held) return 'gone';
  const { person } = open.visit;
  const details = held.document.appointment ?? plainAppointment;
  const others = details.along.filter((one) => one.id !== person.id);
  if (held.state !== 'open' || isPast({ day: held.dueDay, time: held.document.time }, at)) return 'over';
  if (comes && isStopped((await heldTasksOf(open, [{ ...held, kind: 'appointment' }])).get(id) ?? null)) return 'held';
  if (comes && others.length >= details.room) return 'full';
  const along = comes ? [...others, { id: person.id, name: await ownName(open.visit) }] : others;
  const document = { ...held.document, appointment: { ...details, along } };
  const saved = await tasks.change(open, held, { act: 'changed', document, told: { object: 'appointment' } });
  return saved === 'saved' ? 'saved' : 'gone';
}

async function handOf({ visit }: OpenCase) {
  const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  return { at, by: visit.person.id, name: await ownName(visit) };
}
