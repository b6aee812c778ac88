import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Key, openDocument } from '#app/platform/vault/index.ts';
import { type CaseHeader, caseHeaderSchema } from './case-contents.ts';
import { placeIn } from './places.ts';

/** A header as a list reads it. */
export interface ListedHeader {
  header: CaseHeader;
  /**
   * It did not open: somebody or something changed it in the database. The safest rules of contact are in its place.
   */
  damaged: boolean;
}

const unreadable: CaseHeader = {
  nameToUse: null,
  languages: [],
  reads: null,
  interpreter: 'unknown',
  contactRules: { when: null, askFor: null, leaveMessage: 'no', mustNotKnow: null },
};

/** A header as it is in a case that was opened. */
export interface SealedHeader {
  caseId: string;
  key: Key;
  epoch: number;
  sealed: Buffer;
}

/** Only the name of a header, for a search that opens a whole region: the rest of it is judged when it is shown. */
export function listedName(visit: Visit, of: SealedHeader): string | null {
  try {
    const document = openHeader(of);
    const name = document && typeof document === 'object' && 'nameToUse' in document ? document.nameToUse : null;
    return typeof name === 'string' ? name : null;
  } catch {
    return listedHeader(visit, of).header.nameToUse;
  }
}

function openHeader({ caseId, key, epoch, sealed }: SealedHeader) {
  return openDocument(key, placeIn({ caseId, compartment: 'core', epoch }, 'case_header', caseId), sealed);
}

/**
 * Opens a header for a list. One that is damaged must not hide all others: it is told as such, with an alarm in the
 * audit log once a request.
 */
export function listedHeader(visit: Visit, of: SealedHeader): ListedHeader {
  const { caseId } = of;
  try {
    return { header: caseHeaderSchema.parse(openHeader(of)), damaged: false };
  } catch {
    const told = visit.journal.entries().some((entry) => entry.action === 'alarm.sealed' && entry.case === caseId);
    if (!told) visit.journal.note({ action: 'alarm.sealed', object: 'case-header', case: caseId, compartment: 'core' });
    return { header: unreadable, damaged: true };
  }
}
