import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Json, newId, openDocument, type Place, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { writeRecord } from '#app/service/cases/index.ts';
import { type BundleDocument, bundleSchema } from './bundle.ts';

export interface StoredBundle {
  id: string;
  state: 'chosen' | 'made';
  version: number;
  day: string;
  document: BundleDocument;
}

/** Keeps what was chosen for whom, to be seen before anything leaves. Returns its id. */
export async function chooseBundle(visit: Visit, open: OpenCase, document: BundleDocument): Promise<string> {
  const id = newId();
  const sealed = seal(open, id, document);
  const { caseId: case_id, epoch } = open;
  await visit.db
    .insertInto('dossier_bundle')
    .values({ id, case_id, epoch, sealed, made_by: visit.person.id })
    .execute();
  note(visit, open, 'bundle.chosen', id, sha256(sealed).toString('hex'), document.exhibits.length);
  return id;
}

/** The bundles of an open case, the newest first. */
export async function listBundles(visit: Visit, open: OpenCase): Promise<StoredBundle[]> {
  const rows = await select(visit, open).orderBy('made_day', 'desc').orderBy('id').execute();
  return rows.map((row) => openRow(open, row));
}

/** One bundle of this case; null when there is none, also when the id belongs to another case. */
export async function findBundle(visit: Visit, open: OpenCase, id: string): Promise<StoredBundle | null> {
  const row = await select(visit, open).where('id', '=', id).executeTakeFirst();
  return row ? openRow(open, row) : null;
}

/** Holds a bundle that was not made yet until this transaction ends; false when somebody made it meanwhile. */
export async function holdBundle(visit: Visit, open: OpenCase, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from naast.dossier_bundle where id = ${id} and case_id = ${open.caseId}
    and state = 'chosen' for update`.execute(visit.db);
  return rows.length === 1;
}

/** Writes down what left, and tells it in the timeline. The bundle is held; from now on it never changes. */
export async function bundleWasMade(
  visit: Visit,
  open: OpenCase,
  bundle: StoredBundle,
  made: NonNullable<BundleDocument['made']>,
): Promise<void> {
  const sealed = seal(open, bundle.id, { ...bundle.document, made });
  await visit.db
    .updateTable('dossier_bundle')
    .set({ state: 'made', sealed, epoch: open.epoch, version: bundle.version + 1 })
    .where('id', '=', bundle.id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', bundle.version)
    .executeTakeFirstOrThrow();
  const { receiver, exhibits } = bundle.document;
  await writeRecord(visit, open, {
    kind: 'bundle',
    content: { bundle: bundle.id, receiver, documents: exhibits.length },
  });
  note(visit, open, 'bundle.made', bundle.id, made.hash, exhibits.length);
}

function select(visit: Visit, open: OpenCase) {
  return visit.db
    .selectFrom('dossier_bundle')
    .select(['id', 'state', 'version', 'epoch', 'sealed', 'made_day'])
    .where('case_id', '=', open.caseId);
}

interface Row {
  id: string;
  state: StoredBundle['state'];
  version: number;
  epoch: number;
  sealed: Buffer;
  made_day: string;
}

function openRow(open: OpenCase, row: Row): StoredBundle {
  const document = bundleSchema.parse(openDocument(open.key, placeOf(open, row.id, row.epoch), row.sealed));
  return { id: row.id, state: row.state, version: row.version, day: row.made_day, document };
}

function seal(open: OpenCase, id: string, document: BundleDocument): Buffer {
  return sealDocument(open.key, placeOf(open, id, open.epoch), JSON.parse(JSON.stringify(document)) as Json);
}

function placeOf(open: OpenCase, id: string, epoch: number): Place {
  return { table: 'dossier_bundle', row: id, column: 'sealed', caseId: open.caseId, compartment: 'core', epoch };
}

type Act = 'bundle.chosen' | 'bundle.made';

function note(visit: Visit, open: OpenCase, action: Act, objectId: string, hash: string, count: number): void {
  const { caseId, reference } = open;
  visit.journal.note({ action, objectId, case: caseId, reference, compartment: 'core', hash, count });
}
