import { isLang, type Lang, languages } from '#app/platform/language/index.ts';
import { type FrontMatter, readContentFile } from './front-matter.ts';
import { type Block, readMarkedText } from './marked-text.ts';

/** One page in one language, as its content file says it. */
export interface PageContent extends FrontMatter {
  lang: Lang;
  /** The h1. */
  heading: string;
  blocks: Block[];
  /** The text below the h1, as it is written. */
  body: string;
}

const files: Readonly<Record<string, string>> = import.meta.glob('../../../content/pages/*.*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All pages by language, in their order. A file that cannot be read ends the start of the process, not a reader's visit. */
export const contents: Readonly<Record<Lang, readonly PageContent[]>> = readAll();

/** The page with this slug; throws when there is none, for slugs are ours and never a visitor's. */
export function pageOf(lang: Lang, slug: string): PageContent {
  const found = contents[lang].find((page) => page.slug === slug);
  if (found === undefined) throw new Error(`There is no page with the slug ${slug} in ${lang}.`);
  return found;
}

function readAll(): Record<Lang, PageContent[]> {
  const pages = Object.entries(files).map(([path, text]) => readPage(path, text));
  const inOrder = pages.sort((one, other) => one.order - other.order);
  return Object.fromEntries(languages.map((lang) => [lang, inOrder.filter((page) => page.lang === lang)])) as Record<
    Lang,
    PageContent[]
  >;
}

function readPage(path: string, file: string): PageContent {
  const [, slug, lang] = /([a-z]+)\.([a-z]+)\.md$/.exec(path) ?? [];
  const { about, text } = readContentFile(file);
  if (about.slug !== slug || !isLang(lang)) throw new Error(`The name of this content file does not fit it: ${path}`);
  const [first, ...blocks] = readMarkedText(text);
  if (first?.kind !== 'heading' || first.level !== 1) throw new Error(`${path} does not begin with its heading.`);
  return { ...about, lang, heading: first.text, blocks, body: text.replace(/^\s*# [^\n]*\n/, '').trim() };
}
