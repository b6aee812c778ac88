import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LimitId, limitDefinition, tryLimitOf } from '#app/service/deadlines/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';

/** A limit that must be found: the day to keep to; `optional` ones are right when they are not there. */
interface WantedLimit {
  what: string;
  driving: string;
  optional: boolean;
}

/** A whole letter as it comes out of the post, and what it must be read as. */
export interface WholeLetter {
  id: string;
  text: string;
  /** The kinds that are right; for a hard letter "unknown" and what it would be if it were understood. */
  kinds: readonly string[];
  outcome?: string;
  letterDate?: string;
  limits: readonly WantedLimit[];
  appointments: readonly { date: string; time: string; place: string }[];
  amounts: readonly { value: string; payBy?: string }[];
  references: readonly string[];
  warnings: readonly string[];
  noAppointment: boolean;
  noAction: boolean;
}

/** What is wrong with a reading, a sentence each, by how much it matters. */
export interface Faults {
  /** A day too late, a limit missed on a known letter, or nothing to do where something must be done. */
  harmful: string[];
  wrongKind: string[];
  unknown: string[];
  other: string[];
}

const wide = 88;

/** Every whole letter of the folder beside this file. */
export function wholeLetters(): WholeLetter[] {
  const folder = join(import.meta.dirname, 'whole');
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^(?=@ )/m)
        .filter((record) => record.startsWith('@ '))
        .map((record, at) => letterOf(record, `${file.replace('.txt', '')}/${at + 1}`)),
    );
}

function letterOf(record: string, id: string): WholeLetter {
  const [head = '', wanted = '', ...lines] = record.split('\n');
  const [name = ''] = head.slice(2).split(' ');
  const [kind = '', outcome] = name.split('/');
  const [date = '-', ...parts] = wanted.slice(2).trim().split(/\s+/);
  const values = (key: string): string[] =>
    parts.filter((part) => part.startsWith(`${key}=`)).map((part) => part.slice(key.length + 1).replaceAll('_', ' '));
  return {
    id,
    text: lines
      .flatMap(wrapped)
      .join('\n')
      .trim()
      .replaceAll(/\n?%PAGE%\n?/g, '\f'),
    kinds: kind.split('|'),
    ...(outcome === undefined ? {} : { outcome }),
    ...(date === '-' ? {} : { letterDate: date }),
    limits: parts.filter((part) => /^(?:TM\d\d|letter)/.test(part)).map((part) => limitOf(part, date)),
    appointments: parts
      .filter((part) => part.startsWith('app='))
      .map((part) => {
        const [day = '', time = '', place = ''] = part.slice(4).replaceAll('_', ' ').split('@');
        return { date: day, time, place };
      }),
    amounts: values('amount').map((part) => {
      const [value = '', payBy] = part.split('/');
      return payBy === undefined ? { value } : { value, payBy };
    }),
    references: parts.filter((part) => part.startsWith('ref=')).map((part) => part.slice(4)),
    warnings: values('warn').map((part) => part.replaceAll(' ', '_')),
    noAppointment: parts.includes('noapp'),
    noAction: parts.includes('none'),
  };
}

/** `TM08`, `TM08=2026-12-22` (stated), `TM17=3W`, `TM14=2026-09-29` (starts it), `TM13?`, `TM08|2026-03-12` (counted from). */
function limitOf(part: string, date: string): WantedLimit {
  const [own = '', from] = part.split('|');
  const [name = '', of = ''] = own.split('=');
  const what = name.replace('?', '');
  const optional = name.endsWith('?') || from !== undefined;
  const isDay = /^\d{4}-/.test(of);
  if (what === 'letter' || (what === 'TM17' && isDay)) return { what, driving: of, optional };
  if (of === '' && ['TM14', 'TM06', 'TM05', 'TM07', 'TM11', 'TM37'].includes(what))
    return { what, driving: '9999', optional };
  const begins = ['TM14', 'TM06', 'TM05', 'TM07', 'TM37'].includes(what) && isDay;
  const answer = tryLimitOf({
    id: what as LimitId,
    start: Temporal.PlainDate.from(begins ? of : (from ?? date)),
    ...(what === 'TM17' ? { term: `P${of}` } : {}),
    ...(isDay && !begins ? { stated: Temporal.PlainDate.from(of) } : {}),
  });
  // A limit without a length of its own can only be optional.
  if (!answer.ok && optional) return { what, driving: '9999', optional };
  if (!answer.ok) throw new Error(`${part}: ${answer.refusal}`);
  return { what, driving: answer.value.drivingDay.toString(), optional };
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > wide && / /.test(rest.slice(0, wide))) {
    const at = rest.lastIndexOf(' ', wide);
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

/** Everything that differs between a reading and what the letter says. */
export function faultsOf(letter: WholeLetter, reading: Reading): Faults {
  const faults: Faults = { harmful: [], wrongKind: [], unknown: [], other: [] };
  const { kinds } = letter;
  const known = reading.kind !== 'unknown';
  if (known && !kinds.includes(reading.kind)) faults.wrongKind.push(`${reading.kind} instead of ${kinds}`);
  if (!known && !kinds.includes('unknown'))
    faults.unknown.push(`${kinds} unknown ${reading.warnings.map(({ code }) => code)}`);
  if (letter.letterDate !== undefined && (reading.letterDate ?? reading.sentDate) !== letter.letterDate)
    faults.other.push(`date ${reading.letterDate}`);
  if (known && letter.outcome !== undefined && reading.outcome !== letter.outcome)
    faults.other.push(`outcome ${reading.outcome}`);
  if (known) faults.harmful.push(...lateOf(letter, reading));
  if (known)
    for (const { what, driving, optional } of letter.limits) {
      const found = reading.deadlines.filter((each) => each.what === what).map((each) => each.drivingDay);
      if (!optional && !found.includes(driving)) faults.other.push(`${what} ${found} instead of ${driving}`);
    }
  if (!reading.actionNeeded && !letter.noAction && !isQuiet(letter)) faults.harmful.push('no action');
  faults.other.push(...appointmentsOf(letter, reading), ...restOf(letter, reading));
  return faults;
}

/** A driving day after the true one, or none at all, where we must act. */
function lateOf(letter: WholeLetter, reading: Reading): string[] {
  return letter.limits.flatMap(({ what, driving, optional }) => {
    const found = reading.deadlines.filter((each) => each.what === what).map((each) => each.drivingDay);
    if (limitDefinition(what as LimitId)?.for === 'wait' || (optional && found.length === 0)) return [];
    if (found.some((day) => day <= driving)) return [];
    return [`${what} ${found} instead of ${driving}`];
  });
}

/** Letters that tell something and ask nothing. */
function isQuiet({ kinds }: WholeLetter): boolean {
  return ['om_geen_noodzaak', 'slachtofferhulp', 'hof_beschikking', 'ambassade_weigering', 'rb_vovo'].some((kind) =>
    kinds.includes(kind),
  );
}

function appointmentsOf(letter: WholeLetter, reading: Reading): string[] {
  const found = JSON.stringify(reading.appointments);
  if (letter.noAppointment && reading.appointments.length > 0) return [`appointment ${found}`];
  if (letter.appointments.length === 0) return [];
  const right = letter.appointments.every(({ date, time, place }) =>
    reading.appointments.some(
      (each) =>
        each.date === date && each.time === time && (each.place ?? '').toLowerCase().includes(place.toLowerCase()),
    ),
  );
  return right && reading.appointments.length === letter.appointments.length ? [] : [`appointment ${found}`];
}

function restOf(letter: WholeLetter, reading: Reading): string[] {
  const references = reading.references.map(({ kind, value }) => `${kind}:${value}`);
  const codes: string[] = reading.warnings.map(({ code }) => code);
  return [
    ...letter.references
      .filter((each) => !references.includes(each))
      .map((each) => `reference ${each} not in ${references}`),
    ...letter.amounts
      .filter(
        ({ value, payBy }) =>
          !reading.amounts.some((each) => each.value === value && (payBy === undefined || each.payBy === payBy)),
      )
      .map(({ value, payBy }) => `amount ${value} ${payBy} not in ${JSON.stringify(reading.amounts)}`),
    ...letter.warnings.filter((each) => !codes.includes(each)).map((each) => `warning ${each} not in ${codes}`),
  ];
}
