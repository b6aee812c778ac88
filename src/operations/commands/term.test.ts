import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { termCommand } from './term.ts';

async function naastTerm(args: string, stdin: (string | Uint8Array)[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdin: (async function* () {
      yield* stdin;
    })(),
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
  };
  const code = await termCommand(args === '' ? [] : args.split(' '), io);
  return { code, out, err };
}

const schema = async () => z.fromJSONSchema(JSON.parse((await naastTerm('--schema')).out.join('\n')));

describe('naast term', () => {
  test('says the answer and its reason in two lines', async () => {
    const { code, out } = await naastTerm('--law statute --start 2025-03-21 --term P4W');
    expect(code).toBe(0);
    expect(out).toEqual([
      'Act by Tuesday 22 April 2025, before 24:00; safe day: Wednesday 16 April 2025.',
      'Why: 4 weeks from 2025-03-21 gives Friday 18 April 2025; moved on over Good Friday, Saturday, Sunday, Easter Monday (Algemene termijnenwet 1(1), 2, 3).',
    ]);
  });

  test('names both readings, the hour of the registry, and what is provisional', async () => {
    const criminal = await naastTerm('--law criminal --start 2025-02-28 --term P3M');
    expect(criminal.out[0]).toContain(
      'Act by Wednesday 28 May 2025, before 17:00; last day under the law named: Monday 2',
    );
    expect(criminal.out[1]).toContain('Other reading: Wednesday 28 May 2025, counted in calendar months (HR 1-9-2017');
    const far = await naastTerm('--law policy --start 2030-01-01 --term P3M');
    expect(far.out[1]).toContain('Provisional');
  });

  test('says from when something is possible where we wait', async () => {
    const { out } = await naastTerm('--law statute --start 2026-11-02 --term P2W --for wait');
    expect(out[0]).toBe('Possible from Tuesday 17 November 2026; wait until the end of Monday 16 November 2026.');
  });

  test('writes JSON that its own schema accepts, with the fields in the agreed order', async () => {
    const accepts = await schema();
    for (const args of [
      '--law statute --start 2025-03-21 --term P4W',
      '--law criminal --start 2025-02-28 --term P3M --for wait',
      '--law backward --start 2026-04-16 --term P10D --clear',
      '--law hours --start 2026-11-27T09:15 --term PT72H',
      '--law hours --start 2026-11-27 --term PT72H',
      '--law post --start 2025-04-22',
    ]) {
      const { code, out } = await naastTerm(`${args} --json`);
      expect(code, args).toBe(0);
      const answer = JSON.parse(out.join(''));
      expect(accepts.safeParse(answer).success, args).toBe(true);
      expect(Object.keys(answer).join(' ')).toBe(
        'law rawLastDay lastDay drivingDay possibleFrom readings moves practicalDay safeDay closesAt coverage legalBasis',
      );
    }
    expect(accepts.safeParse({ law: 'statute' }).success).toBe(false);
  });

  test('refuses wrong input with one plain sentence and code 2', async () => {
    for (const [args, sentence] of [
      ['', 'Give --law and --start (and --term); --help shows how.'],
      ['--law statute --start 2026-02-30 --term P4W', '"2026-02-30" is not a day that exists.'],
      ['--law statute --start 2026-02-03 --term -P3W', '"-P3W" is negative.'],
      ['--law statute --start 2026-02-03 --term P1M2D', '"P1M2D" mixes units.'],
      ['--law statute --start 2026-02-03 --term P0D', '"P0D" is no time'],
      ['--law statute --start 2026-02-03', 'The length of the term is missing'],
      ['--law statuut --start 2026-02-03 --term P4W', 'Unknown law: "statuut".'],
      ['--law statute --start 2026-02-03 --term P4W --for us', '"us" is neither'],
      ['--lwa statute', "Unknown option '--lwa'. --help shows the options."],
      ['--batch --law statute', '--batch takes its questions from standard input'],
    ] as const) {
      const { code, out, err } = await naastTerm(args);
      expect([code, out, err.length], args).toEqual([2, [], 1]);
      expect(err[0]).toContain(sentence);
    }
  });
});

describe('naast term --batch', () => {
  test('answers each line in order, counts blank lines, and puts what is wrong in its line', async () => {
    const lines = [
      '{"id":"a","law":"statute","start":"2025-03-21","term":"P4W"}',
      '',
      '{"law":"post","start":"2025-04-22"}',
      'not json',
      '{"id":7,"law":"statute","start":"2026-02-30","term":"P4W"}',
      '{"id":"c","law":"backward","start":"2026-04-16","term":"P10D","claer":true}',
      '[1]',
      '{"id":"d","law":"statute","start":20260303,"term":"P4W"}',
      '{"law":"backward","start":"2026-04-16","term":"P10D","clear":true,"for":"act"}',
    ];
    const { code, out, err } = await naastTerm('--batch', [lines.join('\r\n')]);
    const answers = out.map((line) => JSON.parse(line));
    expect([code, err]).toEqual([0, []]);
    expect(answers.map(({ id, lastDay, error }) => [id, lastDay ?? error])).toEqual([
      ['a', '2025-04-22'],
      [3, '2025-04-29'],
      [4, 'The line is not JSON.'],
      [7, '"2026-02-30" is not a day that exists. Write YYYY-MM-DD, with THH:MM where the hour matters.'],
      ['c', 'The line has an unknown key: "claer".'],
      [7, 'The line is not a JSON object {id?, law, start, term, clear?, for?}.'],
      ['d', '"start" is missing or of the wrong kind.'],
      [9, '2026-04-05'],
    ]);
    const accepts = await schema();
    for (const answer of answers) expect(accepts.safeParse(answer).success).toBe(true);
  });

  test('reads bytes that are cut anywhere, also inside a letter', async () => {
    const bytes = new TextEncoder().encode('{"id":"café","law":"statute","start":"2025-03-21","term":"P4W"}\n');
    const { out } = await naastTerm('--batch', [bytes.slice(0, 11), bytes.slice(11, 20), bytes.slice(20)]);
    expect(out.map((line) => JSON.parse(line).id)).toEqual(['café']);
  });
});
