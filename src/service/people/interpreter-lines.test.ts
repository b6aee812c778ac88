import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInterpreterLines } from '#app/platform/access/public-words/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const at = '/interpreter-lines';

describe('numbers of telephone interpreters', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let leader: Visitor;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation });
    leader = await as('leader');
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  async function as(who: 'leader' | 'joke'): Promise<Visitor> {
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(world.people[who]));
    return visitor;
  }
  const signed = () =>
    world.as(world.people.bram, ({ db, keys }) => readInterpreterLines(db, keys.pins)) as Promise<unknown[]>;
  const one = { name1: 'Tolkdienst Proef', telephone1: '030 555 01 77', note1: 'Dag en nacht' };

  it('are signed by the leader, asked about when one looks wrong, and kept whole', async () => {
    expect(await signed()).toEqual([]);
    const half = await leader.fill(at, at, { name1: 'Tolkdienst Proef' });
    expect([half.status, half.html.includes('of geen van beide')]).toEqual([422, true]);
    const wrong = await leader.fill(at, at, { ...one, telephone1: '030 555' });
    expect(wrong.status).toBe(422);
    const asked = await leader.fill(at, at, { ...one, numbersRight: '030 555 01 77' });
    expect(asked.location).toBe(`${at}?done=saved`);
    expect(await signed()).toEqual([{ name: one.name1, telephone: one.telephone1, note: one.note1 }]);
    expect((await leader.get(at)).html).toContain('value="Tolkdienst Proef"');
  });

  it('T118 show both when somebody else saved in between', async () => {
    const mine = await leader.get(at);
    const version = /name="_version" value="(\d+)"/.exec(mine.html)?.[1] ?? '';
    await leader.fill(at, at, { ...one, name1: 'Andere dienst', numbersRight: one.telephone1 });
    const late = await leader.fill(at, at, { ...one, numbersRight: one.telephone1, _version: version });
    expect([late.status, late.html.includes('Andere dienst')]).toEqual([409, true]);
  });

  it('are the leader’s alone to change', async () => {
    expect((await (await as('joke')).get(at)).status).toBe(404);
  });
});
