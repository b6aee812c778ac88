import {
  alteredSubjects,
  type PublishedPage,
  pageSaying,
  pageSubject,
  publishedPage,
  readPublishedPages,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import {
  groundsForStatements,
  loadStatements,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import {
  contents,
  faultOf,
  isReadable,
  type PageContent,
  shippedHash,
  type TextFault,
  type TypedText,
} from '#app/service/public-pages/index.ts';
import { dropPageDraft, type PageDraft, pagesWithDraft, readPageDraft, writeDraft } from './drafts.store.ts';

/**
 * `altered`: the database holds something else than what was signed last; `unread`: this release does not read what was
 * published. Visitors read the text of the release then.
 */
export type PageState = 'shipped' | 'edited' | 'unread' | 'altered';

/** One page in one language, as it stands. */
export interface PageStanding {
  /** As the release has it. */
  page: PageContent;
  state: PageState;
  /** What visitors read. */
  shown: TypedText;
  published: PublishedPage | null;
  /** Has the release another text since this page was published? */
  hasNewRelease: boolean;
  hasDraft: boolean;
}

/** Every page of a language. */
export async function standingPages(visit: Visit, lang: Lang): Promise<PageStanding[]> {
  const published = await readPublishedPages(visit.db, { pins: visit.keys.pins });
  const altered = await alteredSubjects(visit.db, 'page', published, visit.keys.pins.root);
  const drafts = await pagesWithDraft(visit);
  return contents[lang].map((page) => {
    const subject = pageSubject(page.slug, lang);
    return standingOf(page, published.get(subject) ?? null, altered.has(subject), drafts.has(subject));
  });
}

function standingOf(
  page: PageContent,
  published: PublishedPage | null,
  isAltered: boolean,
  hasDraft: boolean,
): PageStanding {
  const text = published?.text ?? null;
  const isRead = text !== null && isReadable(text);
  return {
    page,
    state: isAltered ? 'altered' : text === null ? 'shipped' : isRead ? 'edited' : 'unread',
    shown: isRead ? text : { heading: page.heading, body: page.body },
    published,
    hasNewRelease: text !== null && published?.shipped !== shippedHash(page),
    hasDraft,
  };
}

/** A page that is being edited, with a number that differs whenever somebody saved, published or took back. */
export interface EditedPage extends PageStanding {
  draft: PageDraft | null;
  version: number;
  /** Hash of the same whole: what is signed is what was looked at, and no text that was made to have its number. */
  seen: string;
}

/** One page in one language; undefined when there is none. */
export async function editedPage(visit: Visit, slug: string, lang: Lang): Promise<EditedPage | undefined> {
  const standing = (await standingPages(visit, lang)).find(({ page }) => page.slug === slug);
  if (standing === undefined) return undefined;
  const draft = await readPageDraft(visit, standing.page);
  const whole = { text: draft === null ? null : { ...draft.text }, number: standing.published?.number ?? 0 };
  const hash = sha256(canonical(whole));
  return { ...standing, draft, version: hash.readUInt32BE(0) % 1_000_000_000, seen: hash.toString('hex') };
}

/** What an act came to: done, or somebody else was earlier. */
type Outcome = 'done' | 'changed';

/** Waits for whoever is at this page, and gives it if it is still as it was seen. */
async function held(visit: Visit, { slug, lang }: PageContent, seen: number): Promise<EditedPage | null> {
  await holdAlone(visit.db, 'public-pages');
  const now = await editedPage(visit, slug, lang);
  return now?.version === seen ? now : null;
}

/** Keeps a draft, on the staff side only. */
export async function savePageDraft(visit: Visit, page: PageContent, seen: number, text: TypedText): Promise<Outcome> {
  if ((await held(visit, page, seen)) === null) return 'changed';
  await writeDraft(visit, page, text);
  return 'done';
}

/** Throws the draft away; what visitors read stays as it is. */
export async function endDraft(visit: Visit, page: PageContent, seen: number): Promise<Outcome> {
  if ((await held(visit, page, seen)) === null) return 'changed';
  await dropPageDraft(visit, page);
  return 'done';
}

/** Signs the draft: from now on visitors read it. */
export async function publishDraft(
  visit: Visit,
  page: PageContent,
  { version, seen }: Pick<EditedPage, 'version' | 'seen'>,
): Promise<Outcome | TextFault> {
  const now = await held(visit, page, version);
  const draft = now?.draft ?? null;
  if (draft === null || now?.seen !== seen) return 'changed';
  // A draft of before an update: the release may ask something of a page that it did not ask then.
  const fault = faultOf(page, draft.text);
  if (fault !== null) return fault;
  await say(visit, page, draft.text);
  await dropPageDraft(visit, page);
  visit.journal.note({ action: 'page.published', object: objectOf(page) });
  return 'done';
}

/** Signs that visitors read the text of the release again. A draft stays. */
export async function takePageBack(visit: Visit, page: PageContent, seen: number): Promise<Outcome> {
  if ((await held(visit, page, seen)) === null) return 'changed';
  await say(visit, page, null);
  visit.journal.note({ action: 'page.taken-back', object: objectOf(page) });
  return 'done';
}

async function say(visit: Visit, page: PageContent, text: TypedText | null): Promise<void> {
  const saying = pageSaying(pageSubject(page.slug, page.lang), { text, shipped: shippedHash(page) });
  if (!(await signWords(visit, [saying]))) throw new Error('Nothing vouches for the leader who signs.');
}

const objectOf = ({ slug, lang }: PageContent) => `${slug}-${lang}`;

/** Who published or took back a page, and when. */
export interface PageChange {
  what: 'published' | 'taken-back';
  by: string;
  at: Date;
}

const mostChanges = 20;

/** What was signed about a page and counts, the newest first. */
export async function changesOf(visit: Visit, { slug, lang }: PageContent): Promise<PageChange[]> {
  const all = await loadStatements(visit.db, 'page', [pageSubject(slug, lang)]);
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, all);
  const counting = all.filter((statement) => statementHolds(statement, grounds)).slice(0, mostChanges);
  const signers = counting.flatMap(({ signer }) => signer ?? []);
  const names = await namesOf(visit.db, visit.keys, [...new Set(signers)]);
  return counting.map((statement) => {
    const { text } = publishedPage({ ...statement, content: statementContent(statement) });
    const by = names.get(statement.signer ?? '') ?? '';
    return { what: text === null ? 'taken-back' : 'published', by, at: statement.at };
  });
}
