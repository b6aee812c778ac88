import { z } from 'zod';
import { equal, mac, sha256 } from '#app/platform/vault/index.ts';

/**
 * Of which installation a backup is, and by which program: the first entry, so that what does not fit is refused at
 * once.
 */
export const aboutSchema = z.strictObject({
  format: z.literal(1),
  installation: z.uuid(),
  kind: z.enum(['real', 'made-up']),
  pepperMark: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.hex() })),
  /** In the order in which they follow; each after those that it refers to. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
});
export type BackupAbout = z.infer<typeof aboutSchema>;

/** What a backup holds: the last entry, so that one without it is known to be cut off. */
export const manifestSchema = z.strictObject({
  about: z.hex(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int().nonnegative(), hash: z.hex() })),
  files: z.strictObject({ count: z.int().nonnegative(), hash: z.hex() }),
  /** Names of files that a row knew and that were not in the store. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const entryNames = { about: 'about.json', manifest: 'manifest.json', mark: 'manifest.mac' } as const;

/** Anyone can encrypt to a recipient of age; whoever made this knew the pepper too. */
export function manifestMark(pepper: Uint8Array, manifest: Uint8Array): Buffer {
  return mac(pepper, 'naast backup manifest', manifest);
}

export function isMarked(pepper: Uint8Array, manifest: Uint8Array, mark: Uint8Array): boolean {
  return equal(manifestMark(pepper, manifest), mark);
}

/** A hash over parts in order. */
export class RunningHash {
  #state: Buffer = sha256('naast backup');
  add(...parts: (Uint8Array | string)[]): void {
    for (const part of parts) this.#state = sha256(this.#state, part);
  }
  toString(): string {
    return this.#state.toString('hex');
  }
}
