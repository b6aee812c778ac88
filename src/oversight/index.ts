/** Who may look into a case beyond the ordinary, who may not although she could, and who did. */
export { keepOutRoutes, keptOutPanel } from './keep-out.pages.tsx';
