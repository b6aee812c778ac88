import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter } from './read-corpus.ts';

/** How one letter was read. */
export interface Judged {
  letter: CorpusLetter;
  reading: Reading;
}

/** Parts of a whole, for a row of the table. */
export interface Score {
  right: number;
  of: number;
}

/** The rows of the table: the kind over all letters, the rest over the letters whose kind was right. */
export interface Measure {
  kindRight: Score;
  rightOrUnknown: Score;
  outcome: Score;
  letterDate: Score;
  limits: Score;
  appointments: Score;
  references: Score;
  amounts: Score;
  harmful: readonly string[];
  wrongKinds: readonly string[];
}

export function measureCorpus(all: readonly Judged[]): Measure {
  const known = all.filter(
    ({ letter, reading }) => reading.kind !== 'unknown' && reading.kind === letter.expected.kind,
  );
  const wrongKinds = all
    .filter(({ letter, reading }) => reading.kind !== 'unknown' && reading.kind !== letter.expected.kind)
    .map(({ letter, reading }) => `${letter.id} ${letter.expected.kind}: ${reading.kind}`);
  return {
    kindRight: score(all, ({ letter, reading }) => reading.kind === letter.expected.kind),
    rightOrUnknown: { right: all.length - wrongKinds.length, of: all.length },
    outcome: score(
      known.filter(({ letter }) => letter.expected.outcome !== undefined),
      ({ letter, reading }) => reading.outcome === letter.expected.outcome,
    ),
    letterDate: score(all, ({ letter, reading }) => reading.letterDate === letter.expected.letterDate),
    limits: each(
      known,
      ({ letter }) => letter.expected.deadlines,
      (reading, [what, , driving]) => daysOf(reading, what).includes(driving),
    ),
    appointments: score(
      known.filter(({ letter }) => letter.expected.appointment !== undefined),
      ({ letter, reading }) =>
        reading.appointments.length === 1 &&
        reading.appointments[0]?.date === letter.expected.appointment?.date &&
        reading.appointments[0]?.time === letter.expected.appointment?.time,
    ),
    references: each(
      known,
      ({ letter }) => letter.expected.referenceKinds,
      (reading, kind) => reading.references.some((found) => found.kind === kind),
    ),
    amounts: each(
      known,
      ({ letter }) => letter.expected.amounts ?? [],
      (reading, value) => reading.amounts.some((found) => found.value === value),
    ),
    harmful: all.flatMap(harmfulOf),
    wrongKinds,
  };
}

/** A driving day later than the true one, a limit missed on a letter called known, "no action" on one that needs it. */
function harmfulOf({ letter, reading }: Judged): string[] {
  if (reading.kind === 'unknown') return [];
  const { deadlines, noAction } = letter.expected;
  const late = deadlines
    .filter(([what]) => limitDefinition(what as Parameters<typeof limitDefinition>[0])?.for !== 'wait')
    .filter(([what, , driving]) => !daysOf(reading, what).some((day) => day <= driving))
    .map(([what, , driving]) => `${letter.id}: ${what} ${daysOf(reading, what).join()} instead of ${driving}`);
  return reading.actionNeeded || noAction ? late : [...late, `${letter.id}: no action`];
}

const daysOf = (reading: Reading, what: string): string[] =>
  reading.deadlines.filter((each) => each.what === what).map((found) => found.drivingDay);

function score(all: readonly Judged[], isRight: (each: Judged) => boolean): Score {
  return { right: all.filter(isRight).length, of: all.length };
}

function each<Item>(
  all: readonly Judged[],
  wanted: (each: Judged) => readonly Item[],
  found: (reading: Reading, item: Item) => boolean,
): Score {
  const pairs = all.flatMap((judged) => wanted(judged).map((item) => found(judged.reading, item)));
  return { right: pairs.filter(Boolean).length, of: pairs.length };
}

/** A score in hundredths; a row without letters counts as whole. */
export const percent = ({ right, of }: Score): number => (of === 0 ? 100 : (100 * right) / of);
