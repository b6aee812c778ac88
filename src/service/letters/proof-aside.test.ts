import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { listLimits, listProcedures, mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { listLetters } from './letters.store.ts';
import { letterPdf, refusalOf, unknownLetter } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const papersOf: Parameters<typeof wayRoutes>[0] = async (open) =>
  (await listLetters(open)).map(({ id }) => ({ value: `letter:${id}`, label: 'Een brief' }));

describe('a fatal limit that was closed at once for the sake of a paper', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let reference: string;
  let map: string;
  let receipt: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(papersOf), panels: [mapPanel] }));
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    const all = `/clients/${reference}/procedures`;
    const begun = today().subtract({ days: 40 }).toString();
    map = (await bram.post(all, { ...formOn((await bram.get(all)).text, all), key: 'remedies', begun })).location;
    const refusal = await letterPdf(refusalOf(longDate(today().subtract({ days: 6 }), 'nl')));
    await confirmAtOnce(bram, await bring(bram, reference, refusal));
    receipt = await bring(bram, reference, await letterPdf(unknownLetter));
  });

  const paper = () => `letter:${receipt.split('/').at(-1)}`;
  const objection = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      const limits = open ? await listLimits(open) : [];
      const limit = limits.find(({ document }) => document.clear.catalogueId === 'TM08');
      if (!open || !limit) throw new Error('No objection.');
      const events = (await listProcedures(open)).flatMap((one) => one.events);
      const filed = events.find(({ document }) => document.happening === 'objection-filed');
      const { clear, waiting } = limit.document;
      return { id: limit.id, state: clear.state, asked: waiting?.what ?? null, filed: `${map}/events/${filed?.id}` };
    });
  const fileByHand = async () => {
    const at = `/clients/${reference}/limits/${(await objection()).id}`;
    await bram.post(`${at}/state`, {
      ...formOn((await bram.get(at)).text, `${at}/state`),
      state: 'done',
      proof: paper(),
    });
  };
  const fileOnMap = async () => {
    const form = formOn((await bram.get(`${map}/events/new?what=objection-filed`)).text, `${map}/events`);
    const on = today().toString();
    await bram.post(`${map}/events`, { ...form, certainty: 'sure', on, document: paper() });
  };

  it.each([
    ['on its page', fileByHand, 'done'],
    ['on the map', fileOnMap, 'event-met'],
  ] as const)('%s is only said to be filed once that paper is set aside', async (_where, file, asked) => {
    await file();
    expect(await objection()).toMatchObject({ state: 'done', asked: null });
    const form = formOn((await bram.get(`${receipt}/check`)).text, `${receipt}/set-aside`);
    const aside = await bram.post(`${receipt}/set-aside`, { ...form, asideReason: 'Van een andere cliënt.' });
    expect(aside.location).toBe(receipt);
    expect(await objection()).toMatchObject({ state: 'open', asked });
    expect((await bram.get('/limits')).text).toContain('gezegd: ingediend, nog zonder bewijs');
  });

  it('is only said to be filed once the event that closed it has no paper any more', async () => {
    await fileOnMap();
    const { filed } = await objection();
    const on = today().toString();
    const form = formOn((await bram.get(filed)).text, filed);
    await bram.post(filed, { ...form, certainty: 'sure', on, document: '', reason: 'Verkeerde brief.' });
    expect(await objection()).toMatchObject({ state: 'open', asked: 'event-met' });
    // And closed again once there is one.
    const again = formOn((await bram.get(filed)).text, filed);
    await bram.post(filed, { ...again, certainty: 'sure', on, document: paper(), reason: 'Deze brief.' });
    expect(await objection()).toMatchObject({ state: 'done', asked: null });
  });
});
