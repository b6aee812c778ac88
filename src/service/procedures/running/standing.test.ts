import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { needsStatedDay, wantedLimits } from '../events/index.ts';
import { firstNow, repeated } from '../events/wanted-limits.ts';
import { trialDefinition } from '../testing/procedures.ts';
import type { EventFacts } from './documents.ts';
import { type Happened, hasEnded, stagesOn } from './standing.ts';

const definition = trialDefinition();
const begun = '2026-01-05';

const on = (day: string, more: Partial<EventFacts> = {}): EventFacts => ({
  certainty: 'sure',
  days: { on: day },
  lawyerDay: null,
  stated: null,
  ...more,
});
const event = (happening: string, facts: EventFacts | string, more: Partial<Happened> = {}): Happened => ({
  id: `${happening}-1`,
  happening,
  facts: typeof facts === 'string' ? on(facts) : facts,
  cancelled: false,
  ...more,
});
const states = (events: readonly Happened[]) =>
  Object.fromEntries(stagesOn(definition, begun, events).map(({ stage, state }) => [stage.id.slice(3), state]));
const wanted = (events: readonly Happened[]) => wantedLimits(definition, stagesOn(definition, begun, events), events);
const dayOf = (events: readonly Happened[], term: string) =>
  wanted(events).find((one) => one.term === term)?.days.drivingDay;

describe('where somebody is in a procedure', () => {
  it('is the beginning while nothing has happened', () => {
    expect(states([])).toEqual({ 1: 'here', 2: 'ahead', 3: 'ahead', 4: 'ahead', 5: 'ahead', 6: 'ahead' });
  });

  it('follows what happened; what was passed over is skipped, and a branch that was not taken is off', () => {
    expect(states([event('m55', '2026-01-10')])).toMatchObject({ 1: 'behind', 2: 'here', 3: 'ahead' });
    const decided = [event('decision', on('', { days: { letter: '2026-02-02' } }))];
    expect(states(decided)).toMatchObject({ 1: 'behind', 2: 'skipped', 3: 'skipped', 4: 'here', 5: 'ahead' });
    const stopped = [event('m55', '2026-01-10'), event('stopped', '2026-02-01')];
    expect(states(stopped)).toEqual({ 1: 'behind', 2: 'behind', 3: 'skipped', 4: 'skipped', 5: 'here', 6: 'off' });
    expect(hasEnded(stagesOn(definition, begun, stopped))).toBe(true);
  });

  it('goes back when an event is taken back, and waits in a stage whose day is still to be set', () => {
    const taken = event('m55', '2026-01-10', { cancelled: true });
    expect(states([taken])).toMatchObject({ 1: 'here', 2: 'ahead' });
    const talk = event('talk', { certainty: 'to-be-fixed', days: {}, lawyerDay: null, stated: null });
    const stage = stagesOn(definition, begun, [talk]).find(({ stage: { id } }) => id === 'P1.3');
    expect(stage).toMatchObject({ state: 'here', since: null });
  });
});

describe('the limits that follow', () => {
  it('count from the earliest day of a letter where we must act, until a lawyer says otherwise', () => {
    const days = { letter: '2026-03-02', sent: '2026-03-04', handed: '2026-03-09' };
    const facts = on('', { days });
    expect(dayOf([event('decision', facts)], 'TM08')).toBe('2026-03-30');
    expect(dayOf([event('decision', { ...facts, lawyerDay: '2026-03-09' })], 'TM08')).toBe('2026-04-07');
    const [limit] = wanted([event('decision', facts)]);
    expect(limit?.inputs).toMatchObject({ chosen: 'earliest', candidates: [{ day: '2026-03-02' }, {}, {}] });
    // Every other reading is kept beside it.
    expect(limit?.days.counted?.readings.map(({ code }) => code)).toEqual(['other-start-sent', 'other-start-handed']);
  });

  it('count from the latest day where we wait, and from the end of another limit where they follow it', () => {
    const facts = on('', { days: { letter: '2026-03-02', handed: '2026-03-09' } });
    const decision = wanted([event('decision', facts)]).find(({ term }) => term === 'TM11');
    // Four weeks from 9 March is Easter Monday, so Tuesday 7 April; nineteen weeks from there.
    expect(decision).toMatchObject({ start: '2026-04-07', inputs: { chosen: 'latest', after: 'TM08' } });
    expect(decision?.days).toMatchObject({ purpose: 'wait', recomputable: false, drivingDay: '2026-08-18' });
  });

  it('without a length end on the day that the letter names, and need it', () => {
    expect(needsStatedDay(definition, 'repair-asked')).toBe(true);
    expect(needsStatedDay(definition, 'decision')).toBe(false);
    const asked = [event('decision', '2026-03-02'), event('repair-asked', on('2026-03-20', { stated: '2026-04-03' }))];
    expect(dayOf(asked, 'TM17')).toBe('2026-04-03');
    expect(dayOf([event('repair-asked', '2026-03-20')], 'TM17')).toBeUndefined();
  });

  it('are none for an appointment whose day is still to be set, and come with its day', () => {
    const talk = (day: string | null): Happened =>
      event('talk', {
        certainty: day === null ? 'to-be-fixed' : 'sure',
        days: day === null ? {} : { on: day },
        lawyerDay: null,
        stated: null,
      });
    expect(dayOf([talk(null)], 'TM14')).toBeUndefined();
    expect(dayOf([talk('2026-06-30')], 'TM14')).toBe('2026-06-19');
  });

  it('come again each month, and begin with the month that runs now', () => {
    const [, monthly] = wanted([event('m55', '2026-01-10')]);
    if (!monthly) throw new Error('No duty.');
    expect(repeated(monthly, 1).days.lastDay).toBe('2026-02-10');
    expect(repeated(monthly, 3)).toMatchObject({ key: `${monthly.key} #3`, start: '2026-03-10' });
    expect(firstNow(monthly, '2026-05-11').days.lastDay).toBe('2026-06-10');
  });

  it('of a stage that is behind are over', () => {
    const events = [event('m55', '2026-01-10'), event('stopped', '2026-02-01')];
    expect(wanted(events).map(({ isOver }) => isOver)).toEqual([true, true]);
  });
});

describe('counting again', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const iso = day.map((one) => one.toISOString().slice(0, 10));
  const happened = fc
    .record({
      happening: fc.constantFrom(...definition.happenings.map(({ code }) => code)),
      days: fc.record({ on: iso, sent: iso }),
      lawyerDay: fc.option(iso),
      stated: fc.option(iso),
      cancelled: fc.boolean(),
      id: fc.uuid(),
    })
    .map(({ happening, days, lawyerDay, stated, cancelled, id }): Happened => {
      return { id, happening, cancelled, facts: { certainty: 'sure', days, lawyerDay, stated } };
    });
  const events = fc.uniqueArray(happened, { maxLength: 7, selector: ({ id }) => id });

  it('gives the same from the same events, in whatever order they were written down', () => {
    fc.assert(
      fc.property(
        events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const before = structuredClone(list);
          expect(stagesOn(definition, begun, shuffled)).toEqual(stagesOn(definition, begun, list));
          expect(wanted(shuffled)).toEqual(wanted(list));
          expect(list).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never lets a day that we act on come later because another day was written down as well', () => {
    fc.assert(
      fc.property(iso, iso, (one, other) => {
        const both = dayOf([event('decision', on('', { days: { letter: one, sent: other } }))], 'TM08') ?? '';
        for (const alone of [one, other])
          expect(both <= (dayOf([event('decision', on('', { days: { letter: alone } }))], 'TM08') ?? '')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves everybody somewhere: here, or at an end', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(stagesOn(definition, begun, list).some(({ state }) => state === 'here')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
