import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('the files of a letter', () => {
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
  afterEach(async () => {
    await desk.rows('alter table naast.letter drop constraint if exists refused');
    await desk.rows('alter table naast.audit_entry drop constraint if exists refused');
  });

  const refusal = (day = today()) => letterPdf(`${refusalOf(longDate(day, 'nl'))}\fTweede bladzijde`);
  const attempt = async (day = today()) => bring(bram, reference, await refusal(day), true);
  const known = async () =>
    new Set((await desk.rows('select storage_name from naast.file_object')).map((row) => String(row.storage_name)));
  const later = () => Temporal.Now.instant().add({ hours: 1 });

  it('are the original and a picture a page, each with a row', async () => {
    const before = await desk.files();
    await attempt();
    expect((await desk.files()) - before).toBe(3);
    expect((await known()).size).toBe(await desk.files());
  });

  it('are its pages alone when nobody asked for evidence: nothing of the file itself stays', async () => {
    const before = await desk.files();
    const at = await bring(bram, reference, await refusal());
    expect((await desk.files()) - before).toBe(2);
    const { text } = await bram.get(at);
    expect(text).toContain('Alleen deze bladzijden zijn bewaard, niet de bestanden zelf.');
    expect(text).not.toContain(`${at}/originals/`);
    expect((await bram.get(`${at}/originals/1`)).status).toBe(404);
    expect((await bram.original(at)).status).toBe(404);
  });

  it('leave as they came only for whoever says why and proves who it is, and the log holds the reason', async () => {
    const pdf = await refusal();
    const at = await bring(bram, reference, pdf, true);
    const asked = await bram.get(`${at}/originals/1`);
    expect(asked.headers.get('content-disposition')).toBeNull();
    expect(asked.text.indexOf('name="password"')).toBeLessThan(asked.text.indexOf('name="reason"'));
    const told = () => desk.rows("select body from naast.audit_entry where action = 'file.read'");
    const before = (await told()).length;
    for (const change of [
      { password: 'zomaar een wachtwoord' },
      { password: '' },
      { reason: 'zomaar' },
      { reason: '' },
    ]) {
      const refused = await bram.original(at, change);
      expect([refused.status, refused.headers.get('content-disposition')]).toEqual([422, null]);
      expect(refused.text).toContain(`action="${at}/originals/1"`);
    }
    expect(await told()).toHaveLength(before);
    const given = await bram.original(at, { reason: 'client-asks' });
    expect(given.bytes.equals(pdf)).toBe(true);
    expect(given.headers.get('content-type')).toBe('application/octet-stream');
    expect(String((await told()).at(-1)?.body)).toContain('client-asks');
  });

  it('are gone when the letter could not be written', async () => {
    const before = await desk.files();
    await desk.rows("alter table naast.letter add constraint refused check (state <> 'read') not valid");
    await expect(attempt()).rejects.toThrow();
    expect(await desk.files()).toBe(before);
    expect((await known()).size).toBe(before);
  });

  it('T122 that stayed because the access book could not be written are taken by the sweep, and no others', async () => {
    await attempt();
    const before = await desk.files();
    await desk.rows('alter table naast.audit_entry add constraint refused check (seq < 0) not valid');
    await expect(attempt(today().subtract({ days: 1 }))).rejects.toThrow();
    expect((await known()).size).toBe(before);
    expect(await desk.files()).toBe(before + 3);
    // What is younger than the limit may still be getting its row.
    expect(await desk.store.sweep(await known(), Temporal.Now.instant().subtract({ hours: 24 }))).toBe(0);
    expect(await desk.store.sweep(await known(), later())).toBe(3);
    expect(await desk.files()).toBe(before);
  });

  it('T122 are not shown when the access book cannot be written', async () => {
    const at = await attempt();
    await desk.rows('alter table naast.audit_entry add constraint refused check (seq < 0) not valid');
    for (const path of [at, `${at}/pages/1`]) await expect(bram.get(path)).rejects.toThrow();
    await expect(bram.original(at)).rejects.toThrow();
  });

  it('a changed byte on the disk, or a row that points at another file, is not found', async () => {
    const at = await attempt();
    const other = await attempt(today().subtract({ days: 1 }));
    const id = (path: string) => path.split('/').at(-1);
    const stored = await desk.rows('select id, storage_name from naast.file_object order by stored_day');
    // The rows of two files exchange their places on the disk.
    const [one, two] = [stored.at(-1), stored.at(-2)];
    await desk.rows("update naast.file_object set storage_name = repeat('0', 32) where id = $1", [one?.id]);
    await desk.rows('update naast.file_object set storage_name = $1 where id = $2', [one?.storage_name, two?.id]);
    await desk.rows('update naast.file_object set storage_name = $1 where id = $2', [two?.storage_name, one?.id]);
    const answers = await Promise.all(
      [at, other].flatMap((path) => ['pages/1', 'pages/2'].map((part) => bram.get(`${path}/${part}`))),
    );
    for (const path of [at, other]) answers.push(await bram.original(path));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(id(at)).not.toBe(id(other));
  });
});
