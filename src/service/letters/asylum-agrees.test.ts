import { describe, expect, it } from 'vitest';
import { longDate } from '#app/platform/language/index.ts';
import { lastDay } from '#app/service/deadlines/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { definitions } from '#app/service/procedures/definitions/index.ts';
import { wantedLimits } from '#app/service/procedures/events/index.ts';
import { stagesOn } from '#app/service/procedures/running/index.ts';
import fc from '#test/property.ts';
import { rounds } from '#test/seed.ts';

const first = Temporal.PlainDate.from('2025-12-01');
/** Two years of decisions, before and after the law changed. */
const days = Array.from({ length: 730 }, (_, at) => first.add({ days: at }).toString());

const asylum = definitions().find('asylum');

/** The first day that the map would have us keep to after this decision. */
function mapDay(happening: string, day: string): string | undefined {
  if (asylum === null) return undefined;
  const facts = { certainty: 'sure' as const, days: { letter: day }, lawyerDay: null, stated: null };
  const events = [{ id: happening, happening, facts, cancelled: false }];
  const wanted = wantedLimits(asylum, stagesOn(asylum, day, events), events);
  return wanted.map((one) => one.days.drivingDay).sort()[0];
}

const decisions = {
  'transfer-decision':
    'Betreft: Besluit\n\nWij nemen uw asielaanvraag niet in behandeling. Italië is verantwoordelijk voor uw ' +
    'asielaanvraag. U kunt binnen een week beroep instellen bij de rechtbank.',
  'refused-one-week':
    'Betreft: Beschikking asielaanvraag\n\nUw asielaanvraag wordt afgewezen als kennelijk ongegrond. U kunt binnen een ' +
    'week beroep instellen bij de rechtbank.',
  judgment:
    'Betreft: Uitspraak\n\nDe rechtbank verklaart het beroep ongegrond. U kunt binnen vier weken hoger beroep instellen ' +
    'bij de Afdeling bestuursrechtspraak van de Raad van State.',
  'judgment-one-week':
    'Betreft: Uitspraak\n\nDe rechtbank verklaart het beroep ongegrond. U kunt binnen een week hoger beroep instellen ' +
    'bij de Afdeling bestuursrechtspraak van de Raad van State.',
  refused:
    'Betreft: Beschikking asielaanvraag\n\nWij wijzen uw asielaanvraag af. U kunt binnen vier weken beroep instellen ' +
    'bij de rechtbank.',
};

function read(happening: keyof typeof decisions, day: string) {
  const from = happening.startsWith('judgment') ? 'Rechtbank Den Haag' : 'Immigratie- en Naturalisatiedienst';
  return readLetter(pagesOfText(`${from}\n\nDatum: ${longDate(day, 'nl')}\n${decisions[happening]}`));
}

/** The earliest day of what the letter says may be done against the decision. */
const letterDay = (happening: keyof typeof decisions, day: string): string | undefined =>
  read(happening, day)
    .statements.flatMap((each) => (each.is === 'remedy' && each.drivingDay !== null ? [each.drivingDay] : []))
    .sort()[0];

describe('a decision in an asylum case', () => {
  const happenings = Object.keys(decisions) as (keyof typeof decisions)[];
  const found: [keyof typeof decisions, string][] = happenings.flatMap((each) =>
    ['2026-06-11', '2026-06-12', '2026-11-30', '2026-12-01'].map((day): [typeof each, string] => [each, day]),
  );

  it('has the same day on the map as in its letter, whatever day it is of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...happenings), fc.constantFrom(...days), (happening, day) => {
        expect(mapDay(happening, day), `${happening} of ${day}`).toBe(letterDay(happening, day));
      }),
      { numRuns: rounds(100, 3650), examples: found, endOnFailure: true },
    );
  });

  it('is every decision of the map with a day to appeal', () => {
    const appealed = asylum?.stages.flatMap(({ limits }) =>
      limits.filter(({ term }) => term === 'TM08' || term === 'TM09').map(({ from }) => from),
    );
    expect(appealed?.toSorted()).toEqual(happenings.toSorted());
  });

  it('that refuses since mid-2026 drives the shorter of two readings, on each day of two years never later than before', () => {
    for (const day of days) {
      const is = day >= '2026-06-12';
      for (const [happening, what, old, now] of [
        ['refused', 'TM08', 'P4W', 'P2W'],
        ['refused-one-week', 'TM09', 'P1W', 'P5D'],
      ] as const) {
        const start = Temporal.PlainDate.from(day);
        const counted = (term: string) => `${lastDay({ law: 'statute', start, term }).lastDay}`;
        expect(mapDay(happening, day), `${what} ${day}`).toBe(counted(is ? now : old));
      }
    }
  });
});
