import { z } from 'zod';
import data from '../../../content/letters/payees.json' with { type: 'json' };
import { senders } from './catalogue.ts';
import type { Letter } from './letter.ts';
import { normalise } from './normalise.ts';
import { pattern } from './pattern.ts';
import { rawText } from './raw-text.ts';
import type { Stretch } from './stretch.ts';

const { labels, titles, organisations } = z
  .strictObject({ labels: z.array(z.string()), titles: z.array(z.string()), organisations: z.array(z.string()) })
  .parse(data);

const pays = pattern('iu')`
    \b(?:betaal\p{L}*|betalen|voldoe\p{L}*|overmaken|over te maken|maakt?\b.{0,60}\bover|overboek\p{L}*
    |over te boeken|boekt?\b.{0,60}\bover|stort\p{L}*|pay|transfer)\b
  `;
const anyOf = (words: readonly string[]): string =>
  words.map((word) => word.replace(/\.$/, String.raw`\.?`).replace(/\.(?!\?)/g, String.raw`\.?\s?`)).join('|');
const surname = String.raw`(?:(?:van|de|den|der|el|ten|ter)\s)*\p{Lu}\p{Ll}+`;
const initials = String.raw`(?:\p{Lu}\.\s?){1,4}`;
const title = String.raw`(?:${anyOf(titles.map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`))})\s+`;
/** "K. Jansen", "mevrouw K. Jansen", "mevrouw Jansen". */
const aPerson = `(?:${title})?${initials}${surname}|${title}(?:${initials})?${surname}`;
/** "t.n.v. K. Jansen"; an authority and a firm have a name, and no initials. */
const person = new RegExp(String.raw`(?<!\p{L})(?:${anyOf(labels)})\s*:?\s*(?:${aPerson})`, 'giu');
const personAnywhere = new RegExp(String.raw`(?<!\p{L})(?:${aPerson})`, 'u');
/** An account outside the Netherlands; no Dutch authority has one. */
const abroad = /\b(?!NL)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/g;
const reach = 160;
/** So many words after "t.n.v." may be who is paid. */
const wordsOfPayee = 9;

/** True where a letter asks to pay to a person, or to an account abroad. */
export function paysAPerson(letter: Letter): boolean {
  const text = withWholeNames(letter.text.lines.map((line) => line.text).join(' '));
  return [person, abroad].some((pattern) =>
    [...text.matchAll(pattern)].some(({ index }) => pays.test(text.slice(Math.max(0, index - reach), index))),
  );
}

/**
 * Whether the words after "t.n.v." name an office or an organisation, and nobody beside it: "t.n.v. CJIB" is where a fine
 * is paid, "t.n.v. CJIB, K. Jansen" is not.
 */
export function paysAnOffice(letter: Letter, { to }: Stretch): boolean {
  const sentence = letter.tokens[to]?.sentence;
  let end = to;
  while (end < to + wordsOfPayee && letter.tokens[end]?.sentence === sentence && sentence !== undefined) end += 1;
  const payee = withWholeNames(rawText(letter, to, end));
  const words = (normalise(payee).text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').replace(/^(?:het|de) /, '');
  return opensWithOffice(words) && !personAnywhere.test(payee);
}

function opensWithOffice(words: string): boolean {
  return [...organisations, ...senders.flatMap(({ names }) => names)].some((name) =>
    `${words} `.startsWith(`${name} `),
  );
}

/** "C.J.I.B." is a name like "CJIB", and no four initials. */
function withWholeNames(text: string): string {
  return text.replace(/(?<!\p{L})(?:\p{Lu}\.){2,5}\p{Lu}?\.?(?!\p{L})/gu, (name) => {
    const whole = name.replaceAll('.', '');
    return opensWithOffice(whole.toLowerCase()) ? whole : name;
  });
}
