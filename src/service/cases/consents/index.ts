/** Consents, acute danger, and what went out on them. */

export { consentRoutes } from './consent.pages.tsx';
export { addConsent, liveConsents, type StoredConsent, storedConsent } from './consent.store.ts';
export { consentKind } from './consent.ts';
export { ConsentEntry, tellsOfConsent } from './consent-entries.view.tsx';
export { ConsentsSection } from './consent-section.view.tsx';
export { dangerRoutes } from './danger.pages.tsx';
export { dangerKind } from './danger.ts';
export type { Ground } from './ground.ts';
export { sharing } from './sharing.ts';
export { givenOutKind, type WentOut } from './went-out.ts';
export { consentBackKind } from './withdrawal.ts';
