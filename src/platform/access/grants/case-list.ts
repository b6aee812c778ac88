import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import { insertList, lockedList, lookAgain, type StoredList, updateHead, updateList } from './case-list.store.ts';
import { deadGrants } from './grants.ts';
import {
  type CaseFacts,
  changedList,
  emptyList,
  entryOf,
  firstList,
  grantKey,
  idOf,
  type ListContents,
  type ListEntry,
  type ListedRow,
  type Misfit,
  misfitsOf,
  readCaseFacts,
  rowHashOf,
  rowKey,
  rowOfKey,
  withKinds,
} from './list-contents.ts';
import { type HeldKey, openStored, sealedHead, sealedList } from './list-seal.ts';
import { newestKey } from './newest-key.ts';
import { isKind, kindBytesOf } from './row-kinds.ts';

/** Somebody else ended the access of whoever writes while this was being written: nothing of it is kept. */
export class AccessEnded extends Error {
  override name = 'AccessEnded';
}

/** A case compartment whose key somebody holds in this visit. */
export interface ListedCompartment extends HeldKey {
  visit: Visit;
}

/**
 * The list of a case compartment as this visit knows it: what is in the case, and what the visit adds to it, which is
 * written at the end, in the same transaction (`writeLists`).
 */
export class CaseList {
  #of: ListedCompartment;
  /** What is stored; null as long as this visit did not read it. */
  #stored: { version: number; contents: ListContents } | null = null;
  /** There is none yet: it begins with what is there when this transaction ends. */
  #isFirst = false;
  readonly #rows = new Map<string, ListEntry>();
  readonly #grants = new Map<string, boolean>();
  readonly #misfits = new Map<string, Misfit>();

  constructor(of: ListedCompartment) {
    this.#of = of;
  }

  /** A case that is being made has an empty list. */
  begin(): void {
    this.#stored = { version: 0, contents: emptyList };
  }

  /**
   * Reads the stored list and compares it with what the database says is there. Throws VaultRefusal, after an alarm,
   * when the list does not open, or was taken away.
   */
  async read(stored: StoredList | null, found: Buffer | null): Promise<void> {
    if (found === null) throw new VaultRefusal();
    if (stored !== null) await this.#take(stored);
    else if (this.#stored?.version !== 0) return this.#first();
    const facts = readCaseFacts(found);
    if (this.#stored) this.#stored.contents = withKinds(this.#stored.contents, facts);
    this.#compare(facts);
    await this.#takeEndings(facts);
  }

  /** Was this grant ended, by what the list says? Then it opens nothing, whatever its row and the audit log say. */
  hasEnded = (grantId: string): boolean => this.#contents()?.grants.get(grantKey(grantId)) === true;

  /** A grant that was made, or ended, in this visit; or that the list did not know. */
  noteGrant(grantId: string, ended: boolean): void {
    const key = grantKey(grantId);
    if (this.#stored?.contents.grants.get(key) !== ended) this.#grants.set(key, ended);
  }

  names = (grantId: string): boolean => this.#contents()?.grants.has(grantKey(grantId)) === true;

  /** A row that this visit wrote. */
  wrote({ table, id, version, sealed, kind }: ListedRow): void {
    const key = rowKey(table, id);
    const before = this.#rows.get(key)?.kind ?? null;
    this.#rows.set(key, { key, version, hash: rowHashOf(sealed), kind: kindBytesOf(table, kind) ?? before });
    this.#misfits.delete(key);
  }

  /** Is this row what the list says? */
  fits({ table, id, version, sealed, kind }: ListedRow): boolean {
    const contents = this.#stored?.contents;
    if (!contents) return true;
    const key = rowKey(table, id);
    const entry = this.#rows.get(key) ?? entryOf(contents, key);
    if (entry?.version !== version || !isKind(entry.kind, kindBytesOf(table, kind))) return false;
    return entry.hash.equals(rowHashOf(sealed));
  }

  /** Somebody may have written since this list was read. True when the list is another one now. */
  async renewed(): Promise<boolean> {
    const before = this.#stored?.version;
    const { stored, found } = await lookAgain(this.#of, false);
    await this.read(stored, found);
    return this.#stored?.version !== before;
  }

  /** A row that does not fit is withheld, named and told to the audit log; once a visit. */
  withhold(row: ListedRow): void {
    const key = rowKey(row.table, row.id);
    const contents = this.#contents();
    this.#tell({ key, why: contents && entryOf(contents, key) ? 'other-version' : 'planted' });
  }

  /** The rows that do not fit. */
  get withheld(): { table: ReturnType<typeof rowOfKey>['table']; id: string }[] {
    return [...this.#misfits.keys()].map(rowOfKey);
  }

  /**
   * Holds the list until this transaction ends. Before the header is locked: whoever writes a list locks it first and
   * the header, for its head, afterwards.
   */
  async hold(): Promise<void> {
    if (this.#isFirst) return this.#writeFirst();
    const stored = await lockedList(this.#of);
    if (stored !== null) await this.#take(stored);
  }

  /** Writes what this visit added. Two who write at once lose nothing: the second adds to what the first wrote. */
  async write(): Promise<void> {
    if (this.#isFirst) return this.#writeFirst();
    if (this.#rows.size === 0 && this.#grants.size === 0) return;
    const contents = this.#contents();
    if (contents) {
      const version = (this.#stored?.version ?? 0) + 1;
      const next = { epoch: this.#of.epoch, version, sealed: sealedList(this.#of, version, contents) };
      const written = version === 1 ? await insertList(this.#of, next) : await updateList(this.#of, next);
      if (written) {
        await this.#writeHead(contents);
        return this.#written({ version, contents });
      }
    }
    await this.#writeLocked();
  }

  #written(stored: { version: number; contents: ListContents }): void {
    this.#isFirst = false;
    this.#stored = stored;
    this.#rows.clear();
    this.#grants.clear();
  }

  async #writeFirst(): Promise<void> {
    const { stored, found } = await lookAgain(this.#of, true);
    // Whoever acts has no grant any more: it ended in this very act.
    if (found === null) return this.#rows.size > 0 ? Promise.reject(new AccessEnded()) : undefined;
    if (stored === null) {
      const first = firstList(found, this.#rows);
      if (first.withVersion > 0) throw this.#refused('missing');
      const contents = changedList(first.contents, this.#rows, this.#grants);
      const made = { epoch: this.#of.epoch, version: 1, sealed: sealedList(this.#of, 1, contents) };
      if (await insertList(this.#of, made)) {
        await this.#writeHead(contents, true);
        return this.#written({ version: 1, contents });
      }
    }
    this.#isFirst = false;
    // Somebody else made it at the same moment.
    await this.#writeLocked();
  }

  async #writeLocked(): Promise<void> {
    if (this.#rows.size === 0 && this.#grants.size === 0) return;
    const stored = await lockedList(this.#of);
    if (stored === null) {
      // A grant alone makes no list: the next opening does.
      if (this.#rows.size > 0) await this.#writeFirst();
      return;
    }
    await this.#take(stored);
    const contents = this.#contents() ?? emptyList;
    const version = stored.version + 1;
    const sealed = sealedList(this.#of, version, contents);
    const written = await updateList(this.#of, { epoch: this.#of.epoch, version, sealed });
    // The list is held, so only the access can have ended meanwhile: a row without its entry would be a planted one.
    if (!written) return this.#rows.size > 0 ? Promise.reject(new AccessEnded()) : undefined;
    await this.#writeHead(contents);
    this.#written({ version, contents });
  }

  async #writeHead(contents: ListContents, always = false): Promise<void> {
    const of = this.#of;
    const header = rowKey('case_header', of.caseId);
    if (of.compartment !== 'core' || !(always || this.#grants.size > 0 || this.#rows.has(header))) return;
    const entry = entryOf(contents, header);
    if (entry && !(await updateHead(of, sealedHead(of, entry, contents.grants)))) throw new AccessEnded();
  }

  #contents(): ListContents | null {
    return this.#stored && changedList(this.#stored.contents, this.#rows, this.#grants);
  }

  async #take(stored: StoredList): Promise<void> {
    // The key of the case was rotated since this visit opened it.
    if (stored.epoch > this.#of.epoch) this.#of = await newestKey(this.#of);
    this.#isFirst = false;
    try {
      this.#stored = { version: stored.version, contents: openStored(this.#of, stored) };
    } catch {
      throw this.#refused('other-version');
    }
  }

  /** No list: the first who opens the case makes it; unless something here was written since there are lists. */
  async #first(): Promise<void> {
    if (this.#isFirst) return;
    const { stored, found } = await lookAgain(this.#of, true);
    if (found === null) throw new VaultRefusal();
    // Nobody knows what a database holds whose log does not fit: it is not trusted for the first time then.
    if (stored === null && this.#of.visit.inSafeMode) throw new VaultRefusal();
    // Somebody made it at this moment.
    if (stored !== null) return this.#take(stored);
    if (firstList(found, this.#rows).withVersion > 0) throw this.#refused('missing');
    this.#stored = null;
    this.#isFirst = true;
  }

  #compare(facts: CaseFacts): void {
    const contents = this.#contents();
    if (contents) for (const misfit of misfitsOf(contents, facts)) this.#tell(misfit);
  }

  /** What was ended by somebody without the key counts here too, once the ending itself counts. */
  async #takeEndings({ grants }: CaseFacts): Promise<void> {
    const known = this.#contents()?.grants;
    const ended = [...grants].filter(([id, isEnded]) => isEnded && known?.get(id) !== true).map(([id]) => idOf(id));
    for (const id of await deadGrants(this.#of.visit, ended)) this.noteGrant(id, true);
  }

  #tell(misfit: Misfit): void {
    if (this.#misfits.has(misfit.key)) return;
    this.#misfits.set(misfit.key, misfit);
    const { table, id } = rowOfKey(misfit.key);
    const { visit, caseId, compartment } = this.#of;
    visit.journal.note({
      action: 'alarm.sealed',
      object: (table ?? 'row').replaceAll('_', '-'),
      objectId: id,
      case: caseId,
      compartment,
      reason: misfit.why,
      outcome: 'refused',
    });
  }

  #refused(reason: Misfit['why']): VaultRefusal {
    const { visit, caseId, compartment } = this.#of;
    const told = { case: caseId, compartment, reason, outcome: 'refused' } as const;
    visit.journal.note({ action: 'alarm.sealed', object: 'case-list', ...told });
    return new VaultRefusal();
  }
}

const listsOfVisits = new WeakMap<Visit, Map<string, CaseList>>();
const nameOf = (caseId: string, compartment: Compartment) => `${caseId}|${compartment}`;

/** The list of a compartment whose key this visit holds. */
export function caseListOf(of: ListedCompartment): CaseList {
  const lists = listsOfVisits.get(of.visit) ?? new Map<string, CaseList>();
  listsOfVisits.set(of.visit, lists);
  const name = nameOf(of.caseId, of.compartment);
  const list = lists.get(name) ?? new CaseList(of);
  lists.set(name, list);
  return list;
}

/** A grant was ended: so it says the list of its case, if this visit opened that; else the next who opens it writes it. */
export function noteEnded(visit: Visit, grantId: string): void {
  for (const list of listsOfVisits.get(visit)?.values() ?? []) if (list.names(grantId)) list.noteGrant(grantId, true);
}

/** Writes every list to which this visit added something; before the audit log, in an order that all writers share. */
export async function writeLists(visit: Visit): Promise<void> {
  const lists = listsOfVisits.get(visit);
  for (const name of [...(lists?.keys() ?? [])].sort()) await lists?.get(name)?.write();
}
