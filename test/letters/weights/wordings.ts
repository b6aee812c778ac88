import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Writer, writers } from '../corpus/people.ts';
import { plainText } from '../plain-text.ts';
import { programFolder } from '../program-folder.ts';
import { Seed } from '../seed.ts';
import type { TestLetter } from '../test-letter.ts';

/** A short letter that was written for the words in it. */
export interface Wording {
  id: string;
  hand: 'words' | 'words-second' | 'words-third' | 'words-fourth' | 'words-fifth' | 'words-sixth';
  kind: string;
  outcome: string | undefined;
  text: string;
}

/**
 * Every wording. A file has records: `@ kind SENDER`, perhaps with a language and a form, then a line for each letter, "subject | text" or
 * "[outcome] subject | text", where ` || ` begins a new page. The number of a file says whose hand wrote it.
 *
 * The forms are `mail`, as it looks when it is pasted or forwarded; `bare`, a letter without a date or subject; and `turned`, a scan in which the second
 * page lies on top, or of which the first page is lost.
 */
export function readWordings(): Wording[] {
  const folder = join(programFolder, 'test/letters/weights/wordings');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => wordingsOf(file.replace('.txt', ''), readFileSync(join(folder, file), 'utf8')));
}

/** The wordings in the text of one file. */
export function wordingsOf(name: string, text: string): Wording[] {
  const hand = handOf(Number.parseInt(name, 10));
  return text
    .split(/^@ /m)
    .slice(1)
    .flatMap((record, at) => {
      const [head = '', ...lines] = record.trim().split('\n');
      const [kind = '', sender = '', lang = 'nl', form = 'letter'] = head.split(' ');
      const writer = writers[`${sender} ${lang}`] ?? writers[sender];
      const write = forms[form];
      if (writer === undefined) throw new Error(`No writer ${sender}.`);
      if (write === undefined) throw new Error(`No form ${form}.`);
      return lines.map((line, rank) => {
        const id = `${name}/${at}-${rank}`;
        const [, outcome, rest = ''] = /^(?:\[(\w+)\] )?(.*)$/.exec(line) ?? [];
        const [subject = '', said = ''] = rest.split(' | ');
        const text = said.replaceAll(' || ', '\n\n---\n\n');
        return { id, hand, kind, outcome, text: write({ id, kind, writer, dutch: lang === 'nl', subject, text }) };
      });
    });
}

function handOf(file: number): Wording['hand'] {
  if (file < 6) return 'words';
  if (file < 20) return 'words-second';
  if (file < 30) return 'words-third';
  if (file < 40) return 'words-fourth';
  return file < 50 ? 'words-fifth' : 'words-sixth';
}

/** What is written, before it has a form. */
interface Said {
  id: string;
  kind: string;
  writer: Writer;
  dutch: boolean;
  subject: string;
  text: string;
}

const forms: Readonly<Record<string, (said: Said) => string>> = {
  letter: (said) => plainText(letterOf(said)),
  bare: (said) => plainText({ ...withoutSubject(letterOf(said)), refs: [] }),
  turned,
  mail,
};

function letterOf({ id, kind, writer, dutch, subject, text }: Said): TestLetter {
  const seed = new Seed(id);
  return {
    id,
    head: seed.pick(writer.heads),
    to: ['Mevrouw S. Tesfamariam', 'Postbus 40, 3500 AA Utrecht'],
    refs: [[dutch ? 'Datum' : 'Date', dutch ? '3 februari 2026' : '3 February 2026']],
    subject: [dutch ? seed.pick(['Betreft', 'Onderwerp']) : 'Subject', subject],
    text: `${dutch ? 'Geachte mevrouw Tesfamariam' : 'Dear Madam'},\n\n${text}`,
    sign: seed.pick(writer.signs),
    foot: seed.pick(writer.foots),
    expected: { kind },
  };
}

function withoutSubject({ subject: _, ...letter }: TestLetter): TestLetter {
  return letter;
}

/** The page that comes first in the text is the second of the letter: it has the signature, and the letterhead stands on the other, if that is there. */
function turned(said: Said): string {
  const [second = '', ...first] = said.text.split('\n\n---\n\n');
  const letter = letterOf({ ...said, text: first.join('\n\n---\n\n') });
  const pages = [plainText({ ...withoutSubject(letter), head: [], to: [], refs: [], text: second }).trim()];
  if (first.length > 0) pages.push(plainText({ ...letter, sign: [], foot: '' }).trim());
  return pages.join('\f');
}

function mail(said: Said): string {
  const { dutch, subject, text, writer } = said;
  const letter = letterOf(said);
  const seed = new Seed(`${said.id} mail`);
  const [from] = seed.pick(writer.heads);
  const labels = dutch ? seed.pick(dutchLabels) : seed.pick(englishLabels);
  const values = [from, 'S. Tesfamariam', dutch ? '3 februari 2026 14:05' : '3 February 2026 14:05', subject];
  const above = dutch ? seed.pick(dutchAbove) : seed.pick(englishAbove);
  const [, ...name] = letter.sign.filter((line) => line !== '');
  return plainText({
    ...withoutSubject(letter),
    head: [...above, ...labels.map((label, at) => `${label}: ${values[at]}`)],
    to: [],
    refs: [],
    text: `${dutch ? seed.pick(['Beste Saba', 'Geachte mevrouw Tesfamariam', 'Beste mevrouw']) : seed.pick(['Dear Saba', 'Dear Ms Tesfamariam'])},\n\n${text}`,
    sign: [
      dutch ? seed.pick(['Groet,', 'Met vriendelijke groet,', 'Mvg,']) : seed.pick(['Regards,', 'Best wishes,']),
      ...name,
    ],
    foot: '',
  });
}

/** From, to, when and about what, as the mail programs write them. */
type Labels = readonly [string, string, string, string];
const dutchLabels: readonly [Labels, Labels] = [
  ['Van', 'Aan', 'Datum', 'Onderwerp'],
  ['Van', 'Aan', 'Verzonden', 'Onderwerp'],
];
const englishLabels: readonly [Labels, Labels] = [
  ['From', 'To', 'Date', 'Subject'],
  ['From', 'To', 'Sent', 'Subject'],
];
/** What stands above a mail that was forwarded. */
type Above = readonly string[];
const dutchAbove: readonly [Above, Above, Above] = [
  [],
  ['---------- Doorgestuurd bericht ---------'],
  ['-----Oorspronkelijk bericht-----'],
];
const englishAbove: readonly [Above, Above, Above] = [
  [],
  ['---------- Forwarded message ---------'],
  ['-----Original Message-----'],
];
