import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '#app/platform/access/teams/names.ts';
import { verifyLog } from '#app/platform/audit/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { signIn } from './sign-in.ts';
import { totpCode } from './totp.ts';

describe('a claimed house', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());

  it('knows its colleagues by name, and only colleagues know the names', async () => {
    const { joke, bram, ada } = world.people;
    const names = await world.as(ada, (visit) => namesOf(visit.db, visit.keys, [joke.id, bram.id]));
    expect([...names.values()].sort()).toEqual(['Bram Postma', 'Joke Vermeer']);
  });

  it('lets someone in with password and code, and only once with the same code', async () => {
    const { bram } = world.people;
    const attempt = (time: number, password = bram.password) =>
      signIn(world.installation, {
        ...{ loginName: 'Bram', password, address: 'here' },
        code: totpCode(bram.totpSecret, time),
      });
    // Of the step after the next: the time that a slow machine takes does not make it the code of now.
    expect(await attempt(Date.now() + 60_000), 'of later').toMatchObject({ ok: false, reason: 'wrong' });
    // The code of the moment of joining has been used.
    const admin = await world.test.administrator();
    await admin.query('update naast.authenticator set last_step = last_step - 2 where person_id = $1', [bram.id]);
    const now = Date.now();
    expect(await attempt(now, 'something else entirely')).toMatchObject({ ok: false });
    expect(await attempt(now)).toMatchObject({ ok: true });
    expect(await attempt(now), 'once more').toMatchObject({ ok: false, reason: 'wrong' });
  });

  it('tells in the access book who was given the key of which team, and by whom', async () => {
    const { joke, bram } = world.people;
    const { rows } = await (await world.test.administrator()).query<{ body: string }>(
      "select body from naast.audit_entry where action = 'team.joined'",
    );
    const entries = rows.map(({ body }) => JSON.parse(body));
    expect(entries).toContainEqual(expect.objectContaining({ person: joke.id, object: 'staff', objectId: bram.id }));
  });

  it('keeps one whole chain of everything that happened', async () => {
    const verdict = await world.as(world.people.ada, (visit) => verifyLog(visit.db));
    expect(verdict).toMatchObject({ ok: true, firstBad: null });
    expect(verdict.entries).toBeGreaterThan(15);
  });
});
