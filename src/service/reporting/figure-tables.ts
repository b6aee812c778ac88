import type { MessageKey, Translate } from '#app/platform/language/index.ts';
import type { Cell } from '#app/platform/web/index.ts';
import type { Figures } from './figures.store.ts';
import { byRegion, openByAge, registrationAges, registrationStates, sum } from './figures.ts';

/** A table of numbers: the same on the screen and in the file, so that the two can never differ. */
export interface FigureTable {
  id: 'regions' | 'ages' | 'registrations';
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
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
  const numbers = (open: number, beside: number, ...others: number[]) => [open, beside, open - beside, ...others];
  const rows = regions.map((row) => [
    row.name,
    ...numbers(row.open, row.withVolunteer, row.overdue, row.closed, row.places),
  ]);
  const total = (key: 'open' | 'withVolunteer' | 'overdue' | 'closed' | 'places') => sum(regions, key);
  const totals = numbers(total('open'), total('withVolunteer'), total('overdue'), total('closed'), total('places'));
  return {
    id: 'regions',
    caption: t('reporting.cases'),
    heads: heads.map((key) => t(key)),
    rows: [...rows, [t('reporting.total'), ...totals]],
  };
}

function ageTable(figures: Figures, t: Translate): FigureTable {
  return {
    id: 'ages',
    caption: t('reporting.ages'),
    heads: [t('reporting.ages'), t('reporting.open')],
    rows: openByAge(figures.cases).map(({ age, cases }) => [t(`reporting.age.${age}`), cases]),
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
      ...registrationAges.map((age) => count(status, age)),
    ]),
  };
}
