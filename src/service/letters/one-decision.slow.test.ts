import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, longDate, today } from '#app/platform/language/index.ts';
import { listLimits, listProcedures, mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { saidIn } from './letter-said.ts';
import { listLetters } from './letters.store.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const letterDay = today().subtract({ days: 3 });
const sentDay = today().subtract({ days: 2 });

const papersOf: Parameters<typeof wayRoutes>[0] = async (open) =>
  (await listLetters(open)).map(({ id }) => ({ value: `letter:${id}`, label: 'Een brief' }));

describe('one decision', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  let map: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({
      routes: wayRoutes(papersOf, saidIn),
      panels: [mapPanel],
    }));
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    map = await begin('remedies');
  });

  const begin = async (key: string) => {
    const all = `/clients/${reference}/procedures`;
    const begun = today().subtract({ days: 40 }).toString();
    return (await bram.post(all, { ...formOn((await bram.get(all)).text, all), key, begun })).location;
  };
  const record = async (what: string, fields: Record<string, string>, at = map) => {
    const form = formOn((await bram.get(`${at}/events/new?what=${what}`)).text, `${at}/events`);
    return bram.post(`${at}/events`, { ...form, certainty: 'sure', ...fields });
  };
  const refusal = async () => bring(bram, reference, await letterPdf(refusalOf(longDate(letterDay, 'nl'))));
  const ofCase = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      if (!open) throw new Error('No case.');
      return { limits: await listLimits(open), procedures: await listProcedures(open) };
    });
  const running = async () => (await ofCase()).limits.filter(({ document }) => document.clear.state === 'open');
  // In this order whatever the day of the week: a day to leave is not moved, so that it may come before the objection.
  const terms = async () => (await running()).map(({ document }) => document.clear.catalogueId).sort();

  it('makes one limit of each kind when it was on the map before its letter came', async () => {
    await record('refusal', { letter: letterDay.toString(), sent: sentDay.toString() });
    expect(await terms()).toEqual(['TM08', 'TM15']);
    expect((await confirmAtOnce(bram, await refusal())).status).toBe(303);
    expect(await terms()).toEqual(['TM08', 'TM15']);
  });

  it('is written on the map by confirming its letter, in the same press', async () => {
    const at = await refusal();
    expect((await bram.get(at)).text).toContain('In het stappenplan');
    await confirmAtOnce(bram, at);
    const { limits, procedures } = await ofCase();
    const [event] = procedures.flatMap(({ events }) => events);
    expect(event?.document).toMatchObject({
      happening: 'refusal',
      facts: { days: { letter: letterDay.toString() } },
      document: { kind: 'letter', id: at.split('/').at(-1) },
    });
    expect(limits.map(({ document }) => document.origin.step?.event)).toEqual([event?.id, event?.id]);
  });

  it('moves whole when a start is corrected on the page of one of its limits', async () => {
    const at = await refusal();
    await confirmAtOnce(bram, at);
    const objection = (await running()).find(({ document }) => document.clear.catalogueId === 'TM08');
    const page = `/clients/${reference}/limits/${objection?.id}`;
    const start = letterDay.subtract({ days: 4 });
    const answer = await bram.post(`${page}/start`, {
      ...formOn((await bram.get(page)).text, `${page}/start`),
      start: start.toString(),
      startReason: 'De advocaat heeft de envelop.',
    });
    expect(answer.status).toBe(303);
    const limits = await running();
    expect(limits.map(({ document }) => document.clear.start)).toEqual([start.toString(), start.toString()]);
    const { text } = await bram.get('/limits');
    const told = (limit: (typeof limits)[number]) => dayAndDate(limit.document.clear.drivingDay, 'nl');
    const now = limits.find(({ document }) => document.clear.catalogueId === 'TM08');
    if (!now || !objection) throw new Error('No objection.');
    // The button that ticks it off names it once more, for who does not see the line.
    const seen = text.replaceAll(/<span class="hidden">[^<]*<\/span>/g, '');
    expect(seen.match(/vertel het door/g)).toHaveLength(1);
    expect(text).toContain(`Bezwaar: uiterlijk ${told(now)}, en niet ${told(objection)}`);
    expect(text).toContain(`Nederland verlaten: uiterlijk`);
    const sheet = (await bram.get(`${at}/copy?in=nl`)).text;
    for (const limit of limits) expect(sheet).toContain(told(limit));
    expect(sheet).not.toContain(dayAndDate(objection?.document.clear.drivingDay ?? '', 'nl'));
  });

  it('is not finished while a limit of it runs, and a day to come is no "since"', async () => {
    const permit = await begin('report-and-permit');
    await record('refused', { letter: letterDay.toString() }, permit);
    const hearing = today().add({ days: 30 });
    await record('ind-hearing', { on: hearing.toString() });
    const panel = async () => {
      const { text } = await bram.get(`/clients/${reference}`);
      return text.slice(text.indexOf('id="procedures"')).split('</section>')[0] ?? '';
    };
    expect(await panel()).not.toContain('>klaar<');
    expect(await panel()).toContain('er loopt nog een termijn');
    expect(await panel()).toContain(`gepland op ${longDate(hearing, 'nl')}`);
    expect(await panel()).not.toContain(`sinds ${longDate(hearing, 'nl')}`);
  });

  it('is met by what was filed on another map, with its proof, and runs again when that did not happen', async () => {
    const permit = await begin('report-and-permit');
    await record('refused', { letter: letterDay.toString() }, permit);
    const receipt = await bring(bram, reference, await letterPdf(refusalOf(longDate(letterDay, 'nl'))));
    const proof = { document: `letter:${receipt.split('/').at(-1)}` };
    await record('objection-filed', { on: today().toString(), ...proof });
    expect(await terms()).toEqual(['TM15']);
    const events = (await ofCase()).procedures.flatMap((one) => one.events.map((event) => ({ one, event })));
    const filed = events.find(({ event }) => event.document.happening === 'objection-filed');
    const at = `/clients/${reference}/procedures/${filed?.one.id}/events/${filed?.event.id}`;
    const form = formOn((await bram.get(at)).text, `${at}/cancel`);
    await bram.post(`${at}/cancel`, { ...form, cancelReason: 'Toch niet verstuurd.' });
    expect(await terms()).toContain('TM08');
  });

  it('is not filed because of its own letter, on the map or on the page of its limit', async () => {
    const at = await refusal();
    await confirmAtOnce(bram, at);
    const own = `letter:${at.split('/').at(-1)}`;
    await record('objection-filed', { on: today().toString(), document: own });
    expect(await terms()).toContain('TM08');
    const objection = (await running()).find(({ document }) => document.clear.catalogueId === 'TM08');
    expect(objection?.document.waiting?.what).toBe('event-met');
    const page = `/clients/${reference}/limits/${objection?.id}`;
    const form = formOn((await bram.get(page)).text, `${page}/state`);
    await bram.post(`${page}/state`, { ...form, state: 'done', proof: own });
    expect(await terms()).toContain('TM08');
    expect((await bram.get('/limits')).text).toContain('gezegd: ingediend, nog zonder bewijs');
  });

  it('is not met by what was filed after its last day, nor by what is no filing', async () => {
    const old = today().subtract({ days: 40 });
    await record('refusal', { letter: old.toString() });
    await record('objection-filed', { on: today().toString() });
    expect(await terms()).toContain('TM08');
  });
});
