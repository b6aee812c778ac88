/** Who else stands around a client. */

export { aroundRoutes } from './around.pages.tsx';
export { addAround, listAround, type StoredAround, stillAround } from './around.store.ts';
export { type AroundRole, aroundKind } from './around.ts';
export { AroundSection } from './around-section.view.tsx';
