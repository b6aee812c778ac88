import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { SealedStore } from '#app/platform/files/index.ts';
import { confirmLetter, findLetter, foundFacts, keepLetter, proposalsOf } from '#app/service/letters/index.ts';
import {
  changeLimit,
  changeTask,
  listLimits,
  listTasks,
  type OpenLimit,
  type OpenTask,
} from '#app/service/procedures/index.ts';
import { opened } from './opened.ts';
import type { Openings } from './paper-opening.ts';
import type { PlannedLetter } from './world/letters.ts';

export interface LetterDesk {
  store: SealedStore;
  /** What the sandbox made of each planned letter. */
  letters: Openings<PlannedLetter>;
}

/**
 * Brings a letter in as a volunteer does: through the reader, then the volunteer's confirmation, so that its limits,
 * tasks and reminders are the real ones. Returns its id. Throws when the letter is taken for something else than it is.
 */
export async function bringLetter(
  visit: Visit,
  { store, letters }: LetterDesk,
  reference: string,
  planned: PlannedLetter,
): Promise<string> {
  const letter = await letters.get(planned);
  if (!letter) throw new Error('A letter was never opened.');
  const brought = { files: [letter], keepOriginals: true };
  const id = await keepLetter(await opened(visit, reference, 'letter.upload'), store, brought);
  if (planned.state === 'confirmed') await confirm(visit, reference, id, planned.kind);
  if (planned.done === 'all') await finishAll(visit, reference, id);
  else for (const done of planned.done ?? []) await finish(visit, reference, done);
  return id;
}

/** Everything as the reader found it. */
async function confirm(visit: Visit, reference: string, id: string, kind: string): Promise<void> {
  const open = await opened(visit, reference, 'letter.confirm');
  const letter = await findLetter(open, id);
  if (!letter) throw new Error('A letter that was just kept is not there.');
  const { reading } = letter.document;
  if (reading.kind !== kind) throw new Error(`A made-up ${kind} was taken for ${reading.kind}.`);
  const facts = foundFacts(reading);
  const choices = proposalsOf(reading, facts).map(({ key }) => ({
    key,
    choice: 'take' as const,
    day: null,
    reason: null,
  }));
  const saved = await confirmLetter(open, letter, letter.version, { facts, choices });
  if (saved !== 'saved') throw new Error('A made-up letter cannot be confirmed.');
}

/** A limit or a task that has been dealt with since. */
async function finish(visit: Visit, reference: string, what: string): Promise<void> {
  const open = await opened(visit, reference, 'limit.change');
  const isIt = (one: { state: string }) => one.state === 'open';
  const limit = (await listLimits(open)).find(
    (one) => one.document.clear.catalogueId === what && isIt(one.document.clear),
  );
  const task = (await listTasks(open)).find((one) => one.kind === what && isIt(one));
  if (limit) await finishLimit(open, limit);
  else if (task) await finishTask(open, task);
  else throw new Error(`There is no ${what} of a made-up letter to finish.`);
}

/** A letter of long ago: whatever it wanted has been done. */
async function finishAll(visit: Visit, reference: string, letterId: string): Promise<void> {
  const open = await opened(visit, reference, 'limit.change');
  for (const limit of await listLimits(open))
    if (limit.document.origin.letter === letterId) await finishLimit(open, limit);
  for (const task of await listTasks(open)) if (task.document.letter === letterId) await finishTask(open, task);
}

async function finishLimit(open: OpenCase, limit: OpenLimit): Promise<void> {
  // The made-up world keeps no receipts: the letter itself stands for one.
  const { letter } = limit.document.origin;
  const proof = letter === null ? {} : { proof: { kind: 'letter', id: letter } as const };
  expectSaved(await changeLimit(open, limit, limit.version, { what: 'done', reason: null, ...proof }));
}

async function finishTask(open: OpenCase, task: OpenTask): Promise<void> {
  // Of what never got a day nobody can say that it is over.
  const isUndated = task.kind === 'appointment' && task.dueDay === null;
  expectSaved(await changeTask(open, task, task.version, { state: isUndated ? 'dropped' : 'done', reason: null }));
  if (!isUndated) return;
  for (const told of await listTasks(open))
    if (told.document.about === task.id && told.state === 'open') await finishTask(open, told);
}

function expectSaved(saved: string): void {
  if (saved !== 'saved') throw new Error(`What a made-up letter wanted cannot be finished: ${saved}.`);
}
