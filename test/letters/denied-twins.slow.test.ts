import { describe, expect, test } from 'vitest';
import { lastDay, limitDefinition } from '#app/service/deadlines/index.ts';
import { kinds, type Reading, readLetter } from '#app/service/letter-reader/index.ts';
import { seeded } from '../support/seed.ts';
import { answerOf } from './answers.ts';
import type { CorpusLetter } from './corpus-letter.ts';
import { type Twin, twinsOf } from './denied-twins.ts';
import { plainPages } from './plain-text.ts';
import { readCorpus } from './read-corpus.ts';
import { type Given, yesKinds } from './yes-kinds.ts';

const corpus = readCorpus().filter(
  ({ look, truth, head }) => (look === 'letter' || look === 'columns') && truth.letterDate && head.length > 0,
);

/** A letter of the kind by its own office, another one with each state of the program. */
function baseOf({ kind }: Given): CorpusLetter {
  const own = corpus.filter(({ truth }) => truth.kinds[0] === kind && truth.sender !== undefined);
  const base = own[seeded(`denied twins ${kind}`) % own.length];
  if (base === undefined) throw new Error(`The corpus has no letter of ${kind}.`);
  return base;
}

const lawyersKinds = new Set<string>(kinds.filter(({ sender }) => sender === 'LAW').map(({ key }) => key));

/** What would be told of a twin that it does not say: the yes of its other, or a day after the true one. */
function toldWrong({ given, act, letter }: Twin): string[] {
  const reading = readLetter(plainPages(letter));
  const { kind, outcome } = reading;
  const wrongYes = kind === given.kind || answerOf(kind, outcome) === 'yes' ? [`is ${kind}`] : [];
  const ofOffice = act === 'lawyer' && kind !== 'unknown' && !lawyersKinds.has(kind) ? [`by an office: ${kind}`] : [];
  return [...wrongYes, ...ofOffice, ...tooLate(letter, reading)];
}

/** Last days to act that lie after the only one that the twin gives: four weeks from its date. */
function tooLate({ truth: { letterDate } }: CorpusLetter, { deadlines, statements }: Reading): string[] {
  const start = Temporal.PlainDate.from(letterDate ?? '');
  const last = `${lastDay({ law: 'statute', start, term: 'P4W', for: 'act' }).lastDay}`;
  // Two years after a permit ended one may still ask again (TM07): no day to object by.
  const acts = deadlines.filter(
    ({ what }) => what !== 'TM07' && (what === 'letter' || limitDefinition(what)?.for === 'act'),
  );
  const days = [
    ...acts.map(({ drivingDay }) => drivingDay),
    ...statements.flatMap((each) => (each.is === 'remedy' && each.drivingDay !== null ? [each.drivingDay] : [])),
  ];
  return days.filter((day) => day > last).map((day) => `${day} is after ${last}`);
}

describe('a letter that says no is never told as its yes', { timeout: 120_000 }, () => {
  test.each(yesKinds.map((given) => [given.kind, given] as const))('%s', (_, given) => {
    const told = twinsOf(given, baseOf(given)).flatMap((twin) => toldWrong(twin).map((what) => `${twin.name} ${what}`));
    expect(told).toEqual([]);
  });
});
