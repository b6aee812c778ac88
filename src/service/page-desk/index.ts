/** The project leader's desk for the pages that visitors read: drafts, a look as a visitor, publishing, taking back. */
export { pageRoutes } from './pages.pages.tsx';
