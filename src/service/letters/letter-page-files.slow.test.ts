import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import type { LetterDocument } from './letter-document.ts';
import { letterDocumentSchema } from './letter-document.ts';
import { findLetter } from './letters.store.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const [first = '', second = ''] = refusalOf('27 november 2026').split('\n\n# Bent u');

describe('the pages of a letter', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
  });

  const front = () => letterPdf(first);
  const back = () => letterPdf(`# Bent u${second}`);
  const upload = () => `/clients/${reference}/letters/new`;
  const kept = (at: string) =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.read');
      const letter = open && (await findLetter(open, at.split('/').at(-1) ?? ''));
      if (!letter) throw new Error('There is no letter.');
      return letter;
    });
  const firstLines = ({ pages }: LetterDocument) => pages.map(({ lines }) => lines[0]?.[0]);
  const move = async (at: string, asked: string) => {
    const { version } = await kept(at);
    return bram.post(`${at}/pages/order`, { _version: String(version), move: asked });
  };
  const bringPage = async (at: string, bytes: Uint8Array, fields: Record<string, string> = {}) =>
    bram.upload(`${at}/pages`, bytes, { fields: { _version: String((await kept(at)).version), ...fields } });

  it('are those of several files, in the order in which they were chosen, read as one letter', async () => {
    const { status, location } = await bram.upload(upload(), await front(), { more: [['twee.pdf', await back()]] });
    expect(status).toBe(303);
    const { document } = await kept(location);
    expect(firstLines(document)).toEqual([
      'Immigratie- en Naturalisatiedienst',
      'Bent u het niet eens met dit besluit?',
    ]);
    expect(document.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(document.reading.kind).toBe('ind_afwijzing');
    expect(document.reading.deadlines.map(({ what }) => what)).toContain('TM08');
    // The term is on the second page, and its place says so.
    expect(document.reading.evidence.find((one) => one.for === 'deadline:TM08')?.page).toBe(2);
  });

  it('of good files are kept when another does not open, and that one is named until somebody dealt with it', async () => {
    const { location: at } = await bram.upload(upload(), await front(), {
      more: [
        ['kapot.pdf', Buffer.from('%PDF-1.7 stuk')],
        ['twee.pdf', await back()],
      ],
    });
    expect((await kept(at)).document.pages).toHaveLength(2);
    const page = await bram.get(at);
    expect(page.text).toContain('Eén bestand ging niet open');
    expect(page.text).toContain('<bdi>kapot.pdf</bdi>: Dit bestand is beschadigd of niet compleet.');
    // A page with a day may be missing: nothing is confirmed with one press.
    expect(page.text).not.toContain(`action="${at}/confirm"`);
    expect((await move(at, 'settle-1')).location).toBe(`${at}/pages`);
    expect((await bram.get(at)).text).toContain(`action="${at}/confirm"`);
  });

  it('are none when no file opens, and each file has its own sentence', async () => {
    const before = await desk.files();
    const answer = await bram.upload(upload(), Buffer.from('<html>'), {
      name: 'pagina.html',
      more: [['kapot.pdf', Buffer.from('%PDF-1.7 stuk')]],
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('pagina.html: Dit soort bestand kunnen wij niet openen.');
    expect(answer.text).toContain('kapot.pdf: Dit bestand is beschadigd of niet compleet.');
    expect(answer.text).toContain('Er is niets bewaard.');
    expect(await desk.files()).toBe(before);
  });

  it('T74 of more than twelve files are refused whole', async () => {
    const page = await front();
    const more = Array.from({ length: 12 }, (_, at): [string, Uint8Array] => [`${at}.pdf`, page]);
    const answer = await bram.upload(upload(), page, { more });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Dit zijn te veel bestanden tegelijk.');
  });

  it('are put in order, and the letter is read anew', async () => {
    const { location: at } = await bram.upload(upload(), await back(), { more: [['een.pdf', await front()]] });
    expect((await move(at, 'up-2')).status).toBe(303);
    const { document, version } = await kept(at);
    expect(firstLines(document)[0]).toBe('Immigratie- en Naturalisatiedienst');
    expect(document.reading.evidence.find((one) => one.for === 'deadline:TM08')?.page).toBe(2);
    expect(version).toBe(2);
    // The picture follows its page.
    const [one, two] = await Promise.all([1, 2].map((number) => bram.get(`${at}/pages/${number}`)));
    expect([one?.status, two?.status]).toEqual([200, 200]);
    expect(one?.bytes.equals(two?.bytes ?? Buffer.alloc(0))).toBe(false);
  });

  it('are replaced and added one by one, and what was found changes with them', async () => {
    const { location: at } = await bram.upload(upload(), await letterPdf('Niet te lezen'));
    expect((await kept(at)).document.reading.kind).toBe('unknown');
    expect((await bringPage(at, await front(), { replaces: '1' })).location).toBe(at);
    expect((await bringPage(at, await back())).location).toBe(`${at}/pages`);
    const { document } = await kept(at);
    expect(document.pages).toHaveLength(2);
    expect(document.reading.kind).toBe('ind_afwijzing');
    expect((await move(at, 'away-2')).status).toBe(303);
    expect((await kept(at)).document.pages).toHaveLength(1);
    // A letter has at least one page.
    expect((await move(at, 'away-1')).status).toBe(400);
  });

  it('keep saying that a citizen number stood there, after the letter was read anew', async () => {
    const withBsn = await letterPdf(first.replace('V-nummer 990 551 0042', 'BSN 111222333'));
    const { location: at } = await bram.upload(upload(), withBsn, { more: [['twee.pdf', await back()]] });
    await move(at, 'down-1');
    const { document } = await kept(at);
    expect(document.reading.warnings.map(({ code }) => code)).toContain('bsn');
    expect(JSON.stringify(document)).not.toContain('111222333');
  });

  it('do not change under somebody who saw them otherwise, nor once a person confirmed the letter', async () => {
    const { location: at } = await bram.upload(upload(), await front(), { more: [['twee.pdf', await back()]] });
    await move(at, 'down-1');
    const late = await bram.post(`${at}/pages/order`, { _version: '1', move: 'down-1' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('De brief is intussen veranderd.');
    const files = await desk.files();
    expect((await bringPage(at, await front(), { _version: '1' })).status).toBe(409);
    expect(await desk.files()).toBe(files);
    await move(at, 'down-1');
    const form = formOn((await bram.get(at)).text, `${at}/confirm`);
    expect((await bram.post(`${at}/confirm`, form)).status).toBe(303);
    expect((await move(at, 'down-1')).location).toBe(at);
    expect((await bringPage(at, await front())).location).toBe(at);
    expect((await kept(at)).document.pages).toHaveLength(2);
    expect((await bram.get(`${at}/pages`)).location).toBe(at);
  });

  it.each(['up-1', 'down-2', 'away-3', 'settle-1', 'up-0', 'sideways-1'])(
    'refuse a move that is none: %s',
    async (asked) => {
      const { location: at } = await bram.upload(upload(), await front(), { more: [['twee.pdf', await back()]] });
      expect((await move(at, asked)).status).toBe(400);
      expect((await kept(at)).version).toBe(1);
    },
  );

  it('are told to the script in its own way, so that the photos stay on its page', async () => {
    const json = { accept: 'application/json' };
    const body = (bytes: Uint8Array) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _csrf: bram.csrf, _key: newId() })) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(bytes)]), 'brief.pdf');
      return form;
    };
    const refused = await bram.send(upload(), { method: 'POST', headers: json, body: body(Buffer.from('<html>')) });
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text).errors).toHaveLength(2);
    const taken = await bram.send(upload(), { method: 'POST', headers: json, body: body(await front()) });
    expect(JSON.parse(taken.text).location).toMatch(new RegExp(`^/clients/${reference}/letters/`));
  });

  it('of a letter from before originals were a choice still open', async () => {
    const { location: at } = await bram.upload(upload(), await front());
    const { originals: _none, ...rest } = (await kept(at)).document;
    const original = newId();
    expect(letterDocumentSchema.parse({ ...rest, original }).originals).toEqual([original]);
  });
});
