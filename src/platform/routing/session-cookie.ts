import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { forget, readSessionCookie, type SessionCookie } from '#app/platform/vault/index.ts';
import { giveLate, lateWriterOf } from './late-cookie.ts';

declare module 'hono' {
  interface ContextVariableMap {
    session: SessionCookie | null;
  }
}

/** The one session cookie of the staff process (design question 14). */
export const sessionCookieName = '__Host-s';
const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

/**
 * Look-up hash and key from the cookie; null when there is none or it cannot be ours. One copy of the key a request, so
 * that wiping it at the end leaves none behind.
 */
export function readSession(c: Context): SessionCookie | null {
  const known: SessionCookie | null | undefined = c.get('session');
  if (known !== undefined) return known;
  const value = getCookie(c, sessionCookieName);
  const session = value === undefined ? null : readSessionCookie(value);
  c.set('session', session);
  return session;
}

/** Gives the browser its session, and what keeps the text of its forms when that session is over. */
export function giveSession(c: Context, installation: Pick<StaffInstallation, 'pepper'>, value: string): void {
  setCookie(c, sessionCookieName, value, flags);
  const session = readSessionCookie(value);
  if (session) giveLate(c, installation, lateWriterOf(session));
  forget(session?.key);
}

/**
 * Takes the cookie that this request brought. A link from another site brings none (SameSite=Strict), and must not take
 * the one that the browser keeps: that would sign somebody out in all tabs, with what was being written (T45).
 */
export function takeSession(c: Context): void {
  if (getCookie(c, sessionCookieName) === undefined) return;
  deleteCookie(c, sessionCookieName, flags);
}
