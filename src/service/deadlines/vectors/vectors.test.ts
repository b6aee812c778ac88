import { describe, expect, test } from 'vitest';
import { type Law, lastDay } from '../index.ts';
import vectors from './termijnen-vectors.json' with { type: 'json' };

/** Which law each prefix of the vectors names (docs/law.md, “Worked examples”). */
const lawOfPrefix: Readonly<Record<string, Law>> = {
  atw: 'statute',
  'geen-atw': 'statute',
  beleid: 'policy',
  ministerieel: 'ministerial',
  terug: 'backward',
  post: 'post',
  eu1182: 'eu1182',
  'eu-dublin': 'eu-dublin',
  uren: 'hours',
  mijlpaal: 'milestone',
  strafvordering: 'criminal',
  werkdagen: 'court-days',
  invordering: 'tax-collection',
};

describe('the 111 vectors', () => {
  test('there are 111 of them', () => {
    expect(vectors).toHaveLength(111);
  });

  for (const vector of vectors) {
    test(`${vector.id}: ${vector.rule}, ${vector.term} from ${vector.start_event_date}`, () => {
      const prefix = vector.rule.split(':')[0] ?? '';
      const law = lawOfPrefix[prefix];
      if (!law) throw new Error(`no law for ${prefix}`);
      const answer = lastDay({
        law,
        start: Temporal.PlainDate.from(vector.start_event_date),
        term: isoOf(vector.term),
        clear: vector.term.includes('clear days'),
      });
      expect(answer.lastDay.toString()).toBe(vector.expected_last_day);
      expect(answer.drivingDay.toString()).toBe(
        'driving_day' in vector ? vector.driving_day : vector.expected_last_day,
      );
      expect(answer.coverage).toBe('final');
    });
  }
});

function isoOf(words: string): string {
  const [, length, unit] = /(\d+) (?:working )?(hour|day|week|month|year)/.exec(words) ?? [];
  return unit === 'hour' ? `PT${length}H` : `P${length}${unit?.[0]?.toUpperCase()}`;
}
