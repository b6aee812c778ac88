import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { listLimits, listProcedures, listTasks, mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const letterDay = today().subtract({ days: 6 });

describe('a letter', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(async () => []), panels: [mapPanel] }));
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
  });

  const refusal = (ago = letterDay) => letterPdf(refusalOf(longDate(ago, 'nl')));
  const letters = () =>
    desk.rows(
      `select l.id, l.state from naast.letter l join naast.case_file f on f.id = l.case_id where f.reference = $1`,
      [reference],
    );
  const inCase = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      if (!open) throw new Error('No case.');
      const limits = (await listLimits(open)).map(({ document: { clear } }) => `${clear.catalogueId} ${clear.state}`);
      const tasks = (await listTasks(open)).filter(({ kind }) => kind !== 'new-day').map(({ state }) => state);
      const events = (await listProcedures(open)).flatMap(({ events: all }) => all);
      return { limits: limits.sort(), tasks, cancelled: events.map(({ document }) => document.cancelled) };
    });
  const setAside = async (at: string) =>
    bram.post(`${at}/set-aside`, {
      ...formOn((await bram.get(`${at}/set-aside`)).text, `${at}/set-aside`),
      asideReason: 'Van een andere cliënt.',
    });

  /** The address of the limit of this client that waits for a second person. */
  const waits = async () =>
    new RegExp(`href="(/clients/${reference}/limits/[^"]+)"`).exec((await joke.get('/limits/waiting')).text)?.[1] ?? '';

  it('that is brought a second time is not kept twice: the first is offered, and one can go on', async () => {
    const [pdf, at] = [await refusal(), `/clients/${reference}/letters`];
    const first = await bring(bram, reference, pdf);
    const again = await bram.upload(`${at}/new`, pdf);
    expect(again.location).toBe(`${at}/new?same=${first.split('/').at(-1)}`);
    const { text } = await bram.get(again.location);
    expect(text).toContain('Deze brief staat er al');
    expect(text).toContain(`href="${first}"`);
    expect(await letters()).toHaveLength(1);
    const other = await bram.upload(`${at}/new`, pdf, { fields: { another: 'yes' } });
    expect(other.location).toMatch(new RegExp(`^${at}/[0-9a-f-]{36}$`));
    expect(await letters()).toHaveLength(2);
  });

  it('of another day, or of another client, is another letter', async () => {
    await bring(bram, reference, await refusal());
    await bring(bram, reference, await refusal(letterDay.subtract({ days: 1 })));
    expect(await letters()).toHaveLength(2);
    ({ reference } = await desk.newCase());
    await bring(bram, reference, await refusal());
    expect(await letters()).toHaveLength(1);
  });

  it('of two in one file is added by itself; the file itself is not kept twice', async () => {
    const one = refusalOf(longDate(letterDay, 'nl'));
    const head = '# Centraal Orgaan opvang asielzoekers\n\nMevrouw S. Voorbeeld\n\nDatum 27 november 2026';
    const both = `${one}\f${head}\n\n# Betreft: uw opvang\n\nGeachte mevrouw,\n\nWij beëindigen uw opvang.\n\nHet COA`;
    const at = await bring(bram, reference, await letterPdf(both));
    expect((await bram.get(at)).text).toContain('In dit bestand staan twee brieven.');
    const again = await bram.upload(`/clients/${reference}/letters/new`, await letterPdf(both));
    expect(again.location).toContain('?same=');
    expect((await bram.get(again.location)).text).toContain('Een brief die wij niet kennen, toegevoegd op');
    expect(await bring(bram, reference, await letterPdf(one))).not.toContain('?same=');
    expect(await letters()).toHaveLength(2);
  });

  it('that nobody confirmed comes back when it was set aside by mistake, and can be checked', async () => {
    const at = await bring(bram, reference, await refusal());
    const form = formOn((await bram.get(`${at}/check`)).text, `${at}/set-aside`);
    await bram.post(`${at}/set-aside`, { ...form, asideReason: 'Vergissing.' });
    const aside = (await bram.get(at)).text;
    expect(aside).toContain('Zet de brief terug en kijk hem na.');
    expect((await bram.post(`${at}/put-back`, formOn(aside, `${at}/put-back`))).location).toBe(at);
    expect((await letters()).map(({ state }) => state)).toEqual(['read']);
    expect((await bram.post(`${at}/put-back`, formOn(aside, `${at}/put-back`))).status).toBe(409);
    expect((await confirmAtOnce(bram, at)).status).toBe(303);
    expect((await inCase()).limits).toEqual(['TM08 open', 'TM15 open']);
  });

  it('that was set aside is no reason to refuse the right one', async () => {
    const at = await bring(bram, reference, await refusal());
    await confirmAtOnce(bram, at);
    await setAside(at);
    await bring(bram, reference, await refusal());
    expect(await letters()).toHaveLength(2);
  });

  it('names no letter of another client in the form', async () => {
    const at = await bring(bram, reference, await refusal());
    ({ reference } = await desk.newCase());
    const { text } = await bram.get(`/clients/${reference}/letters/new?same=${at.split('/').at(-1)}`);
    expect(text).not.toContain('Deze brief staat er al');
  });

  it('that was confirmed goes with its event, limits and tasks; its fatal day only when a second person looked', async () => {
    const at = await bring(bram, reference, await refusal());
    await confirmAtOnce(bram, at);
    const before = await inCase();
    expect(before.limits).toContain('TM08 open');
    expect((await setAside(at)).location).toBe(at);
    const now = await inCase();
    expect(now.limits).toContain('TM08 open');
    expect(now.cancelled.every((gone) => gone)).toBe(true);
    expect(now.tasks.every((state) => state === 'dropped')).toBe(true);
    expect((await bram.get('/limits')).text).toContain('voorgesteld: niet meer nodig');
    const page = (await bram.get(at)).text;
    expect(page).toContain('Zet de brief terug');
    const waiting = await waits();
    const form = formOn((await joke.get(waiting)).text, `${waiting}/second`);
    expect((await joke.post(`${waiting}/second`, { ...form, answer: 'opened' })).status).toBe(303);
    expect((await inCase()).limits).toContain('TM08 dropped');
  });

  it('that was set aside by mistake comes back whole, before and after a second person looked', async () => {
    const at = await bring(bram, reference, await refusal());
    await confirmAtOnce(bram, at);
    const before = await inCase();
    const back = async () => bram.post(`${at}/put-back`, formOn((await bram.get(at)).text, `${at}/put-back`));
    await setAside(at);
    expect((await back()).location).toBe(at);
    expect(await inCase()).toEqual(before);
    await setAside(at);
    const waiting = await waits();
    const form = formOn((await joke.get(waiting)).text, `${waiting}/second`);
    await joke.post(`${waiting}/second`, { ...form, answer: 'opened' });
    await back();
    expect(await inCase()).toEqual(before);
    // It is not confirmed a second time: that would make its limits twice.
    expect((await bram.get(`${at}/check`)).location).toBe(at);
  });
});
