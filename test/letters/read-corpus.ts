import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Complete,
  type CorpusLetter,
  complete,
  type Look,
  type TrueLimit,
  type Truth,
  type Use,
} from './corpus-letter.ts';
import { programFolder } from './program-folder.ts';

/** The letters of the corpus that are kept for a use, or all of them. */
export function readCorpus({ use }: { use?: Use } = {}): CorpusLetter[] {
  const folder = join(programFolder, 'test/letters/corpus');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => lettersIn(readFileSync(join(folder, file), 'utf8')))
    .filter((letter) => use === undefined || letter.use === use);
}

/**
 * The letters in the text of one file. A record starts with `=== name`; lines that start with `=` hold what is known of the letter, `H` the
 * letterhead, `T` to whom, `R` the references, `S` the subject, `G` the signature, `F` the footer; the text follows after an empty line.
 */
function lettersIn(file: string): CorpusLetter[] {
  return file.split(/^=== /m).slice(1).map(letterOf);
}

function letterOf(record: string): CorpusLetter {
  const end = record.indexOf('\n\n');
  const [id = '', ...lines] = record.slice(0, end).split('\n');
  const all = (mark: string): string[] =>
    lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2).trim());
  const one = (mark: string): string => all(mark)[0] ?? '';
  const facts = new Facts(all('='));
  const [set] = facts.all('set');
  const foot = one('F');
  const subject = one('S');
  const look = choice(['letter', 'columns', 'email', 'plain'], facts.all('look')[0] ?? 'letter');
  return {
    id: id.trim(),
    hand: facts.one('hand'),
    ...(set === undefined ? {} : { set }),
    use: choice(['regression', 'exam', 'learning'], facts.one('use')),
    look,
    head: parts(one('H'), ' / '),
    to: parts(one('T'), ' / '),
    refs: parts(one('R'), ' | ').map(pair),
    ...(subject === '' ? {} : { subject: pair(subject) }),
    text: textOf(record.slice(end + 2), look),
    sign: one('G')
      .split(/ \/(?= )/)
      .map((line) => line.trim()),
    ...(foot === '' ? {} : { foot }),
    truth: truthOf(facts),
    known: facts.all('known'),
  };
}

function textOf(body: string, look: Look): string {
  if (look === 'plain') return body.replaceAll(/\n---\n/g, '\f').trimEnd();
  return body
    .replaceAll(/\n---\n/g, '\n\n---\n\n')
    .replaceAll(/^(\| .*[^|\n])$/gm, '$1 |')
    .trim();
}

/** The lines of a record that begin with a word. */
class Facts {
  readonly #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** What follows the word, of each line that begins with it. */
  all(word: string): string[] {
    return this.#lines
      .filter((line) => line === word || line.startsWith(`${word} `))
      .map((line) => line.slice(word.length + 1));
  }

  one(word: string): string {
    return this.all(word)[0] ?? '';
  }
}

function truthOf(facts: Facts): Truth {
  const [outcome] = facts.all('outcome');
  const [sender] = facts.all('sender');
  const [dated] = facts.all('dated');
  const [sentDate] = facts.all('sent');
  return {
    kinds: facts.one('kind').split(' '),
    ...(outcome === undefined ? {} : { outcome }),
    ...(sender === undefined ? {} : { sender }),
    ...(dated === undefined ? {} : { letterDate: dated === 'none' ? null : dated }),
    ...(sentDate === undefined ? {} : { sentDate }),
    limits: facts.all('limit').map(limitOf),
    waits: facts.all('wait').map(limitOf),
    appointments: facts.all('appointment').map(appointmentOf),
    references: facts.all('ref').map((line) => {
      const [kind = '', ...value] = line.split(' ');
      return { kind, value: value.join(' ') };
    }),
    amounts: facts.all('amount').map((line) => {
      const [value = '', payBy] = line.split(' by ');
      return payBy === undefined ? { value } : { value, payBy };
    }),
    tasks: facts.all('task'),
    warnings: facts.all('warn'),
    only: facts.all('only').map((what): Complete => choice(complete, what)),
    actionNeeded: !facts.all('action').includes('no'),
    sameDay: facts.all('same-day').length > 0,
  };
}

/** `TM08 2026-04-14 P4W stated 2026-05-12 > 2026-05-12 2026-05-12`: what, from when, how long, > last day, day that drives. */
function limitOf(line: string): TrueLimit {
  const [question = '', answer = ''] = line.split(' > ');
  const [lastDay = '', drivingDay = ''] = answer.split(' ');
  const [what = '', ...words] = question.split(' ');
  const stated = words.includes('stated') ? words[words.indexOf('stated') + 1] : undefined;
  const terms = words.filter((word) => /^P\d+[DWM]$/.test(word));
  const [start] = words;
  return {
    what,
    lastDay,
    drivingDay,
    terms,
    ...(start === undefined || start === 'day' || terms.length === 0 ? {} : { start }),
    ...(stated === undefined ? {} : { stated }),
  };
}

function appointmentOf(line: string): Truth['appointments'][number] {
  const [when = '', place = ''] = line.split('|').map((part) => part.trim());
  const [date = '', time = ''] = when.split(' ');
  return { date, time, place };
}

function choice<T extends string>(of: readonly T[], word: string): T {
  const found = of.find((each) => each === word);
  if (found === undefined) throw new Error(`"${word}" is none of ${of.join()}.`);
  return found;
}

function parts(line: string, between: string): string[] {
  return line === '' ? [] : line.split(between).map((part) => part.trim());
}

/** `Datum: 3 mei` is a label with its colon, `Datum = 3 mei` one without; a field may have none. */
function pair(field: string): [label: string, value: string] {
  const bare = field.indexOf(' = ');
  if (bare > 0) return [field.slice(0, bare), field.slice(bare + 3)];
  const at = field.indexOf(': ');
  return at < 0 ? ['', field] : [field.slice(0, at + 1), field.slice(at + 2)];
}
