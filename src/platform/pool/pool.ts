import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { type Context, hearClock, type ScopedDb, type Tables } from '#app/platform/database/index.ts';
import { withPreparedStatements } from './prepared.ts';
import { signContext } from './sign-context.ts';

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
   * statement before COMMIT, without parameters; the two travel together, so that what it locks is not held while we
   * are busy.
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
 * row-level security makes them look dear: of a list of fifty that was four milliseconds of eleven.
 */
const keepPlans = '-c plan_cache_mode=force_generic_plan';

// Dates stay text ('2026-11-25'): a day has no time zone. bigint (bookkeeping numbers) as number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Opens the pool of one process. Only composition roots import this (the build checks it). */
export function openDatabase(settings: PoolSettings): DatabaseHandle {
  const { contextKey, connections = 10, patience = 30_000, ...connection } = settings;
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 20_000,
    query_timeout: patience,
    keepAlive: true,
    options: keepPlans,
  });
  // A connection that breaks must not end the process, idle (which the pool tells) or in the middle of a request (which
  // only the connection itself tells); the next request makes a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  let statements = 0;
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: withPreparedStatements(pool) }),
    log: () => {
      statements += 1;
    },
  }).withSchema('naast');

  const become = async (db: ScopedDb, context: Context) => {
    await sql`select set_config('naast.context', ${signContext(context, contextKey)}, true)`.execute(db);
  };
  return {
    // BEGIN travels with the context, as one message: each way to the server and back costs a list as much as ten rows.
    scoped: (context, work, last) =>
      kysely.connection().execute(async (connection) => {
        const say = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
        try {
          const signed = quoted(signContext(context, contextKey));
          const askedAt = Date.now();
          const { rows } = await say(`begin; select set_config('naast.context', ${signed}, true), ${itsTime}`);
          if (hearClock((rows as Told)[0].now, askedAt)) await become(connection as unknown as ScopedDb, context);
          const answer = await work(connection as unknown as ScopedDb);
          const closing = last?.()?.compile(connection).sql;
          await say(closing === undefined ? 'commit' : `${closing}; commit`);
          return answer;
        } catch (error) {
          await say('rollback').catch(() => undefined); // a connection that is gone: what failed first is what we tell
          throw error;
        }
      }),
    async ask(context, statement) {
      const asked = () => statement(signContext(context, contextKey)).execute(kysely);
      const { rows } = await asked();
      // No row may mean that our date was not believed: nobody is signed out because a clock was set.
      if (rows.length > 0) return rows;
      const askedAt = Date.now();
      const told = (await kysely.executeQuery(CompiledQuery.raw(`select ${itsTime}`))).rows as unknown as Told;
      return hearClock(told[0].now, askedAt) ? (await asked()).rows : rows;
    },
    become,
    statements: () => statements,
    close: () => kysely.destroy(),
  };
}

/** What the database's clock says, in milliseconds: it judges the date of a context, so contexts are dated by it. */
const itsTime = '(extract(epoch from clock_timestamp()) * 1000)::bigint as now';
type Told = [{ now: number }];

/** A signed context as a literal: ids, digits and hex only, or it is none. */
function quoted(context: string): string {
  if (!/^[a-z0-9|-]+$/.test(context)) throw new Error('Not a signed context.');
  return `'${context}'`;
}
