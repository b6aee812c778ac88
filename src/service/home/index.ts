/** The first page after signing in. */
export { startRoutes } from './home.pages.tsx';
