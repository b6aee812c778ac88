import accessEn from '../../../content/messages/access.en.json' with { type: 'json' };
import accessNl from '../../../content/messages/access.nl.json' with { type: 'json' };
import accountEn from '../../../content/messages/account.en.json' with { type: 'json' };
import accountNl from '../../../content/messages/account.nl.json' with { type: 'json' };
import approvalsEn from '../../../content/messages/approvals.en.json' with { type: 'json' };
import approvalsNl from '../../../content/messages/approvals.nl.json' with { type: 'json' };
import auditEn from '../../../content/messages/audit.en.json' with { type: 'json' };
import auditNl from '../../../content/messages/audit.nl.json' with { type: 'json' };
import casesEn from '../../../content/messages/cases.en.json' with { type: 'json' };
import casesNl from '../../../content/messages/cases.nl.json' with { type: 'json' };
import directoryEn from '../../../content/messages/directory.en.json' with { type: 'json' };
import directoryNl from '../../../content/messages/directory.nl.json' with { type: 'json' };
import dossierEn from '../../../content/messages/dossier.en.json' with { type: 'json' };
import dossierNl from '../../../content/messages/dossier.nl.json' with { type: 'json' };
import editingEn from '../../../content/messages/editing.en.json' with { type: 'json' };
import editingNl from '../../../content/messages/editing.nl.json' with { type: 'json' };
import entranceEn from '../../../content/messages/entrance.en.json' with { type: 'json' };
import entranceNl from '../../../content/messages/entrance.nl.json' with { type: 'json' };
import intakeEn from '../../../content/messages/intake.en.json' with { type: 'json' };
import intakeNl from '../../../content/messages/intake.nl.json' with { type: 'json' };
import jobsEn from '../../../content/messages/jobs.en.json' with { type: 'json' };
import jobsNl from '../../../content/messages/jobs.nl.json' with { type: 'json' };
import keysEn from '../../../content/messages/keys.en.json' with { type: 'json' };
import keysNl from '../../../content/messages/keys.nl.json' with { type: 'json' };
import languageEn from '../../../content/messages/language.en.json' with { type: 'json' };
import languageNl from '../../../content/messages/language.nl.json' with { type: 'json' };
import lawEn from '../../../content/messages/law.en.json' with { type: 'json' };
import lawNl from '../../../content/messages/law.nl.json' with { type: 'json' };
import lettersEn from '../../../content/messages/letters.en.json' with { type: 'json' };
import lettersNl from '../../../content/messages/letters.nl.json' with { type: 'json' };
import limitsEn from '../../../content/messages/limits.en.json' with { type: 'json' };
import limitsNl from '../../../content/messages/limits.nl.json' with { type: 'json' };
import machineEn from '../../../content/messages/machine.en.json' with { type: 'json' };
import machineNl from '../../../content/messages/machine.nl.json' with { type: 'json' };
import madeupEn from '../../../content/messages/madeup.en.json' with { type: 'json' };
import madeupNl from '../../../content/messages/madeup.nl.json' with { type: 'json' };
import matchingEn from '../../../content/messages/matching.en.json' with { type: 'json' };
import matchingNl from '../../../content/messages/matching.nl.json' with { type: 'json' };
import oversightEn from '../../../content/messages/oversight.en.json' with { type: 'json' };
import oversightNl from '../../../content/messages/oversight.nl.json' with { type: 'json' };
import pagesEn from '../../../content/messages/pages.en.json' with { type: 'json' };
import pagesNl from '../../../content/messages/pages.nl.json' with { type: 'json' };
import peopleEn from '../../../content/messages/people.en.json' with { type: 'json' };
import peopleNl from '../../../content/messages/people.nl.json' with { type: 'json' };
import proceduresEn from '../../../content/messages/procedures.en.json' with { type: 'json' };
import proceduresNl from '../../../content/messages/procedures.nl.json' with { type: 'json' };
import referralsEn from '../../../content/messages/referrals.en.json' with { type: 'json' };
import referralsNl from '../../../content/messages/referrals.nl.json' with { type: 'json' };
import reportingEn from '../../../content/messages/reporting.en.json' with { type: 'json' };
import reportingNl from '../../../content/messages/reporting.nl.json' with { type: 'json' };
import searchEn from '../../../content/messages/search.en.json' with { type: 'json' };
import searchNl from '../../../content/messages/search.nl.json' with { type: 'json' };
import setupEn from '../../../content/messages/setup.en.json' with { type: 'json' };
import setupNl from '../../../content/messages/setup.nl.json' with { type: 'json' };
import signaturesEn from '../../../content/messages/signatures.en.json' with { type: 'json' };
import signaturesNl from '../../../content/messages/signatures.nl.json' with { type: 'json' };
import startEn from '../../../content/messages/start.en.json' with { type: 'json' };
import startNl from '../../../content/messages/start.nl.json' with { type: 'json' };
import transfersEn from '../../../content/messages/transfers.en.json' with { type: 'json' };
import transfersNl from '../../../content/messages/transfers.nl.json' with { type: 'json' };
import volunteersEn from '../../../content/messages/volunteers.en.json' with { type: 'json' };
import volunteersNl from '../../../content/messages/volunteers.nl.json' with { type: 'json' };
import webEn from '../../../content/messages/web.en.json' with { type: 'json' };
import webNl from '../../../content/messages/web.nl.json' with { type: 'json' };
import type { Lang } from './languages.ts';

/** Every module's words, by module and language. A new module adds its pair of files here. */
export const catalogues = {
  access: { nl: accessNl, en: accessEn },
  account: { nl: accountNl, en: accountEn },
  approvals: { nl: approvalsNl, en: approvalsEn },
  audit: { nl: auditNl, en: auditEn },
  cases: { nl: casesNl, en: casesEn },
  dossier: { nl: dossierNl, en: dossierEn },
  directory: { nl: directoryNl, en: directoryEn },
  editing: { nl: editingNl, en: editingEn },
  entrance: { nl: entranceNl, en: entranceEn },
  intake: { nl: intakeNl, en: intakeEn },
  jobs: { nl: jobsNl, en: jobsEn },
  keys: { nl: keysNl, en: keysEn },
  language: { nl: languageNl, en: languageEn },
  law: { nl: lawNl, en: lawEn },
  letters: { nl: lettersNl, en: lettersEn },
  limits: { nl: limitsNl, en: limitsEn },
  machine: { nl: machineNl, en: machineEn },
  madeup: { nl: madeupNl, en: madeupEn },
  matching: { nl: matchingNl, en: matchingEn },
  oversight: { nl: oversightNl, en: oversightEn },
  pages: { nl: pagesNl, en: pagesEn },
  people: { nl: peopleNl, en: peopleEn },
  procedures: { nl: proceduresNl, en: proceduresEn },
  referrals: { nl: referralsNl, en: referralsEn },
  reporting: { nl: reportingNl, en: reportingEn },
  search: { nl: searchNl, en: searchEn },
  setup: { nl: setupNl, en: setupEn },
  signatures: { nl: signaturesNl, en: signaturesEn },
  start: { nl: startNl, en: startEn },
  transfers: { nl: transfersNl, en: transfersEn },
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
