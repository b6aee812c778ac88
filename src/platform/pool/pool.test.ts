import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { planning } from './pool.ts';

describe('a connection of the pool', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  it('says itself how statements are planned, whatever the settings of the server', async () => {
    const { rows } = await world.installation.scoped({ kind: 'door' }, (db) =>
      sql<{ name: string; setting: string; source: string }>`
        select name, setting, source from pg_settings where name = any(${Object.keys(planning)})`.execute(db),
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, `${row.setting} (${row.source})`]))).toEqual(
      Object.fromEntries(Object.entries(planning).map(([name, value]) => [name, `${value} (client)`])),
    );
  });
});
