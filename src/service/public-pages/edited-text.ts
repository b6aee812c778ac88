import { pageSubject } from '#app/platform/access/public-words/index.ts';
import { type Lang, languages } from '#app/platform/language/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { contents, type PageContent, pageOf } from './contents.ts';
import {
  type Block,
  type MarkupFault,
  MarkupRefused,
  type PartName,
  plain,
  readMarkedText,
  wordsOfBlocks,
} from './marked-text.ts';

/** The text of a page as somebody writes it on a screen. */
export interface TypedText {
  heading: string;
  body: string;
}

/** A text that was published in the place of the one of the release. */
export interface EditedText extends TypedText {
  slug: string;
  lang: Lang;
  /** The day on which it was published. */
  day: string;
}

/** What a text may not be, and the piece of it, or the part that is missing. */
export interface TextFault {
  field: 'heading' | 'body';
  what: MarkupFault | 'page' | 'part-gone' | 'law-gone' | 'empty';
  words: string;
}

/** The shortest text that any page may have, in characters. */
const leastWords = 20;
/** What somebody in need looks up, and what was promised: may be said otherwise, never emptied. */
const neverEmptied: readonly string[] = ['nacht', 'gegevens', 'nu'];

/** What is wrong with a text for this page; null when it can be shown. */
export function faultOf(page: PageContent, { heading, body }: TypedText): TextFault | null {
  try {
    plain(heading);
  } catch (error) {
    return faultFrom(error, 'heading');
  }
  let blocks: Block[];
  try {
    blocks = readMarkedText(body);
  } catch (error) {
    return faultFrom(error, 'body');
  }
  const fault = (what: TextFault['what'], words: string): TextFault => ({ field: 'body', what, words });
  if (blocks.some((block) => block.kind === 'heading' && block.level === 1)) return fault('heading', '#');
  const slugs = new Set(contents[page.lang].map(({ slug }) => slug));
  const elsewhere = slugsIn(blocks).find((slug) => !slugs.has(slug));
  if (elsewhere !== undefined) return fault('page', elsewhere);
  const parts = partsIn(blocks);
  const gone = partsIn(page.blocks).find((name) => !parts.includes(name));
  if (gone !== undefined) return fault('part-gone', `::${gone}`);
  const hasLaw = (of: readonly Block[]) => of.some((block) => block.kind === 'law' && block.blocks.length > 0);
  if (hasLaw(page.blocks) && !hasLaw(blocks)) return fault('law-gone', '::law');
  return lengthOf(blocks) < leastOf(page) ? fault('empty', '') : null;
}

function faultFrom(error: unknown, field: TextFault['field']): TextFault {
  if (!(error instanceof MarkupRefused)) throw error;
  return { field, what: error.what, words: error.words.slice(0, 60) };
}

/** Half of what shipped, where a page may not be emptied; never more than the text of the release itself has. */
function leastOf(page: PageContent): number {
  const shipped = lengthOf(page.blocks);
  return neverEmptied.includes(page.slug) ? Math.floor(shipped / 2) : Math.min(leastWords, shipped);
}

const lengthOf = (blocks: readonly Block[]) => wordsOfBlocks(blocks).join(' ').trim().length;

function partsIn(blocks: readonly Block[]): PartName[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'part') return [block.name];
    return block.kind === 'law' ? partsIn(block.blocks) : [];
  });
}

function slugsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'law') return slugsIn(block.blocks);
    const pieces = block.kind === 'paragraph' ? block.pieces : block.kind === 'list' ? block.items.flat() : [];
    return pieces.flatMap((piece) => (piece.kind === 'page' ? [piece.slug] : []));
  });
}

/** The page with another text: no lawyer has looked at that one, and it was written on the day it was published. */
export function withText(page: PageContent, { heading, body, day }: TypedText & { day: string }): PageContent {
  return { ...page, heading, body, blocks: readMarkedText(body), review: 'unreviewed', checkedOn: day };
}

/** Does this release read every line of it? */
export function isReadable({ heading, body }: TypedText): boolean {
  try {
    return plain(heading) !== '' && readMarkedText(body).length > 0;
  } catch {
    return false;
  }
}

/** By which a change of the text of the release is seen. */
export const shippedHash = ({ heading, body }: PageContent) => sha256(canonical({ heading, body })).toString('hex');

type Pages = Readonly<Record<Lang, readonly PageContent[]>>;

const drawn = new WeakMap<readonly EditedText[], Pages>();

/**
 * All pages as visitors read them: the text of the release, unless another one was published. One that this release does
 * not read any more is left out: the text of the release is there then.
 */
export function pagesWith(edited: readonly EditedText[]): Pages {
  const known = drawn.get(edited) ?? pagesOf(edited);
  drawn.set(edited, known);
  return known;
}

function pagesOf(edited: readonly EditedText[]): Pages {
  const bySubject = new Map(edited.map((one) => [pageSubject(one.slug, one.lang), one]));
  const shown = (page: PageContent): PageContent => {
    const text = bySubject.get(pageSubject(page.slug, page.lang));
    return text !== undefined && isReadable(text) ? withText(page, text) : page;
  };
  return Object.fromEntries(languages.map((lang) => [lang, contents[lang].map(shown)])) as Record<Lang, PageContent[]>;
}

/** This page as visitors read it now. */
export const shownPage = ({ lang, slug }: PageContent, { edited }: { edited: readonly EditedText[] }): PageContent =>
  pagesWith(edited)[lang].find((page) => page.slug === slug) ?? pageOf(lang, slug);
