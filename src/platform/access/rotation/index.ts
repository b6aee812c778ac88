export { type Claim, claimHouse } from './claim.ts';
export { grantsOfOldKeys, recentNewKeys, remakeGrants, startAnew } from './new-keys.ts';
export {
  lostTeams,
  makeNewLeader,
  makeNewSheets,
  noteKeeperGone,
  putNewSheets,
  recoverTeam,
  renewLeader,
} from './recovery.ts';
export { type OpenedSheets, type SheetProblem, sheetsNow } from './sheets.ts';
export { casesToTurn, type ToTurn, turnCases } from './turn-cases.ts';
export { belongsTo, type TeamToTurn, teamsToTurn, turnTeam } from './turn-teams.ts';
