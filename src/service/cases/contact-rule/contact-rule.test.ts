import { describe, expect, test } from 'vitest';
import { spokenLanguages } from '#app/platform/language/index.ts';
import { anyChoices } from '#test/contact-choices.ts';
import fc from '#test/property.ts';
import { type Channel, channels, contactAnswer, openWays } from './contact-rule.ts';
import { isWithin, minuteFrom, type Period, wrongHours } from './hours.ts';
import { languageFor, lockScreenLength, messageKinds, messageText } from './messages.ts';

const someDays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const period: fc.Arbitrary<Period> = fc
  .tuple(someDays, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([, from, to]) => from < to)
  .map(([days, from, to]) => ({ days, from, to }));
const choices = anyChoices(fc.array(period, { maxLength: 3 }));
const rule = fc.record({
  choices: fc.option(choices, { nil: undefined, freq: 8 }),
  notSafe: fc.option(fc.constant({ since: '2026-11-30T09:00:00.000Z', name: 'Bram' }), { nil: null, freq: 2 }),
  leaveMessage: fc.constantFrom('yes', 'no', 'unknown'),
});
/** Moments over two years, and many around the nights on which the clock is put forward and back. */
const moment = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
    fc.integer({ min: Date.UTC(2026, 2, 28, 22), max: Date.UTC(2026, 2, 29, 6) }),
    fc.integer({ min: Date.UTC(2026, 9, 24, 22), max: Date.UTC(2026, 9, 25, 6) }),
  )
  .map((at) => Temporal.Instant.fromEpochMilliseconds(at));

/** The wall clock in the Netherlands by another road than the program's: what a browser there would write. */
function wallClock(at: Temporal.Instant): { day: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at.epochMilliseconds);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1;
  return { day, minute: Number(of('hour')) * 60 + Number(of('minute')) };
}

const isIn = (hours: readonly Period[], at: Temporal.Instant) => {
  const { day, minute } = wallClock(at);
  return hours.some(({ days, from, to }) => days.includes(day) && minute >= from && minute < to);
};

type Rule = typeof rule extends fc.Arbitrary<infer R> ? R : never;

/** Every way in which something that goes out would break what the client said; empty when none. */
function brokenBy(
  { choices: chosen, notSafe, leaveMessage }: Rule,
  channel: Channel,
  at: Temporal.Instant,
  text: string,
) {
  const arrives = ['text', 'mail', 'letter', 'calendar'].includes(channel);
  return [
    notSafe === null ? null : 'not safe',
    chosen === undefined && channel !== 'card' ? 'nobody chose' : null,
    chosen && !chosen.channels.includes(channel) ? 'another way' : null,
    chosen && ['call', 'text', 'someone'].includes(channel) && chosen.hours.length > 0 && !isIn(chosen.hours, at)
      ? 'hours'
      : null,
    chosen && arrives && chosen.say === 'nothing' ? 'nothing may be read' : null,
    channel === 'text' && leaveMessage !== 'yes' ? 'a message' : null,
    text.includes('Naast') &&
    !(chosen?.ourName && chosen.shared === 'own' && chosen.say === 'all' && chosen.secretFrom.length === 0)
      ? 'our name'
      : null,
    /regenjas|IND|advocaat|lawyer|police|politie/i.test(text) ? 'what it is about' : null,
  ].filter((one) => one !== null);
}

describe('the rule of contact', () => {
  test('lets nothing out that the client did not say is safe, at whatever hour, also in the nights of summer time', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(...channels), moment, (asked, channel, at) => {
        const verdict = contactAnswer(asked, channel, at);
        if (verdict.answer !== 'yes') return;
        const text = messageText({ kind: 'ring-me', words: verdict.words, reads: 'nl', service: 'Naast' });
        expect(brokenBy(asked, channel, at, text)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('and lets out what the client did say is safe: it does not stop everything', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(...channels), moment, (asked, channel, at) => {
        if (brokenBy(asked, channel, at, '').length === 0) expect(contactAnswer(asked, channel, at).answer).toBe('yes');
      }),
      { numRuns: 1000 },
    );
  });

  test('names as a way what is not refused at every hour, and nothing else', () => {
    const everyHour = Array.from({ length: 7 * 24 }, (_, hour) =>
      Temporal.Instant.from('2026-12-07T00:30:00Z').add({ hours: hour }),
    );
    fc.assert(
      fc.property(
        choices,
        fc.constantFrom('yes', 'no', 'unknown'),
        fc.constantFrom(...channels),
        (asked, leaveMessage, channel) => {
          const rule = { choices: asked, leaveMessage } as const;
          const isRefused = everyHour.every((at) => contactAnswer(rule, channel, at).answer === 'no');
          expect(openWays(rule).includes(channel)).toBe(!isRefused);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('says of a text where nothing may be left behind that this is why', () => {
    fc.assert(
      fc.property(choices, moment, (asked, at) => {
        const text = { ...asked, channels: ['text' as const], hours: [], say: 'neutral' as const };
        for (const leaveMessage of ['no', 'unknown'] as const)
          expect(contactAnswer({ leaveMessage, choices: text }, 'text', at)).toEqual({
            answer: 'no',
            because: 'no-message',
          });
        expect(contactAnswer({ leaveMessage: 'yes', choices: text }, 'text', at).answer).toBe('yes');
        expect(contactAnswer({ leaveMessage: 'no', choices: text }, 'mail', at)).toEqual({
          answer: 'no',
          because: 'channel',
        });
      }),
      { numRuns: 50 },
    );
  });

  test('is asked at the moment of sending: what was queued under another rule keeps to the one in force then', () => {
    const change = fc.record({ after: fc.integer({ min: 0, max: 6000 }), rule });
    const queued = fc.record({ minute: fc.integer({ min: 0, max: 6000 }), channel: fc.constantFrom(...channels) });
    fc.assert(
      fc.property(
        moment,
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.array(queued, { maxLength: 8 }),
        fc.integer({ min: 0, max: 3000 }),
        (begin, changes, queue, delay) => {
          const inForce = (minute: number) =>
            changes
              .filter(({ after }) => after <= minute)
              .toSorted((a, b) => a.after - b.after)
              .at(-1)?.rule;
          for (const { minute, channel } of queue) {
            const sendsAt = minute + delay;
            const current = inForce(sendsAt);
            if (!current) continue;
            const at = begin.add({ minutes: sendsAt });
            const verdict = contactAnswer(current, channel, at);
            if (verdict.answer === 'yes')
              expect(
                brokenBy(
                  current,
                  channel,
                  at,
                  messageText({ kind: 'rang', words: verdict.words, reads: null, service: 'Naast' }),
                ),
              ).toEqual([]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('one press stops all of it, whatever was chosen', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(...channels), moment, (asked, channel, at) => {
        const stopped = { ...asked, notSafe: { since: '2026-11-30T09:00:00.000Z', name: 'Bram' } };
        expect(contactAnswer(stopped, channel, at)).toEqual({ answer: 'no', because: 'not-safe' });
      }),
    );
  });
});

describe('hours', () => {
  test('are those of the clock on the wall, in both nights on which it is put', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 3 }), moment, (hours, at) => {
        expect(isWithin(hours, at)).toBe(isIn(hours, at));
      }),
    );
  });

  test('that never end are refused, and so is an end that is not later than the beginning', () => {
    const every = [1, 2, 3, 4, 5, 6, 7];
    expect(wrongHours([{ days: every, from: 0, to: 1440 }])).toBe('never-ends');
    expect(
      wrongHours([
        { days: every, from: 600, to: 1440 },
        { days: every, from: 0, to: 600 },
      ]),
    ).toBe('never-ends');
    expect(wrongHours([{ days: every, from: 0, to: 1439 }])).toBeNull();
    fc.assert(
      fc.property(someDays, fc.nat(1440), fc.nat(1440), (days, from, to) => {
        expect(wrongHours([{ days, from, to }]) === 'ends-early').toBe(to <= from);
      }),
    );
  });

  test('are read as people write them', () => {
    expect(['18', '18:30', '18.30', ' 9h05 ', '24:00', '0'].map(minuteFrom)).toEqual([1080, 1110, 1110, 545, 1440, 0]);
    expect(['', '25', '24:01', '12:60', 'zes uur', '-1'].map(minuteFrom)).toEqual([null, null, null, null, null, null]);
  });
});

describe('a message', () => {
  test('is whole on a lock screen, in each language, and names nothing without the client’s yes', () => {
    for (const kind of messageKinds)
      for (const reads of [null, 'nl', 'en', 'ti']) {
        const text = messageText({ kind, words: 'neutral', reads, service: 'Naast' });
        expect(text.length).toBeLessThanOrEqual(lockScreenLength);
        expect(text).not.toMatch(/naast\b|slachtoffer|victim|hulp|help|IND|advocaat|lawyer/i);
        expect(['nl', 'en']).toContain(languageFor(reads));
      }
  });

  test('is in English, as her sheets are, for who reads a language that we do not speak', () => {
    for (const reads of spokenLanguages.filter((one) => one !== 'nl')) {
      expect(languageFor(reads)).toBe('en');
      const asked = { kind: 'ring-me', words: 'neutral', service: 'Naast' } as const;
      expect(messageText({ ...asked, reads })).toBe(messageText({ ...asked, reads: 'en' }));
    }
    expect([languageFor('nl'), languageFor(null)]).toEqual(['nl', 'nl']);
  });
});
