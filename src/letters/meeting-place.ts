import type { FoundDate } from './dates.ts';
import { isLabel, valuesOf, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import { rawText } from './raw-text.ts';

const label =
  /^(?:plaats|locatie|adres|waar|naar|nieuw adres|nieuwe locatie|bestemming|loket|vestiging|balie|zaal|kamer|gebouw|route|bezoekadres|zittingsplaats|plaats afspraak|adres afspraak|plaats van de (?:zitting|afspraak)|locatie (?:zitting|afspraak)|bezoekadres loket|where|place|venue|location|address|lieu|adresse)$/;
const detailLabel = /^(?:zaal|kamer|balie|route|loket)$/;
const postcode = String.raw`\d{4} ?[A-Z]{2}\b`;
const name = String.raw`(?:'[st]-?)?\p{Lu}[\p{L}'’-]+`;
const city = `${name}(?: ${name}){0,2}`;
/** "Vrouwe Justitiaplein 1", "Laan van Proef 12b", "8 Proof Street"; a word with a capital and a number is not enough, "Zaal 3" is one too. */
const streetName =
  '(?:straat|weg|laan|plein|kade|singel|gracht|markt|dijk|hof|steeg|pad|dreef|baan|kerkhof|plantsoen|park|ring|wal|dam|haven|boulevard|poort|brink|allee|plantage|plaats|veld|berg|meent|oord|burg)';
const number = String.raw`\d{1,4}(?: ?[a-zA-Z]\b|-\d{1,4})?`;
const street = [
  String.raw`(?:${name} (?:van |de |den |der |het |'t |op ){0,2}){0,3}\p{Lu}?[\p{L}'’-]*${streetName} ${number}`,
  String.raw`(?:Laan|Plein|Weg|Straat|Kade|Rue|Avenue) (?:[\p{L}'’-]+ ){1,4}${number}`,
  String.raw`(?!Postbus|Antwoordnummer|Zaal|Kamer|Artikel|Route|Balie)${name}(?: ${name}){0,2} ${number}(?=,? (?:${postcode}|te \p{Lu})|, \p{Lu}\p{Ll})`,
  // "het bureau aan Doelwater 5", "kantoor Arnhem, Vlamoven 1": a street of any name.
  String.raw`(?<=\b(?:aan(?: de| het)?|adres(?: is)?:?|(?:kantoor|bureau|locatie|loket|balie)(?: ${name})?,) )(?!Postbus|Antwoordnummer|Zaal|Kamer|Artikel|Route|Balie)${name}(?: ${name}){0,2} ${number}`,
  String.raw`\d{1,4},? (?:${name} ){1,3}(?:Street|Road|Avenue|Lane|Square|Way|Drive|Place)\b`,
  String.raw`\d{1,4},? (?:bis )?(?:rue|avenue|boulevard|place|quai|chemin|allée|impasse|square) (?:[\p{L}'’-]+ ?){1,4}`,
].join('|');
const room = String.raw`(?:zaal|kamer|route|balie|ingang|vleugel|gebouw|room|poli|unit|bureau)\s[\p{L}\d.]{1,9}|\d{1,2}e (?:verdieping|etage)|(?:verdieping|etage) \d{1,2}`;
const tail = String.raw`(?:,? \(?${postcode})?(?:,? (?:te |in |at |à )?${city})?\)?(?:,? \(?(?:${room})\)?)*`;
const house =
  'rechtbank|gerechtshof|gerechtsgebouw|paleis van justitie|politiebureau|bureau|ind[- ]?loket|loket|ind[- ]kantoor|aanmeldcentrum|kantoor|stadhuis|gemeentehuis|stadskantoor|stadsloket|ziekenhuis|polikliniek|poli|ggd|ggz|azc|asielzoekerscentrum|(?:opvang)?locatie|embassy|ambassade|consulate|consulaat|ind desk|office|court|gezondheidscentrum|praktijk|opvang';
const determiner = "(?:het|de|ons|onze|our|the|een|l['’])";

const address = new RegExp(`(?:${street})${tail}`, 'u');
const before = new RegExp(
  String.raw`.*(?<![\p{L}-])((?:\p{L}+-)?(?i:${house})(?![\p{L}])[^.;:\d]{0,45}?)[,:(]?\s?(?:aan|op|in|at)?\s?${determiner}?\s?$`,
  'u',
);
const building = new RegExp(
  String.raw`(?<![\p{L}-])((?:\p{L}+-)?(?i:${house}))(?![\p{L}])((?: (?:van|in|te|of|the|de|het|aan|en|${name}(?![\p{L}])))*)((?:,? \(?(?:${room})\)?)*)`,
  'u',
);
const elsewhere =
  /\b(?:via|per|door middel van|met) (?:een |de )?(?:beveiligde |digitale )?(?:video\p{L}*|beeldbellen|beeldverbinding|telefonisch\p{L}*|teams|telefoon)\b(?:[- ]?verbinding)?|\b(?:telefonisch|videoverbinding|video call|by telephone|by phone)\b/iu;
const inCity = new RegExp(String.raw`\b(?:te|in) (${city})`, 'u');
const noCity = /^(?:Nederland|Europa|Januari|The Netherlands|U|Uw|De|Het|Neem|Breng)\b/;
/** Where papers or money go is not where someone is expected. */
const notHere = /\b(?:stuur|sturen|opsturen|toesturen|mailen|bezwaarschrift|overmaken|betaal|betalen|send)\b/i;
const aboveAddress =
  /\b(?:above address|address above|bovenstaand adres|bovengenoemd adres|adres (?:hierboven|bovenaan))\b/i;
const sentencesAfter = 4;

/** Where an appointment is: labels near its date ("Locatie"), else an address, a building or a city in the sentences around it. */
export function findPlace(letter: Letter, date: FoundDate): string | null {
  return labelledPlace(letter, date) ?? placeInText(letter, date) ?? placeUnderQuestion(letter);
}

/** The values of the labels near the date, in their order: "Locatie: Rechtbank", "Adres: Kade 3", "Zaal: 3". */
function labelledPlace(letter: Letter, date: FoundDate): string | null {
  const start = letter.tokens[date.from]?.line;
  if (start === undefined) return null;
  const parts: string[] = [];
  for (const line of letter.text.lines) {
    if (line.page !== start.page || line.box[1] < start.box[1] - 0.06 || line.box[1] > start.box[1] + 0.12) continue;
    const [said = '', ...rest] = line.text.split(':');
    const words = wordsIn(said);
    if (!label.test(words)) continue;
    const own = rest.join(':').trim();
    const first = own === '' ? valuesOf(letter.text.lines, line)[0] : line;
    const value = own === '' ? first?.text.trim() : own;
    if (first === undefined || value === undefined || value === '') continue;
    const more = letter.text.lines[letter.text.lines.indexOf(first) + 1];
    const goesOn =
      more !== undefined && new RegExp(`^(?:${postcode}|${street})`, 'u').test(more.text) && !isLabel(more);
    parts.push(
      [detailLabel.test(words) ? `${words} ${value}` : value, ...(goesOn ? [more.text.trim()] : [])].join(', '),
    );
  }
  return parts.length === 0 ? null : [...new Set(parts)].join(', ');
}

function placeInText(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const near = Array.from({ length: sentencesAfter }, (_, more) => sentenceAt(letter, own + more));
  const around = [...near, sentenceAt(letter, own - 1), sentenceAt(letter, own - 2)];
  const named = nearHouse(around[0] ?? '');
  const found = around.flatMap((sentence, rank) =>
    rank > 0 && notHere.test(sentence) ? [] : (addressIn(sentence) ?? []),
  )[0];
  if (found === undefined && aboveAddress.test(around[0] ?? '')) return addressOfSender(letter);
  if (found !== undefined)
    return named === null || found.includes(named) || overlaps(found, named) ? found : `${named}, ${found}`;
  const far = elsewhere.exec(around[0] ?? '')?.[0];
  if (far !== undefined) return far.replace(/^(?:een|de) /, '');
  if (named !== null) return named;
  const town = inCity.exec(around[0] ?? '')?.[1];
  if (town !== undefined && !noCity.test(town)) return town;
  return (
    around
      .slice(1)
      .map(nearHouse)
      .find((place) => place !== null) ?? null
  );
}

/** "Waar is het?" and under it the address. */
function placeUnderQuestion(letter: Letter): string | null {
  const at = letter.text.sentences.findIndex(
    ({ from, question }) => question && /^(?:waar|where)$/.test(letter.tokens[from]?.word ?? ''),
  );
  if (at < 0) return null;
  const answer = sentenceAt(letter, at + 1);
  return addressIn(answer) ?? nearHouse(answer);
}

/** The address in the letterhead, where the letter says "at the above address". */
function addressOfSender(letter: Letter): string | null {
  const heads = letter.text.lines.filter((line) => letter.zoneOf(line) !== 'body');
  return heads.map((line) => addressIn(line.text)).find((place) => place !== null) ?? null;
}

function overlaps(found: string, named: string): boolean {
  return (
    new RegExp(house, 'i').test(found.split(/\d/)[0] ?? '') || named.split(' ').every((word) => found.includes(word))
  );
}

function addressIn(sentence: string): string | null {
  const match = address.exec(sentence);
  if (match === null) return null;
  const ahead = before.exec(sentence.slice(0, match.index))?.[1]?.trim().replace(/[,(]$/, '');
  const text = match[0].replace(/^[\s,]+|(?<![\s,(])[\s,(]+$/g, '');
  return ahead === undefined ? text : `${ahead.replace(/\s(?:aan|op|in|at)(?:\s(?:het|de|the))?$/i, '')}, ${text}`;
}

function nearHouse(sentence: string): string | null {
  const match = building.exec(sentence);
  if (match === null) return null;
  const rest = (match[2] ?? '').replace(
    /(?<! (?:van|in|te|of|the|de|het|aan|en))(?: (?:van|in|te|of|the|de|het|aan|en))+$/,
    '',
  );
  const text = `${match[1]}${rest}${match[3] ?? ''}`;
  // "op kantoor" says nothing yet; a name or a room must go with it.
  return rest === '' && (match[3] ?? '') === '' ? null : text;
}

function sentenceAt(letter: Letter, number: number): string {
  const sentence = letter.text.sentences[number];
  return sentence === undefined ? '' : rawText(letter, sentence.from, sentence.to);
}
