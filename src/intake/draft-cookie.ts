import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type newSessionCookie, readSessionCookie, type SessionCookie } from '#app/vault/index.ts';

/**
 * The cookie of an unfinished registration: one half finds the row, the other opens it. No lifetime, so that it goes with
 * the browser; its name says nothing.
 */
export const draftCookieName = '__Host-v';
const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

export type FreshCookie = ReturnType<typeof newSessionCookie>;

export function readDraftCookie(c: Context): SessionCookie | null {
  const value = getCookie(c, draftCookieName);
  return value === undefined ? null : readSessionCookie(value);
}

/** Gives this browser the cookie of a draft that was just written. */
export function giveDraftCookie(c: Context, { value }: FreshCookie): void {
  setCookie(c, draftCookieName, value, flags);
}

/** Takes the cookie that this request brought; from a browser that sent none, nothing is taken (T45). */
export function takeDraftCookie(c: Context): void {
  if (getCookie(c, draftCookieName) !== undefined) deleteCookie(c, draftCookieName, flags);
}
