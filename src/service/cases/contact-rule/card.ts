import type { Lang } from '#app/platform/language/index.ts';
import type { CaseHeader } from '../case-contents.ts';
import { type Verdict, verdictOn } from './contact-rule.ts';
import { languageFor } from './messages.ts';

/** May a card, or an entry for her own calendar, be given to this client now, with which words, and in which language? */
export const givenTo = (
  { contactRules, reads }: CaseHeader,
  as: 'card' | 'calendar',
): { verdict: Verdict; lang: Lang } => ({
  verdict: verdictOn(contactRules, as, Temporal.Now.instant()),
  lang: languageFor(reads),
});
