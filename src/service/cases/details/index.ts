/** Name, languages and reading of a client. */

export { detailsRoutes } from './details.pages.tsx';
