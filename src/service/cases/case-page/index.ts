/** The page of one client. */

export { casePageRoutes } from './case.pages.tsx';
export { lastDayOf } from './client-facts.view.tsx';
export type { CasePanel } from './panel.ts';
