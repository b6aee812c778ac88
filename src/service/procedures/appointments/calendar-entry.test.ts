import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import fc from '#test/property.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { appointmentText } from '../feed/calendar-text.ts';
import { appointmentsDesk, made, send } from './testing.ts';

const now = Temporal.Instant.from('2026-11-25T20:00:00Z');
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe('an appointment for the client’s own calendar', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  let client: string;
  const day = today().add({ days: 3 }).toString();
  const appointment = { what: 'police', word: 'aangifte', day, time: '10:00', place: 'Bureau Zuid, kamer 4' };
  const rule = { when: 'any', leaveMessage: 'yes', askFor: '' };
  const openRule = { channels: ['calendar'], ourName: 'may', say: 'all', shared: 'own', secretFrom: [] };
  const secretRule = {
    channels: ['calendar'],
    ourName: 'never',
    say: 'neutral',
    shared: 'shared',
    secretFrom: ['partner'],
  };
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    client = await desk.clientAt();
  });
  const choose = async (fields: Record<string, string | string[]>) => {
    const answer = await send(desk.bram, `${client}/contact-rule`, `${client}/contact-rule`, { ...rule, ...fields });
    expect(answer.status).toBe(303);
  };
  const entryAt = async (at: string) => {
    const { status, body } = await desk.bram.get(`${at}/calendar-entry`);
    return { status, body };
  };

  it('is refused with its reason until the client chose calendar entries, and after she said not safe', async () => {
    const at = await made(desk.bram, client, appointment);
    const refused = async (sentence: string) => {
      const { status, body } = await entryAt(at);
      expect([status, body.includes('BEGIN:VCALENDAR'), body.includes('Geef niets voor in de agenda')]).toEqual([
        409,
        false,
        true,
      ]);
      expect(body).toContain(sentence);
    };
    await refused('Dit mag pas als je met de cliënt gekozen hebt hoe contact veilig is.');
    await choose({ ...openRule, channels: ['call', 'card'] });
    await refused('De cliënt wil niet op deze manier bereikt worden.');
    await choose({ ...openRule, say: 'nothing', codeWord: 'regenjas' });
    await refused('Stuur niets: er mag niets te lezen zijn.');
    await choose(openRule);
    expect((await entryAt(at)).status).toBe(200);
    await desk.bram.post(`${client}/contact-rule/stop`);
    await refused('Nu niet veilig: er gaat niets naar de cliënt.');
  });

  it('has day and hour under one word; who it is of, what it is and who we are stand nowhere', async () => {
    const at = await made(desk.bram, client, appointment);
    await choose(secretRule);
    const { body } = await entryAt(at);
    const [event] = eventsIn(body);
    expect([event?.startDate.toString(), event?.startDate.zone.tzid, event?.summary, event?.location]).toEqual([
      `${day}T10:00:00`,
      'Europe/Amsterdam',
      'Afspraak',
      null,
    ]);
    const reference = client.split('/').at(-1) ?? '';
    for (const hidden of ['Politie', 'aangifte', 'Bureau', 'Naast', reference, at.split('/').at(-1) ?? '', 'VALARM'])
      expect(body.toLowerCase()).not.toContain(hidden.toLowerCase());
    await choose(openRule);
    const [told] = eventsIn((await entryAt(at)).body);
    expect([told?.location, told?.summary]).toEqual(['Bureau Zuid, kamer 4', 'Afspraak']);
  });

  it('without an hour is of the whole day; without a day, or when it is over, there is none', async () => {
    await choose(openRule);
    const at = await made(desk.bram, client, { ...appointment, time: '' });
    const [event] = eventsIn((await entryAt(at)).body);
    expect([event?.startDate.isDate, event?.startDate.toString()]).toEqual([true, day]);
    const toCome = await made(desk.bram, client, { ...appointment, day: '', time: '' });
    expect((await entryAt(toCome)).status).toBe(303);
    const moved = { ...appointment, day: longDate(today().add({ days: 9 }), 'nl'), room: '1' };
    await send(desk.bram, `${at}/appointment`, `${at}/appointment`, moved);
    expect((await entryAt(at)).status).toBe(303);
  });

  it('of a client whom one does not have is not found', async () => {
    const at = await made(desk.bram, client, appointment);
    await choose(openRule);
    for (const who of [desk.noor, desk.lies]) expect((await who.get(`${at}/calendar-entry`)).status).toBe(404);
  });

  it('is one appointment to a parser that is not ours, whatever the place is called', () => {
    const place = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    const hostile = fc.constantFrom(
      'x\r\nBEGIN:VALARM',
      'a;b,c\\n:d',
      '\nEND:VEVENT',
      '\u0085\u2028"',
      'é'.repeat(120),
    );
    fc.assert(
      fc.property(fc.oneof(place, hostile), (typed) => {
        const uid = '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1d';
        const on = Temporal.PlainDate.from('2027-02-28');
        const text = appointmentText({ uid, day: on, time: null, title: 'Afspraak', place: typed }, now);
        const [event, ...others] = eventsIn(text);
        const plain = (value: string) => value.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ' ');
        expect([others.length, event?.summary, event?.uid, event?.location]).toEqual([
          0,
          'Afspraak',
          uid,
          plain(typed),
        ]);
        expect(event?.component.getAllSubcomponents()).toEqual([]);
        expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      }),
    );
  });
});
