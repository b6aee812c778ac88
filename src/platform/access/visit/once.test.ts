import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { casePageRoutes } from '#app/service/cases/case-page/case.pages.tsx';
import { openNewCase } from '#app/service/cases/index.ts';
import { noteRoutes } from '#app/service/cases/notes/note.pages.tsx';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { once } from './once.ts';

describe('the key that stops a second press', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  beforeAll(async () => {
    world = await testWorld();
    joke = await testingDesk(world, [...casePageRoutes([]), ...noteRoutes()])(world.people.joke);
  });
  afterAll(() => world?.close());

  const client = async () => {
    const { reference } = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    return `/clients/${reference}`;
  };
  const write = (at: string, key: string, said: string) =>
    joke.post(`${at}/notes`, { _key: key, happenedOn: today().toString(), way: 'visit', said });

  it('T119 counts at its own address: in another form it drops nothing', async () => {
    const [one, other, key] = [await client(), await client(), newId()];
    for (const [at, said] of [
      [one, 'Het eerste verslag.'],
      [one, 'Het eerste verslag.'],
      [other, 'Het tweede verslag.'],
    ] as const) {
      const answer = await write(at, key, said);
      expect([answer.status, answer.location?.startsWith(at)]).toEqual([303, true]);
    }
    expect((await joke.get(one)).body.split('Het eerste verslag.')).toHaveLength(2);
    expect((await joke.get(other)).body).toContain('Het tweede verslag.');
  });

  it('T119 is one of each person, and of each act', async () => {
    const key = newId();
    const done: string[] = [];
    const act = (who: 'joke' | 'karel', name: string) =>
      world.as(world.people[who], (visit) =>
        once({ ...visit, act: name }, key, async () => {
          done.push(`${who} ${name}`);
          return `/${who}`;
        }),
      );
    for (const who of ['joke', 'karel', 'joke'] as const)
      for (const name of ['POST /a', 'POST /b', 'POST /a']) expect(await act(who, name)).toBe(`/${who}`);
    expect(done).toEqual(['joke POST /a', 'joke POST /b', 'karel POST /a', 'karel POST /b']);
  });
});
