export {
  breakGlass,
  closeGlass,
  type GlassToSee,
  glassADay,
  glassReasons,
  glassToSee,
  noteGlassSeen,
  type OwnGlass,
  ownGlass,
} from './break-glass.ts';
export { type Certificate, certify, currentCertificate } from './certificates.ts';
export { changePassword, demandNewPassword } from './change-password.ts';
export { type Claim, claimHouse } from './claim.ts';
export { type Device, deviceOf } from './devices.ts';
export { type Duty, endSession, findSession, type SessionRow, type StaffHouse, withinLimit } from './door.ts';
export { makeGrant, wrapForOversight } from './grant-making.ts';
export { endGrant, glassReason, grantColumns, liveGrants } from './grants.ts';
export { type JoinTicket, join, newJoinTicket, readJoinTicket } from './join.ts';
export {
  blocksOf,
  type KeptOut,
  keepOut,
  keepOutReasons,
  letInAgain,
  peopleToKeepOut,
} from './keep-out.ts';
export { Keyring } from './keyring.ts';
export { type BeforeLeaving, beforeLeaving, endAccess, endReasons } from './leaving.ts';
export { namesOf, staffTeamId } from './names.ts';
export { grantsOfOldKeys, recentNewKeys, remakeGrants, startAnew } from './new-keys.ts';
export { once } from './once.ts';
export { type ListedGrant, type OpenCase, openCase, openGrants, openListed } from './open-case.ts';
export { demandedRoles, demandPasskeys } from './passkey-demand.ts';
export {
  addPasskey,
  type Challenge,
  handleOf,
  knownCredentials,
  newChallenge,
  type OwnPasskey,
  ownPasskeys,
  proveByPasskey,
  readPrf,
  removePasskey,
  type Site,
} from './passkeys.ts';
export { passwordRefusal } from './passwords.ts';
export { approve, giveTeamKey, invite, keyCheck, newInvitation } from './people.ts';
export { type Action, allActions, housePolicy, type Policy, rules } from './policy.ts';
export { ownSigner, publishedIntakeKey, publishIntakeKey } from './publish.ts';
export {
  lostTeams,
  makeNewLeader,
  makeNewSheets,
  noteKeeperGone,
  putNewSheets,
  recoverTeam,
  renewLeader,
} from './recovery.ts';
export {
  type EndingCertificate,
  endingCertificates,
  leaderRenewalDays,
  renewalDays,
  renewCertificate,
} from './renewal.ts';
export type { Pins } from './root.ts';
export {
  confirmDevices,
  endOtherSessions,
  endOwnSession,
  endSessionsOf,
  type NewDevice,
  newDevices,
  type OwnSession,
  ownSessions,
} from './sessions.ts';
export { type OpenedSheets, type SheetProblem, sheetsNow } from './sheets.ts';
export { type SignInResult, signIn, startSession } from './sign-in.ts';
export { signInMadeUp } from './sign-in-made-up.ts';
export { finishWithPassword, type PasskeySignIn, signInWithPasskey } from './sign-in-passkey.ts';
export { type StepUp, stepUp } from './step-up.ts';
export { currentTeamKey, makeTeam, type Team } from './teams.ts';
export { totpCode } from './totp.ts';
export { casesToTurn, type ToTurn, turnCases } from './turn-cases.ts';
export { belongsTo, type TeamToTurn, teamsToTurn, turnTeam } from './turn-teams.ts';
export { holdersOf, Journal, may, reachOf, type Visit, type VisitPerson } from './visit.ts';
