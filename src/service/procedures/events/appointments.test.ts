import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { addTask } from '#app/service/cases/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { mapPanel, type PaperSays, wayRoutes } from '../map/index.ts';

vi.mock('../definitions/content-files.ts', async () => {
  const { filesOf } = await import('../testing/procedures.ts');
  return { runs: [], files: filesOf() };
});

const day = (ahead: number) => today().add({ days: ahead }).toString();
const inWords = (iso: string) => longDate(iso, 'nl');

/** A letter of the client that somebody confirmed, as another module would report it. */
const letter = '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b';
const says: PaperSays = {
  letterDate: day(-4),
  sentDate: day(-3),
  stated: day(9),
  appointments: [
    { date: day(-1), time: '09:00', place: 'Oude plek' },
    { date: day(6), time: '13:30', place: 'Kruisstraat 4, Utrecht' },
  ],
};

describe('an appointment of a procedure', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  let at: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({
      routes: wayRoutes(
        async () => [{ value: `letter:${letter}`, label: 'De brief van de politie' }],
        async (_open, id) => (id === letter ? says : null),
      ),
      panels: [mapPanel],
    }));
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    const all = `/clients/${reference}/procedures`;
    const begun = await bram.post(all, { ...formOn((await bram.get(all)).text, all), key: 'trial', begun: day(-90) });
    at = begun.location;
  });

  const field = (text: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1];
  const record = async (fields: Record<string, string>) => {
    const form = formOn((await bram.get(`${at}/events/new?what=talk`)).text, `${at}/events`);
    return bram.post(`${at}/events`, { ...form, certainty: 'sure', ...fields });
  };
  const event = async () =>
    new RegExp(`href="(${at}/events/[0-9a-f-]{36})">Er gebeurde: talk<`).exec((await bram.get(at)).text)?.[1] ?? '';
  const tasks = () =>
    desk.rows(
      `select t.due_day::text as day, t.state from naast.task t join naast.case_file f on f.id = t.case_id
        where f.reference = $1 and t.kind = 'appointment' order by t.due_day, t.state`,
      [reference],
    );

  it('begins with what the letter says: the day that is still to come, its hour and its place', async () => {
    const { text } = await bram.get(`${at}/events/new?what=talk&paper=${letter}`);
    expect(field(text, 'on')).toBe(inWords(day(6)));
    expect(field(text, 'time')).toBe('13:30');
    expect(field(text, 'place')).toBe('Kruisstraat 4, Utrecht');
    expect(text).toContain('komen uit de brief die is bevestigd');
    // What came by letter begins with the days of the letter, and what happened on one day with the first of them.
    const decision = (await bram.get(`${at}/events/new?what=decision&paper=${letter}`)).text;
    expect(['letter', 'sent', 'handed', 'stated'].map((name) => field(decision, name) ?? '')).toEqual([
      inWords(day(-4)),
      inWords(day(-3)),
      '',
      inWords(day(9)),
    ]);
    expect(field((await bram.get(`${at}/events/new?what=m55&paper=${letter}`)).text, 'on')).toBe(inWords(day(-4)));
    // Nothing of a letter that nobody confirmed, nor without one.
    const other = (await bram.get(`${at}/events/new?what=talk&paper=${letter.replace('0192', '0193')}`)).text;
    expect(field(other, 'on') ?? '').toBe('');
    expect(other).not.toContain('komen uit de brief');
  });

  it('stands with hour and place in her month, in the list and as her next appointment; nothing of it in the clear', async () => {
    await record({ on: day(3), time: '9.05', place: 'Kanariestraat 7' });
    expect((await bram.get(await event())).text).toContain('09:05');
    const month = (await bram.get(`/limits/month?month=${day(3).slice(0, 7)}`)).text;
    for (const page of [month, (await bram.get('/limits')).text, (await bram.get(`/clients/${reference}`)).text])
      for (const shown of ['09:05', 'Kanariestraat 7']) expect(page).toContain(shown);
    expect(await tasks()).toEqual([{ day: day(3), state: 'open' }]);
    for (const table of ['task', 'procedure_event']) {
      const rows = await desk.rows(`select * from naast.${table}`);
      const bytes = rows.flatMap((row) =>
        Object.values(row).map((one) => (Buffer.isBuffer(one) ? one.toString('latin1') : String(one))),
      );
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.join(' ')).not.toMatch(/Kanariestraat|09:05/);
    }
    const task = /href="(\/clients\/[^"]+\/tasks\/[0-9a-f-]{36})"/.exec((await bram.get('/limits')).text)?.[1] ?? '';
    expect((await bram.get(task)).text).toContain(`href="${await event()}"`);
  });

  it('moves there when it is moved, with the reason at the old one, and is gone when it is called off', async () => {
    await record({ on: day(3), time: '09:05', place: 'Kanariestraat 7' });
    const page = await event();
    const rewrite = async (fields: Record<string, string>) =>
      bram.post(page, { ...formOn((await bram.get(page)).text, page), certainty: 'sure', ...fields });
    expect((await rewrite({ on: day(5), time: '10:00', place: 'Kanariestraat 7', reason: 'Verzet.' })).status).toBe(
      303,
    );
    expect(await tasks()).toEqual([
      { day: day(3), state: 'dropped' },
      { day: day(5), state: 'open' },
    ]);
    // Only the hour.
    await rewrite({ on: day(5), time: '11:00', place: 'Kanariestraat 7', reason: 'Een uur later.' });
    expect((await bram.get('/limits')).text).toContain('11:00');
    expect((await bram.get('/limits')).text).not.toContain('10:00');
    const turn = async (cancelReason: string) =>
      bram.post(`${page}/cancel`, { ...formOn((await bram.get(page)).text, `${page}/cancel`), cancelReason });
    await turn('Gaat niet door.');
    expect((await tasks()).every(({ state }) => state === 'dropped')).toBe(true);
    await turn('Toch wel.');
    expect((await tasks()).filter(({ state }) => state === 'open')).toEqual([{ day: day(5), state: 'open' }]);
  });

  it('is the same as the one that its letter had brought', async () => {
    await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('No case.');
      const own = { day: day(6), time: '13:30', place: 'Kruisstraat 4, Utrecht' };
      await addTask(open, { kind: 'appointment', letter, ...own, term: null });
    });
    await record({ on: day(6), time: '13:30', document: `letter:${letter}` });
    expect(await tasks()).toEqual([{ day: day(6), state: 'open' }]);
    const page = await event();
    await bram.post(page, {
      ...formOn((await bram.get(page)).text, page),
      certainty: 'sure',
      on: day(8),
      document: `letter:${letter}`,
      reason: 'De politie belde.',
    });
    expect(await tasks()).toEqual([
      { day: day(6), state: 'dropped' },
      { day: day(8), state: 'open' },
    ]);
  });

  it('of the past is in no list', async () => {
    await record({ on: day(-3), time: '09:00' });
    expect(await tasks()).toEqual([]);
  });

  it('keeps what was typed when the hour cannot be', async () => {
    const answer = await record({ on: day(3), time: '25:10', place: 'Kanariestraat 7' });
    expect(answer.status).toBe(422);
    for (const shown of ['Schrijf de tijd zo: 14:30.', '25:10', 'Kanariestraat 7'])
      expect(answer.text).toContain(shown);
    expect(await tasks()).toEqual([]);
  });
});
