import { describe, expect, test } from 'vitest';
import type { LetterLine } from './pages.ts';
import { readLetter } from './read-letter.ts';
import { letterTextOf } from './text.ts';

/** A line of a photograph: from where to where (shares of the width) on which row. */
const at = (row: number, from: number, to: number, text: string): LetterLine => ({
  text,
  box: [from, 0.32 + 0.017 * row, to - from, 0.0125],
});

const pageOf = (lines: readonly LetterLine[], readBy?: string) => [
  { number: 1, width: 595, height: 842, lines, ...(readBy === undefined ? {} : { readBy }) },
];

const torn = [
  at(0, 0.117, 0.283, 'Op de zitting van'),
  at(0, 0.298, 0.715, '15 september 2026 is de strafzaak tegen R. V.'),
  at(1, 0.117, 0.29, 'aangehouden, omdat'),
  at(1, 0.301, 0.712, 'een getuige niet was verschenen. De meervoudige'),
  at(2, 0.118, 0.713, 'kamer zet de behandeling voort op woensdag 18 november 2026 te 13.00'),
  at(3, 0.118, 0.533, 'uur in de rechtbank Amsterdam, Parnassusweg 280.'),
];
const letterhead: readonly LetterLine[] = [
  { text: 'Openbaar Ministerie', box: [0.124, 0.068, 0.238, 0.015] },
  { text: 'Datum: 25 september 2026', box: [0.124, 0.236, 0.2, 0.012] },
  { text: 'Betreft: nieuwe zittingsdatum, slachtoffer J. Castellon', box: [0.124, 0.256, 0.4, 0.012] },
  { text: 'Geachte heer Rensenbrink,', box: [0.116, 0.296, 0.22, 0.01] },
];
const wordsOf = (lines: readonly LetterLine[], readBy?: string) =>
  letterTextOf(pageOf(lines, readBy))
    .tokens.map(({ word }) => word)
    .join(' ');

describe('lines of a justified paragraph that a picture tore apart', () => {
  test('are read across', () => {
    expect(wordsOf(torn, 'ocr')).toMatch(
      /^op de zitting van 15 september 2026 .* v aangehouden omdat een getuige niet/,
    );
  });

  test('are read across when the whole line stands above them', () => {
    const [whole, last] = [torn[4], torn[5]] as [LetterLine, LetterLine];
    const under = [at(0, 0.118, 0.713, whole.text), ...torn.slice(0, 4).map(down), last];
    expect(wordsOf(under, 'ocr')).toMatch(/te 13.00 op de zitting van 15 september 2026/);
  });

  test('keep the hearing to which a case is put off, which is not called off', () => {
    const { appointments, statements } = readLetter(pageOf([...letterhead, ...torn], 'ocr'));
    expect(appointments).toMatchObject([{ date: '2026-11-18', time: '13:00' }]);
    expect(statements.map(({ is }) => is)).not.toContain('called_off');
  });

  test('stay apart where they are columns: no line runs across, or the gap is as wide as one', () => {
    const columns = torn.slice(0, 4);
    expect(wordsOf(columns, 'ocr')).toMatch(/^op de zitting van aangehouden omdat/);
    const wide = torn.map((line) =>
      line.box[0] < 0.29
        ? line
        : { ...line, box: [line.box[0] + 0.02, line.box[1], line.box[2] - 0.02, 0.0125] as const },
    );
    expect(wordsOf(wide, 'ocr')).toMatch(/^op de zitting van aangehouden omdat/);
  });

  test('stay apart in a file that has words of its own', () => {
    expect(wordsOf(torn)).toMatch(/^op de zitting van aangehouden omdat/);
  });
});

function down(line: LetterLine): LetterLine {
  const [x, y, width, height] = line.box;
  return { ...line, box: [x, y + 0.017, width, height] };
}
