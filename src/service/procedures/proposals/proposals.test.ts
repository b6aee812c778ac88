import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { addLimit } from '../limits/limits.store.ts';

const at = '/limits/proposals';
const start = today().subtract({ days: 3 }).toString();
const said = (iso: unknown) => dayAndDate(String(iso), 'nl');
/** What the rules of today give. */
const right = (what: string) => {
  const days = countLimit({ what, start, term: null, stated: null, safest: null });
  if (!days) throw new Error('Not to be counted.');
  return days;
};

describe('days that a newer calendar counts anew', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let noor: Reader;
  let reference: string;
  beforeAll(async () => {
    desk = await readingDesk();
    const { people } = desk.world;
    [bram, joke, noor] = await Promise.all([
      desk.reader(people.bram),
      desk.reader(people.joke),
      desk.reader(people.noor),
    ]);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.rows("update naast.legal_limit set state = 'done', proposed_day = null");
    ({ reference } = await desk.newCase());
  });

  /** A limit that an older calendar had put so many days beside what the rules give now; a job has proposed the right day. */
  const countedBefore = async (what: string, off: number): Promise<{ id: string; old: string; next: string }> => {
    const days = right(what);
    const old = Temporal.PlainDate.from(days.drivingDay).add({ days: off }).toString();
    const id = await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('No case.');
      const origin = { letter: null, kind: 'x', outcome: null, letterDate: start, sentDate: null, statedLastDay: null };
      const before = { ...days, lastDay: old, drivingDay: old };
      return addLimit(open, { catalogueId: what, start, days: before, origin, found: null, reason: null });
    });
    await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [days.drivingDay, id]);
    return { id, old, next: days.drivingDay };
  };
  const row = async (id: string) =>
    (
      await desk.rows(
        'select driving_day::text as day, proposed_day::text as proposed, version from naast.legal_limit where id = $1',
        [id],
      )
    )[0];
  const take = async (seen: string, fields: Record<string, string> = {}, who = bram) =>
    who.post(at, { ...formOn(seen, at), _csrf: who.csrf, ...fields });
  const entries = async () =>
    Number((await desk.rows("select count(*) from naast.audit_entry where action = 'limit.changed'"))[0]?.count);

  it('stand together, old beside new, and are taken over with one button; each is written in the access book', async () => {
    const earlier = await countedBefore('TM08', 3);
    const same = await countedBefore('TM09', 0);
    expect((await bram.get('/limits?show=changed')).text).toContain(`href="${at}"`);
    const shown = (await bram.get(at)).text;
    for (const day of [earlier.old, earlier.next]) expect(shown).toContain(said(day));
    expect(await row(earlier.id)).toMatchObject({ day: earlier.old, version: 1 });
    const before = await entries();
    const taken = await take(shown);
    expect([taken.status, taken.location]).toEqual([303, '/limits']);
    expect(await row(earlier.id)).toEqual({ day: earlier.next, proposed: null, version: 2 });
    expect(await row(same.id)).toEqual({ day: same.next, proposed: null, version: 2 });
    expect((await entries()) - before).toBe(2);
    const page = (await bram.get(`/clients/${reference}/limits/${earlier.id}`)).text;
    expect(page).toContain('Bram Postma nam de nieuwe dag over');
    expect((await bram.get(at)).text).toContain('Er is niets opnieuw geteld');
  });

  it('are never moved later without a tick of her own for those', async () => {
    const later = await countedBefore('TM08', -3);
    const shown = (await bram.get(at)).text;
    expect(shown).toContain('Let op: deze dagen worden ruimer');
    expect((await take(shown)).status).toBe(303);
    expect(await row(later.id)).toEqual({ day: later.old, proposed: later.next, version: 1 });
    await take((await bram.get(at)).text, { looser: 'yes' });
    // It ends something for ever: another coordinator looks before it is in force.
    expect(await row(later.id)).toEqual({ day: later.old, proposed: null, version: 2 });
    const page = `/clients/${reference}/limits/${later.id}`;
    const form = formOn((await joke.get(page)).text, `${page}/second`);
    expect((await joke.post(`${page}/second`, { ...form, answer: 'opened' })).status).toBe(303);
    expect(await row(later.id)).toEqual({ day: later.next, proposed: null, version: 3 });
  });

  it('ask for the same tick where an earlier day lets us wait less long for an authority', async () => {
    const wait = await countedBefore('TM11', 3);
    expect(right('TM11').purpose).toBe('wait');
    await take((await bram.get(at)).text);
    expect(await row(wait.id)).toMatchObject({ day: wait.old, version: 1 });
    await take((await bram.get(at)).text, { looser: 'yes' });
    expect(await row(wait.id)).toMatchObject({ day: wait.next, version: 2 });
  });

  it('T118 are taken over as they were seen or not at all: what somebody else changed is shown first', async () => {
    const [first, second] = [await countedBefore('TM08', 3), await countedBefore('TM09', 3)];
    const shown = (await bram.get(at)).text;
    const page = `/clients/${reference}/limits/${second.id}`;
    const form = formOn((await joke.get(page)).text, `${page}/state`);
    expect((await joke.post(`${page}/state`, { ...form, state: 'done' })).status).toBe(303);
    const refused = await take(shown);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Er is intussen iets veranderd.');
    expect(await row(first.id)).toMatchObject({ day: first.old, version: 1 });
    expect((await take(refused.text)).status).toBe(303);
    expect(await row(first.id)).toMatchObject({ day: first.next });
  });

  it('are taken over once when the button is pressed twice', async () => {
    const limit = await countedBefore('TM08', 3);
    const shown = (await bram.get(at)).text;
    const both = await Promise.all([take(shown), take(shown)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await row(limit.id)).toMatchObject({ day: limit.next, version: 2 });
  });

  it('are those of her own cases: a coordinator has her region, a volunteer of another client has none', async () => {
    const limit = await countedBefore('TM08', 3);
    expect((await noor.get(at)).text).not.toContain(limit.id);
    expect((await joke.get(at)).text).toContain(limit.id);
    const shown = (await bram.get(at)).text;
    expect((await take(shown, {}, noor)).status).toBe(409);
    expect(await row(limit.id)).toMatchObject({ day: limit.old });
  });

  it('of a limit that was changed from outside are an alarm, and are taken over by nobody', async () => {
    const limit = await countedBefore('TM08', 3);
    await desk.rows('update naast.legal_limit set driving_day = driving_day + 9 where id = $1', [limit.id]);
    const shown = (await bram.get(at)).text;
    expect(shown).toContain('Eén termijn is van buiten veranderd.');
    expect(shown).not.toContain(`limits/${limit.id}`);
  });
});
