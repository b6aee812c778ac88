import { type OpenCase, type OpenedRowOf, sealedTable } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { type Ground, type WentOut, writeRecord } from '#app/service/cases/index.ts';
import { type BundleDocument, bundleSchema } from './bundle.ts';

export const bundles = sealedTable('dossier_bundle', {
  schema: bundleSchema,
  columns: { state: 'state', day: 'made_day' },
  order: [
    ['made_day', 'desc'],
    ['id', 'asc'],
  ],
  actions: { chosen: 'bundle.chosen', made: 'bundle.made' },
});
export type StoredBundle = OpenedRowOf<typeof bundles>;

/** Keeps what was chosen for whom, to be seen before anything leaves. Returns its id. */
export function chooseBundle(open: OpenCase, document: BundleDocument): Promise<string> {
  const told = { count: document.exhibits.length };
  return bundles.insert(open, { act: 'chosen', document, told, clear: { made_by: open.visit.person.id } });
}

/** The bundles of an open case, the newest first. */
export function listBundles(open: OpenCase): Promise<StoredBundle[]> {
  return bundles.list(open);
}

/** One bundle of this case; null when there is none, also when the id belongs to another case. */
export function findBundle(open: OpenCase, id: string): Promise<StoredBundle | null> {
  return bundles.find(open, id);
}

/** Holds a bundle that was not made yet until this transaction ends; false when somebody made it meanwhile. */
export async function holdBundle(open: OpenCase, id: string): Promise<boolean> {
  return (await bundles.hold(open, id, { state: 'chosen' })) !== null;
}

/** Writes down what left, and tells it in the timeline. The bundle is held; from now on it never changes. */
export async function bundleWasMade(
  open: OpenCase,
  { id, version, document }: StoredBundle,
  made: NonNullable<BundleDocument['made']>,
  { danger }: Pick<Ground, 'danger'>,
): Promise<void> {
  const { receiver, exhibits } = document;
  const content = { bundle: id, receiver, documents: exhibits.length };
  const saved = await bundles.change(
    open,
    { id, version },
    {
      act: 'made',
      document: { ...document, made },
      clear: { state: 'made' },
      timeline: () => writeRecord(open, { kind: 'bundle', content }),
      // Of what left the audit log knows the hash of the file itself.
      told: {
        hash: made.hash,
        count: exhibits.length,
        ...(danger === null ? {} : { reason: `danger-${danger.reason}` }),
      },
    },
  );
  if (saved === 'stale') throw new ChangedMeanwhile('A bundle changed while it was held.');
}

/** The bundles that were made; each time that a file came out is a record of the case. */
export async function bundlesThatWentOut(open: OpenCase): Promise<WentOut[]> {
  return (await listBundles(open)).flatMap(({ id, document: { made, consent, receiver } }) =>
    made === null
      ? []
      : { what: 'bundle', object: id, ground: made.ground ?? consent, to: receiver, on: made.at, by: made.name },
  );
}
