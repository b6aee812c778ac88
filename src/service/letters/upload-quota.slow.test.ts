import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limiters } from '#app/platform/limits/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('T77 how much may be brought in on one day', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  afterEach(() => desk.rows('delete from naast.throttle'));

  const file = Buffer.from('Geachte mevrouw,\n\nTot ziens.');
  const send = (who: Reader, reference: string, key: string = newId()) =>
    who.upload(`/clients/${reference}/letters/new`, file, { name: 'brief.txt', fields: { _key: key } });
  /** All counts of today are here, and of tomorrow, should the day turn meanwhile. */
  const counted = async (hits: number) => {
    await desk.rows('update naast.throttle set hits = $1', [hits]);
    await desk.rows("insert into naast.throttle select key, window_start + interval '1 day', hits from naast.throttle");
  };
  const letters = async () => (await desk.rows('select id from naast.letter')).length;

  it('is enough for a case: one more is refused, to everybody, kindly, and nothing of it is kept', async () => {
    const { reference } = await desk.newCase();
    const { reference: other } = await desk.newCase();
    expect((await send(bram, reference)).status).toBe(303);
    await counted(limiters.upload[1].most - 1);
    expect((await send(bram, reference)).status).toBe(303);
    const before = [await letters(), await desk.files()];
    const key = newId();
    const refused = await send(bram, reference, key);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Er zijn vandaag al heel veel bestanden toegevoegd.');
    expect(refused.text).toContain('Er is niets bewaard.');
    expect(formOn(refused.text, `/clients/${reference}/letters/new`)._key).toBe(key);
    expect((await send(joke, reference)).status).toBe(422);
    expect([await letters(), await desk.files()]).toEqual(before);
    expect((await send(bram, other)).status).toBe(303);
    // Tomorrow the same form brings it in.
    await desk.rows('delete from naast.throttle');
    expect((await send(bram, reference, key)).status).toBe(303);
  });

  it('is enough for a colleague, in whichever case; others go on', async () => {
    const { reference } = await desk.newCase();
    const { reference: fresh } = await desk.newCase();
    expect((await send(bram, reference)).status).toBe(303);
    await counted(limiters.upload[0].most);
    expect((await send(bram, fresh)).status).toBe(422);
    expect((await send(joke, fresh)).status).toBe(303);
  });

  it('counts what came twice as one', async () => {
    const { reference } = await desk.newCase();
    const key = newId();
    await send(bram, reference, key);
    await send(bram, reference, key);
    const counts = await desk.rows('select hits from naast.throttle');
    expect(counts.map(({ hits }) => hits)).toEqual([1, 1]);
  });
});
