import { type KindRules, type SenderRules, senders } from './catalogue.ts';
import type { SenderCode } from './codes.ts';
import { authorityOf } from './domains.ts';
import { enclosedHead } from './enclosed.ts';
import type { FoundAt } from './find.ts';
import { valuesOf } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { normalise } from './normalise.ts';

export interface FoundSender {
  code: SenderCode;
  score: number;
  hits: readonly FoundAt[];
}

const letterhead = 4;
const signature = 3;
/** A letter opens with the name of its writer; who else is named further down ("namens de officier van justitie") is not. */
const opening = 2;
const openingLines = 2;
/** The address that a mail comes from. */
const fromAddress = 3;
const mark = 1;
const mostMarks = 2;
const enough = 3;
const clearLead = 2;

/**
 * Says who wrote the letter: by the letterhead (a line that is the name and little more, before the salutation, in the
 * margin or the foot), by the signature and by marks such as the web address. A name in the text is only spoken of.
 * Null where nobody stands out.
 */
export function findSender(letter: Letter): FoundSender | null {
  const named = senders.map((rules) => ({
    rules,
    heads: letter.places(rules.names).filter((hit) => isLetterhead(letter, hit)),
  }));
  const all = named.flatMap(({ heads }) => heads);
  const found = named
    .map(({ rules, heads }) =>
      scoreOf(
        letter,
        rules,
        heads.filter((hit) => !all.some((other) => holds(other, hit))),
      ),
    )
    .sort((a, b) => b.score - a.score);
  const [first, second] = found;
  const isClear =
    first !== undefined &&
    first.score >= enough &&
    (first.score - (second?.score ?? 0) >= clearLead || (second?.score ?? 0) < enough);
  const outer = isClear ? first : null;
  return outer === null || sendOn.has(outer.code) ? (writerOfEnclosed(letter) ?? outer) : outer;
}

/** Who sends the letters of offices on. */
const sendOn: ReadonlySet<SenderCode> = new Set(['LAW', 'SHELTER']);

/** The office that heads the letter which this one encloses; null where none does, or several do. */
function writerOfEnclosed(letter: Letter): FoundSender | null {
  const head = enclosedHead(letter);
  // An address of its own is that of the one who is written to.
  if (head.length === 0 || head.some(({ text }) => addressed.test(text))) return null;
  const named = senders.map(({ code, names }) => ({ code, hits: letter.places(names).filter(isIn(letter, head)) }));
  const all = named.flatMap(({ hits }) => hits);
  const [only, ...others] = named
    .map(({ code, hits }) => ({ code, hits: hits.filter((hit) => !all.some((other) => holds(other, hit))) }))
    .filter(({ hits }) => hits.length > 0);
  return only === undefined || others.length > 0 ? null : { ...only, score: letterhead };
}

const addressed = /\bpostbus \d|\b\d{4} ?[A-Z]{2}\b|^\s*(?:aan|t\.a\.v)\b/i;

/** Opens a line, or a part of it after a comma, of these. */
function isIn({ tokens }: Letter, lines: readonly PlacedLine[]): (hit: FoundAt) => boolean {
  return (hit) => {
    const token = tokens[hit.from];
    return (
      token !== undefined && lines.includes(token.line) && /^\s*$|,\s*$/.test(token.line.text.slice(0, token.from))
    );
  };
}

/** Whether this sender writes letters of this kind. */
export function isTheirs(rules: KindRules, sender: FoundSender | null): boolean {
  return sender !== null && (rules.sender === sender.code || rules.alsoFrom.includes(sender.code));
}

/** "opvang" in "Centraal Orgaan opvang asielzoekers" is part of a longer name. */
function holds(longer: FoundAt, hit: FoundAt): boolean {
  return longer.from <= hit.from && longer.to >= hit.to && longer.to - longer.from > hit.to - hit.from;
}

function scoreOf(letter: Letter, rules: SenderRules, heads: readonly FoundAt[]): FoundSender {
  const signed = letter
    .places(rules.signature)
    .filter((hit) => zoneAt(letter, hit) === 'close' && !isRunning(letter, hit));
  const marks = letter.places(rules.marks);
  const distinct = new Set(marks.map((hit) => hit.phrase)).size;
  const score =
    (heads.length > 0 ? letterhead : 0) +
    (heads.some((hit) => opensLetter(letter, hit)) ? opening : 0) +
    (isFrom(letter, rules) ? fromAddress : 0) +
    (signed.length > 0 ? signature : 0) +
    Math.min(distinct, mostMarks) * mark;
  return { code: rules.code, score, hits: [...heads, ...signed, ...marks] };
}

/** Whether a mail comes from an address of this office, and neither sends something on nor is written by a friend. */
export function isFrom(letter: Letter, { names, signature }: SenderRules): boolean {
  const { lines } = letter.text;
  if (enclosedHead(letter).length > 0 || lines.some(({ text }) => ofAFriend.test(text))) return false;
  const label = lines.find(({ text }) => /^\s*(?:van|from|afzender)\s*:/i.test(text));
  if (label === undefined) return false;
  const all = /:\s*\S/.test(label.text) ? [label] : valuesOf(lines, label).filter(({ text }) => !mailLabel.test(text));
  // A name may look like an address: more than one domain on the line is somebody who pretends.
  const hosts = new Set(
    all.flatMap(({ text }) => [...text.toLowerCase().matchAll(mailHost)].map(([, host = '']) => host)),
  );
  const [host = ''] = hosts;
  const authority = hosts.size === 1 ? authorityOf(host) : null;
  return authority !== null && [...names, ...signature].flatMap((name) => name.split('|')).includes(authority);
}

const mailHost = /@([a-z0-9.-]{1,253})/g;
const ofAFriend = /^\s*(?:hallo|hoi|hey|hi|lieve|ha)\b/i;
const mailLabel = /^\s*(?:aan|to|cc|onderwerp|subject|verzonden|sent|datum|date)\s*:/i;

/** In a sentence: without a closing its last lines stand where a signature would. */
function isRunning({ tokens, text }: Letter, hit: FoundAt): boolean {
  const line = tokens[hit.from]?.line;
  if (line === undefined) return false;
  const above = text.lines[text.lines.indexOf(line) - 1];
  const goesOn = above?.block === line.block && /^\s*\p{Ll}/u.test(line.text) && !/[.:!?,]\s*$/.test(above.text);
  return line.text.length > longestSignature || (goesOn && /[.!?]\s*$/.test(line.text));
}

const longestSignature = 80;

function isLetterhead(letter: Letter, hit: FoundAt): boolean {
  const zone = zoneAt(letter, hit);
  const line = letter.tokens[hit.from]?.line;
  if (line === undefined || zone === 'body' || zone === 'close') return false;
  const words = letter.tokens.filter((token) => token.line === line).length;
  const named = hit.to - hit.from;
  const opens =
    letter.tokens[hit.from - 1]?.line !== line && (words <= 7 || named >= 3) && !/[.:,]\s*$/.test(line.text);
  const heads = opensLetter(letter, hit) && words <= 7;
  return (opens || heads || named >= words * 0.5) && !isAddressee(letter, line);
}

function opensLetter(letter: Letter, hit: FoundAt): boolean {
  const line = letter.tokens[hit.from]?.line;
  return line !== undefined && !/:/.test(line.text) && letter.text.lines.slice(0, openingLines).includes(line);
}

/** The block under "Aan" or with "t.a.v." is the one written to, not the one who writes. */
function isAddressee(letter: Letter, line: PlacedLine): boolean {
  const block = letter.text.blocks[line.block]?.lines ?? [];
  const until = block.slice(0, block.indexOf(line) + 1).map((each) => normalise(each.text).text);
  return until.some((text) => /^\s*(?:aan\b|t\.?a\.?v\b|ter attentie)/.test(text)) || followsAttention(block, line);
}

function followsAttention(block: readonly PlacedLine[], line: PlacedLine): boolean {
  const next = block[block.indexOf(line) + 1];
  return (
    next !== undefined &&
    /^\s*(?:t\.?a\.?v\b|ter attentie|in afschrift\b|kopie aan\b|de heer|mevrouw|mr\.|de (?:jeugdbeschermer|voogd|directeur|directie)\b)/.test(
      normalise(next.text).text,
    )
  );
}

function zoneAt(letter: Letter, hit: FoundAt): ReturnType<Letter['zoneOf']> {
  const token = letter.tokens[hit.from];
  return token === undefined ? 'body' : letter.zoneOf(token.line);
}
