import { z } from 'zod';
import { laws, moveReasons } from '#app/service/deadlines/index.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What also is in the clear for the jobs (design question 12), and the state. Opening a limit compares the two. */
const clearCopySchema = z.strictObject({
  catalogueId: z.string().regex(/^(TM\d\d|letter)$/),
  law: z.enum(laws),
  start: day,
  term: z.string().nullable(),
  purpose: z.enum(['act', 'wait']),
  lastDay: day,
  drivingDay: day,
  recomputable: z.boolean(),
  /** A lawyer confirmed the day as it stands. */
  confirmed: z.boolean().default(false),
  state: z.enum(['open', 'done', 'dropped']),
});
export type ClearCopy = z.infer<typeof clearCopySchema>;

/** How the days were counted, with every reason; null where a day was only stated or typed. */
const countedSchema = z.strictObject({
  rawLastDay: day,
  lastDay: day,
  drivingDay: day,
  readings: z.array(z.strictObject({ lastDay: day, code: z.string(), basis: z.string() })),
  moves: z.array(z.strictObject({ from: day, to: day, reason: z.enum(moveReasons), basis: z.string() })),
  practicalDay: day.nullable(),
  safeDay: day.nullable(),
  closesAt: z.string().nullable(),
  coverage: z.enum(['final', 'provisional']),
  legalBasis: z.string(),
  catalogueVersion: z.string(),
  /** Which edition of the holidays; limits from before this was kept have none. */
  calendarVersion: z.string().optional(),
});
export type Counted = z.infer<typeof countedSchema>;

/** The event of a running procedure from which a limit follows. */
const stepOriginSchema = z.strictObject({
  procedure: z.uuid(),
  event: z.uuid(),
  stage: z.string(),
  /** Stays the same when its days change. */
  key: z.string(),
});
export type StepOrigin = z.infer<typeof stepOriginSchema>;

/** Everything from which a limit of a procedure was counted. */
const inputsSchema = z.strictObject({
  candidates: z.array(z.strictObject({ kind: z.string(), day })),
  /** Who chose the day: the rule (the earliest; where we wait the latest), a lawyer, or the letter itself. */
  chosen: z.enum(['earliest', 'latest', 'lawyer', 'stated']),
  certainty: z.enum(['sure', 'unsure', 'to-be-fixed']),
  stated: day.nullable(),
  variant: z.string().nullable(),
  after: z.string().nullable(),
  /** The day that a lawyer chose; limits from before this was kept have none. */
  lawyerDay: day.optional(),
});
export type LimitInputs = z.infer<typeof inputsSchema>;

/** What the day was counted from besides start and term; with it the same day can be counted again. */
const moreSchema = z.strictObject({
  /** The same limit in another situation, by its code in the catalogue. */
  variant: z.string().nullable(),
  /** Later days from which it might count too (sent, handed over), until a lawyer chose one. */
  otherStarts: z.array(day),
  stated: day.nullable(),
  safest: day.nullable(),
  /** Asked to complete on one day, completed on another (Awb 4:15). */
  pauses: z.array(z.strictObject({ asked: day, completed: day })),
  extension: z.union([z.strictObject({ term: z.string() }), z.strictObject({ until: day })]).nullable(),
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
const originSchema = z.strictObject({
  letter: z.uuid().nullable(),
  kind: z.string(),
  outcome: z.string().nullable(),
  letterDate: day.nullable(),
  sentDate: day.nullable(),
  statedLastDay: day.nullable(),
  /** What the letter says one may do by that day; absent where it says none, and in limits kept before this was kept. */
  act: z.string().optional(),
  step: stepOriginSchema.nullable().default(null),
});
export type LimitOrigin = z.input<typeof originSchema>;

/** A day that was said by telephone: for what, by whom and when; about which limit, whose day it never outlasts. */
const saidSchema = z.strictObject({
  what: z.string(),
  who: z.string(),
  on: day,
  at: z.string().nullable(),
  limit: z.uuid().nullable(),
  atMost: day.nullable(),
});
export type Said = z.infer<typeof saidSchema>;

/** A paper of the case that proves what somebody says: a receipt, or what the lawyer wrote. */
const proofSchema = z.strictObject({ kind: z.enum(['letter', 'document']), id: z.uuid() });
export type Proof = z.infer<typeof proofSchema>;

/** Everything that a limit is, but for what was done with it. */
const content = {
  clear: clearCopySchema,
  counted: countedSchema.nullable(),
  inputs: inputsSchema.nullable().default(null),
  more: moreSchema.default(nothingMore),
  origin: originSchema,
  /** The event that closed it: when that is taken back, the limit runs again. */
  metBy: z.uuid().nullable().default(null),
};

/** One thing that a person did with the limit; both values stay. */
const changeSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.uuid(),
  name: z.string(),
  what: z.enum([
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
  /** A fatal day that would become later or go: asked for, opened or declined by a second person, or the lawyer's word. */
  second: z.enum(['asked', 'opened', 'declined', 'word']).optional(),
  proof: proofSchema.optional(),
  /** The letter that told the decision before another one did: it says nothing of what was filed against it either. */
  letter: z.uuid().optional(),
  /** What the limit was before the lawyer's word: it is that again when the paper is set aside. */
  before: z.strictObject(content).optional(),
  /** The lawyer who confirmed the day, or said that a reading does not hold. */
  lawyer: z.string().optional(),
  from: day.nullable(),
  to: day.nullable(),
  reason: z.string().nullable(),
});
export type LimitChange = z.infer<typeof changeSchema>;

/** Joined to the limit of the same decision that runs on, with what that one was before. */
const joinedSchema = z.strictObject({
  to: z.uuid(),
  before: z.strictObject(content),
  /** The version of the other as it was then: parting them gives its own day back only if nothing happened since. */
  version: z.int(),
});
export type Joined = z.infer<typeof joinedSchema>;

const whole = {
  ...content,
  joined: joinedSchema.nullable().default(null),
  said: saidSchema.nullable().default(null),
  /** Limits that look like this one, of which a coordinator said that they are of another decision. */
  apart: z.array(z.uuid()).default([]),
};

/** A later day, or an end, of a fatal limit that is not in force: the earlier day drives until a second person opened it. */
const waitingSchema = z.strictObject({
  at: z.iso.datetime(),
  name: z.string(),
  /** Who asked, and who wrote down what it follows from: none of them is a second pair of eyes. */
  hands: z.array(z.uuid()),
  what: changeSchema.shape.what,
  reason: z.string().nullable(),
  /** The limit as it would be. */
  next: z.strictObject(whole),
  /** A coordinator said no: the same is not asked again by what follows from events. */
  declined: z.boolean(),
});
export type WaitingChange = z.infer<typeof waitingSchema>;

/** The sealed copy of a limit: it holds everything, and decides. */
export const limitDocumentSchema = z.strictObject({
  ...whole,
  waiting: waitingSchema.nullable().default(null),
  changes: z.array(changeSchema),
});
export type LimitDocument = z.infer<typeof limitDocumentSchema>;
