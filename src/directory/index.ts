/** Where else somebody can be helped: one directory for the public side, intake and referrals, and how it is searched. */

export { readDirectory, readEntry } from './directory.store.ts';
export { mergeEntries, mergePublished, ownEntries } from './directory.ts';
export { type DirectoryQuestion, findOrganisations, inLanguage } from './find.ts';
export { nameKey, namesLike } from './likeness.ts';
export { type DirectoryNeed, directoryNeeds, type Entry, isStale, type Published } from './organisation.ts';
export { readPublished } from './published.store.ts';
export { directoryRoutes } from './routes.ts';
export { type Findable, type Found, type Search, type SearchAnswer, searchOver } from './search-index.ts';
