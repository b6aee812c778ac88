import pg from 'pg';

export interface DatabaseWatch {
  /** Resolves when the database has been away for longer than it takes to come back by itself. */
  lost: Promise<void>;
  stop(): void;
}

const lookEvery = 5_000;
/** PostgreSQL repairs itself in less, after one of its sessions crashed. */
const patience = 45_000;

/**
 * Asks every few seconds whether the database answers, and says when it does not and when it does again. A server may be
 * alive and never let anybody in again: where its log had no room while it repaired itself after a crash, PostgreSQL 18
 * can wait for ever for a part of it that has ended (T116).
 */
export function watchDatabase(
  asked: () => Promise<boolean>,
  err: (line: string) => void,
  { every = lookEvery, longest = patience } = {},
): DatabaseWatch {
  const lost = Promise.withResolvers<void>();
  let awaySince: number | null = null;
  let isStopped = false;
  let timer = setTimeout(look, every);
  async function look(): Promise<void> {
    const began = performance.now();
    const answers = await asked();
    if (isStopped) return;
    const away = performance.now() - (awaySince ?? began);
    if (!answers && awaySince === null) err('The database does not answer.');
    if (answers && awaySince !== null) err(`The database answers again, after ${Math.ceil(away / 1000)} s.`);
    awaySince = answers ? null : (awaySince ?? began);
    if (!answers && away > longest) {
      err('The database does not come back by itself: everything is stopped, and started again.');
      lost.resolve();
      return;
    }
    timer = setTimeout(look, every);
  }
  return {
    lost: lost.promise,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Whether a new connection gets an answer, as every process makes them. A refusal is an answer, unless it says that nobody
 * is let in yet.
 */
export async function databaseAnswers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code !== '57P03' && error.code !== '57P01';
  } finally {
    client.end().catch(() => undefined);
  }
}
