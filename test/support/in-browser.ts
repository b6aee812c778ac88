import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { BrowserContext } from 'playwright-core';

interface Answering {
  fetch(request: Request, environment?: unknown): Response | Promise<Response>;
}

/** Listens for an app that is made afterwards, since it wants to know its address: `made` gives it by the first request. */
export async function listenFor(made: () => Answering): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = serve({ fetch: (request, environment) => made().fetch(request, environment), port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Gives a browser the session of somebody, as signing in leaves it there. */
export async function bringSession(context: BrowserContext, value: string): Promise<void> {
  const flags = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
  await context.addCookies([{ name: '__Host-s', value, domain: 'localhost', ...flags }]);
}
