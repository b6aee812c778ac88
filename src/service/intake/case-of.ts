import type { CaseHeader, SafeContact } from '#app/service/cases/index.ts';
import type { Registration } from './intake.ts';

/** What becomes of a registration when a coordinator accepts it: header, safe contact, and what was asked for. */
export function caseOf(registration: Registration): {
  header: CaseHeader;
  contact: Pick<SafeContact, 'ways' | 'staysAt'>;
  registration: Pick<Registration, 'by' | 'needs' | 'question' | 'referrer' | 'languageElse' | 'history'>;
} {
  const { by, needs, question, referrer, languageElse, history } = registration;
  return {
    header: {
      nameToUse: registration.nameToUse,
      languages: registration.languages,
      ...readingOf(registration.reads),
      interpreter: registration.interpreter,
      contactRules: {
        when: registration.when,
        askFor: registration.askFor,
        leaveMessage: registration.leaveMessage,
        mustNotKnow: registration.mustNotKnow,
      },
    },
    contact: { ways: registration.ways, staysAt: registration.place },
    registration: { by, needs, question, referrer, languageElse, history },
  };
}

/** "Rather have it read aloud" is a fact of its own: no language is read. */
function readingOf(reads: Registration['reads']): Pick<CaseHeader, 'reads' | 'reading'> {
  if (reads === null) return { reads };
  if (reads === 'none') return { reads: null, reading: { skill: 'none', script: null } };
  return { reads, reading: { skill: 'reads', script: null } };
}
