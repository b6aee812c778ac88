import { type DayKind, dayKinds, type EventFacts } from './documents.ts';

export interface DayCandidate {
  kind: DayKind;
  day: string;
}

/** The days from which one could count, the earliest first. */
export function candidatesOf({ days }: Pick<EventFacts, 'days'>): DayCandidate[] {
  return dayKinds
    .flatMap((kind): DayCandidate[] => (days[kind] === undefined ? [] : [{ kind, day: days[kind] }]))
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** The day on which it happened or will: what the lawyer said, else the earliest; null when it is still to be fixed. */
export function dayOfFacts(facts: EventFacts): string | null {
  return facts.lawyerDay ?? candidatesOf(facts)[0]?.day ?? null;
}

/**
 * The day from which a limit counts. A lawyer's word goes before all. Else where we must act the earliest day, and where
 * we wait the latest: a notice of default sent a day early is void.
 */
export function startFor(facts: EventFacts, purpose: 'act' | 'wait'): string | null {
  const days = candidatesOf(facts);
  return facts.lawyerDay ?? (purpose === 'act' ? days[0] : days.at(-1))?.day ?? null;
}
