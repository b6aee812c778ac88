import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LetterPage, pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';
import { readingSchema } from './reading.ts';

const head = (subject: string): string => `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam
Geboortedatum    12 mei 1998

Datum            27 november 2026
Betreft          ${subject}

Geachte mevrouw Tesfamariam,
`;
const foot = '\n\nHoogachtend,\nde minister van Asiel en Migratie';
const refusal = `${head('Beslissing op uw aanvraag')}
Wij wijzen uw aanvraag van 3 maart 2026 af. U kunt binnen vier weken bezwaar maken. U moet Nederland binnen vier weken verlaten.${foot}`;

const read = (text: string) => readLetter(pagesOfText(text));

describe('a refusal', () => {
  test('starts the objection and the duty to leave, and is for the lawyer today', () => {
    const reading = read(refusal);
    expect(reading).toMatchObject({
      kind: 'ind_afwijzing',
      sender: 'IND',
      letterDate: '2026-11-27',
      actionNeeded: true,
    });
    expect(reading.deadlines.map(({ what, lastDay, drivingDay }) => [what, lastDay, drivingDay])).toEqual([
      ['TM08', '2026-12-28', '2026-12-28'],
      ['TM15', '2026-12-28', '2026-12-25'],
    ]);
    expect(reading.warnings.map(({ code }) => code)).toContain('same_day');
  });

  test('is counted from the earlier day when it was sent before its date', () => {
    const reading = read(refusal.replace('Betreft ', 'Verzonden        24 november 2026\nBetreft '));
    expect(reading.deadlines[0]).toMatchObject({ start: '2026-11-24', lastDay: '2026-12-22' });
    expect(reading.warnings.map(({ code }) => code)).toContain('several_letter_dates');
  });

  test('points at its place: every finding lies on a line of the letter', () => {
    const pages = pagesOfText(refusal);
    for (const { page, box, text } of readLetter(pages).evidence) {
      expect(page).toBe(1);
      expect(text).not.toBe('');
      expect(box.every((part) => part >= 0 && part <= 1)).toBe(true);
    }
  });

  test('without a date has no last day, so it is unknown, and asks for the date', () => {
    const reading = read(refusal.replace('27 november 2026', ''));
    expect(reading).toMatchObject({ kind: 'unknown', deadlines: [] });
    expect(reading.warnings.map(({ code }) => code)).toContain('no_letter_date');
    expect(reading.tasks.map(({ code }) => code)).toContain('find_letter_date');
  });

  test.each([
    ['a condition', 'Als wij uw aanvraag afwijzen, kunt u binnen vier weken bezwaar maken.'],
    ['a possibility', 'Wij kunnen uw aanvraag afwijzen. U kunt daarna bezwaar maken.'],
    ['a denial', 'Wij wijzen uw aanvraag niet af. U kunt later bezwaar maken.'],
    ['a question', 'Wordt uw aanvraag afgewezen? Dan kunt u bezwaar maken.'],
    ['history', 'Op 3 maart 2025 hebben wij uw aanvraag afgewezen. U kon bezwaar maken.'],
    ['the other case', 'Dan wijzen wij uw aanvraag af. U kunt dan bezwaar maken.'],
  ])('is not read into %s', (_, sentence) => {
    expect(read(`${head('Uw aanvraag')}\n${sentence}${foot}`).kind).toBe('unknown');
  });

  test('is not read into "bewaar", which is one letter from "bezwaar"', () => {
    expect(read(`${head('Uw aanvraag')}\nBewaar deze brief binnen vier weken.${foot}`).kind).toBe('unknown');
  });

  test('is read over the end of a line, through a broken word and a wrong letter', () => {
    const broken = refusal.replace('Wij wijzen uw aanvraag', 'Wij wijzen uw aan-\nvraag').replace('bezwaar', 'bezwaer');
    expect(read(broken).kind).toBe('ind_afwijzing');
  });
});

describe('a citizen number', () => {
  test('is warned of and stands nowhere in the reading', () => {
    const text = refusal
      .replace('Betreft ', 'BSN              123456782\nBetreft ')
      .replace('weken verlaten', 'weken 1112.22.333 verlaten');
    const reading = read(text);
    expect(reading.warnings.map(({ code }) => code)).toContain('bsn');
    expect(JSON.stringify(reading)).not.toMatch(/123456782|1112\.22\.333/);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...refusal.split(/\s+/),
    '31-02-2026',
    'uiterlijk',
    'tot en met',
    '12:75',
    '€',
    '\f',
    '\0',
    '‮',
    'ﬁ',
    '9999999999',
  );

  test('gives a reading of the fixed shape and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(words, { maxLength: 120 }).map((each) => each.join(' ')),
    );
    fc.assert(
      fc.property(text, (each) => {
        const reading = read(each);
        expect(readingSchema.safeParse(reading).error).toBeUndefined();
        if (reading.kind === 'unknown') expect(reading.actionNeeded).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('is read the same wherever its lines stand, and boxes of no sense do no harm', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1, Number.NaN));
    const line = fc.record({ text: fc.oneof(fc.string(), words), box: fc.tuple(number, number, number, number) });
    const page: fc.Arbitrary<LetterPage> = fc.record({
      number: fc.nat(5).map((each) => each + 1),
      width: number,
      height: number,
      lines: fc.array(line, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 3 }), (pages) => {
        expect(readingSchema.safeParse(readLetter(pages)).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test('of half a megabyte is read in a bounded time, and stays unknown', () => {
    const started = performance.now();
    for (const piece of [
      'Wij wijzen uw aanvraag van 3 maart 2026 af binnen vier weken. ',
      'binnen vier weken bezwaar ',
      '3 maart 2026\n',
      'niet aanvraag\n',
    ]) {
      const reading = readLetter(pagesOfText(piece.repeat(500_000 / piece.length)));
      expect(reading.warnings.map(({ code }) => code)).toContain('too_long');
    }
    expect(performance.now() - started).toBeLessThan(25_000);
  });
});
