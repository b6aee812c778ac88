import type { Context } from 'hono';
import { sql } from 'kysely';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { mayHoldCitizenNumber, strikeCitizenNumbers } from '#app/platform/language/index.ts';
import { canonical, hmac, newId, type SessionCookie, sealDocumentTo } from '#app/platform/vault/index.ts';
import { readFormBody, refuse } from '#app/platform/web/index.ts';
import { bringsLate, type LateWriter, lateWriterWith } from './late-cookie.ts';
import { readSession } from './session-cookie.ts';

/** Where held text is sealed; read again after sign-in (design question 8). */
export const heldPlace = (id: string) => ({ table: 'held_text', row: id, column: 'sealed', epoch: 1 });
export const heldContext = (id: string) => `held|${id}`;

interface WriterRow {
  person_id: string;
  session_id: string;
}

/**
 * A form that carries the token of an earlier session of this browser: signed out in another tab, or somebody signed in
 * again. Null when it is none of these. What was typed is kept for its writer (decision 163): the same person finds it at
 * once, anybody else gets a page with nothing of it (T12).
 */
export async function answerLateForm(c: Context, installation: StaffInstallation): Promise<Response | null> {
  if (!bringsLate(c)) return null;
  const tokens = (await pairsOf(c)).filter(([name]) => name === '_csrf').map(([, value]) => value);
  const writer = tokens.length === 1 ? lateWriterWith(c, installation, tokens[0] ?? '') : null;
  const typed = await typedIn(c);
  if (!writer || typed.length === 0) return null;
  const session = readSession(c);
  if (!session) return keepLateText(c, installation, writer);
  const kept = await keepText(c, installation, writer);
  if (isDraftOfScript(c)) return draftAnswer(c, kept);
  if (!(await areOnePerson(installation, writer, session))) return refuse(c, kept ? 'of-another' : 'of-another-lost');
  return kept ? c.redirect('/profile', 303) : refuse(c, 'not-kept', { typed });
}

/**
 * A form that arrives after the session ended is not lost: it is kept, and the way leads to sign-in. The cookie of the
 * ended session stays: all that it can do is add text, and more may come from the same page (decision 159). What the
 * page's script sends while the writer types is answered by a status, so that the page can say that the session ended.
 */
export async function keepLateText(c: Context, installation: StaffInstallation, writer: LateWriter): Promise<Response> {
  const kept = await keepText(c, installation, writer);
  if (isDraftOfScript(c)) return draftAnswer(c, kept);
  if (kept) return c.redirect('/sign-in/kept', 303);
  const typed = await typedIn(c);
  if (typed.length > 0) return refuse(c, 'signed-out', { typed });
  return c.redirect('/sign-in', 303);
}

const draftAnswer = (c: Context, kept: boolean): Response => c.body(null, kept ? 401 : 422);

async function areOnePerson(installation: StaffInstallation, a: LateWriter, b: SessionCookie): Promise<boolean> {
  return installation.scoped({ kind: 'door' }, async (db) => {
    const { rows } = await sql<{ same: boolean }>`select one.person_id = other.person_id as same
      from naast.late_writer(${a.lookup}) one, naast.late_writer(${b.lookup}) other`.execute(db);
    return rows[0]?.same ?? false;
  });
}

/** What `islands/form.ts` says of itself when it keeps what is being written. */
const isDraftOfScript = (c: Context) => c.req.header('x-naast-draft') !== undefined;

/**
 * Seals what was typed to its writer's certified key, to be offered again: after the next sign-in, or when a volunteer
 * who was suspended is not any more. The token of the form was checked, so nobody else can put text there. A password
 * is not kept, nor a citizen number, nor what is longer than a form of ours. False when there was nothing to keep, or nobody to keep it for.
 */
export async function keepText(
  c: Context,
  installation: StaffInstallation,
  { lookup, token }: LateWriter,
): Promise<boolean> {
  const pairs = (await typedIn(c)).map(([name, value]) => [name, withoutCitizenNumber(value)]);
  const body = await readFormBody(c.req.raw);
  if (pairs.length === 0 || body.kind !== 'form') return false;
  const id = heldId(token, await formKey(c));
  return installation.scoped({ kind: 'door' }, async (db) => {
    const { rows } = await sql<WriterRow>`select person_id, session_id from naast.late_writer(${lookup})`.execute(db);
    const writer = rows[0];
    const boxPublic = writer && (await certifiedKey(installation, db, writer));
    if (!boxPublic) return false;
    const text = JSON.parse(canonical({ path: c.req.path, pairs }));
    const sealed = sealDocumentTo(boxPublic, heldContext(id), heldPlace(id), text);
    const result = await sql<{
      held: 'new' | 'again' | null;
    }>`select naast.hold_text(${id}, ${lookup}, ${sealed}) as held`.execute(db);
    const held = result.rows[0]?.held ?? null;
    if (held === 'new') await appendEntries(db, [{ action: 'held-text.kept', objectId: writer.person_id }]);
    return held !== null;
  });
}

async function pairsOf(c: Context): Promise<[string, string][]> {
  const body = await readFormBody(c.req.raw);
  return 'pairs' in body ? body.pairs : [];
}

/** What a person typed: a password is nobody's to keep. */
const typedIn = async (c: Context) =>
  (await pairsOf(c)).filter(([name, value]) => !name.startsWith('_') && name !== 'password' && value !== '');

/** With the digits struck out; what only may be one loses all its digits, for nobody can be asked. */
function withoutCitizenNumber(value: string): string {
  if (ownId.test(value)) return value;
  const struck = strikeCitizenNumbers(value);
  return mayHoldCitizenNumber(struck) ? struck.replace(/\p{Nd}/gu, '•') : struck;
}

const ownId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const formKey = async (c: Context) => (await pairsOf(c)).find(([name]) => name === '_key')?.[1];

/**
 * One row for one open form: what its page sends later takes the place of what it sent before. Nobody without the
 * token of the session can name the row; a form without a key of its own has a new row each time.
 */
function heldId(token: string, form: string | undefined): string {
  if (form === undefined || form === '') return newId();
  const bytes = hmac(Buffer.from(token, 'base64url'), `held-text|${form}`).subarray(0, 16);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/**
 * The key in the writer's certificate, up to the pinned root: the one in the row could be anybody's who can write there
 * (T89).
 */
async function certifiedKey(installation: StaffInstallation, db: ScopedDb, writer: WriterRow): Promise<Buffer | null> {
  const pins = installation.pins();
  if (!pins) return null;
  await installation.become(db, { kind: 'person', person: writer.person_id, session: writer.session_id });
  const certificate = await currentCertificate(db, writer.person_id, pins);
  await installation.become(db, { kind: 'door' });
  return certificate?.box_public ?? null;
}
