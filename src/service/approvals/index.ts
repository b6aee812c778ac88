/** Which texts and legal terms a lawyer approved, and which of them the project leader has put out of use. */
export {
  type Approvable,
  type ApprovalText,
  canBeApproved,
  isApproved,
  mayBeRead,
  nothingStands,
  type Standing,
  type StandingState,
  type TextSection,
  textHash,
  textState,
} from './approvable.ts';
export {
  approvalsOf,
  approveTexts,
  endApproval,
  type KeptApproval,
  standingApprovals,
  standingNow,
} from './approvals.store.ts';
export { deadlineTexts, limitRows } from './deadline-texts.ts';
export { suspend, suspendedLimits } from './suspensions.store.ts';
