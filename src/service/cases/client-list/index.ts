/** The list of clients, and the search in it. */

export type { ClientLine } from './client-line.ts';
export { clientListRoutes } from './client-list.pages.tsx';
export { listClients } from './client-list.ts';
export { OtherPages } from './client-list-page.view.tsx';
export { knownOfClients } from './client-numbers.ts';
export { lapsingDays, quietDays } from './client-rows.ts';
export { searchClients } from './client-search.ts';
export { searchInside } from './inside-search.ts';
export { soundOf } from './search.ts';
export { maySearch } from './search-limit.ts';
