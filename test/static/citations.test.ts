import { describe, expect, it } from 'vitest';
import { citesNothing, type Pages, pagesOfRepository } from '../docs/citations.ts';
import { decisionsCitedIn, decisionsOf, madeDecisions, withCitation } from '../docs/decisions.ts';
import { madePages } from '../docs/made-pages.ts';
import { exists, read, tracked } from '../docs/tracked.ts';

const pages = pagesOfRepository();

/** Letters and their word lists cite the law only; a migration never changes (docs/design-questions.md says its older names). */
const without =
  /^test\/letters\/(?!.*\.tsx?$)|^content\/(letters|messages|procedures)\/.*\.json$|\/migration\/migrations\/|^test\/(docs|static)\//;
const texts = tracked().filter(
  (file) =>
    /\.(tsx?|m?js|cjs|css|sql|md|json)$|^\.ci\//.test(file) && !without.test(file) && file !== 'package-lock.json',
);

describe('whatever the repository cites stands in it', () => {
  it('pages, sections, design questions, decisions, threats, terms, risks', () => {
    const lost = texts
      .filter((file) => file !== 'docs/design-questions.md')
      .flatMap((file) => citesNothing(read(file), file, pages).map((what) => `${file}: ${what}`));
    expect(lost).toEqual([]);
  });

  it('and the check finds what it looks for', () => {
    const none: Pages = {
      ...{ questions: new Set(['1']), threats: new Set(['T1', 'T2', 'T3']), decisions: new Set(['0007']) },
      ...{ terms: new Set(['TM01']), risks: new Set(['R1']), journeys: new Set(['9']) },
      ...{ headings: () => new Set(['Here']), has: (path) => path === 'docs/security.md' },
    };
    const cites = (text: string) => citesNothing(text, 'src/x.ts', none);
    expect(cites('as design question 1 says, (T1–T3, decision 7), TM01 (R1), docs/security.md, “Here”')).toEqual([]);
    expect(cites('see `src/lost.ts`')).toEqual(['src/lost.ts']);
    expect(cites('design questions 1, 2; T2–T4; decision 0008; TM02; (R9); journey 8')).toEqual([
      ...['2', 'T4', '0008', 'TM02', '8', 'R9'],
    ]);
    expect(cites('docs/security.md, “There”; lost.md')).toEqual(['lost.md', 'docs/security.md, “There”']);
    expect(cites('settled.md 12, settled 12')).toEqual(['settled.md', 'settled.md 12', 'settled 12']);
  });
});

describe('what is made from the code is as the code is (`npm run docs` makes it anew)', () => {
  it.each([...madePages])('%s', (page, make) => {
    expect(read(page) === make(read(page)), `${page} is not current: run npm run docs`).toBe(true);
  });
});

describe('decisions', () => {
  const all = decisionsOf(tracked());

  it('each have a number of their own, and a room that there is', () => {
    const numbers = all.map(({ number }) => number);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    const rooms = new Set(tracked().flatMap((file) => file.match(/^src\/\w+\/([\w-]+)\//)?.[1] ?? []));
    expect(all.filter(({ room }) => room !== 'project' && !rooms.has(room)).map(({ file }) => file)).toEqual([]);
  });

  it('are all listed by room, and say so when nothing cites them (`npm run docs` writes both)', () => {
    const stale = [...madeDecisions()].filter(([page, text]) => !exists(page) || read(page) !== text);
    expect(stale.map(([page]) => page)).toEqual([]);
  });

  it('and the check finds what it looks for', () => {
    const page = (number: string) => `# ${number}. A title\n\n*Room: cases.*\n\nText.\n`;
    expect(() => decisionsOf(['docs/decisions/0007-x.md'], () => page('8'))).toThrow('docs/decisions/0007-x.md');
    expect(() => decisionsOf(['docs/decisions/0007-x.md'], () => '# 7. A title\n\nText.\n')).toThrow('Room');
    expect(decisionsCitedIn('decision 7, decisions 8, 9 and 10; docs/decisions/0011-x.md')).toEqual([
      ...['7', '8', '9', '10', '11'],
    ]);
    expect(withCitation(page('7'), false)).toContain(
      '*Room: cases. No code and no page cites this any more.*\n\nText.',
    );
    expect(withCitation(withCitation(page('7'), false), true)).toBe(page('7'));
  });
});
