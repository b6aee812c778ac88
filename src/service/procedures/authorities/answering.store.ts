import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import {
  type AskedOfClient,
  type AuthorityAnswer,
  addTask,
  type ContactSafety,
  contactSafety,
  readAnswers,
  renewNextDue,
  writeAnswer,
} from '#app/service/cases/index.ts';
import { changeEvent, recordEvent, standingOf } from '../events/index.ts';
import { isContact, isLetterOfAuthorities, isSetByAuthorities } from '../gate/index.ts';
import {
  dayOfFacts,
  hasEnded,
  holdProcedure,
  listProcedures,
  type OpenEvent,
  type RunningProcedure,
} from '../running/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { changeTask, listTasks } from '../tasks/index.ts';

const seeYes = 'see-lawyers-yes';

/**
 * Writes down what client or lawyer said about contact with the authorities of the client's country, and what follows
 * from it: a no takes back what colleagues planned there and tells the coordinator, two yeses open the way. 'stale' when
 * a colleague was earlier: nothing is written then. `reason` stands with what is taken back.
 */
export async function giveAnswer(
  open: OpenCase,
  {
    whose,
    said,
    seen,
    reason,
  }: { whose: AskedOfClient; said: Pick<AuthorityAnswer, 'says' | 'on' | 'lawyer'>; seen: number; reason: string },
): Promise<'written' | 'stale'> {
  // Whoever plans at this moment is done first: what a no takes back is all that was planned.
  for (const { id } of await listProcedures(open)) await holdProcedure(open, id);
  const before = await contactSafety(open);
  if ((await writeAnswer(open, { whose, said, seen })) === 'stale') return 'stale';
  await keepAskedToSee(open, reason);
  const now = await contactSafety(open);
  if (now === before) return 'written';
  if (now === 'no') await takeBack(open, reason);
  else await keepInStep(open, now, reason);
  return 'written';
}

/**
 * A yes of the lawyer that a volunteer wrote down waits for a coordinator: it is among what is due from today on, and no
 * more once it counts, or is a no.
 */
async function keepAskedToSee(open: OpenCase, reason: string): Promise<void> {
  const { waits } = await readAnswers(open);
  const asked = (await listTasks(open)).filter(({ kind, state }) => kind === seeYes && state === 'open');
  if (waits && asked.length === 0) {
    const day = today().toString();
    await addTask(open, { kind: seeYes, letter: null, day, time: null, place: null, term: null });
    await renewNextDue(open.visit, open.caseId);
  }
  if (waits) return;
  const state = (await contactSafety(open)) === 'no' ? 'dropped' : 'done';
  for (const task of asked)
    await changeTask(open, task, task.version, { state, reason: state === 'done' ? null : reason });
}

async function takeBack(open: OpenCase, reason: string): Promise<void> {
  for (const procedure of await listProcedures(open))
    for (const event of procedure.events)
      if (await isOurPlan(open, procedure, event)) await cancel(open, procedure, event, reason);
  for (const task of await listTasks(open)) if (await isPlanOfHand(open, task)) await callOff(open, task, reason);
  await keepInStep(open, 'no', reason);
  const day = today().toString();
  await addTask(open, { kind: 'contact-unsafe', letter: null, day, time: null, place: null, term: null });
  await renewNextDue(open.visit, open.caseId);
}

/** An appointment to come that a colleague made. What they set by letter stays in sight, in red. */
async function isOurPlan(
  open: OpenCase,
  { definition }: RunningProcedure,
  { document: { cancelled, happening, facts, document } }: OpenEvent,
): Promise<boolean> {
  const isAppointment = definition.happenings.some(({ code, of }) => code === happening && of === 'appointment');
  if (cancelled || !isAppointment || !isContact(definition, happening)) return false;
  if ((dayOfFacts(facts) ?? '9999') < today().toString()) return false;
  return document?.kind !== 'letter' || !(await isSetByAuthorities(open, document.id, dayOfFacts(facts)));
}

/** The same, made by hand beside the maps. */
async function isPlanOfHand(
  open: OpenCase,
  { kind, state, dueDay, document: { letter, event, appointment } }: OpenTask,
): Promise<boolean> {
  const isOfHand = kind === 'appointment' && event === null && state === 'open';
  if (!isOfHand || (dueDay ?? '9999') < today().toString()) return false;
  if (letter === null || !(await isLetterOfAuthorities(open, letter))) return appointment?.what === 'embassy';
  return !(await isSetByAuthorities(open, letter, dueDay));
}

async function callOff(open: OpenCase, task: OpenTask, reason: string): Promise<void> {
  const done = await changeTask(open, task, task.version, { state: 'dropped', reason });
  if (done !== 'saved') throw new ChangedMeanwhile('An appointment was changed while contact was taken back.');
}

/** Where the map of a procedure asks whether it is safe, it says the answer that holds, and no other. */
async function keepInStep(open: OpenCase, now: ContactSafety, reason: string): Promise<void> {
  for (const procedure of await listProcedures(open)) {
    const { definition, document, events } = procedure;
    if (document.stopped !== null || hasEnded(standingOf(procedure))) continue;
    const codeOf = (safety: 'yes' | 'no') => definition.happenings.find((one) => one.safety === safety)?.code;
    const standing = (code: string | undefined) =>
      events.filter(({ document: { cancelled, happening } }) => !cancelled && happening === code);
    const [yes, no] = [codeOf('yes'), codeOf('no')];
    if (now !== 'no') for (const event of standing(no)) await cancel(open, procedure, event, reason);
    const said = now === 'unanswered' ? undefined : now === 'yes' ? yes : no;
    if (said !== undefined && standing(said).length === 0) await recordEvent(open, procedure.id, answered(said));
  }
}

const answered = (happening: string) => ({
  happening,
  facts: { certainty: 'sure' as const, days: { on: today().toString() }, lawyerDay: null, stated: null },
  document: null,
});

async function cancel(open: OpenCase, { id }: RunningProcedure, event: OpenEvent, reason: string): Promise<void> {
  const done = await changeEvent(open, id, event, { what: 'cancelled', reason });
  // Somebody wrote in this very event in the same moment: the whole request is undone, and the form comes back.
  if (done === 'stale') throw new ChangedMeanwhile('An event was changed while contact was taken back.');
}
