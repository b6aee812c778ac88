import { z } from 'zod';
import type { Lang } from '#app/platform/language/index.ts';
import { confidences } from '#app/service/deadlines/index.ts';
import en from '../../../content/glossary/words.en.json' with { type: 'json' };
import nl from '../../../content/glossary/words.nl.json' with { type: 'json' };
import type { ExplanationReader, Telling } from './telling-rules.ts';

/** The legal words of one language in plain words. They carry no source (docs/law.md, “Plain words”). */
const glossarySchema = z.strictObject({
  language: z.enum(['nl', 'en']),
  version: z.int().positive(),
  /** Approval is signed on a screen: no file can say that it was. */
  review: z.literal('unreviewed'),
  terms: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z-]+$/),
      /** As it is in sentences, the longest first where one holds another. */
      words: z.array(z.string()).min(1),
      meaning: z.string(),
      confidence: z.enum(confidences),
    }),
  ),
});

export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryTerm = Glossary['terms'][number] & {
  /** Did a lawyer approve what it says? */
  isApproved?: boolean;
};

/** A stretch of a sentence; with a term where it is a legal word that is explained here. */
export interface GlossedPiece {
  text: string;
  term?: GlossaryTerm;
}

const glossaries: Readonly<Record<Lang, Glossary>> = { nl: glossarySchema.parse(nl), en: glossarySchema.parse(en) };

/** The glossary of a language. */
export function glossaryOf(lang: Lang): Glossary {
  return glossaries[lang];
}

/** The words that are explained to this reader: none that is suspended, and to a client only what a lawyer approved. */
export function glossaryFor(lang: Lang, telling: Telling, reader: ExplanationReader): { terms: GlossaryTerm[] } {
  const terms = glossaryOf(lang)
    .terms.filter(({ key }) => !telling.isSuspended('term', key))
    .map((term) => ({ ...term, isApproved: telling.mayTell('term', term.key) }));
  return { terms: reader === 'client' ? terms.filter(({ isApproved }) => isApproved) : terms };
}

/** Cuts sentences at the legal words in them. Each term is explained once, where it comes first; a LOW one never. */
export function withTerms(
  sentences: readonly string[],
  glossary: { terms: readonly GlossaryTerm[] },
): GlossedPiece[][] {
  const terms = glossary.terms.filter(({ confidence }) => confidence !== 'LOW');
  const byWord = new Map(terms.flatMap((term) => term.words.map((word) => [word.toLowerCase(), term] as const)));
  const told = new Set<GlossaryTerm>();
  return sentences.map((sentence) => {
    const pieces = sentence.split(patternOf([...byWord.keys()])).filter((text) => text !== '');
    return pieces.map((text) => {
      const term = byWord.get(text.toLowerCase());
      if (term === undefined || told.has(term)) return { text };
      told.add(term);
      return { text, term };
    });
  });
}

/** Whole words only: "beroep" is not in "beroepsziekte". */
function patternOf(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
  return new RegExp(`(?<![\\p{L}\\d-])(${longestFirst.join('|')})(?![\\p{L}\\d-])`, 'giu');
}
