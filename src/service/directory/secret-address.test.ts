import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { memberContext, teamKeyStatement } from '#app/platform/access/visit/teams.ts';
import { newBoxPair, sign, wrapKey } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { openAddress, saveAddress } from './secret-address.store.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world?.close());

/** The region's team gets a second key, signed by the leader and sealed to Joke, as when a coordinator has left. */
async function renewKey(): Promise<void> {
  const { leader, joke } = world.people;
  const pair = newBoxPair();
  const team = { id: world.teams.utrecht, kind: 'region', region_id: world.regions.utrecht } as const;
  const signed_at = new Date();
  const [signature, signer, wrapped] = await world.as(leader, async (visit) => {
    const own = await currentCertificate(visit.db, leader.id, visit.keys.pins);
    const hers = await currentCertificate(visit.db, joke.id, visit.keys.pins);
    if (!own || !hers) throw new Error('No certificate holds.');
    const key = { team_id: team.id, epoch: 2, public_key: pair.boxPublic, signer: own.id, signed_at };
    return [
      sign(visit.keys.secret.signSecret, 'naast-team-key-1', teamKeyStatement(team, key)),
      own.id,
      wrapKey(hers.box_public, memberContext(team.id, 2, joke.id), pair.boxSecret),
    ] as const;
  });
  const admin = await world.test.administrator();
  await admin.query(
    `insert into naast.team_key (team_id, epoch, public_key, signer, signed_at, signature, recovery_sealed)
     values ($1, 2, $2, $3, $4, $5, '\\x00')`,
    [team.id, pair.boxPublic, signer, signed_at, signature],
  );
  await admin.query(
    'insert into naast.team_member (team_id, epoch, person_id, key_sealed, added_by) values ($1, 2, $2, $3, $4)',
    [team.id, joke.id, wrapped, leader.id],
  );
}

describe('a secret address and a key that was renewed', () => {
  it('opens as before, and lies under the newest key from then on', async () => {
    const { joke } = world.people;
    const known = { address: 'Proefweg 1', howToArrive: 'Bel bij de groene deur.' };
    const epoch = async () =>
      (await (await world.test.administrator()).query('select epoch, version from naast.secret_address')).rows;
    expect(await world.as(joke, (visit) => saveAddress(visit, 'moviera', known, 0))).toBe('saved');
    await renewKey();
    const open = () => world.as(joke, (visit) => openAddress(visit, 'moviera', 'checking'));
    expect(await open()).toEqual({ known, version: 1 });
    expect(await epoch()).toEqual([{ epoch: 2, version: 1 }]);
    // What lies there from then on is in the log by its hash, as everything that is written.
    const admin = await world.test.administrator();
    const { rows } = await admin.query(
      `select encode(sha256(a.sealed), 'hex') as hash, (select e.body::jsonb ->> 'hash' from naast.audit_entry e
        where e.action = 'address.changed' order by e.seq desc limit 1) as logged from naast.secret_address a`,
    );
    expect(rows[0].hash).toBe(rows[0].logged);
    expect(await open()).toEqual({ known, version: 1 });
  });
});
