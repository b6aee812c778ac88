import { z } from 'zod';
import { laws } from '#app/service/deadlines/index.ts';
import type { Stretch } from '../stretch.ts';

/** Who the client is in this letter. */
export const clientRoles = [
  'applicant',
  'holder',
  'victim',
  'witness',
  'suspect',
  'convicted',
  'party',
  'parent',
] as const;
/** To whom it is addressed. */
const addressees = ['client', 'lawyer'] as const;
/** Who wrote it. */
export const letterWriters = ['office', 'lawyer', 'unknown'] as const;
/** What is decided, for or against the client; what others asked, did or fear is no decision. */
export const polarities = [
  'granted',
  'partly',
  'refused',
  'not_admitted',
  'not_considered',
  'ended',
  'to_be_ended',
  'to_be_refused',
  'postponed',
  'corrected',
] as const;
/** What a decision, request or announcement is about. */
export const subjects = [
  'residence',
  'asylum',
  'reflection_period',
  'travel_document',
  'money',
  'shelter',
  'registration',
  'insurance',
  'legal_aid',
  'compensation',
  'benefit',
  'prosecution',
  'objection',
  'appeal',
  'interim_measure',
  'claim',
  'fee',
  'work',
  'other',
] as const;
/** What one may do against a decision, or must say of a plan; committee_complaint: to whom no court is; claim: to join a criminal case as injured party. */
const remedyActs = [
  'objection',
  'appeal',
  'higher_appeal',
  'opposition',
  'administrative_appeal',
  'opinion',
  'complaint',
  'committee_complaint',
  'criminal_appeal',
  'cassation',
  'claim',
] as const;
/** What a term runs from; "unsaid" counts as the letter's date. */
const termStarts = ['letter', 'sent', 'handed_out', 'made_known', 'judgment', 'unsaid'] as const;
export const duties = ['leave', 'leave_at_once', 'report', 'appear', 'pay', 'hand_in'] as const;
export const requests = ['papers', 'information', 'reaction', 'payment', 'contact'] as const;
/** What is done to a person whether she comes or not; transfer: to another country of Dublin, removal: out of the country. */
export const measures = [
  'transfer',
  'removal',
  'detention',
  'arrest',
  'eviction',
  'paper_taken',
  'child_placed',
] as const;
/** Why the letter must be seen today. */
export const statementUrgencies = [
  'leave_at_once',
  'detention',
  'transfer',
  'removal',
  'summons',
  'arrest',
  'short_term',
  'lawyer_stops',
  'eviction',
  'child_placed',
] as const;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const fraction = z.number().min(0).max(1);
/** The sentence on the page that it rests on. */
const place = {
  page: z.number().int().positive(),
  box: z.tuple([fraction, fraction, fraction, fraction]),
  text: z.string(),
};

/** One thing that a letter says, whatever its kind (docs/law.md, "Letters"). */
export const statementSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('role'), value: z.enum(clientRoles), ...place }),
  z.strictObject({ is: z.literal('addressee'), value: z.enum(addressees), ...place }),
  z.strictObject({ is: z.literal('writer'), value: z.enum(letterWriters), ...place }),
  z.strictObject({ is: z.literal('decision'), value: z.enum(polarities), about: z.enum(subjects), ...place }),
  z.strictObject({
    is: z.literal('remedy'),
    value: z.enum(remedyActs),
    where: z.string().nullable(),
    from: z.enum(termStarts),
    start: day.nullable(),
    term: z.string().nullable().describe('ISO 8601 duration'),
    law: z.enum(laws),
    limit: z
      .string()
      .regex(/^TM\d\d$/)
      .nullable()
      .default(null)
      .default(null)
      .describe('limit of the catalogue'),
    statedLastDay: day.nullable(),
    lastDay: day.nullable(),
    drivingDay: day.nullable().describe('the earliest of all readings'),
    readings: z.array(z.strictObject({ lastDay: day, basis: z.string() })),
    ...place,
  }),
  z.strictObject({
    is: z.literal('duty'),
    value: z.enum(duties),
    day: day.nullable(),
    condition: z
      .string()
      .nullable()
      .default(null)
      .describe('the words of its condition; never tell the day without it'),
    ...place,
  }),
  z.strictObject({ is: z.literal('request'), value: z.enum(requests), day: day.nullable(), ...place }),
  z.strictObject({
    is: z.literal('appointment'),
    date: day,
    time: time.nullable(),
    at: z.string().nullable().describe('the place'),
    ...place,
  }),
  z.strictObject({ is: z.literal('called_off'), date: day.describe('nobody is expected then'), ...place }),
  z.strictObject({
    is: z.literal('measure'),
    value: z.enum(measures),
    day: day.nullable(),
    time: time.nullable(),
    ...place,
  }),
  z.strictObject({
    is: z.literal('period'),
    about: z.enum(['residence', 'reflection_period']),
    start: day.describe('the day from which the limit is counted'),
    day: day.describe('the day by which to act'),
    limit: z
      .string()
      .regex(/^TM\d\d$/)
      .describe('limit of the catalogue'),
    ...place,
  }),
  z.strictObject({ is: z.literal('announcement'), about: z.enum(subjects), ...place }),
  z.strictObject({ is: z.literal('amount'), value: z.string(), ...place }),
  z.strictObject({ is: z.literal('urgent'), value: z.enum(statementUrgencies), ...place }),
]);

export type LetterStatement = z.infer<typeof statementSchema>;
type WithoutPlace<S> = S extends LetterStatement ? Omit<S, keyof typeof place> : never;
/** A statement as it is found, before it has its place on the page: the words that it rests on. */
export type FoundStatement = WithoutPlace<LetterStatement> & { found: Stretch };

export type ClientRole = (typeof clientRoles)[number];
export type Polarity = (typeof polarities)[number];
export type Concern = (typeof subjects)[number];
export type RemedyAct = (typeof remedyActs)[number];
