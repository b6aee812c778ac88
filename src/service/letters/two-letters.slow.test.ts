import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, longDate, today } from '#app/platform/language/index.ts';
import { listAsked, listLimits } from '#app/service/procedures/index.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

/** The days lie so far apart that no weekend or holiday makes two last days one. */
const letterDay = today().subtract({ days: 20 });
const dated = (days = 0) => longDate(letterDay.add({ days }), 'nl');
const proposed = 'Dit lijkt twee keer dezelfde termijn';

/** The same decision as it also comes: its copy, what the lawyer writes of it, and a letter that nobody here knows. */
const copyOf = (days: number) => `${refusalOf(dated(days))}\n\nKopie voor uw advocaat.`;
const fromLawyer = `Advocatenkantoor Bos

Mevrouw S. Voorbeeld

Datum ${dated(3)}

Geachte mevrouw,

Hierbij stuur ik u een kopie van de brief van de IND van ${dated()}.
De IND wijst uw aanvraag om een verblijfsvergunning af. U kunt binnen vier weken bezwaar maken.

Met vriendelijke groet,
mr. A. Bos, advocaat`;
const unknown = `Dienst Zaken

Mevrouw S. Voorbeeld

Datum ${dated(1)}

Geachte mevrouw,

Wij hebben een besluit genomen over uw verzoek.
U kunt binnen vier weken na de datum van deze brief bezwaar maken.

De directeur`;

describe('one decision that came by two letters, in a case with no map of it', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let karel: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk();
    const { people } = desk.world;
    [bram, joke, karel] = await Promise.all([
      desk.reader(people.bram),
      desk.reader(people.joke),
      desk.reader(people.karel),
    ]);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
  });

  const confirmed = async (words: string) => {
    const form = { fields: { another: 'yes' } };
    const at = (await bram.upload(`/clients/${reference}/letters/new`, await letterPdf(words), form)).location;
    // What nobody here knows is confirmed on its check page.
    const { text } = await bram.get(`${at}/check`);
    const asFound = { kind: 'unknown', letterDate: dated(1), choice_TM08: 'take' };
    const answer = words.includes('Dienst Zaken')
      ? await bram.post(`${at}/confirm`, { ...formOn(text, `${at}/confirm`), ...asFound })
      : await confirmAtOnce(bram, at);
    expect(answer.status).toBe(303);
    return at;
  };
  const limits = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      return open ? listLimits(open) : [];
    });
  /** The days on which to object, by any letter, as far as they run. */
  const objections = async () =>
    (await limits())
      .filter(({ document: { clear } }) => clear.state === 'open' && clear.catalogueId !== 'TM15')
      .map(({ id, document: { clear, waiting } }) => ({ id, day: clear.drivingDay, waits: waiting !== null }));
  const pairs = async () =>
    (await desk.world.as(desk.world.people.joke, listAsked)).pairs.filter((one) => one.reference === reference);
  const pageOf = (id: string) => `/clients/${reference}/limits/${id}`;
  const act = async (who: Reader, id: string, form: string, fields: Record<string, string> = {}) => {
    const at = `${pageOf(id)}/${form}`;
    return who.post(at, { ...formOn((await who.get(pageOf(id))).text, at), ...fields });
  };
  const joinAll = async () => {
    for (let [one] = await pairs(); one; [one] = await pairs())
      expect((await act(joke, one.pair.stops.id, 'join')).status).toBe(303);
  };
  const setAside = async (at: string) => {
    const form = formOn((await bram.get(`${at}/set-aside`)).text, `${at}/set-aside`);
    expect((await bram.post(`${at}/set-aside`, { ...form, asideReason: 'Dubbel.' })).location).toBe(at);
  };
  const putBack = async (at: string) =>
    expect((await bram.post(`${at}/put-back`, formOn((await bram.get(at)).text, `${at}/put-back`))).location).toBe(at);
  const copy = async (at: string) => (await bram.get(`${at}/copy?in=nl`)).text;

  it.each([
    ['the same letter once more', copyOf(0)],
    ['its copy with a date of its own', copyOf(10)],
    ['the lawyer', fromLawyer],
    ['a letter that nobody knows, by its remedy clause', unknown],
  ])('by %s, is proposed as one; both stay and the earlier drives', async (_what, words) => {
    for (const order of [
      [refusalOf(dated()), words],
      [words, refusalOf(dated())],
    ]) {
      ({ reference } = await desk.newCase());
      for (const one of order) await confirmed(one);
      const before = await objections();
      expect(before).toHaveLength(2);
      const asked = await pairs();
      expect(asked.some(({ pair }) => before.every(({ id }) => [pair.runs.id, pair.stops.id].includes(id)))).toBe(true);
      for (const { id } of before)
        for (const who of [bram, joke]) expect((await who.get(pageOf(id))).text.includes(proposed)).toBe(true);
      expect((await bram.get('/limits')).text.includes('lijkt dubbel: één besluit?')).toBe(true);
      await joinAll();
      const [now, ...more] = await objections();
      expect([more, now?.day]).toEqual([[], before.map(({ day }) => day).sort()[0]]);
      expect((await bram.get(`/clients/${reference}`)).text.includes('lijkt dubbel')).toBe(false);
    }
  });

  it.each([
    ['De bezwaartermijn', 1],
    ['De beroepstermijn', 0],
  ])('%s that the lawyer names for the same day makes %i pair: an appeal is no objection', async (term, expected) => {
    await confirmed(refusalOf(dated()));
    const [objection] = await objections();
    const day = longDate(objection?.day ?? '', 'nl');
    const told = fromLawyer.replace('U kunt binnen vier weken bezwaar maken.', `${term} eindigt op ${day}.`);
    await confirmed(told);
    expect((await objections()).map((one) => one.day)).toEqual([objection?.day, objection?.day]);
    expect(await pairs()).toHaveLength(expected);
  });

  it('has the earlier day on the sheets of both once it is one, and two days again when parted', async () => {
    const both = [await confirmed(copyOf(10)), await confirmed(refusalOf(dated()))];
    const before = await objections();
    const [early = '', late = ''] = before.map(({ day }) => day).sort();
    expect(early < late).toBe(true);
    await joinAll();
    for (const at of both) {
      const sheet = await copy(at);
      expect([early, late].map((day) => sheet.includes(dayAndDate(day, 'nl')))).toEqual([true, false]);
    }
    const stopped = (await limits()).find(
      ({ document: { clear, joined } }) => joined !== null && clear.catalogueId === 'TM08',
    );
    expect(stopped?.document.clear.lastDay).toBe(early);
    expect((await act(joke, stopped?.id ?? '', 'part')).status).toBe(303);
    // The one that took the earlier day over keeps it until a second person has looked.
    const parted = await objections();
    expect(parted.map(({ day }) => day)).toEqual([early, early]);
    const waits = parted.find((one) => one.waits)?.id ?? '';
    expect((await act(joke, waits, 'second', { answer: 'opened' })).status).toBe(400);
    expect((await act(karel, waits, 'second', { answer: 'opened' })).status).toBe(303);
    expect((await objections()).map(({ day }) => day).sort()).toEqual([early, late]);
    expect(await pairs()).not.toEqual([]);
  });

  it('runs on by the other letter when either is set aside, and comes back whole', async () => {
    for (const which of [0, 1]) {
      ({ reference } = await desk.newCase());
      const both = [await confirmed(refusalOf(dated())), await confirmed(copyOf(10))];
      const before = await objections();
      const [early = ''] = before.map(({ day }) => day).sort();
      await joinAll();
      const gone = both[which] ?? '';
      await setAside(gone);
      // Nothing goes or moves back before a second person has looked.
      expect((await objections()).map(({ day }) => day)[0]).toBe(early);
      for (const { id, waits } of await objections())
        if (waits) expect((await act(joke, id, 'second', { answer: 'opened' })).status).toBe(303);
      const left = await objections();
      const own = (await limits()).find(
        ({ document }) => document.origin.letter === both[1 - which]?.split('/').at(-1),
      );
      expect(left).toHaveLength(1);
      expect(own?.document.joined).toBeNull();
      expect((await copy(both[1 - which] ?? '')).includes(dayAndDate(left[0]?.day ?? '', 'nl'))).toBe(true);
      // No way back to two: the other letter is set aside.
      const dropped = (await limits()).filter(({ document }) => document.clear.state === 'dropped');
      for (const { id } of dropped)
        expect((await joke.get(pageOf(id))).text.includes(`${pageOf(id)}/part`)).toBe(false);
      await putBack(gone);
      expect((await objections()).map(({ day }) => day).sort()).toEqual(before.map(({ day }) => day).sort());
      expect(await pairs()).not.toEqual([]);
    }
  });

  it('is not filed by its own copy: only a receipt closes it at once', async () => {
    await confirmed(refusalOf(dated()));
    const second = await confirmed(fromLawyer);
    const proof = `letter:${second.split('/').at(-1)}`;
    const objection = (await limits()).find(({ document }) => document.clear.catalogueId === 'TM08')?.id ?? '';
    expect((await bram.get(pageOf(objection))).text.includes(proof)).toBe(false);
    await act(bram, objection, 'state', { state: 'done', proof });
    expect(await objections()).toHaveLength(2);
    await act(bram, objection, 'state', { state: 'reopened' });
    await joinAll();
    await act(bram, objection, 'state', { state: 'done', proof });
    expect(await objections()).toHaveLength(1);
  });

  it('is two where a coordinator said so, where the kinds are others, and long after', async () => {
    await confirmed(refusalOf(dated()));
    await confirmed(copyOf(10));
    for (const { pair } of await pairs()) expect((await act(joke, pair.stops.id, 'apart')).status).toBe(303);
    expect(await pairs()).toEqual([]);
    expect(await objections()).toHaveLength(2);
    ({ reference } = await desk.newCase());
    await confirmed(refusalOf(dated(-15)));
    await confirmed(refusalOf(dated()));
    expect(await pairs()).toEqual([]);
  });
});
