import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ScopedDb } from './scoped.ts';
import type { Tables } from './tables.ts';
import { writtenOnce } from './written-once.ts';

interface Given {
  [name: string]: string | number | null | readonly string[];
  ids: readonly string[];
  region: string | null;
  from: number;
}

/** A database that only says what it was asked. */
function listening() {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query: { sql, parameters } }) => void asked.push({ sql, parameters }),
  });
  return { db: db as unknown as ScopedDb, asked };
}

function regions(db: ScopedDb, shape: { open: boolean }, { ids, region, from }: Given) {
  let query = db.selectFrom('region').select('id').where('id', 'in', ids).limit(51).offset(from);
  if (region !== null) query = query.where('name', '=', region);
  return shape.open ? query.where('status', '=', 'open') : query;
}

describe('a statement that is written once', () => {
  const askers: { shape: { open: boolean }; given: Given }[] = [
    { shape: { open: true }, given: { ids: ['a'], region: null, from: 0 } },
    { shape: { open: true }, given: { ids: ['b'], region: null, from: 50 } },
    { shape: { open: false }, given: { ids: ['c'], region: null, from: 0 } },
    { shape: { open: true }, given: { ids: ['d', 'e'], region: 'Utrecht', from: 100 } },
    { shape: { open: true }, given: { ids: ['f', 'g'], region: 'Groningen', from: 0 } },
  ];

  it('asks for each what the same statement asks that is written for them alone, whoever asked before', async () => {
    const { db, asked } = listening();
    const once = writtenOnce(regions);
    for (const { shape, given } of [...askers, ...askers]) {
      await once(db, shape, given);
      const { sql, parameters } = regions(db, shape, given).compile();
      expect(asked.at(-1)).toEqual({ sql, parameters });
    }
  });

  it('is not written again for other values of the same shape', async () => {
    const { db } = listening();
    let written = 0;
    const once = writtenOnce((...of: Parameters<typeof regions>) => {
      written += 1;
      return regions(...of);
    });
    for (const { shape, given } of [...askers, ...askers]) await once(db, shape, given);
    expect(written).toBe(3);
  });
});
