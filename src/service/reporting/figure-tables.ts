import type { MessageKey, Translate } from '#app/platform/language/index.ts';
import type { CsvCell } from '#app/platform/web/index.ts';
import { type Shown, withoutFew } from './few.ts';
import type { Figures } from './figures.store.ts';
import { byRegion, openByAge, type RegionRow, registrationAges, registrationStates, sum } from './figures.ts';

/** A table of numbers: the same on the screen and in the file, so that the two can never differ. */
export interface FigureTable {
  id: 'regions' | 'ages' | 'registrations';
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

/** The project leader's figures as tables. */
export function figureTables(figures: Figures, t: Translate): FigureTable[] {
  const cases = figures.cases.length === 0 ? [] : [regionTable(figures, t), ageTable(figures, t)];
  return figures.registrations.length === 0 ? cases : [...cases, registrationTable(figures, t)];
}

function regionTable(figures: Figures, t: Translate): FigureTable {
  const regions = byRegion(figures.cases, figures.regions);
  const heads: MessageKey[] = [
    'reporting.region',
    'reporting.open',
    'reporting.withVolunteer',
    'reporting.without',
    'reporting.overdue',
    'reporting.closed',
    'reporting.places',
  ];
  const names = [...regions.map(({ name }) => name), t('reporting.total')];
  const places = [...regions.map((row) => row.places), sum(regions, 'places')];
  const shown = shownByRegion(regions);
  return {
    id: 'regions',
    caption: t('reporting.cases'),
    heads: heads.map((key) => t(key)),
    rows: names.map((name, row) => {
      const people = shown.slice(row * ofPeople, (row + 1) * ofPeople);
      return [name, ...people.map((cell) => inWords(cell, t)), places[row] ?? 0];
    }),
  };
}

const inWords = (cell: Shown, t: Translate): CsvCell => cell ?? t('reporting.few');

/** Columns that count people: open, with a volunteer, without, overdue, closed. */
const ofPeople = 5;

/** The numbers of people row by row, with their sums below; open is with and without a volunteer. */
function shownByRegion(regions: readonly RegionRow[]): Shown[] {
  const rowOf = (of: Pick<RegionRow, 'open' | 'withVolunteer' | 'overdue' | 'closed'>) => [
    of.open,
    of.withVolunteer,
    of.open - of.withVolunteer,
    of.overdue,
    of.closed,
  ];
  const total = (key: 'open' | 'withVolunteer' | 'overdue' | 'closed') => sum(regions, key);
  const totals = {
    open: total('open'),
    withVolunteer: total('withVolunteer'),
    overdue: total('overdue'),
    closed: total('closed'),
  };
  const cells = [...regions, totals].flatMap(rowOf);
  const starts = [...regions, totals].map((_, row) => row * ofPeople);
  const across = starts.map((start) => [start + 1, start + 2, start]);
  const down = Array.from({ length: ofPeople }, (_, column) => starts.map((start) => start + column));
  return withoutFew(cells, [...across, ...down]);
}

function ageTable(figures: Figures, t: Translate): FigureTable {
  const byAge = openByAge(figures.cases);
  // Their sum stands in the other table.
  const cells = [...byAge.map(({ cases }) => cases), sum(byAge, 'cases')];
  const shown = withoutFew(cells, [cells.map((_, at) => at)]);
  return {
    id: 'ages',
    caption: t('reporting.ages'),
    heads: [t('reporting.ages'), t('reporting.open')],
    rows: byAge.map(({ age }, at) => [t(`reporting.age.${age}`), inWords(shown[at] ?? null, t)]),
  };
}

function registrationTable(figures: Figures, t: Translate): FigureTable {
  const states = registrationStates.filter((state) => figures.registrations.some((row) => row.status === state));
  const count = (status: string, age: string) =>
    sum(
      figures.registrations.filter((row) => row.status === status && row.age === age),
      'registrations',
    );
  return {
    id: 'registrations',
    caption: t('reporting.registrations'),
    heads: [t('reporting.status'), ...registrationAges.map((age) => t(`reporting.regAge.${age}`))],
    rows: states.map((status) => [
      t(`reporting.status.${status}`),
      ...withoutFew(
        registrationAges.map((age) => count(status, age)),
        [],
      ).map((cell) => inWords(cell, t)),
    ]),
  };
}
