import { addressIn, cellLabel, opensNext, postcode, street } from './addresses.ts';
import type { FoundDate } from './dates.ts';
import { inRow, isLabel, valuesOf, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { pattern } from './pattern.ts';
import type { Stretch } from './stretch.ts';

export const label = pattern()`
    ^(?:plaats|plek|locatie|adres|waar|waarheen|waar precies|ontmoetingspunt|ontmoetingsplaats|verzamelpunt|naar
    |nieuw adres|nieuwe locatie|bestemming|loket|vestiging|balie|zaal|kamer|gebouw|route|bezoekadres
    |zittingsplaats|plaats afspraak|adres afspraak|plek van (?:de|het|uw) (?:afspraak|gesprek|zitting)
    |plaats van de (?:zitting|afspraak)|locatie (?:zitting|afspraak)|bezoekadres loket|where|place|venue
    |location|address|lieu|adresse)$
  `;
/** With a colon after it, a sort of house is a label too: "Kantoor: Kade 3". */
export const installationLabel =
  /^(?:(?:het|ons) )?(?:ziekenhuis|bureau|kantoor|politiebureau|rechtbank|adres (?:kantoor|bureau|ziekenhuis))$/;
const detailLabel = /^(?:zaal|kamer|balie|route|loket)$/;
const isSentence = /^.{90}|\b(?:u|wij|krijgt|komt)\b.*\b(?:u|wij|dan|daar|niet)\b/iu;

/** A row below the day in which label and address run together: "Gebouw Beukenlaan 2, ingang B". */
function addressInRow(letter: Letter, start: PlacedLine): string | null {
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
export function withoutCells(place: string): string | null {
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
export function labelledPlace(letter: Letter, date: FoundDate, others: readonly Stretch[]): string | null {
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
function linesOfDay({ text, tokens }: Letter, start: PlacedLine, others: readonly Stretch[]): readonly PlacedLine[] {
  const days = new Set(others.flatMap(({ from }) => tokens[from]?.line ?? []));
  days.delete(start);
  if (days.size === 0) return text.lines;
  const rows = [start, ...days].map((line) => text.lines.indexOf(line)).sort((a, b) => a - b);
  const own = text.lines.indexOf(start);
  const [first = own, last = own] = [rows[0], rows.at(-1)];
  const isPlace = (line: PlacedLine): boolean => label.test(wordsIn(line.text.split(':')[0] ?? ''));
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
function cellUnder(letter: Letter, head: PlacedLine, start: PlacedLine): PlacedLine | undefined {
  if (head.box[1] >= start.box[1]) return undefined;
  const right = (line: PlacedLine): number => line.box[0] + line.box[2];
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
