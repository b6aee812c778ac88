import { read, tracked } from './tracked.ts';

/** A decision: a file of docs/decisions, whose second paragraph says its room and whether anything cites it still. */
export interface Decision {
  file: string;
  number: string;
  title: string;
  room: string;
}

const folder = 'docs/decisions/';
const head = /^# (\d+)\. (.+)\n\n\*Room: ([a-z-]+)\.(?: No code and no page cites this any more\.)?\*\n/;

/** All decisions, by their numbers. Throws on one that does not say in its first lines what it is and of which room. */
export function decisionsOf(files: readonly string[], textOf = read): readonly Decision[] {
  return files
    .filter((file) => /^docs\/decisions\/\d/.test(file))
    .map((file) => {
      const [, number = '', title = '', room = ''] = textOf(file).match(head) ?? [];
      if (number === '' || !file.startsWith(`${folder}${number.padStart(4, '0')}-`))
        throw new Error(`${file} does not begin with “# (its number). (Title)”, an empty line and “*Room: (a room).*”`);
      return { file, number, title, room };
    });
}

/** Numbers of decisions that a text cites: `decision 12`, `decisions 4, 5 and 6`, `docs/decisions/0012`. */
export function decisionsCitedIn(text: string): readonly string[] {
  return [...text.matchAll(/\bdecisions?[ /](\d{1,4}(?:(?:, | and )\d{1,3}\b)*)/gi)]
    .flatMap(([, list = '']) => list.match(/\d+/g) ?? [])
    .map((number) => String(Number(number)));
}

/** Every file of decisions as it must be: each says whether it is cited, and a page lists all by room. */
export function madeDecisions(): ReadonlyMap<string, string> {
  const files = tracked();
  const decisions = decisionsOf(files);
  const cited = new Set(files.filter(mayCite).flatMap((file) => decisionsCitedIn(read(file))));
  return new Map([
    ...decisions.map(({ file, number }) => [file, withCitation(read(file), cited.has(number))] as const),
    [`${folder}README.md`, listOf(decisions)],
  ]);
}

/** Code and pages; what cites only to try out how one cites does not count, nor one decision for another. */
function mayCite(file: string): boolean {
  return /\.(tsx?|m?js|cjs|css|sql|md)$|^\.ci\//.test(file) && !/^docs\/decisions\/|^test\/(docs|static)\//.test(file);
}

/** The same decision, with the sentence that nothing cites it, or without. */
export function withCitation(page: string, isCited: boolean): string {
  const said = isCited ? '' : ' No code and no page cites this any more.';
  return page.replace(head, `# $1. $2\n\n*Room: $3.${said}*\n`);
}

function listOf(decisions: readonly Decision[]): string {
  const rooms = [...new Set(decisions.map(({ room }) => room))].sort();
  const lines = (room: string) =>
    decisions
      .filter((one) => one.room === room)
      .map((one) => `- [${one.number}](${one.file.slice(folder.length)}) ${one.title}`);
  return [
    '# Decisions, by room',
    '',
    'Why it is as it is. Each number is given once and stays. `npm run docs` makes this page from the first lines of the decisions.',
    ...rooms.flatMap((room) => ['', `## ${room}`, '', ...lines(room)]),
    '',
  ].join('\n');
}
