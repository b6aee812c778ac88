import { expect, test } from 'vitest';
import { definitions } from '../definitions/index.ts';
import { type Happened, type StageNow, stagesOn } from '../running/index.ts';
import { layOutStages, nearby } from './layout.ts';
import { railOf } from './rail.ts';

const event = (happening: string): Happened => ({
  id: happening,
  happening,
  facts: { certainty: 'sure', days: { on: '2026-11-01' }, lawyerDay: null, stated: null },
  cancelled: false,
});

/** Each procedure as it stands at its beginning, after each thing that can happen in it, and after all of them. */
const places: StageNow[][] = definitions().newest.flatMap((definition) => {
  const codes = definition.happenings.map(({ code }) => code);
  return [[], ...codes.map((code) => [code]), codes].flatMap((happened) => {
    const stages = stagesOn(definition, '2026-10-01', happened.map(event));
    return [stages, nearby(stages)];
  });
});

test('every line of a map goes on where the row above it left it, and ends at its station', () => {
  for (const stages of places) {
    const rows = railOf(layOutStages(stages));
    for (const [at, { station, into, out }] of rows.entries()) {
      const above = new Set((rows[at - 1]?.out ?? []).map(({ to }) => to));
      expect(new Set(into.map(({ from }) => from))).toEqual(above);
      const passing = into.filter(({ from, to }) => from === to).map(({ from }) => from);
      for (const { from } of out) expect([station.lane, ...passing]).toContain(from);
    }
    expect(rows.at(-1)?.out ?? []).toEqual([]);
  }
});

test('no map needs more lanes than there are widths for', () => {
  expect(Math.max(...places.map((stages) => layOutStages(stages).lanes))).toBeLessThanOrEqual(5);
});
