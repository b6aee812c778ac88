import { dirname, join, normalize } from 'node:path';
import { numbersIn, threatsIn } from './threats.ts';
import { exists, read, tracked } from './tracked.ts';

/** What text may cite: numbers that are in the pages, headings and files. */
export interface Pages {
  questions: ReadonlySet<string>;
  threats: ReadonlySet<string>;
  decisions: ReadonlySet<string>;
  terms: ReadonlySet<string>;
  risks: ReadonlySet<string>;
  journeys: ReadonlySet<string>;
  headings(page: string): ReadonlySet<string>;
  has(path: string): boolean;
}

export function pagesOfRepository(): Pages {
  return {
    questions: found('docs/design-questions.md', /^(\d+)\. \*\*/gm),
    threats: threatsIn(read('docs/threats.md')),
    decisions: new Set(tracked().flatMap((file) => file.match(/^docs\/decisions\/(\d{4})-/)?.[1] ?? [])),
    terms: found('docs/law.md', /^\| (TM\d+) \|/gm),
    risks: found('docs/security.md', /\b(R\d+) [A-Za-z]/g),
    journeys: found('docs/journeys.md', /^\| (\d+) \|/gm),
    headings: (page) => found(page, /^#+ (.+)$/gm),
    has: exists,
  };
}

function found(page: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...read(page).matchAll(pattern)].map(([, what = '']) => what));
}

/** The citations in a text that name nothing in the repository. `file` is where it stands. */
export function citesNothing(text: string, file: string, pages: Pages): readonly string[] {
  return [
    ...questionsOf(text).filter((number) => !pages.questions.has(number)),
    ...numbersIn(text).filter((number) => !pages.threats.has(number)),
    ...all(text, /\bdecisions?[ /](\d{1,4})\b/gi).filter((number) => !pages.decisions.has(number.padStart(4, '0'))),
    // TM99 is no term, on purpose.
    ...all(text, /\b(TM(?!99)\d{2})\b/g).filter((term) => !pages.terms.has(term)),
    ...all(text, /\bjourneys? (\d+)/gi).filter((number) => !pages.journeys.has(number)),
    ...all(text, /(?<![\w.-])(R\d{1,2})(?= ?[),.;])/g).filter((risk) => !pages.risks.has(risk)),
    ...all(text, /(?<![\w*{}<>$/.…-])((?:[\w-]+\/)*[\w-]+(?<!\bLICENSE)\.md)\b/g).filter(
      (page) => !isPage(page, file, pages),
    ),
    ...filesOf(text).filter((path) => !pages.has(path)),
    ...sectionsOf(text).flatMap(([page, heading]) => missingHeading(page, heading, pages)),
    ...all(text, /\b(settled(?:\.md| question)? \d+|(?:fact file|threat model)|\bissue \d+)\b/gi),
  ];
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, what = '']) => what);
}

/** `design question 12`, `design questions 4, 5`. */
function questionsOf(text: string): readonly string[] {
  return all(text, /\bdesign questions? ((?:\d+)(?:(?:, | and )\d+)*)/gi).flatMap((list) => list.match(/\d+/g) ?? []);
}

/** Files of the program that prose names, between backticks in a page or in a comment: `src/staff.ts`. */
function filesOf(text: string): readonly string[] {
  return all(text, /`((?:src|test|bench|bin|content)\/[\w./-]+\.(?:tsx?|mjs|json|sql|css))`/g);
}

function isPage(page: string, file: string, { has }: Pages): boolean {
  return [page, join('docs', page), join(dirname(file), page)].some((path) => has(normalize(path)));
}

/** `docs/security.md, “PostgreSQL”`: a page and one of its headings. */
function sectionsOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/([\w-]+\.md)(?:\]\([^)]*\))?`?, “([^”]+)”/g)].map(([, page = '', heading = '']) => [
    `docs/${page}`,
    heading.replace(/\n *(?:\*|\/\/)? */g, ' '),
  ]);
}

function missingHeading(page: string, heading: string, pages: Pages): readonly string[] {
  if (!pages.has(page)) return [];
  return pages.headings(page).has(heading) ? [] : [`${page}, “${heading}”`];
}
