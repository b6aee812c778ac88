let ahead = 0;
let heard: { at: number; ours: number } | null = null;
const mostDrift = 20_000;
const rounding = 2;
const freshMs = 60_000;

/**
 * Now, by the clock of the database as it was last told (`hearClock`). It decides when sessions, codes, grants and
 * certificates begin and end: ours may run minutes beside it, on another machine, or be set under our feet (T120).
 */
export function databaseNow(): Date {
  return new Date(Date.now() + ahead);
}

/**
 * Takes in what the database's clock said (milliseconds) between our question and now. While it may be as we thought,
 * nothing changes, so that a slow answer moves no clock. True when what we dated until now is plainly wrong.
 */
export function hearClock(told: number, askedAt: number): boolean {
  const [least, most] = [told - Date.now() - rounding, told - askedAt + rounding];
  const found = Math.max(least, Math.min(ahead, most));
  const drift = Math.abs(found - ahead);
  ahead = found;
  heard = { at: performance.now(), ours: Date.now() };
  return drift > mostDrift;
}

/** Was the database's clock heard within the last minute, and was ours not set since? Then `databaseNow` is right. */
export function hasHeardClock(): boolean {
  if (heard === null) return false;
  const [passed, byOurs] = [performance.now() - heard.at, Date.now() - heard.ours];
  return passed < freshMs && Math.abs(byOurs - passed) < mostDrift;
}
