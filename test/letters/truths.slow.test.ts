import { describe, expect, test } from 'vitest';
import { type Law, lastDay } from '#app/service/deadlines/index.ts';
import {
  kindKeys,
  outcomeKeys,
  referenceKinds,
  senderCodes,
  taskCodes,
  warningCodes,
} from '#app/service/letter-reader/codes.ts';
import { learnedClasses } from '#app/service/letter-reader/weights.ts';
import type { CorpusLetter, TrueLimit } from './corpus-letter.ts';
import { bare, daysNamed, daysNamedOtherwise, writtenIn } from './days-named.ts';
import { readCorpus } from './read-corpus.ts';

const letters = readCorpus();

/** Kinds that came after the letters were gathered are tried by their properties instead (docs/decisions/0059-kinds-that-say-no.md). */
const gathered = kindKeys.filter((kind) => learnedClasses().some((name) => name.split('/')[0] === kind));

/** How the term catalogue says that each limit is counted; the others are of a statute. */
const lawOf: Record<string, Law> = {
  TM01: 'policy',
  TM02: 'policy',
  TM06: 'backward',
  TM10: 'amvb',
  TM14: 'backward',
  TM17: 'letter',
  TM18: 'criminal',
  TM19: 'event',
  TM20: 'letter',
  TM24: 'criminal',
  TM27: 'ministerial',
  TM37: 'criminal',
  letter: 'letter',
};

/** The ten letters that a lawyer must see on the day that they come. */
const sameDay = [
  'ind_afwijzing',
  'ind_voornemen_intrekking',
  'ind_intrekking',
  'ind_beslissing_bezwaar',
  'ind_dublin',
  'ind_inreisverbod',
  'rb_uitspraak',
  'rb_griffierecht',
  'om_sepot',
  'politie_verhoor_verdachte',
  'ind_asiel_afwijzing',
];

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso, { overflow: 'reject' });

/** The last day and the day that drives, counted again by the law. */
function counted({ what, start, terms, stated, ...limit }: TrueLimit, wait: boolean): string[] {
  const answers = terms.map((term) =>
    lastDay({
      law: lawOf[what] ?? 'statute',
      start: day(start ?? limit.lastDay),
      term,
      clear: what === 'TM14',
      for: wait ? 'wait' : 'act',
    }),
  );
  const own = answers.map((each) => `${what === 'TM15' ? each.rawLastDay : each.drivingDay}`);
  const last = start === undefined ? limit.lastDay : `${answers[0]?.lastDay}`;
  const days = [...(start === undefined ? [last] : own), ...(stated === undefined ? [] : [stated])].sort();
  return [last, days.at(wait ? -1 : 0) ?? ''];
}

describe('the corpus', () => {
  test('is no more than four hundred letters, each with a name and words of its own', () => {
    expect(letters.length).toBeLessThanOrEqual(400);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
    expect(new Set(letters.map(({ text }) => text)).size).toBe(letters.length);
  });

  test('has every gathered kind among the letters for regression, twice or more, and many that must stay unknown', () => {
    const count = (kind: string): number =>
      letters.filter(({ use, truth }) => use === 'regression' && truth.kinds[0] === kind).length;
    expect(gathered.filter((kind) => count(kind) < 2)).toEqual([]);
    expect(count('unknown')).toBeGreaterThanOrEqual(10);
  });

  test('examines with every gathered kind, in the hands of two who wrote nothing else here', () => {
    const exam = readCorpus({ use: 'exam' });
    expect(gathered.filter((kind) => !exam.some(({ truth }) => truth.kinds[0] === kind))).toEqual([]);
    const hands = new Set(exam.map(({ hand }) => hand));
    expect([...hands].sort()).toEqual(['fifth', 'twentysecond']);
    expect(letters.filter(({ use, hand }) => use !== 'exam' && hands.has(hand))).toEqual([]);
  });
});

describe('the truths of the corpus', () => {
  test('name kinds, outcomes, senders, references, tasks and warnings of the fixed lists', () => {
    for (const { id, truth } of letters) {
      for (const kind of truth.kinds) expect([...kindKeys, 'unknown'], id).toContain(kind);
      if (truth.outcome !== undefined) expect(outcomeKeys, id).toContain(truth.outcome);
      if (truth.sender !== undefined) expect(senderCodes, id).toContain(truth.sender);
      for (const { kind } of truth.references) expect(referenceKinds, id).toContain(kind);
      for (const code of truth.tasks) expect(taskCodes, id).toContain(code);
      for (const code of truth.warnings) expect([...warningCodes, 'false_letter'], id).toContain(code);
      if (truth.kinds.length === 1) expect(truth.sameDay, id).toBe(sameDay.includes(truth.kinds[0] ?? ''));
    }
  });

  test('hold limits that the law counts alike', () => {
    for (const { id, truth } of letters) {
      for (const each of truth.limits)
        expect(counted(each, false), `${id} ${each.what}`).toEqual([each.lastDay, each.drivingDay]);
      for (const each of truth.waits)
        expect(counted(each, true), `${id} ${each.what}`).toEqual([each.lastDay, each.drivingDay]);
    }
  });

  test('hold real days and times, and only days that the letter names', () => {
    for (const letter of letters) {
      const { id, truth } = letter;
      const named = [...daysNamed(letter).map(([, iso]) => iso), ...daysNamedOtherwise(letter)];
      for (const each of daysOf(letter)) expect(named, `${id}: ${each}`).toContain(each);
      for (const { payBy } of truth.amounts) if (payBy !== undefined) expect(() => day(payBy), id).not.toThrow();
      for (const { time } of truth.appointments) expect(time, id).toMatch(/^(?:([01]\d|2[0-3]):[0-5]\d)?$/);
    }
  });

  test('hold amounts, and only numbers and places that the letter names', () => {
    for (const letter of letters) {
      const { id, truth } = letter;
      const written = bare(writtenIn(letter));
      for (const { value } of truth.amounts) expect(value, id).toMatch(/^\d+\.\d\d$/);
      for (const { value } of truth.references) expect(written, id).toContain(bare(value));
      for (const { place } of truth.appointments) expect(written, id).toContain(bare(place));
    }
  });

  test('are of the right weekday where the letter names one', () => {
    for (const letter of letters)
      for (const [weekday, iso] of daysNamed(letter))
        if (weekday !== 0) expect(day(iso).dayOfWeek, `${letter.id}: ${iso}`).toBe(weekday);
  });
});

/** The days of a truth that must stand in the letter: what a limit is counted from, or the limit where the letter alone gives it. */
function daysOf({ truth }: CorpusLetter): string[] {
  return [
    truth.letterDate ?? undefined,
    truth.sentDate,
    ...[...truth.limits, ...truth.waits].flatMap(({ what, start, lastDay, stated }) => [
      start ?? (what === 'TM18' ? undefined : lastDay),
      stated,
    ]),
    ...truth.appointments.map(({ date }) => date),
  ].filter((each) => each !== undefined);
}
