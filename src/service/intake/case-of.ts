import type { CaseHeader, SafeContact } from '#app/service/cases/index.ts';
import type { Registration } from './intake.ts';

/** What becomes of a registration when a coordinator accepts it: header, safe contact, and what was asked for. */
export function caseOf(registration: Registration): {
  header: CaseHeader;
  contact: SafeContact;
  registration: Pick<Registration, 'by' | 'needs' | 'question' | 'referrer' | 'languageElse' | 'history'>;
} {
  const { by, needs, question, referrer, languageElse, history } = registration;
  return {
    header: {
      nameToUse: registration.nameToUse,
      languages: registration.languages,
      reads: registration.reads === 'none' ? null : registration.reads,
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
