import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { drivingDayOf, type OpenLimit } from './limit-row.ts';
import { addLimit, holdLimit } from './limits.store.ts';

/** The kind of origin of a limit that somebody said. */
const saidKind = 'said';

interface Said {
  what: string;
  day: string;
  who: string;
  /** When it was said: on which day, and at what hour where that is known. */
  on: string;
  at: string | null;
}

/**
 * Keeps a day that was said by telephone. About a limit that runs it is never later than the day that drives there: a
 * lawyer's word by telephone gives nobody more time, what was said stays readable beside it. Returns its id.
 */
export async function addSaidLimit(open: OpenCase, { day, ...said }: Said, about: OpenLimit | null): Promise<string> {
  // As it is now, and held: it may have moved since the page was read, and does not before this is written.
  const held = about === null ? null : ((await holdLimit(open, about.id)) ?? about);
  const atMost = held === null ? null : drivingDayOf(held);
  const safest = atMost !== null && atMost < day ? atMost : null;
  const days = countLimit({ what: 'letter', start: null, term: null, stated: day, safest });
  if (days === null) throw new Error('A day that was said is a day.');
  return addLimit(open, {
    catalogueId: 'letter',
    start: null,
    days,
    origin: { letter: null, kind: saidKind, outcome: null, letterDate: null, sentDate: null, statedLastDay: day },
    said: { ...said, limit: about?.id ?? null, atMost },
    found: day,
    reason: null,
  });
}
