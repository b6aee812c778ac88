/** The dossier: a client's papers, and the bundles of them that somebody outside was given. */

export { chooseBundle, findBundle } from './bundle.store.ts';
export { makeBundle } from './bundle-making.ts';
export { documentsRoutes } from './documents.pages.tsx';
export { keepDocument, listDocuments } from './documents.store.ts';
export type { DocumentDetails } from './documents.ts';
export { documentsPanel } from './documents-panel.view.tsx';
export { type FoundPapers, searchPapers } from './paper-search.ts';
export { papersOf } from './papers-of.ts';
export { documentStyles } from './styles.ts';
