import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import {
  type EventFacts,
  type LetterPlace,
  letterPlaces,
  listProcedures,
  type Tells,
  termsFrom,
} from '#app/service/procedures/index.ts';
import content from '../../../content/letters/events.json' with { type: 'json' };
import { type LetterFacts, proposalsOf } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';

/** What each kind of letter tells of a procedure; a kind that is not in it tells nothing that a map knows. */
export const letterEvents: Readonly<Record<string, readonly string[]>> = content;

/** The happenings that a letter of this kind may tell, the likeliest first. */
export function tellsOf({ kind, outcome }: Pick<LetterFacts, 'kind' | 'outcome'>): Tells[] {
  const told = (outcome === null ? undefined : letterEvents[`${kind}/${outcome}`]) ?? letterEvents[kind] ?? [];
  return told.map((line) => {
    const [procedure = '', happening = ''] = line.split(' ');
    return { procedure, happening };
  });
}

/** Where this letter belongs on the maps of its client, under these facts; the first is what is taken unless a person says otherwise. */
export async function placesOnMap(open: OpenCase, letter: KeptLetter, facts: LetterFacts): Promise<LetterPlace[]> {
  const tells = tellsOf(facts);
  if (tells.length === 0) return [];
  const days = { letter: facts.letterDate, sent: facts.sentDate };
  return letterPlaces(await listProcedures(open), letter.id, { tells, days });
}

/** The name of a place in a form: its procedure, what happened, and which event where one stands there already. */
export const placeKey = ({ procedure, happening, event }: LetterPlace): string =>
  [procedure.id, happening, event?.id ?? 'new'].join(' ');

/** What the letter says of the event: its days, and for an appointment hour and place. */
export function factsFor({ document: { reading } }: KeptLetter, facts: LetterFacts, place: LetterPlace): EventFacts {
  const happening = place.procedure.definition.happenings.find(({ code }) => code === place.happening);
  const stated = [...new Set(reading.deadlines.flatMap(({ statedLastDay }) => statedLastDay ?? []))];
  // Of two last days nobody can tell which one belongs to what happened.
  const [only = null] = stated.length === 1 ? stated : [];
  const told = { certainty: 'sure' as const, lawyerDay: null, stated: only };
  if (happening?.of === 'appointment') {
    const next = nextAppointment(reading.appointments);
    if (next === null) return { ...told, days: {} };
    const where = Object.fromEntries(Object.entries({ time: next.time, place: next.place }).filter(([, said]) => said));
    return { ...told, stated: null, days: { on: next.date }, ...where };
  }
  const { letterDate, sentDate } = facts;
  if (happening?.dates !== undefined) return { ...told, days: known({ letter: letterDate, sent: sentDate }) };
  return { ...told, days: known({ on: ownStart(reading, facts, place) ?? letterDate ?? sentDate }) };
}

const known = (days: Record<string, string | null>): EventFacts['days'] =>
  Object.fromEntries(Object.entries(days).filter(([, day]) => day !== null));

/** A day in the letter from which its limits count: the date on the M55, the day on which something was received. */
function ownStart(reading: KeptLetter['document']['reading'], facts: LetterFacts, place: LetterPlace): string | null {
  const begins = termsFrom(place.procedure.definition, place.happening);
  const starts = proposalsOf(reading, facts).flatMap(({ what, start }) =>
    start !== null && begins.includes(what) ? [start] : [],
  );
  return starts.sort()[0] ?? null;
}

function nextAppointment(appointments: KeptLetter['document']['reading']['appointments']) {
  const inOrder = [...appointments].sort((a, b) => a.date.localeCompare(b.date));
  return inOrder.find(({ date }) => date >= today().toString()) ?? inOrder.at(-1) ?? null;
}
