import { sql } from 'kysely';
import { grantColumns, type ListedGrant, type OpenedRow, openListed } from '#app/platform/access/grants/index.ts';
import { holdersOf, type Visit } from '#app/platform/access/visit/index.ts';
import type { Key } from '#app/platform/vault/index.ts';
import type { ContactRules } from './case-contents.ts';
import { listedHeader } from './listed-header.ts';

/** A case that a list of things in cases opened: whose it is, and the key for the thing itself. */
export interface ListedCase {
  caseId: string;
  reference: string;
  name: string | null;
  /** Since when, and by whose word, contact is not safe. */
  notSafe: NonNullable<ContactRules['notSafe']> | null;
  compartment: 'core';
  key: Key;
}

/**
 * The cases of a page of a list, each opened once with one of my live grants on the core; one entry in the audit log.
 * A case that I do not hold is not among them.
 */
export async function openListedCases(visit: Visit, ids: readonly string[]): Promise<Map<string, ListedCase>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await visit.db
    .selectFrom('case_grant')
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .innerJoin('case_header', 'case_header.case_id', 'case_grant.case_id')
    .select(grantColumns.map((column) => `case_grant.${column}` as const))
    .select(['case_file.reference', 'case_file.region_id'])
    .select(['case_header.sealed', 'case_header.epoch as header_epoch', 'case_header.version as header_version'])
    .select('case_header.head')
    .where('case_grant.case_id', 'in', wanted)
    .where('case_grant.compartment', '=', 'core')
    .where('case_grant.holder_id', 'in', holdersOf(visit.person))
    .where('case_grant.ended_at', 'is', null)
    .where(sql<boolean>`case_grant.from_at <= now() and (case_grant.until_at is null or case_grant.until_at > now())`)
    .execute();
  const onceEach = [...new Map(rows.map((row) => [row.case_id, row])).values()];
  const opened = await openListed<CaseRow>(visit, onceEach);
  return new Map(opened.map((one) => [one.row.case_id, listedCase(visit, one)]));
}

type CaseRow = ListedGrant & { reference: string; sealed: Buffer; header_epoch: number; header_version: number };

function listedCase(visit: Visit, { row, key, head }: OpenedRow<CaseRow>): ListedCase {
  const { case_id: caseId, header_version: version, header_epoch: epoch, sealed } = row;
  const { header } = listedHeader(visit, { caseId, key, head, version, epoch, sealed });
  const { nameToUse: name, contactRules } = header;
  return { caseId, reference: row.reference, name, notSafe: contactRules.notSafe ?? null, compartment: 'core', key };
}
