/** A row of naast.case_figures(): numbers by region, state and age. No id of a case ever comes out of it. */
export interface CaseFigure {
  region_id: string;
  status: 'open' | 'closed';
  age: 'month' | 'half-year' | 'year' | 'older';
  cases: number;
  with_volunteer: number;
  overdue: number;
}

export interface RegistrationFigure {
  status: string;
  age: 'days' | 'weeks' | 'older';
  registrations: number;
}

export interface RegionRow {
  id: string;
  name: string;
  places: number;
  open: number;
  withVolunteer: number;
  overdue: number;
  closed: number;
}

/** One row a region, regions without a case included. */
export function byRegion(
  figures: readonly CaseFigure[],
  regions: readonly { id: string; name: string; places: number }[],
): RegionRow[] {
  return regions.map(({ id, name, places }) => {
    const own = figures.filter((figure) => figure.region_id === id);
    const open = own.filter((figure) => figure.status === 'open');
    return {
      id,
      name,
      places,
      open: sum(open, 'cases'),
      withVolunteer: sum(open, 'with_volunteer'),
      overdue: sum(open, 'overdue'),
      closed: sum(own, 'cases') - sum(open, 'cases'),
    };
  });
}

const ages = ['month', 'half-year', 'year', 'older'] as const;
/** In the order in which a registration goes its way. */
export const registrationStates = [
  'new',
  'check',
  'set-aside',
  'waiting',
  'placed',
  'accepted',
  'passed-on',
  'withdrawn',
] as const;
export const registrationAges = ['days', 'weeks', 'older'] as const;

/** Open cases by age, over all regions. */
export function openByAge(figures: readonly CaseFigure[]): { age: CaseFigure['age']; cases: number }[] {
  const open = figures.filter((figure) => figure.status === 'open');
  return ages.map((age) => ({
    age,
    cases: sum(
      open.filter((figure) => figure.age === age),
      'cases',
    ),
  }));
}

export function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
