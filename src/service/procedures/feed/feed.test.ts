import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { limitRoutes } from '../routes.ts';
import { dayOfLetter } from '../testing/limit.ts';
import { calendarText } from './calendar-text.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

describe('the private calendar', () => {
  let world: TestWorld;
  let bram: StaffVisitor;
  let joke: StaffVisitor;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, limitRoutes(world));
    [bram, joke] = [await atDesk(world.people.bram), await atDesk(world.people.joke)];
    await world.as(world.people.joke, async (visit) => {
      ({ reference } = await openNewCase(visit, ordinaryCase({ nameToUse: 'Blessing' })));
      await assignVolunteerTo(visit, reference, world.people.bram.id);
      await dayOfLetter(visit, reference, day(5));
      await dayOfLetter(visit, reference, day(12));
    });
  });
  afterAll(() => world?.close());

  const settings = '/limits/calendar';
  async function newAddress(visitor: StaffVisitor): Promise<string> {
    const key = hiddenField((await visitor.get(settings)).body, '_key');
    const { status, body } = await visitor.post(settings, { _key: key });
    expect(status).toBe(200);
    return /\/calendar\?key=[\w-]{43}/.exec(body)?.[0] ?? '';
  }
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

  it('is off until somebody asks for it, and shows its address once', async () => {
    expect((await bram.get(settings)).body).toContain('Staat uit');
    const address = await newAddress(bram);
    expect(address).not.toBe('');
    const { body } = await bram.get(settings);
    expect(body).toContain('Staat aan sinds');
    expect(body).not.toContain('calendar?key');
  });

  it('is RFC 5545 to a parser that is not ours: all-day entries called "Termijn", and nothing else', async () => {
    const { status, body } = await bram.get(await newAddress(bram));
    expect(status).toBe(200);
    const found = events(body);
    expect(found.map((event) => [event.startDate.toString(), event.startDate.isDate, event.summary])).toEqual([
      [day(5), true, 'Termijn'],
      [day(12), true, 'Termijn'],
    ]);
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(2);
    expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    for (const hidden of ['Blessing', reference, 'Bezwaar', 'letter', 'Naast', 'LOCATION', 'DESCRIPTION'])
      expect(body).not.toContain(hidden);
  });

  it('is a calendar also with nothing in it, and folds what is long', () => {
    const now = Temporal.Instant.from('2026-11-25T20:00:00Z');
    const empty = new ICAL.Component(ICAL.parse(calendarText([], now)));
    expect(empty.getAllSubcomponents('vevent')).toEqual([]);
    expect(empty.getAllSubcomponents('vtimezone')).toHaveLength(1);
    const uid = 'u'.repeat(200);
    const long = calendarText([{ uid, day: Temporal.PlainDate.from('2027-02-28'), sequence: 3 }], now);
    const [event] = events(long);
    expect([event?.uid, event?.sequence, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      uid,
      3,
      '2027-02-28',
      '2027-03-01',
    ]);
  });

  it('ends at once: a new address ends the old one, and it can be switched off', async () => {
    const first = await newAddress(bram);
    const second = await newAddress(bram);
    expect((await bram.get(first)).status).toBe(404);
    expect((await bram.get(second)).status).toBe(200);
    expect((await bram.post(`${settings}/ending`)).status).toBe(303);
    expect(await bram.get(second)).toEqual(await bram.get('/calendar?key=nothing'));
  });

  it('shows the days of live grants only, each person her own, and lies in the database as a hash', async () => {
    const [hers, the] = [await newAddress(bram), await newAddress(joke)];
    expect(events((await bram.get(the)).body)).toHaveLength(2);
    const uids = async (address: string) => events((await bram.get(address)).body).map(({ uid }) => uid);
    expect((await uids(hers)).filter((uid) => uid === '')).toEqual([]);
    const admin = await world.test.administrator();
    const { rows } = await admin.query('select encode(lookup, $1) as lookup from naast.calendar_feed', ['base64']);
    for (const { lookup } of rows) expect(hers).not.toContain(String(lookup).slice(0, 20));
    await admin.query(
      "update naast.case_grant set ended_at = now(), end_reason = 'no-match', key_sealed = null, ended_by = granter where holder_id = $1 and ended_at is null",
      [world.people.bram.id],
    );
    expect(await uids(hers)).toEqual([]);
    await admin.query("update naast.person set status = 'ended' where id = $1", [world.people.bram.id]);
    expect((await joke.get(hers)).status).toBe(404);
    expect(await uids(the)).toHaveLength(2);
  });
});
