import { today } from '#app/platform/language/index.ts';
import type { EventFacts, OpenEvent, RunningProcedure } from '../running/index.ts';
import { hasEnded } from '../running/index.ts';
import { standingOf } from './follow.ts';

/** Where a letter belongs on the maps of a client: an event that stands there already, or one that is to be written. */
export interface LetterPlace {
  procedure: RunningProcedure;
  happening: string;
  event: OpenEvent | null;
}

/** What a letter of some kind tells: this happening, of the procedure of this key. */
export interface Tells {
  procedure: string;
  happening: string;
}

/**
 * Where a letter may belong, the likeliest first: what came by this very letter, then the same decision that somebody
 * wrote down already, then a new event of a procedure that runs.
 */
export function letterPlaces(
  procedures: readonly RunningProcedure[],
  letter: string,
  { tells, days }: { tells: readonly Tells[]; days: { letter: string | null; sent: string | null } },
): LetterPlace[] {
  const places = tells.flatMap(({ procedure: key, happening }) =>
    procedures
      .filter(({ document }) => document.key === key)
      .flatMap((procedure): LetterPlace[] => {
        const known = procedure.events.filter(
          ({ document }) => document.happening === happening && !document.cancelled,
        );
        const told = known.map((event) => ({ procedure, happening, event }));
        return mayBegin(procedure, happening) ? [...told, { procedure, happening, event: null }] : told;
      }),
  );
  const rank = ({ event }: LetterPlace): number => {
    if (event === null) return 2;
    if (event.document.document?.id === letter) return 0;
    return isOf(event, days) ? 1 : 3;
  };
  return places
    .filter((place) => rank(place) < 3)
    .map((place, at) => ({ place, at, by: rank(place) }))
    .sort((a, b) => a.by - b.by || a.at - b.at)
    .map(({ place }) => place);
}

const mayBegin = (procedure: RunningProcedure, happening: string): boolean =>
  procedure.document.stopped === null &&
  !hasEnded(standingOf(procedure)) &&
  procedure.definition.happenings.some(({ code }) => code === happening);

/** Somebody wrote the same decision down, by a day that its letter has too. */
function isOf(
  { document: { facts } }: OpenEvent,
  { letter, sent }: { letter: string | null; sent: string | null },
): boolean {
  const { days } = facts;
  const known = [days.letter ?? days.on, days.sent ?? days.on];
  return (letter !== null && known[0] === letter) || (sent !== null && known[1] === sent);
}

/** The facts of an event with what its letter says: of two days of one kind the earlier stays, so that nothing moves back. */
export function withLetterDays(facts: EventFacts, said: EventFacts): EventFacts {
  const days = { ...said.days };
  for (const [kind, day] of Object.entries(facts.days) as [keyof EventFacts['days'], string][])
    days[kind] = [day, days[kind] ?? day].sort()[0] ?? day;
  const stated = [facts.stated, said.stated].filter((day) => day !== null).sort()[0] ?? null;
  return { ...facts, days, stated };
}

/** Whether what a letter tells can have happened: nothing is written down as past that has not come. */
export function canBe({ days }: EventFacts, { definition }: RunningProcedure, happening: string): boolean {
  const known = Object.values(days);
  const isPast = definition.happenings.find(({ code }) => code === happening)?.of === 'past';
  return known.length > 0 && (!isPast || known.every((day) => day <= today().toString()));
}
