import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { countedBlocks } from '#app/platform/limits/index.ts';

/** What one visitor may take of a server: times in milliseconds, and numbers. */
export interface HttpLimits {
  /** For the headers of a request, and for all of it. */
  headersTimeout: number;
  requestTimeout: number;
  /** For the next question on a connection that has its answer. */
  keepAliveTimeout: number;
  /** Without a byte in either direction. Longer than the slowest page of ours takes. */
  silence: number;
  /** For somebody to take an answer in, however little he takes at a time. A large file on a slow telephone needs minutes. */
  longestAnswer: number;
  /** How often the times are looked at. */
  lookEvery: number;
  requestsPerConnection: number;
  connectionsPerAddress: number;
  /** Kept in memory for the headers of one request, in bytes. */
  maxHeaderSize: number;
}

/** Whoever is slower than this, or takes more, is let go, so that the others are answered (T79, T80). */
export const soundLimits: Readonly<HttpLimits> = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  silence: 60_000,
  longestAnswer: 900_000,
  lookEvery: 2_000,
  requestsPerConnection: 1_000,
  // A browser opens six; a shelter or a telephone company puts many people behind one address.
  connectionsPerAddress: 200,
  maxHeaderSize: 16_384,
};

export interface LimitedServerOptions {
  fetch: (request: Request, environment: unknown) => Response | Promise<Response>;
  /** Addresses from which many people come: our own proxies, which count for themselves. */
  proxies?: readonly string[];
  limits?: Partial<HttpLimits>;
}

/** A server, not yet listening, that no visitor can keep from the others by being slow or being many. */
export function limitedServer({ fetch, proxies = [], limits: changed = {} }: LimitedServerOptions): Server {
  const limits = { ...soundLimits, ...changed };
  const { headersTimeout, requestTimeout, keepAliveTimeout, lookEvery, maxHeaderSize } = limits;
  const serverOptions = {
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: lookEvery,
    maxHeaderSize,
  };
  const server = createAdaptorServer({ fetch, serverOptions }) as Server;
  server.timeout = limits.silence;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  limitConnections(server, limits, new Set(proxies.map((proxy) => countedBlocks(proxy).own)));
  return server;
}

function limitConnections(server: Server, limits: HttpLimits, exempt: ReadonlySet<string>): void {
  const open = new Set<Socket>();
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = countedBlocks(socket.remoteAddress ?? '').own;
    const count = (counts.get(address) ?? 0) + 1;
    if (count > limits.connectionsPerAddress && !exempt.has(address)) return socket.destroy();
    counts.set(address, count);
    open.add(socket);
    return socket.once('close', () => {
      open.delete(socket);
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
  letGoOfSlowReaders(server, open, limits);
}

/** `silence` ends who takes nothing; this ends who takes a little now and then. */
function letGoOfSlowReaders(server: Server, open: ReadonlySet<Socket>, limits: HttpLimits): void {
  const waitingSince = new WeakMap<Socket, number>();
  const look = () => {
    const now = performance.now();
    for (const socket of open) {
      if (socket.writableLength === 0) waitingSince.delete(socket);
      else if (now - (waitingSince.get(socket) ?? now) > limits.longestAnswer) socket.destroy();
      else if (!waitingSince.has(socket)) waitingSince.set(socket, now);
    }
  };
  const timer = setInterval(look, limits.lookEvery);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
