import { limitDefinition } from '#app/service/deadlines/index.ts';
import { countLimit, type LimitDocument } from '#app/service/limit-counting/index.ts';
import type { NewLimit } from './new-limit.ts';

/** The key of a limit that comes again, by its number: the first has none behind it. */
export const numbered = (key: string, number: number) => (number === 1 ? key : `${key} #${number}`);

/** The key without its number, and the number. */
export function numberIn(key: string): { base: string; number: number } {
  const [base = key, number = '1'] = key.split(' #');
  return { base, number: Number(number) };
}

/** What comes again after this one was done: a month later there is a month to report once more. Null for what does not. */
export function nextOf({
  clear,
  counted,
  inputs,
  origin,
}: Omit<LimitDocument, 'changes' | 'waiting'>): NewLimit | null {
  const { step } = origin;
  if (!step || !inputs || !limitDefinition(clear.catalogueId)?.repeats) return null;
  const start = counted?.lastDay ?? clear.lastDay;
  const days = countLimit({ what: clear.catalogueId, start, term: null, stated: null, safest: null });
  if (!days) return null;
  const { base, number } = numberIn(step.key);
  const next = { ...step, key: numbered(base, number + 1) };
  return {
    catalogueId: clear.catalogueId,
    start,
    days,
    inputs,
    origin: { ...origin, step: next },
    found: null,
    reason: null,
  };
}
