import { expect, test } from 'vitest';
import fc from '#test/property.ts';
import { axisOf, type ProcedureTime, placeOn } from './time-axis.ts';

const today = '2026-11-30';
const day = fc
  .integer({ min: -4000, max: 4000 })
  .map((days) => Temporal.PlainDate.from(today).add({ days }).toString());
const time: fc.Arbitrary<ProcedureTime> = fc.record({
  begun: day,
  ended: fc.option(day),
  happened: fc.array(day, { maxLength: 4 }),
  lastDays: fc.array(day, { maxLength: 4 }),
});

test('all procedures lie on one axis with today on it, no day outside, in the order of the days', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 6 }), fc.array(day, { minLength: 2 }), (times, days) => {
      const axis = axisOf(times, today);
      if (axis === null) return false;
      const places = days.toSorted().map((one) => placeOn(axis, one));
      return (
        axis.from <= today &&
        today <= axis.to &&
        Temporal.PlainDate.from(axis.from).until(axis.to).days >= 56 &&
        places.every((place, at) => place >= 0 && place <= 100 && place >= (places[at - 1] ?? 0))
      );
    }),
  );
});

test('a last day of next week is seen beside a procedure that began years ago', () => {
  const axis = axisOf([{ begun: '2015-01-01', ended: null, happened: [], lastDays: ['2026-12-07'] }], today);
  expect(axis).toEqual({ from: '2024-11-30', to: '2026-12-07', today });
});

test('without a procedure there is no axis', () => {
  expect(axisOf([], today)).toBeNull();
});
