import type { LetterText } from './text.ts';

export type LetterLanguage = 'nl' | 'en' | 'fr' | 'de' | 'es' | 'und';

/** Small words that are common in one language and rare in the others. */
const common: readonly (readonly [LetterLanguage, ReadonlySet<string>])[] = [
  [
    'nl',
    new Set(
      'het een van uw wij niet voor bij naar deze hebt heeft wordt worden kunt moet aan zijn op met ook dit dat door als wij over ik uur tot te mag zich binnen tegen hierbij naar er ons om daarom'.split(
        ' ',
      ),
    ),
  ],
  [
    'en',
    new Set(
      'the and you your of to for with this that is are will have please not from our be we at must by any her their has dear which or should been into under on cannot'.split(
        ' ',
      ),
    ),
  ],
  [
    'fr',
    new Set(
      'le la les des vous votre nous pour dans est une avec sur pas par et au ne du un que ou madame monsieur'.split(
        ' ',
      ),
    ),
  ],
  ['de', new Set('der die das und sie ihr ihre nicht mit fur ist wir werden eine bei zu auf'.split(' '))],
  ['es', new Set('el los las usted su para con una por no del se que y en'.split(' '))],
];
const least = 2;
/** Letters are Dutch unless another language clearly stands out. */
const clearLead = 1.3;
const handful = 25;

/** The language of most of the letter; "und" where there is too little text or none stands out. */
export function languageOf(text: LetterText): LetterLanguage {
  const counts = common.map(([language, words]) => ({
    language,
    count: text.tokens.filter((token) => words.has(token.word)).length,
  }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first === undefined || first.count < least) return 'und';
  const lead = first.language === 'nl' ? 1 : clearLead;
  return first.count > (second?.count ?? 0) * lead ? first.language : 'und';
}

/** A handful of words in our letters: too few to say in which language they are. */
export function saysTooLittle({ tokens }: LetterText): boolean {
  return tokens.length < handful && !tokens.some(({ word }) => /(?!\p{Script=Latin})\p{L}/u.test(word));
}
