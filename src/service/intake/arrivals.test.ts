import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
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

describe('the coordinator', () => {
  test('reads what was placed in her region, accepts it, and it is a case with everything in its place', async () => {
    const { joke } = world.people;
    const { id, code } = await installation.placedInUtrecht({
      mustNotKnow: 'mijn huisgenoot',
      question: 'Ik heb een brief',
    });
    expect(await (await installation.staff.get(joke, '/arrivals')).text()).toContain(`/arrivals/${id}`);
    expect(await (await installation.staff.get(joke, `/arrivals/${id}`)).text()).toContain('mijn huisgenoot');
    const answer = await installation.staff.post(joke, `/arrivals/${id}/accept`, { _key: newId() });
    expect(answer.status).toBe(303);
    const reference = answer.headers.get('location')?.split('/').at(-1) ?? '';
    const row = await installation.rowOf(id);
    expect(row).toMatchObject({ status: 'accepted', taken_by: joke.id, key_sealed: null, sealed: null });
    const opened = await world.as(joke, (visit) => openCase(visit, reference, 'safety', 'case.read-safety'));
    expect(opened).toMatchObject({ caseId: row.case_id });
    expect(await installation.standing(code)).toContain('U wordt geholpen in Utrecht');
    expect(await installation.actionsOn(id)).toEqual(
      expect.arrayContaining([
        'registration.received',
        'registration.placed',
        'registration.read',
        'registration.accepted',
      ]),
    );
  });

  test('T8 of another region finds nothing, whatever she asks for', async () => {
    const { lies } = world.people;
    const { id } = await installation.placedInUtrecht();
    const before = await installation.rowOf(id);
    expect(await (await installation.staff.get(lies, '/arrivals')).text()).not.toContain(id);
    const foreign = await installation.staff.get(lies, `/arrivals/${id}`);
    const missing = await installation.staff.get(lies, `/arrivals/${newId()}`);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await missing.text());
    expect((await installation.staff.post(lies, `/arrivals/${id}/accept`, { _key: newId() })).status).toBe(404);
    const back = { _key: newId(), _version: '2', reason: 'other', note: '' };
    expect((await installation.staff.post(lies, `/arrivals/${id}/return`, back)).status).toBe(404);
    expect(await installation.rowOf(id)).toEqual(before);
  });

  test('T2 finds nothing of the intake team’s queue, and the intake team and volunteers nothing of hers', async () => {
    const { joke, intake, bram, leader, ada } = world.people;
    const waiting = await installation.registered();
    const { id } = await installation.placedInUtrecht();
    for (const path of ['/queue', `/queue/${waiting.id}`, `/arrivals/${waiting.id}`])
      expect((await installation.staff.get(joke, path)).status).toBe(404);
    for (const person of [intake, bram, leader, ada]) {
      expect((await installation.staff.get(person, `/arrivals/${id}`)).status).toBe(404);
      expect((await installation.staff.post(person, `/arrivals/${id}/accept`, { _key: newId() })).status).toBe(404);
    }
    expect(await installation.rowOf(id)).toMatchObject({ status: 'placed' });
    for (const bad of ['x', "'", '../queue', '%00'])
      expect((await installation.staff.get(joke, `/arrivals/${bad}`)).status).toBe(404);
  });

  test('gives it back with a reason, which the intake team reads; she cannot open it any more', async () => {
    const { joke, intake } = world.people;
    const { id } = await installation.placedInUtrecht();
    const back = { _key: newId(), _version: '2', reason: 'no-room', note: 'pas na de zomer weer' };
    expect((await installation.staff.post(joke, `/arrivals/${id}/return`, { ...back, reason: '' })).status).toBe(422);
    expect((await installation.staff.post(joke, `/arrivals/${id}/return`, back)).status).toBe(303);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'new', team_id: world.teams.intake, version: 3 });
    const page = await (await installation.staff.get(intake, `/queue/${id}`)).text();
    for (const words of ['We hebben geen plek', 'pas na de zomer weer', 'geplaatst in Utrecht'])
      expect(page).toContain(words);
    expect((await installation.staff.get(joke, `/arrivals/${id}`)).status).toBe(404);
    expect((await installation.place(id, world.regions.groningen, { _version: '3' })).status).toBe(303);
  });

  test('T119 pressing twice opens one case and leads to it both times', async () => {
    const { joke } = world.people;
    const { id } = await installation.placedInUtrecht();
    const key = newId();
    const answers = await Promise.all(
      [1, 2].map(() => installation.staff.post(joke, `/arrivals/${id}/accept`, { _key: key })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
  });

  test('who accepts a second time is told that she has it', async () => {
    const { joke } = world.people;
    const { id } = await installation.placedInUtrecht();
    await installation.staff.post(joke, `/arrivals/${id}/accept`, { _key: newId() });
    const again = await installation.staff.post(joke, `/arrivals/${id}/accept`, { _key: newId() });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Jij hebt deze aanmelding al aangenomen');
  });
});
