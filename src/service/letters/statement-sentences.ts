import { z } from 'zod';
import { type Lang, languages } from '#app/platform/language/index.ts';
import english from '../../../content/letters/told/en.json' with { type: 'json' };
import dutch from '../../../content/letters/told/nl.json' with { type: 'json' };

/** A sentence that tells a statement, each with an id and a version that a lawyer can approve (design question 17). */
const sentence = z.strictObject({
  id: z.string().regex(/^[a-z_]+(\.[a-z_]+){0,2}$/),
  version: z.number().int().positive(),
  /** Approval is signed on a screen: no file can say that it was. */
  review: z.literal('unreviewed'),
  part: z.enum(['what', 'do', 'byWhen']),
  text: z.string(),
});

const file = z.strictObject({
  language: z.enum(languages),
  /** What a decision is about, and what one may do against it, as words in a sentence. */
  subjects: z.record(z.string(), z.string()),
  acts: z.record(z.string(), z.string()),
  sentences: z.array(sentence),
});

export type StatementSentence = z.infer<typeof sentence>;
export type StatementSentences = z.infer<typeof file>;

const files = [dutch, english].map((each) => file.parse(each));

/** The sentences of a language; there is one file for each. */
export function statementSentences(lang: Lang): StatementSentences {
  const found = files.find(({ language }) => language === lang);
  if (found === undefined) throw new Error('A language has no sentences for statements');
  return found;
}
