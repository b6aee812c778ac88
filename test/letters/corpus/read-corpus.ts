import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LimitId, tryLimitOf } from '#app/service/deadlines/index.ts';
import { Seed } from '../seed.ts';
import type { Expected, ExpectedDeadline, TestLetter } from '../test-letter.ts';
import { type Writer, writers } from './people.ts';

/** What a letter of the corpus must be read as; `optional` limits are right when they are there and when they are not. */
interface Known extends Expected {
  kind: string;
  deadlines: readonly ExpectedDeadline[];
  optional: readonly string[];
  /** Nothing must be done by anyone. */
  noAction: boolean;
  referenceKinds: readonly string[];
}

export interface CorpusLetter extends TestLetter {
  expected: Known;
}

type Style = (day: Temporal.PlainDate, lang: string) => string;
const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const english = 'January February March April May June July August September October November December'.split(' ');
const french = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const weekdays = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ');
const two = (number: number): string => String(number).padStart(2, '0');
const inWords: Style = (day, lang) => {
  const names = lang === 'en' ? english : lang === 'fr' ? french : months;
  return `${day.day} ${names[day.month - 1]} ${day.year}`;
};
const styles: readonly [Style, ...Style[]] = [
  inWords,
  (day, lang) => (lang === 'nl' ? `${two(day.day)}-${two(day.month)}-${day.year}` : inWords(day, lang)),
  (day, lang) => (lang === 'nl' ? `${weekdays[day.dayOfWeek - 1]} ${inWords(day, lang)}` : inWords(day, lang)),
  inWords,
];

/** Days on which a letter may be dated: holidays lie behind several of them. */
const days: readonly [string, ...string[]] = [
  '2026-02-10',
  '2026-03-03',
  '2026-03-26',
  '2026-04-01',
  '2026-06-18',
  '2026-08-25',
  '2026-10-06',
  '2026-11-26',
  '2026-12-03',
  '2027-01-14',
];
const clients: readonly [readonly string[], ...(readonly string[])[]] = [
  ['Mevrouw S. Tesfamariam', 'p/a Postbus 40, 3500 AA Utrecht'],
  ['De heer O. Bakare', 'Voorbeeldlaan 8', '9700 XA Groningen'],
  ['mevr. L. Nguyen', 'Oefenkade 21', '3800 XD Amersfoort'],
];
const filler =
  'In deze brief leest u eerst hoe de zaak tot nu toe is verlopen. De feiten die in het dossier staan, zijn bij de beoordeling betrokken. Ook is gekeken naar wat u en uw gemachtigde hebben verteld. De verklaringen zijn naast de andere bronnen gelegd. Waar die bronnen van elkaar verschillen, is uitgelegd waarom aan de ene meer waarde wordt gehecht dan aan de andere.';

/** Every letter of a part; `variants` times each, in another layout, on another day, in another style of dates. */
export function readCorpus(part: 'tuning' | 'reporting', variants = 1): CorpusLetter[] {
  const folder = join(process.cwd(), 'test/letters/corpus', part);
  const records = readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^(?=@ )/m)
        .filter((text) => text.startsWith('@ '))
        .map((text, at) => ({ text, id: `${part}/${file.replace('.txt', '')}-${at + 1}` })),
    );
  return records.flatMap(({ text, id }) =>
    Array.from({ length: variants }, (_, variant) => letterOf(text, `${id}-${variant}`)),
  );
}

function letterOf(record: string, id: string): CorpusLetter {
  const seed = new Seed(id);
  const lines = record.split('\n');
  const [name = '', sender = '', ...flags] = (lines[0] ?? '').slice(2).split(' ');
  const [kind = '', outcome] = name.split('/');
  const lang = flags.find((flag) => flag === 'en' || flag === 'fr') ?? 'nl';
  const value = (mark: string): string =>
    lines
      .find((line) => line.startsWith(`${mark} `))
      ?.slice(2)
      .trim() ?? '';
  const body = lines
    .slice(1)
    .filter((line) => !/^[#!~](?: |$)/.test(line))
    .join('\n')
    .trim();
  const start = Temporal.PlainDate.from(seed.pick(days));
  const style = seed.pick(styles);
  const dated = (source: string): string =>
    source.replace(/\{d([+-]\d+)?\}/g, (_, shift?: string) =>
      (style ?? inWords)(start.add({ days: Number(shift ?? 0) }), lang),
    );
  const writer = (writers[`${sender} ${lang}`] ?? writers[sender]) as Writer;
  const dateLabel = lang === 'nl' ? seed.pick(['Datum', 'Dagtekening', 'Datum brief']) : 'Date';
  const filled = dated(body.replaceAll('%FILL%', `${filler}\n\n---\n\n${filler}`));
  const greeting = /^(?:Dear|Madame)/.test(filled)
    ? ''
    : lang === 'nl'
      ? `${seed.pick(['Geachte mevrouw', 'Geachte heer, mevrouw', 'Beste mevrouw'])},\n\n`
      : 'To whom it may concern\n\n';
  const refs: [string, string][] = [[dateLabel, (seed.next() < 0.7 ? inWords : (styles[1] ?? inWords))(start, lang)]];
  if (sender === 'IND' || sender === 'CRT') refs.push(['V-nummer', '990 551 0042']);
  if (seed.next() < 0.6)
    refs.push([lang === 'nl' ? 'Ons kenmerk' : 'Our reference', `K${Math.floor(seed.next() * 900000 + 100000)}`]);
  if (seed.next() < 0.3) refs.reverse();
  return {
    id,
    head: seed.pick(writer.heads),
    to: seed.pick(clients),
    refs,
    subject: [lang === 'nl' ? seed.pick(['Betreft', 'Onderwerp']) : 'Subject', dated(value('#'))],
    text: greeting + filled,
    sign: seed.pick(writer.signs),
    foot: seed.pick(writer.foots),
    expected: expectedOf(kind, outcome, value('!'), start),
  };
}

function expectedOf(kind: string, outcome: string | undefined, source: string, start: Temporal.PlainDate): Known {
  const deadlines: ExpectedDeadline[] = [];
  const optional: string[] = [];
  let appointment: Expected['appointment'];
  const amounts: string[] = [];
  const referenceKinds: string[] = [];
  const on = (shift: string): Temporal.PlainDate => start.add({ days: Number(shift.replace('d', '')) });
  for (const part of source.split(' ').filter((each) => each !== '' && each !== 'none')) {
    const [what = '', of = ''] = part.split('=');
    if (what === 'app') {
      const [day = '', time = ''] = of.split('@');
      appointment = { date: on(day).toString(), time };
    } else if (what === 'amount') amounts.push(of);
    else if (what === 'ref') referenceKinds.push(of);
    else if (what.endsWith('?')) optional.push(what.slice(0, -1));
    else deadlines.push(deadlineOf(what, of, start, on));
  }
  return {
    kind,
    ...(outcome === undefined ? {} : { outcome }),
    letterDate: start.toString(),
    deadlines,
    optional,
    ...(appointment === undefined ? {} : { appointment }),
    amounts,
    referenceKinds,
    noAction: / none$|^none$/.test(source),
  };
}

/** TM14, TM06, TM05, TM07, TM37: the day given is where it starts; elsewhere it is the day that the letter states. */
function deadlineOf(
  what: string,
  of: string,
  start: Temporal.PlainDate,
  on: (shift: string) => Temporal.PlainDate,
): ExpectedDeadline {
  const begins = ['TM14', 'TM06', 'TM05', 'TM07', 'TM37'].includes(what) && of !== '';
  if (what === 'letter' || (what === 'TM17' && of.startsWith('d'))) return [what, on(of).toString(), on(of).toString()];
  const stated = !begins && of.startsWith('d') ? on(of) : undefined;
  const answer = tryLimitOf({
    id: what as LimitId,
    start: begins ? on(of) : start,
    ...(what === 'TM17' ? { term: `P${of}` } : {}),
    ...(stated === undefined ? {} : { stated }),
  });
  if (!answer.ok) throw new Error(`${what} ${of}: ${answer.refusal}`);
  return [what, answer.value.lastDay.toString(), answer.value.drivingDay.toString()];
}
