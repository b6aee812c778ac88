import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseSetAside } from '#app/platform/jobs/sweep.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { type IntakeInstallation, intakeInstallation } from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());

const at = '/queue/clearing';
/** Registrations that wait to be checked. */
async function doubtful(many: number) {
  const made = [];
  for (let one = 0; one < many; one += 1) made.push(await installation.registered());
  const ids = made.map(({ id }) => id);
  await installation.query("update naast.registration set status = 'check' where id = any($1)", [ids]);
  return made;
}
const page = async (path = at) => (await installation.staff.get(world.people.intake, path)).text();
const press = (act: string, pick: string[], more: Record<string, string> = {}) =>
  installation.staff.post(world.people.intake, at, { _key: newId(), act, pick, ...more });
const stateOf = async (id: string) => (await installation.rowOf(id)).status;

describe('T83 clearing what a flood brought', () => {
  test('T83 goes for many at once, from lines in which a person can be seen, with a reason in the access book', async () => {
    const [real, ...flood] = await doubtful(5);
    if (!real) throw new Error('Nothing was registered.');
    const list = await page();
    for (const { id } of [real, ...flood]) expect(list).toContain(`value="${id}"`);
    expect(list).toContain('Selam');
    expect(list).not.toContain('checked');
    expect((await page(`${at}?pick=all`)).match(/type="checkbox"[^>]*checked/g)).toHaveLength(5);
    const ids = flood.map(({ id }) => id);
    const without = await press('aside', ids);
    expect(without.status).toBe(422);
    const again = await without.text();
    expect(again).toContain('Kies waarom je dit opzij legt');
    expect(again.match(/type="checkbox"[^>]*checked/g)).toHaveLength(4);
    const done = await press('aside', ids, { reason: 'machine' });
    expect(done.headers.get('location')).toBe(`${at}?done=aside-4-0`);
    for (const id of ids) {
      expect(await stateOf(id)).toBe('set-aside');
      expect((await installation.actionsOn(id)).at(-1)).toBe('registration.set-aside');
    }
    const kept = await press('keep', [real.id]);
    expect(kept.headers.get('location')).toBe(`${at}?done=keep-1-0`);
    expect(await stateOf(real.id)).toBe('new');
    expect(await page(`${at}?done=aside-4-0`)).toContain('4 aanmeldingen zijn opzij gelegd.');
  });

  test('can be undone; whoever has the code is asked to call, and what is left alone for a fortnight is erased', async () => {
    const [one, other] = await doubtful(2);
    if (!one || !other) throw new Error('Nothing was registered.');
    await press('aside', [one.id, other.id], { reason: 'repeated' });
    expect(await installation.standing(one.code)).toContain('Wij hebben een vraag over uw bericht');
    expect(await page(`${at}?show=aside`)).toContain(one.id);
    expect((await press('back', [one.id])).headers.get('location')).toBe(`${at}?done=back-1-0&show=aside`);
    expect(await stateOf(one.id)).toBe('check');
    const sweep = () =>
      eraseSetAside({ scoped: (work) => world.test.installation('jobs').scoped({ kind: 'jobs' }, work) });
    await sweep();
    expect(await stateOf(other.id)).toBe('set-aside');
    await installation.query('update naast.registration set changed_day = current_date - 15 where id = $1', [other.id]);
    expect(await sweep()).toBe(1);
    // Once, and in the audit log as long as that is kept.
    expect(await sweep()).toBe(0);
    expect((await installation.actionsOn(other.id)).filter((action) => action === 'registration.erased')).toHaveLength(
      1,
    );
    expect(await installation.rowOf(other.id)).toMatchObject({ status: 'withdrawn', sealed: null, key_sealed: null });
    expect(await installation.standing(other.code)).toContain('Deze code kennen we niet');
  });

  test('leaves alone what a colleague decided meanwhile, and says so; nobody else can do it', async () => {
    const [mine, taken] = await doubtful(2);
    if (!mine || !taken) throw new Error('Nothing was registered.');
    await installation.query("update naast.registration set status = 'waiting' where id = $1", [taken.id]);
    const done = await press('aside', [mine.id, taken.id], { reason: 'no-question' });
    expect(done.headers.get('location')).toBe(`${at}?done=aside-1-1`);
    expect(await stateOf(taken.id)).toBe('waiting');
    expect(await page(`${at}?done=aside-1-1`)).toContain('had een collega al beslist');
    expect((await press('aside', [], { reason: 'machine' })).status).toBe(422);
    const gone = await press('back', [mine.id, newId()]);
    expect([gone.status, (await gone.text()).includes('Kijk opnieuw')]).toEqual([409, true]);
    expect(await stateOf(mine.id)).toBe('set-aside');
    for (const person of [world.people.joke, world.people.bram, world.people.leader]) {
      expect((await installation.staff.get(person, at)).status).toBe(404);
      const tried = await installation.staff.post(person, at, { _key: newId(), act: 'back', pick: [mine.id] });
      expect(tried.status).toBe(404);
    }
    expect(await stateOf(mine.id)).toBe('set-aside');
  });
});
