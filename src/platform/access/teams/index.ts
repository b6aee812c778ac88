export { type EndingsToSign, endingsToSign, signEndings } from './endings.ts';
export type { JoiningProof } from './invitation-keys.ts';
export { keyCheck, macOfKeys, proofOfKeys, proveWaitingKeys } from './joining-keys.ts';
export {
  accessEndReasons,
  type BeforeLeaving,
  beforeLeaving,
  endAccess,
  renewThoseVouchedForBy,
  signedEndingsOf,
  vouchedForBy,
} from './leaving.ts';
export { namesIn, namesOf, sealName, sealNamesAnew, staffTeamId } from './names.ts';
export {
  type ColleagueNumber,
  numbersOf,
  saveOwnNumber,
  sealNumbersAnew,
} from './numbers.ts';
export {
  approve,
  type ColleagueApproval,
  giveTeamKey,
  invitationFor,
  invite,
  joiningProofOf,
  newInvitation,
} from './people.ts';
export { ownSigner, publishedIntakeKey, publishIntakeKey } from './publish.ts';
export {
  type EndingCertificate,
  endingCertificates,
  leaderRenewalDays,
  renewalDays,
  renewCertificate,
} from './renewal.ts';
export { type TeamDocuments, teamRows } from './team-rows.ts';
