import { z } from 'zod';
import { languages } from '#app/platform/language/index.ts';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';

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
export const arrivalReturnReasons = ['no-room', 'not-our-region', 'other-help', 'unclear', 'other'] as const;

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
const way = sealedDocument({
  kind: always(z.enum(['telephone', 'mail', 'through-someone', 'with-code'])),
  value: always(z.string().max(1000)),
});

const referrerSchema = sealedDocument({
  organisation: always(z.string().max(200)),
  role: always(z.string().max(200)),
  ways: always(z.array(way).min(1)),
  consent: always(sealedDocument({ state: always(z.enum(consentStates)), language: always(line), day: always(line) })),
});

/** What was decided, in order; travels inside the seal from the intake team to the region and back. */
const eventSchema = sealedDocument({
  what: always(z.enum(['placed', 'waiting', 'passed-on', 'returned'])),
  day: always(z.string()),
  /** Name of the region, code of the organisation, or code of the reason. */
  about: always(line),
  note: always(z.string().max(1000).nullable()),
});
export type IntakeEvent = z.infer<typeof eventSchema>;

export const registrationSchema = sealedDocument({
  by: always(z.enum(['herself', 'referrer'])),
  nameToUse: always(line),
  /** Spoken languages, BCP 47, the best one first. */
  languages: always(z.array(z.string().max(20)).max(3)),
  /** A language that is not in our list, in the client's words. */
  languageElse: always(line),
  /** BCP 47; 'none' = somebody must read to the client; null = not said. */
  reads: always(z.string().max(20).nullable()),
  interpreter: always(z.enum(interpreterNeeds)),
  when: always(line),
  askFor: always(line),
  leaveMessage: always(z.enum(messageRules)),
  mustNotKnow: always(line),
  ways: always(z.array(way).min(1)),
  placeAnswer: always(z.enum(placeAnswers)),
  place: always(line),
  needs: always(z.array(z.enum(needs))),
  question: always(z.string().max(1000).nullable()),
  /** Absent in what was sealed before this was asked. */
  unsaid: since('2026-11', z.array(z.enum(unsaidFields)), []),
  referrer: always(referrerSchema.nullable()),
  writtenIn: always(z.enum(languages)),
  doubts: always(z.array(z.enum(doubtCodes))),
  history: always(z.array(eventSchema)),
});
export type Registration = z.infer<typeof registrationSchema>;

/** The registration with one more decision in its history. */
export function withEvent(registration: Registration, event: IntakeEvent): Registration {
  return { ...registration, history: [...registration.history, event] };
}
