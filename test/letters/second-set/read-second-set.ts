import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../program-folder.ts';
import type { Look, SecondLetter, TrueLimit, Truth } from './second-letter.ts';

/** The letters of the second set. */
export function readSecondSet(): SecondLetter[] {
  return readSet('second-set');
}

/**
 * The letters of a set in records, by the name of its folder. A record starts with `=== name`; lines that start with `=` hold the truth, `H` the letterhead,
 * `T` to whom, `R` the references, `S` the subject, `G` the signature, `F` the footer; the text follows after an empty line.
 */
export function readSet(name: string): SecondLetter[] {
  const folder = join(programFolder, 'test', 'letters', name, 'letters');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1))
    .map(letterOf);
}

function letterOf(record: string): SecondLetter {
  const [top = '', ...paragraphs] = record.split(/\n\n/);
  const [id = '', ...lines] = top.split('\n');
  const all = (mark: string): string[] =>
    lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2).trim());
  const one = (mark: string): string => all(mark)[0] ?? '';
  const foot = one('F');
  const subject = one('S');
  return {
    id: id.trim(),
    head: parts(one('H'), ' / '),
    to: parts(one('T'), ' / '),
    refs: parts(one('R'), ' | ').map(pair),
    ...(subject === '' ? {} : { subject: pair(subject) }),
    text: paragraphs
      .join('\n\n')
      .replaceAll(/\n---\n/g, '\n\n---\n\n')
      .replaceAll(/^(\| .*[^|\n])$/gm, '$1 |')
      .trim(),
    sign: one('G')
      .split(/ \/(?= )/)
      .map((line) => line.trim()),
    ...(foot === '' ? {} : { foot }),
    look: lookOf(all('=')),
    truth: truthOf(all('=')),
  };
}

function truthOf(lines: readonly string[]): Truth {
  const all = (word: string): string[] =>
    lines.filter((line) => line === word || line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const [outcome] = all('outcome');
  const [sender] = all('sender');
  const [letterDate] = all('dated');
  return {
    kinds: (all('kind')[0] ?? '').split(' '),
    ...(outcome === undefined ? {} : { outcome }),
    ...(sender === undefined ? {} : { sender }),
    ...(letterDate === undefined ? {} : { letterDate }),
    limits: all('limit').map(limitOf),
    waits: all('wait').map(limitOf),
    appointments: all('appointment').map((line) => {
      const [when = '', place = ''] = line.split('|').map((part) => part.trim());
      const [date = '', time = ''] = when.split(' ');
      return { date, time, place };
    }),
    references: all('ref').map((line) => {
      const [kind = '', ...value] = line.split(' ');
      return { kind, value: value.join(' ') };
    }),
    amounts: all('amount').map((line) => {
      const [value = '', payBy] = line.split(' by ');
      return payBy === undefined ? { value } : { value, payBy };
    }),
    warnings: all('warn'),
    actionNeeded: !all('action').includes('no'),
    sameDay: all('same-day').length > 0,
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

function lookOf(lines: readonly string[]): Look {
  const look = lines.find((line) => line.startsWith('look '))?.slice(5);
  return look === 'columns' || look === 'email' ? look : 'letter';
}

function parts(line: string, between: string): string[] {
  return line === '' ? [] : line.split(between).map((part) => part.trim());
}

function pair(field: string): [label: string, value: string] {
  const at = field.indexOf(': ');
  return at < 0 ? ['', field] : [field.slice(0, at + 1), field.slice(at + 2)];
}
