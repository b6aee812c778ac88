import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `lost`: the question does not arrive. `unanswered`: it is done, its answer does not arrive. `silent`: nobody hears, nothing is closed. */
export type Cut = 'lost' | 'unanswered' | 'silent';

export interface CuttingProxy {
  /** Give these to `openInstallation` in place of the database's own. */
  host: string;
  port: number;
  /** Lets so many more questions through and cuts the connection of the next one, once. */
  cutAfter(questions: number, how: Cut): void;
  /** Did the cut come? Nothing is cut any more. */
  heal(): boolean;
  close(): Promise<void>;
}

/** Stands between a process and the database's socket, and cuts a connection where a test wants it. */
export async function cuttingProxy(to: { host: string; port: number }): Promise<CuttingProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'naast-cut-'));
  const socketOf = (host: string) => join(host, `.s.PGSQL.${to.port}`);
  const open = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let how: Cut = 'lost';
  let isCut = false;

  const server = createServer((app) => {
    const database = connect(socketOf(to.host));
    const both = [app, database];
    const end = () => {
      for (const socket of both) {
        socket.destroy();
        open.delete(socket);
      }
    };
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', end);
    }
    let isDeaf = false;
    app.on('data', (question) => {
      left -= 1;
      if (left >= 0 || isDeaf) {
        if (!isDeaf) database.write(question);
        return;
      }
      left = Number.POSITIVE_INFINITY;
      isCut = true;
      isDeaf = true;
      if (how === 'lost') end();
      if (how === 'unanswered') {
        database.removeAllListeners('data').once('data', end);
        database.write(question);
      }
    });
    database.on('data', (answer) => app.write(answer));
  });
  await new Promise<void>((ready) => server.listen(socketOf(folder), ready));
  return {
    host: folder,
    port: to.port,
    cutAfter(questions, way) {
      left = questions;
      how = way;
      isCut = false;
    },
    heal() {
      left = Number.POSITIVE_INFINITY;
      return isCut;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
