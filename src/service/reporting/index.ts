/** Figures that cannot point at a person, and the rules as they are. */

export { type Figures, readFigures } from './figures.store.ts';
export { byRegion, openByAge, sum } from './figures.ts';
export { reportingRoutes } from './reporting.pages.tsx';
