import { z } from 'zod';
import type { ReferralState } from '#app/platform/database/index.ts';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
import { directoryNeeds } from '#app/service/directory/index.ts';

/**
 * Passing a client on, warmly: what can happen to a referral, and what is shared. Pure; a case is never called a
 * referral.
 */

export const acts = ['send', 'receive', 'wait', 'accept', 'refuse', 'begin', 'finish', 'take-back'] as const;
export type ReferralAct = (typeof acts)[number];

const steps: Readonly<Record<ReferralState, Partial<Record<ReferralAct, ReferralState>>>> = {
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
export function step(from: ReferralState, act: ReferralAct): ReferralState | null {
  return steps[from][act] ?? null;
}

/** What can be done with it now. */
export function actsFrom(state: ReferralState): ReferralAct[] {
  return acts.filter((act) => step(state, act) !== null);
}

/** All that a colleague may want to do with a referral: its acts, and what happens beside them. */
export const deeds = [...acts, 'talk', 'outcome', 'print', 'encrypt'] as const;
export type ReferralDeed = (typeof deeds)[number];

/** What ends it or looks back, and is possible after a no too. Whatever is not named here goes a step towards the other side. */
const windingDown: readonly ReferralDeed[] = ['refuse', 'finish', 'take-back', 'outcome'];

/**
 * What stops a deed, asked by the page that offers it and by the act that does it: nothing goes on without a ground
 * (the client's consent, or acute danger), and nothing once the referral is over.
 */
export function whatStops(
  deed: ReferralDeed,
  { state, agreed }: { state: ReferralState; agreed: boolean },
): 'over' | 'no-consent' | null {
  if (windingDown.includes(deed)) return null;
  if (!isOpen(state)) return 'over';
  return agreed ? null : 'no-consent';
}

export const isOpen = (state: ReferralState) => actsFrom(state).length > 0;
/** Something of the client's is with somebody else who has not said yet what comes of it. */
export const awaitsAnswer = (state: ReferralState) => state === 'sent' || state === 'received' || state === 'waiting';

/** Somebody took over: whether it helped can be asked from then on. */
export const mayTellOutcome = (state: ReferralState) =>
  state === 'accepted' || state === 'under-way' || state === 'done';

/** Answers of the other side, as a colleague notes them. */
export const otherSideAnswers = [
  'receive',
  'wait',
  'accept',
  'refuse',
  'begin',
  'finish',
] as const satisfies readonly ReferralAct[];
export type AnswerAct = (typeof otherSideAnswers)[number];

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
export type ReferralReason = (typeof refusalReasons)[number] | (typeof takeBackReasons)[number];

/** What may be shared. Where the client stays is not among it: who must go there asks the client. */
export const parts = ['name', 'languages', 'contact-rules', 'card', 'reach', 'next-day'] as const;
export type ReferralPart = (typeof parts)[number];
/** What is in the safety compartment, and is sealed there when it goes out. */
export const safetyParts: readonly ReferralPart[] = ['reach'];

/** One line of the sheet that is handed over, in the words that are on it. */
export const lineSchema = sealedDocument({
  part: always(z.enum(['question', ...parts, 'from'])),
  label: always(z.string()),
  text: always(z.string()),
});
export type HandOverLine = z.infer<typeof lineSchema>;

/** Who takes over at the other side, as they call themselves, and from which day. */
const takeOverSchema = sealedDocument({ who: always(z.string().nullable()), from: always(z.iso.date().nullable()) });
export type TakeOver = z.infer<typeof takeOverSchema>;

const changeSchema = sealedDocument({
  at: always(z.iso.datetime()),
  by: always(z.uuid()),
  name: always(z.string()),
  state: always(
    z.enum(['draft', 'sent', 'received', 'waiting', 'accepted', 'under-way', 'refused', 'done', 'taken-back']),
  ),
  reason: always(z.string().nullable()),
  text: always(z.string().nullable()),
  /** With "accepted"; missing in older ones. */
  takeOver: since('2026-11', takeOverSchema.nullable(), null),
});
export type ReferralChange = z.infer<typeof changeSchema>;

/** What went out: word for word, to whom, how, and on which consent. Never changed afterwards. */
const sentSchema = sealedDocument({
  at: always(z.iso.datetime()),
  name: always(z.string()),
  /** The day on which it was handed over; `at` is when that was written down. Missing in older ones. */
  on: since('2026-11', z.iso.date().nullable(), null),
  how: always(z.enum(handOverWays)),
  /** Who took it there, as the colleague calls them: "de balie", "de zorgcoördinator". */
  takenBy: always(z.string().nullable()),
  lines: always(z.array(lineSchema)),
  /** The record of the safety compartment with the lines that are there; null when there are none. */
  safetyRecord: always(z.uuid().nullable()),
  /** The consent on which it went, or the record of acute danger. */
  consent: always(z.uuid()),
});
export type Sent = z.infer<typeof sentSchema>;

/** What is typed for a referral. */
const wish = {
  organisation: always(sealedDocument({ code: always(z.string()), name: always(z.string()) })),
  need: always(z.enum(directoryNeeds)),
  question: always(z.string()),
  parts: always(z.array(z.enum(parts))),
};
const wishSchema = sealedDocument(wish);
export type ReferralWish = z.infer<typeof wishSchema>;

/** Did it help? Asked two weeks and two months after somebody took over. */
export const helped = ['yes', 'partly', 'no'] as const;
const outcomeSchema = sealedDocument({
  at: always(z.iso.datetime()),
  name: always(z.string()),
  helped: always(z.enum(helped)),
  /** The language of the client in which they truly helped; null when in none of them. */
  language: always(z.string().nullable()),
  text: always(z.string().nullable()),
});
export type ReferralOutcome = z.infer<typeof outcomeSchema>;

export const referralSchema = sealedDocument({
  ...wish,
  sent: always(sentSchema.nullable()),
  changes: always(z.array(changeSchema)),
  /** Did it work, as it was asked afterwards; missing in older ones. */
  outcomes: since('2026-11', z.array(outcomeSchema), []),
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

/** A referral of an open case. */
export interface OpenReferral {
  id: string;
  state: ReferralState;
  /** Since when it is in this state. */
  sinceDay: string;
  version: number;
  referral: Referral;
}
