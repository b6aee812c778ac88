/** Certificates and signed statements: who may vouch for whom, and what somebody said under a certificate. */
export { certifiedKeys, currentCertificate, loadChain, revocationsOf } from './certificates.store.ts';
export { type Certificate, certificateHolds, certify, mayCertify } from './certificates.ts';
export { lacksEnding } from './endings-kept.ts';
export { groundsOf, type StatementPins } from './grounds.ts';
export { learnSeen, seenNumbers } from './seen-numbers.ts';
export {
  isSignedBy,
  markOfStatement,
  readStatement,
  readStatementText,
  type Saying,
  type Statement,
  type StatementRow,
  signed,
  statementContent,
  statementsAsText,
} from './statement.ts';
export {
  endByInstallation,
  groundsForStatements,
  type InstallationEnding,
  loadStatements,
  signForAct,
  signStatement,
  signStatements,
  statementHolds,
} from './statements.store.ts';
export { proposalContent, transferHolds } from './transfers.ts';
