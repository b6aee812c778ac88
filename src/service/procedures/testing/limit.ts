import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { renewNextDue } from '#app/service/cases/index.ts';
import { countLimit, type LimitFacts } from '#app/service/limit-counting/index.ts';
import { addLimit } from '../limits/limits.store.ts';

/** Four weeks to object, from a letter of this day (today when left out), in a case that the visitor holds. */
export function objection(visit: Visit, reference: string, letterDate = today().toString()): Promise<string> {
  return limitFrom(visit, reference, { what: 'TM08', start: letterDate, term: null });
}

/** A limit on exactly this day: a day that only a letter names. */
export function dayOfLetter(visit: Visit, reference: string, day: string): Promise<string> {
  return limitFrom(visit, reference, { what: 'letter', start: null, term: null, stated: day });
}

/** A limit of the catalogue as a confirmed letter would begin it. */
export async function limitFrom(visit: Visit, reference: string, facts: LimitFacts): Promise<string> {
  const open = await openCase(visit, reference, 'core', 'letter.confirm');
  const days = countLimit(facts);
  if (!open || !days) throw new Error('The case does not open, or the limit cannot be counted.');
  const id = await addLimit(open, {
    catalogueId: facts.what,
    start: facts.start,
    days,
    origin: {
      letter: null,
      kind: 'ind_afwijzing',
      outcome: null,
      letterDate: facts.start,
      sentDate: null,
      statedLastDay: facts.stated ?? null,
    },
    found: null,
    reason: null,
  });
  await renewNextDue(visit, open.caseId);
  return id;
}
