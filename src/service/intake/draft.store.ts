import { sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import {
  codeKey,
  forget,
  type Key,
  mac,
  newCodeSalt,
  newId,
  openBytes,
  openDocument,
  type SessionCookie,
  sealBytes,
  sealDocument,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import { draftSchema, type RegistrationDraft } from './draft.ts';
import { codeOfForm } from './receipt.ts';

/**
 * Unfinished registrations. Sealed under the key in the visitor's cookie; whoever has the code can have that key too.
 * The public process keeps neither, so it can read nothing of what others began (design question 4).
 */

const place = (row: string, column: 'sealed' | 'code_sealed') => ({ table: 'intake_draft', row, column, epoch: 1 });
const codeMac = (desk: PublicDesk, code: string) => mac(desk.receiptKey, 'draft-code', code);

export interface OpenDraft {
  id: string;
  draft: RegistrationDraft;
}

/** The draft of this cookie; null when there is none, or it lay untouched for half an hour. Locked until COMMIT. */
export async function findDraft(db: ScopedDb, cookie: SessionCookie | null): Promise<OpenDraft | null> {
  if (cookie === null) return null;
  const { rows } = await sql<{ id: string; sealed: Buffer }>`select * from naast.get_draft(${cookie.lookup})`.execute(
    db,
  );
  const row = rows[0];
  const draft = row && openDraft(cookie.key, row.id, row.sealed);
  return draft ? { id: row.id, draft } : null;
}

/** Writes a draft, or begins one, among those of a crowd where very many are begun; false when there is no room left. */
export async function keepDraft(
  db: ScopedDb,
  cookie: SessionCookie,
  draft: RegistrationDraft,
  { id = newId(), crowded = false }: { id?: string | undefined; crowded?: boolean } = {},
): Promise<boolean> {
  const sealed = sealDocument(cookie.key, place(id, 'sealed'), draft);
  const { rows } = await sql<{
    kept: boolean;
  }>`select naast.put_draft(${id}, ${cookie.lookup}, ${sealed}, ${crowded}) as kept`.execute(db);
  return rows[0]?.kept ?? false;
}

/** Puts the code on this cookie's draft and gives it; null when the draft is gone. The same code each time. */
export async function codeForDraft(desk: PublicDesk, cookie: SessionCookie): Promise<string | null> {
  const found = await desk.scoped((db) => findDraft(db, cookie));
  if (found === null) return null;
  const code = codeOfForm(desk.receiptKey, found.draft.key);
  const salt = newCodeSalt();
  const key = await keyOfCode(desk, code, salt);
  const wrapped = sealBytes(key, place(found.id, 'code_sealed'), cookie.key);
  forget(key);
  return desk.scoped(async (db) => {
    const { rows } = await sql<{
      done: boolean;
    }>`select naast.code_draft(${cookie.lookup}, ${codeMac(desk, code)}, ${salt}, ${wrapped}) as done`.execute(db);
    return rows[0]?.done ? code : null;
  });
}

interface CodedRow {
  id: string;
  code_salt: Buffer;
  code_sealed: Buffer;
  sealed: Buffer;
}

/** Opens the draft of a code and seals it anew under this visitor's cookie; null when the code opens none. */
export async function draftOfCode(
  desk: PublicDesk,
  code: string,
  cookie: SessionCookie,
): Promise<RegistrationDraft | null> {
  const row = await desk.scoped(async (db) => {
    const { rows } = await sql<CodedRow>`select * from naast.draft_of_code(${codeMac(desk, code)})`.execute(db);
    return rows[0];
  });
  if (row === undefined) return null;
  const outer = await keyOfCode(desk, code, row.code_salt);
  const draft = unlessMoved(() => {
    const inner = openBytes(outer, place(row.id, 'code_sealed'), row.code_sealed);
    const opened = openDraft(inner, row.id, row.sealed);
    forget(inner);
    return opened;
  });
  // A key of its own: the cookie on the borrowed telephone opens nothing that is written from now on.
  const wrapped = sealBytes(outer, place(row.id, 'code_sealed'), cookie.key);
  forget(outer);
  if (draft === null) return null;
  return desk.scoped(async (db) => {
    const { rows } = await sql<{
      entered: boolean;
    }>`select naast.enter_draft(${row.id}, ${codeMac(desk, code)}, ${cookie.lookup}) as entered`.execute(db);
    if (!rows[0]?.entered || !(await keepDraft(db, cookie, draft, { id: row.id }))) return null;
    await sql`select naast.code_draft(${cookie.lookup}, ${codeMac(desk, code)}, ${row.code_salt}, ${wrapped})`.execute(
      db,
    );
    return draft;
  });
}

/** Is there an unfinished registration behind this code? */
export async function isDraftCode(desk: PublicDesk, db: ScopedDb, code: string): Promise<boolean> {
  const { rows } = await sql`select id from naast.draft_of_code(${codeMac(desk, code)})`.execute(db);
  return rows.length > 0;
}

/** Throws a draft away: of this cookie, or of this code. */
export async function dropRegistrationDraft(
  desk: PublicDesk,
  db: ScopedDb,
  { cookie = null, code = null }: { cookie?: SessionCookie | null; code?: string | null },
): Promise<boolean> {
  const wanted = code === null ? null : codeMac(desk, code);
  const { rows } = await sql<{
    gone: boolean;
  }>`select naast.drop_draft(${cookie?.lookup ?? null}, ${wanted}) as gone`.execute(db);
  return rows[0]?.gone ?? false;
}

/** The visitor leaves by the exit: this cookie opens nothing any more, and without a code nothing does (T55). */
export async function leaveDraft(db: ScopedDb, cookie: SessionCookie): Promise<void> {
  await sql`select naast.leave_draft(${cookie.lookup})`.execute(db);
}

/**
 * Null also for what an older or newer program wrote in another shape: the visitor begins again, and nothing is
 * guessed.
 */
function openDraft(key: Key, id: string, sealed: Buffer): RegistrationDraft | null {
  return unlessMoved(() => draftSchema.safeParse(openDocument(key, place(id, 'sealed'), sealed)).data ?? null);
}

/** What was moved or changed in the database is nobody's draft (T86). */
function unlessMoved<Opened>(open: () => Opened): Opened | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof VaultRefusal) return null;
    throw error;
  }
}

function keyOfCode(desk: PublicDesk, code: string, salt: Uint8Array): Promise<Key> {
  return codeKey(code, { pepper: desk.receiptKey, salt, purpose: 'intake draft' });
}
