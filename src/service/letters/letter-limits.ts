import { lastTurn, type OpenLimit, runsFor } from '#app/service/procedures/index.ts';
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
  return [...new Set(own.flatMap((limit) => [limit, runsFor(limit, limits), ...runsInstead(limit, limits)]))];
}

/**
 * What went when this letter was set aside, and came back with the other letter of the same decision: once this one is put
 * back, its sheet tells that day too.
 */
function runsInstead({ document }: OpenLimit, limits: readonly OpenLimit[]): OpenLimit[] {
  const { clear, origin } = document;
  if (clear.state === 'open' || origin.letterDate === null || lastTurn(document) !== 'event-gone') return [];
  return limits.filter(
    ({ document: { clear: other, origin: of } }) =>
      other.state === 'open' &&
      other.catalogueId === clear.catalogueId &&
      of.kind === origin.kind &&
      of.letterDate === origin.letterDate,
  );
}
