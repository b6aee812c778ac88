import type { Reading } from '#app/service/letter-reader/index.ts';
import { differences } from './compare.ts';
import type { TestLetter } from './test-letter.ts';

export interface Measured {
  letter: TestLetter;
  reading: Reading;
  differences: readonly string[];
}

export function measured(letter: TestLetter, reading: Reading): Measured {
  return { letter, reading, differences: differences(reading, letter.expected) };
}

/** Letters called a kind that they are not: the one mistake that is never allowed. */
export function wrongKinds(all: readonly Measured[]): string[] {
  return all
    .filter(({ letter, reading }) => reading.kind !== 'unknown' && reading.kind !== letter.expected.kind)
    .map(({ letter, reading }) => `${letter.id}: ${reading.kind}`);
}

/**
 * What does harm: a day to keep to that is later than the true one, or a limit missed, on a letter that is called known.
 * `blurred`: a day or a length that only the letter gives may be lost with its letters, and so may the label of the letter's date, of which the reader then warns.
 */
export function harmful(all: readonly Measured[], blurred = false): string[] {
  return all.flatMap(({ letter, reading }) => {
    if (reading.kind === 'unknown') return [];
    return (letter.expected.deadlines ?? []).flatMap(([what, last, driving, stated]) => {
      const found = reading.deadlines
        .filter((deadline) => deadline.what === what)
        .map((deadline) => deadline.drivingDay);
      const asked = reading.tasks.some(({ code }) => code === 'find_letter_date' || code === 'find_validity_end');
      if (found.length === 0 && asked) return [];
      if (blurred && reading.warnings.some(({ code }) => code === 'no_letter_date')) return [];
      const truth = blurred && stated !== undefined ? last : driving;
      return found.some((day) => day <= truth) ? [] : [`${letter.id}: ${what} ${found.join()} instead of ${truth}`];
    });
  });
}

/** A row for each kind: how many letters, how many of them recognised, and how often the kind was said of another. */
export function table(title: string, all: readonly Measured[]): string {
  const kinds = [...new Set(all.map(({ letter }) => letter.expected.kind))].sort();
  const rows = kinds.map((kind) => {
    const theirs = all.filter(({ letter }) => letter.expected.kind === kind);
    const said = all.filter(({ reading }) => reading.kind === kind);
    const right = theirs.filter(({ reading }) => reading.kind === kind);
    const whole = theirs.filter((each) => each.differences.length === 0).length;
    return [
      kind.padEnd(24),
      theirs.length,
      part(right.length, said.length),
      part(right.length, theirs.length),
      part(whole, theirs.length),
    ].join('  ');
  });
  return [`${title} (letters, precision, recall, everything right)`, ...rows].join('\n');
}

function part(some: number, all: number): string {
  return all === 0 ? '   -' : `${Math.round((100 * some) / all)}%`.padStart(4);
}
