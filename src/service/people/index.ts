/** Colleagues: inviting, vouching, teams and regions; and one's own page. */
export { type ContactSettings, changeContact, contactRow, readContactSettings } from './contact.ts';
export {
  type FirstHourStep,
  firstHour,
  firstHourIsOver,
  firstHourSteps,
  openingSteps,
  saidDone,
  type Use,
  uses,
} from './first-hour.ts';
export { knownOfSteps } from './first-hour-known.ts';
export { hasHeldText } from './held-text.ts';
export { makeIntakeTeam } from './intake-team.ts';
export { CodePage } from './invite.view.tsx';
export { keysWaiting } from './keys-waiting.view.tsx';
export { loginName } from './login-name.ts';
export { reachedAddress } from './only-here.ts';
export { changeOrganisation, readSignedOrganisation } from './organisation.ts';
export { OwnPages } from './own-pages.view.tsx';
export { peopleRoutes } from './people.pages.tsx';
export {
  approveColleague,
  awaitingMe,
  colleague as someColleague,
  colleaguesInTeam,
  listPeople,
  type NamedColleague,
} from './people.store.ts';
export { mayCertifyPerson } from './people.ts';
export { PrintedShares } from './printed-shares.view.tsx';
export { addRegion, openRegion } from './regions.store.ts';

export { ShareFields, shareFields, withShareProblem } from './shares-form.view.tsx';
export { type KeyWaiting, waitingForKeys } from './team-keys.ts';
export { type UnsignedEndings, UnsignedEndingsNotice, unsignedEndings } from './unsigned-endings.view.tsx';
