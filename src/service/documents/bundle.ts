import { z } from 'zod';
import { type DocumentEntry, documentKinds, inOrderOfTime } from './documents.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A document as it was chosen. Whatever is said about it later, the bundle that was seen is the one that leaves. */
const chosenSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().min(0),
  kind: z.enum(documentKinds),
  title: z.string(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  pages: z.int().positive(),
});
export type ChosenDocument = z.infer<typeof chosenSchema>;

/** A bundle for somebody outside, sealed: what was chosen for whom on which consent; and, once made, what left. */
export const bundleSchema = z.strictObject({
  receiver: z.string(),
  /** The receiver's code in the directory, when the consent names it. */
  organisation: z.string().max(40).nullable(),
  consent: z.uuid(),
  exhibits: z.array(chosenSchema).min(1),
  chosenBy: z.string(),
  made: z
    .strictObject({
      by: z.uuid(),
      name: z.string(),
      at: z.iso.datetime(),
      file: z.uuid(),
      /** SHA-256 of the whole file, which can be read out on the telephone. */
      hash,
      bytes: z.int().positive(),
      pages: z.int().positive(),
      /** The consent on which it was made, or the record of acute danger; missing in older ones. */
      ground: z.uuid().nullable().default(null),
      /**
       * Of each exhibit: of the file as it came (null where only clean pages were kept), and of its pictures in the
       * bundle (null where it could not be opened).
       */
      checksums: z.array(z.strictObject({ original: hash.nullable(), exhibit: hash.nullable() })),
    })
    .nullable(),
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
