/** The first page after signing in. */
export { homeRoutes } from './home.pages.tsx';
