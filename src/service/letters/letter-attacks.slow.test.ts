import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endGrant } from '#app/platform/access/grants/index.ts';
import { encryptedLetter, letter as plainLetter } from '#app/platform/files/testing/pdfs.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import {
  bring,
  confirmAtOnce,
  formOn,
  type Reader,
  type ReadingDesk,
  readerOrigin,
  readingDesk,
} from './testing/reader.ts';

const refusal = () => letterPdf(refusalOf(longDate(today(), 'nl')));

describe('letters under attack', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let lies: Reader;
  let leader: Reader;
  let own: { reference: string; caseId: string };
  let other: { reference: string; caseId: string };
  beforeAll(async () => {
    desk = await readingDesk();
    const { people } = desk.world;
    bram = await desk.reader(people.bram);
    joke = await desk.reader(people.joke);
    lies = await desk.reader(people.lies);
    leader = await desk.reader(people.leader);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    own = await desk.newCase();
    other = await desk.newCase();
  });

  const upload = () => `/clients/${own.reference}/letters/new`;
  /** Everything that a request could have left behind. */
  const left = async () => {
    const rows = [];
    for (const table of ['letter', 'file_object', 'legal_limit', 'task', 'job']) {
      rows.push(await desk.rows(`select count(*)::int as n from naast.${table}`));
    }
    return { rows, files: await desk.files() };
  };
  /** Every address below one letter, limit and task, with what is sent to it. */
  const addresses = async (reference: string, at: string) => {
    const letterId = at.split('/').at(-1);
    const [file] = await desk.rows('select id from naast.case_file where reference = $1', [at.split('/')[2]]);
    const [limit] = await desk.rows('select id from naast.legal_limit where case_id = $1', [file?.id]);
    const [task] = await desk.rows('select id from naast.task where case_id = $1', [file?.id]);
    const below = `/clients/${reference}`;
    const get = [
      `${below}/letters/${letterId}`,
      `${below}/letters/${letterId}/pages/1`,
      `${below}/letters/${letterId}/originals/1`,
      `${below}/letters/${letterId}/check`,
      `${below}/limits/${limit?.id}`,
      `${below}/tasks/${task?.id}`,
    ];
    const post: [string, Record<string, string>][] = [
      [`${below}/letters/${letterId}/originals/1`, { reason: 'for-lawyer', password: 'x' }],
      [`${below}/letters/${letterId}/confirm`, { _key: newId(), _version: '1', kind: 'unknown', basis: 'unknown///' }],
      [`${below}/letters/${letterId}/set-aside`, { _version: '2', asideReason: 'x' }],
      [`${below}/limits/${limit?.id}/state`, { _version: '1', state: 'done', reason: '' }],
      [`${below}/limits/${limit?.id}/day`, { _version: '1', day: '1-2-2030', dayReason: 'x' }],
      [`${below}/tasks/${task?.id}/state`, { _version: '1', state: 'done', reason: '' }],
    ];
    return { get, post };
  };
  const state = () =>
    desk.rows(
      'select id::text, state, version from naast.letter union all select id::text, state, version from ' +
        'naast.legal_limit union all select id::text, state, version from naast.task order by 1',
    );

  it('T2 a letter, limit or task of another case in a nested path is not found, and nothing changes', async () => {
    const at = await bring(bram, other.reference, await refusal(), true);
    await confirmAtOnce(bram, at);
    const { get, post } = await addresses(own.reference, at);
    const before = await state();
    for (const path of get) expect((await bram.get(path)).status, path).toBe(404);
    for (const [path, fields] of post) expect((await bram.post(path, fields)).status, path).toBe(404);
    expect(await state()).toEqual(before);
  });

  it('T2 an id that is none, or of nothing, is not found either, with the same answer', async () => {
    const nothing = await bram.get(`/clients/${own.reference}/letters/${newId()}`);
    for (const id of ['x', '..%2f..%2fetc', "'%20or%201=1", '%00', newId().toUpperCase()]) {
      const answer = await bram.get(`/clients/${own.reference}/letters/${id}`);
      expect([answer.status, answer.text]).toEqual([nothing.status, nothing.text]);
    }
  });

  it('T8 a coordinator of another region, and the leader, find nothing', async () => {
    const at = await bring(bram, own.reference, await refusal(), true);
    await confirmAtOnce(bram, at);
    const { get, post } = await addresses(own.reference, at);
    const before = await state();
    for (const reader of [lies, leader]) {
      for (const path of get) expect((await reader.get(path)).status, path).toBe(404);
      for (const [path, fields] of post) expect((await reader.post(path, fields)).status, path).toBe(404);
      expect((await reader.get(upload())).status).toBe(404);
      expect((await reader.upload(upload(), await refusal())).status).toBe(404);
    }
    expect(await state()).toEqual(before);
  });

  it('T12 the first request after a grant has ended is refused: pages, pictures, original, upload, lists', async () => {
    const at = await bring(bram, own.reference, await refusal(), true);
    await confirmAtOnce(bram, at);
    const { get, post } = await addresses(own.reference, at);
    expect((await bram.get(get[1] ?? '')).status).toBe(200);
    await desk.world.as(desk.world.people.joke, async (visit) => {
      const grants = await visit.db
        .selectFrom('case_grant')
        .select('id')
        .where('case_id', '=', own.caseId)
        .where('holder_id', '=', desk.world.people.bram.id)
        .execute();
      for (const { id } of grants) await endGrant(visit, id, 'ended-early');
    });
    for (const path of get) expect((await bram.get(path)).status, path).toBe(404);
    for (const [path, fields] of post) expect((await bram.post(path, fields)).status, path).toBe(404);
    expect((await bram.upload(upload(), await refusal())).status).toBe(404);
    expect((await bram.get('/limits')).text).not.toContain(own.reference);
    expect((await joke.get(get[1] ?? '')).status).toBe(200);
  });

  it('T66 a file name leads nowhere: names on the disk are random, and the download has a name of ours', async () => {
    const names = ['../../../etc/passwd', '/etc/passwd', 'C:\\x.pdf', 'con.pdf', 'x\u202efdp.exe', '. '];
    for (const name of names) {
      // The same letter twice in one case is asked about.
      own = await desk.newCase();
      const answer = await bram.upload(upload(), await refusal(), { name, fields: { evidence: 'yes' } });
      expect(answer.status, name).toBe(303);
      const original = await bram.original(answer.location);
      const disposition = original.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; filename="brief-\d{4}-\d\d-\d\d\.pdf"/);
    }
    // A zero byte in a header is no form at all.
    expect((await bram.upload(upload(), await refusal(), { name: 'a\u0000.pdf' })).status).toBe(400);
    const stored = await desk.rows('select storage_name from naast.file_object');
    for (const { storage_name: name } of stored) expect(name).toMatch(/^[0-9a-f]{32}$/);
  });

  it('T67 the original comes back byte for byte, only as an attachment in a sandbox', async () => {
    const pdf = await refusal();
    const at = await bring(bram, own.reference, pdf, true);
    const answer = await bram.original(at);
    expect(answer.bytes.equals(pdf)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  it.each([
    ['T67 HTML that calls itself a PDF', async () => html, 'Dit soort bestand kunnen wij niet openen.'],
    ['T72 an SVG with script', async () => svg, 'Dit soort bestand kunnen wij niet openen.'],
    ['T72 XML', async () => Buffer.from('<?xml version="1.0"?><a/>'), 'Dit soort bestand kunnen wij niet openen.'],
    [
      'T67 a PDF behind HTML',
      async () => Buffer.concat([html, await refusal()]),
      'Dit soort bestand kunnen wij niet openen.',
    ],
    ['an empty file', async () => Buffer.alloc(0), 'Er staat niets in dit bestand.'],
    ['a PDF with a password', () => encryptedLetter(), 'Dit bestand heeft een wachtwoord.'],
    ['a PDF that was cut off', async () => (await refusal()).subarray(0, 900), 'beschadigd of niet compleet'],
    ['a PDF of rubbish', async () => Buffer.from('%PDF-1.7\nrubbish\n%%EOF'), 'beschadigd of niet compleet'],
    ['a PDF of too many pages', () => plainLetter(41), 'te veel bladzijden'],
  ])('%s is refused with a sentence, and nothing of it is kept', async (_, make, sentence) => {
    const before = await left();
    const answer = await bram.upload(upload(), await make());
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('Er is niets bewaard.');
    expect(await left()).toEqual(before);
  });

  it('no file at all is a sentence too', async () => {
    const answer = await bram.send(upload(), { method: 'POST', body: formWith({ _csrf: bram.csrf, _key: newId() }) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Kies eerst een bestand, of maak een foto.');
  });

  it.each([
    ['one byte over the limit', 20 * 1024 * 1024 + 1],
    ['far over the limit', 26 * 1024 * 1024],
  ])('T74 a file %s is refused as too large, the connection ends, nothing is kept or shortened', async (_, size) => {
    const before = await left();
    const answer = await bram.upload(upload(), Buffer.concat([await refusal(), Buffer.alloc(size)]).subarray(0, size));
    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
    expect(answer.text).toContain('Dit is te groot.');
    expect(await left()).toEqual(before);
  });

  it('T74 a wrong length, a body that ends early and two files are refused', async () => {
    const before = await left();
    const whole = new Request(readerOrigin, {
      method: 'POST',
      body: formWith({ _csrf: bram.csrf, _key: newId() }, await refusal()),
    });
    const type = whole.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await whole.arrayBuffer());
    const post = (body: Uint8Array, headers: Record<string, string> = {}) =>
      bram.send(upload(), {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': type, ...headers },
      });
    expect((await post(bytes.subarray(0, bytes.length - 40))).status).toBe(400);
    expect((await post(bytes, { 'content-length': String(bytes.length + 10) })).status).toBe(400);
    expect((await post(bytes, { 'content-length': 'NaN' })).status).toBe(400);
    const two = formWith({ _csrf: bram.csrf, _key: newId() }, await refusal());
    two.append('more', new Blob(['x']), 'x.pdf');
    expect((await bram.send(upload(), { method: 'POST', body: two })).status).toBe(422);
    expect(await left()).toEqual(before);
  });

  it.each([
    ['without the token of the session', { _csrf: '' }, 403],
    ['with a token of somebody else', { _csrf: 'x'.repeat(43) }, 403],
    ['without a key', { _key: 'none' }, 400],
    ['with a field nobody asked for', { state: 'confirmed' }, 400],
  ])('T45 an upload %s is refused and nothing is kept', async (_, fields, status) => {
    const before = await left();
    expect((await bram.upload(upload(), await refusal(), { fields })).status).toBe(status);
    expect(await left()).toEqual(before);
  });

  it('T45 an upload from another site is refused before it is read', async () => {
    const body = formWith({ _csrf: bram.csrf, _key: newId() }, await refusal());
    const answer = await bram.send(upload(), { method: 'POST', body, headers: { origin: 'https://example.com' } });
    expect(answer.status).toBe(403);
  });

  it('T119 the same upload sent twice is one letter, also at the same moment', async () => {
    const key = newId();
    const pdf = await refusal();
    const answers = await Promise.all([1, 2].map(() => bram.upload(upload(), pdf, { fields: { _key: key } })));
    const again = await bram.upload(upload(), pdf, { fields: { _key: key } });
    expect(new Set([...answers, again].map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(await desk.rows('select id from naast.letter where case_id = $1', [own.caseId])).toHaveLength(1);
    // A file that was refused leaves the key free for the right one.
    const free = newId();
    expect((await bram.upload(upload(), html, { fields: { _key: free } })).status).toBe(422);
    expect((await bram.upload(upload(), pdf, { fields: { _key: free } })).status).toBe(303);
  });

  it('nothing new comes into a closed case: no letter, no limit', async () => {
    const at = await bring(joke, own.reference, await refusal());
    const form = formOn((await joke.get(at)).text, `${at}/confirm`);
    await desk.rows('alter table naast.case_file disable trigger guard_case_state');
    await desk.rows("update naast.case_file set status = 'closed' where id = $1", [own.caseId]);
    const before = await left();
    expect((await joke.upload(upload(), await refusal())).location).toBe(`/clients/${own.reference}`);
    expect((await joke.post(`${at}/confirm`, form)).location).toBe(at);
    expect((await joke.get(at)).text).not.toContain(`${at}/confirm`);
    expect(await left()).toEqual(before);
  });

  it('T78 the disk holds nothing that can be read: no text, no picture, no name', async () => {
    await bring(bram, own.reference, await letterPdf(`${refusalOf(longDate(today(), 'nl'))}\nKanarie van Ergensburg`));
    const files = await readdir(desk.folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(`${file.parentPath}/${file.name}`);
      for (const trace of ['%PDF', '\x89PNG\r\n', 'IHDR', 'Kanarie', 'Immigratie'])
        expect(bytes.includes(Buffer.from(trace, 'latin1'))).toBe(false);
    }
  });

  it('the access book says who opened which letter, and which original went out', async () => {
    const at = await bring(bram, own.reference, await refusal(), true);
    await bram.original(at, { reason: 'for-authority' });
    const entries = await desk.rows(
      'select body::jsonb as entry from naast.audit_entry where case_id = $1 order by seq',
      [own.caseId],
    );
    const actions = entries.map(({ entry }) => (entry as { action: string }).action);
    expect(actions).toEqual(expect.arrayContaining(['file.stored', 'letter.read', 'case.read', 'file.read']));
    expect(entries.at(-1)?.entry).toMatchObject({ action: 'file.read', reason: 'for-authority' });
  });

  it('keeps the form and its key on the page after a refusal', async () => {
    const key = newId();
    const answer = await bram.upload(upload(), html, { fields: { _key: key } });
    expect(formOn(answer.text, upload())._key).toBe(key);
    expect(answer.text).toContain('Fout:');
  });
});

function formWith(fields: Record<string, string>, file?: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([new Uint8Array(file)]), 'brief.pdf');
  return form;
}
