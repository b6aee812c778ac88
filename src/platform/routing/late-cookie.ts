import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { equal, mac, type SessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';

/** Whose form it is after its session is over: which session it was, and the token that its forms carry. */
export interface LateWriter {
  lookup: Buffer;
  token: string;
}

type WithPepper = Pick<StaffInstallation, 'pepper'>;

/** Beside the session cookie, and longer than it: all that it can do is add text for its writer (decision 163). */
const name = '__Host-late';
const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
/** So many sessions of one browser; the oldest goes first. */
const most = 4;
const half = 32;
const written = /^[\w-]{107}$/;

/** What the forms of a session can still do when it is over. */
export const lateWriterOf = ({ lookup, key }: SessionCookie): LateWriter => ({ lookup, token: csrfToken(key) });

/** Adds a session to those whose forms this browser may still send late. */
export function giveLate(c: Context, installation: WithPepper, writer: LateWriter): void {
  const added = write(installation, writer);
  const before = values(c).filter((value) => value !== added && read(installation, value) !== null);
  setCookie(c, name, [added, ...before].slice(0, most).join('.'), flags);
}

/** The writer of the form that carries this token, if it was one of this browser's sessions. */
export function lateWriterWith(c: Context, installation: WithPepper, token: string): LateWriter | null {
  const writers = values(c).map((value) => read(installation, value));
  return writers.find((writer) => writer && equal(Buffer.from(writer.token), Buffer.from(token))) ?? null;
}

/** Is there anything of an earlier session of this browser? */
export const bringsLate = (c: Context): boolean => values(c).length > 0;

/** The way out leaves nothing that could be added to (T55). */
export function takeLate(c: Context): void {
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, flags);
}

const values = (c: Context): string[] =>
  (getCookie(c, name) ?? '')
    .split('.')
    .slice(0, most)
    .filter((value) => written.test(value));

function write(installation: WithPepper, { lookup, token }: LateWriter): string {
  const form = Buffer.from(token, 'base64url');
  return Buffer.concat([lookup, form, markOf(installation, lookup, form)]).toString('base64url');
}

function read(installation: WithPepper, value: string): LateWriter | null {
  const bytes = Buffer.from(value, 'base64url');
  const [lookup, form, mark] = [bytes.subarray(0, half), bytes.subarray(half, 2 * half), bytes.subarray(2 * half)];
  return equal(mark, markOf(installation, lookup, form)) ? { lookup, token: form.toString('base64url') } : null;
}

/** Only the installation makes one: what the database holds of a session is not enough to put text on its person's page. */
const markOf = ({ pepper }: WithPepper, lookup: Buffer, form: Buffer): Buffer =>
  mac(pepper, 'late-cookie', lookup, form).subarray(0, 16);
