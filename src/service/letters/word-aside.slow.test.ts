import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { listLimits, listTasks } from '#app/service/procedures/index.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { letterPdf, unknownLetter } from './testing/letter-pdf.ts';
import { bring, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const ago = (days: number) => today().subtract({ days }).toString();
/** The days lie so far apart that no weekend or holiday makes two last days one. */
const lastDay = (start: string) => countLimit({ what: 'TM08', start, term: null })?.drivingDay ?? '';
const [early, late] = [lastDay(ago(20)), lastDay(ago(8))];

describe('a later day that the lawyer’s written word opened', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let karel: Reader;
  let reference: string;
  let limit: string;
  let at: string;
  let paper: string;
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
    await secondIs('ended');
    ({ reference } = await desk.newCase());
    limit = await desk.world.as(desk.world.people.bram, (visit) => objection(visit, reference, ago(20)));
    at = `/clients/${reference}/limits/${limit}`;
    paper = await bring(bram, reference, await letterPdf(unknownLetter));
  });

  /** Whether Karel, the other coordinator of the region, is there. */
  const secondIs = (status: 'active' | 'ended') =>
    desk.rows('update naast.person set status = $1 where login_name = $2', [status, 'karel']);
  const send = async (who: Reader, form: string, fields: Record<string, string>) =>
    who.post(`${at}/${form}`, { ...formOn((await who.get(at)).text, `${at}/${form}`), ...fields });
  const later = () => send(joke, 'start', { start: ago(8), startReason: 'Later verstuurd.' });
  const word = async (from = paper) => {
    const wordProof = `letter:${from.split('/').at(-1)}`;
    expect((await send(bram, 'word', { wordLawyer: 'mr. Bos', wordProof })).status).toBe(303);
  };
  const setAside = async (which = paper) => {
    const form = formOn((await bram.get(`${which}/check`)).text, `${which}/set-aside`);
    const done = await bram.post(`${which}/set-aside`, { ...form, asideReason: 'Van een andere cliënt.' });
    expect(done.location).toBe(which);
  };
  const now = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      const found = open && (await listLimits(open)).find(({ id }) => id === limit);
      if (!open || !found) throw new Error('No limit.');
      const { clear, waiting, changes } = found.document;
      const told = (await listTasks(open)).filter(({ kind, state }) => kind === 'new-day' && state === 'open');
      return {
        day: clear.drivingDay,
        start: clear.start,
        state: clear.state,
        waits: waiting?.next.clear ?? null,
        gone: changes.filter(({ what }) => what === 'word-gone').length,
        told: told.flatMap(({ document }) => document.moved.map(({ from, to }) => [from, to])),
      };
    });

  it('falls back when that paper is set aside, with one line and one task; it waits anew', async () => {
    await later();
    await word();
    expect(await now()).toMatchObject({ day: late, waits: null, told: [[early, late]] });
    await setAside();
    expect(await now()).toMatchObject({ day: early, start: ago(20), state: 'open', gone: 1, told: [[late, early]] });
    expect((await now()).waits?.drivingDay).toBe(late);
    const { text } = await bram.get(at);
    expect(
      text.includes(`Bram Postma legde opzij wat de advocaat schreef: we houden weer ${dayAndDate(early, 'nl')} aan`),
    ).toBe(true);
    const [row] = await desk.rows('select driving_day::text as day from naast.legal_limit where id = $1', [limit]);
    expect(row?.day).toBe(early);
    // Whoever asked, or attached that paper, opens it not; another coordinator does.
    await secondIs('active');
    const form = formOn((await karel.get(at)).text, `${at}/second`);
    expect((await joke.post(`${at}/second`, { ...form, _csrf: joke.csrf, answer: 'opened' })).status).toBe(403);
    expect((await karel.post(`${at}/second`, { ...form, answer: 'opened' })).status).toBe(303);
    expect(await now()).toMatchObject({ day: late, start: ago(8), waits: null });
  });

  it('is opened by another paper, and falls back no more by the first', async () => {
    await later();
    await word();
    await setAside();
    const other = await bring(bram, reference, await letterPdf(`${unknownLetter}\n\nNog een.`));
    await word(other);
    expect((await now()).day).toBe(late);
    await setAside(other);
    expect((await now()).day).toBe(early);
  });

  it('stays where another coordinator has opened a later day since', async () => {
    await later();
    await word();
    await secondIs('active');
    await send(bram, 'start', { start: ago(1), startReason: 'Nog later.' });
    await send(karel, 'second', { answer: 'opened' });
    await setAside();
    expect(await now()).toMatchObject({ day: lastDay(ago(1)), gone: 0 });
  });

  it('falls back also when somebody wrote something since, and keeps a day that is earlier still', async () => {
    await later();
    await word();
    const between = lastDay(ago(14));
    await send(bram, 'day', { day: between, dayReason: 'De advocaat belde.' });
    await setAside();
    expect(await now()).toMatchObject({ day: early, gone: 1 });
    expect((await now()).waits?.drivingDay).toBe(between);
    await send(bram, 'day', { day: ago(-3), dayReason: 'De advocaat belde weer.' });
    await setAside(await bring(bram, reference, await letterPdf(unknownLetter)));
    expect(await now()).toMatchObject({ day: ago(-3), gone: 1 });
  });

  it.each([
    ['done', {}],
    ['dropped', { reason: 'Niet meer nodig.' }],
  ] as const)('runs again when it was %s by that word, and that is asked anew', async (state, more) => {
    await send(joke, 'state', { state, ...more });
    await word();
    expect((await now()).state).toBe(state);
    await setAside();
    expect(await now()).toMatchObject({ state: 'open', day: early, told: [[null, early]] });
    expect((await now()).waits?.state).toBe(state);
  });
});
