import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What leads from a process of ours to its manager. */
export interface ManagerLine {
  send(message: unknown): void;
  hear(ear: (message: unknown) => void): void;
  /** The manager is gone, or wants this process to begin anew. */
  ended(end: () => void): void;
}

/** The channel that Node opens between parent and child; leads nowhere in a process that was started by hand. */
export const parentLine: ManagerLine = {
  // A manager that is just gone is not an error of ours: the channel's end says so too.
  send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  hear: (ear) => void process.on('message', ear),
  ended(end) {
    process.on('disconnect', end);
    if (process.connected === false) end();
  },
};

const tryAgainAfter = 200;
/** A start message has a few kilobytes. */
const longestLine = 1_048_576;

/**
 * The line of a process that is a unit of systemd: the socket in a folder that its account alone may enter. Waits for
 * the manager as long as it takes; `first` is its start message.
 */
export async function lineFromSocket(path: string): Promise<{ line: ManagerLine; first: unknown }> {
  const socket = await connected(path);
  const ears: ((message: unknown) => void)[] = [];
  const ends: (() => void)[] = [];
  const first = new Promise<unknown>((done, fail) => {
    let isFirst = true;
    hearLines(socket, (message) => {
      if (isFirst) done(message);
      else for (const ear of ears) ear(message);
      isFirst = false;
    });
    socket.once('close', () => {
      fail(new Error('The process manager ended before it said anything.'));
      for (const end of ends) end();
    });
  });
  const line: ManagerLine = {
    send: (message) => sendLine(socket, message),
    hear: (ear) => void ears.push(ear),
    ended(end) {
      ends.push(end);
      if (socket.destroyed) end();
    },
  };
  return { line, first: await first };
}

/** Writes one message; whoever is gone is told elsewhere. */
export function sendLine(socket: Socket, message: unknown): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** Hears messages, one a line. Whoever sends anything else is cut off. */
export function hearLines(socket: Socket, ear: (message: unknown) => void): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    try {
      for (const line of lines) ear(JSON.parse(line));
    } catch {
      socket.destroy();
    }
    if (text.length > longestLine) socket.destroy();
  });
}

async function connected(path: string): Promise<Socket> {
  for (let known = ''; ; await pause(tryAgainAfter)) {
    const found = await tryToConnect(path);
    if (typeof found !== 'string') return found;
    const isExpected = found === 'ENOENT' || found === 'ECONNREFUSED';
    if (!isExpected && found !== known) process.stderr.write(`The process manager is not reached (${found}).\n`);
    known = found;
  }
}

function tryToConnect(path: string): Promise<Socket | string> {
  const socket = connect(path);
  return new Promise((done) => {
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    socket.once('connect', () => done(socket));
  });
}
