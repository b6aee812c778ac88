import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logHeadOf } from '#app/platform/audit/index.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

describe('a transaction that takes longer than its context counts', () => {
  it('T120 sees at its end what it saw at its start: the whole log is gone through in minutes', async () => {
    await attack.world.test.installation('auditor').scoped({ kind: 'auditor' }, async (db) => {
      const before = await logHeadOf(db);
      for (let quarter = 0; quarter < 5; quarter += 1) await sql`select pg_sleep(15)`.execute(db);
      expect((await logHeadOf(db)).seq).toBeGreaterThanOrEqual(before.seq);
    });
  });
});
