import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type { ScopedDb, Tables } from '#app/platform/database/index.ts';
import type { Connection } from './connection.ts';

/** How statements are written; what carries them is told for each transaction. */
const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
};
const driver = new DummyDriver();
const written = new Kysely<Tables>({ dialect }).withSchema('naast').getExecutor();

/** Statements that are asked together (`Promise.all`) go out together: each is sent without waiting for the others. */
export function queriesOver(connection: Connection, isOver: () => boolean = () => false): ScopedDb {
  const carrier = carriedBy(connection, isOver);
  const executor = written.withConnectionProvider({ provideConnection: (consumer) => consumer(carrier) });
  return new Transaction<Tables>({ config: { dialect }, dialect, driver, executor });
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const carriedBy = (connection: Connection, isOver: () => boolean): DatabaseConnection => ({
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // The connection is somebody else's by now.
    if (isOver()) throw new Error('This transaction is over.');
    const { command, rowCount, rows } = await connection.query<Row & object>(sql, parameters);
    return changing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  },
  streamQuery() {
    throw new Error('Rows are not streamed.');
  },
});
