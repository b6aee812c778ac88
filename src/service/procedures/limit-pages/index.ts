/** The pages of one limit: its day and why, what one does with it, and what waits for a second person. */
export { joiningPages } from './joining.pages.tsx';
export { KindBadge, shownKindOf } from './kind-badge.view.tsx';
export { limitActPages } from './limit-acts.pages.tsx';
export type { ProvingPapersOf } from './limit-page.pages.tsx';
export { LimitSection, shownLimit } from './limit-section.view.tsx';
export { saidLimitPages } from './said-limit.pages.tsx';
export { secondEyesPages } from './second-eyes.pages.tsx';
export { waitingInWords } from './waiting.view.tsx';
