import { z } from 'zod';
import data from '../../../content/letters/languages.json' with { type: 'json' };
import type { LetterText } from './text.ts';

/** The languages that a letter can be told apart by; "und": too little text, or none stands out. */
export const letterLanguages = [
  'nl',
  'en',
  'fr',
  'de',
  'es',
  'und',
  'it',
  'pt',
  'ro',
  'pl',
  'hu',
  'tr',
  'sq',
  'so',
  'vi',
  'ar',
  'fa',
  'ur',
  'ti',
  'am',
  'ru',
  'uk',
  'zh',
  'el',
  'hi',
  'bn',
  'ka',
  'hy',
  'th',
  'he',
] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

const code = z.enum(letterLanguages);
const { words, scripts } = z
  .strictObject({
    /** Small words that are common in one language and rare in the others. */
    words: z.partialRecord(code, z.string()),
    /** Writings by the name that Unicode gives them; of several languages the first whose own letters are found, else the last. */
    scripts: z.array(
      z.strictObject({
        script: z.string(),
        languages: z.array(z.strictObject({ code, letters: z.string().optional() })),
      }),
    ),
  })
  .parse(data);
const common = letterLanguages.flatMap((language) => {
  const list = words[language];
  return list === undefined ? [] : [{ language, words: new Set(list.split(' ')) }];
});
const writings = scripts.map(({ script, languages }) => ({
  pattern: new RegExp(String.raw`\p{Script=${script}}`, 'gu'),
  languages: languages.map(({ code, letters }) => ({
    code,
    own: letters === undefined ? null : new RegExp(`[${letters}]`, 'u'),
  })),
}));
const least = 2;
/** Letters are Dutch unless another language clearly stands out. */
const clearLead = 1.3;
const handful = 25;
/** Of the letters of a text so many are of a writing: a name or a stamp in it is less. */
const mostly = 0.5;

/** The language of most of the letter; "und" where there is too little text or none stands out. */
export function languageOf(text: LetterText): LetterLanguage {
  const written = languageOfScript(text);
  if (written !== null) return written;
  const counts = common.map(({ language, words }) => ({
    language,
    count: text.tokens.filter((token) => words.has(token.word)).length,
  }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first === undefined || first.count < least) return 'und';
  const lead = first.language === 'nl' ? 1 : clearLead;
  return first.count > (second?.count ?? 0) * lead ? first.language : 'und';
}

/** What most letters of the alphabet in it are of, where that is not ours. */
function languageOfScript({ lines }: LetterText): LetterLanguage | null {
  const all = lines.map((line) => line.text).join(' ');
  const foreign = all.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  if (foreign === 0 || foreign < (all.match(/\p{L}/gu)?.length ?? 0) * mostly) return null;
  const [most] = writings
    .map(({ pattern, languages }) => ({ languages, count: all.match(pattern)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (most === undefined || most.count < foreign * mostly) return null;
  return most.languages.find(({ own }) => own === null || own.test(all))?.code ?? null;
}

/** A handful of words in our letters: too few to say in which language they are. */
export function saysTooLittle({ tokens }: LetterText): boolean {
  return tokens.length < handful && !tokens.some(({ word }) => /(?!\p{Script=Latin})\p{L}/u.test(word));
}
