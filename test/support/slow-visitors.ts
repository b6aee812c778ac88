import { connect, type Socket } from 'node:net';

/** One who opens a connection and then takes his time. */
export interface SlowVisitor {
  socket: Socket;
  /** Everything that came back. */
  heard(): string;
  /** The server has let go of him. */
  isLetGo(): boolean;
}

/** Headers that never end, a body that never ends, an answer that is never taken in, nothing at all. */
export const slowWays = ['headers', 'body', 'reading', 'silence'] as const;
export type SlowWay = (typeof slowWays)[number];

/** Opens a connection from a loopback address of choice. */
export async function slowVisitor(port: number, way: SlowWay, path = '/', from = '127.0.0.1'): Promise<SlowVisitor> {
  let [text, isGone] = ['', false];
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket
    .on('error', () => undefined)
    .once('close', () => {
      isGone = true;
    });
  if (way !== 'reading') {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
  }
  await Promise.race([
    new Promise((done) => socket.once('connect', done)),
    new Promise((done) => socket.once('close', done)),
  ]);
  const post =
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}` +
    '\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5000\r\n\r\n';
  if (way === 'headers') drip(socket, `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`, 'x-a: b\r\n');
  if (way === 'body') drip(socket, post, 'a');
  if (way === 'reading') socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
  return { socket, heard: () => text, isLetGo: () => isGone };
}

/** A little at a time, so that the line is never still. */
function drip(socket: Socket, first: string, more: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(more), 50);
  socket.once('close', () => clearInterval(timer));
}
