import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { addEntry, readDirectory, saveEntry } from './directory.store.ts';
import { differingNames, fromHsds, type ReadFile, saysSame } from './hsds.ts';
import { type Entry, type OrganisationContent, publishedPart } from './organisation.ts';

/** One entry of a file beside what the directory says now. */
export interface ProposedEntry {
  /** Its place in the file and the version of what it would change: what somebody changed since is another one. */
  mark: string;
  content: OrganisationContent;
  /** What it would change; null: it would be new. */
  now: Entry | null;
  fields: (keyof OrganisationContent)[];
}

export interface Preview {
  fresh: ProposedEntry[];
  changed: ProposedEntry[];
  same: number;
  /** Names of what cannot be read. */
  unread: string[];
  /** Names of those whose opening hours are a rule, which is not taken over. */
  withRule: string[];
}

/** What a file would change. Nothing is written. */
export async function previewOf(visit: Visit, file: Extract<ReadFile, { ok: true }>): Promise<Preview> {
  const entries = await readDirectory(visit, { ended: true });
  const [byCode, byName] = [
    new Map(entries.map((entry) => [entry.code, entry])),
    new Map(entries.map((entry) => [entry.content.name, entry])),
  ];
  const preview: Preview = { fresh: [], changed: [], same: 0, unread: [], withRule: [] };
  const seen = new Set<string>();
  for (const [at, service] of file.services.entries()) {
    if (!service.ok) {
      preview.unread.push(service.name);
      continue;
    }
    const now =
      (service.code === null ? undefined : byCode.get(service.code)) ?? byName.get(service.content.name) ?? null;
    // Twice in one file: the first counts.
    const mark = now?.code ?? service.content.name;
    if (seen.has(mark)) {
      preview.unread.push(service.content.name);
      continue;
    }
    seen.add(mark);
    const content = notBeforeVisitors(service.content, now);
    if (service.leavesHours) preview.withRule.push(content.name);
    if (now === null) preview.fresh.push({ mark: `${at}-0`, content, now, fields: [] });
    else if (saysSame({ ...service.content, dated: now.content.dated }, now.content)) preview.same += 1;
    else preview.changed.push({ mark: `${at}-${now.version}`, content, now, fields: fieldsOf(content, now.content) });
  }
  return preview;
}

/**
 * What a file says is read by no visitor before somebody of this service looked at it in the form of the entry: only what stands
 * before visitors already, word for word, stays there.
 */
function notBeforeVisitors(content: OrganisationContent, now: Entry | null): OrganisationContent {
  const shown = (one: OrganisationContent) => JSON.stringify({ ...publishedPart(one), dated: true });
  const isShown = now !== null && now.standing !== 'changed' && shown(content) === shown(now.content);
  return isShown ? content : { ...content, public: false, telephonePublic: false };
}

/** What differs for a reader; whether it is to be rung is none of it, for whatever is taken over is. */
const fieldsOf = (content: OrganisationContent, now: OrganisationContent) =>
  differingNames(content, { ...now, telephonePublic: now.telephonePublic ?? false }).filter((one) => one !== 'dated');

/** Keeps a file that was looked through, until it is taken over or another one comes: for whoever sent it alone. */
export async function keepFile(visit: Visit, text: string): Promise<void> {
  const row = { content: text, at: new Date() };
  await visit.db
    .insertInto('directory_import')
    .values({ person_id: visit.person.id, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

/** The file that I looked through last; null when there is none. */
export async function keptFile(visit: Visit): Promise<string | null> {
  const row = await visit.db
    .selectFrom('directory_import')
    .select('content')
    .where('person_id', '=', visit.person.id)
    .executeTakeFirst();
  return row?.content ?? null;
}

/**
 * Takes over what was ticked, each under the signature of whoever does it; what a colleague changed since the preview is left as it
 * is. Gives where that is told, how many with it; null where no file is kept. A file is not a call: what comes from one is to be rung, so
 * it is marked as old.
 */
export async function takeOverEntries(visit: Visit, chosen: readonly string[], key: string): Promise<string | null> {
  const where = await once(visit, key, async () => {
    const text = await keptFile(visit);
    const file = text === null ? null : fromHsds(text);
    if (!file?.ok) return nowhere;
    const { fresh, changed } = await previewOf(visit, file);
    let taken = 0;
    for (const { mark, content, now } of [...fresh, ...changed]) {
      if (!chosen.includes(mark)) continue;
      if (now === null) await addEntry(visit, { ...content, dated: true });
      else if ((await saveEntry(visit, now.code, { ...content, dated: true }, now.version)) !== 'saved') continue;
      taken += 1;
    }
    await visit.db.deleteFrom('directory_import').where('person_id', '=', visit.person.id).execute();
    const left = new Set(chosen).size - taken;
    return `/directory/exchange?taken=${taken}${left > 0 ? `&left=${left}` : ''}`;
  });
  return where === nowhere ? null : where;
}

/** Not remembered: the refusal undoes it. */
const nowhere = '';
