import { z } from 'zod';
import { confidences } from '#app/service/deadlines/index.ts';
import { kindKeys, outcomeKeys } from '#app/service/letter-reader/index.ts';

/** The parts of the client's text, in the order in which they are told. */
export const explanationParts = ['what', 'do', 'byWhen', 'ifMissed', 'whoHelps'] as const;

/** A sentence; one that names something the reading does not hold is left out. */
const sentence = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    /** Only with one of these outcomes; "unclear" where the reading has none. */
    outcome: z.array(z.enum([...outcomeKeys, 'unclear'])).optional(),
    /** Only where none of these is known. */
    without: z.array(z.string()).optional(),
  }),
]);

const sentences = z.array(sentence).min(1);

/** The text of a kind in one language. Approval is signed on a screen: no file can say that it was (design question 52). */
const explanationText = z.strictObject({
  kind: z.enum([...kindKeys, 'unknown']),
  language: z.enum(['nl', 'en']),
  version: z.number().int().positive(),
  review: z.literal('unreviewed'),
  confidence: z.enum(confidences),
  title: z.string(),
  client: z.strictObject({
    what: sentences,
    do: sentences,
    byWhen: sentences,
    ifMissed: sentences,
    whoHelps: sentences,
  }),
  volunteer: sentences,
});

export type ExplanationText = z.infer<typeof explanationText>;
export type ExplanationSentence = z.infer<typeof sentence>;

const files = import.meta.glob<unknown>('../../../content/letters/*.{nl,en}.json', { import: 'default', eager: true });

/** The texts of every kind and of the unknown letter, in Dutch and English. */
export const explanationTexts: readonly ExplanationText[] = Object.values(files).map((text) =>
  explanationText.parse(text),
);
