import { z } from 'zod';
import { type CaseHead, sealedRows } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { sealedPart } from '#app/platform/sealed-documents/index.ts';
import { type Key, VaultRefusal } from '#app/platform/vault/index.ts';
import type { CaseHeader } from './case-contents.ts';
import { headers } from './sealed-rows.ts';

/** A header as a list reads it. */
export interface ListedHeader {
  header: CaseHeader;
  /**
   * It did not open: somebody or something changed it in the database. The safest rules of contact are in its place.
   */
  damaged: boolean;
}

/** What is shown of a header that cannot be believed: nothing of the client's, and the safest rules of contact. */
export const unreadable: CaseHeader = {
  nameToUse: null,
  languages: [],
  reads: null,
  interpreter: 'unknown',
  // A stop may be what was put away with it: nothing goes out before a coordinator has looked.
  contactRules: {
    when: null,
    askFor: null,
    leaveMessage: 'no',
    mustNotKnow: null,
    notSafe: { since: '1970-01-01T00:00:00.000Z', name: '' },
  },
};

/** A header as it is in a case that was opened. */
export interface SealedHeader {
  caseId: string;
  key: Key;
  head: CaseHead;
  version: number;
  epoch: number;
  sealed: Buffer;
}

/** Of a header only the name, for a search that opens a whole region: the rest of it is judged when it is shown. */
const names = sealedRows('case_header', {
  schema: sealedPart(z.object({ nameToUse: z.string().nullable().catch(null) }).catch({ nameToUse: null })),
  actions: {},
});

export function listedName(visit: Visit, of: SealedHeader): string | null {
  try {
    return names.open(...inCore(of)).nameToUse;
  } catch {
    return listedHeader(visit, of).header.nameToUse;
  }
}

const inCore = ({ caseId, key, version, epoch, sealed }: SealedHeader) =>
  [
    { caseId, compartment: 'core', key },
    { id: caseId, version, epoch, sealed },
  ] as const;

/**
 * Opens a header for a list. One that is damaged must not hide all others: it is told as such, with an alarm in the
 * audit log once a request.
 */
export function listedHeader(visit: Visit, of: SealedHeader): ListedHeader {
  const { caseId } = of;
  try {
    const header = headers.open(...inCore(of));
    if (!of.head.fits(of)) throw new VaultRefusal();
    return { header, damaged: false };
  } catch {
    const told = visit.journal.entries().some((entry) => entry.action === 'alarm.sealed' && entry.case === caseId);
    if (!told) visit.journal.note({ action: 'alarm.sealed', object: 'case-header', case: caseId, compartment: 'core' });
    return { header: unreadable, damaged: true };
  }
}
