import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { bring, formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { changeLimit, readLimit } from '#app/service/procedures/index.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { documentsPanel, documentsRoutes } from './index.ts';

const details = {
  kind: 'medical',
  title: 'Verklaring van de huisarts',
  date: 'mei 2023',
  issuer: 'Huisartsenpraktijk Proef',
  original: 'lawyer',
};

describe('the dossier', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let at: string;
  let caseId: string;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, (made) => ({
      routes: documentsRoutes(made),
      panels: [documentsPanel],
    }));
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference, caseId } = await desk.newCase());
    at = `/clients/${reference}/dossier`;
  });

  const paper = () => letterPdf('Huisartsenpraktijk Proef\n\nBSN 111222333\fTweede bladzijde');
  const added = async () => (await bram.upload(`${at}/new`, await paper(), { name: 'Huisarts Selam.pdf' })).location;

  it('takes a document, shows its pages beside the question what it is, and keeps the answer', async () => {
    const document = await added();
    const asked = await bram.get(document);
    expect(asked.text).toContain(`<image href="${document}/pages/2"`);
    expect(asked.text).not.toContain('111222333');
    expect(asked.text).not.toContain('Huisarts Selam');
    expect((await bram.get(`${document}/pages/1`)).headers.get('content-type')).toBe('image/png');
    const saved = await bram.post(document, { _version: '1', ...details });
    expect([saved.status, saved.location]).toEqual([303, at]);
    const { text } = await joke.get(at);
    for (const shown of ['Verklaring van de huisarts', 'mei 2023', 'Huisartsenpraktijk Proef', 'bij de advocaat'])
      expect(text).toContain(shown);
    expect((await joke.get(`/clients/${reference}`)).text).toContain('Bekijk alle documenten (1)');
  });

  it('gives the file as it came to whoever says why and proves who it is, as an attachment with a neutral name', async () => {
    const document = await added();
    const { password } = desk.world.people.joke;
    const asked = await joke.get(`${document}/original`);
    expect(asked.headers.get('content-disposition')).toBeNull();
    expect(asked.text.indexOf('name="password"')).toBeLessThan(asked.text.indexOf('name="reason"'));
    const refused = [
      { number: '1', reason: 'for-lawyer', password: 'zomaar een wachtwoord' },
      { number: '1', reason: 'for-lawyer', password: '' },
      { number: '1', reason: 'zomaar', password },
      { number: '1', reason: '', password },
    ];
    for (const fields of refused) {
      const answer = await joke.post(`${document}/original`, fields);
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([422, null]);
    }
    const wish = { reason: 'for-lawyer', password };
    expect((await joke.post(`${document}/original`, { ...wish, number: '2' })).status).toBe(404);
    const original = await joke.post(`${document}/original`, { ...wish, number: '1' });
    expect(original.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(original.headers.get('content-disposition')).toContain(`attachment; filename="document-${today()}.pdf"`);
    const told = await desk.rows(
      "select body from naast.audit_entry where action = 'file.read' order by seq desc limit 1",
    );
    expect(String(told[0]?.body)).toContain('for-lawyer');
  });

  it('takes several photographs as one document, and more pages later, behind those it has', async () => {
    const sheet = (words: string) => letterPdf(words);
    const more: [string, Uint8Array][] = [['twee.pdf', await sheet('Tweede blad')]];
    const document = (await bram.upload(`${at}/new`, await sheet('Eerste blad'), { more })).location;
    expect((await bram.get(at)).text.split(`href="${document}"`)).toHaveLength(2);
    const fields = formOn((await bram.get(`${document}/pages`)).text, `${document}/pages`);
    const added = await bram.upload(`${document}/pages`, await sheet('Derde blad\fVierde blad'), { fields });
    expect([added.status, added.location]).toEqual([303, document]);
    const { text } = await joke.get(document);
    for (const number of [1, 2, 3, 4]) {
      expect(text).toContain(`<image href="${document}/pages/${number}"`);
      expect((await joke.get(`${document}/pages/${number}`)).status).toBe(200);
    }
    for (const number of [2, 3]) expect(text).toContain(`${document}/original?number=${number}`);
    expect((await joke.get(`${document}/pages/5`)).status).toBe(404);
    const wish = { reason: 'check-paper', password: desk.world.people.joke.password };
    const third = await joke.post(`${document}/original`, { ...wish, number: '3' });
    expect(third.headers.get('content-disposition')).toContain(`document-${today()}-3.pdf`);
  });

  it('adds no pages to what somebody else changed meanwhile, and keeps nothing of them', async () => {
    const document = await added();
    const stale = formOn((await bram.get(`${document}/pages`)).text, `${document}/pages`);
    await joke.post(document, { _version: '1', ...details });
    const before = await desk.files();
    const answer = await bram.upload(`${document}/pages`, await paper(), { fields: stale });
    expect([answer.status, await desk.files()]).toEqual([409, before]);
    expect((await joke.get(`${document}/pages/3`)).status).toBe(404);
  });

  it('holds the letters of the case without a second upload, and more can be said about them', async () => {
    const letter = await bring(bram, reference, await letterPdf(refusalOf('27 november 2026')));
    const asDocument = letter.replace('/letters/', '/dossier/');
    const before = await bram.get(at);
    expect(before.text).toContain('IND: de aanvraag is afgewezen');
    expect(before.text).toContain('27 november 2026');
    expect(before.text).toContain('>IND<');
    const files = await desk.files();
    const saved = await bram.post(asDocument, { _version: '0', ...details, kind: 'decision', title: '' });
    expect(saved.status).toBe(303);
    const after = await bram.get(at);
    expect(after.text).toContain('bij de advocaat');
    expect(after.text).toContain('IND: de aanvraag is afgewezen');
    expect(await desk.files()).toBe(files);
    expect((await bram.get(`${asDocument}/pages/1`)).status).toBe(200);
    // A letter is set aside on its own page, and then it is no document any more.
    expect((await bram.post(`${asDocument}/set-aside`, { _version: '1', asideReason: 'x' })).location).toBe(letter);
    await bram.post(`${letter}/set-aside`, { _version: '1', asideReason: 'dubbel' });
    expect((await bram.get(at)).text).toContain('Er zijn nog geen papieren');
    expect((await bram.get(asDocument)).status).toBe(404);
  });

  it('is searched by words, kind and period, with the words in the body of the request', async () => {
    await bram.post(await added(), { _version: '1', ...details });
    await bram.post(await added(), { _version: '1', ...details, title: 'Pasfoto', kind: 'other', date: '' });
    const found = async (asked: Record<string, string>) => {
      const { text } = await bram.post(`${at}/search`, asked);
      return ['Verklaring van de huisarts', 'Pasfoto'].filter((title) => text.includes(`<bdi>${title}</bdi>`));
    };
    expect(await found({})).toEqual(['Verklaring van de huisarts', 'Pasfoto']);
    expect(await found({ words: 'HUISÁRTS' })).toEqual(['Verklaring van de huisarts', 'Pasfoto']);
    expect(await found({ words: 'pasfoto' })).toEqual(['Pasfoto']);
    expect(await found({ kind: 'medical' })).toEqual(['Verklaring van de huisarts']);
    // Somewhere in May: it fits any period that touches that month; what has no date fits none.
    expect(await found({ from: '20-5-2023', to: '1-6-2023' })).toEqual(['Verklaring van de huisarts']);
    expect(await found({ from: '1-6-2023' })).toEqual([]);
    const nonsense = await bram.post(`${at}/search`, { from: 'gisteren', words: 'huisarts' });
    expect(nonsense.status).toBe(422);
    expect(nonsense.text).toContain('value="huisarts"');
  });

  it('refuses what is no date, and keeps what was typed', async () => {
    const answer = await bram.post(await added(), { _version: '1', ...details, date: 'lang geleden' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Schrijf een dag (27-11-2026), een maand (05-2023) of een jaar (2023)');
    expect(answer.text).toContain('value="lang geleden"');
    expect(answer.text).toContain('value="Huisartsenpraktijk Proef"');
  });

  it('shows both when two people say something else about one document', async () => {
    const document = await added();
    await joke.post(document, { _version: '1', ...details, title: 'Brief van de huisarts' });
    const late = await bram.post(document, { _version: '1', ...details });
    expect(late.status).toBe(409);
    for (const shown of ['Brief van de huisarts', 'Verklaring van de huisarts']) expect(late.text).toContain(shown);
    expect((await bram.post(document, { _version: '2', ...details })).status).toBe(303);
  });

  it('lays a document away with a reason, once, and then it can no longer change', async () => {
    const document = await added();
    expect((await bram.post(`${document}/set-aside`, { _version: '1', asideReason: ' ' })).status).toBe(422);
    const aside = { _version: '1', asideReason: 'Hoort bij iemand anders.' };
    expect((await bram.post(`${document}/set-aside`, aside)).status).toBe(303);
    expect((await bram.get(at)).text).toContain('Er zijn nog geen papieren');
    expect((await bram.get(document)).text).toContain('Dit document ligt in het archief');
    const late = await bram.post(document, { _version: '2', ...details });
    expect([late.status, late.text.includes('Verklaring van de huisarts')]).toEqual([409, true]);
    expect((await bram.get(document)).text).not.toContain('Verklaring van de huisarts');
  });

  it('proves nothing any more once it is laid away: what was closed for its sake is only said to be filed', async () => {
    const document = await added();
    const { bram: volunteer } = desk.world.people;
    const limit = await desk.world.as(volunteer, async (visit) => {
      const id = await objection(visit, reference);
      const open = await openCase(visit, reference, 'core', 'limit.change');
      const found = open && (await readLimit(open, id));
      if (!open || !found) throw new Error('No limit.');
      const proof = { kind: 'document', id: document.split('/').at(-1) ?? '' } as const;
      expect(await changeLimit(open, found, found.version, { what: 'done', reason: null, proof })).toBe('saved');
      return id;
    });
    const state = () => desk.rows('select state from naast.legal_limit where id = $1', [limit]);
    expect(await state()).toEqual([{ state: 'done' }]);
    await bram.post(`${document}/set-aside`, { _version: '1', asideReason: 'Hoort bij iemand anders.' });
    expect(await state()).toEqual([{ state: 'open' }]);
    expect((await bram.get('/limits')).text).toContain('gezegd: ingediend, nog zonder bewijs');
  });

  it('refuses with a clear sentence what is no PDF, keeps nothing of it, and writes in the access book what was kept', async () => {
    const files = await desk.files();
    const refused = await bram.upload(`${at}/new`, Buffer.from('<html>'));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Dit soort bestand kunnen wij niet openen.');
    expect(refused.text).toContain('Er is niets bewaard.');
    expect(await desk.files()).toBe(files);
    await bram.post(await added(), { _version: '1', ...details });
    const book = await desk.rows('select action from naast.audit_entry where case_id = $1 order by seq', [caseId]);
    const actions = book.map(({ action }) => action);
    expect(actions).toContain('document.added');
    expect(actions).toContain('document.changed');
    const { rows } = { rows: await desk.rows('select sealed from naast.dossier_document') };
    expect(JSON.stringify(rows.map(({ sealed }) => String(sealed)))).not.toContain('Huisarts');
  });

  it('takes nothing into a closed case', async () => {
    await joke.post(`/clients/${reference}/closure`, { reason: 'goal-reached' });
    expect((await bram.upload(`${at}/new`, await paper())).status).not.toBe(200);
    expect((await desk.rows('select 1 from naast.dossier_document where case_id = $1', [caseId])).length).toBe(0);
  });
});
