import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createSandbox,
  displayName,
  PAGE_LIMITS,
  type Sandbox,
  type SandboxRefusal,
} from '#app/platform/files/index.ts';
import { type LetterPage, readingJsonSchema, readLetter } from '#app/service/letter-reader/index.ts';
import type { CommandIo } from './command.ts';
import { letterReadingInWords } from './read-letter-words.ts';

/** Opens a file that is not trusted. Standard is the sandbox; tests give pages that are ready. */
export type OpenLetter = Pick<Sandbox, 'open' | 'close'>;

/**
 * `naast read-letter`: says what a letter is. Returns the exit code: 0 done (also for an unknown letter), 2 wrong input
 * or use.
 */
export async function readLetterCommand(
  args: string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  makeSandbox: () => OpenLetter = sandbox,
): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (typeof options === 'string') return refuse(io, options);
  if (options.schema) return say(io, JSON.stringify(readingJsonSchema(), null, 2));
  if (options.files.length === 0) return refuse(io, 'Name the file of the letter; --help shows how.');
  const pages = await pagesOfFiles(options.files, makeSandbox);
  if (typeof pages === 'string') return refuse(io, pages);
  const reading = readLetter(pages);
  return say(io, options.json ? JSON.stringify(reading) : letterReadingInWords(reading, options.lang).join('\n'));
}

interface Options {
  files: readonly string[];
  json: boolean;
  schema: boolean;
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
        lang: { type: 'string', default: 'en' },
      },
    });
    const { json, schema, lang } = values;
    if (lang !== 'nl' && lang !== 'en') return '--lang is nl or en.';
    return { files: positionals, json, schema, lang };
  } catch {
    return 'That is not an option; --help shows how.';
  }
}

const largestFile = 40 * 1024 * 1024;

/** The pages of all files as one letter, or a sentence that says which file cannot be read and why. */
async function pagesOfFiles(files: readonly string[], makeSandbox: () => OpenLetter): Promise<LetterPage[] | string> {
  const contents: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) {
    const name = displayName(basename(file));
    const bytes = await contentOf(file);
    if (typeof bytes === 'string') return `"${name}" ${bytes}`;
    contents.push({ name, bytes });
  }
  const sandbox = makeSandbox();
  // A box that is starting does not keep a process alive (it may wait for nobody); this command waits for it.
  const waiting = setInterval(() => undefined, 1_000);
  try {
    const answers = await Promise.all(contents.map(({ bytes }) => sandbox.open(bytes)));
    const pages: LetterPage[] = [];
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) return `"${contents[at]?.name}" ${whyNot[answer.reason]}`;
      for (const page of answer.pages) pages.push({ ...page, number: pages.length + 1 });
    }
    return pages.length > PAGE_LIMITS.pages ? 'These files have too many pages together for one letter.' : pages;
  } catch {
    return 'The sandbox does not start: the program is damaged. Install it again.';
  } finally {
    clearInterval(waiting);
    await sandbox.close();
  }
}

/** The bytes, or what is wrong. A device or a pipe has no end, so it is no file to us. */
async function contentOf(file: string): Promise<Uint8Array | string> {
  try {
    const about = await stat(file);
    if (!about.isFile()) return 'cannot be read.';
    if (about.size > largestFile) return 'is larger than 40 MB.';
    return about.size === 0 ? 'is empty.' : await readFile(file);
  } catch {
    return 'cannot be read.';
  }
}

const whyNot: Readonly<Record<SandboxRefusal, string>> = {
  'not-a-letter-file': 'is no PDF, photo, Word file, text or e-mail.',
  encrypted: 'has a password.',
  broken: 'is broken and cannot be opened.',
  'too-many-pages': 'has too many pages for a letter.',
  'page-too-large': 'has a page that is too large.',
  'picture-too-large': 'has a picture that is too large.',
  'no-bytes': 'is empty.',
  'took-too-long': 'took too long to open and was stopped.',
  'too-much-memory': 'needed too much memory and was stopped.',
  infected: 'holds a virus.',
};

/** The built sandbox that lies beside this command. */
function sandbox(): OpenLetter {
  const programFolder = resolve(import.meta.dirname, basename(import.meta.dirname) === 'chunks' ? '../..' : '..');
  return createSandbox({ programFolder, entry: join(programFolder, 'dist', 'sandbox.js'), waiting: 0 });
}

function say(io: Pick<CommandIo, 'out'>, text: string): 0 {
  io.out(text);
  return 0;
}

function refuse(io: Pick<CommandIo, 'err'>, sentence: string): 2 {
  io.err(sentence);
  return 2;
}
