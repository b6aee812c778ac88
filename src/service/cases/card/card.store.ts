import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type CaseRecord, readOnlyRecord, writeNextVersion, writeRecord } from '../records/index.ts';
import { type Card, cardKind, cardRecord } from './card.ts';

/** The card with the record it is in; `version` 0 is a card that nobody has made yet. */
export interface StoredCard {
  card: Card;
  version: number;
  id: string;
  writtenBy: string;
  writtenAt: Date;
}

/** The told-once card of a case; null when there is none yet. */
export async function readCard(open: OpenCase): Promise<StoredCard | null> {
  const record = await readOnlyRecord(open, cardKind);
  return record && storedCard(record);
}

/** A record of this kind as a card. */
export function storedCard({ id, version, writtenBy, writtenAt, content }: CaseRecord): StoredCard {
  return { card: cardRecord.document.parse(content), version, id, writtenBy, writtenAt };
}

/** Saves the card if it is still the version that was seen (0: none was there); 'stale' when somebody was earlier. */
export async function saveCard(open: OpenCase, card: Card, seen: number): Promise<'saved' | 'stale'> {
  // Two who make the first card at the same moment wait for one another, and the second sees what the first wrote.
  await open.list.hold();
  const now = await readCard(open);
  if ((now?.version ?? 0) !== seen) return 'stale';
  const writing = { kind: cardKind, content: { ...card } };
  if (!now) await writeRecord(open, writing);
  else if ((await writeNextVersion(open, { ...writing, id: now.id, seen })) === 'stale') return 'stale';
  return 'saved';
}
