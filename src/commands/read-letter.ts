import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BoxAnswer, type BoxRefusal, createGlassBox, type GlassBox } from '#app/files/index.ts';
import { type LetterPage, readingJsonSchema, readLetter } from '#app/letters/reader/index.ts';
import type { CommandIo } from './command.ts';
import { readingInWords } from './read-letter.words.ts';

/** Opens a file that is not trusted. Standard is the glass box; tests give pages that are ready. */
export type OpenLetter = Pick<GlassBox, 'open' | 'close'>;

/** `naast read-letter`: says what a letter is. Returns the exit code: 0 done (also for an unknown letter), 2 wrong input or use. */
export async function readLetterCommand(
  args: string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  makeBox: () => OpenLetter = glassBox,
): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (typeof options === 'string') return refuse(io, options);
  if (options.help) return say(io, help);
  if (options.schema) return say(io, JSON.stringify(readingJsonSchema(), null, 2));
  if (options.files.length === 0) return refuse(io, 'Name the file of the letter; --help shows how.');
  const pages = await pagesOfFiles(options.files, makeBox);
  if (typeof pages === 'string') return refuse(io, pages);
  const reading = readLetter(pages);
  return say(io, options.json ? JSON.stringify(reading) : readingInWords(reading, options.lang).join('\n'));
}

const help = `naast read-letter: what a letter is, what it wants, and by when

  naast read-letter FILE… [--json] [--lang nl|en]
  naast read-letter --schema     prints the JSON Schema of what --json writes

FILE is a PDF with text. Several files are the pages of one letter, in that order.
Nothing leaves this machine and nothing is kept. A person must confirm what is read.

  --json      one line of JSON instead of words
  --lang LANG the language of the words (en)

Exit codes: 0 done, also for a letter that is not known; 2 a file that cannot be read, or wrong use.`;

interface Options {
  files: readonly string[];
  json: boolean;
  schema: boolean;
  help: boolean;
  lang: 'nl' | 'en';
}

function readOptions(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        schema: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        lang: { type: 'string', default: 'en' },
      },
    });
    const { json, schema, help, lang } = values;
    if (lang !== 'nl' && lang !== 'en') return '--lang is nl or en.';
    return { files: positionals, json, schema, help, lang };
  } catch {
    return 'That is not an option; --help shows how.';
  }
}

const largestFile = 40 * 1024 * 1024;

/** The pages of all files as one letter, or a sentence that says which file cannot be read and why. */
async function pagesOfFiles(files: readonly string[], makeBox: () => OpenLetter): Promise<LetterPage[] | string> {
  const contents: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) {
    const bytes = await contentOf(file);
    if (bytes === null) return `"${basename(file)}" cannot be read.`;
    if (bytes === 'too-large') return `"${basename(file)}" is larger than 40 MB.`;
    contents.push({ name: basename(file), bytes });
  }
  const box = makeBox();
  // A box that is starting does not keep a process alive (it may wait for nobody); this command waits for it.
  const waiting = setInterval(() => undefined, 1_000);
  try {
    const pages: LetterPage[] = [];
    for (const { name, bytes } of contents) {
      const answer: BoxAnswer = await box.open(bytes);
      if (!answer.ok) return `"${name}" ${whyNot[answer.reason]}`;
      for (const page of answer.pages) pages.push({ ...page, number: pages.length + 1 });
    }
    return pages;
  } finally {
    clearInterval(waiting);
    await box.close();
  }
}

async function contentOf(file: string): Promise<Uint8Array | 'too-large' | null> {
  try {
    const { size } = await stat(file);
    return size > largestFile ? 'too-large' : await readFile(file);
  } catch {
    return null;
  }
}

const whyNot: Readonly<Record<BoxRefusal, string>> = {
  'not-a-letter-file': 'is no PDF, photo, Word file, text or e-mail.',
  encrypted: 'has a password.',
  broken: 'is broken and cannot be opened.',
  'too-many-pages': 'has too many pages for a letter.',
  'page-too-large': 'has a page that is too large.',
  'picture-too-large': 'has a picture that is too large.',
  'took-too-long': 'took too long to open and was stopped.',
  'too-much-memory': 'needed too much memory and was stopped.',
  infected: 'holds a virus.',
};

/** The built glass box that lies beside this command. */
function glassBox(): OpenLetter {
  const programFolder = resolve(import.meta.dirname, basename(import.meta.dirname) === 'chunks' ? '../..' : '..');
  return createGlassBox({ programFolder, entry: join(programFolder, 'dist', 'glass-box.js'), waiting: 0 });
}

function say(io: Pick<CommandIo, 'out'>, text: string): 0 {
  io.out(text);
  return 0;
}

function refuse(io: Pick<CommandIo, 'err'>, sentence: string): 2 {
  io.err(sentence);
  return 2;
}
