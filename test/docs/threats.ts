import { titlesOf } from './titles.ts';
import { read, tracked } from './tracked.ts';

const threatRow = /^\| ([ST]\d+) \| (.+?) \| (.+?) \| .*\|$/;

/** The numbers that are in the table of threats. */
export function threatsIn(page: string): ReadonlySet<string> {
  const numbers = page.split('\n').flatMap((line) => line.match(/^\| ([STA]\d+) \|/)?.[1] ?? []);
  return new Set(numbers);
}

/** The same page, with the files whose tests try each attack in the last column. */
export function withTests(page: string): string {
  const files = testsByThreat();
  return page
    .split('\n')
    .map((line) => {
      const [, number = '', attack, holds] = line.match(threatRow) ?? [];
      if (number === '') return line;
      const places = files.get(number) ?? [];
      return `| ${number} | ${attack} | ${holds} | ${places.map((file) => `\`${file}\``).join(', ') || '–'} |`;
    })
    .join('\n');
}

function testsByThreat(): ReadonlyMap<string, readonly string[]> {
  const files = tracked().filter((file) => /^(src|test)\/.*\.test\.tsx?$|^bench\/.*\.bench\.ts$/.test(file));
  const found = new Map<string, string[]>();
  for (const file of files) {
    const text = read(file);
    // Most files name no threat anywhere, and are not parsed to find that in their titles.
    if (numbersIn(text).length === 0 && !/\bS\d /.test(text)) continue;
    const titles = file.startsWith('bench/') ? [text] : titlesOf(file);
    for (const number of new Set(titles.flatMap((title) => [...numbersIn(title), ...signedIn(title)]))) {
      found.set(number, [...(found.get(number) ?? []), file]);
    }
  }
  return found;
}

/** Those of “Signed and witnessed” stand at the beginning of a title: `S3 …`. */
const signedIn = (title: string) => title.match(/^S\d(?= )/) ?? [];

/** The threats that a text names; `T45–T48` and `T45-T48` name all from the first to the last. */
export function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w./])T(\d{1,3})(?:[–-]T(\d{1,3}))?(?![\w:])/g)].flatMap(([, from = '', to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `T${Number(from) + at}`),
  );
}
