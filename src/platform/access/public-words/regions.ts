import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { readWords, type SignedWords } from './words.ts';

const regionSchema = z.strictObject({
  name: z.string(),
  status: z.enum(['pending', 'open', 'closed']),
  municipalities: z.array(z.string()),
  postcodes: z.array(z.string()),
  atADistance: z.boolean(),
  /** A hash: the public process reads what is signed, and need not know where coordinators get their mail. */
  mailbox: z.string().nullable(),
});
/** What the public side shows of a region, and what registrations are routed by; of the mailbox only its hash. */
export type RegionWords = z.infer<typeof regionSchema>;

/** The same as a row has it; the public role does not see the mailbox. */
interface RegionRow {
  name: string;
  status: RegionWords['status'];
  municipalities: string[];
  postcodes: string[];
  at_a_distance: boolean;
  mailbox?: string | null;
}

const wordsOf = (row: RegionRow): RegionWords => ({
  name: row.name,
  status: row.status,
  municipalities: row.municipalities,
  postcodes: row.postcodes,
  atADistance: row.at_a_distance,
  mailbox: mailboxHash(row.mailbox ?? null),
});

/** What is signed of a mailbox. */
export const mailboxHash = (mailbox: string | null) =>
  mailbox === null ? null : sha256('naast-region-mailbox', mailbox).toString('hex');

export const regionSaying = (id: string, row: RegionRow): Saying => ({
  kind: 'region',
  subject: id,
  content: { ...wordsOf(row) },
});

/**
 * The signed words of regions. `resolve` gives what counts of a row, null where nothing does; `fits` says whether the row
 * is what was signed.
 */
export async function readRegions(
  db: ScopedDb,
  asking: { pins: StatementPins; shownBy?: object },
): Promise<{
  words: SignedWords;
  resolve(id: string, row: RegionRow): RegionWords | null;
  fits(id: string, row: RegionRow): boolean;
}> {
  const words = await readWords(db, 'region', asking);
  return {
    words,
    resolve(id, row) {
      const said = words.of(id);
      if (said.state === 'signed') return regionSchema.parse(said.content);
      return said.state === 'before' ? wordsOf(row) : null;
    },
    fits(id, row) {
      const said = words.of(id);
      return said.state === 'signed' && canonical(said.content) === canonical({ ...wordsOf(row) });
    },
  };
}

/** The mailbox in a region's row, where it is the one that the leader signed; null where nobody answers for it. */
export function mailboxOf(
  { resolve }: Pick<Awaited<ReturnType<typeof readRegions>>, 'resolve'>,
  { id, mailbox }: { id: string; mailbox: string | null },
): string | null {
  // Of a region the jobs read nothing else.
  const row = { name: '', status: 'open' as const, municipalities: [], postcodes: [], at_a_distance: false, mailbox };
  return resolve(id, row)?.mailbox === mailboxHash(mailbox) ? mailbox : null;
}
