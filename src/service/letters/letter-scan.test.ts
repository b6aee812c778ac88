import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behindScanner, type ScanResult } from '#app/platform/files/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('T73 a letter and the virus scanner', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  let verdict: ScanResult;
  const scanned: Uint8Array[] = [];
  beforeAll(async () => {
    desk = await readingDesk();
    const scanner = {
      scan: async (bytes: Uint8Array) => {
        scanned.push(bytes);
        return verdict;
      },
    };
    Object.assign(desk.sandbox, behindScanner({ ...desk.sandbox }, scanner));
    bram = await desk.reader(desk.world.people.bram);
    ({ reference } = await desk.newCase());
  });
  afterAll(() => desk?.close());

  const pdf = () => letterPdf(refusalOf(longDate(today(), 'nl')));

  it('that found it clean: the page says so and when, after the whole file went past it', async () => {
    verdict = 'clean';
    const bytes = await pdf();
    const page = await bram.get(await bring(bram, reference, bytes));
    expect(page.text).toContain(`Gecontroleerd op virussen op ${longDate(today(), 'nl')}.`);
    expect(scanned.at(-1) && bytes.equals(scanned.at(-1) as Uint8Array)).toBe(true);
  });

  it('that is away: the letter is taken, and its page says that nobody looked', async () => {
    verdict = 'not-scanned';
    ({ reference } = await desk.newCase());
    const page = await bram.get(await bring(bram, reference, await pdf()));
    expect(page.text).toContain('Niet gecontroleerd op virussen.');
    expect(page.text).not.toContain('Gecontroleerd op virussen op');
  });

  it('that found something: a sentence, and nothing is kept', async () => {
    verdict = 'infected';
    const before = [await desk.files(), await desk.rows('select count(*) from naast.file_object')];
    const answer = await bram.upload(`/clients/${reference}/letters/new`, await pdf());
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('De virusscanner vond iets schadelijks in dit bestand.');
    expect(answer.text).toContain('Er is niets bewaard.');
    expect([await desk.files(), await desk.rows('select count(*) from naast.file_object')]).toEqual(before);
  });
});
