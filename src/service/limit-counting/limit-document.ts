import { z } from 'zod';
import { always, sealedDocument, since, sometimes } from '#app/platform/sealed-documents/index.ts';
import { laws, moveReasons } from '#app/service/deadlines/index.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What also is in the clear for the jobs (design question 12), and the state. Opening a limit compares the two. */
const clearCopySchema = sealedDocument({
  catalogueId: always(z.string().regex(/^(TM\d\d|letter)$/)),
  law: always(z.enum(laws)),
  start: always(day),
  term: always(z.string().nullable()),
  purpose: always(z.enum(['act', 'wait'])),
  lastDay: always(day),
  drivingDay: always(day),
  recomputable: always(z.boolean()),
  /** A lawyer confirmed the day as it stands. */
  confirmed: since('2026-11', z.boolean(), false),
  state: always(z.enum(['open', 'done', 'dropped'])),
});
export type ClearCopy = z.infer<typeof clearCopySchema>;

/** How the days were counted, with every reason; null where a day was only stated or typed. */
const countedSchema = sealedDocument({
  rawLastDay: always(day),
  lastDay: always(day),
  drivingDay: always(day),
  readings: always(
    z.array(sealedDocument({ lastDay: always(day), code: always(z.string()), basis: always(z.string()) })),
  ),
  moves: always(
    z.array(
      sealedDocument({
        from: always(day),
        to: always(day),
        reason: always(z.enum(moveReasons)),
        basis: always(z.string()),
      }),
    ),
  ),
  practicalDay: always(day.nullable()),
  safeDay: always(day.nullable()),
  closesAt: always(z.string().nullable()),
  coverage: always(z.enum(['final', 'provisional'])),
  legalBasis: always(z.string()),
  catalogueVersion: always(z.string()),
  /** Which edition of the holidays; limits from before this was kept have none. */
  calendarVersion: sometimes(z.string()),
});
export type Counted = z.infer<typeof countedSchema>;

/** The event of a running procedure from which a limit follows. */
const stepOriginSchema = sealedDocument({
  procedure: always(z.uuid()),
  event: always(z.uuid()),
  stage: always(z.string()),
  /** Stays the same when its days change. */
  key: always(z.string()),
});
export type StepOrigin = z.infer<typeof stepOriginSchema>;

/** Everything from which a limit of a procedure was counted. */
const inputsSchema = sealedDocument({
  candidates: always(z.array(sealedDocument({ kind: always(z.string()), day: always(day) }))),
  /** Who chose the day: the rule (the earliest; where we wait the latest), a lawyer, or the letter itself. */
  chosen: always(z.enum(['earliest', 'latest', 'lawyer', 'stated'])),
  certainty: always(z.enum(['sure', 'unsure', 'to-be-fixed'])),
  stated: always(day.nullable()),
  variant: always(z.string().nullable()),
  after: always(z.string().nullable()),
  /** The day that a lawyer chose; limits from before this was kept have none. */
  lawyerDay: sometimes(day),
});
export type LimitInputs = z.infer<typeof inputsSchema>;

/** What the day was counted from besides start and term; with it the same day can be counted again. */
const moreSchema = sealedDocument({
  /** The same limit in another situation, by its code in the catalogue. */
  variant: always(z.string().nullable()),
  /** Later days from which it might count too (sent, handed over), until a lawyer chose one. */
  otherStarts: always(z.array(day)),
  stated: always(day.nullable()),
  safest: always(day.nullable()),
  /** Asked to complete on one day, completed on another (Awb 4:15). */
  pauses: always(z.array(sealedDocument({ asked: always(day), completed: always(day) }))),
  extension: always(
    z.union([sealedDocument({ term: always(z.string()) }), sealedDocument({ until: always(day) })]).nullable(),
  ),
});
export type CountedFrom = z.infer<typeof moreSchema>;

/** Nothing but a start and a term. */
export const nothingMore: CountedFrom = {
  variant: null,
  otherStarts: [],
  stated: null,
  safest: null,
  pauses: [],
  extension: null,
};

/** Where a limit comes from: the letter, what it was taken for, and the days in it. */
const originSchema = sealedDocument({
  letter: always(z.uuid().nullable()),
  kind: always(z.string()),
  outcome: always(z.string().nullable()),
  letterDate: always(day.nullable()),
  sentDate: always(day.nullable()),
  statedLastDay: always(day.nullable()),
  /** What the letter says one may do by that day; absent where it says none, and in limits kept before this was kept. */
  act: sometimes(z.string()),
  step: since('2026-11', stepOriginSchema.nullable(), null),
});
export type LimitOrigin = z.input<typeof originSchema>;

/** A day that was said by telephone: for what, by whom and when; about which limit, whose day it never outlasts. */
const saidSchema = sealedDocument({
  what: always(z.string()),
  who: always(z.string()),
  on: always(day),
  at: always(z.string().nullable()),
  limit: always(z.uuid().nullable()),
  atMost: always(day.nullable()),
});
export type SaidOfLimit = z.infer<typeof saidSchema>;

/** A paper of the case that proves what somebody says: a receipt, or what the lawyer wrote. */
const proofSchema = sealedDocument({ kind: always(z.enum(['letter', 'document'])), id: always(z.uuid()) });
export type Proof = z.infer<typeof proofSchema>;

/** Everything that a limit is, but for what was done with it. */
const content = {
  clear: always(clearCopySchema),
  counted: always(countedSchema.nullable()),
  inputs: since('2026-11', inputsSchema.nullable(), null),
  more: since('2026-11', moreSchema, nothingMore),
  origin: always(originSchema),
  /** The event that closed it: when that is taken back, the limit runs again. */
  metBy: since('2026-11', z.uuid().nullable(), null),
};

/** One thing that a person did with the limit; both values stay. */
const changeSchema = sealedDocument({
  at: always(z.iso.datetime()),
  by: always(z.uuid()),
  name: always(z.string()),
  what: always(
    z.enum([
      'confirmed',
      'day',
      'proposal',
      'lawyer',
      'reading',
      'start',
      'pause',
      'extension',
      'done',
      'dropped',
      'reopened',
      'event',
      'event-gone',
      'event-back',
      'version',
      'version-gone',
      'letter',
      'letter-gone',
      'letter-back',
      'event-met',
      'event-unmet',
      'joined',
      'parted',
      'took-in',
      'let-go',
      'apart',
      'in-step',
      'word-gone',
    ]),
  ),
  /** A fatal day that would become later or go: asked for, opened or declined by a second person, or the lawyer's word. */
  second: sometimes(z.enum(['asked', 'opened', 'declined', 'word'])),
  proof: sometimes(proofSchema),
  /** The letter that told the decision before another one did: it says nothing of what was filed against it either. */
  letter: sometimes(z.uuid()),
  /** What the limit was before the lawyer's word: it is that again when the paper is set aside. */
  before: sometimes(sealedDocument(content)),
  /** The lawyer who confirmed the day, or said that a reading does not hold. */
  lawyer: sometimes(z.string()),
  from: always(day.nullable()),
  to: always(day.nullable()),
  reason: always(z.string().nullable()),
});
export type LimitChange = z.infer<typeof changeSchema>;

/** Joined to the limit of the same decision that runs on, with what that one was before. */
const joinedSchema = sealedDocument({
  to: always(z.uuid()),
  before: always(sealedDocument(content)),
  /** The version of the other as it was then: parting them gives its own day back only if nothing happened since. */
  version: always(z.int()),
});
export type Joined = z.infer<typeof joinedSchema>;

const whole = {
  ...content,
  joined: since('2026-11', joinedSchema.nullable(), null),
  said: since('2026-11', saidSchema.nullable(), null),
  /** Limits that look like this one, of which a coordinator said that they are of another decision. */
  apart: since('2026-11', z.array(z.uuid()), []),
};

/** A later day, or an end, of a fatal limit that is not in force: the earlier day drives until a second person opened it. */
const waitingSchema = sealedDocument({
  at: always(z.iso.datetime()),
  name: always(z.string()),
  /** Who asked, and who wrote down what it follows from: none of them is a second pair of eyes. */
  hands: always(z.array(z.uuid())),
  what: always(changeSchema.shape.what),
  reason: always(z.string().nullable()),
  /** The limit as it would be. */
  next: always(sealedDocument(whole)),
  /** A coordinator said no: the same is not asked again by what follows from events. */
  declined: always(z.boolean()),
});
export type WaitingChange = z.infer<typeof waitingSchema>;

/** The sealed copy of a limit: it holds everything, and decides. */
export const limitDocumentSchema = sealedDocument({
  ...whole,
  waiting: since('2026-11', waitingSchema.nullable(), null),
  changes: always(z.array(changeSchema)),
});
export type LimitDocument = z.infer<typeof limitDocumentSchema>;
