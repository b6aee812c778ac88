import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import type { EventFacts } from '../running/index.ts';
import { changeEvent, recordEvents } from './events.store.ts';
import { canBe, type LetterPlace, withLetterDays } from './letter-place.ts';

/** What a letter tells of an event, as the person who confirmed it has it. */
export interface LetterEvent {
  letter: string;
  kind: string;
  outcome: string | null;
  facts: EventFacts;
  /** Terms that this person left out, with a reason. */
  without: readonly string[];
}

/**
 * Writes on the map what a confirmed letter tells, or ties the letter to the event that stands there. Limits follow.
 * Returns the id of the event; null when it cannot have happened (yet), so that nothing was written.
 */
export async function writeLetterEvent(
  open: OpenCase,
  { procedure, happening, event }: LetterPlace,
  { letter, kind, outcome, facts, without }: LetterEvent,
): Promise<string | null> {
  const document = { kind: 'letter' as const, id: letter };
  if (event === null) {
    if (!canBe(facts, procedure, happening)) return null;
    const told = { happening, facts, document, without: [...without] };
    const recorded = await recordEvents(open, procedure.id, [told], { letter, kind, outcome });
    return recorded?.ids[0] ?? null;
  }
  const now = withLetterDays(event.document.facts, facts);
  const isKnown = JSON.stringify(now) === JSON.stringify(event.document.facts) && event.document.document !== null;
  if (!isKnown) {
    const act = { what: 'corrected', facts: now, document: event.document.document ?? document, reason: null } as const;
    const changed = await changeEvent(open, procedure.id, event, act);
    if (changed === 'stale') throw new ChangedMeanwhile('An event was changed while its letter was confirmed.');
  }
  return event.id;
}
