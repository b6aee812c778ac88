import type { Letter } from './letter.ts';

const pays =
  /\b(?:betaal\p{L}*|betalen|voldoe\p{L}*|overmaken|over te maken|maakt?\b.{0,60}\bover|overboek\p{L}*|over te boeken|boekt?\b.{0,60}\bover|stort\p{L}*|pay|transfer)\b/iu;
/** "t.n.v. K. Jansen": initials and a surname; an authority and a firm have a name. */
const person =
  /(?:\bt\.?\s?n\.?\s?v\.?|\bten name van|\bop naam van|\bin the name of)\s*:?\s*(?:(?:de heer|mevrouw|dhr\.?|mevr\.?|mw\.?|mrs?\.?|ms\.?)\s+)?(?:\p{Lu}\.\s?){1,4}(?:(?:van|de|den|der|el)\s)*\p{Lu}\p{Ll}+/u;
/** An account outside the Netherlands; no Dutch authority has one. */
const abroad = /\b(?!NL)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/;
const reach = 160;

/** True where a letter asks to pay to a person, or to an account abroad. */
export function paysAPerson(letter: Letter): boolean {
  const text = letter.text.lines.map((line) => line.text).join(' ');
  return [person, abroad].some((pattern) => {
    const match = pattern.exec(text);
    return match !== null && pays.test(text.slice(Math.max(0, match.index - reach), match.index));
  });
}
