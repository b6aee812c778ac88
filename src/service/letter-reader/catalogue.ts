import { z } from 'zod';
import { confidences, limitIds } from '#app/service/deadlines/index.ts';
import guardData from '../../../content/letters/guards.json' with { type: 'json' };
import ordinaryData from '../../../content/letters/ordinary.json' with { type: 'json' };
import realWords from '../../../content/letters/real-words.json' with { type: 'json' };
import rivalData from '../../../content/letters/rivals.json' with { type: 'json' };
import senderData from '../../../content/letters/senders.json' with { type: 'json' };
import { appointmentPhrases } from './appointment-words.ts';
import { kindKeys, outcomeKeys, senderCodes, taskCodes, warningCodes } from './codes.ts';
import { denialsOf, liftingsOf } from './denials.ts';
import { kindFiles } from './kind-files.ts';
import { saysSchema } from './says.ts';
import { deedPhrases } from './statements/deed-words.ts';
import { remedyPhrases } from './statements/remedy-words.ts';
import { statementPhrases } from './statements/wordings.ts';

const phrases = z.array(z.string().min(2));
const where = z.enum(['anywhere', 'title']).default('anywhere');

const fact = z.enum(['validUntil', 'sendBy', 'payBy', 'appointment']);
const limitId = z.enum(limitIds);

/** Something that speaks for a kind. Evidence of one group counts once, so that one thought said five times is still one. */
const evidence = z.strictObject({
  group: z.string(),
  weight: z.number().int().positive(),
  where,
  /** Only what the letter says of itself, now; "told": or of another day. See `stated.ts`. */
  stated: z.union([z.boolean(), z.literal('told')]).default(false),
  /** A finding of the reader instead of a phrase. */
  fact: fact.optional(),
  reason: z.string(),
  any: phrases,
});

/** Something that speaks so strongly against a kind that the answer is "unknown". */
const bar = z.strictObject({
  where,
  stated: z.boolean().default(false),
  reason: z.string(),
  /** Whatever the letter sounds like: weights do not overrule it. */
  firm: z.boolean().default(false),
  any: phrases,
});

const kind = z.strictObject({
  key: z.enum(kindKeys),
  sender: z.enum(senderCodes),
  /** Who may write it as well. */
  alsoFrom: z.array(z.enum(senderCodes)).default([]),
  languages: z.array(z.enum(['nl', 'en', 'fr', 'de', 'es'])).default(['nl']),
  confidence: z.enum(confidences),
  sameDay: z.boolean(),
  actionNeeded: z.boolean(),
  evidence: z.array(evidence),
  /** Of every list at least one group must be found. */
  needs: z.array(z.array(z.string()).min(1)),
  requires: z.array(z.strictObject({ reason: z.string(), any: phrases })).default([]),
  not: z.array(bar),
  /** Findings that bar the kind as well. */
  notFacts: z.array(fact).default([]),
  /** Kinds that say more about the letter where both fit. */
  yieldsTo: z.array(z.enum(kindKeys)).default([]),
  threshold: z.number().int().positive(),
  outcomes: z
    .array(z.strictObject({ outcome: z.enum(outcomeKeys), any: phrases, stated: z.boolean().default(true) }))
    .default([]),
  /** The first outcome that is found counts; otherwise two outcomes are none. */
  firstOutcome: z.boolean().default(false),
  outcomeUnclear: phrases.default([]),
  /** What a stated term of the remedy is called in the letter; "any": objection and appeal alike. */
  remedy: z.enum(['objection', 'appeal', 'any']).default('any'),
  /** It asks for the grounds of an objection or appeal, so that a term for those is the term of the letter. */
  asksGrounds: z.boolean().default(false),
  /** What the letter must state to be of this kind, whatever else speaks for it. */
  says: saysSchema.prefault({}),
  /** What it must state for an outcome. */
  saysByOutcome: z.partialRecord(z.enum(outcomeKeys), saysSchema).default({}),
  limits: z.array(limitId),
  /** It always gives a last day of its own; where none was found, something was not read. */
  needsDay: z.boolean().default(false),
  /** Its day in court is the last day for this. */
  hearingIsLastDay: z.union([limitId, z.literal('letter')]).optional(),
  /** With this outcome these limits stand instead. */
  limitsByOutcome: z.partialRecord(z.enum(outcomeKeys), z.array(limitId)).default({}),
  /** Limits that the letter starts only where it says one of these. */
  limitsIf: z.partialRecord(limitId, phrases).default({}),
  tasks: z.array(z.enum(taskCodes)),
  /** With this outcome these tasks stand instead. */
  tasksByOutcome: z.partialRecord(z.enum(outcomeKeys), z.array(z.enum(taskCodes))).default({}),
});

const sender = z.strictObject({ code: z.enum(senderCodes), names: phrases, signature: phrases, marks: phrases });
const guard = z.strictObject({
  code: z.enum(warningCodes),
  reason: z.string(),
  pattern: z.enum(['email', 'domain', 'account']).optional(),
  /** Who may say it in an honest letter. */
  exceptFrom: z.array(z.enum(senderCodes)).default([]),
  where,
  any: phrases,
});
const rival = z.strictObject({ key: z.string(), title: phrases });

export type KindRules = z.infer<typeof kind>;
export type Evidence = z.infer<typeof evidence>;
export type SenderRules = z.infer<typeof sender>;
export type Guard = z.infer<typeof guard>;
export type Rival = z.infer<typeof rival>;

/** The kinds of letters that are known, as data; order does not matter. */
export const kinds: readonly KindRules[] = kindFiles.map((rules) => kind.parse(rules));

export const senders: readonly SenderRules[] = z.array(sender).parse(senderData);
export const guards: readonly Guard[] = z.array(guard).parse(guardData);
export const rivals: readonly Rival[] = z.array(rival).parse(rivalData);

/** Ordinary words that are one letter away from a word of the rules: "bewaar" is no "bezwaar". */
export const ordinaryWords: readonly string[] = [...phrases.parse(ordinaryData), ...realWords.words.split(' ')];

/** Every phrase of the catalogue. */
export function* allPhrases(): Generator<string> {
  for (const rules of kinds) {
    for (const part of [...rules.evidence, ...rules.requires, ...rules.not, ...rules.outcomes]) yield* part.any;
    yield* rules.outcomeUnclear;
    yield* [...rules.says.words, ...denialsOf(rules.says.gives), ...liftingsOf(rules.says.imposes)];
  }
  for (const rules of senders) yield* [...rules.names, ...rules.signature, ...rules.marks];
  for (const rules of guards) yield* rules.any;
  for (const rules of rivals) yield* rules.title;
  yield* statementPhrases();
  yield* deedPhrases();
  yield* appointmentPhrases();
  yield* remedyPhrases();
}
