export { type BeforeLeaving, beforeLeaving, endAccess, endReasons, renewThoseVouchedForBy } from './leaving.ts';
export { namesOf, sealName, sealNamesAnew, staffTeamId } from './names.ts';
export { approve, giveTeamKey, invitationFor, invite, keyCheck, newInvitation } from './people.ts';
export { ownSigner, publishedIntakeKey, publishIntakeKey } from './publish.ts';
export {
  type EndingCertificate,
  endingCertificates,
  leaderRenewalDays,
  renewalDays,
  renewCertificate,
} from './renewal.ts';
export { type TeamDocuments, teamRows } from './team-rows.ts';
