import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { changeEvent, type EventAct } from '../events/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import {
  changeLimit,
  lastTurn,
  letGo,
  listLimits,
  type Moved,
  movedBetween,
  readLimit,
  tellMoved,
} from '../limits/index.ts';
import { listProcedures, type OpenEvent, sistersOf } from '../running/index.ts';
import { changeTask, listTasks } from '../tasks/index.ts';

/** A confirmed letter that is set aside: an event that stood on the map before it was brought in stays. */
interface LetterAside {
  letter: string;
  broughtAt: string;
  reason: string;
  /** What other letters that stand tell too: the letter of each event, and the limits. */
  others: { events: ReadonlyMap<string, string>; limits: ReadonlySet<string> };
}

/** Takes back what a letter brought: the events that it told, the limits that hang on it, its tasks. */
export async function takeLetterBack(
  open: OpenCase,
  { letter, broughtAt, reason, others }: LetterAside,
): Promise<void> {
  await giveToOthers(open, letter, others.events, reason);
  await changeEvents(open, { what: 'cancelled', reason }, ({ document }) => {
    const isOfLetter = document.document?.kind === 'letter' && document.document.id === letter;
    return isOfLetter && !document.cancelled && (document.changes[0]?.at ?? '') >= broughtAt;
  });
  await changeLimits(open, { what: 'letter-gone', reason }, ({ id, document: { origin, clear, waiting } }) => {
    // What hangs on an event follows its event.
    const isOfLetter = origin.letter === letter && !origin.step && !others.limits.has(id);
    return isOfLetter && clear.state === 'open' && waiting?.what !== 'letter-gone';
  });
  await leaveJoined(open, { letter, reason, others: others.limits });
  await changeTasks(open, { state: 'dropped', reason }, letter, ({ state }) => state === 'open');
}

/** What was joined to the limit of another letter goes with its own: the other has its own day back, by the rule of a later day. */
async function leaveJoined(
  open: OpenCase,
  { letter, reason, others }: { letter: string; reason: string; others: ReadonlySet<string> },
): Promise<void> {
  for (const limit of await listLimits(open)) {
    const { origin, joined } = limit.document;
    if (joined === null || origin.letter !== letter || others.has(limit.id)) continue;
    expectSaved(await changeLimit(open, limit, limit.version, { what: 'letter-gone', reason }));
    expectSaved(await letGo(open, joined));
  }
}

/** Lets everything run again that went with a letter since it was set aside. */
export async function putLetterBack(
  open: OpenCase,
  { letter, since, reason }: { letter: string; since: string; reason: string },
): Promise<void> {
  await changeEvents(open, { what: 'restored', reason }, ({ document }) => {
    const isOfLetter = document.document?.kind === 'letter' && document.document.id === letter;
    return isOfLetter && document.cancelled && (document.changes.at(-1)?.at ?? '') >= since;
  });
  await changeLimits(open, { what: 'letter-back', reason: null }, ({ document }) => {
    const { origin, clear, waiting } = document;
    if (origin.letter !== letter || origin.step) return false;
    return clear.state === 'open' ? waiting?.what === 'letter-gone' : lastTurn(document) === 'letter-gone';
  });
  await changeTasks(open, { state: 'open', reason: null }, letter, ({ state, document }) => {
    return state === 'dropped' && (document.changes.at(-1)?.at ?? '') >= since;
  });
}

/** What another letter tells too stays, also on the maps of other procedures, and comes from that one from now on. */
async function giveToOthers(
  open: OpenCase,
  letter: string,
  others: ReadonlyMap<string, string>,
  reason: string,
): Promise<void> {
  const isOfLetter = ({ document }: OpenEvent) => document.document?.id === letter && !document.cancelled;
  const heirs = new Map(others);
  const procedures = await listProcedures(open);
  for (const procedure of procedures)
    for (const event of procedure.events.filter(({ id }) => others.has(id)).filter(isOfLetter))
      for (const sister of sistersOf(procedures, procedure, event))
        heirs.set(sister.event.id, heirs.get(sister.event.id) ?? others.get(event.id) ?? letter);
  for (const [event, heir] of heirs)
    for (const { id } of procedures) {
      const now = await firstOf(open, id, (one) => one.id === event && isOfLetter(one));
      if (now === undefined) continue;
      const { facts } = now.document;
      const act = { what: 'corrected', facts, document: { kind: 'letter', id: heir }, reason } as const;
      expectSaved(await changeEvent(open, id, now, act));
    }
}

async function changeEvents(open: OpenCase, act: EventAct, isMeant: (event: OpenEvent) => boolean): Promise<void> {
  for (const { id } of await listProcedures(open)) {
    // What is told on two maps goes with the first: each is looked at as it stands now.
    for (let next = await firstOf(open, id, isMeant); next; next = await firstOf(open, id, isMeant))
      expectSaved(await changeEvent(open, id, next, act));
  }
}

const firstOf = async (open: OpenCase, id: string, isMeant: (event: OpenEvent) => boolean) =>
  (await listProcedures(open)).find((procedure) => procedure.id === id)?.events.find(isMeant);

async function changeLimits(
  open: OpenCase,
  act: { what: 'letter-gone' | 'letter-back'; reason: string | null },
  isMeant: (limit: OpenLimit) => boolean,
): Promise<void> {
  const moved: Moved[] = [];
  for (const limit of (await listLimits(open)).filter(isMeant)) {
    expectSaved(await changeLimit(open, limit, limit.version, act));
    moved.push(...movedBetween(limit, await readLimit(open, limit.id)));
  }
  await tellMoved(open, moved);
}

async function changeTasks(
  open: OpenCase,
  act: Parameters<typeof changeTask>[3],
  letter: string,
  isMeant: (task: Awaited<ReturnType<typeof listTasks>>[number]) => boolean,
): Promise<void> {
  for (const task of await listTasks(open))
    if (task.document.letter === letter && isMeant(task)) expectSaved(await changeTask(open, task, task.version, act));
}

function expectSaved(saved: unknown): void {
  // Somebody changed this very thing in the same moment: the whole request is undone.
  if (saved === 'stale' || saved === 'impossible')
    throw new ChangedMeanwhile('Something was changed while its letter was.');
}
