/** Which words about procedures a lawyer approved for clients. */

export {
  approvalsOf,
  approvedWords,
  approveWords,
  endApproval,
  type KeptApproval,
} from './approval.store.ts';
export { type Approved, canBeApproved, clientMayRead, wordsMark } from './approval.ts';
