import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { sha256 } from '#app/platform/vault/index.ts';

/** A statement that a connection has planned stays planned; beyond this many it is planned each time again. */
const mostStatements = 250;

/**
 * A pool whose connections prepare each statement once by name: under our policies the planning of a list costs more than
 * its execution. Plans are the role's own, and the context is read when they run, so a plan is nobody's in particular.
 */
export function withPreparedStatements(pool: pg.Pool): PostgresPool {
  const namesOf = new WeakMap<object, Map<string, string>>();
  return {
    async connect() {
      const client = await pool.connect();
      const names = namesOf.get(client) ?? new Map<string, string>();
      namesOf.set(client, names);
      return preparing(client, names);
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function preparing(client: pg.PoolClient, names: Map<string, string>): pg.PoolClient {
  const query = (text: unknown, values?: unknown[]) => {
    const name = typeof text === 'string' && values !== undefined && values.length > 0 ? nameOf(text, names) : null;
    const answer: unknown =
      name === null
        ? client.query(text as string, values)
        : client.query({ name, text: text as string, values: values ?? [] });
    return answer instanceof Promise ? answer.then((result) => lastOf(text, result), leaving(client)) : answer;
  };
  return new Proxy(client, {
    get(target, property) {
      if (property === 'query') return query;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Of several statements in one message the last one's answer. A COMMIT of what had failed says ROLLBACK and no error. */
function lastOf(text: unknown, answer: pg.QueryResult | pg.QueryResult[]): pg.QueryResult | undefined {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  if (last?.command === 'ROLLBACK' && String(text).endsWith('commit')) throw new Error('Nothing was committed.');
  return last;
}

/** A connection that did not answer in time may still answer later, to somebody else's question: it is left for good. */
function leaving(client: pg.PoolClient): (error: Error) => never {
  return (error) => {
    if (error.message === 'Query read timeout') void client.end().catch(() => undefined);
    throw error;
  };
}

function nameOf(text: string, names: Map<string, string>): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known ?? null;
  const name = sha256(text).toString('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
