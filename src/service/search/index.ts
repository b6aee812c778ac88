/** One search over one's own clients and the pages that one may open, as a page and as a window over any page. */
export { searchRoutes } from './search.pages.tsx';
