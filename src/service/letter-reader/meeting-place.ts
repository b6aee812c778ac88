import {
  address,
  addressIn,
  cellLabel,
  city,
  isSure,
  listOfPlaces,
  name,
  nearHouse,
  noStreet,
  number,
  opensNext,
  overlaps,
  postcode,
  street,
  towards,
} from './addresses.ts';
import type { Line } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import { withFigures } from './hours.ts';
import { inRow, isLabel, valuesOf, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import { rawText } from './raw-text.ts';
import type { Stretch } from './stretch.ts';

const label =
  /^(?:plaats|plek|locatie|adres|waar|waarheen|waar precies|ontmoetingspunt|ontmoetingsplaats|verzamelpunt|naar|nieuw adres|nieuwe locatie|bestemming|loket|vestiging|balie|zaal|kamer|gebouw|route|bezoekadres|zittingsplaats|plaats afspraak|adres afspraak|plek van (?:de|het|uw) (?:afspraak|gesprek|zitting)|plaats van de (?:zitting|afspraak)|locatie (?:zitting|afspraak)|bezoekadres loket|where|place|venue|location|address|lieu|adresse)$/;
/** With a colon after it, a sort of house is a label too: "Kantoor: Kade 3". */
const installationLabel =
  /^(?:(?:het|ons) )?(?:ziekenhuis|bureau|kantoor|politiebureau|rechtbank|adres (?:kantoor|bureau|ziekenhuis))$/;
const detailLabel = /^(?:zaal|kamer|balie|route|loket)$/;
const elsewhere =
  /\b(?:via|per|door middel van|met) (?:een |de )?(?:beveiligde |digitale )?(?:video\p{L}*|beeldbellen|beeldverbinding|telefonisch\p{L}*|teams|telefoon)\b(?:[- ]?verbinding)?|\b(?:telefonisch|videoverbinding|video call|by telephone|by phone)\b/iu;
const inCity = new RegExp(String.raw`\b(?:te|in) (${city})`, 'u');
const noCity = /^(?:Nederland|Europa|Januari|The Netherlands|U|Uw|De|Het|Neem|Breng)\b/;
/** Where papers or money go is not where someone is expected. */
const notHere = /\b(?:stuur|sturen|opsturen|toesturen|mailen|bezwaarschrift|overmaken|betaal|betalen|send)\b/i;
/** Where the letter points to its own head: "adres zie boven", "op ons kantoor", "bij ons", "at the same place". */
const aboveAddress =
  /\b(?:above[- ]?(?:mentioned )?address|address (?:as )?above|bovenstaande? adres|bovengenoemde? adres|adres(?: \p{L}+){0,2} (?:hierboven|bovenaan|boven)|(?:bij ons|bij mij)(?! (?:bekend|binnen|ingeleverd|ingediend|zijn))|(?:ons|mijn|het) (?:eigen )?(?:kantoor|loket|bureau|spreekuur)|op kantoor|(?:our|my) office|(?:het)?zelfde (?:adres|plek|plaats|loket|kantoor)|same (?:place|address|office|location)|briefhoofd|letterhead|ci-dessus)\b/iu;
const isSentence = /^.{90}|\b(?:u|wij|krijgt|komt)\b.*\b(?:u|wij|dan|daar|niet)\b/iu;
const sentencesAfter = 4;

/** Where an appointment is: labels near its date ("Locatie"), else an address, a building or a city in the sentences around it. */
export function findPlace(letter: Letter, date: FoundDate, others: readonly Stretch[] = []): string | null {
  const labelled = placeInRow(letter, date) ?? labelledPlace(letter, date, others);
  const said = labelled !== null && !onlyDetail.test(labelled) ? labelled : placeBeyondLabels(letter, date);
  const place = said === null ? null : withoutCells(said);
  const detail = said === labelled ? null : labelled;
  const whole = hasAddress(place) || !pointsAbove(letter, date) ? place : joined(place, addressOfSender(letter));
  return joined(whole, detail);
}

/** In a table with a row for each day: the cell on its right that is an address and nothing else. */
function placeInRow(letter: Letter, date: FoundDate): string | null {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return null;
  const cells = letter.text.lines.filter((other) => other.box[0] > line.box[0] && inRow(other, line));
  for (const { text } of cells) {
    const place = address.test(text) ? listOfPlaces(text.trim(), true) : null;
    if (place !== null && address.test(place)) return place;
  }
  return null;
}

/** A room without its house. */
const onlyDetail = /^(?:(?:zaal|kamer|balie|route|loket|spreekkamer) [^,]{1,12}(?:, |$))+$/i;

function placeBeyondLabels(letter: Letter, date: FoundDate): string | null {
  const said = placeInText(letter, date);
  if (hasAddress(said)) return said;
  return (
    joinedName(said, anyStreet(letter, date)) ??
    placeUnderQuestion(letter) ??
    placeOfOwnSentence(letter, date) ??
    onlyPlace(letter)
  );
}

/** A house that was named, with the street that was found for it. */
function joinedName(installation: string | null, street: string | null): string | null {
  if (street === null || installation === null) return installation ?? street;
  return street.includes(installation) ? street : `${installation}, ${street}`;
}

/** "… op kantoor komen, Oude Delft 3?": in the sentence of the day, a name with a number after a comma or "naar". */
function anyStreet(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const sentence = letter.text.sentences[own];
  if (sentence === undefined) return null;
  const next = sentenceAt(letter, own + 1);
  const both = /^(?:beide|alle|allebei|both)\b/i.test(next) ? next : '';
  const parts = [rawText(letter, date.to, sentence.to), both, rawText(letter, sentence.from, date.from)];
  return parts.flatMap((part) => streetOfAnyName.exec(part)?.[1] ?? [])[0] ?? null;
}

const streetOfAnyName = new RegExp(
  String.raw`(?:, |\b(?:naar|at) )((?!${noStreet}|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)${name}(?: ${name}){0,2} ${number})(?=[,.)?!]|$| (?:te|in) \p{Lu})`,
  'u',
);

function joined(place: string | null, more: string | null): string | null {
  if (place === null || more === null || place.includes(more)) return place ?? more;
  return `${place}, ${more}`;
}

function hasAddress(place: string | null): boolean {
  return place !== null && (address.test(place) || elsewhere.test(place) || /\p{L}{3} \d{1,4}\b/u.test(place));
}

/** Whether the sentences about a day say that it is where the letter comes from. */
function pointsAbove(letter: Letter, date: FoundDate): boolean {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  const near = Array.from({ length: sentencesAround * 2 + 1 }, (_, at) =>
    sentenceAt(letter, own - sentencesAround + at),
  );
  return near.some((sentence) => aboveAddress.test(sentence) && !notHere.test(sentence) && !ifAsked.test(sentence));
}

const sentencesAround = 4;
/** "Wilt u liever op ons kantoor praten?" is an offer, "bel ons kantoor" a way to ask. */
const ifAsked = /^(?:wilt|wil|als|indien|kunt|kan|if|would)\b|\b(?:bel|bellen|belt|liever)\b/iu;

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
  String.raw`\b(?:bij|aan|op|voor|naar) (?:het|de) ((?:\p{Ll}{3,20} (?:van|aan|op|bij) (?:het|de) )?\p{Lu}[\p{L}'’-]{0,30}(?:plein|station|markt|park|brug|poort))(?![\p{L}])(?:,? (?:te|in) (${city}))?`,
  'u',
);

/** "Plek: Kade 15, Delft": a sentence soon after the day that is a label and its value. */
function placeOfOwnSentence(letter: Letter, date: FoundDate): string | null {
  const own = letter.tokens[date.from]?.sentence ?? 0;
  for (let at = own; at <= own + sentencesOfTable; at += 1) {
    const sentence = sentenceAt(letter, at);
    const [said = '', ...rest] = sentence.split(':');
    const value = withNumber(rest.join(':').trim(), sentenceAt(letter, at + 1));
    const words = wordsIn(said);
    if (value === '' || !(label.test(words) || installationLabel.test(words) || placeIs.test(words))) continue;
    const place = addressIn(value) ?? listOfPlaces(value, true);
    if (place !== null) return place;
  }
  return null;
}

/** "… Luchthavenlaan 1. Zorg dat …": a number before a full stop looks like that of the next sentence. */
function withNumber(value: string, next: string): string {
  const [house] = /^\d{1,4}(?=\. )/.exec(next) ?? [];
  return house !== undefined && /\p{L}$/u.test(value) ? `${value} ${house}` : value;
}

/** "Uw nieuwe kamer is in Budel: Luchthavenlaan 1." */
const placeIs = /\b(?:kamer|plek|plaats|woning|opvang|locatie|kantoor|loket) (?:is|staat|ligt) (?:in|te) \p{L}+$/u;
const sentencesOfTable = 8;

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

/** The label of the next cell, or the verb of the sentence, after a place. */
const nextCell =
  /,? (?:(?:Datum|Tijd|Tijdstip|Aanvang|Telefoon|Date|Time|Phone)(?:\b.*)?|(?:blijft|blijven|is|zijn|remain)\b [^,]{1,40})$/u;

/** The cells of a table run on with their labels and with the sentence below it. */
function withoutCells(place: string): string | null {
  const words = place
    .replace(cellLabel, '')
    .replace(/^[\s,]+/, '')
    .split(' ');
  while (opensNext.test(words.at(-1) ?? '')) words.pop();
  const text = words
    .join(' ')
    .replace(nextCell, '')
    .replace(/^(?:[AP]M )?(?:Venue|Place|Location|Where|Address|Plaats|Locatie|Adres|Waar|Plek),? /u, '')
    .replace(/(?<![\s,.])[\s,.]+$/, '');
  return text === '' ? null : text;
}

/** The values of the labels near the date, in their order: "Locatie: Rechtbank", "Adres: Kade 3", "Zaal: 3". */
function labelledPlace(letter: Letter, date: FoundDate, others: readonly Stretch[]): string | null {
  const start = letter.tokens[date.from]?.line;
  if (start === undefined) return null;
  const parts: string[] = [];
  for (const line of linesOfDay(letter, start, others)) {
    if (line.page !== start.page || line.box[1] < start.box[1] - 0.06 || line.box[1] > start.box[1] + 0.12) continue;
    const [said = '', ...rest] = line.text.split(':');
    const words = wordsIn(said);
    if (!label.test(words) && !(rest.length > 0 && installationLabel.test(words))) continue;
    const own = rest.join(':').trim();
    const first = own === '' ? (cellUnder(letter, line, start) ?? valuesOf(letter.text.lines, line)[0]) : line;
    if (first !== undefined && first !== line && label.test(wordsIn(first.text))) continue;
    const value = own === '' ? first?.text.trim() : own;
    if (first === undefined || value === undefined || value === '' || isSentence.test(value)) continue;
    if (/^\d{1,2}[.:]\d{2}\b/.test(value)) continue;
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

/** Where several days each have their own lines: those from a day down to the next, or up to the one before where labels stand above their day. */
function linesOfDay({ text, tokens }: Letter, start: Line, others: readonly Stretch[]): readonly Line[] {
  const days = new Set(others.flatMap(({ from }) => tokens[from]?.line ?? []));
  days.delete(start);
  if (days.size === 0) return text.lines;
  const rows = [start, ...days].map((line) => text.lines.indexOf(line)).sort((a, b) => a - b);
  const own = text.lines.indexOf(start);
  const [first = own, last = own] = [rows[0], rows.at(-1)];
  const isPlace = (line: Line): boolean => label.test(wordsIn(line.text.split(':')[0] ?? ''));
  // Of lines that run in blocks the first or the last tells on which side of its day a place stands.
  const above = text.lines.slice(Math.max(0, first - linesOfBlock), first).some(isPlace);
  const below = text.lines.slice(last + 1, last + 1 + linesOfBlock).some(isPlace);
  if (above === below) return text.lines;
  const before = rows.filter((row) => row < own).at(-1) ?? -1;
  const after = rows.find((row) => row > own) ?? text.lines.length;
  return above ? text.lines.slice(before + 1, own + 1) : text.lines.slice(own, after);
}

const linesOfBlock = 4;
const headOfDays = /\b(?:dag|dagen|datum|data|wanneer|tijdstip|date|day|when)\b/;

/** At the head of a table: the cell of the day's own row under it. */
function cellUnder(letter: Letter, head: Line, start: Line): Line | undefined {
  if (head.box[1] >= start.box[1]) return undefined;
  const right = (line: Line): number => line.box[0] + line.box[2];
  const isHead = letter.text.lines.some(
    (line) => inRow(line, head) && Math.abs(line.box[0] - start.box[0]) < 0.02 && headOfDays.test(wordsIn(line.text)),
  );
  if (!isHead) return undefined;
  return letter.text.lines.find(
    (line) =>
      line !== start &&
      inRow(line, start) &&
      (Math.abs(line.box[0] - head.box[0]) < 0.02 || Math.abs(right(line) - right(head)) < 0.01),
  );
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
  String.raw`^[\s,:;.(–-]*(?:(?:om|te|at|à|a|aanvang|omstreeks|vanaf|van|tussen|from|between|des \p{Ll}+|'s \p{Ll}+),? )*${hour}(?: ?(?:tot|en|–|-|to|and) (?:${hour}))?\)?(?: precies)?(?: \([^()]*\))?`,
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

/** "Waar is het?" and under it the address. */
function placeUnderQuestion(letter: Letter): string | null {
  const at = letter.text.sentences.findIndex(
    ({ from, question }) => question && /^(?:waar|where)$/.test(letter.tokens[from]?.word ?? ''),
  );
  if (at < 0) return null;
  const answer = sentenceAt(letter, at + 1);
  return addressIn(answer) ?? nearHouse(answer);
}

const comeThere =
  /\b(?:meld|meldt|melden|kom|komt|komen|verwacht|verschijnen|vindt|vinden|zit|zitten|plek|plaats|adres|alle dagen|(?:beide|alle) (?:keren|dagen|afspraken|gesprekken)|come|report|attend|find|address)\b|^[^:]{0,30}\b(?:ziekenhuis|kantoor|bureau|loket|gebouw|locatie|rechtbank|hospital|office)\b[^:]{0,20}:/i;
const home = /\b(?:woont|woning|wonen|gewoond|ingeschreven|verhuisd|thuis|post)\b/i;

/** Beside a table of days: the one address in a sentence that tells to come, or where it is. */
function onlyPlace(letter: Letter): string | null {
  const found = letter.text.sentences
    .map((_, at) => sentenceAt(letter, at))
    .filter((sentence) => comeThere.test(sentence) && !notHere.test(sentence) && !home.test(sentence))
    .flatMap((sentence) => addressIn(sentence) ?? []);
  const [only, ...others] = [...new Set(found)];
  return others.length === 0 ? (only ?? null) : null;
}

/** The address in the letterhead: in its first lines, before those of the one it is sent to. */
function addressOfSender(letter: Letter): string | null {
  const heads = letter.text.lines.filter((line) => letter.zoneOf(line) !== 'body');
  const to = heads.findIndex(({ text }, at) => at > 0 && addressee.test(text));
  const blockOf = (line: Line | undefined): Line[] => heads.filter((each) => each.block === line?.block);
  const theirs = new Set(to < 0 ? [] : blockOf(heads[to]).filter((line) => heads.indexOf(line) >= to));
  const lines = heads.filter((line) => !theirs.has(line));
  for (const [at, line] of lines.entries()) {
    const own = addressIn(line.text);
    const next = lines[at + 1]?.text.trim() ?? '';
    const place = own ?? (opensWithPostcode.test(next) ? addressIn(`${line.text.trim()}, ${next}`) : null);
    if (place !== null) return place;
  }
  return null;
}

/** Who opens an address: a person, or what stands before one. */
const addressee =
  /^\s*(?:aan\b|de heer|de familie|familie|mevrouw|mw\b|mr\b|mrs\b|ms\b|dhr\b|t\.?a\.?v|p\/a|to\b|monsieur|madame|meneer|advocat)/i;
const opensWithPostcode = new RegExp(`^${postcode}`, 'u');

function sentenceAt(letter: Letter, number: number): string {
  const sentence = letter.text.sentences[number];
  return sentence === undefined ? '' : rawText(letter, sentence.from, sentence.to);
}

/** The sentence in which something stands, as it is written. */
export function sentenceOf(letter: Letter, { from }: Stretch): string {
  return sentenceAt(letter, letter.tokens[from]?.sentence ?? -1);
}
