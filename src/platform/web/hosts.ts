import type { MiddlewareHandler } from 'hono';
import { refuse } from './errors.view.tsx';

export interface Hosts {
  /** Our own origin, as configured: `http://localhost:3001`. Never taken from the request (T50). */
  origin: string;
  /** Hosts that only lead to it, such as `localhost:3000`. */
  redirected?: readonly string[];
}

/** Answers only under our own name (421 otherwise), so that no link, cookie or origin check can be bent by a Host header. */
export function hostGate({ origin, redirected = [] }: Hosts): MiddlewareHandler {
  const own = new URL(origin);
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase();
    if (namesAnotherPlace(c.env)) return refuse(c, 'misdirected');
    if (host === own.host) return next();
    if (redirected.includes(host) && c.req.method === 'GET') {
      const asked = new URL(c.req.url);
      return c.redirect(`${own.origin}${asked.pathname}${asked.search}`, 308);
    }
    return refuse(c, 'misdirected');
  };
}

/** A request line that names a whole address, as for a proxy, counts above the Host header: we are no proxy (T50). */
export function namesAnotherPlace(environment: unknown): boolean {
  const { incoming } = (environment ?? {}) as { incoming?: { url?: string } };
  return incoming?.url !== undefined && !incoming.url.startsWith('/');
}
