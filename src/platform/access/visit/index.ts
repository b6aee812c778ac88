export {
  type Duty,
  endSession,
  findSession,
  type LastBackup,
  type SessionRow,
  type StaffInstallation,
} from './door.ts';
export { Keyring, rememberMark, type TeamPair } from './keyring.ts';
export { once, onceAt } from './once.ts';
export { type Action, accessPolicy, allActions, type Policy, rules } from './policy.ts';
export { rememberedFor } from './remembered-for.ts';
export type { Pins } from './root.ts';
export { namedInSafeMode, worksInSafeMode } from './safe-mode.ts';
export {
  addMember,
  currentTeamKey,
  isNewestSeen,
  makeTeam,
  makeTeamKey,
  marksOfTeamKeys,
  memberContext,
  type Team,
  type TeamKey,
  teamKeyStatement,
} from './teams.ts';
export { holdersOf, Journal, may, reachOf, type Suspension, type Visit, type VisitPerson } from './visit.ts';
