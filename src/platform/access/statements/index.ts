/** Certificates and signed statements: who may vouch for whom, and what somebody said under a certificate. */
export {
  type Certificate,
  certificateHolds,
  certifiedKeys,
  certify,
  currentCertificate,
  loadChain,
  mayVouch,
  revocationsOf,
} from './certificates.ts';
export { contentOf } from './statement.ts';
export {
  groundsForStatements,
  loadStatements,
  signStatement,
  signStatements,
  statementHolds,
} from './statements.store.ts';
