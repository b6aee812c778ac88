import { z } from 'zod';
import data from '../../../../content/letters/statements/deeds.json' with { type: 'json' };
import { duties, measures, requests, statementUrgencies, subjects } from './statement.ts';

const phrases = z.array(z.string().min(2));
/** Small words, each in its own form. */
const small = z.string().transform((text): ReadonlySet<string> => new Set(text.split(' ')));
export const moods = ['must', 'ask', 'needNot', 'may', 'past', 'is'] as const;

const deed = z.strictObject({
  reason: z.string(),
  /** "any": also where nobody is named; another person counts only with "whoever". */
  who: z.enum(['client', 'any', 'whoever']),
  /** What is done, behind "moet", "wordt" or another verb that carries it. */
  verbs: phrases.default([]),
  moods: z.array(z.enum(moods)).optional(),
  /** The same as an order: "Verlaat Nederland". */
  orders: phrases.default([]),
  /** What says it without any other verb. */
  outright: phrases.default([]),
  /** One of these stands in its sentence; nothing is asked where the list is empty. */
  with: phrases.default([]),
  /** How many sentences back one of them may stand. */
  within: z.number().int().default(1),
  /** What it is called where its day is moved. */
  nouns: phrases.default([]),
  /** Where the letter says one of these, not as a condition, it is over. */
  undone: phrases.default([]),
  /** With one of these in its sentence it is something else. */
  without: phrases.default([]),
});

const schema = z.strictObject({
  words: z.strictObject({
    must: phrases,
    ask: phrases,
    needNot: phrases,
    may: phrases,
    past: phrases,
    is: phrases,
    client: phrases,
    other: phrases,
    because: small,
    if: small,
    unless: small,
    told: small,
    history: small,
    reported: phrases,
    /** What an office has not decided yet: "wordt uw aanvraag afgewezen, dan …". */
    supposes: phrases,
    lifted: phrases,
    /** Of a day that is given up for another one, and before the other one. */
    moved: phrases,
    anew: phrases,
    /** "niet later dan", "niet alleen": no denial. */
    scope: small,
  }),
  duties: z.array(deed.extend({ value: z.enum(duties) })),
  atOnce: z.strictObject({ reason: z.string(), near: phrases, outright: phrases }),
  requests: z.array(deed.extend({ value: z.enum(requests) })),
  measures: z.array(deed.extend({ value: z.enum(measures) })),
  summons: deed.extend({ value: z.enum(statementUrgencies), titles: phrases }),
  /** Lengths of hours and working days, and days without a date, within a week. */
  shortTerms: z.strictObject({ reason: z.string(), any: phrases, of: small }),
  lawyerStops: deed.extend({ value: z.enum(statementUrgencies) }),
  /** Only of a letter that a lawyer wrote. */
  lawyerHandsOver: deed.extend({ value: z.enum(statementUrgencies) }),
  announcements: z.array(z.strictObject({ reason: z.string(), any: phrases })),
  subjects: z.array(z.strictObject({ about: z.enum(subjects), any: phrases })),
});

export type Deed = z.infer<typeof deed>;
export type Mood = (typeof moods)[number];

/** How letters word what must be done, what they ask and what is done to somebody, as a lawyer can read it. */
export const deedWords = schema.parse(data);

/** The phrases of all of these, so that none of their words is taken for another one. */
export function* deedPhrases(): Generator<string> {
  const {
    words,
    duties,
    atOnce,
    requests,
    measures,
    summons,
    lawyerStops,
    lawyerHandsOver,
    announcements,
    subjects,
    shortTerms,
  } = deedWords;
  for (const mood of moods) yield* words[mood];
  yield* [
    ...words.client,
    ...words.other,
    ...words.reported,
    ...words.supposes,
    ...words.lifted,
    ...words.moved,
    ...words.anew,
  ];
  for (const each of [...duties, ...requests, ...measures, summons, lawyerStops, lawyerHandsOver])
    yield* [
      ...each.verbs,
      ...each.orders,
      ...each.outright,
      ...each.with,
      ...each.nouns,
      ...each.undone,
      ...each.without,
    ];
  yield* [...atOnce.near, ...atOnce.outright, ...summons.titles, ...shortTerms.any];
  for (const { any } of [...announcements, ...subjects]) yield* any;
}
