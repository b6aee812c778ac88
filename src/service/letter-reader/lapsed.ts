import { completed, type FoundDate } from './dates.ts';
import type { Surroundings } from './surroundings.ts';

const ofDate = /\b\w*(?:datum|dag|termijn) (?:van|op|was)(?: \w+dag)?$/;
const isOver =
  /^(?:\w+ ){0,1}(?:vervalt|vervallen|komt te vervallen|geldt niet (?:meer|langer)|gewijzigd|verschoven|verplaatst|verandert|schuift)\b/;

/** "De datum van 25 november geldt niet meer": the days that hold no more, wherever else the letter names them. */
export function lapsedDays(
  around: Surroundings,
  dates: readonly FoundDate[],
  letterDate: string | null,
): ReadonlySet<string | null> {
  return new Set(
    dates
      .filter((date) => ofDate.test(around.before(date, 6)) && isOver.test(around.after(date, 4)))
      .map((date) => completed(date, letterDate)),
  );
}
