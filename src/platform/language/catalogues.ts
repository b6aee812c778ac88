import accessEn from '../../../content/messages/access.en.json' with { type: 'json' };
import accessNl from '../../../content/messages/access.nl.json' with { type: 'json' };
import accountEn from '../../../content/messages/account.en.json' with { type: 'json' };
import accountNl from '../../../content/messages/account.nl.json' with { type: 'json' };
import addedLawEn from '../../../content/messages/added-law.en.json' with { type: 'json' };
import addedLawNl from '../../../content/messages/added-law.nl.json' with { type: 'json' };
import approvalDeskEn from '../../../content/messages/approval-desk.en.json' with { type: 'json' };
import approvalDeskNl from '../../../content/messages/approval-desk.nl.json' with { type: 'json' };
import approvalsEn from '../../../content/messages/approvals.en.json' with { type: 'json' };
import approvalsNl from '../../../content/messages/approvals.nl.json' with { type: 'json' };
import auditLogEn from '../../../content/messages/audit-log.en.json' with { type: 'json' };
import auditLogNl from '../../../content/messages/audit-log.nl.json' with { type: 'json' };
import casesEn from '../../../content/messages/cases.en.json' with { type: 'json' };
import casesNl from '../../../content/messages/cases.nl.json' with { type: 'json' };
import commandsEn from '../../../content/messages/commands.en.json' with { type: 'json' };
import commandsNl from '../../../content/messages/commands.nl.json' with { type: 'json' };
import demoEn from '../../../content/messages/demo.en.json' with { type: 'json' };
import demoNl from '../../../content/messages/demo.nl.json' with { type: 'json' };
import directoryEn from '../../../content/messages/directory.en.json' with { type: 'json' };
import directoryNl from '../../../content/messages/directory.nl.json' with { type: 'json' };
import documentsEn from '../../../content/messages/documents.en.json' with { type: 'json' };
import documentsNl from '../../../content/messages/documents.nl.json' with { type: 'json' };
import emergencyAccessEn from '../../../content/messages/emergency-access.en.json' with { type: 'json' };
import emergencyAccessNl from '../../../content/messages/emergency-access.nl.json' with { type: 'json' };
import homeEn from '../../../content/messages/home.en.json' with { type: 'json' };
import homeNl from '../../../content/messages/home.nl.json' with { type: 'json' };
import intakeEn from '../../../content/messages/intake.en.json' with { type: 'json' };
import intakeNl from '../../../content/messages/intake.nl.json' with { type: 'json' };
import jobsEn from '../../../content/messages/jobs.en.json' with { type: 'json' };
import jobsNl from '../../../content/messages/jobs.nl.json' with { type: 'json' };
import languageEn from '../../../content/messages/language.en.json' with { type: 'json' };
import languageNl from '../../../content/messages/language.nl.json' with { type: 'json' };
import lettersEn from '../../../content/messages/letters.en.json' with { type: 'json' };
import lettersNl from '../../../content/messages/letters.nl.json' with { type: 'json' };
import machineEn from '../../../content/messages/machine.en.json' with { type: 'json' };
import machineNl from '../../../content/messages/machine.nl.json' with { type: 'json' };
import matchingEn from '../../../content/messages/matching.en.json' with { type: 'json' };
import matchingNl from '../../../content/messages/matching.nl.json' with { type: 'json' };
import pageDeskEn from '../../../content/messages/page-desk.en.json' with { type: 'json' };
import pageDeskNl from '../../../content/messages/page-desk.nl.json' with { type: 'json' };
import peopleEn from '../../../content/messages/people.en.json' with { type: 'json' };
import peopleNl from '../../../content/messages/people.nl.json' with { type: 'json' };
import proceduresEn from '../../../content/messages/procedures.en.json' with { type: 'json' };
import proceduresNl from '../../../content/messages/procedures.nl.json' with { type: 'json' };
import publicPagesEn from '../../../content/messages/public-pages.en.json' with { type: 'json' };
import publicPagesNl from '../../../content/messages/public-pages.nl.json' with { type: 'json' };
import recoveryEn from '../../../content/messages/recovery.en.json' with { type: 'json' };
import recoveryNl from '../../../content/messages/recovery.nl.json' with { type: 'json' };
import referralsEn from '../../../content/messages/referrals.en.json' with { type: 'json' };
import referralsNl from '../../../content/messages/referrals.nl.json' with { type: 'json' };
import reportingEn from '../../../content/messages/reporting.en.json' with { type: 'json' };
import reportingNl from '../../../content/messages/reporting.nl.json' with { type: 'json' };
import routingEn from '../../../content/messages/routing.en.json' with { type: 'json' };
import routingNl from '../../../content/messages/routing.nl.json' with { type: 'json' };
import searchEn from '../../../content/messages/search.en.json' with { type: 'json' };
import searchNl from '../../../content/messages/search.nl.json' with { type: 'json' };
import signInEn from '../../../content/messages/sign-in.en.json' with { type: 'json' };
import signInNl from '../../../content/messages/sign-in.nl.json' with { type: 'json' };
import signaturesEn from '../../../content/messages/signatures.en.json' with { type: 'json' };
import signaturesNl from '../../../content/messages/signatures.nl.json' with { type: 'json' };
import transfersEn from '../../../content/messages/transfers.en.json' with { type: 'json' };
import transfersNl from '../../../content/messages/transfers.nl.json' with { type: 'json' };
import undeliveredEn from '../../../content/messages/undelivered.en.json' with { type: 'json' };
import undeliveredNl from '../../../content/messages/undelivered.nl.json' with { type: 'json' };
import volunteersEn from '../../../content/messages/volunteers.en.json' with { type: 'json' };
import volunteersNl from '../../../content/messages/volunteers.nl.json' with { type: 'json' };
import webEn from '../../../content/messages/web.en.json' with { type: 'json' };
import webNl from '../../../content/messages/web.nl.json' with { type: 'json' };
import type { Lang } from './languages.ts';

/** Every module's words, by module and language. A new module adds its pair of files here. */
export const catalogues = {
  access: { nl: accessNl, en: accessEn },
  account: { nl: accountNl, en: accountEn },
  'added-law': { nl: addedLawNl, en: addedLawEn },
  'approval-desk': { nl: approvalDeskNl, en: approvalDeskEn },
  approvals: { nl: approvalsNl, en: approvalsEn },
  'audit-log': { nl: auditLogNl, en: auditLogEn },
  cases: { nl: casesNl, en: casesEn },
  commands: { nl: commandsNl, en: commandsEn },
  demo: { nl: demoNl, en: demoEn },
  directory: { nl: directoryNl, en: directoryEn },
  documents: { nl: documentsNl, en: documentsEn },
  'emergency-access': { nl: emergencyAccessNl, en: emergencyAccessEn },
  home: { nl: homeNl, en: homeEn },
  intake: { nl: intakeNl, en: intakeEn },
  jobs: { nl: jobsNl, en: jobsEn },
  language: { nl: languageNl, en: languageEn },
  letters: { nl: lettersNl, en: lettersEn },
  machine: { nl: machineNl, en: machineEn },
  matching: { nl: matchingNl, en: matchingEn },
  'page-desk': { nl: pageDeskNl, en: pageDeskEn },
  people: { nl: peopleNl, en: peopleEn },
  procedures: { nl: proceduresNl, en: proceduresEn },
  'public-pages': { nl: publicPagesNl, en: publicPagesEn },
  recovery: { nl: recoveryNl, en: recoveryEn },
  referrals: { nl: referralsNl, en: referralsEn },
  reporting: { nl: reportingNl, en: reportingEn },
  routing: { nl: routingNl, en: routingEn },
  search: { nl: searchNl, en: searchEn },
  'sign-in': { nl: signInNl, en: signInEn },
  signatures: { nl: signaturesNl, en: signaturesEn },
  transfers: { nl: transfersNl, en: transfersEn },
  undelivered: { nl: undeliveredNl, en: undeliveredEn },
  volunteers: { nl: volunteersNl, en: volunteersEn },
  web: { nl: webNl, en: webEn },
} as const;

type Catalogues = typeof catalogues;

/** Every key of every catalogue; a key that does not exist does not compile. */
export type MessageKey = { [Room in keyof Catalogues]: keyof Catalogues[Room]['nl'] & string }[keyof Catalogues];

/** All messages of one language in one flat table. */
export function messagesIn(lang: Lang): ReadonlyMap<string, string> {
  return new Map(Object.values(catalogues).flatMap((room) => Object.entries(room[lang])));
}
