import { sql } from 'kysely';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { certifiedKeys } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId, openDocumentTo, sealDocumentTo, VaultRefusal } from '#app/platform/vault/index.ts';

/** How a client went from somebody's page: never to whom or where, and never why. */
const lossKinds = ['moved', 'replaced', 'closed', 'ended'] as const;
type LossKind = (typeof lossKinds)[number];

const noticeSchema = z.strictObject({
  reference: z.string().nullable(),
  name: z.string().nullable(),
  how: z.enum(['got', ...lossKinds]),
  /** Of whom gave the access: the name, and a word. */
  by: z.string().nullable(),
  word: z.string().nullable(),
});
type NoticeContent = z.infer<typeof noticeSchema>;

/** Somebody of whom the reader is not the volunteer any more. */
export interface LostClient {
  id: string;
  reference: string | null;
  name: string | null;
  /** `over`: the last day that was agreed is past, and nobody did anything. */
  how: LossKind | 'over';
  at: Date;
}

/** Somebody whose volunteer the reader became. */
export interface GotClient {
  id: string;
  by: string | null;
  word: string | null;
  /** False once the reader said so. */
  isNew: boolean;
}

export interface AccessNotices {
  lost: readonly LostClient[];
  /** By the reference of the client. */
  got: ReadonlyMap<string, GotClient>;
}

/** Tells the volunteer who was just given this client, with the name and a word of the one who acts. */
export async function tellWhoGot(
  core: OpenCase,
  personId: string,
  { name, by, word }: Pick<NoticeContent, 'name' | 'by' | 'word'>,
): Promise<void> {
  await tell(core, personId, 'got', { reference: core.reference, name, how: 'got', by, word });
}

/**
 * Tells everybody whose access to this client the one who acts ended in this transaction, and who has none left; nothing
 * to whoever left the service. `nameOf` gives the name to use of the client, asked only when somebody is told; null for
 * whoever is kept out: from then on nothing shows them the client.
 */
export async function tellWhoLost(
  core: OpenCase,
  how: LossKind,
  nameOf: (() => Promise<string | null>) | null,
): Promise<void> {
  const { visit, caseId } = core;
  const { rows } = await sql<{ person: string }>`
    select distinct g.holder_id as person from naast.case_grant g
    where g.case_id = ${caseId} and g.holder_kind = 'person' and g.compartment = 'core' and g.ended_by = ${visit.person.id}
      and g.ended_at >= date_trunc('milliseconds', now()) and not exists (select 1 from naast.case_grant l
        where l.case_id = g.case_id and l.holder_id = g.holder_id and l.compartment = 'core' and l.ended_at is null)`.execute(
    visit.db,
  );
  if (rows.length === 0) return;
  const client = nameOf ? { reference: core.reference, name: await nameOf() } : { reference: null, name: null };
  for (const { person } of rows) await tell(core, person, 'lost', { ...client, how, by: null, word: null });
}

/** Sealed to the certified key, not to the one in the person's row (T89); nobody vouches for them: nothing is told. */
async function tell(core: OpenCase, person: string, kind: 'got' | 'lost', content: NoticeContent): Promise<void> {
  const { visit, caseId } = core;
  const certificate = await certifiedKeys(visit.db, person, visit.keys.pins);
  if (!certificate) return;
  const id = newId();
  const sealed = sealDocumentTo(certificate.box_public, contextOf(person, id), placeOf(id), content);
  await sql`select naast.tell_of_access(${caseId}, ${person}, ${kind}, ${id}, ${sealed})`.execute(visit.db);
}

const contextOf = (person: string, id: string) => `access-notice|${person}|${id}`;
const placeOf = (id: string) => ({ table: 'access_notice', row: id, column: 'sealed', epoch: 1 });

interface NoticeRow {
  id: string;
  kind: 'got' | 'lost';
  at: Date;
  seen: boolean;
  sealed: Buffer;
  holds: boolean;
}

/** What the reader is told of clients got and lost, the last loss first; a loss for thirty days. */
export async function accessNotices(visit: Visit): Promise<AccessNotices> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.at, n.seen, n.sealed, exists (select 1 from naast.case_grant g where g.case_id = n.case_id
      and g.holder_id = n.person_id and g.compartment = 'core' and g.ended_at is null
      and (g.until_at is null or g.until_at > now())) as holds
    from naast.access_notice n where n.person_id = ${visit.person.id}
      and (n.kind = 'got' or (not n.seen and n.at > now() - interval '30 days')) order by n.at desc, n.id`.execute(
    visit.db,
  );
  const lost: LostClient[] = [];
  const got = new Map<string, GotClient>();
  for (const row of rows) {
    const content = opened(visit, row);
    if (content === null) continue;
    const { id, at } = row;
    const { reference, name, how, by, word } = content;
    if (how === 'got' && row.holds) {
      if (reference !== null) got.set(reference, { id, by, word, isNew: !row.seen });
    } else if (!row.holds) lost.push({ id, at, reference, name, how: how === 'got' ? 'over' : how });
  }
  return { lost, got };
}

/** One that does not open was sealed to keys of before, or is not what a colleague wrote: it is not shown. */
function opened(visit: Visit, { id, sealed }: NoticeRow): NoticeContent | null {
  try {
    const context = contextOf(visit.person.id, id);
    return noticeSchema.parse(openDocumentTo(visit.keys.secret, context, placeOf(id), sealed));
  } catch (error) {
    if (error instanceof VaultRefusal || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The reader has read it; false when it is not the reader's, or gone. */
export async function markNoticeRead(visit: Visit, id: string): Promise<boolean> {
  const done = await visit.db
    .updateTable('access_notice')
    .set({ seen: true })
    .where('id', '=', id)
    .where('person_id', '=', visit.person.id)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
