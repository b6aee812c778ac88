import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { PublicRoute } from '#app/platform/routing/index.ts';
import {
  forget,
  type Key,
  newSessionCookie,
  readSessionCookie,
  type SessionCookie,
} from '#app/platform/vault/index.ts';

declare module 'hono' {
  interface ContextVariableMap {
    draftKeys: readonly Key[];
  }
}

/**
 * The cookie of an unfinished registration: one half finds the row, the other opens it. No lifetime, so that it goes with
 * the browser; its name says nothing.
 */
export const draftCookieName = '__Host-v';
const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

export type FreshCookie = ReturnType<typeof newSessionCookie>;

/** The key is wiped when the request is over: use it in routes that forget their drafts. */
export function readDraftCookie(c: Context): SessionCookie | null {
  const value = getCookie(c, draftCookieName);
  const cookie = value === undefined ? null : readSessionCookie(value);
  return cookie && wipedLater(c, cookie);
}

/** A cookie for a draft that is about to be written; its key too is wiped when the request is over. */
export function newDraftCookie(c: Context): FreshCookie {
  return wipedLater(c, newSessionCookie());
}

function wipedLater<Cookie extends SessionCookie>(c: Context, cookie: Cookie): Cookie {
  c.set('draftKeys', [...(c.get('draftKeys') ?? []), cookie.key]);
  return cookie;
}

/** The same route, after which this process holds no key of an unfinished registration any more (T105). */
export function forgettingDrafts({ handle, leave, ...route }: PublicRoute): PublicRoute {
  const wiping =
    <Answer>(work: (c: Context) => Promise<Answer>) =>
    (c: Context) =>
      work(c).finally(() => forget(...(c.get('draftKeys') ?? [])));
  return { ...route, handle: wiping(handle), ...(leave ? { leave: wiping(leave) } : {}) };
}

/** Gives this browser the cookie of a draft that was just written. */
export function giveDraftCookie(c: Context, { value }: FreshCookie): void {
  setCookie(c, draftCookieName, value, flags);
}

/** Takes the cookie that this request brought; from a browser that sent none, nothing is taken (T45). */
export function takeDraftCookie(c: Context): void {
  if (getCookie(c, draftCookieName) !== undefined) deleteCookie(c, draftCookieName, flags);
}
