/** The project leader's desk for everything that a lawyer approves: one list, review sheets, approving, putting out of use. */
export { approvalRoutes } from './approvals.pages.tsx';
export { approvalStyles } from './styles.ts';
export { allTexts } from './texts.ts';
export { approvalsWaiting } from './waiting.ts';
