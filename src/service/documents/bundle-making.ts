import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type BindAnswer, FilesOfAct, readFile } from '#app/platform/files/index.ts';
import { plainDate } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { sha256, VaultRefusal } from '#app/platform/vault/index.ts';
import { type Ground, ownName, sharing } from '#app/service/cases/index.ts';
import { bundleWasMade, holdBundle, type StoredBundle } from './bundle.store.ts';
import { bundleWishOf } from './bundle.ts';
import { exhibitOf, jobOf } from './bundle-words.ts';
import { findEntry } from './documents.store.ts';
import type { DocumentEntry } from './documents.ts';
import { unseenWordsOf } from './words-of.ts';

export type Making =
  | 'made'
  | 'already'
  | 'no-consent'
  | 'changed'
  | 'nothing'
  | Exclude<BindAnswer, { ok: true }>['reason'];

/**
 * Makes the bundle that was seen: on a consent that still holds, of documents that are still what they were. What an
 * exhibit's pages are was drawn when it came in; a file that does not open any more gets a page that says so. `at` is when
 * it is made; now, when left out.
 */
export async function makeBundle(
  open: OpenCase,
  desk: Pick<Desk, 'sandbox' | 'store'>,
  bundle: StoredBundle,
  service: string,
  at = new Date(),
): Promise<Making> {
  if (!(await holdBundle(open, bundle.id))) return 'already';
  const { document } = bundle;
  const ground = await sharing.hold(open, bundleWishOf(document));
  if (ground === null) return 'no-consent';
  const pictures: Buffer[] = [];
  const exhibits = [];
  for (const [at, chosen] of document.exhibits.entries()) {
    const entry = await findEntry(open, chosen.id);
    if (!entry || entry.isSetAside || entry.version !== chosen.version) return 'changed';
    exhibits.push(exhibitOf(chosen, at, await openExhibit(open, desk, entry, pictures)));
  }
  if (pictures.length === 0) return 'nothing';
  const day = plainDate(at).toString();
  const job = jobOf({ reference: open.reference, service, day, document }, exhibits);
  const bound = await desk.sandbox.bind(job, pictures);
  if (!bound.ok) return bound.reason;
  const checksums = exhibits.map(({ original }, at) => ({ original, exhibit: bound.exhibits[at] ?? null }));
  await keep(open, desk, bundle, { ...bound, checksums, at, ground });
  return 'made';
}

/** Pictures and checksum of a document; null when anything of it does not open, and then none of it is used. */
async function openExhibit(
  open: OpenCase,
  desk: Pick<Desk, 'store'>,
  entry: DocumentEntry,
  pictures: Buffer[],
): Promise<Parameters<typeof exhibitOf>[2]> {
  try {
    const original = entry.file === null ? null : await readFile(open, desk.store, entry.file);
    const drawn: Buffer[] = [];
    for (const { image } of entry.pages) {
      const png = await readFile(open, desk.store, image);
      if (png) drawn.push(png);
    }
    if ((entry.file !== null && !original) || drawn.length !== entry.pages.length) return null;
    const first = pictures.length;
    pictures.push(...drawn);
    const pages = entry.pages.map((page, at) => {
      const { width, height } = page;
      return { picture: first + at, width, height, words: unseenWordsOf(page) };
    });
    return { original: original && sha256(original).toString('hex'), pages };
  } catch (error) {
    if (!(error instanceof VaultRefusal)) throw error;
    // Somebody changed or moved a sealed file: that is an alarm, and no reason to keep the rest from a lawyer.
    open.visit.journal.note({ action: 'alarm.sealed', object: 'file-object', objectId: entry.file ?? entry.id });
    return null;
  }
}

async function keep(
  open: OpenCase,
  desk: Pick<Desk, 'store'>,
  bundle: StoredBundle,
  {
    pdf,
    pages,
    checksums,
    at,
    ground,
  }: {
    pdf: Buffer;
    pages: number;
    checksums: { original: string | null; exhibit: string | null }[];
    at: Date;
    ground: Ground;
  },
): Promise<void> {
  const files = new FilesOfAct(open, desk.store);
  try {
    const [file = ''] = await files.keep([{ name: 'bundel.pdf', type: 'pdf', bytes: pdf }]);
    const by = { by: open.visit.person.id, name: await ownName(open.visit), at: at.toISOString() };
    const hash = sha256(pdf).toString('hex');
    const made = { ...by, file, hash, bytes: pdf.byteLength, pages, checksums, ground: ground.id };
    await bundleWasMade(open, bundle, made, ground);
  } catch (error) {
    await files.undo();
    throw error;
  }
}
