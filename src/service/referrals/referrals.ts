import { z } from 'zod';
import type { ReferralState } from '#app/platform/database/index.ts';
import { directoryNeeds } from '#app/service/directory/index.ts';

/**
 * Passing a client on, warmly: what can happen to a referral, and what is shared. Pure; a case is never called a
 * referral.
 */

export const acts = ['send', 'receive', 'wait', 'accept', 'refuse', 'begin', 'finish', 'take-back'] as const;
export type Act = (typeof acts)[number];

const steps: Readonly<Record<ReferralState, Partial<Record<Act, ReferralState>>>> = {
  draft: { send: 'sent', 'take-back': 'taken-back' },
  sent: { receive: 'received', wait: 'waiting', accept: 'accepted', refuse: 'refused', 'take-back': 'taken-back' },
  received: { wait: 'waiting', accept: 'accepted', refuse: 'refused', 'take-back': 'taken-back' },
  waiting: { accept: 'accepted', refuse: 'refused', 'take-back': 'taken-back' },
  accepted: { begin: 'under-way', finish: 'done', 'take-back': 'taken-back' },
  'under-way': { finish: 'done', 'take-back': 'taken-back' },
  refused: {},
  done: {},
  'taken-back': {},
};

/** Where an act leads from here; null when it cannot be done (any more). */
export function step(from: ReferralState, act: Act): ReferralState | null {
  return steps[from][act] ?? null;
}

/** What can be done with it now. */
export function actsFrom(state: ReferralState): Act[] {
  return acts.filter((act) => step(state, act) !== null);
}

export const isOpen = (state: ReferralState) => actsFrom(state).length > 0;
/** Something of the client's is with somebody else who has not said yet what comes of it. */
export const awaitsAnswer = (state: ReferralState) => state === 'sent' || state === 'received' || state === 'waiting';

/** Somebody took over: whether it helped can be asked from then on. */
export const mayTellOutcome = (state: ReferralState) =>
  state === 'accepted' || state === 'under-way' || state === 'done';

/** Answers of the other side, as a colleague notes them. */
export const answers = ['receive', 'wait', 'accept', 'refuse', 'begin', 'finish'] as const satisfies readonly Act[];
export type AnswerAct = (typeof answers)[number];

export const handOverWays = ['telephone', 'secure-mail', 'letter', 'in-person'] as const;
export type HandOverWay = (typeof handOverWays)[number];

export const refusalReasons = [
  'no-room',
  'other-region',
  'other-group',
  'no-language',
  'not-safe-there',
  'else',
] as const;
export const takeBackReasons = ['consent-gone', 'not-needed', 'fits-elsewhere', 'mistake', 'else'] as const;
export type Reason = (typeof refusalReasons)[number] | (typeof takeBackReasons)[number];

/** What may be shared. Where the client stays is not among it: who must go there asks the client. */
export const parts = ['name', 'languages', 'contact-rules', 'card', 'reach', 'next-day'] as const;
export type Part = (typeof parts)[number];
/** What is in the safety compartment, and is sealed there when it goes out. */
export const safetyParts: readonly Part[] = ['reach'];

/** One line of the sheet that is handed over, in the words that are on it. */
export const lineSchema = z.strictObject({
  part: z.enum(['question', ...parts, 'from']),
  label: z.string(),
  text: z.string(),
});
export type Line = z.infer<typeof lineSchema>;

/** Who takes over at the other side, as they call themselves, and from which day. */
const takeOverSchema = z.strictObject({ who: z.string().nullable(), from: z.iso.date().nullable() });
export type TakeOver = z.infer<typeof takeOverSchema>;

const changeSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.uuid(),
  name: z.string(),
  state: z.enum(['draft', 'sent', 'received', 'waiting', 'accepted', 'under-way', 'refused', 'done', 'taken-back']),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  /** With "accepted"; missing in older ones. */
  takeOver: takeOverSchema.nullable().default(null),
});
export type Change = z.infer<typeof changeSchema>;

/** What went out: word for word, to whom, how, and on which consent. Never changed afterwards. */
const sentSchema = z.strictObject({
  at: z.iso.datetime(),
  name: z.string(),
  /** The day on which it was handed over; `at` is when that was written down. Missing in older ones. */
  on: z.iso.date().nullable().default(null),
  how: z.enum(handOverWays),
  /** Who took it there, as the colleague calls them: "de balie", "de zorgcoördinator". */
  takenBy: z.string().nullable(),
  lines: z.array(lineSchema),
  /** The record of the safety compartment with the lines that are there; null when there are none. */
  safetyRecord: z.uuid().nullable(),
  /** The consent on which it went, or the record of acute danger. */
  consent: z.uuid(),
});
export type Sent = z.infer<typeof sentSchema>;

/** What is typed for a referral. */
const wishSchema = z.strictObject({
  organisation: z.strictObject({ code: z.string(), name: z.string() }),
  need: z.enum(directoryNeeds),
  question: z.string(),
  parts: z.array(z.enum(parts)),
});
export type ReferralWish = z.infer<typeof wishSchema>;

/** Did it help? Asked two weeks and two months after somebody took over. */
export const helped = ['yes', 'partly', 'no'] as const;
const outcomeSchema = z.strictObject({
  at: z.iso.datetime(),
  name: z.string(),
  helped: z.enum(helped),
  /** The language of the client in which they truly helped; null when in none of them. */
  language: z.string().nullable(),
  text: z.string().nullable(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const referralSchema = z.strictObject({
  ...wishSchema.shape,
  sent: sentSchema.nullable(),
  changes: z.array(changeSchema),
  /** Did it work, as it was asked afterwards; missing in older ones. */
  outcomes: z.array(outcomeSchema).default([]),
});
export type Referral = z.infer<typeof referralSchema>;

/**
 * Who takes over and from when, as it was last agreed; null when nobody said so, or when it is not (any more) accepted.
 */
export function takeOverOf({ changes }: Pick<Referral, 'changes'>): TakeOver | null {
  const last = changes.findLast(({ state }) => state !== 'done');
  if (last?.state !== 'accepted' && last?.state !== 'under-way') return null;
  return changes.findLast(({ state }) => state === 'accepted')?.takeOver ?? null;
}
