import { describe, expect, test } from 'vitest';
import { languages } from '#app/platform/language/index.ts';
import { contents, type PageContent } from './contents.ts';
import { readContentFile } from './front-matter.ts';
import { type Block, readMarkedText, type TextPiece, wordsOfBlocks } from './marked-text.ts';

const all = languages.flatMap((lang) => contents[lang]);
const named = all.map((page) => [`${page.slug}.${page.lang}`, page] as const);

describe('the pages', () => {
  test('are the same ones in every language, in the same order, with the same parts at the same place', () => {
    const [first, ...others] = languages.map((lang) => contents[lang].map(shapeOf));
    expect(first?.length).toBeGreaterThanOrEqual(15);
    for (const other of others) expect(other).toEqual(first);
  });

  test('have titles and addresses that tell nothing to whoever looks along or looks back', () => {
    const telling = new RegExp(
      [
        'handel|traffick|slacht|victim|uitbuit|exploit|dwang|forc|politi|polic|aangift|asiel|',
        'asylum|vlucht|refug|seks|sex|kruis|cross|gevaar|danger|vrouw|illega',
      ].join(''),
      'i',
    );
    for (const page of all) expect(`${page.title} ${page.slug}`).not.toMatch(telling);
  });

  test('do not call the service by the name of an organisation with a protected emblem', () => {
    for (const page of all) expect(JSON.stringify(page)).not.toMatch(/rode kruis|red cross|halve maan|red crescent/i);
  });

  test.each(named)('link only to pages that exist: %s', (_, page) => {
    const slugs = contents[page.lang].map(({ slug }) => slug);
    const links = piecesOf(page.blocks).flatMap((piece) => (piece.kind === 'page' ? [piece.slug] : []));
    for (const slug of [...links, ...(page.under === undefined ? [] : [page.under])]) expect(slugs).toContain(slug);
  });

  test('hold back what explains the law until a lawyer has approved it', () => {
    const law = (page: PageContent) => page.blocks.filter(({ kind }) => kind === 'law');
    expect(all.filter((page) => law(page).length > 0).map(({ slug }) => slug)).toEqual(['rechten', 'rechten']);
    const elsewhere = all.flatMap((page) => wordsOfBlocks(page.blocks.filter(({ kind }) => kind !== 'law')));
    expect(elsewhere.filter((text) => /bedenktijd|artikel \d|Vw 2000|B8\/3|verblijfsvergunning/i.test(text))).toEqual(
      [],
    );
  });
});

describe('the words', () => {
  test.each(named)('are short sentences, as somebody with little Dutch or English reads them: %s', (_, page) => {
    const sentences = sentencesOf(page);
    const lengths = sentences.map((sentence) => sentence.split(/\s+/).length);
    expect(sentences.filter((_, at) => (lengths[at] ?? 0) > 25)).toEqual([]);
    expect(lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length)).toBeLessThanOrEqual(15);
  });

  test.each(named.filter(([, { lang }]) => lang === 'nl'))('say "u" to the reader: %s', (_, page) => {
    const text = sentencesOf(page).join(' ');
    expect(text).not.toMatch(/\b(je|jij|jou|jouw|jullie)\b/i);
  });

  test.each(named)('explain abbreviations or do without: %s', (_, page) => {
    const capitals =
      sentencesOf(page)
        .join(' ')
        .match(/\b[A-Z]{2,}\b/g) ?? [];
    // IND and EU are what everybody here calls them; BSN stands behind its full name.
    expect(capitals.filter((one) => !['IND', 'EU', 'BSN'].includes(one))).toEqual([]);
  });
});

describe('a content file', () => {
  const file = (change: string) => `---
title: Proef
slug: proef
order: 1
group: self
about: Een zin die zegt wat hier staat.
review: unreviewed
checkedOn: 2026-11-25
${change}
---
# Proef
`;

  test('cannot say what has LOW confidence', () => {
    expect(() => readContentFile(file('confidence: LOW'))).toThrow();
    expect(readContentFile(file('confidence: HIGH')).about.confidence).toBe('HIGH');
  });

  test.each([
    'title: [',
    'confidence: HIGH\nnonsense: yes',
    'confidence: HIGH\nno colon',
    'confidence: HIGH\n__proto__: yes',
  ])('with a slip in its front matter is refused at the start: %s', (line) => {
    expect(() => readContentFile(file(line))).toThrow();
  });

  test.each([
    ['<b>bold</b>'],
    ['*one star*'],
    ['[a link](https://elsewhere.example)'],
    ['[a link](javascript:alert)'],
    ['[half a link](hulp'],
    ['[a link](hulp "with a title")'],
    ['- a list\n  - in a list'],
    ['#### too deep'],
    ['::nonsense'],
    ['::law\n\nno end'],
  ])('with markup that nobody reads is refused at the start: %s', (text) => {
    expect(() => readMarkedText(text)).toThrow();
  });

  test('becomes headings, paragraphs, lists and parts', () => {
    expect(
      readMarkedText('# Kop\nTekst met **nadruk**\nen [een link](hulp).\n\n- een\n- twee\n\n1. eerst\n\n::ask'),
    ).toEqual([
      { kind: 'heading', level: 1, text: 'Kop' },
      {
        kind: 'paragraph',
        pieces: [
          { kind: 'plain', text: 'Tekst met ' },
          { kind: 'strong', text: 'nadruk' },
          { kind: 'plain', text: ' en ' },
          { kind: 'page', slug: 'hulp', text: 'een link' },
          { kind: 'plain', text: '.' },
        ],
      },
      { kind: 'list', numbered: false, items: [[{ kind: 'plain', text: 'een' }], [{ kind: 'plain', text: 'twee' }]] },
      { kind: 'list', numbered: true, items: [[{ kind: 'plain', text: 'eerst' }]] },
      { kind: 'part', name: 'ask' },
    ]);
  });
});

/** What must be equal in every translation. */
function shapeOf({ slug, under, order, group, review, checkedOn, confidence, blocks }: PageContent) {
  const shape = (block: Block): unknown => {
    if (block.kind === 'part') return block.name;
    if (block.kind === 'list') return [block.kind, block.items.length];
    return block.kind === 'law' ? block.blocks.map(shape) : block.kind;
  };
  return { slug, under, order, group, review, checkedOn, confidence, blocks: blocks.map(shape) };
}

function piecesOf(blocks: readonly Block[]): TextPiece[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.pieces;
    if (block.kind === 'list') return block.items.flat();
    return block.kind === 'law' ? piecesOf(block.blocks) : [];
  });
}

function sentencesOf(page: PageContent): string[] {
  return [page.heading, page.about, ...wordsOfBlocks(page.blocks)]
    .flatMap((text) => text.split(/(?<=[.?!:;])\s+/))
    .filter((sentence) => sentence.trim() !== '');
}
