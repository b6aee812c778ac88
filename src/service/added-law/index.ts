/** What a project leader adds to the law from a screen: second readings of a deadline, and days of a decree. */

export { lawRoutes } from './added-law.pages.tsx';
export { type Concern, concerning, signedProposals } from './added-law.store.ts';
