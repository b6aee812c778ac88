import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { newReference } from '#app/platform/vault/index.ts';
import {
  type Appearance,
  changeDisplay,
  csrfGate,
  hostGate,
  isPrefetch,
  namesAnotherPlace,
  notFound,
  securityHeaders,
  serveAsset,
  shell,
  unexpected,
} from '#app/platform/web/index.ts';
import { refuseOtherMethods } from './other-methods.ts';
import type { Method } from './route.ts';
import { believes } from './visitor.ts';

/**
 * What the public process has: transactions as the public role, the pinned root, the receipt key. No secret of a case.
 */
export interface PublicDesk {
  scoped<T>(work: (db: ScopedDb) => Promise<T>): Promise<T>;
  /** Null until the installation has been set up. */
  root: Buffer | null;
  /** The key that ends things after a restore; revocations by it count here too. */
  endings?: Buffer | null;
  receiptKey: Buffer;
  /** Where staff sign in; only named on the first page of an installation that is not set up. */
  staffOrigin: string;
  demo: boolean;
}

export interface PublicRoute {
  method: Method;
  path: `/${string}`;
  handle(c: Context): Promise<Response>;
  /**
   * An answer to a GET that lies ready, with all its headers, or null to go the usual way. It is asked before anything
   * else is done for a request: the same page for everybody must not cost what a page for one person costs.
   */
  ready?(header: HeaderOf): Response | null;
  /** What must be forgotten when a visitor takes the exit: what the cookie opens, before the visitor is gone (T55). */
  leave?(c: Context): Promise<void>;
}

/** Value of a request's header by its name in small letters. */
export type HeaderOf = (name: string) => string | null | undefined;

export interface PublicAppOptions {
  routes: readonly PublicRoute[];
  origin: string;
  /** Other names of this address that only lead here, such as localhost:3000. */
  redirected: readonly string[];
  exitTo: string;
  serviceName: string;
  /** Name and colour as a leader signed them; left out: the program's own. */
  looks?: () => Promise<Appearance>;
  demo: boolean;
  /** Addresses of our own proxies, whose word about a visitor's address is believed. */
  proxies?: readonly string[];
  report: (reference: string, error: Error) => void;
}

/** The public side: pages without sessions. A form is accepted from our own pages only. */
export function publicApp(options: PublicAppOptions): Hono {
  const app = new Hono();
  app.use(believes(options.proxies));
  app.use(securityHeaders());
  app.use(shell({ name: options.serviceName, home: '/', demo: options.demo }, options.looks));
  app.use(hostGate({ origin: options.origin, redirected: options.redirected }));
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  app.use(csrfGate({ own: options.origin, sessionKey: () => null }));
  app.get('/weg', (c) => leave(c, options));
  app.post('/weergave', changeDisplay);
  for (const route of options.routes) app.on(route.method, route.path, (c) => route.handle(c));
  refuseOtherMethods(app, options.routes);
  app.notFound((c) => notFound(c));
  app.onError(unexpected(options.report));
  return withReady(app, options);
}

/** The quick exit leads out whatever fails, and a page of another site forgets nothing by it (T45, T55). */
async function leave(c: Context, { routes, exitTo, report }: PublicAppOptions): Promise<Response> {
  const isForeign = ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');
  for (const route of isForeign ? [] : routes)
    await route.leave?.(c).catch((error: Error) => report(newReference(), error));
  return c.redirect(exitTo, 303);
}

/**
 * Puts what lies ready before the whole way through the app; under our own host name only, and never for reading ahead.
 */
function withReady(app: Hono, { routes, origin }: PublicAppOptions): Hono {
  const ready = new Map<string, NonNullable<PublicRoute['ready']>>();
  for (const route of routes) if (route.ready !== undefined) ready.set(route.path, route.ready);
  const { host } = new URL(origin);
  const usual = app.fetch;
  app.fetch = (request, environment, execution) => {
    const { url } = request;
    const find = request.method === 'GET' ? ready.get(url.slice(url.indexOf('/', 8))) : undefined;
    if (find === undefined) return usual(request, environment, execution);
    const header = headersOf(request, environment);
    const isOurs = header('host') === host && !namesAnotherPlace(environment);
    const answer = isOurs && !isPrefetch({ get: header }) ? find(header) : null;
    return answer ?? usual(request, environment, execution);
  };
  return app;
}

/** From Node's own record where there is one: that costs a third of asking a `Headers`. */
function headersOf(request: Request, environment: unknown): HeaderOf {
  const { incoming } = (environment ?? {}) as { incoming?: Partial<IncomingMessage> };
  const record = incoming?.headers;
  return record === undefined ? (name) => request.headers.get(name) : (name) => record[name] as string | undefined;
}
