import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Where a process listens that may not open a port itself. */
export interface HandedPort {
  host: string;
  port: number;
}

/** As which descriptor it finds the port: after the three that all have, the secrets and the channel. */
export const portDescriptor = 5;

/** systemd's own: the first descriptor that it hands over. */
const firstOfUnit = 3;

/** Ports that systemd opened for this process (sd_listen_fds); none where it did not start it. */
export function portsOfUnit(environment: NodeJS.ProcessEnv = process.env): number[] {
  if (environment.LISTEN_PID !== String(process.pid)) return [];
  return Array.from({ length: Number(environment.LISTEN_FDS ?? 0) }, (_, at) => firstOfUnit + at);
}

interface Listening {
  descriptor: number;
  close(): void;
}

/** A predecessor may still be letting go of it. */
const patience = 5_000;

/**
 * Opens a port for another process. Whoever calls hands the descriptor on and closes in the same turn: until then a
 * visitor might be let in here, where nobody answers.
 */
export async function listenFor(place: HandedPort): Promise<Listening | 'taken'> {
  for (const end = Date.now() + patience; ; await pause(100)) {
    const server = await tryToListen(place);
    if (server !== null) return { descriptor: descriptorOf(server), close: () => void server.close() };
    if (Date.now() > end) return 'taken';
  }
}

/** What is said of a port that somebody else has. */
export function portTaken(port: number): string {
  return `Port ${port} is in use by another program; choose another with --port.`;
}

function tryToListen({ host, port }: HandedPort): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((done) => {
    server.once('error', () => done(null));
    server.listen({ host, port, exclusive: true, ipv6Only: host.includes(':') }, () => done(server));
  });
}

/** Node hands a server to a child by its descriptor only, which it does not name (`_handle`, as its own `cluster` does). */
function descriptorOf(server: Server): number {
  const { _handle: handle } = server as unknown as { _handle: { fd: number } };
  return handle.fd;
}
