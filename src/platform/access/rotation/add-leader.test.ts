import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { CHEAP_PASSWORD_COST, newId, newPersonSecret, randomBytes } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { makeNewLeader } from './index.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world?.close());

/** As an injected statement would call it, at the door. */
async function addLeader(key: Buffer | null): Promise<boolean> {
  const { boxPublic, signPublic } = newPersonSecret();
  return world.installation.scoped({ kind: 'door' }, async (db) => {
    const { rows } = await sql<{ added: boolean }>`
      select naast.add_leader(${newId()}, 'mallory', ${boxPublic}, ${signPublic}, ${key}) as added`.execute(db);
    return rows[0]?.added ?? false;
  });
}

async function recover(loginName: string) {
  const { ticket } = newJoinTicket(world.installation);
  const secret = readJoinTicket(world.installation, ticket)?.secret ?? Buffer.alloc(0);
  const [one = '', two = ''] = world.sheets;
  const password = 'acht bruggen liggen over de gracht';
  const typed = { loginName, name: 'Olga', password, ticket, code: totpCode(secret), sheets: [one, two] as const };
  return makeNewLeader(world.installation, { ...typed, passwordCost: CHEAP_PASSWORD_COST });
}

describe('a leader made by recovery', () => {
  it('needs what two sheets give: a context of the door alone adds none, and takes no name', async () => {
    for (const key of [null, Buffer.alloc(0), Buffer.alloc(32), randomBytes(32)])
      expect(await addLeader(key)).toBe(false);
    const administrator = await world.test.administrator();
    expect((await administrator.query("select from naast.person where login_name = 'mallory'")).rowCount).toBe(0);
    expect(await recover('olga')).toMatchObject({ ok: true });
  });

  it('is still made in an installation that was claimed before its hash was kept', async () => {
    const administrator = await world.test.administrator();
    await administrator.query('update naast.installation set leader_hash = null');
    expect(await recover('oda')).toMatchObject({ ok: true });
  });
});
