import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { isRefusedByPolicy, type ScopedDb, together } from './index.ts';

describe('what is asked together', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  const one = (db: ScopedDb) => sql<{ told: number }>`select 1 as told`.execute(db).then(({ rows }) => rows[0]?.told);
  const refused = (db: ScopedDb) =>
    sql`insert into naast.task (id, case_id, kind, epoch, sealed)
      values (gen_random_uuid(), gen_random_uuid(), 'worry', 1, '')`.execute(db);

  it('comes back in the order in which it was asked, also what needed no asking', async () => {
    const told = await world.as(world.people.bram, ({ db }) => together([one(db), 'known', null, one(db)]));
    expect(told).toEqual([1, 'known', null, 1]);
  });

  it('throws what failed, not what only came after it in the same transaction', async () => {
    const failing = world.as(world.people.bram, ({ db }) => together([one(db), refused(db), one(db)]));
    const error = await failing.catch((thrown: unknown) => thrown);
    expect(isRefusedByPolicy(error)).toBe(true);
    const behind = world.as(world.people.bram, async ({ db }) => {
      const failure = refused(db);
      return together([one(db).then(() => one(db)), failure]);
    });
    expect(isRefusedByPolicy(await behind.catch((thrown: unknown) => thrown))).toBe(true);
  });

  it('is answered whole before anything is thrown: nothing goes on after its transaction', async () => {
    let isDone = false;
    const slow = async (db: ScopedDb) => {
      await one(db);
      await new Promise((done) => setTimeout(done, 50));
      isDone = true;
    };
    const failing = world.as(world.people.bram, ({ db }) => together([slow(db), Promise.reject(new Error('at once'))]));
    await expect(failing).rejects.toThrow('at once');
    expect(isDone).toBe(true);
  });

  it('S3 asks nothing over a connection whose transaction is over: it is somebody else’s by then', async () => {
    const kept: ScopedDb[] = [];
    await world.as(world.people.bram, async ({ db }) => kept.push(db));
    await world
      .as(world.people.bram, async ({ db }) => {
        kept.push(db);
        throw new Error('undone');
      })
      .catch(() => undefined);
    for (const db of kept) await expect(one(db)).rejects.toThrow('This transaction is over.');
  });
});
