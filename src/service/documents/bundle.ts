import { z } from 'zod';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
import { type DocumentEntry, documentKinds, inOrderOfTime } from './documents.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A document as it was chosen. Whatever is said about it later, the bundle that was seen is the one that leaves. */
const chosenSchema = sealedDocument({
  id: always(z.uuid()),
  version: always(z.int().min(0)),
  kind: always(z.enum(documentKinds)),
  title: always(z.string()),
  date: always(z.string().nullable()),
  issuer: always(z.string().nullable()),
  pages: always(z.int().positive()),
});
export type ChosenDocument = z.infer<typeof chosenSchema>;

/** A bundle for somebody outside, sealed: what was chosen for whom on which consent; and, once made, what left. */
export const bundleSchema = sealedDocument({
  receiver: always(z.string()),
  /** The receiver's code in the directory, when the consent names it. */
  organisation: always(z.string().max(40).nullable()),
  consent: always(z.uuid()),
  exhibits: always(z.array(chosenSchema).min(1)),
  chosenBy: always(z.string()),
  made: always(
    sealedDocument({
      by: always(z.uuid()),
      name: always(z.string()),
      at: always(z.iso.datetime()),
      file: always(z.uuid()),
      /** SHA-256 of the whole file, which can be read out on the telephone. */
      hash: always(hash),
      bytes: always(z.int().positive()),
      pages: always(z.int().positive()),
      /** The consent on which it was made, or the record of acute danger; missing in older ones. */
      ground: since('2026-11', z.uuid().nullable(), null),
      /**
       * Of each exhibit: of the file as it came (null where only clean pages were kept), and of its pictures in the
       * bundle (null where it could not be opened).
       */
      checksums: always(
        z.array(sealedDocument({ original: always(hash.nullable()), exhibit: always(hash.nullable()) })),
      ),
    }).nullable(),
  ),
});
export type BundleDocument = z.infer<typeof bundleSchema>;

/** What the client must agree to (or acute danger allow) for it to be made and to come out. */
export const bundleWishOf = ({ receiver, organisation }: Pick<BundleDocument, 'receiver' | 'organisation'>) => ({
  purpose: 'bundle' as const,
  receiver,
  organisation,
});

/** The documents that were picked, in the order that the numbers beside them say; the same number: by date. */
export function inChosenOrder(
  entries: readonly DocumentEntry[],
  picked: readonly string[],
  placeOf: (id: string) => number | null,
): DocumentEntry[] {
  const last = Number.MAX_SAFE_INTEGER;
  return inOrderOfTime(entries.filter(({ id }) => picked.includes(id))).sort(
    (a, b) => (placeOf(a.id) ?? last) - (placeOf(b.id) ?? last),
  );
}
