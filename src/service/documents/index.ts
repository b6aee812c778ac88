/** The dossier: a client's papers, and the bundles of them that somebody outside was given. */

export { chooseBundle, findBundle } from './bundle.store.ts';
export { makeBundle } from './bundle-making.ts';
export { dossierRoutes } from './dossier.pages.tsx';
export { keepDocument, listDossier } from './dossier.store.ts';
export type { DocumentDetails } from './dossier.ts';
export { dossierPanel } from './dossier-panel.tsx';
export { papersOf } from './papers-of.ts';
export { dossierStyles } from './styles.ts';
