import type { Selectable } from 'kysely';
import { z } from 'zod';
import { pageSubject } from '#app/platform/access/public-words/index.ts';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Tables } from '#app/platform/database/index.ts';
import { newId, VaultRefusal } from '#app/platform/vault/index.ts';
import type { PageContent, WrittenText } from '#app/service/public-pages/index.ts';

/** What a project leader is writing of a page, before visitors read it: one for each page and language, for all leaders. */
const pageDrafts = teamRows(
  'page_draft',
  z.strictObject({
    heading: z.string(),
    body: z.string(),
    /** Of which page it is, inside the seal: its columns move it nowhere. Drafts of before have none. */
    of: z.string().optional(),
  }),
);

export interface Draft {
  text: WrittenText;
  /** Who saved it last, and when. */
  by: string;
  day: string;
}

type Named = Pick<PageContent, 'slug' | 'lang'>;

/** The draft of a page; null when there is none, or none that opens: the log is told, and another may be written. */
export async function readDraft(visit: Visit, { slug, lang }: Named): Promise<Draft | null> {
  const row = await visit.db
    .selectFrom('page_draft')
    .selectAll()
    .where('page', '=', slug)
    .where('lang', '=', lang)
    .executeTakeFirst();
  if (!row) return null;
  const text = await textIn(visit, row);
  if (text === null) {
    visit.journal.note({ action: 'alarm.sealed', object: 'page-draft', objectId: row.id });
    return null;
  }
  const names = await namesOf(visit.db, visit.keys, [row.made_by]);
  return { text, by: names.get(row.made_by) ?? '', day: row.saved_day };
}

/** Null where the row was damaged, or moved to another page. */
async function textIn(visit: Visit, row: Selectable<Tables['page_draft']>): Promise<WrittenText | null> {
  try {
    const documents = await visit.keys.teamDocuments(row.team_id, row.epoch);
    if (!documents) return null;
    const { heading, body, of } = pageDrafts.open(documents, row);
    return of === undefined || of === pageSubject(row.page, row.lang) ? { heading, body } : null;
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
export async function writeDraft(visit: Visit, { slug, lang }: Named, { heading, body }: WrittenText): Promise<void> {
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!team || !documents) throw new VaultRefusal();
  const { hash: _, ...sealed } = pageDrafts.seal(documents, newId(), { heading, body, of: pageSubject(slug, lang) });
  // The seal is bound to its row: another text is another row.
  await dropDraft(visit, { slug, lang });
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

export async function dropDraft({ db }: Visit, { slug, lang }: Named): Promise<void> {
  await db.deleteFrom('page_draft').where('page', '=', slug).where('lang', '=', lang).execute();
}
