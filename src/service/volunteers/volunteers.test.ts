import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { volunteerRoutes } from './volunteers.pages.tsx';

describe('the profile of a volunteer', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let karel: StaffVisitor;
  let lies: StaffVisitor;
  let bram: StaffVisitor;
  const path = (id: string) => `/people/${id}/profile`;
  const profile = {
    language1: 'nl',
    language2: 'ti',
    language3: '',
    language4: '',
    language5: '',
    language6: 'ti',
    trainingValidUntil: '1-3-2028',
    places: '2',
    awayFrom: '',
    awayUntil: '',
  };
  const region = async () =>
    (
      await (
        await world.test.administrator()
      ).query('select languages_now as languages, places_now as places from naast.region where id = $1', [
        world.regions.utrecht,
      ])
    ).rows[0];

  const readProfileRow = async (id: string) =>
    (
      await (
        await world.test.administrator()
      ).query('select version from naast.volunteer_profile where person_id = $1', [id])
    ).rows[0];

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, volunteerRoutes({ installation: world.installation, demo: true } as never));
    [joke, karel, lies, bram] = (await Promise.all(
      [world.people.joke, world.people.karel, world.people.lies, world.people.bram].map(atDesk),
    )) as [StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor];
  });
  afterAll(() => world?.close());

  it('is kept for the region, which then offers her languages and places', async () => {
    const { bram: volunteer, noor } = world.people;
    expect((await joke.post(path(volunteer.id), { ...profile, _version: '0' })).status).toBe(303);
    expect(await region()).toEqual({ languages: ['nl', 'ti'], places: 2 });
    expect(
      (await karel.post(path(noor.id), { ...profile, language2: 'en', language6: '', places: '3', _version: '0' }))
        .status,
    ).toBe(303);
    expect(await region()).toEqual({ languages: ['en', 'nl', 'ti'], places: 5 });
    expect((await karel.get(path(volunteer.id))).body).toContain('01-03-2028');
  });

  it('stands beside what the leader typed of the region and never takes its place, nor outdates an open form', async () => {
    const typed = 'select name, places, languages, municipalities, version, places_now from naast.region where id = $1';
    const row = async () =>
      (await (await world.test.administrator()).query(typed, [world.regions.utrecht])).rows[0] as Record<
        string,
        unknown
      >;
    const { places_now: before, ...wish } = await row();
    const { version } = (await readProfileRow(world.people.noor.id)) as { version: number };
    await karel.post(path(world.people.noor.id), { ...profile, places: '1', _version: String(version) });
    const { places_now: now, ...after } = await row();
    expect(after).toEqual(wish);
    expect([before, now]).toEqual([5, 3]);
    await karel.post(path(world.people.noor.id), { ...profile, places: '3', _version: String(version + 1) });
  });

  it('says that it was saved, and leads on', async () => {
    const seen = hiddenField((await joke.get(path(world.people.bram.id))).body, '_version');
    const saved = await joke.post(path(world.people.bram.id), { ...profile, _version: seen });
    expect(saved.location).toBe(`${path(world.people.bram.id)}?done=saved`);
    expect((await joke.get(saved.location ?? '')).body).toContain('Het profiel is bewaard');
  });

  it('lies sealed: the row shows nothing of it', async () => {
    const { rows } = await (await world.test.administrator()).query('select sealed from naast.volunteer_profile');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(/\d-\d-2028|2028-\d\d-\d\d/.test(row.sealed.toString('latin1'))).toBe(false);
  });

  it('T118 shows both to the second of two coordinators', async () => {
    const seen = hiddenField((await joke.get(path(world.people.bram.id))).body, '_version');
    expect((await joke.post(path(world.people.bram.id), { ...profile, places: '4', _version: seen })).status).toBe(303);
    const conflict = await karel.post(path(world.people.bram.id), { ...profile, places: '1', _version: seen });
    expect(conflict.status).toBe(409);
    expect((await region()).places).toBe(7);
    expect(
      (
        await karel.post(path(world.people.bram.id), {
          ...profile,
          places: '1',
          _version: hiddenField(conflict.body, '_version'),
        })
      ).status,
    ).toBe(303);
    expect((await region()).places).toBe(4);
  });

  it('T2 T8 is not there for another region, for colleagues who are no volunteers, and for the volunteer herself', async () => {
    const missing = await joke.get(path(newId()));
    expect(missing.status).toBe(404);
    expect(await joke.get(path(world.people.sem.id))).toEqual(missing);
    for (const id of [world.people.karel.id, world.people.leader.id, 'not-an-id'])
      expect((await joke.get(path(id))).status).toBe(404);
    expect((await lies.post(path(world.people.bram.id), { ...profile, _version: '0' })).status).toBe(404);
    expect((await bram.get(path(world.people.bram.id))).status).toBe(404);
  });

  it('T4 refuses fields that were not asked for, and places and days that cannot be', async () => {
    for (const extra of [{ person_id: world.people.noor.id }, { region_id: world.regions.groningen }, { epoch: '9' }]) {
      expect((await joke.post(path(world.people.bram.id), { ...profile, ...extra, _version: '0' })).status).toBe(400);
    }
    for (const wrong of [
      { places: '11' },
      { places: '-1' },
      { trainingValidUntil: '31-2-2027' },
      { language1: 'xx' },
      { awayFrom: '1-12-2026' },
      { awayFrom: '3-12-2026', awayUntil: '1-12-2026' },
    ]) {
      expect((await joke.post(path(world.people.bram.id), { ...profile, ...wrong, _version: '0' })).status).toBe(422);
    }
  });
});
