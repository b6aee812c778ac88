import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PageNote } from '../wall/protocol.ts';
import { readPage } from './read-page.ts';
import type { Language, PageToRead } from './reading.ts';
import type { Tesseract } from './tesseract.ts';

/** A page of two by two samples, of which the first says which way up it is. */
const pageWith = (notes: PageNote[]): PageToRead => ({
  page: {
    ...{ number: 1, width: 595, height: 842, pixelWidth: 2, pixelHeight: 2, channels: 1 },
    ...{ lines: [], readBy: 'ocr', notes, certainty: 0 },
  },
  rows: deflateSync(Buffer.from([0, 1, 2, 1, 3, 1])),
  reading: { width: 2, height: 2, samples: Uint8Array.of(1, 2, 3, 4) },
});

/** Reads with the certainty that is given for a language and for the first sample of the page. */
function reader(certainties: Record<string, number>) {
  const asked: string[] = [];
  let languages = '';
  const tesseract = {
    use: (wanted: readonly Language[]) => {
      languages = wanted.join('+');
    },
    read: ({ samples }: { samples: Uint8Array }) => {
      const way = `${languages} ${samples[0]}`;
      asked.push(way);
      const word = (at: number) => `5\t1\t1\t1\t1\t1\t${at}\t0\t1\t1\t${certainties[way] ?? 0}\twoord`;
      return [word(0), word(0), word(0)].join('\n');
    },
  };
  return { asked, tesseract: tesseract as unknown as Tesseract };
}

describe('a page that is read', () => {
  test('well in Dutch is read once', () => {
    const { asked, tesseract } = reader({ 'nld 1': 95 });
    expect(readPage(tesseract, pageWith([]), []).page).toMatchObject({ certainty: 0.95, notes: [] });
    expect(asked).toEqual(['nld 1']);
  });

  test('better the other way up is turned, with its picture and with what is missing of it', () => {
    const { page, rows } = readPage(reader({ 'nld 1': 40, 'nld 4': 93 }).tesseract, pageWith(['cut-top']), []);
    expect(page.notes).toEqual(['cut-bottom', 'turned']);
    expect([...inflateSync(rows)]).toEqual([0, 4, 3, 0, 2, 1]);
  });

  test('the other way up after it had been turned is as it came', () => {
    const { page } = readPage(reader({ 'nld 1': 40, 'nld 4': 93 }).tesseract, pageWith(['turned']), []);
    expect(page.notes).toEqual([]);
  });

  test('with lines that run up or down is turned by a quarter and read again', () => {
    const read: string[] = [];
    const running = (up: boolean) => ({
      use: () => undefined,
      read: ({ samples }: { samples: Uint8Array }) => {
        read.push([...samples].join(''));
        const at = (place: number) => (read.length > 1 ? `${place * 0.3}\t0\t0.3\t0.1` : `0\t${place * 0.3}\t0.1\t0.3`);
        const word = (place: number) =>
          `5\t1\t1\t1\t1\t1\t${at(up && read.length === 1 ? 2 - place : place)}\t92\tbezwaar`;
        return [word(0), word(1), word(2)].join('\n');
      },
    });
    const up = readPage(running(true) as unknown as Tesseract, pageWith(['cut-left']), []);
    expect(read).toEqual(['1234', '3142']);
    expect(up.page).toMatchObject({ width: 842, height: 595, notes: ['cut-top', 'turned'], certainty: 0.92 });
    expect([...inflateSync(up.rows)]).toEqual([0, 3, 1, 0, 4, 2]);
    read.length = 0;
    const down = readPage(running(false) as unknown as Tesseract, pageWith(['turned']), []);
    expect(read).toEqual(['1234', '2413']);
    expect(down.page.notes).toEqual([]);
    expect([...inflateSync(down.rows)]).toEqual([0, 2, 4, 0, 1, 3]);
  });

  test('poorly in Dutch is tried in English, unless the languages were asked for', () => {
    const { tesseract, asked } = reader({ 'nld 1': 70, 'eng 1': 92 });
    expect(readPage(tesseract, pageWith([]), []).page.certainty).toBe(0.92);
    expect(readPage(tesseract, pageWith([]), ['nld']).page.certainty).toBe(0.7);
    expect(asked).toEqual(['nld 1', 'eng 1', 'nld 1']);
  });

  test('well is not called blurred', () => {
    expect(readPage(reader({ 'nld 1': 95 }).tesseract, pageWith(['blurred', 'dark']), ['nld']).page.notes).toEqual([
      'dark',
    ]);
    expect(readPage(reader({ 'nld 1': 85 }).tesseract, pageWith(['blurred']), ['nld']).page.notes).toEqual(['blurred']);
  });

  test('in vain is empty, and an empty one is not read at all', () => {
    const { tesseract, asked } = reader({});
    expect(readPage(tesseract, pageWith(['cut-top', 'dark']), []).page).toMatchObject({
      lines: [],
      notes: ['dark', 'empty'],
    });
    const before = asked.length;
    readPage(tesseract, pageWith(['empty']), []);
    expect(asked).toHaveLength(before);
  });
});
