import type { Line } from './blocks.ts';
import { type KindRules, type SenderRules, senders } from './catalogue.ts';
import type { SenderCode } from './codes.ts';
import type { Hit } from './find.ts';
import type { Letter } from './letter.ts';
import { normalise } from './normalise.ts';

export interface FoundSender {
  code: SenderCode;
  score: number;
  hits: readonly Hit[];
}

const letterhead = 4;
const signature = 3;
/** A letter opens with the name of its writer; who else is named further down ("namens de officier van justitie") is not. */
const opening = 2;
const openingLines = 2;
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
  if (first === undefined || first.score < enough) return null;
  return first.score - (second?.score ?? 0) >= clearLead || (second?.score ?? 0) < enough ? first : null;
}

/** Whether this sender writes letters of this kind. */
export function isTheirs(rules: KindRules, sender: FoundSender | null): boolean {
  return sender !== null && (rules.sender === sender.code || rules.alsoFrom.includes(sender.code));
}

/** "opvang" in "Centraal Orgaan opvang asielzoekers" is part of a longer name. */
function holds(longer: Hit, hit: Hit): boolean {
  return longer.from <= hit.from && longer.to >= hit.to && longer.to - longer.from > hit.to - hit.from;
}

function scoreOf(letter: Letter, rules: SenderRules, heads: readonly Hit[]): FoundSender {
  const signed = letter.places(rules.signature).filter((hit) => zoneAt(letter, hit) === 'close');
  const marks = letter.places(rules.marks);
  const distinct = new Set(marks.map((hit) => hit.phrase)).size;
  const score =
    (heads.length > 0 ? letterhead : 0) +
    (heads.some((hit) => opensLetter(letter, hit)) ? opening : 0) +
    (signed.length > 0 ? signature : 0) +
    Math.min(distinct, mostMarks) * mark;
  return { code: rules.code, score, hits: [...heads, ...signed, ...marks] };
}

function isLetterhead(letter: Letter, hit: Hit): boolean {
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

function opensLetter(letter: Letter, hit: Hit): boolean {
  const line = letter.tokens[hit.from]?.line;
  return line !== undefined && !/:/.test(line.text) && letter.text.lines.slice(0, openingLines).includes(line);
}

/** The block under "Aan" or with "t.a.v." is the one written to, not the one who writes. */
function isAddressee(letter: Letter, line: Line): boolean {
  const block = letter.text.blocks[line.block]?.lines ?? [];
  const until = block.slice(0, block.indexOf(line) + 1).map((each) => normalise(each.text).text);
  return until.some((text) => /^\s*(?:aan\b|t\.?a\.?v\b|ter attentie)/.test(text)) || followsAttention(block, line);
}

function followsAttention(block: readonly Line[], line: Line): boolean {
  const next = block[block.indexOf(line) + 1];
  return (
    next !== undefined &&
    /^\s*(?:t\.?a\.?v\b|ter attentie|in afschrift\b|kopie aan\b|de heer|mevrouw|mr\.|de (?:jeugdbeschermer|voogd|directeur|directie)\b)/.test(
      normalise(next.text).text,
    )
  );
}

function zoneAt(letter: Letter, hit: Hit): ReturnType<Letter['zoneOf']> {
  const token = letter.tokens[hit.from];
  return token === undefined ? 'body' : letter.zoneOf(token.line);
}
