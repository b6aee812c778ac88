/** Where else somebody can be helped: one directory for the public side, intake and referrals, and how it is searched. */

export { answerDaysOf, numbersToCheck, readDirectory, readEntry, writtenEntries } from './directory.store.ts';
export { mergePublished, ownEntries } from './directory.ts';
export { inLanguage } from './find.ts';
export { nameKey, namesLike } from './likeness.ts';
export { directoryNeeds, type Entry, type Published } from './organisation.ts';
export { readPublished } from './published.store.ts';
export { directoryRoutes } from './routes.ts';
export { type Findable, type SearchAnswer, searchOver } from './search-index.ts';
export { entrySaying } from './signed-entry.ts';
export { WebsiteLink } from './website.view.tsx';
