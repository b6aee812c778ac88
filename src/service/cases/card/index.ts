/** The card of a client: what one looks at first. */

export { cardRoutes } from './card.pages.tsx';
export { readCard, type StoredCard, saveCard, storedCard } from './card.store.ts';
export { cardKind, emptyCard } from './card.ts';
export { CardSection } from './card-section.view.tsx';
