import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { letterPdf, unknownLetter } from './testing/letter-pdf.ts';
import { bring, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('what a person added to a letter', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());

  const field = (page: string, label: string, name: 'wrong' | 'right'): string => {
    const keys = [...page.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]+)"[\\s\\S]*?</label>`, 'g'))];
    const found = keys.find(([option]) => option.includes(label))?.[1];
    if (found === undefined) throw new Error(`nothing to tick: ${label}`);
    return found;
  };

  it('is taken back and put back again: a day, an appointment and a statement', async () => {
    const { reference } = await desk.newCase();
    const at = await bring(bram, reference, await letterPdf(unknownLetter));
    const save = async (version: number, fields: Record<string, string>) =>
      bram.post(`${at}/seen`, { _version: String(version), _key: newId(), ...fields });
    const added = { addDay: '10-12-2031', addDayFor: 'klacht', addDate: '11-12-2031', addSays: 'decision.partly' };
    expect((await save(1, added)).status).toBe(303);
    const sheet = async () => (await bram.get(`${at}/copy?in=nl`)).text;
    expect((await bram.get(`${at}/check`)).text).toContain('Dag die de brief noemt: klacht');
    expect(await sheet()).toMatch(/10 december 2031[\s\S]*11 december 2031/);

    for (const [version, label, said] of [
      [2, '10 december 2031', '10 december 2031'],
      [3, '11 december 2031', '11 december 2031'],
      [4, 'op een ander deel', 'op een ander deel'],
    ] as const) {
      const page = (await bram.get(`${at}/seen`)).text;
      expect((await save(version, { wrong: field(page, label, 'wrong') })).status).toBe(303);
      expect(await sheet()).not.toContain(said);
      const check = (await bram.get(`${at}/check`)).text;
      expect(check).toContain('Teruggenomen door');
    }
    const page = (await bram.get(`${at}/seen`)).text;
    expect((await save(5, { right: field(page, '10 december 2031', 'right') })).status).toBe(303);
    expect(await sheet()).toContain('10 december 2031');
    expect(await sheet()).not.toContain('11 december 2031');
    // An old page of somebody else changes nothing.
    expect((await save(3, { addDay: '1-1-2032', addDayFor: 'te laat' })).status).toBe(409);
    expect(await sheet()).not.toContain('januari 2032');
    // The page of the letter says what the day is for, also once it counts.
    const form = (await bram.get(`${at}/check`)).text;
    const fields = { ...formOn(form, `${at}/confirm`), kind: 'unknown', outcome: '', letterDate: '', sentDate: '' };
    await bram.post(`${at}/confirm`, { ...fields, 'choice_letter-1': 'take' });
    const page2 = (await bram.get(at)).text;
    expect(page2).toContain('Dag die de brief noemt uiterlijk woensdag 10 december 2031');
    expect(page2).toMatch(/Toegevoegd door \S+[^<]*: laatste dag woensdag 10 december 2031, klacht/);
  });
});
