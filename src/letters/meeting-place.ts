import type { Line } from './blocks.ts';
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
const number = String.raw`\d{1,4}(?: ?[a-tv-zA-TV-Z]\b|-\d{1,4})?`;
const title = String.raw`(?:(?:Dr|Prof|Mr|Ir|Ds|Burg|Pres|Gen|St)\. ){0,3}`;
const street = [
  String.raw`${title}(?:${name} (?:van |de |den |der |ter |het |'t |op ){0,2}){0,3}\p{Lu}?[\p{L}'’-]*${streetName} ${number}`,
  // "Nieuwe Gracht 77": written apart, with two capitals.
  `${name} (?:Straat|Weg|Laan|Plein|Kade|Singel|Gracht|Markt|Dijk|Hof|Steeg|Pad|Dreef|Baan|Park|Ring|Wal|Haven|Poort|Brink) ${number}`,
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
const isSentence = /^.{90}|\b(?:u|wij|krijgt|komt)\b.*\b(?:u|wij|dan|daar|niet)\b/iu;
const sentencesAfter = 4;

/** Where an appointment is: labels near its date ("Locatie"), else an address, a building or a city in the sentences around it. */
export function findPlace(letter: Letter, date: FoundDate): string | null {
  const place =
    labelledPlace(letter, date) ?? placeInText(letter, date) ?? placeUnderQuestion(letter) ?? onlyPlace(letter);
  return place === null ? null : withoutCells(place);
}

/** A row below the day in which label and address run together: "Gebouw Beukenlaan 2, ingang B". */
function addressInRow(letter: Letter, start: Line): string | null {
  const row = letter.text.lines.find(
    (line) =>
      line.page === start.page &&
      Math.abs(line.box[1] - start.box[1]) < 0.12 &&
      label.test(wordsIn(line.text.split(' ')[0] ?? '')) &&
      addressIn(line.text) !== null,
  );
  return row === undefined ? null : row.text.replace(/^\S+ /, '').trim();
}

/** The cells of a table run on with their labels and with the sentence below it. */
function withoutCells(place: string): string | null {
  const words = place
    .replace(cellLabel, '')
    .replace(/^[\s,]+/, '')
    .split(' ');
  while (opensNext.test(words.at(-1) ?? '')) words.pop();
  const text = words.join(' ').replace(/(?<![\s,.])[\s,.]+$/, '');
  return text === '' ? null : text;
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
    if (first === undefined || value === undefined || value === '' || isSentence.test(value)) continue;
    const more = letter.text.lines[letter.text.lines.indexOf(first) + 1];
    const goesOn =
      more !== undefined && new RegExp(`^(?:${postcode}|${street})`, 'u').test(more.text) && !isLabel(more);
    parts.push(
      [
        detailLabel.test(words) ? `${words} ${value}` : value.replace(/;.*$/u, ''),
        ...(goesOn ? [more.text.trim()] : []),
      ].join(', '),
    );
  }
  return parts.length === 0 ? addressInRow(letter, start) : [...new Set(parts)].join(', ');
}

/** What the letter says after the hour, with what else it says of the place; either may be the fuller one. */
function placeInText(letter: Letter, date: FoundDate): string | null {
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

const hour = String.raw`\d{1,2}(?:[.:hu] ?\d{2}| [hu] \d{2})?(?: ?(?:uur|u\.?|h|heures|[ap]\.? ?m\.?)(?![\p{L}]))?`;
/** Between a day and its place: the hour, how long it takes, what is said of both. */
const hours = new RegExp(
  String.raw`^[\s,:;.(–-]*(?:(?:om|te|at|à|a|aanvang|omstreeks|vanaf|van|tussen|from|between|des \p{Ll}+|'s \p{Ll}+),? )*${hour}(?: ?(?:tot|en|–|-|to|and) (?:${hour}))?\)?(?: precies)?(?: \([^()]*\))?`,
  'u',
);
const there =
  /^(?:verwacht|welkom|aanwezig|uitgenodigd|zijn|te verschijnen|verschijnen|te komen|komen|terecht|plaats|gehouden|behandeld)\b/u;
const towards =
  /^(?:[Ii]n|[Bb]ij|[Nn]aar|[Tt]e|[Oo]p|[Aa]an|[Aa]t|to|à|aux?|dans|chez)\s(?:(?:het|de|een|ons|onze|the|our|la|le|les|uw|je|mijn)\s|l['’])?/u;
const placeNoun = String.raw`\p{L}*(?:${house}|kamer|zaal|balie|ingang|hal|gebouw|bureau|locatie|kabinet|station|parkeerplaats|plein|receptie|zijde|perron|wachtkamer|unit|blok|afdeling|verdieping|etage|route|guichet|salle|étage|desk|counter|room|floor|section|hospital|clinic|hôpital|mairie|préfecture|tribunal|commissariat|school|bibliotheek|buurthuis|wijkcentrum)`;
const opensPlace = new RegExp(String.raw`^(?:\p{Lu}|\d{4} ?[A-Z]{2}\b|\d{1,2}e |${placeNoun}(?![\p{L}]))`, 'u');
const isPlaceNoun = new RegExp(`^${placeNoun}$`, 'iu');
const joins =
  /^(?:van|de|der|den|ter|het|'t|te|in|op|aan|bij|en|the|of|du|la|le|les|des|d|l|voor|à|rechter-commissaris|justitie|politie|strafzaken|kantonzaken)$/iu;
const dangling = /^(?:van|de|der|den|ter|het|'t|te|in|op|aan|bij|en|the|of|du|la|le|les|des|d|l|voor|à|is|at)$/iu;
const someone =
  /^(?:mevrouw|mw|de heer|dhr|meneer|mijnheer|mr|drs|dr|ik|wij|u|uw|je|hij|zij|er|het|een|een tolk|neem|breng|kom|kunt|komt|bel|vraag|meld)(?![\p{L}-])/iu;
const mostWords = 8;
/** The label of a cell that runs on with its value: "Waar: Kade 3", "Tijd 11.20". */
const cellLabel =
  /^(?:waar|plaats|locatie|adres|bezoekadres|tijd|tijdstip|hoe laat|heure|lieu|adresse|where|place|venue|location|address|time)(?![\p{L}])\s*:?\s*(?:\d{1,2}[.:]\d{2}(?: uur)?)?\s*/iu;
/** A capital that opens the next cell or sentence: "Den Haag Neem …". */
const opensNext =
  /^(?:De|Het|Een|U|Uw|Wij|We|Neem|Breng|Kom|Komt|Bring|Please|You|Your|Er|Dit|Deze|Als|Bij|Voor|Mijn|Dan|Onderwerp|Wat|Tolk|Duur)$/u;

/** "om 09.30 uur in het Hoofdbureau van politie, Rademarkt 12, Groningen": names and addresses that follow the hour, in its sentence or as the next one. */
function placeAfter(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const sentence = letter.text.sentences[own];
  if (sentence === undefined) return null;
  const rest = rawText(letter, date.to, sentence.to);
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
    const said = next.replace(/^[^:,.]{0,50}: /, '');
    if (said === '' || notHere.test(next)) continue;
    const place = listOfPlaces(said, false);
    if (place !== null && place.length >= said.replace(/\.$/, '').length - 2 && isSure(place)) return place;
  }
  return null;
}

/** An address or a sort of building: a name alone may be of anything. */
function isSure(place: string): boolean {
  return address.test(place) || place.split(/[\s,]+/).some((word) => isPlaceNoun.test(word));
}

/** As many parts, with commas between, as are names, addresses, buildings and rooms. */
function listOfPlaces(text: string, afterHour: boolean): string | null {
  const parts: string[] = [];
  for (const part of text.replace(/[()]/g, ',').split(/,+\s*|(?<=\d|\p{Ll}{2}[.]) (?=\p{Lu}\p{Ll}+ \p{Ll}+ )/u)) {
    const bare = part.trim().replace(cellLabel, '').replace(towards, '');
    if (bare === '' && parts.length === 0) continue;
    if (parts.length === 0 && !afterHour && !opensPlace.test(bare)) return null;
    if (someone.test(bare) || !opensPlace.test(bare)) break;
    const kept = keptOf(bare);
    if (kept === '') break;
    parts.push(kept);
    if (kept !== bare.replace(/[.;:]$/, '')) break;
  }
  if (parts.length === 0) return null;
  const place = parts.join(', ');
  return place.split(' ').length > mostWords * 2 ? null : place;
}

/** The words up to the first that belongs to the sentence and not to a name. */
function keptOf(part: string): string {
  const [own = ''] = part.split(/[;:](?:\s|$)|(?<!\b(?:Dr|Prof|Mr|Ir|Ds|Burg|Pres|Gen|St))[.](?:\s|$)/u);
  const words = own.trim().split(/\s+/);
  const stop = words.findIndex((word, at) => {
    const next = words[at + 1];
    if (at === 0) return false;
    if (opensNext.test(word)) return next === undefined || /^\p{Ll}/u.test(next) || !/^De$/u.test(word);
    return !/^['’(]?[\p{Lu}\d'’]/u.test(word) && !joins.test(word) && !isPlaceNoun.test(word);
  });
  const kept = stop < 0 ? words : words.slice(0, stop);
  while (dangling.test(kept.at(-1) ?? '')) kept.pop();
  return kept.length > mostWords ? '' : kept.join(' ');
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

const comeThere = /\b(?:meld|meldt|melden|kom|komt|komen|verwacht|verschijnen|come|report|attend)\b/i;

/** Above a table of days: the one address in a sentence that tells to come. */
function onlyPlace(letter: Letter): string | null {
  const found = letter.text.sentences
    .map((_, at) => sentenceAt(letter, at))
    .filter((sentence) => comeThere.test(sentence) && !notHere.test(sentence))
    .flatMap((sentence) => addressIn(sentence) ?? []);
  return found.length === 1 ? (found[0] ?? null) : null;
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
  const kept = ahead === undefined ? '' : keptOf(ahead);
  return kept === '' ? text : `${kept}, ${text}`;
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
