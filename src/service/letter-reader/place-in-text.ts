import { address, addressIn, city, isSure, listOfPlaces, nearHouse, overlaps, towards } from './addresses.ts';
import type { FoundDate } from './dates.ts';
import { withFigures } from './hours.ts';
import type { Letter } from './letter.ts';
import { pattern, wording } from './pattern.ts';
import { rawText } from './raw-text.ts';
import type { Stretch } from './stretch.ts';

export const elsewhere = pattern('iu')`
    \b(?:via|per|door middel van|met) (?:een |de )?(?:beveiligde |digitale )?(?:video\p{L}*|beeldbellen
    |beeldverbinding|telefonisch\p{L}*|teams|telefoon)\b(?:[- ]?verbinding)?|\b(?:telefonisch|videoverbinding
    |video call|by telephone|by phone)\b
  `;
const inCity = new RegExp(String.raw`\b(?:te|in) (${city})`, 'u');
const noCity = /^(?:Nederland|Europa|Januari|The Netherlands|U|Uw|De|Het|Neem|Breng)\b/;
/** Where papers or money go is not where someone is expected. */
export const notHere = /\b(?:stuur|sturen|opsturen|toesturen|mailen|bezwaarschrift|overmaken|betaal|betalen|send)\b/i;
const sentencesAfter = 4;

/** "Bij de fietsenstalling aan het Stationsplein in Utrecht": where people meet has no number. */
function meetingPoint(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  for (const sentence of [sentenceAt(letter, own), sentenceAt(letter, own + 1)]) {
    const match = openPlace.exec(sentence);
    if (match !== null && !notHere.test(sentence)) return match.slice(1).filter(Boolean).join(' in ');
  }
  return null;
}

const openPlace = new RegExp(
  wording`
    \b(?:bij|aan|op|voor|naar) (?:het|de) ((?:\p{Ll}{3,20} (?:van|aan|op|bij) (?:het
    |de) )?\p{Lu}[\p{L}'’-]{0,30}(?:plein|station|markt|park|brug|poort))(?![\p{L}])(?:,? (?:te|in) (${city}))?
  `,
  'u',
);

/** What the letter says after the hour, with what else it says of the place; either may be the fuller one. */
export function placeInText(letter: Letter, date: FoundDate): string | null {
  const said = placeAfter(letter, date);
  const near = placeNear(letter, date);
  if (said === null || near === null) return said ?? near;
  const words = (place: string): string[] => place.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const [fuller, other] = words(said).length >= words(near).length ? [said, near] : [near, said];
  if (words(other).every((word) => words(fuller).includes(word))) return fuller;
  // A town or a name alone is where the address is; an address in the sentence itself is what was said.
  if (address.test(said) || elsewhere.test(near)) return said;
  return address.test(near) ? `${said}, ${near}` : said;
}

function placeNear(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const near = Array.from({ length: sentencesAfter }, (_, more) => sentenceAt(letter, own + more));
  const before = [own - 1, own - 2].map((at) => {
    const line = letter.tokens[letter.text.sentences[at]?.from ?? -1]?.line;
    return line !== undefined && letter.zoneOf(line) === 'body' ? sentenceAt(letter, at) : '';
  });
  const around = [...near, ...before];
  const named = nearHouse(around[0] ?? '');
  const found = around.flatMap((sentence, rank) =>
    rank > 0 && notHere.test(sentence) ? [] : (addressIn(sentence) ?? []),
  )[0];
  if (found !== undefined)
    return named === null || found.includes(named) || overlaps(found, named) ? found : `${named}, ${found}`;
  const far = elsewhere.exec(around[0] ?? '')?.[0];
  if (far !== undefined) return far.replace(/^(?:een|de) /, '');
  if (named !== null) return named;
  const point = meetingPoint(letter, date);
  if (point !== null) return point;
  const town = inCity.exec(around[0] ?? '')?.[1];
  if (town !== undefined && !noCity.test(town)) return town;
  return (
    around
      .slice(1)
      .map(nearHouse)
      .find((place) => place !== null) ?? null
  );
}

const hour = String.raw`\d{1,2}(?:[.:hu] ?\d{2}| [hu] \d{2})?(?: ?(?:uur|u\.?|h|heures|[ap]\.? ?m\.?)(?![\p{L}]))?`;
/** Between a day and its place: the hour, how long it takes, what is said of both. */
const hours = new RegExp(
  wording`
    ^[\s,:;.(–-]*(?:(?:om|te|at|à|a|aanvang|omstreeks|vanaf|van|tussen|from|between|des \p{Ll}+
    |'s \p{Ll}+),? )*${hour}(?: ?(?:tot|en|–|-|to|and) (?:${hour}))?\)?(?: precies)?(?: \([^()]*\))?
  `,
  'u',
);
const there =
  /^(?:verwacht|welkom|aanwezig|uitgenodigd|zijn|te verschijnen|verschijnen|te komen|komen|terecht|plaats|gehouden|behandeld)\b/u;
/** "om 09.30 uur in het Hoofdbureau van politie, Rademarkt 12, Groningen": names and addresses that follow the hour, in its sentence or as the next one. */
function placeAfter(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const sentence = letter.text.sentences[own];
  if (sentence === undefined) return null;
  const rest = withFigures(rawText(letter, date.to, sentence.to));
  const after = rest.replace(hours, '');
  const here = listOfPlaces(
    after
      .replace(/^[\s,:–-]*/, '')
      .replace(there, '')
      .trimStart(),
    after !== rest,
  );
  if (here !== null) return here;
  for (const next of [sentenceAt(letter, own + 1), sentenceAt(letter, own + 2), sentenceAt(letter, own + 3)]) {
    const told = withFigures(next);
    if (told === '' || notHere.test(told)) continue;
    const hour = hourInside.exec(told);
    const there = hour === null ? null : listOfPlaces(told.slice(hour.index + hour[0].length), true);
    if (there !== null && isSure(there)) return there;
    const said = told
      .replace(/^[^:,.]{0,50}: /, '')
      .replace(notThere, '')
      .replace(towards, '');
    const place = listOfPlaces(said, false);
    if (place !== null && place.length >= said.replace(/\.$/, '').length - 2 && isSure(place)) return place;
  }
  return null;
}

/** "… op om 14.00 uur bij station …": an hour, and after it where. */
const hourInside = /\b(?:om|te|at|à) \d{1,2}[.:]\d{2}(?: uur| h)? (?=(?:in|bij|op|aan|naar|at|to|à)\b)/u;
/** "niet in het stadskantoor, maar in de bibliotheek": what it is not. */
const notThere = /^niet (?:in|bij|op|aan) [^,.]{1,40},? maar (?=(?:in|bij|op|aan) )/u;

/** The words of a sentence as they stand; empty where there is none of that number. */
export function sentenceAt(letter: Letter, number: number): string {
  const sentence = letter.text.sentences[number];
  return sentence === undefined ? '' : rawText(letter, sentence.from, sentence.to);
}

/** The sentence in which something stands, as it is written. */
export function sentenceAround(letter: Letter, { from }: Stretch): string {
  return sentenceAt(letter, letter.tokens[from]?.sentence ?? -1);
}
