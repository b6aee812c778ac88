import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding } from '#app/platform/findings/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { directoryRoutes } from '#app/service/directory/index.ts';
import { regionFacts } from '#app/service/intake/intake.store.ts';
import {
  hiddenFields,
  type OpenedInstallation,
  openedInstallation,
  type Visitor,
} from '#app/service/sign-in/testing.ts';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { contactForm } from './contact.pages.tsx';
import { firstHour } from './first-hour.ts';
import { type KnownOfSteps, knownOfSteps, nothingKnown } from './first-hour-known.ts';
import { numberForm } from './number.pages.tsx';
import { typedList } from './regions.ts';

let world: TestWorld;
let opened: OpenedInstallation;
beforeAll(async () => {
  world = await testWorld();
  opened = await openedInstallation({ installation: world.installation, routes: () => directoryRoutes() });
});
afterAll(async () => {
  await opened?.close();
  await world?.close();
});

async function as(person: TestPerson): Promise<Visitor> {
  const visitor = opened.visitor();
  visitor.cookies.set(sessionCookieName, await world.signedIn(person));
  return visitor;
}

const settings = { name: 'Utrecht', municipalities: 'Utrecht, Zeist', postcodes: '35, 37', places: '6', mailbox: '' };

async function rowOf(id: string) {
  const { rows } = await (await world.test.administrator()).query(
    'select name, places, municipalities, version from naast.region where id = $1',
    [id],
  );
  return rows[0];
}

describe('the settings of a region', () => {
  it('are read as people write them', () => {
    expect(typedList('Utrecht, Zeist\n De Bilt;Utrecht,,')).toEqual(['Utrecht', 'Zeist', 'De Bilt']);
    expect(typedList(null)).toEqual([]);
  });

  it('T118 are never overwritten unseen: both values are shown, and one’s own can be saved after all', async () => {
    const path = `/regions/${world.regions.utrecht}`;
    const leader = await as(world.people.leader);
    const seen = await leader.get(path);
    expect((await leader.post(path, { ...settings, places: '8' }, seen)).location).toBe(`${path}?done=saved`);
    const stale = await leader.post(path, { ...settings, places: '3', name: 'Utrecht-stad' }, seen);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Utrecht-stad');
    expect(stale.html).toMatch(/<dd[^>]*>3<\/dd>.*<dd[^>]*>8<\/dd>/s);
    expect(await rowOf(world.regions.utrecht)).toMatchObject({ name: 'Utrecht', places: 8 });
    const version = hiddenFields(stale.html, path).find(([name]) => name === '_version')?.[1] ?? '';
    await leader.force(path, { ...settings, places: '3', name: 'Utrecht-stad', _version: version });
    expect(await rowOf(world.regions.utrecht)).toMatchObject({ name: 'Utrecht-stad', places: 3 });
  });

  it('stay as typed beside what the volunteers can do, and intake counts with the latter', async () => {
    const database = await world.test.administrator();
    const { groningen } = world.regions;
    const room = async () =>
      world.as(world.people.leader, async (visit) => (await regionFacts(visit)).find(({ id }) => id === groningen));
    // From before profiles had columns of their own: what the row says counts, as it did.
    const before = await room();
    expect((await (await as(world.people.leader)).get('/regions')).html).not.toContain('gewenst');
    await database.query("update naast.region set places_now = 2, languages_now = '{ti}' where id = $1", [groningen]);
    expect(await room()).toEqual({ ...before, places: 2, languages: ['ti'] });
    expect((await (await as(world.people.leader)).get('/regions')).html).toContain(`${before?.places} gewenst, 2 nu`);
    await database.query('update naast.region set places_now = null, languages_now = null where id = $1', [groningen]);
  });

  it('come back with what was typed when something is wrong', async () => {
    const leader = await as(world.people.leader);
    const answer = await leader.fill('/regions/new', '/regions/new', {
      ...settings,
      name: 'Drenthe',
      postcodes: '12345 AB',
      places: 'veel',
      mailbox: 'geen adres',
    });
    expect(answer.status).toBe(422);
    for (const typed of ['Drenthe', '12345 AB', 'veel', 'geen adres']) expect(answer.html).toContain(typed);
    expect((await leader.get('/regions')).html).not.toContain('Drenthe');
  });

  it('T4 take no status, version or id from a form', async () => {
    const path = `/regions/${world.regions.groningen}`;
    const leader = await as(world.people.leader);
    for (const extra of ['status', 'id', 'version', 'role']) {
      expect((await leader.fill(path, path, { ...settings, [extra]: 'closed' })).status).toBe(400);
    }
    expect(await rowOf(world.regions.groningen)).toMatchObject({ name: 'Groningen', version: 1 });
  });

  it('T119 make one region of a form that is sent twice', async () => {
    const leader = await as(world.people.leader);
    const page = await leader.get('/regions/new');
    const fields = { ...settings, name: 'Amersfoort' };
    const [first, second] = await Promise.all([
      leader.post('/regions/new', fields, page),
      leader.post('/regions/new', fields, page),
    ]);
    expect(first.location).toBe(second.location);
    const { rowCount } = await (await world.test.administrator()).query(
      "select from naast.region where name = 'Amersfoort'",
    );
    expect(rowCount).toBe(1);
  });

  it('T8 are for the leader to change, and for a coordinator to read of her own region only', async () => {
    const joke = await as(world.people.joke);
    const own = await joke.get(`/regions/${world.regions.utrecht}`);
    expect(own.status).toBe(200);
    expect(own.html).not.toContain(`action="/regions/${world.regions.utrecht}"`);
    expect((await joke.get(`/regions/${world.regions.groningen}`)).status).toBe(404);
    expect((await joke.force(`/regions/${world.regions.utrecht}`, { ...settings, _version: '3' })).status).toBe(404);
    expect((await joke.force(`/regions/${world.regions.utrecht}/key`, { _key: newId() })).status).toBe(404);
    for (const person of [world.people.bram, world.people.ada, world.people.intake]) {
      expect((await (await as(person)).get('/regions')).status).toBe(404);
    }
  });

  it('do not give a region a second key', async () => {
    const leader = await as(world.people.leader);
    expect((await leader.force(`/regions/${world.regions.utrecht}/key`, { _key: newId() })).status).toBe(409);
    expect((await leader.force('/teams/intake', { _key: newId() })).status).toBe(409);
    const { rowCount } = await (await world.test.administrator()).query(
      "select from naast.team where kind in ('region', 'intake')",
    );
    expect(rowCount).toBe(3);
  });
});

describe('my own number', () => {
  it('forgets no field', async () => {
    expect(await forgottenIn(numberForm)).toEqual([]);
  });
});

describe('the contact details of the service', () => {
  it('forget no field', async () => {
    expect(await forgottenIn(contactForm)).toEqual([]);
  });

  it('T118 are never overwritten unseen either', async () => {
    const leader = await as(world.people.leader);
    const seen = await leader.get('/contact-settings');
    const first = { telephone: '030 111 2222', hours: '', mail: '' };
    expect((await leader.post('/contact-settings', first, seen)).status).toBe(303);
    const stale = await leader.post('/contact-settings', { ...first, telephone: '030 333 4444' }, seen);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('030 333 4444');
    expect(stale.html).toContain('030 111 2222');
    const mine = await leader.post('/contact-settings', { ...first, telephone: '030 333 4444' }, stale);
    expect(mine.location).toBe('/contact-settings/saved');
    expect((await leader.get('/contact-settings')).html).toContain('030 333 4444');
  });

  it('stand beside the form as visitors see them, also when what was typed is refused', async () => {
    const leader = await as(world.people.leader);
    const first = { telephone: '030 111 5555', hours: '', mail: '' };
    expect((await leader.fill('/contact-settings', '/contact-settings', first)).status).toBe(303);
    const refused = await leader.fill('/contact-settings', '/contact-settings', { ...first, telephone: 'later' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Wat bezoekers nu zien');
    expect(refused.html).toMatch(/<dd><bdi>030 111 5555<\/bdi>/);
  });

  it('want a number that people can call', async () => {
    const leader = await as(world.people.leader);
    const answer = await leader.fill('/contact-settings', '/contact-settings', {
      telephone: 'bel maar',
      hours: '',
      mail: 'x',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Dit is geen telefoonnummer');
  });

  it('ask about a number that looks wrong, keep what was typed, and take it when the leader says that it is right', async () => {
    const leader = await as(world.people.leader);
    const path = '/contact-settings';
    const shown = async () => (await leader.get(path)).html;
    const typed = { telephone: '030 123', hours: 'elke dag', hoursEn: '', mail: '' };
    const asked = await leader.fill(path, path, typed);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('Dit lijkt geen nummer dat gebeld kan worden: 030 123');
    expect(asked.html).toContain('value="030 123"');
    expect(asked.html).toContain('elke dag');
    expect(await shown()).not.toContain('030 123');
    // The tick says which number is right: another one is asked about anew.
    const other = await leader.post(path, { ...typed, telephone: '030 124', numbersRight: '030 123' }, asked);
    expect(other.html).toContain('gebeld kan worden: 030 124');
    expect((await leader.post(path, { ...typed, numbersRight: '030 123' }, asked)).status).toBe(303);
    expect(await shown()).toContain('030 123');
  });

  it.each(['112', '113', '116 111', '0800-0113', '0900-8844', '14 030'])(
    'take %s without a question',
    async (telephone) => {
      const leader = await as(world.people.leader);
      const answer = await leader.fill('/contact-settings', '/contact-settings', { telephone, hours: '', mail: '' });
      expect(answer.status).toBe(303);
    },
  );
});

describe('the number of an organisation in the directory', () => {
  it('is asked about when it looks wrong, and kept as it was typed', async () => {
    const joke = await as(world.people.joke);
    const path = '/directory/new';
    const typed = {
      name: 'Proefhulp',
      kind: 'help',
      does: 'Helpt.',
      source: 'gebeld',
      confidence: 'HIGH',
      telephone: '030 123',
    };
    const asked = await joke.fill(path, path, typed);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('gebeld kan worden: 030 123');
    const kept = await joke.post(path, { ...typed, numbersRight: '030 123' }, asked);
    expect(kept.status).toBe(303);
    expect((await joke.follow(kept)).html).toContain('030 123');
  });
});

describe('a step of setting up that the leader says was done', () => {
  it('counts where nothing is known that speaks against it, and the texts by their number alone', async () => {
    const leader = await as(world.people.leader);
    for (const step of ['mail-came', 'restore-tried', 'numbers-rung'])
      await leader.fill('/first-hour', '/first-hour/steps', { step });
    const done = (known: Partial<KnownOfSteps>) =>
      world.as(world.people.leader, (visit) => firstHour(visit, { ...nothingKnown, ...known }));
    expect(await done({})).toMatchObject({ mail: true, backup: true, numbers: true, texts: true });
    expect(await done({ noMail: true, texts: 1 })).toMatchObject({ mail: false, backup: true, texts: false });
    expect(await done({ noBackup: true, numbers: 1 })).toMatchObject({ mail: true, backup: false, numbers: false });
  });

  it('is held against what the machine found last, in a real installation', async () => {
    const { installation } = world;
    const report = (code: 'mail.away' | 'mail.good') => ({ at: '', findings: [finding(code)] });
    const machine = { publicWalls: true, sandboxWalls: async () => 'permission model' as const };
    const known = (demo: boolean, found: 'mail.away' | 'mail.good', backup: null | undefined) =>
      world.as(world.people.leader, (visit) => {
        const desk = { demo, installation: { ...installation, backup: () => backup as null }, machine };
        return knownOfSteps(visit, { ...desk, machine: { ...machine, report: () => report(found) } }, 3);
      });
    expect(await known(false, 'mail.away', null)).toMatchObject({ noMail: true, noBackup: true, texts: 3 });
    expect(await known(false, 'mail.good', undefined)).toMatchObject({ noMail: false, noBackup: false });
    expect(await known(true, 'mail.away', null)).toMatchObject({ noMail: false, noBackup: false });
  });
});
