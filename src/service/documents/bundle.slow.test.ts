import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { layerText } from '#app/platform/files/testing/layer-text.ts';
import { leavesQpdfOut, qpdf } from '#app/platform/files/testing/qpdf.ts';
import { today } from '#app/platform/language/index.ts';
import { newId, sha256 } from '#app/platform/vault/index.ts';
import { addConsent, liveConsents, sharing } from '#app/service/cases/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { bring, formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { documentsPanel, documentsRoutes } from './index.ts';

const receiver = 'mr. A. Proef, advocaat';

describe('a bundle for somebody outside', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let caseId: string;
  let reference: string;
  let at: string;
  let consent: string;
  /** The first bundle that was made. */
  let left: Uint8Array = new Uint8Array();
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
    at = `/clients/${reference}`;
    consent = await agreed();
    await desk.rows('delete from naast.throttle');
  });

  /** The client's consent that this receiver gets a bundle. */
  const agreed = (until = today().add({ days: 30 })) =>
    desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      return addConsent(open, {
        purpose: 'bundle',
        receiver,
        organisation: null,
        from: today().toString(),
        until: until.toString(),
        text: 'Ja, mijn advocaat mag dit hebben.',
        how: 'spoken',
        language: null,
        interpreter: false,
      });
    });
  const added = async (title: string, date: string) => {
    const { location } = await bram.upload(`${at}/dossier/new`, await letterPdf(`${title}\fTweede bladzijde`));
    await bram.post(location, {
      _version: '1',
      kind: 'medical',
      title,
      date,
      issuer: 'Proefpraktijk',
      original: 'client',
    });
    return location.split('/').at(-1) ?? '';
  };
  const chosen = async (places: Record<string, string>) => {
    const fields = new URLSearchParams({ _csrf: joke.csrf, _key: newId(), consent });
    for (const [id, place] of Object.entries(places)) {
      fields.append('pick', id);
      fields.append(`place-${id}`, place);
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return joke.send(`${at}/bundles`, { method: 'POST', headers, body: fields.toString() });
  };
  const made = (bundle: string, password = desk.world.people.joke.password) =>
    joke.post(`${bundle}/making`, { _version: '1', password });
  const download = (bundle: string, password = desk.world.people.joke.password) =>
    joke.post(`${bundle}/file`, { password });
  const book = async () =>
    (await desk.rows('select action from naast.audit_entry order by seq')).map(({ action }) => String(action));

  it('goes the whole way: chosen, seen, made with the password, downloaded, and remembered', async () => {
    const letter =
      (await bring(bram, reference, await letterPdf(refusalOf('27 november 2026')), true)).split('/').at(-1) ?? '';
    const doctor = await added('Verklaring van de huisarts', '05-2023');
    const choice = await joke.get(`${at}/bundles/new`);
    for (const shown of [receiver, 'IND: de aanvraag is afgewezen', 'Verklaring van de huisarts']) {
      expect(choice.text).toContain(shown);
    }
    expect(choice.text).not.toContain('checked');
    const { location: bundle } = await chosen({ [doctor]: '2', [letter]: '1' });
    const seen = await joke.get(bundle);
    expect(seen.text.indexOf('IND: de aanvraag is afgewezen')).toBeLessThan(
      seen.text.indexOf('Verklaring van de huisarts'),
    );
    for (const page of [`${at}/dossier/${letter}/pages/1`, `${at}/dossier/${doctor}/pages/2`]) {
      expect(seen.text).toContain(`src="${page}"`);
      expect((await joke.get(page)).status).toBe(200);
    }
    expect((await download(bundle)).status).toBe(404);

    expect((await made(bundle)).location).toBe(bundle);
    const jokes = desk.world.people.joke.password;
    const after = await joke.get(bundle);
    expect(after.text).toContain('De bundel is gemaakt');
    expect((await joke.get(`${bundle}/file`)).location).toBe(bundle);
    expect((await download(bundle, 'zomaar een wachtwoord')).status).toBe(422);
    const file = await download(bundle);
    expect(file.headers.get('content-disposition')).toContain(`attachment; filename="bundel-${today()}.pdf"`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(after.text).toContain(sha256(file.bytes).toString('hex'));
    const pages = await layerText(file.bytes);
    expect(pages).toHaveLength(7);
    expect(pages[0]).toContain(receiver);
    // The first page names nobody: a stranger who finds it learns nothing.
    expect(pages[0]).not.toContain('Selam');
    expect(pages[1]?.indexOf('mei 2023')).toBeLessThan(pages[1]?.indexOf('27 november 2026') ?? 0);
    expect(pages[4]).toContain('5 / 7 – bijlage 2');
    const originals = await Promise.all(
      [letter, doctor].map((id) =>
        joke.post(`${at}/dossier/${id}/original`, { number: '1', reason: 'for-lawyer', password: jokes }),
      ),
    );
    for (const { bytes } of originals) expect(pages[6]).toContain(sha256(bytes).toString('hex'));
    left = file.bytes;

    // What left the installation is in the timeline, for whoever may open the case.
    expect((await bram.get(at)).text).toContain(`Joke Vermeer maakte een bundel voor ${receiver}: 2 documenten.`);
    const list = await bram.get(`${at}/bundles`);
    for (const shown of [receiver, 'Joke Vermeer']) expect(list.text).toContain(shown);
    const actions = await book();
    for (const action of ['bundle.chosen', 'step-up.done', 'bundle.made', 'bundle.downloaded']) {
      expect(actions, action).toContain(action);
    }
  });

  it.skipIf(leavesQpdfOut)('is whole in the eyes of qpdf (needs qpdf)', () => {
    expect(qpdf(left, '--check').code).toBe(0);
  });

  it('lets the receiver search what was read from the picture or drawn by us, never what a file says of itself', async () => {
    const own = await added('Uit een bestand', '2023');
    const { location } = await bram.upload(
      `${at}/dossier/new`,
      Buffer.from('Geachte mevrouw,\nU bent welkom op het spreekuur.\n'),
      { name: 'brief.txt' },
    );
    const details = { kind: 'medical', title: 'Getypt', date: '2024', issuer: 'Proefpraktijk', original: 'client' };
    await bram.post(location, { _version: '1', ...details });
    const { location: bundle } = await chosen({ [own]: '1', [location.split('/').at(-1) ?? '']: '2' });
    expect((await made(bundle)).location).toBe(bundle);
    const [cover, , contents = '', first, , typed, manifest] = await layerText((await download(bundle)).bytes);
    expect(cover).toContain('wat u ziet, geldt');
    expect(contents.replace(/\s+/g, ' ')).toMatch(/Getypt 2024 · Proefpraktijk · [^·]+ · te doorzoeken/);
    expect(contents.match(/te doorzoeken/g)).toHaveLength(1);
    expect(first).not.toContain('bladzijde');
    expect(typed).toContain('U bent welkom op het spreekuur.');
    expect(manifest).toContain('Controlelijst');
  });

  it('is made once, however often the button is pressed', async () => {
    const { location: bundle } = await chosen({ [await added('Brief', '2023')]: '1' });
    const before = await desk.files();
    const answers = await Promise.all([made(bundle), made(bundle)]);
    expect(answers.map(({ location }) => location)).toEqual([bundle, bundle]);
    const late = await made(bundle);
    expect([late.status, late.text.includes('Iemand maakte deze bundel al.')]).toEqual([409, true]);
    expect(await desk.files()).toBe(before + 1);
    expect(
      (await desk.rows("select 1 from naast.audit_entry where action = 'bundle.made' and case_id = $1", [caseId]))
        .length,
    ).toBe(1);
  });

  it('is not made with another password; tries are counted and written down, and then no password helps', async () => {
    await steadyWindow();
    const { location: bundle } = await chosen({ [await added('Brief', '2023')]: '1' });
    const files = await desk.files();
    const empty = await made(bundle, '');
    expect([empty.status, empty.text.includes('Vul dit in')]).toEqual([422, true]);
    const wrong = await made(bundle, 'vier anderen lopen langs het water');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Dit is niet je wachtwoord. Er is niets gemaakt.');
    expect(wrong.text).not.toContain('vier anderen');
    for (let tries = 1; tries < 10; tries += 1) await made(bundle, 'vier anderen lopen langs het water');
    const late = await made(bundle);
    expect(late.status).toBe(429);
    expect(late.text).toContain('Te vaak een ander wachtwoord.');
    expect((await book()).filter((action) => action === 'step-up.failed').length).toBeGreaterThanOrEqual(11);
    expect(await desk.files()).toBe(files);
  });

  it('is given as often as the right password is typed, and guesses between do not get more tries by it', async () => {
    await steadyWindow();
    const { location: bundle } = await chosen({ [await added('Brief', '2023')]: '1' });
    await made(bundle);
    const { password } = desk.world.people.joke;
    for (let time = 0; time < 9; time += 1) expect((await download(bundle, password)).status).toBe(200);
    for (let guess = 0; guess < 7; guess += 1) {
      expect((await download(bundle, `vier anderen lopen langs het water ${guess}`)).status).toBe(422);
      if (guess < 6) expect((await download(bundle, password)).status).toBe(200);
    }
    expect((await download(bundle, 'vier anderen lopen langs het water')).status).toBe(429);
    expect((await download(bundle, password)).status).toBe(429);
  });

  it('is not made on a consent that was taken back after it was seen, and not chosen without one', async () => {
    const id = await added('Brief', '2023');
    const { location: bundle } = await chosen({ [id]: '1' });
    await desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      for (const one of await liveConsents(open)) {
        await sharing.takeBack(open, one, { seen: one.version, how: 'spoken', sources: [] });
      }
    });
    const refused = await made(bundle);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('De toestemming geldt niet meer. Er is niets gemaakt.');
    expect((await joke.get(`${at}/bundles/new`)).text).toContain('Er is geen toestemming om een bundel te geven');
    expect((await chosen({ [id]: '1' })).status).toBe(422);
  });

  it('on a consent that was taken back does not come out any more: not by an old link, not to an old session', async () => {
    const { location: bundle } = await chosen({ [await added('Verklaring', '2023')]: '1' });
    expect((await made(bundle)).location).toBe(bundle);
    const earlier = await desk.reader(desk.world.people.joke);
    const take = (who: Reader) => who.post(`${bundle}/file`, { password: desk.world.people.joke.password });
    const first = await take(earlier);
    const isFile = ({ bytes }: { bytes: Buffer }) => bytes.subarray(0, 5).toString('latin1') === '%PDF-';
    expect(isFile(first)).toBe(true);
    const back = (path: string) => joke.post(path, { _version: '1', how: 'spoken' });
    // One that is asked for at the same moment comes first and is in the list, or it does not come.
    const [racing] = await Promise.all([take(earlier), back(`${at}/consents/${consent}/ending`)]);
    const came = isFile(racing) ? 1 : 0;
    for (const session of [joke, earlier, bram])
      for (const path of [`${bundle}/file`, bundle, `${at}/bundles`, `${at}/consents/${consent}`, at]) {
        const answer = await session.get(path);
        expect([isFile(answer), answer.headers.has('content-disposition')], path).toEqual([false, false]);
      }
    const shut = await take(joke);
    expect(isFile(shut)).toBe(false);
    expect([shut.status, shut.text.includes('Deze bundel komt er niet meer uit')]).toEqual([409, true]);
    expect((await joke.get(bundle)).text).not.toContain(`${bundle}/file`);
    const list = (await joke.get(`${at}/consents/${consent}`)).text;
    expect(list.match(/Bundel opgehaald/g) ?? []).toHaveLength(1 + came);
    expect(list.match(/Bundel gemaakt/g) ?? []).toHaveLength(1);
    const log = await desk.rows(
      `select body::jsonb ->> 'action' as action from naast.audit_entry where body::jsonb ->> 'objectId' = $1`,
      [bundle.split('/').at(-1)],
    );
    expect(log.filter(({ action }) => action === 'bundle.downloaded')).toHaveLength(1 + came);
    const timeline = (await joke.get(at)).text;
    expect(timeline).toContain('schreef op dat een toestemming is ingetrokken');
    expect(timeline).toContain(`Bel ${receiver}: de cliënt trok de toestemming in`);
  });

  it('is what was seen: a document that changed or was set aside since then stops it', async () => {
    const id = await added('Brief', '2023');
    const { location: bundle } = await chosen({ [id]: '1' });
    await bram.post(`${at}/dossier/${id}/set-aside`, { _version: '2', asideReason: 'Hoort bij iemand anders.' });
    const refused = await made(bundle);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Een document is veranderd of weggelegd nadat je koos.');
  });

  it('is whole with a letter that was added the ordinary way, of which only the clean pages are kept', async () => {
    const letter =
      (await bring(bram, reference, await letterPdf(refusalOf('27 november 2026')))).split('/').at(-1) ?? '';
    const { location: bundle } = await chosen({ [letter]: '1', [await added('Verklaring', '2023')]: '2' });
    expect((await made(bundle)).location).toBe(bundle);
    const after = (await joke.get(bundle)).text;
    expect(after).toContain('De bundel is gemaakt');
    expect(after).not.toMatch(/kon(den)? niet worden geopend/);
    expect((await layerText((await download(bundle)).bytes)).join(' ')).not.toContain('niet worden geopend');
  });

  it('with an exhibit that does not open any more says so on a page, raises an alarm, and holds the rest', async () => {
    const [broken, whole] = [await added('Kapot', '2022'), await added('Heel', '2023')];
    const { location: bundle } = await chosen({ [broken]: '1', [whole]: '2' });
    await spoilFilesOf(broken);
    expect((await made(bundle)).location).toBe(bundle);
    const after = (await joke.get(bundle)).text;
    expect(after).toContain('Eén bijlage kon niet worden geopend.');
    expect(after.match(/Deze bijlage kon niet worden geopend/g)).toHaveLength(1);
    const pages = await layerText((await download(bundle)).bytes);
    expect(pages[3]).toContain('bijlage 1 kon niet worden geopend');
    expect(pages[4]).toContain('5 / 7 – bijlage 2');
    expect(await book()).toContain('alarm.sealed');
  });

  it('is the coordinator’s to make: a volunteer sees what was sent, and can neither choose, make nor download', async () => {
    const { location: bundle } = await chosen({ [await added('Brief', '2023')]: '1' });
    for (const path of [`${at}/bundles/new`, `${bundle}/file`]) expect((await bram.get(path)).status, path).toBe(404);
    const password = desk.world.people.bram.password;
    expect((await bram.post(`${bundle}/making`, { _version: '1', password })).status).toBe(404);
    expect((await bram.post(`${bundle}/file`, { password })).status).toBe(404);
    const seen = await bram.get(bundle);
    expect([seen.status, formOn(seen.text, `${bundle}/making`)]).toEqual([200, {}]);
  });

  /** Changes a byte in every file of a document, as somebody who has the disk would. */
  async function spoilFilesOf(id: string): Promise<void> {
    const rows = await desk.rows(
      'select storage_name from naast.file_object where case_id = $1 and id in (select id from ' +
        'naast.file_object where case_id = $1 order by stored_day, ctid limit 3)',
      [caseId],
    );
    expect(id).not.toBe('');
    for (const { storage_name } of rows) {
      const name = String(storage_name);
      const path = join(desk.folder, name.slice(0, 2), name.slice(2, 4));
      expect(await readdir(path)).toContain(name);
      await writeFile(join(path, name), 'not what was sealed');
    }
  }
});
