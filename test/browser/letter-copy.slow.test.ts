import { PDFDocument } from '@cantoo/pdf-lib';
import { Hono } from 'hono';
import { jsx } from 'hono/jsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lang, languages } from '#app/platform/language/index.ts';
import { document, moduleAssets, plainShell, securityHeaders, serveAsset, shell } from '#app/platform/web/index.ts';
import { outcomeKeys } from '#app/service/letter-reader/codes.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import type { Deadline, Reading } from '#app/service/letter-reader/reading.ts';
import { letterStyles } from '#app/service/letters/assets.ts';
import { type Explanation, explain } from '#app/service/letters/explain.ts';
import { explanationParts, explanationTexts } from '#app/service/letters/explanations.ts';
import { LetterCopy } from '#app/service/letters/letter-copy.view.tsx';
import { LetterExplanation } from '#app/service/letters/letter-explanation.view.tsx';
import { mayTell } from '#app/service/letters/may-tell.ts';
import type { Telling } from '#app/service/letters/telling-rules.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';

const ofLetters = { name: 'naast', home: '/', demo: true, modules: moduleAssets([letterStyles], []) };

/** A letter in which everything was found that the text of its kind can name. */
function fullest(kind: Reading['kind'], outcome: Reading['outcome']): Reading {
  const day = (what: string): Deadline => ({
    what,
    lastDay: '2026-12-30',
    drivingDay: '2026-12-30',
    law: 'statute',
    start: '2026-11-27',
    basis: 'x',
  });
  const limits = Array.from({ length: 40 }, (_, at) => `TM${String(at + 1).padStart(2, '0')}`);
  return {
    ...readLetter([]),
    kind,
    ...(outcome === undefined ? {} : { outcome }),
    letterDate: '2026-11-27',
    deadlines: [...limits, 'letter'].map(day),
    appointments: [
      {
        date: '2026-12-30',
        time: '10:30',
        place: 'Rechtbank Midden-Nederland, Vrouwe Justitiaplein 1, 3511 EX Utrecht',
      },
    ],
  };
}

/** As if a lawyer had approved every word of the glossary, which is what makes a paper long. */
const telling: Telling = { mayTell: () => true, isSuspended: () => false };

const lengthOf = ({ client }: Explanation) =>
  explanationParts.flatMap((part) => client[part]).reduce((sum, { text }) => sum + text.length, 0);

/** The longest explanations of a language, whatever was decided. */
function longest(lang: Lang, many: number): Explanation[] {
  const kinds = [...new Set(explanationTexts.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const told = [undefined, ...outcomeKeys].map((outcome) => explain(fullest(kind, outcome), lang));
      return told.sort((a, b) => lengthOf(b) - lengthOf(a))[0] as Explanation;
    })
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, many);
}

describe('the copy for the client', () => {
  let browser: TestBrowser;
  let service: Awaited<ReturnType<typeof onLoopback>>;
  let shown = '';
  beforeAll(async () => {
    const app = new Hono();
    app.use(securityHeaders(), shell(ofLetters));
    app.get('/copy', (c) => c.html(shown));
    app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? c.notFound());
    [browser, service] = await Promise.all([openBrowser(), onLoopback(app)]);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  test.each(languages)('is one sheet of A4, also of the longest kinds: %s', async (lang) => {
    const page = await browser.newPage();
    const told = longest(lang, 6);
    expect(lengthOf(told[0] as Explanation)).toBeGreaterThan(700);
    for (const explanation of told) {
      // As for a lawyer's approval that is still to come: the whole text must fit.
      const approved = { ...explanation, standing: 'approved' as const };
      const around = { ...plainShell(ofLetters, lang), person: 'bram' };
      const copy = jsx(
        LetterCopy as never,
        { explanation: approved, dutch: null, telling, days: [], appointments: [], letterDate: '2026-11-27' } as never,
      );
      shown = await document(around, { title: 'Brief' }, copy);
      await page.goto(`${service.origin}/copy`);
      const text = approved.client.whoHelps[0]?.text ?? '';
      expect(await page.locator('article').textContent()).toContain(text.split(' ').slice(0, 2).join(' '));
      const pdf = await PDFDocument.load(await page.pdf({ format: 'A4' }));
      expect(pdf.getPageCount(), explanation.kind).toBe(1);
    }
    await page.context().close();
  });

  test('tells nothing that no lawyer approved, and never what is LOW, but always the day', async () => {
    const [explanation] = longest('nl', 1);
    if (explanation === undefined) throw new Error('There are no explanations.');
    expect([mayTell({ standing: 'waiting' }), mayTell({ standing: 'suspended' })]).toEqual([false, false]);
    const low = { ...explanation, standing: 'waiting' as const, confidence: 'LOW' as const };
    const days = [{ what: 'TM08', drivingDay: '2026-12-28' }];
    const appointments = [{ date: '2027-01-12', time: '10:30', place: 'Schiphol' }];
    const warnings = [{ code: 'pages_missing', text: '' }];
    const reading = { appointments, statements: [], warnings, language: 'nl' };
    const copy = jsx(
      LetterCopy as never,
      { explanation: low, dutch: null, telling, days, reading, letterDate: null } as never,
    );
    const text = await document(plainShell({ name: 'naast', home: '/', demo: true }, 'nl'), { title: 'Brief' }, copy);
    expect(text).toContain('maandag 28 december 2026');
    expect(text).toContain('dinsdag 12 januari 2027, 10:30');
    expect(text).toContain('Laat deze brief vandaag aan uw advocaat zien');
    expect(text).toContain('Hebt u geen advocaat? Zeg het meteen tegen uw vrijwilliger.');
    expect(text).toContain('Er ontbreekt een bladzijde van deze brief.');
    for (const { text: sentence } of explanation.client.what) expect(text).not.toContain(sentence);
  });

  test('has a picture beside each part for a client who does not read, and the same words', async () => {
    const [found] = longest('nl', 1);
    if (found === undefined) throw new Error('There are no explanations.');
    const explanation = { ...found, standing: 'approved' as const, confidence: 'HIGH' as const };
    const drawn = async (pictures: boolean) => {
      const copy = jsx(LetterCopy as never, { explanation, dutch: null, telling, letterDate: null, pictures } as never);
      return document(plainShell({ name: 'naast', home: '/', demo: true }, 'nl'), { title: 'Brief' }, copy);
    };
    const words = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const [plain, pictured] = await Promise.all([drawn(false), drawn(true)]);
    const parts = explanationParts.filter((part) => explanation.client[part].length > 0);
    expect(pictured.split('class="pictogram"')).toHaveLength(parts.length + 1);
    expect(plain).not.toContain('class="pictogram"');
    expect(words(pictured)).toBe(words(plain));
  });

  test('is read aloud only where she may be told; the volunteer sees what is not sure, and that it is not', async () => {
    const [explanation] = longest('nl', 1);
    const shown = (change: Partial<Explanation>) =>
      document(
        plainShell({ name: 'naast', home: '/', demo: true }, 'nl'),
        { title: 'Brief' },
        jsx(
          LetterExplanation as never,
          { explanation: { ...explanation, ...change }, telling, places: new Map() } as never,
        ),
      );
    expect(await shown({ confidence: 'MEDIUM', standing: 'approved' })).toContain('data-aloud');
    expect(await shown({ confidence: 'MEDIUM', standing: 'waiting' })).not.toContain('data-aloud');
    const low = await shown({ confidence: 'LOW', standing: 'waiting' });
    expect(low).not.toContain('data-aloud');
    expect(low).toContain('niet zeker: vertel dit niet als feit');
  });
});
