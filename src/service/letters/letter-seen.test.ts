import { describe, expect, test } from 'vitest';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { readingSchema } from '#app/service/letter-reader/reading.ts';
import { proposalsOf } from './letter-proposals.ts';
import { keyOfAppointment, readingSeen, type SeenByPerson, sayable, seenByPersonSchema } from './letter-seen.ts';
import { statementInWords, tellStatements } from './tell-statements.ts';

const who = { by: '00000000-0000-4000-8000-000000000001', name: 'Bram', at: '2026-11-29T10:00:00.000Z' };
const nothing: SeenByPerson = seenByPersonSchema.parse({ days: [], appointments: [], says: [], wrong: [] });
const reading = readLetter(
  pagesOfText('Gemeente Proefstad\n\nDatum 27 november 2026\n\nWij verwachten u op 14 december 2026 om 10.30 uur.'),
);
const unknown = { kind: 'unknown', outcome: null, letterDate: '2026-11-27', sentDate: null } as const;

describe('what a person saw in a letter', () => {
  test('is a day in the list of limits, whatever the kind, and the reading is still a reading', () => {
    const seen = { ...nothing, days: [{ day: '2026-12-11', what: 'bezwaar', ...who }] };
    const now = readingSeen(reading, seen);
    expect(readingSchema.safeParse(now).success).toBe(true);
    const days = proposalsOf(now, unknown).map(({ what, days: found }) => [what, found?.drivingDay]);
    expect(days).toContainEqual(['letter', '2026-12-11']);
    expect(proposalsOf(now, unknown)).toHaveLength(proposalsOf(reading, unknown).length + 1);
  });

  test('adds an appointment, and takes away only the one that it calls wrong', () => {
    const more = { ...nothing, appointments: [{ date: '2026-12-18', time: null, place: 'Utrecht', ...who }] };
    expect(readingSeen(reading, more).appointments).toHaveLength(reading.appointments.length + 1);
    const [first] = reading.appointments;
    if (first === undefined) throw new Error('the appointment of this letter was not read');
    const without = { ...more, wrong: [{ key: keyOfAppointment(first), ...who }] };
    expect(readingSeen(reading, without).appointments.map(({ date }) => date)).toEqual(['2026-12-18']);
  });

  test('can say no day away: what was read stays in the list of limits', () => {
    const keys = reading.deadlines.map(({ what }) => what);
    const wrong = [...keys, 'deadline:letter', 'says:remedy.objection'].map((key) => ({ key, ...who }));
    expect(readingSeen(reading, { ...nothing, wrong }).deadlines).toEqual(reading.deadlines);
  });

  test('has a sentence for everything that can be said, and each becomes a statement', () => {
    for (const says of sayable) {
      expect(statementInWords(says, 'nl'), says).not.toBeNull();
      const { statements } = readingSeen({ ...reading, statements: [] }, { ...nothing, says: [{ says, ...who }] });
      expect(tellStatements({ statements }, 'nl').length, says).toBe(1);
    }
  });
});
