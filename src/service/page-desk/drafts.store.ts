import type { Selectable } from 'kysely';
import { z } from 'zod';
import { pageSubject } from '#app/platform/access/public-words/index.ts';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Tables } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument, sometimes } from '#app/platform/sealed-documents/index.ts';
import { newId, VaultRefusal } from '#app/platform/vault/index.ts';
import type { PageContent, TypedText } from '#app/service/public-pages/index.ts';

/** What a project leader is writing of a page, before visitors read it: one for each page and language, for all leaders. */
const pageDrafts = teamRows(
  'page_draft',
  sealedDocument({
    heading: always(z.string()),
    body: always(z.string()),
    /** Of which page it is, inside the seal: its columns move it nowhere. Drafts of before have none. */
    of: sometimes(z.string()),
    /** Who saved it, and on which day: no column says that somebody else wrote it. */
    by: sometimes(z.string()),
    day: sometimes(z.string()),
  }),
);

export interface PageDraft {
  text: TypedText;
  /** Who saved it last, and when. */
  by: string;
  day: string;
}

type Saved = Pick<PageDraft, 'by' | 'day'>;
type Named = Pick<PageContent, 'slug' | 'lang'>;

/** The draft of a page; null when there is none, or none that opens: the log is told, and another may be written. */
export async function readPageDraft(visit: Visit, { slug, lang }: Named): Promise<PageDraft | null> {
  const row = await visit.db
    .selectFrom('page_draft')
    .selectAll()
    .where('page', '=', slug)
    .where('lang', '=', lang)
    .executeTakeFirst();
  if (!row) return null;
  const kept = await keptIn(visit, row);
  if (kept === null || kept.by !== row.made_by)
    visit.journal.note({ action: 'alarm.sealed', object: 'page-draft', objectId: row.id });
  if (kept === null) return null;
  const { by, day, ...text } = kept;
  const names = await namesOf(visit.db, visit.keys, [by]);
  return { text, by: names.get(by) ?? '', day };
}

/** Null where the row was damaged, or moved to another page. */
async function keptIn(visit: Visit, row: Selectable<Tables['page_draft']>): Promise<(TypedText & Saved) | null> {
  try {
    const documents = await visit.keys.teamDocuments(row.team_id, row.epoch);
    if (!documents) return null;
    const { heading, body, of, by = row.made_by, day = row.saved_day } = pageDrafts.open(documents, row);
    return of === undefined || of === pageSubject(row.page, row.lang) ? { heading, body, by, day } : null;
  } catch {
    return null;
  }
}

/** Pages that somebody is writing, as page and language. */
export async function pagesWithDraft({ db }: Visit): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('page_draft').select(['page', 'lang']).execute();
  return new Set(rows.map(({ page, lang }) => `${page}.${lang}`));
}

/** Keeps the draft, in the place of the one there was. */
export async function writeDraft(visit: Visit, { slug, lang }: Named, { heading, body }: TypedText): Promise<void> {
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!team || !documents) throw new VaultRefusal();
  const saved = { of: pageSubject(slug, lang), by: visit.person.id, day: today().toString() };
  const { hash: _, ...sealed } = pageDrafts.seal(documents, newId(), { heading, body, ...saved });
  // The seal is bound to its row: another text is another row.
  await dropPageDraft(visit, { slug, lang });
  await visit.db
    .insertInto('page_draft')
    .values({
      ...sealed,
      page: slug,
      lang,
      team_id: team,
      made_by: visit.person.id,
    })
    .execute();
}

export async function dropPageDraft({ db }: Visit, { slug, lang }: Named): Promise<void> {
  await db.deleteFrom('page_draft').where('page', '=', slug).where('lang', '=', lang).execute();
}
