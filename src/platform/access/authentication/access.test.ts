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
    // The code of the moment of joining has been used; the next step gives a new one.
    const later = Date.now() + 30_000;
    const attempt = {
      loginName: 'Bram',
      password: bram.password,
      code: totpCode(bram.totpSecret, later),
      address: 'here',
    };
    expect(await signIn(world.installation, attempt)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await signIn(world.installation, { ...attempt, password: 'something else entirely' })).toMatchObject({
      ok: false,
    });
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
