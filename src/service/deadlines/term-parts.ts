import type { LimitCount } from './limits.ts';

/** So many weeks of a statute. */
export const weeks = (length: number): LimitCount => ({ law: 'statute', term: `P${length}W` });

export const sending = { nl: 'de dag van verzenden of uitreiken', en: 'the day it was sent or handed over' };
export const letterDate = { nl: 'de datum van de brief', en: 'the date of the letter' };
export const m55 = { nl: 'de datum op de M55', en: 'the date on the M55' };
export const receipt = { nl: 'de dag van ontvangst', en: 'the day of receipt' };
export const lawChanged = {
  nl: 'Het asielrecht is midden 2026 veranderd: vraag vandaag de advocaat.',
  en: 'Asylum law changed in mid-2026: ask the lawyer today.',
};

/** Procedures in which a permit is asked for. */
export const permits = [
  'report-and-permit',
  'permit-without-report',
  'witness-or-labour',
  'onward-residence',
  'renewal-and-withdrawal',
];

/** Since mid-2026 an appeal against an asylum decision may have a shorter time (Regulation (EU) 2024/1348, 67). */
export const asylumChanged = '2026-06-12';

/** How a stage counts such a decision. */
export const asAsylum2026 = { on: asylumChanged, variant: 'asylum-2026' };

/**
 * What Regulation (EU) 2024/1348, article 67 lets a State choose: until the Dutch choice is read, the shortest stands beside
 * the old length.
 */
export const asylum2026 = (old: LimitCount, shortest: LimitCount) => ({
  code: 'asylum-2026',
  names: { nl: 'asielbesluit sinds midden 2026', en: 'asylum decision since mid-2026' },
  counts: [old, shortest],
  confidence: 'LOW' as const,
});
