import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { type Context, hasHeardClock, hearClock, type ScopedDb } from '#app/platform/database/index.ts';
import { Connection } from './connection.ts';
import { queriesOver } from './queries.ts';

export interface PoolSettings {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  /** Of a server on another machine. */
  ssl?: { ca?: string | undefined } | undefined;
  contextKey: Uint8Array;
  connections?: number;
  /**
   * After so many milliseconds without an answer a connection counts as cut; longer than a statement may take there.
   */
  patience?: number;
}

export interface DatabaseHandle {
  /**
   * One transaction as the given context: commits when `work` returns, rolls back when it throws. `last` is the
   * statement before COMMIT; the two travel together, so that what it locks is not held while we are busy.
   */
  scoped<T>(context: Context, work: (db: ScopedDb) => Promise<T>, last?: () => RawBuilder<unknown> | null): Promise<T>;
  /**
   * One statement by itself that carries its signed context as a parameter: for the lookup at the door, before all
   * else.
   */
  ask<Row>(context: Context, statement: (signed: string) => RawBuilder<Row>): Promise<Row[]>;
  /**
   * Takes on another identity inside a transaction: from the sign-in door to the person who just proved their identity.
   */
  become(db: ScopedDb, context: Context): Promise<void>;
  /** How many statements went to the server since the start (the bench and a test read it). */
  statements(): number;
  close(): Promise<void>;
}

/**
 * A statement is planned once a connection. Left to itself the server plans the larger ones anew each time, since
 * row-level security makes them look dear: of a list of fifty that was four milliseconds of eleven. Tables are read by
 * their indexes, not from end to end: while a table is small the server prefers the latter, for each row that a policy
 * looks at, and keeps that plan while the table grows (docs/decisions/0162). A plan that reads a table from end to end all
 * the same then looks so dear that a server of one's own would compile it at each run, or share it among workers: of a
 * millisecond that makes more than a hundred.
 */
export const planning = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

// Dates stay text ('2026-11-25'): a day has no time zone. bigint (bookkeeping numbers) as number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Opens the pool of one process. Only composition roots import this (the build checks it). */
export function openDatabase(settings: PoolSettings): DatabaseHandle {
  const connections = new Connections(settings);
  const carriers = new WeakMap<ScopedDb, Connection>();
  return {
    scoped: (context, work, last) =>
      connections.with(async (connection) => {
        let isOver = false;
        const db = queriesOver(connection, () => isOver);
        carriers.set(db, connection);
        try {
          const answer = await begun(connection, context, () => work(db));
          isOver = true;
          await commit(connection, last?.()?.compile(db));
          return answer;
        } catch (error) {
          isOver = true;
          // A connection that is gone, or never began: what failed first is what we tell.
          const left = await connection.say('rollback').catch(() => null);
          throw left === null ? new Unfit(error) : error;
        }
      }),
    ask: (context, statement) => connections.with((connection) => ask(connection, context, statement)),
    async become(db, context) {
      const connection = carriers.get(db);
      if (!connection) throw new Error('Not a transaction of this pool.');
      await connection.actAs(context);
    },
    statements: () => connections.statements,
    close: () => connections.close(),
  };
}

/** The connections of one process, each used by one at a time. */
class Connections {
  /** How many statements went to the server so far. */
  statements = 0;
  readonly #pool: pg.Pool;
  readonly #contextKey: Uint8Array;
  readonly #known = new WeakMap<object, Connection>();

  constructor({ contextKey, connections = 10, patience = 30_000, ...place }: PoolSettings) {
    this.#contextKey = contextKey;
    this.#pool = new pg.Pool({
      ...place,
      max: connections,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 20_000,
      query_timeout: patience,
      keepAlive: true,
      pipeline: true,
      options: Object.entries(planning)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    });
    // A connection that breaks must not end the process, idle (which the pool tells) or in the middle of a request (which
    // only the connection itself tells); the next request makes a new one.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  /** A connection for `work` alone. One that failed in a way that says nothing of its state is not used again. */
  async with<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    const connection = this.#known.get(client) ?? new Connection(client, this.#contextKey);
    this.#known.set(client, connection);
    const before = connection.statements;
    try {
      await connection.begin();
      const done = await work(connection);
      client.release();
      return done;
    } catch (error) {
      const told = error instanceof Unfit ? error.cause : error;
      client.release(error instanceof Unfit || spoils(told));
      throw told;
    } finally {
      this.statements += connection.statements - before;
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

async function ask<Row>(
  connection: Connection,
  context: Context,
  statement: (signed: string) => RawBuilder<Row>,
): Promise<Row[]> {
  const db = queriesOver(connection);
  const asked = () => statement(connection.sign(context)).execute(db);
  const { rows } = await asked();
  // No row may mean that our date was not believed: nobody is signed out because a clock was set.
  if (rows.length > 0) return rows;
  const askedAt = Date.now();
  const { rows: told } = await itsTime.execute(db);
  return hearClock(told[0]?.told ?? askedAt, askedAt) ? (await asked()).rows : rows;
}

/** What the database's clock says, in milliseconds: it judges the date of a context, so contexts are dated by it. */
const itsTime = sql<Told>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as told`;
type Told = { told: number };

/** Carries what went wrong out of a connection that must not be used again. */
class Unfit extends Error {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super('unfit');
    this.cause = cause;
  }
}

/**
 * The server never gave this connection the number for which we signed (a pooler stands between), or it did not answer
 * in time and may still answer later, to somebody else's question.
 */
const spoils = (error: unknown) =>
  error instanceof pg.DatabaseError
    ? error.code === '08003'
    : error instanceof Error && error.message === 'Query read timeout';

/**
 * BEGIN travels with the context and with what is asked first: each way to the server and back costs a list as much as
 * ten rows. Where nobody has just heard the clock that dates the context, nothing is asked before it was heard.
 */
async function begun<T>(connection: Connection, context: Context, work: () => Promise<T>): Promise<T> {
  const beginning = begin(connection, context);
  if (!hasHeardClock()) {
    if (await beginning) await connection.actAs(context);
    return work();
  }
  const [wrong, done] = await Promise.allSettled([beginning, work()]);
  // What fails because nothing began is not what is told.
  if (wrong.status === 'rejected') throw wrong.reason;
  if (done.status === 'rejected') throw done.reason;
  if (wrong.value) throw new Error("The database's clock was set while it was asked.");
  return done.value;
}

/** True when the server's clock is found to be another than the one by which the context was dated. */
async function begin(connection: Connection, context: Context): Promise<boolean> {
  const askedAt = Date.now();
  const [, told] = await Promise.all([connection.say('begin'), connection.actAs(context)]);
  return hearClock(told, askedAt);
}

/** COMMIT and the statement before it, in one piece. A COMMIT of what had failed says ROLLBACK and no error. */
async function commit(connection: Connection, last?: { sql: string; parameters: readonly unknown[] }): Promise<void> {
  const [, done] = await Promise.all([last && connection.query(last.sql, last.parameters), connection.say('commit')]);
  if (done.command === 'ROLLBACK') throw new Error('Nothing was committed.');
}
