/** Who may look into a case beyond the ordinary, who may not in spite of a grant, and who did. */
export { accessesRoutes } from './accesses.pages.tsx';
export { caseListRoutes } from './case-list.pages.tsx';
export { emergencyAccessRoutes } from './emergency-access.pages.tsx';
export {
  EmergencyAccessNotices,
  type EmergencyAccessTold,
  emergencyAccessPanel,
  emergencyAccessTold,
} from './emergency-access-notice.view.tsx';
export { keepOutRoutes, keptOutPanel } from './keep-out.pages.tsx';
