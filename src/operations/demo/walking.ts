import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { allTexts } from '#app/service/approval-desk/index.ts';
import { approveTexts, canBeApproved } from '#app/service/approvals/index.ts';
import { factsNow, type KeptLetter, listLetters } from '#app/service/letters/index.ts';
import {
  definitions,
  giveAnswer,
  listLimits,
  type NewEvent,
  type OpenLimit,
  recordEvents,
  startProcedure,
} from '#app/service/procedures/index.ts';
import { opened } from './opened.ts';
import type { Walk, WalkStep } from './world/procedures.ts';

type Day = Temporal.PlainDate;

/** Puts a client on the map: each procedure begun on its day, with everything that happened in it. */
export async function walk(visit: Visit, today: Day, reference: string, walks: readonly Walk[]): Promise<void> {
  const open = await opened(visit, reference, 'procedure.change');
  const letters = await listLetters(open);
  const limits = await listLimits(open);
  let before: string | null = null;
  for (const { key, begunDaysAgo, steps } of walks) {
    const begin = { key, begun: today.subtract({ days: begunDaysAgo }).toString(), startedFrom: before };
    const id: string | null = await startProcedure(open, begin);
    if (id === null) throw new Error(`There is no procedure ${key}.`);
    await recordAll(
      open,
      { id, key },
      steps.map((step) => eventOf(step, today, letters, limits)),
    );
    before = id;
  }
}

/** Goes somebody to an office of her own country? Then client and lawyer said that it is safe. */
export const isWithAuthorities = ({ key, steps }: Walk) =>
  steps.some(({ what }) =>
    definitions()
      .find(key)
      ?.happenings.some(({ code, contact }) => code === what && contact !== undefined),
  );

/** Both answers, so many days ago, as the coordinator wrote them down. */
export async function saySafe(visit: Visit, today: Day, reference: string, daysAgo: number): Promise<void> {
  const open = await opened(visit, reference, 'procedure.change');
  const on = today.subtract({ days: daysAgo }).toString();
  const yes = { says: 'yes', on } as const;
  await giveAnswer(open, { whose: 'client', said: { ...yes, lawyer: null }, seen: 0, reason: '' });
  await giveAnswer(open, { whose: 'lawyer', said: { ...yes, lawyer: 'mr. V. van Verzonnen' }, seen: 1, reason: '' });
}

async function recordAll(
  open: OpenCase,
  { id, key }: { id: string; key: string },
  events: readonly NewEvent[],
): Promise<void> {
  const known = new Set(
    definitions()
      .find(key)
      ?.happenings.map(({ code }) => code),
  );
  const strange = events.find(({ happening }) => !known.has(happening));
  if (strange) throw new Error(`Nothing like ${strange.happening} happens in ${key}.`);
  await recordEvents(open, id, events);
}

/** What happened, with the days of its letter where there is one. */
function eventOf(
  { what, daysAgo, as = undefined, letter: planned, unsure }: WalkStep,
  today: Day,
  letters: readonly KeptLetter[],
  limits: readonly OpenLimit[],
): NewEvent {
  const certainty = daysAgo === 'to-be-fixed' ? 'to-be-fixed' : unsure ? 'unsure' : 'sure';
  const day = daysAgo === 'to-be-fixed' ? null : today.subtract({ days: daysAgo }).toString();
  const letter = planned && letters.find((one) => factsNow(one).kind === planned.kind && one.state === 'confirmed');
  if (planned && !letter) throw new Error(`There is no letter for ${what}.`);
  const { letterDate = null, sentDate = null } = letter ? factsNow(letter) : {};
  const stated = limits.find(
    ({ document: { origin, clear } }) => letter && origin.letter === letter.id && clear.catalogueId === 'TM17',
  );
  const kinds = ofLetter(what) || as === 'letter';
  const days = kinds ? { letter: letterDate ?? day, sent: sentDate } : { on: letterDate ?? day };
  return {
    happening: what,
    facts: {
      certainty,
      days: Object.fromEntries(Object.entries(days).filter(([, one]) => one !== null)),
      lawyerDay: null,
      stated: stated?.document.clear.lastDay ?? null,
    },
    document: letter ? { kind: 'letter', id: letter.id } : null,
  };
}

/** Decisions come with several days; everything else has one. */
const decisions = ['refused', 'refusal', 'granted', 'objection-refused', 'registered'];
const ofLetter = (what: string) => decisions.includes(what);

/** In the demo an invented lawyer approved everything that can be approved (design question 17). */
export async function approveAll(visit: Visit, today: Day): Promise<void> {
  const texts = allTexts().filter(canBeApproved);
  const approval = {
    lawyer: 'mr. V. van Verzonnen',
    source: 'verzonnen bronnen',
    checkedOn: today.subtract({ days: 40 }).toString(),
  };
  if ((await approveTexts(visit, texts, approval)) !== texts.length) throw new Error('Not all texts were approved.');
}
