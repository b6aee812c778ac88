import { describe, expect, it } from 'vitest';
import { auditActions, type LogEntry } from '#app/platform/audit/index.ts';
import { isMessageKey } from '#app/platform/language/index.ts';
import fc from '#test/property.ts';
import { actGroups, actsOf, groupOf } from './act-groups.ts';
import { logHref, readLogAsked } from './log-filter.ts';
import { linesByDay } from './log-lines.ts';

const entries = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 6 * 86_400 }),
      person: fc.constantFrom('a', 'b'),
      action: fc.constantFrom('case.read', 'case.listed'),
      count: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((drawn) =>
    drawn
      .toSorted((one, other) => other.at - one.at)
      .map(
        ({ at, count, ...said }, place): LogEntry => ({
          seq: drawn.length - place,
          at: new Date(Date.UTC(2026, 9, 22) + at * 1_000).toISOString(),
          kind: 'person',
          ...said,
          ...(count === undefined ? {} : { count }),
        }),
      ),
  );

describe('the lines of the audit log', () => {
  it('hold every entry once, under its own day, the newest first', () => {
    fc.assert(
      fc.property(entries, (drawn) => {
        const days = linesByDay(drawn);
        const shown = days.flatMap(({ lines }) => lines.flatMap(({ times }) => times.map(({ seq }) => seq)));
        expect(shown.toSorted((one, other) => other - one)).toEqual(drawn.map(({ seq }) => seq));
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].toSorted().reverse());
        for (const { day, lines, entries: number } of days) {
          expect(number).toBe(lines.reduce((sum, { times }) => sum + times.length, 0));
          for (const { at } of lines.flatMap(({ times }) => times))
            expect(Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()).toBe(day);
        }
      }),
    );
  });

  it('are one for what says the same on a day, and never one for what does not', () => {
    fc.assert(
      fc.property(entries, (drawn) => {
        for (const { lines } of linesByDay(drawn)) {
          const said = lines.map(({ entry: { person, action, count } }) => `${person} ${action} ${count}`);
          expect(new Set(said).size).toBe(said.length);
          for (const { entry, times } of lines)
            for (const { seq } of times)
              expect(drawn.find((one) => one.seq === seq)).toMatchObject({
                person: entry.person,
                action: entry.action,
              });
        }
      }),
    );
  });
});

describe('what one can narrow the audit log to', () => {
  it('has every act in one group, no group without an act, and words for each', () => {
    expect(actGroups.flatMap(actsOf).toSorted()).toEqual([...auditActions].toSorted());
    expect(actGroups.filter((group) => actsOf(group).length === 0 || !isMessageKey(`audit-log.act.${group}`))).toEqual(
      [],
    );
    for (const action of auditActions) expect(actsOf(groupOf(action))).toContain(action);
  });

  it('comes back from its address as it was, and takes nothing from an address but codes', () => {
    const asked = { act: 'log', from: '2026-11-01', until: '2026-11-30', before: 12 } as const;
    const query = Object.fromEntries(new URL(logHref(asked), 'http://localhost').searchParams);
    expect(readLogAsked(query)).toEqual(asked);
    const odd = {
      person: 'Selam',
      case: 'Selam',
      act: 'all',
      from: 'gisteren',
      until: '',
      before: '-1',
      show: 'x',
      name: 'Selam',
    };
    expect(readLogAsked(odd)).toEqual({});
  });
});
