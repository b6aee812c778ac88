import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type CaseRecord, listOfKind, readRecord, writeNextVersion, writeRecord } from '../records/index.ts';
import { type Around, aroundKind, aroundRecord } from './around.ts';

/** Somebody around a client with the record that holds it. */
export interface StoredAround {
  id: string;
  version: number;
  around: Around;
}

/** Who stands around this client, as far as the opened compartment says; those who left are left out. */
export async function listAround(open: OpenCase): Promise<StoredAround[]> {
  return stillAround(await listOfKind(open, aroundKind));
}

/** Records of this kind as people, without those who left. */
export const stillAround = (records: readonly CaseRecord[]): StoredAround[] =>
  records.map(stored).filter(({ around }) => !around.gone);

/** One of them; null when there is none in this compartment of this case. */
export async function readAround(open: OpenCase, id: string): Promise<StoredAround | null> {
  const record = await readRecord(open, aroundKind, id);
  return record && stored(record);
}

/** Writes somebody down in the compartment that is open. */
export function addAround(open: OpenCase, around: Around): Promise<string> {
  return writeRecord(open, { kind: aroundKind, content: { ...around } });
}

/** Saves a change, also that somebody is not around any more; 'stale' when a colleague was earlier. */
export function changeAround(
  open: OpenCase,
  change: { id: string; seen: number; around: Around },
): Promise<'written' | 'stale'> {
  const { id, seen, around } = change;
  return writeNextVersion(open, { id, seen, kind: aroundKind, content: { ...around } });
}

const stored = ({ id, version, content }: CaseRecord): StoredAround => ({
  id,
  version,
  around: aroundRecord.document.parse(content),
});
