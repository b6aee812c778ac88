import type { Lang } from '#app/platform/language/index.ts';
import type { CaseHeader } from '../case-contents.ts';
import { type Verdict, verdictOn } from './contact-rule.ts';
import { languageFor } from './messages.ts';

/** May a card be given to this client now, with which words, and in which language? */
export const cardFor = ({ contactRules, reads }: CaseHeader): { verdict: Verdict; lang: Lang } => ({
  verdict: verdictOn(contactRules, 'card', Temporal.Now.instant()),
  lang: languageFor(reads),
});
