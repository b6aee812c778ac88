import { sql } from 'kysely';
import {
  groundsForStatements,
  loadStatements,
  type Statement,
  signStatement,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { insertList, lockedList, lookAgain, replaceList, updateHead } from './case-list.store.ts';
import type { ListedCompartment } from './case-list.ts';
import {
  changedList,
  emptyList,
  entryOf,
  HASH_BYTES,
  type HashedRow,
  hashedRows,
  type ListContents,
  type ListEntry,
  rowKey,
  startsWithVersion,
} from './list-contents.ts';
import { openStored, sealedHead, sealedList } from './list-seal.ts';
import type { ListedTable } from './listed-tables.ts';
import { type HeldCompartment, heldCompartment } from './open-case.ts';

/*
 * A list that does not open shuts its compartment for everybody: a disk lost a row, or somebody took the list away to put back
 * what was there before. It is made anew by two who sign (decision 0079), and never from the rows alone: what the audit log
 * does not confirm as the last that was written is not in it, and so stays withheld.
 */

/** Kinds of the audit log's acts, by the table whose rows they wrote. */
const kindOf: Record<ListedTable, string> = {
  case_header: 'header',
  case_record: 'record',
  file_object: 'file',
  letter: 'letter',
  legal_limit: 'limit',
  task: 'task',
  case_procedure: 'procedure',
  procedure_event: 'event',
  dossier_document: 'document',
  dossier_bundle: 'bundle',
  referral: 'referral',
};

/** A list that does not open, and what it would be. */
export interface UnreadableList {
  caseId: string;
  reference: string;
  regionId: string;
  compartment: Compartment;
  /** The hash of the very rows that lie there: what was said of other rows counts for nothing. */
  digest: string;
  rows: number;
  /** Rows that the audit log does not confirm as the last that was written. */
  unlike: number;
  /** Rows of which the audit log says that they were written, and that are not there. */
  missing: number;
  /** How far it is: somebody asked, and the leader said yes to these rows. */
  isAsked: boolean;
  isApproved: boolean;
}

interface Judged extends UnreadableList {
  held: ListedCompartment;
  contents: ListContents;
}

const subjectOf = (caseId: string, compartment: Compartment) => `${caseId}.${compartment}`;

/** The lists of a case that do not open for whoever holds it; null when this person holds no such case. */
export async function unreadableLists(visit: Visit, reference: string): Promise<UnreadableList[] | null> {
  const core = await judge(visit, reference, 'core');
  if (core === 'not-held') return null;
  const safety = await judge(visit, reference, 'safety');
  return [core, safety].flatMap((one) => (one === 'opens' || one === 'not-held' ? [] : [toldOf(one)]));
}

const toldOf = ({ held: _held, contents: _contents, ...told }: Judged): UnreadableList => told;

/** Asks the leader under one's signature. False when there is nothing to ask, or nothing vouches for the one who asks. */
export async function askForList(visit: Visit, reference: string, compartment: Compartment): Promise<boolean> {
  const shut = await judge(visit, reference, compartment);
  if (shut === 'opens' || shut === 'not-held') return false;
  const { caseId, regionId, digest, rows, unlike, missing } = shut;
  const content = { rows: digest, region: regionId, reference, count: rows, unlike, missing };
  const asked = { kind: 'case-list.asked' as const, subject: subjectOf(caseId, compartment), content };
  if ((await signStatement(visit, asked)) === null) return false;
  visit.journal.note({ action: 'case.list-asked', case: caseId, reference, compartment, count: rows, hash: digest });
  return true;
}

/**
 * Makes the list, once the leader has said yes to the rows that lie there now: 'not-now' when nobody did. Rows that the
 * audit log does not confirm are not in it, and those that it knows and that are gone are missed from now on.
 */
export async function makeListAnew(
  visit: Visit,
  reference: string,
  compartment: Compartment,
): Promise<'made' | 'not-now'> {
  const shut = await judge(visit, reference, compartment);
  if (shut === 'opens' || shut === 'not-held' || !shut.isApproved) return 'not-now';
  const { held, contents, caseId, digest, rows } = shut;
  const stored = await lockedList(held);
  const version = (stored?.version ?? 0) + 1;
  const list = { epoch: held.epoch, version, sealed: sealedList(held, version, contents) };
  if (stored === null) {
    if (!(await insertList(held, list))) return 'not-now';
  } else await replaceList(held, list);
  const header = compartment === 'core' ? entryOf(contents, rowKey('case_header', caseId)) : undefined;
  if (header) await updateHead(held, sealedHead(held, header, contents.grants));
  // An alarm, so that the auditor's first page counts it.
  visit.journal.note({ action: 'alarm.list-renewed', case: caseId, reference, compartment, count: rows, hash: digest });
  return 'made';
}

async function judge(
  visit: Visit,
  reference: string,
  compartment: Compartment,
): Promise<Judged | 'opens' | 'not-held'> {
  const of = await heldCompartment(visit, reference, compartment, 'case.grant');
  if (of === null) return 'not-held';
  const held = { visit, caseId: of.caseId, compartment, epoch: of.epoch, key: of.key };
  const { stored, found } = await lookAgain(held, true);
  if (found === null) return 'not-held';
  const there = hashedRows(found);
  const opens = stored === null ? !there.rows.some(startsWithVersion) : canBeOpened(held, stored);
  if (opens) return 'opens';
  const { entries, unlike, missing } = compare(there.rows, await lastWritten(visit, held));
  const { digest, isAsked, isApproved } = await said(visit, of, compartment, there.bytes);
  return {
    held,
    contents: changedList(emptyList, new Map(entries.map((entry) => [entry.key, entry])), there.grants),
    caseId: of.caseId,
    reference,
    regionId: of.regionId,
    compartment,
    digest,
    rows: there.rows.length,
    unlike,
    missing,
    isAsked,
    isApproved,
  };
}

function canBeOpened(held: ListedCompartment, stored: Parameters<typeof openStored>[1]): boolean {
  try {
    openStored(held, stored);
    return true;
  } catch {
    return false;
  }
}

/** By kind and id, the beginning of the hash of what was written last. */
async function lastWritten(visit: Visit, { caseId, compartment }: ListedCompartment): Promise<Map<string, string>> {
  const { rows } = await sql<{ kind: string; id: string; hash: string }>`
    select kind, id, hash from naast.last_written(${caseId}, ${compartment})`.execute(visit.db);
  return new Map(rows.map(({ kind, id, hash }) => [`${kind} ${id}`, hash.slice(0, 2 * HASH_BYTES)]));
}

function compare(rows: readonly HashedRow[], logged: ReadonlyMap<string, string>) {
  const entries: ListEntry[] = [];
  const seen = new Set<string>();
  for (const { table, id, key, version, hash, kind } of rows) {
    const name = `${kindOf[table]} ${id}`;
    seen.add(name);
    const said = logged.get(name);
    // Of a bundle that was made the log has the hash of the paper.
    if (said === hash.toString('hex') || (table === 'dossier_bundle' && said !== undefined))
      entries.push({ key, version, hash, kind });
  }
  const unlike = rows.length - entries.length;
  const gone = [...logged].filter(([name]) => !seen.has(name));
  for (const [name, hash] of gone) {
    const [kind = '', id = ''] = name.split(' ');
    const table = (Object.keys(kindOf) as ListedTable[]).find((one) => kindOf[one] === kind);
    if (table) entries.push({ key: rowKey(table, id), version: 1, hash: Buffer.from(hash, 'hex'), kind: null });
  }
  return { entries, unlike, missing: gone.length };
}

/** What was signed about these very rows: by a coordinator of the region, and by a leader. */
async function said(visit: Visit, of: HeldCompartment, compartment: Compartment, rows: Uint8Array) {
  const subject = subjectOf(of.caseId, compartment);
  const digest = sha256('naast-list-anew-1', subject, rows).toString('hex');
  const [asked, approved] = await Promise.all([
    thatHold(visit, await loadStatements(visit.db, 'case-list.asked', [subject]), digest, of.regionId),
    thatHold(visit, await loadStatements(visit.db, 'case-list.renewed', [subject]), digest, of.regionId),
  ]);
  return { digest, isAsked: asked.length > 0, isApproved: asked.length > 0 && approved.length > 0 };
}

async function thatHold(
  visit: Visit,
  statements: readonly Statement[],
  digest: string,
  regionId: string,
): Promise<Statement[]> {
  const about = statements.filter((one) => rowsIn(one) === digest);
  if (about.length === 0) return [];
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, about);
  return about.filter((one) => statementHolds(one, grounds, { regionId }));
}

function rowsIn(statement: Statement): unknown {
  const content = statementContent(statement);
  return typeof content === 'object' && content !== null && !Array.isArray(content) ? content.rows : null;
}
