import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, ownName, renewNextDue } from '#app/service/cases/index.ts';
import { type LimitDays, nothingMore } from '#app/service/limit-counting/index.ts';
import { addLimit } from '#app/service/procedures/index.ts';
import type { Confirmation, LimitDecision } from './letter-document.ts';
import { foundFacts, type LetterFacts, type LimitProposal, proposalsOf } from './letter-proposals.ts';
import { tasksFor } from './letter-tasks.ts';
import { type KeptLetter, writeLetter } from './letters.store.ts';

/** What a person decided about one limit. */
export interface Choice {
  key: string;
  choice: 'take' | 'change' | 'leave';
  /** The day that the colleague chose instead of the counted one. */
  day: string | null;
  reason: string | null;
}

/**
 * Confirms a letter: the limits and tasks are in the lists from now on, with their reminders; what the system found
 * and what the person chose both stay. 'stale' when somebody else decided in between: nothing is written then.
 */
export async function confirmLetter(
  open: OpenCase,
  letter: KeptLetter,
  seen: number,
  decided: { facts: LetterFacts; choices: readonly Choice[] },
): Promise<'saved' | 'stale'> {
  const { visit } = open;
  const { document } = letter;
  const limits: LimitDecision[] = [];
  for (const proposal of proposalsOf(document.reading, decided.facts)) {
    const choice = decided.choices.find(({ key }) => key === proposal.key);
    if (choice) limits.push(await keepLimit(open, letter, decided.facts, proposal, choice));
  }
  const { kind, outcome, letterDate, sentDate } = decided.facts;
  const by = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString() };
  const confirmation: Confirmation = { ...by, kind, outcome, letterDate, sentDate, limits };
  const saved = await writeLetter(open, letter, seen, {
    state: 'confirmed',
    document: { ...document, confirmation, setAside: null },
  });
  if (saved === 'stale') return 'stale';
  for (const task of tasksFor(document.reading, decided.facts, today().toString())) {
    await addTask(open, { ...task, letter: letter.id });
  }
  await renewNextDue(visit, open.caseId);
  return 'saved';
}

async function keepLimit(
  open: OpenCase,
  letter: KeptLetter,
  facts: LetterFacts,
  proposal: LimitProposal,
  choice: Choice,
): Promise<LimitDecision> {
  const found = foundBySystem(letter, proposal) ?? proposal.days?.lastDay ?? null;
  const days = daysChosen(proposal, choice);
  const limit =
    days &&
    (await addLimit(open, {
      catalogueId: proposal.what,
      start: proposal.start,
      days,
      origin: { letter: letter.id, ...facts, statedLastDay: proposal.stated },
      found: found === days.lastDay ? null : found,
      reason: choice.reason,
    }));
  return {
    what: proposal.what,
    choice: choice.choice,
    found,
    chosen: days?.lastDay ?? null,
    reason: choice.reason,
    limit,
  };
}

/** The day that the system itself had found, before a person put other facts in the place of its own. */
function foundBySystem({ document: { reading } }: KeptLetter, { key }: LimitProposal): string | null {
  const own = proposalsOf(reading, foundFacts(reading)).find((one) => one.key === key);
  return own?.days?.lastDay ?? null;
}

function daysChosen({ days, what }: LimitProposal, { choice, day }: Choice): LimitDays | null {
  if (choice === 'leave') return null;
  if (choice === 'take' || day === null) return days;
  const base = days ?? { law: 'letter', term: null, purpose: 'act' as const, counted: null, more: nothingMore };
  // The earlier of the two drives: a later day that turns out wrong cannot be made good again.
  const drivingDay = days !== null && days.drivingDay < day ? days.drivingDay : day;
  return { ...base, law: what === 'letter' ? 'letter' : base.law, lastDay: day, drivingDay, recomputable: false };
}
