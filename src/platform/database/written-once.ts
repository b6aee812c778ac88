import { type Compilable, CompiledQuery } from 'kysely';
import type { ScopedDb } from './scoped.ts';

type Value = string | number | null | readonly string[];
type Values = Readonly<Record<string, Value>>;

/** Stands where a value will come, in a statement that is being written. */
class Hole {
  readonly name: string;
  readonly at: number | null;
  constructor(name: string, at: number | null) {
    this.name = name;
    this.at = at;
  }
}

/** Beyond so many shapes all are written anew: each is one of a few switches, or one of a few lengths of a list. */
const mostShapes = 200;

/**
 * A large statement, written once in the life of a process for each shape and afterwards only given its values: to
 * write the statement of a list costs a request as much as to draw half of it. `write` sees the shape and where each
 * value comes, never a value; only whether one is null, and how many a list has, may change what it writes.
 */
export function writtenOnce<Shape, Given extends Values, Row>(
  write: (db: ScopedDb, shape: Shape, values: Given) => Compilable<Row>,
): (db: ScopedDb, shape: Shape, values: Given) => Promise<Row[]> {
  const known = new Map<string, CompiledQuery<Row>>();
  return async (db, shape, values) => {
    const asked = JSON.stringify([shape, Object.values(values).map(kindOf)]);
    let statement = known.get(asked);
    if (!statement) {
      if (known.size >= mostShapes) known.clear();
      statement = write(db, shape, holesOf(values)).compile();
      known.set(asked, statement);
    }
    const parameters = statement.parameters.map((one) => (one instanceof Hole ? valueIn(values, one) : one));
    return (await db.executeQuery<Row>(CompiledQuery.raw(statement.sql, parameters) as CompiledQuery<Row>)).rows;
  };
}

const kindOf = (value: Value) => (value === null ? null : Array.isArray(value) ? value.length : 'one');

function holesOf<Given extends Values>(values: Given): Given {
  const holes = Object.entries(values).map(([name, value]) => [name, holeOf(name, value)]);
  return Object.fromEntries(holes) as Given;
}

function holeOf(name: string, value: Value): unknown {
  if (value === null) return null;
  return Array.isArray(value) ? value.map((_, at) => new Hole(name, at)) : new Hole(name, null);
}

function valueIn(values: Values, { name, at }: Hole): unknown {
  const value = values[name];
  return at === null ? value : (value as readonly string[])[at];
}
