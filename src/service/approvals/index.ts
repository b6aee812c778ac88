/** Which texts and legal terms a lawyer approved, and which of them the project leader has put out of use. */
export {
  type Approvable,
  type ApprovalText,
  canBeApproved,
  clientMayRead,
  isApproved,
  nothingStands,
  type Standing,
  type StandingState,
  stateOf,
  type TextSection,
  textHash,
} from './approvable.ts';
export {
  type Approval,
  approvalsOf,
  approveTexts,
  endApproval,
  type KeptApproval,
  standingApprovals,
  standingNow,
} from './approvals.store.ts';
export { deadlineTexts, limitRows } from './deadline-texts.ts';
export { suspend, suspendedLimits } from './suspensions.store.ts';
