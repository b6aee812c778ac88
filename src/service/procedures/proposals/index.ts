/** Days that the rules of today count otherwise, proposed for limits that run. */
export { proposalPages } from './proposals.pages.tsx';
