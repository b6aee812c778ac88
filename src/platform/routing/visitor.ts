import type { Context, MiddlewareHandler } from 'hono';
import { plainAddress, visitorAddress } from '#app/platform/limits/index.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Addresses of our own proxies, in the one way of writing in which they are compared. */
    proxies: ReadonlySet<string>;
  }
}

/** Says whose word about a visitor's address is believed: that of the proxies that the administrator named, nobody else's. */
export function believes(proxies: readonly string[] = []): MiddlewareHandler {
  const named = new Set(proxies.map((one) => plainAddress(one) ?? one));
  return async (c, next) => {
    c.set('proxies', named);
    await next();
  };
}

const nobody: ReadonlySet<string> = new Set();

/** The address that a request comes from, for counting tries; never stored in the clear, never logged. */
export function callerAddress(c: Context): string {
  const environment = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const peer = environment?.incoming?.socket?.remoteAddress ?? '';
  // `Forwarded` is not read: two headers that may differ are one too many.
  return visitorAddress(peer, c.req.header('x-forwarded-for'), c.get('proxies') ?? nobody);
}
