import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId, randomBytes } from '#app/platform/vault/index.ts';
import { rounds } from '#test/seed.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { intakeRoutes } from './index.ts';
import { sealRegistration } from './registration-seal.ts';
import { ordinaryRegistration, staffSide } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world?.close());

const times = rounds(60, 200);

/** Registrations that are in Utrecht already, as if the intake team had placed them. */
async function placed(count: number): Promise<string[]> {
  const administrator = await world.test.administrator();
  const { rows } = await administrator.query('select public_key from naast.team_key where team_id = $1', [
    world.teams.utrecht,
  ]);
  const team = { teamId: world.teams.utrecht, epoch: 1, publicKey: rows[0].public_key as Buffer };
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids) {
    const { team_id, team_epoch, key_sealed, sealed } = sealRegistration(
      team,
      id,
      ordinaryRegistration(),
      () => undefined,
    );
    await administrator.query(
      'insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, ' +
        "form_key) values ($1, 'placed', $2, $3, $4, $5, $6, $7)",
      [id, team_id, team_epoch, key_sealed, sealed, randomBytes(32), newId()],
    );
  }
  return ids;
}

describe('T117 two coordinators accept one registration at the same moment', () => {
  test(`${times} times: exactly one case, and the other is told who has it`, { timeout: 180_000 }, async () => {
    const { joke, karel } = world.people;
    const staff = staffSide(world, intakeRoutes({ installation: world.installation } as Desk));
    const wins = new Map([
      [joke.id, 0],
      [karel.id, 0],
    ]);
    for (const id of await placed(times)) {
      const both = [joke, karel];
      const answers = await Promise.all(
        both.map((person) => staff.post(person, `/arrivals/${id}/accept`, { _key: newId() })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
      const winner = answers[0]?.status === 303 ? joke : karel;
      const loser = answers.find((answer) => answer.status === 409);
      expect(await loser?.text()).toContain(`${winner.name} heeft deze aanmelding aangenomen`);
      wins.set(winner.id, (wins.get(winner.id) ?? 0) + 1);
    }
    const administrator = await world.test.administrator();
    const count = async (query: string) => (await administrator.query(query)).rows[0].count;
    expect(await count('select count(*)::int from naast.case_file')).toBe(times);
    expect(await count('select count(distinct case_id)::int as count from naast.registration')).toBe(times);
    expect(
      await count(
        "select count(*)::int from naast.registration where status = 'accepted' and sealed is null and key_sealed is null",
      ),
    ).toBe(times);
    expect(await count("select count(*)::int from naast.audit_entry where action = 'registration.lost-race'")).toBe(
      times,
    );
    expect(await count("select count(*)::int from naast.audit_entry where action = 'registration.accepted'")).toBe(
      times,
    );
    expect([...wins.values()].reduce((sum, won) => sum + won, 0)).toBe(times);
  });
});
