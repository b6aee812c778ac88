import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { addTask, ownName, renewNextDue } from '#app/service/cases/index.ts';
import { type LimitDays, nothingMore } from '#app/service/limit-counting/index.ts';
import {
  addAppointment,
  addLimit,
  changeLimit,
  type LetterDays,
  type LetterPlace,
  listLimits,
  meetLimits,
  movedBetween,
  type OpenLimit,
  readLimit,
  tellMoved,
  writeLetterEvent,
} from '#app/service/procedures/index.ts';
import type { Confirmation, LimitDecision } from './letter-document.ts';
import { factsFor, placesOnMap } from './letter-event.ts';
import { readingOf } from './letter-facts.ts';
import { foundFacts, type LetterFacts, type LimitProposal, proposalsOf } from './letter-proposals.ts';
import { type LetterTask, tasksFor, whatOf } from './letter-tasks.ts';
import { type KeptLetter, writeLetter } from './letters.store.ts';

/** What a person decided about one limit. */
export interface LimitChoice {
  key: string;
  choice: 'take' | 'change' | 'leave';
  /** The day that the colleague chose instead of the counted one. */
  day: string | null;
  reason: string | null;
}

/** Everything that a person decided about a letter. */
interface LetterDecisions {
  facts: LetterFacts;
  choices: readonly LimitChoice[];
  /** Where on the map it belongs; null: nowhere. Left out: where it belongs by itself. */
  place?: LetterPlace | null;
}

/** An appointment is named by what the letter invites to; one without a day is asked after. */
async function addLetterTask(open: OpenCase, letter: string, kind: string, task: LetterTask): Promise<void> {
  const { day, time, place } = task;
  if (task.kind === 'appointment')
    await addAppointment(open, { letter, day, time, place, appointment: { ...plainAppointment, what: whatOf(kind) } });
  else await addTask(open, { ...task, letter });
}

/**
 * Confirms a letter: its event is on the map, its limits and tasks are in the lists from now on, with their reminders;
 * what the system found and what the person chose both stay. 'stale' when somebody else decided in between: nothing is
 * written then.
 */
export async function confirmLetter(
  open: OpenCase,
  letter: KeptLetter,
  seen: number,
  decided: LetterDecisions,
): Promise<'saved' | 'stale'> {
  const { visit } = open;
  const { document } = letter;
  for (const task of tasksFor(readingOf(letter), decided.facts, today().toString())) {
    await addLetterTask(open, letter.id, decided.facts.kind, task);
  }
  const before = await listLimits(open);
  const event = await writeEvent(open, letter, decided);
  const limits: LimitDecision[] = [];
  for (const proposal of proposalsOf(readingOf(letter), decided.facts)) {
    const choice = decided.choices.find(({ key }) => key === proposal.key);
    if (choice) limits.push(await keepLimit(open, { letter, facts: decided.facts, event }, proposal, choice));
  }
  await tellOn(open, before, limits);
  const { kind, outcome, letterDate, sentDate } = decided.facts;
  const by = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString() };
  const confirmation: Confirmation = { ...by, kind, outcome, letterDate, sentDate, limits, event };
  const saved = await writeLetter(open, letter, seen, {
    state: 'confirmed',
    document: { ...document, confirmation, setAside: null },
  });
  if (saved === 'stale') return 'stale';
  // What was filed before its letter came is not to be done once more.
  await meetLimits(open);
  await renewNextDue(visit, open.caseId);
  return 'saved';
}

type EventOnMap = Confirmation['event'];

async function writeEvent(open: OpenCase, letter: KeptLetter, decided: LetterDecisions): Promise<EventOnMap> {
  const { facts, choices } = decided;
  const [likeliest = null] = decided.place === undefined ? await placesOnMap(open, letter, facts) : [];
  const place = decided.place ?? likeliest;
  if (place === null) return null;
  const left = choices.filter(({ choice }) => choice === 'leave').map(({ key }) => key);
  const { kind, outcome } = facts;
  const told = { letter: letter.id, kind, outcome, facts: factsFor(letter, facts, place), without: left };
  const id = await writeLetterEvent(open, place, told);
  return id === null ? null : { procedure: place.procedure.id, id };
}

interface Confirming {
  letter: KeptLetter;
  facts: LetterFacts;
  event: EventOnMap;
}

async function keepLimit(
  open: OpenCase,
  { letter, facts, event }: Confirming,
  proposal: LimitProposal,
  choice: LimitChoice,
): Promise<LimitDecision> {
  const found = foundBySystem(letter, proposal) ?? proposal.days?.lastDay ?? null;
  const days = daysChosen(proposal, choice);
  const decision = { what: proposal.what, choice: choice.choice, found, reason: choice.reason };
  if (days === null) return { ...decision, chosen: null, limit: null };
  const { kind, outcome, letterDate, sentDate } = facts;
  const origin = {
    letter: letter.id,
    kind,
    outcome,
    letterDate,
    sentDate,
    statedLastDay: proposal.stated,
    ...actOf(letter, proposal),
  };
  const same = event && (await sameLimit(open, event, proposal));
  if (same) {
    await joinLetter(open, same, { origin, days: proposal.days }, choice);
    return { ...decision, chosen: days.lastDay, limit: same.id };
  }
  const limit = await addLimit(open, {
    catalogueId: proposal.what,
    start: proposal.start,
    days,
    origin,
    found: found === days.lastDay ? null : found,
    reason: choice.reason,
  });
  return { ...decision, chosen: days.lastDay, limit };
}

/** What the letter says one may do by that day, where it says one thing. */
function actOf(letter: KeptLetter, { what, days }: LimitProposal): { act?: string } {
  const acts = readingOf(letter).statements.flatMap((each) =>
    each.is === 'remedy' && (each.limit ?? 'letter') === what && each.drivingDay === days?.drivingDay
      ? [each.value]
      : [],
  );
  const [act, ...others] = new Set(acts);
  return act === undefined || others.length > 0 ? {} : { act };
}

/**
 * The limit that follows from the same event, or from the same decision on another map: one decision makes one limit,
 * whichever way it came in.
 */
async function sameLimit(
  open: OpenCase,
  { id }: NonNullable<EventOnMap>,
  { what, start }: LimitProposal,
): Promise<OpenLimit | undefined> {
  const known = (await listLimits(open)).filter(
    ({ document: { clear } }) => clear.catalogueId === what && clear.state !== 'dropped',
  );
  const hung = known.filter(({ document }) => document.origin.step != null);
  // The same letter a second time, of which the event starts no limit any more: an objection was filed before it came.
  const alone = what === 'letter' || start === null ? [] : known.filter(({ document }) => document.origin.step == null);
  return (
    // It may be closed at once, by what was filed before the letter came.
    hung.find(({ document }) => document.origin.step?.event === id) ??
    [...hung, ...alone].find(({ document: { clear } }) => clear.state === 'open' && clear.start === start)
  );
}

/** What the letter says of a limit stands beside what the event says, and the earlier of the two drives. */
async function joinLetter(
  open: OpenCase,
  limit: OpenLimit,
  said: LetterDays,
  { choice, day, reason }: LimitChoice,
): Promise<void> {
  expectSaved(await changeLimit(open, limit, limit.version, { what: 'letter', ...said, reason: null }));
  const now = choice === 'change' && day !== null ? await readLimit(open, limit.id) : null;
  if (now && day !== null)
    expectSaved(await changeLimit(open, now, now.version, { what: 'day', day, reason: reason ?? '' }));
}

/** Whoever was told the day of a limit before its letter came is told the one that the letter gives. */
async function tellOn(
  open: OpenCase,
  before: readonly OpenLimit[],
  decisions: readonly LimitDecision[],
): Promise<void> {
  const now = await listLimits(open);
  const joined = before.filter(({ id }) => decisions.some(({ limit }) => limit === id));
  await tellMoved(
    open,
    joined.flatMap((limit) => movedBetween(limit, now.find(({ id }) => id === limit.id) ?? null)),
  );
}

function expectSaved(saved: string): void {
  // Somebody changed this very limit in the same moment: the whole request is undone.
  if (saved === 'stale' || saved === 'impossible')
    throw new ChangedMeanwhile(`A limit was changed while its letter was confirmed: ${saved}.`);
}

/** The day that the system itself had found, before a person put other facts in the place of its own. */
function foundBySystem({ document: { reading } }: KeptLetter, { key }: LimitProposal): string | null {
  const own = proposalsOf(reading, foundFacts(reading)).find((one) => one.key === key);
  return own?.days?.lastDay ?? null;
}

function daysChosen({ days, what }: LimitProposal, { choice, day }: LimitChoice): LimitDays | null {
  if (choice === 'leave') return null;
  if (choice === 'take' || day === null) return days;
  const base = days ?? { law: 'letter', term: null, purpose: 'act' as const, counted: null, more: nothingMore };
  // The earlier of the two drives: a later day that turns out wrong cannot be made good again.
  const drivingDay = days !== null && days.drivingDay < day ? days.drivingDay : day;
  return { ...base, law: what === 'letter' ? 'letter' : base.law, lastDay: day, drivingDay, recomputable: false };
}
