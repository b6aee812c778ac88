/** The first page after signing in. */
export { startRoutes } from './start.pages.tsx';
