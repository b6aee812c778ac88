export { type Claim, claimInstallation } from './claim.ts';
export { grantsOfOldKeys, recentNewKeys, remakeGrants, startAnew } from './new-keys.ts';
export {
  lostTeams,
  makeNewLeader,
  makeNewShares,
  noteKeeperGone,
  putNewShares,
  recoverTeam,
  renewLeader,
} from './recovery.ts';
export { anySet, type OpenedShares, type ShareProblem, sharesNow } from './recovery-shares.ts';
export { casesToRotate, rotateCases, rotateForTeam, type ToRotate } from './rotate-cases.ts';
export { belongsTo, rotateTeam, type TeamToRotate, teamsToRotate } from './rotate-teams.ts';
