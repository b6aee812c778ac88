import { type OpenLimit, runsFor } from '#app/service/procedures/index.ts';
import type { KeptLetter } from './letters.store.ts';

/** The limits that came of a letter, and those of its decision that another letter or a colleague brought first. */
export function limitsOfLetter({ id, document }: KeptLetter, limits: readonly OpenLimit[]): OpenLimit[] {
  const kept = document.confirmation?.limits.map(({ limit }) => limit) ?? [];
  const event = document.confirmation?.event?.id;
  const own = limits.filter(
    ({ id: limit, document: { origin } }) =>
      origin.letter === id || kept.includes(limit) || (event !== undefined && origin.step?.event === event),
  );
  // What was joined to the limit of another letter is told by the day of that one.
  return [...new Set(own.flatMap((limit) => [limit, runsFor(limit, limits)]))];
}
