import { sql } from 'kysely';
import { z } from 'zod';
import type { OpenForReading } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Lang, plainly, unsureDate } from '#app/platform/language/index.ts';
import { searchInside } from '#app/service/cases/index.ts';
import { kindInWords, letterNamesIn } from '#app/service/letters/index.ts';
import { issuerInWords, titleOf } from './document-words.ts';
import { documents } from './documents.store.ts';
import { type DocumentKind, documentKinds } from './documents.ts';
import { kindOfLetter } from './entries.ts';

/** What a letter or document is called, by whom it is and of when, as it is looked for. */
type FoundPaper = {
  id: string;
  /** Null for a document that was brought in. */
  letterKind: string | null;
  kind: DocumentKind;
  title: string | null;
  issuer: string | null;
  date: string | null;
  addedDay: string;
  /** 0 while nobody said more of a letter than what was read in it. */
  version: number;
  references: string[];
};

export interface FoundPapers {
  found: readonly { href: string; label: string; name: string | null; note: string }[];
  more: boolean;
  /** So many clients were not looked at: their list is longer than one search looks through. */
  unlooked: number;
}

/** Letters and documents of my own clients that fit: by kind, title, sender, reference, day and the client's name. */
export async function searchPapers(visit: Visit, lang: Lang, term: string, most: number): Promise<FoundPapers> {
  const typed = wordsOf(term);
  const inside = {
    most,
    marks: marksOf,
    read: papersIn,
    fits: (paper: FoundPaper, client: string) => fits(typed, wordsOfPaper(paper, lang), wordsOf(client)),
  };
  const { found, more, unlooked } = await searchInside(visit, term, inside);
  return {
    more,
    unlooked,
    found: found.map(({ reference, name, ...paper }) => ({
      href: `/clients/${reference}/${paper.letterKind === null ? 'dossier' : 'letters'}/${paper.id}`,
      label: titleOf(paper, lang),
      name,
      note: [issuerInWords(paper, lang), unsureDate(paper.date ?? paper.addedDay, lang)].filter(Boolean).join(' · '),
    })),
  };
}

/** All papers of a case as they are there: its list, and every row with its version and when it was last written. */
async function marksOf(visit: Visit, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; mark: string }>`
    select l.case_id, encode(sha256(l.sealed || convert_to(coalesce(
      (select string_agg(concat_ws(' ', t.id, t.version, t.state, t.xmin), ',' order by t.id)
        from naast.letter t where t.case_id = l.case_id), '') || ';' || coalesce(
      (select string_agg(concat_ws(' ', d.id, d.version, d.state, d.xmin), ',' order by d.id)
        from naast.dossier_document d where d.case_id = l.case_id), ''), 'UTF8')), 'base64') as mark
    from naast.case_list l where l.case_id = any(${ids}::uuid[]) and l.compartment = 'core'`.execute(visit.db);
  return new Map(rows.map(({ case_id, mark }) => [case_id, mark]));
}

const details = z.object({
  kind: z.enum(documentKinds).catch('other'),
  title: z.string().nullable(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
});
const asSearched = z.object({ details, file: z.object({}).nullable() });

async function papersIn(visit: Visit, cases: ReadonlyMap<string, OpenForReading>): Promise<Map<string, FoundPaper[]>> {
  const papers = new Map<string, FoundPaper[]>([...cases.keys()].map((id) => [id, []]));
  const said = new Map<string, { details: z.infer<typeof details>; version: number }>();
  for (const { caseId, row } of await documents.within(visit, cases, asSearched)) {
    const { id, version, state, addedDay, document } = row;
    if (document.file === null) said.set(id, { details: document.details, version });
    else if (state !== 'set-aside')
      papers.get(caseId)?.push({ id, letterKind: null, ...document.details, addedDay, version, references: [] });
  }
  for (const { caseId, ...letter } of await letterNamesIn(visit, cases)) {
    const { id, kind: letterKind, sender, date, receivedDay: addedDay, references } = letter;
    const own = { kind: kindOfLetter(letterKind), title: null, date, issuer: sender };
    const { details: told = own, version = 0 } = said.get(id) ?? {};
    papers.get(caseId)?.push({ id, letterKind, ...told, addedDay, version, references });
  }
  return papers;
}

const wordsOf = (text: string): string[] =>
  plainly(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Every word by which somebody may look for it; a day as figures and as words. */
function wordsOfPaper(paper: FoundPaper, lang: Lang): string[] {
  const { letterKind, date, addedDay, references } = paper;
  const days = [date, addedDay].filter((day) => day !== null);
  return wordsOf(
    [
      titleOf(paper, lang),
      letterKind === null ? '' : kindInWords(letterKind, lang),
      issuerInWords(paper, lang) ?? '',
      ...references,
      ...references.map((reference) => reference.replaceAll(/[^\p{L}\p{N}]+/gu, '')),
      ...days,
      ...days.map((day) => unsureDate(day, lang)),
    ].join(' '),
  );
}

/** Every word that was typed begins one of its words or of its client's, and one of them at least is its own; or a number in groups. */
function fits(typed: readonly string[], own: readonly string[], client: readonly string[]): boolean {
  const begins = (words: readonly string[], typed: string) => words.some((one) => one.startsWith(typed));
  const isOwn = (word: string) => begins(own, word.replace(/^0(?=\d$)/, ''));
  if (typed.some(isOwn) && typed.every((word) => isOwn(word) || begins(client, word))) return true;
  const number = typed.join('');
  return /^[\p{L}\d]{0,2}\d{4,}$/u.test(number) && begins(own, number);
}
