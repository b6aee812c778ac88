import { describe, expect, it } from 'vitest';
import { citesNothing, type Pages, pagesOfRepository } from '../docs/citations.ts';
import { madePages } from '../docs/made-pages.ts';
import { read, tracked } from '../docs/tracked.ts';

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
