import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  type ForWhom,
  type Law,
  type LegalTerm,
  type Question,
  readStart,
  refusalInWords,
  type TermOutcome,
  tryLastDay,
} from '#app/service/deadlines/index.ts';
import { batchLine, faultInLine, termOutput } from './term-schema.ts';
import { inTwoLines } from './term-words.ts';

/** What the command reads from and writes to. */
export interface TermIo {
  stdin: AsyncIterable<string | Uint8Array>;
  out(line: string): void;
  err(line: string): void;
}

/** `naast term`: one legal term, or a batch of JSON lines. Returns the exit code: 0 done, 2 wrong input or use. */
export async function termCommand(args: string[], io: TermIo): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (typeof options === 'string') return refuse(io, options);
  if (options.schema) return say(io, JSON.stringify(z.toJSONSchema(termOutput), null, 2));
  if (options.batch) return answerBatch(options, io);
  if (options.law === undefined || options.start === undefined) {
    return refuse(io, 'Give --law and --start (and --term); --help shows how.');
  }
  const question = questionFrom({ ...options, law: options.law, start: options.start });
  if (!question.ok) return refuse(io, refusalInWords(question.refusal, 'en'));
  const answer = tryLastDay(question.value);
  if (!answer.ok) return refuse(io, refusalInWords(answer.refusal, 'en'));
  if (options.json) return say(io, JSON.stringify(written(answer.value)));
  for (const line of inTwoLines(question.value, answer.value)) io.out(line);
  return 0;
}

interface Options {
  law?: string;
  start?: string;
  term?: string;
  clear?: boolean;
  for?: string;
  json?: boolean;
  batch?: boolean;
  schema?: boolean;
}

function readOptions(args: string[]): Options | string {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const options = {
      law: text,
      start: text,
      term: text,
      clear: flag,
      for: text,
      json: flag,
      batch: flag,
      schema: flag,
    };
    return parseArgs({ args: joined(args), options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : '';
    return `${reason}. --help shows the options.`;
  }
}

// `--term -P3W` must reach the sentence about negative terms, not the parser's one about dashes.
function joined(args: string[]): string[] {
  const at = args.findIndex((arg, index) => arg === '--term' && args[index + 1]?.startsWith('-P'));
  return at < 0 ? args : [...args.slice(0, at), `--term=${args[at + 1]}`, ...args.slice(at + 2)];
}

async function answerBatch(options: Options, io: TermIo): Promise<0 | 2> {
  const alone = ['law', 'start', 'term', 'clear', 'for'] as const;
  const given = alone.find((name) => options[name] !== undefined);
  if (given) return refuse(io, `--batch takes its questions from standard input; leave out --${given}.`);
  let number = 0;
  for await (const line of linesOf(io.stdin)) {
    number += 1;
    if (line.trim() !== '') io.out(JSON.stringify(answerLine(line, number)));
  }
  return 0;
}

function answerLine(line: string, number: number): object {
  if (line.length > longestLine) return { id: number, error: `The line is longer than ${longestLine} characters.` };
  const value = parsed(line);
  if (value === undefined) return { id: number, error: 'The line is not JSON.' };
  const checked = batchLine.safeParse(value);
  if (!checked.success) return { id: idOf(value) ?? number, error: faultInLine(checked.error) };
  const id = checked.data.id ?? number;
  const question = questionFrom(checked.data);
  const answer = question.ok ? tryLastDay(question.value) : question;
  return answer.ok ? { id, ...written(answer.value) } : { id, error: refusalInWords(answer.refusal, 'en') };
}

type Given = Pick<z.infer<typeof batchLine>, 'law' | 'start' | 'term' | 'clear' | 'for'>;

// The law and the side are checked with the rest of the question; what is unknown is refused there.
function questionFrom({ law, start, term, clear, for: side }: Given): TermOutcome<Question> {
  const day = readStart(start);
  if (!day.ok) return day;
  return {
    ok: true,
    value: {
      law: law as Law,
      start: day.value,
      term: term ?? undefined,
      clear: clear ?? undefined,
      for: (side ?? undefined) as ForWhom | undefined,
    },
  };
}

function written(answer: LegalTerm): object {
  return { ...answer, readings: answer.readings.map(({ lastDay, basis }) => ({ lastDay, basis })) };
}

/** A question of a batch is a hundred characters or so; a longer line is not read, whatever it holds (T82). */
const longestLine = 100_000;

async function* linesOf(stdin: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Of a line that is too long only so much is kept that it is seen to be.
  const kept = (line: string) => line.slice(0, longestLine + 1);
  let rest = '';
  for await (const chunk of stdin) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    rest = kept(rest + first);
    for (const line of others) {
      yield rest;
      rest = kept(line);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | number | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

function say(io: TermIo, text: string): 0 {
  io.out(text);
  return 0;
}

function refuse(io: TermIo, sentence: string): 2 {
  io.err(sentence);
  return 2;
}
