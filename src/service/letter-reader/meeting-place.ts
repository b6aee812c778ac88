import { address, addressIn, listOfPlaces, name, nearHouse, noStreet, number, postcode } from './addresses.ts';
import type { FoundDate } from './dates.ts';
import { installationLabel, label, labelledPlace, withoutCells } from './labelled-place.ts';
import { inRow, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { pattern, wording } from './pattern.ts';
import { elsewhere, notHere, placeInText, sentenceAt } from './place-in-text.ts';
import { rawText } from './raw-text.ts';
import type { Stretch } from './stretch.ts';

/** Where the letter points to its own head: "adres zie boven", "op ons kantoor", "bij ons", "at the same place". */
const aboveAddress = pattern('iu')`
    \b(?:above[- ]?(?:mentioned )?address|address (?:as )?above|bovenstaande? adres|bovengenoemde? adres
    |adres(?: \p{L}+){0,2} (?:hierboven|bovenaan|boven)|(?:bij ons|bij mij)(?! (?:bekend|binnen|ingeleverd
    |ingediend|zijn))|(?:ons|mijn|het) (?:eigen )?(?:kantoor|loket|bureau|spreekuur)|op kantoor|(?:our
    |my) office|(?:het)?zelfde (?:adres|plek|plaats|loket|kantoor)|same (?:place|address|office|location)
    |briefhoofd|letterhead|ci-dessus)\b
  `;

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
  wording`
    (?:, |\b(?:naar|at) )((?!${noStreet}|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober
    |November|December)${name}(?: ${name}){0,2} ${number})(?=[,.)?!]|$| (?:te|in) \p{Lu})
  `,
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

/** "Waar is het?" and under it the address. */
function placeUnderQuestion(letter: Letter): string | null {
  const at = letter.text.sentences.findIndex(
    ({ from, question }) => question && /^(?:waar|where)$/.test(letter.tokens[from]?.word ?? ''),
  );
  if (at < 0) return null;
  const answer = sentenceAt(letter, at + 1);
  return addressIn(answer) ?? nearHouse(answer);
}

const comeThere = pattern('i')`
    \b(?:meld|meldt|melden|kom|komt|komen|verwacht|verschijnen|vindt|vinden|zit|zitten|plek|plaats|adres
    |alle dagen|(?:beide|alle) (?:keren|dagen|afspraken|gesprekken)|come|report|attend|find|address)\b
    |^[^:]{0,30}\b(?:ziekenhuis|kantoor|bureau|loket|gebouw|locatie|rechtbank|hospital|office)\b[^:]{0,20}:
  `;
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
  const blockOf = (line: PlacedLine | undefined): PlacedLine[] => heads.filter((each) => each.block === line?.block);
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
