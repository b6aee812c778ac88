import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, longDate, today } from '#app/platform/language/index.ts';
import { listLimits, mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const letterDay = today().subtract({ days: 6 });

describe('one decision that came by two letters', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(async () => []), panels: [mapPanel] }));
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
  });

  const begin = async (key: string) => {
    const all = `/clients/${reference}/procedures`;
    const begun = today().subtract({ days: 40 }).toString();
    await bram.post(all, { ...formOn((await bram.get(all)).text, all), key, begun });
  };
  /** Brings it and confirms it, also where it is known as the same one. */
  const confirmed = async (more = '') => {
    const pdf = await letterPdf(refusalOf(longDate(letterDay, 'nl')) + more);
    const at = `/clients/${reference}/letters/new`;
    const letter = (await bram.upload(at, pdf, { fields: { another: 'yes' } })).location;
    expect((await confirmAtOnce(bram, letter)).status).toBe(303);
    return letter;
  };
  const limits = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      if (!open) throw new Error('No case.');
      const running = (await listLimits(open)).filter(({ document }) => document.clear.state === 'open');
      return running
        .map(({ document: { clear, waiting } }) => ({ what: clear.catalogueId, day: clear.drivingDay, waiting }))
        .sort((a, b) => a.what.localeCompare(b.what));
    });
  const setAside = async (at: string) => {
    const form = formOn((await bram.get(`${at}/set-aside`)).text, `${at}/set-aside`);
    expect((await bram.post(`${at}/set-aside`, { ...form, asideReason: 'Dubbel.' })).location).toBe(at);
  };
  const putBack = async (at: string) =>
    expect((await bram.post(`${at}/put-back`, formOn((await bram.get(at)).text, `${at}/put-back`))).location).toBe(at);
  const copy = async (at: string) => (await bram.get(`${at}/copy?in=nl`)).text;

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('stays as it is when %s of them is set aside, on one map and on two', async (_which, which) => {
    for (const keys of [['remedies'], ['remedies', 'report-and-permit']]) {
      ({ reference } = await desk.newCase());
      for (const key of keys) await begin(key);
      const both = [await confirmed(), await confirmed('\n\nKopie voor uw advocaat.')] as const;
      const before = await limits();
      expect(before.map(({ what, waiting }) => [what, waiting])).toEqual([
        ['TM08', null],
        ['TM15', null],
      ]);
      const [gone, stays] = [both[which] ?? '', both[1 - which] ?? ''];
      await setAside(gone);
      expect(await limits()).toEqual(before);
      for (const { day } of before) expect(await copy(stays)).toContain(dayAndDate(day, 'nl'));
      await putBack(gone);
      expect(await limits()).toEqual(before);
    }
  });

  it('is not two when the first is put back after the second took its place', async () => {
    await begin('remedies');
    const first = await confirmed();
    const before = await limits();
    await setAside(first);
    const second = await confirmed();
    expect(await limits()).toEqual(before);
    await putBack(first);
    expect(await limits()).toEqual(before);
    for (const at of [first, second])
      for (const words of ['Nederland verlaten', 'Bezwaar', ...before.map(({ day }) => dayAndDate(day, 'nl'))])
        expect(await copy(at)).toContain(words);
    // And the other way round: what the second told goes, and the first stands.
    await setAside(second);
    expect((await limits()).map(({ what, day }) => ({ what, day, waiting: null }))).toEqual(before);
  });

  it('has one day on the sheet once its two limits were made one', async () => {
    await begin('remedies');
    const map = /href="(\/clients\/[^"]+\/procedures\/[0-9a-f-]{36})"/.exec(
      (await bram.get(`/clients/${reference}`)).text,
    )?.[1];
    const events = `${map}/events`;
    // So long before that no weekend or holiday makes the two last days one.
    const sent = letterDay.subtract({ days: 10 }).toString();
    const recorded = { what: 'refusal', certainty: 'sure', letter: letterDay.toString(), sent };
    await bram.post(events, { ...formOn((await bram.get(`${events}/new?what=refusal`)).text, events), ...recorded });
    const [early] = await limits();
    // A colleague says that the letter belongs nowhere on the map: its limits stand beside those that are there.
    const pdf = await letterPdf(refusalOf(longDate(letterDay, 'nl')));
    const at = await bring(bram, reference, pdf);
    const form = formOn((await bram.get(at)).text, `${at}/confirm`);
    expect((await bram.post(`${at}/confirm`, { ...form, place: 'none' })).status).toBe(303);
    const objections = (await limits()).filter(({ what }) => what === 'TM08').map(({ day }) => day);
    const late = objections.find((day) => day !== early?.day) ?? '';
    expect(objections).toHaveLength(2);
    const joke = await desk.reader(desk.world.people.joke);
    const lines = (await joke.get('/limits/waiting')).text;
    for (const [, page = ''] of lines.matchAll(new RegExp(`href="(/clients/${reference}/limits/[^"]+)"`, 'g'))) {
      const { text } = await joke.get(page);
      if (text.includes(`action="${page}/join"`)) await joke.post(`${page}/join`, formOn(text, `${page}/join`));
    }
    expect((await limits()).map(({ what }) => what)).toEqual(['TM08', 'TM15']);
    const sheet = await copy(at);
    expect(sheet).toContain(dayAndDate(early?.day ?? 'none', 'nl'));
    expect(sheet).not.toContain(dayAndDate(late, 'nl'));
  });
});
