import type { Lang } from '#app/platform/language/index.ts';
import { type ContactAnswer, contactAnswer, languageFor } from '../contact-rule/index.ts';
import type { CaseHeader } from '../records/index.ts';

/** May a card, or an entry for her own calendar, be given to this client now, with which words, and in which language? */
export const givenTo = (
  { contactRules, reads }: CaseHeader,
  as: 'card' | 'calendar',
): { verdict: ContactAnswer; lang: Lang } => ({
  verdict: contactAnswer(contactRules, as, Temporal.Now.instant()),
  lang: languageFor(reads),
});
