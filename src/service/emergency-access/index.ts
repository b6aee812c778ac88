/** Who may look into a case beyond the ordinary, who may not in spite of a grant, and who did. */
export { accessesRoutes } from './accesses.pages.tsx';
export { breakGlassRoutes } from './break-glass.pages.tsx';
export { caseListRoutes } from './case-list.pages.tsx';
export { GlassNotices, type GlassTold, glassPanel, glassTold } from './glass-notice.view.tsx';
export { keepOutRoutes, keptOutPanel } from './keep-out.pages.tsx';
