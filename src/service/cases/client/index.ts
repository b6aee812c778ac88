/** What every page about one client shares: how it is opened, the head it stands under, how it is said. */

export { NoBsnField, noBsnReason } from '../records/index.ts';
export { givenTo } from './card.ts';
export { type ClientFacts, type NextDue, readClientFacts, underClients } from './client-head.ts';
export { ClientNext, Languages, Name } from './client-head.view.tsx';
export { showClientPage } from './client-page.view.tsx';
export { clientOf, clientTitle, groupedReference } from './client-reference.ts';
export { dueInWords } from './due-in-words.ts';
export { keepsAsDraft, noBsnHere, saysNoBsnHere } from './false-bsn.ts';
export { type AssignedVolunteer, assignedVolunteers, granterOf, holdsSafety, volunteersOfPage } from './holders.ts';
export { PaperForClient } from './on-paper.view.tsx';
export { onceAPage } from './once-a-page.ts';
export { caseClosed, idFromPath, openForForm, openFromPath, pageFromQuery } from './opening.ts';
export { replacedOnce } from './replaced-once.ts';
export { SafetyRules } from './rule-lines.view.tsx';
export { channelsInWords, contactWords, dayName, safeHoursInWords, secretInWords, usualDays } from './rule-words.ts';
export { coordinatorNumbers, membersOf, type TeamMember } from './team-numbers.ts';
export { Reached, TeamMembers } from './team-numbers.view.tsx';
export { typedTime } from './typed.ts';
export { Withheld } from './withheld.view.tsx';
export { FoldedText, WrittenText } from './written-text.view.tsx';
