import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { displayName } from '#app/platform/files/file-name.ts';
import { visibleText } from '#app/platform/files/index.ts';
import { mayHoldCitizenNumber, readDate, readUnsureDate, strikeCitizenNumbers } from '#app/platform/language/index.ts';
import { readOneTimeCode } from '#app/platform/vault/index.ts';
import { localPath } from '#app/platform/web/display.ts';
import * as fields from '#app/platform/web/form/fields.ts';
import { strangeCharacters } from '#app/platform/web/form/strange-characters.ts';
import { soundsLike } from '#app/service/cases/client-list/search.ts';
import { readStart, readTerm } from '#app/service/deadlines/index.ts';
import { mergePublished, searchOver } from '#app/service/directory/index.ts';
import { locate } from '#app/service/intake/locate.ts';
import { coverage } from '#app/service/intake/places.ts';
import { readCode } from '#app/service/intake/receipt.ts';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { findablesIn } from '#app/service/public-pages/search.ts';
import fc from '#test/property.ts';
import { nearPieces, patternsOfProgram } from '../support/program-patterns.ts';
import { partOf } from '../support/seed.ts';

/** Texts of this many characters; the second is ten times the first. */
const sizes = [10_000, 100_000] as const;
/** Milliseconds of work after which a judgement is cut off: it hangs (the bench measures what it really takes). */
const fuse = 1_000;

/** Milliseconds that this process has had of the processor: what others do on the machine does not count. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Read nothing that a visitor types: the operator's folder, our own content files, lines of our own stack. */
const ownTexts = [
  'operations/config.ts',
  'service/public-pages/contents.ts',
  'service/public-pages/marked-text.ts',
  'operations/processes/report.ts',
];

describe('T81 every regular expression of the program', () => {
  const context = createContext({ pattern: /x/, text: '' });
  let patterns: Map<string, string[]>;
  beforeAll(async () => {
    patterns = await patternsOfProgram();
  });

  /** Milliseconds of the processor that a pattern takes over a text; null when it was cut off, given `patience` by the clock. */
  function cost(pattern: RegExp, text: string, patience = fuse): number | null {
    Object.assign(context, { pattern, text });
    const begun = worked();
    try {
      runInContext('pattern.test(text)', context, { timeout: patience });
      return worked() - begun;
    } catch {
      // It hangs, or others had the processor meanwhile: then it gets more time.
      const isStarved = worked() - begun < fuse / 2 && patience < 64 * fuse;
      return isStarved ? cost(pattern, text, 4 * patience) : null;
    }
  }

  /** The piece with which a pattern hangs on 100,000 characters, or null. A smaller text goes first, for it may be worse. */
  function hangsOn(literal: string): string | null {
    const [, pattern = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(literal) ?? [];
    for (const piece of nearPieces(pattern))
      for (const tail of ['', '!'])
        for (const size of [2_000, 100_000]) {
          const text = piece.repeat(size / piece.length) + tail;
          if (cost(new RegExp(pattern, flags.replace(/[gy]/g, '')), text) === null) return JSON.stringify(piece + tail);
        }
    return null;
  }

  it('is looked at, and one that hangs would be seen', () => {
    expect(patterns.size).toBeGreaterThan(200);
    expect(hangsOn('/\\s+$/')).not.toBeNull();
    expect(hangsOn('/^(a+)+$/')).not.toBeNull();
    expect(hangsOn('/^\\s*>?\\s*(?:van|from)\\s*:/i')).not.toBeNull();
    expect(hangsOn('/^[a-z]+$/')).toBeNull();
  });

  it('is done with 100,000 characters that nearly fit', () => {
    // Two minutes for all of them, where this test is drawn one time in five.
    const hanging = partOf('patterns', [...patterns], 4).flatMap(([literal, where]) => {
      const files = where.filter((file) => !ownTexts.includes(file));
      if (files.length === 0) return [];
      const piece = hangsOn(literal);
      return piece === null ? [] : [`${files.join(', ')}: ${literal} on ${piece}`];
    });
    expect(hanging).toEqual([]);
  }, 600_000);
});

describe('T81 everything that judges typed text', () => {
  const found = { regions: [], organisations: mergePublished([]), edited: [] };
  const search = searchOver(findablesIn('nl', found));
  const parse = (schema: z.ZodType) => (text: string) => schema.safeParse(text);
  const judges: Record<string, (text: string) => unknown> = {
    'a text of a form': parse(fields.text()),
    'a text that may be left out': parse(fields.optionalText()),
    'a telephone number': parse(fields.telephone()),
    'a secret': parse(fields.secret()),
    'a day': parse(fields.day()),
    'a code of a receipt': readCode,
    'a one-time code': readOneTimeCode,
    'text of a letter as it is seen': visibleText,
    'a choice': parse(fields.choice(['one', 'two'])),
    'a whole number': parse(fields.wholeNumber(1, 9)),
    'an id': parse(z.uuid()),
    'a mail address': parse(z.email()),
    'a citizen service number in a text': mayHoldCitizenNumber,
    'a citizen service number in a letter': strikeCitizenNumbers,
    'strange characters': strangeCharacters,
    'a date': readDate,
    'an unsure date': readUnsureDate,
    'a legal term': readTerm,
    'the start of a legal term': readStart,
    'a file name': displayName,
    'where a page leads back to': localPath,
    'where somebody stays': locate,
    'a place of a region': (text) =>
      coverage(locate(text), { name: 'Utrecht', municipalities: ['Utrecht'], postcodes: ['35'] }),
    'a client that is looked for': (text) => soundsLike(text, 'ABCD-EFGH', text),
    'a word that is looked for': search,
  };
  // The text of a letter is not typed but comes from whoever wrote it, and is long by nature: a hundred lines and more.
  const letters: typeof judges = { 'a letter': (text) => readLetter(pagesOfText(text)) };

  const pieces = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '1',
      '1-',
      '27-11-',
      '111222333',
      '1 1 ',
      '3511 ',
      'AB',
      '06-',
      '+31 ',
      ' ',
      '\n',
      '\u00a0',
      '\u202e',
    ),
    fc.constantFrom(
      'P1',
      'P',
      'a@',
      'a@a.',
      '../',
      '//',
      '%2f',
      'Sela ',
      'é',
      'ﷺ',
      'ｆ',
      '𝔘',
      '…',
      'van: ',
      '**[a](',
      '<a ',
    ),
    fc.constantFrom('uiterlijk binnen 4 weken ', 'kenmerk: ', 'V-nummer 12', 'bezwaar ', '€ 1.000', '12:00 '),
  );
  const texts = fc.tuple(fc.array(pieces, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '!', '1', '\u0000'));
  const longText = ([some, tail]: [string[], string], size: number) => {
    const piece = some.join('');
    return piece.repeat(Math.ceil(size / piece.length)).slice(0, size) + tail;
  };
  const cost = (judge: (text: string) => unknown, text: string) => {
    const begun = worked();
    try {
      judge(text);
    } catch {
      // Refusing by throwing is for others to test; here it is only the time.
    }
    return worked() - begun;
  };
  /** The best of a few: a busy machine only makes it slower. */
  const best = (judge: (text: string) => unknown, text: string, limit: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 4 && least > limit; turn += 1) least = Math.min(least, cost(judge, text));
    return least;
  };

  const judged = (judge: (text: string) => unknown, numRuns: number) =>
    fc.assert(
      fc.property(texts, (made) => {
        const [small, large] = sizes.map((size) => longText(made, size));
        const first = best(judge, small ?? '', 2);
        // Ten times the text may cost ten times as much, and a bad day of the machine; a square would cost a hundred times.
        const most = Math.min(fuse, Math.max(40, first * 60));
        expect(best(judge, large ?? '', most)).toBeLessThan(most);
      }),
      { numRuns, endOnFailure: true },
    );

  it.each(Object.entries(judges))('%s: the work grows with the text and not faster', (_, judge) => {
    judged(judge, 40);
  });
  it.each(Object.entries(letters))('%s: the work grows with the text and not faster', (_, judge) => {
    judged(judge, 8);
  });

  it('would see work that grows with the square of the text', () => {
    const square = (text: string) => /a+$/.test(`${'a'.repeat(text.length / 4)}b`);
    expect(() => judged(square, 1)).toThrow();
  });
});
