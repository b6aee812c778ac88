import type { Context, MiddlewareHandler } from 'hono';
import { equal, type Key, mac } from '#app/platform/vault/index.ts';
import { refuse } from './errors.view.tsx';
import { type BodyLimits, ordinaryForm, readFormBody } from './form/form-body.ts';

export interface OriginFacts {
  method: string;
  /** Our own origin, as configured. */
  own: string;
  origin: string | undefined;
  secFetchSite: string | undefined;
}

/**
 * Decides whether a request comes from a page of ours. Reading is always allowed. Whatever changes something must say where
 * it comes from, and every sign it gives must point to our own origin; browsers since 2020 send at least one of the two, and
 * `Origin: null` (sandboxes, other sites' redirects) counts as foreign.
 */
export function comesFromUs({ method, own, origin, secFetchSite }: OriginFacts): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (origin === undefined && secFetchSite === undefined) return false;
  const rightOrigin = origin === undefined || origin === own;
  const rightSite = secFetchSite === undefined || secFetchSite === 'same-origin';
  return rightOrigin && rightSite;
}

/** The token of a session: bound to its key, so that another session's token, or a guessed one, does not hold. */
export function csrfToken(sessionKey: Key): string {
  return mac(sessionKey, 'csrf').toString('base64url');
}

/** Compares a token in constant time. Upload handlers call this themselves, once they have read their fields. */
export function csrfTokenHolds(sessionKey: Key, token: string | undefined): boolean {
  return token !== undefined && equal(Buffer.from(token, 'utf8'), Buffer.from(csrfToken(sessionKey), 'utf8'));
}

export interface CsrfOptions {
  own: string;
  /** The key of the session of this request, or null when there is none: then the origin alone decides. */
  sessionKey: (c: Context) => Key | null;
  /** Paths that take uploads (multipart) and check their token themselves; nothing else may post one. */
  takesUpload?: (path: string) => boolean;
  /** Answers a form that carries the token of an earlier session of this browser; null when it carries none. */
  late?: (c: Context) => Promise<Response | null>;
  /** How much is read of a form at this path, to find its token. */
  limits?: (path: string) => BodyLimits;
}

/** Middleware: no change without a request from our own page that carries its session's token (T45). */
export function csrfGate(options: CsrfOptions): MiddlewareHandler {
  const { own, sessionKey, takesUpload = () => false, late = async () => null, limits = () => ordinaryForm } = options;
  return async (c, next) => {
    const key = sessionKey(c);
    if (key !== null) c.get('web').csrf = csrfToken(key);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const facts = { own, origin: c.req.header('origin'), secFetchSite: c.req.header('sec-fetch-site') };
    // Nothing of a foreign page's text is shown: it could be made to look like our reader's own.
    if (!comesFromUs({ ...facts, method: c.req.method })) return refuse(c, 'refused');
    if (isMultipart(c)) return takesUpload(c.req.path) ? next() : refuse(c, 'unsupported');
    if (key === null) return (await late(c)) ?? next();
    const refused = await tokenRefusal(c, key, limits(c.req.path));
    if (refused === null) return next();
    return (await late(c)) ?? refused();
  };
}

/** How a form is refused that does not carry the token of this session. */
async function tokenRefusal(c: Context, key: Key, limits: BodyLimits): Promise<(() => Promise<Response>) | null> {
  const body = await readFormBody(c.req.raw, limits);
  if (body.kind === 'not-a-form') return () => refuse(c, 'unsupported');
  if (body.kind === 'cut-off') return () => refuse(c, 'too-large');
  const tokens = body.pairs.filter(([name]) => name === '_csrf').map(([, value]) => value);
  const holds = tokens.length === 1 && csrfTokenHolds(key, tokens[0]);
  return holds ? null : () => refuse(c, 'refused', { typed: body.pairs });
}

function isMultipart(c: Context): boolean {
  return (c.req.header('content-type') ?? '').trim().toLowerCase().startsWith('multipart/form-data');
}
