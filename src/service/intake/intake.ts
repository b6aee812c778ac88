import { z } from 'zod';
import { languages } from '#app/platform/language/index.ts';

/**
 * A registration as it is sealed: who registers, how to reach the client safely, what the client needs. Never what
 * happened.
 */

/** What a client can ask for; the words are in the messages. */
export const needs = ['letter', 'procedure', 'passport', 'dossier', 'lawyer', 'shelter', 'other'] as const;
export type Need = (typeof needs)[number];

export const interpreterNeeds = ['needed', 'not-needed', 'unknown'] as const;
export const messageRules = ['yes', 'no', 'unknown'] as const;
/** 'unsaid' is a full answer: no client has to tell where she sleeps. */
const placeAnswers = ['said', 'unsaid', 'unknown'] as const;
/** A registration against the client's will is never stored, so "refused" is no state of one. */
const consentStates = ['agrees', 'not-asked'] as const;
/** Why a form goes to "check" first; nothing doubtful is thrown away. */
export const doubtCodes = ['hidden-field', 'too-fast', 'no-form', 'many-from-network', 'many-at-once'] as const;
export type Doubt = (typeof doubtCodes)[number];
export const returnReasons = ['no-room', 'not-our-region', 'other-help', 'unclear', 'other'] as const;

/** Questions that somebody may leave with "I do not want to say"; the place has an answer of its own. */
const unsaidFields = [
  'when',
  'askFor',
  'leaveMessage',
  'mustNotKnow',
  'nameToUse',
  'languages',
  'reads',
  'interpreter',
  'needs',
  'question',
] as const;

const line = z.string().max(300).nullable();
const way = z.strictObject({
  kind: z.enum(['telephone', 'mail', 'through-someone', 'with-code']),
  value: z.string().max(1000),
});

const referrerSchema = z.strictObject({
  organisation: z.string().max(200),
  role: z.string().max(200),
  ways: z.array(way).min(1),
  consent: z.strictObject({ state: z.enum(consentStates), language: line, day: line }),
});

/** What was decided, in order; travels inside the seal from the intake team to the region and back. */
const eventSchema = z.strictObject({
  what: z.enum(['placed', 'waiting', 'passed-on', 'returned']),
  day: z.string(),
  /** Name of the region, code of the organisation, or code of the reason. */
  about: line,
  note: z.string().max(1000).nullable(),
});
export type IntakeEvent = z.infer<typeof eventSchema>;

export const registrationSchema = z.strictObject({
  by: z.enum(['herself', 'referrer']),
  nameToUse: line,
  /** Spoken languages, BCP 47, the best one first. */
  languages: z.array(z.string().max(20)).max(3),
  /** A language that is not in our list, in the client's words. */
  languageElse: line,
  /** BCP 47; 'none' = somebody must read to the client; null = not said. */
  reads: z.string().max(20).nullable(),
  interpreter: z.enum(interpreterNeeds),
  when: line,
  askFor: line,
  leaveMessage: z.enum(messageRules),
  mustNotKnow: line,
  ways: z.array(way).min(1),
  placeAnswer: z.enum(placeAnswers),
  place: line,
  needs: z.array(z.enum(needs)),
  question: z.string().max(1000).nullable(),
  /** Absent in what was sealed before this was asked. */
  unsaid: z.array(z.enum(unsaidFields)).default([]),
  referrer: referrerSchema.nullable(),
  writtenIn: z.enum(languages),
  doubts: z.array(z.enum(doubtCodes)),
  history: z.array(eventSchema),
});
export type Registration = z.infer<typeof registrationSchema>;

/** The registration with one more decision in its history. */
export function withEvent(registration: Registration, event: IntakeEvent): Registration {
  return { ...registration, history: [...registration.history, event] };
}
