import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { PaperSays } from '#app/service/procedures/index.ts';
import { findLetter } from './letters.store.ts';

/** What a letter says of days, once a person has confirmed it; null before that, and for a letter of somebody else. */
export async function saidIn(open: OpenCase, id: string): Promise<PaperSays | null> {
  const { confirmation, reading } = (await findLetter(open, id))?.document ?? {};
  if (!confirmation || !reading) return null;
  const { letterDate, sentDate } = confirmation;
  const stated = [...new Set(reading.deadlines.flatMap(({ statedLastDay }) => statedLastDay ?? []))];
  // Of two last days nobody can tell which one belongs to what happened.
  const [only = null] = stated.length === 1 ? stated : [];
  return { letterDate, sentDate, stated: only, appointments: reading.appointments };
}
