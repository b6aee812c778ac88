import { sha256 } from '#app/platform/vault/index.ts';

export interface ChainLink {
  seq: number;
  body: string;
  previous: Uint8Array;
  hash: Uint8Array;
}

export interface ChainResult {
  ok: boolean;
  entries: number;
  head: string;
  /** Number of the first entry that does not fit; null when all fit. */
  firstBad: number | null;
}

/** The hash before the first entry. */
export const genesis = sha256('naast-audit-genesis');

/** Hash of an entry over the one before it; the same bytes as in the database function audit_append. */
export function entryHashOf(previous: Uint8Array, body: string): Buffer {
  return sha256('naast-audit-1', previous, body);
}

/**
 * Walks the chain in order and names the first entry that was changed, left out, put in or moved. `expectedHead` is the
 * head that the database (or a print-out) tells: a cut-off tail shows as a different head.
 */
export async function verifyChain(
  links: AsyncIterable<ChainLink> | Iterable<ChainLink>,
  expectedHead?: { seq: number; hash: Uint8Array },
): Promise<ChainResult> {
  let previous: Buffer = genesis;
  let entries = 0;
  for await (const link of links) {
    entries += 1;
    if (!fits(link, entries, previous))
      return { ok: false, entries, head: previous.toString('hex'), firstBad: entries };
    previous = Buffer.from(link.hash);
  }
  const head = previous.toString('hex');
  if (expectedHead && (expectedHead.seq !== entries || !previous.equals(expectedHead.hash))) {
    return { ok: false, entries, head, firstBad: entries + 1 };
  }
  return { ok: true, entries, head, firstBad: null };
}

/** The same for a part of it, after the entry with this number and hash. */
export function chainWalk(
  links: readonly ChainLink[],
  after: number,
  hash: Buffer,
): { previous: Buffer; firstBad: number | null } {
  let previous = hash;
  for (const [at, link] of links.entries()) {
    if (!fits(link, after + at + 1, previous)) return { previous, firstBad: after + at + 1 };
    previous = Buffer.from(link.hash);
  }
  return { previous, firstBad: null };
}

/** Does this entry stand at this number, after that hash, with the words that were hashed? */
function fits(link: ChainLink, number: number, previous: Buffer): boolean {
  return (
    link.seq === number &&
    Buffer.from(link.previous).equals(previous) &&
    entryHashOf(previous, link.body).equals(link.hash) &&
    numbered(link)
  );
}

/** The number inside the hashed text is the number of the row. */
function numbered(link: ChainLink): boolean {
  try {
    return (JSON.parse(link.body) as { seq?: unknown }).seq === link.seq;
  } catch {
    return false;
  }
}
