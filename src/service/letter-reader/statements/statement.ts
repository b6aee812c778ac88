import { z } from 'zod';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
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
  page: always(z.number().int().positive()),
  box: always(z.tuple([fraction, fraction, fraction, fraction])),
  text: always(z.string()),
};

/** One thing that a letter says, whatever its kind (docs/law.md, "Letters"). */
export const statementSchema = z.discriminatedUnion('is', [
  sealedDocument({ is: always(z.literal('role')), value: always(z.enum(clientRoles)), ...place }),
  sealedDocument({ is: always(z.literal('addressee')), value: always(z.enum(addressees)), ...place }),
  sealedDocument({ is: always(z.literal('writer')), value: always(z.enum(letterWriters)), ...place }),
  sealedDocument({
    is: always(z.literal('decision')),
    value: always(z.enum(polarities)),
    about: always(z.enum(subjects)),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('remedy')),
    value: always(z.enum(remedyActs)),
    where: always(z.string().nullable()),
    from: always(z.enum(termStarts)),
    start: always(day.nullable()),
    term: always(z.string().nullable().describe('ISO 8601 duration')),
    law: always(z.enum(laws)),
    limit: since(
      '2026-11',
      z
        .string()
        .regex(/^TM\d\d$/)
        .nullable()
        .describe('limit of the catalogue'),
      null,
    ),
    statedLastDay: always(day.nullable()),
    lastDay: always(day.nullable()),
    drivingDay: always(day.nullable().describe('the earliest of all readings')),
    readings: always(z.array(sealedDocument({ lastDay: always(day), basis: always(z.string()) }))),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('duty')),
    value: always(z.enum(duties)),
    day: always(day.nullable()),
    condition: since(
      '2026-11',
      z.string().nullable().describe('the words of its condition; never tell the day without it'),
      null,
    ),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('request')),
    value: always(z.enum(requests)),
    day: always(day.nullable()),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('appointment')),
    date: always(day),
    time: always(time.nullable()),
    at: always(z.string().nullable().describe('the place')),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('called_off')),
    date: always(day.describe('nobody is expected then')),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('measure')),
    value: always(z.enum(measures)),
    day: always(day.nullable()),
    time: always(time.nullable()),
    ...place,
  }),
  sealedDocument({
    is: always(z.literal('period')),
    about: always(z.enum(['residence', 'reflection_period'])),
    start: always(day.describe('the day from which the limit is counted')),
    day: always(day.describe('the day by which to act')),
    limit: always(
      z
        .string()
        .regex(/^TM\d\d$/)
        .describe('limit of the catalogue'),
    ),
    ...place,
  }),
  sealedDocument({ is: always(z.literal('announcement')), about: always(z.enum(subjects)), ...place }),
  sealedDocument({ is: always(z.literal('amount')), value: always(z.string()), ...place }),
  sealedDocument({ is: always(z.literal('urgent')), value: always(z.enum(statementUrgencies)), ...place }),
]);

export type LetterStatement = z.infer<typeof statementSchema>;
type WithoutPlace<S> = S extends LetterStatement ? Omit<S, keyof typeof place> : never;
/** A statement as it is found, before it has its place on the page: the words that it rests on. */
export type FoundStatement = WithoutPlace<LetterStatement> & { found: Stretch };

export type ClientRole = (typeof clientRoles)[number];
export type Polarity = (typeof polarities)[number];
export type SaidTopic = (typeof subjects)[number];
export type RemedyAct = (typeof remedyActs)[number];
