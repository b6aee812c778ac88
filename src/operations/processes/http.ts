import './guard.ts';
import type { Server } from 'node:http';
import type { ListenOptions } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onStop, tellManager } from './child-side.ts';
import { type LimitedServerOptions, limitedServer } from './http-limits.ts';

export interface HttpOptions extends LimitedServerOptions {
  /** Addresses of this machine to listen on; one that the machine lacks (`::1`) is left out if another works. */
  hosts: string[];
  port: number;
  /** Descriptors of ports that were opened for us, instead of hosts. */
  listening?: readonly number[];
  /** Called after the last answer: close the database here. */
  afterDrain?: () => Promise<void>;
}

/** Where to listen; or the descriptor of a port that is open already. */
type Place = ListenOptions | { fd: number };

/** How long a request that is under way may take after we were asked to stop, in milliseconds. */
const drainPatience = 10_000;
const portPatience = 5_000;

/**
 * Serves until the supervisor asks to stop (or is gone): then takes no new request, finishes those under way, and
 * ends the process. Says `ready` to the supervisor when it listens.
 */
export async function serveHttp(options: HttpOptions): Promise<void> {
  const { listening = [], hosts, port } = options;
  const places = listening.length > 0 ? listening.map((fd) => ({ fd })) : hosts.map((host) => placeOf(host, port));
  const servers = places.map((place) => ({ place, server: limitedServer(options) }));
  const outcomes = await Promise.all(servers.map(({ server, place }) => listen(server, place)));
  if (outcomes.includes('taken') || !outcomes.includes('listening')) {
    tellManager({ tell: 'port-taken', port });
    process.exit(3);
  }
  onStop(async () => {
    await Promise.all(servers.map(({ server }) => drain(server)));
    await options.afterDrain?.();
  });
  tellManager({ tell: 'ready', port: portOf(servers[0]?.server) ?? port });
}

function portOf(server: Server | undefined): number | null {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}

function placeOf(host: string, port: number): Place {
  return { host, port, exclusive: true, ipv6Only: host.includes(':') };
}

/** The predecessor of a process may still be finishing its last answers on this port: hence the patience. */
async function listen(server: Server, place: Place): Promise<'listening' | 'taken' | 'missing'> {
  for (const end = Date.now() + portPatience; ; await pause(100)) {
    const code = await tryToListen(server, place);
    if (code === null) {
      return 'listening';
    }
    if (code !== 'EADDRINUSE') {
      return 'missing';
    }
    if (Date.now() > end) {
      return 'taken';
    }
  }
}

function tryToListen(server: Server, place: Place): Promise<string | null> {
  return new Promise((done) => {
    const onError = (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown');
    server.once('error', onError);
    server.listen(place, () => {
      server.off('error', onError);
      done(null);
    });
  });
}

async function drain(server: Server): Promise<void> {
  if (!server.listening) {
    return;
  }
  const closed = new Promise<void>((done) => server.close(() => done()));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const patience = setTimeout(() => server.closeAllConnections(), drainPatience);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
}
