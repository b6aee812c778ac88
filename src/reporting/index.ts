/** Figures that cannot point at a person, and the rules as they are. */
export { type Cell, csvOf } from './csv.ts';
export { type Figures, readFigures } from './figures.store.ts';
export { byRegion, openByAge, type RegionRow, sum } from './figures.ts';
export { reportingRoutes } from './reporting.pages.tsx';
