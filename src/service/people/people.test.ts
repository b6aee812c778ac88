import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { invite } from '#app/platform/access/teams/index.ts';
import { accessPolicy, type Policy } from '#app/platform/access/visit/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { CHEAP_PASSWORD_COST, newId } from '#app/platform/vault/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { mayCertifyPerson, rolesRefusal } from './people.ts';

let world: TestWorld;
let opened: OpenedInstallation;
beforeAll(async () => {
  world = await testWorld();
  opened = await openedInstallation({ installation: world.installation });
});
afterAll(async () => {
  await opened?.close();
  await world?.close();
});

async function as(person: TestPerson, at = opened): Promise<Visitor> {
  const visitor = at.visitor();
  visitor.cookies.set(sessionCookieName, await world.signedIn(person));
  return visitor;
}

/** Somebody who has joined and waiting for approval, with the digits to read out. */
async function waiting(by: TestPerson, loginName: string, roles: Role[], regionId: string | null) {
  const invited = await world.as(by, (visit) =>
    invite(visit, world.installation, { loginName, name: loginName, roles, regionId }),
  );
  if (!invited.ok) throw new Error(invited.reason);
  const { ticket } = newJoinTicket(world.installation);
  const code = totpCode(readJoinTicket(world.installation, ticket)?.secret ?? Buffer.alloc(20));
  const joined = await join(world.installation, {
    invitationCode: invited.code,
    password: 'een lange zin die niemand raadt',
    ticket,
    code,
    address: loginName,
    passwordCost: CHEAP_PASSWORD_COST,
  });
  if (!joined.ok) throw new Error(joined.reason);
  return { id: invited.personId, digits: joined.keyCheck };
}

async function rowOf(id: string) {
  const administrator = await world.test.administrator();
  const { rows } = await administrator.query(
    'select roles, region_id, status, invited_by from naast.person where id = $1',
    [id],
  );
  return rows[0];
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  return (await (await world.test.administrator()).query(sql, values)).rowCount ?? 0;
}

describe('who may invite and let in whom', () => {
  const actor = (person: TestPerson) => ({
    policy: accessPolicy,
    person: { ...person, status: 'active' as const, teams: [], suspended: null },
  });

  it('keeps a coordinator to the volunteers of her region, and everybody from herself and from leaders', () => {
    const { joke, leader, ada, bram } = world.people;
    const volunteerOf = (region: string | null) => ({ id: newId(), roles: ['volunteer'] as Role[], region_id: region });
    expect(mayCertifyPerson(actor(joke), volunteerOf(world.regions.utrecht), 'person.approve')).toBe(true);
    expect(mayCertifyPerson(actor(joke), volunteerOf(world.regions.groningen), 'person.approve')).toBe(false);
    expect(mayCertifyPerson(actor(joke), volunteerOf(null), 'person.approve')).toBe(false);
    const coordinator = { id: newId(), roles: ['coordinator'] as Role[], region_id: world.regions.utrecht };
    expect(mayCertifyPerson(actor(joke), coordinator, 'person.approve')).toBe(false);
    expect(mayCertifyPerson(actor(leader), coordinator, 'person.approve')).toBe(true);
    expect(mayCertifyPerson(actor(leader), { ...coordinator, roles: ['project-leader'] }, 'person.approve')).toBe(
      false,
    );
    expect(mayCertifyPerson(actor(leader), { ...coordinator, id: leader.id }, 'person.approve')).toBe(false);
    for (const nobody of [ada, bram])
      expect(mayCertifyPerson(actor(nobody), volunteerOf(world.regions.utrecht), 'person.invite')).toBe(false);
  });

  it('knows which roles go together', () => {
    expect(rolesRefusal(['coordinator', 'intake'], 'r')).toBeNull();
    expect(rolesRefusal(['intake'], null)).toBeNull();
    expect(rolesRefusal([], null)?.field).toBe('roles');
    expect(rolesRefusal(['auditor', 'intake'], null)?.field).toBe('roles');
    expect(rolesRefusal(['volunteer', 'coordinator'], 'r')?.field).toBe('roles');
    expect(rolesRefusal(['volunteer'], null)?.field).toBe('region');
  });
});

describe('inviting', () => {
  it('T119 makes one person and one code for a form that is sent twice', async () => {
    const joke = await as(world.people.joke);
    const page = await joke.get('/people/new');
    const fields = { name: 'Twee Keer', login: 'twee' };
    const [first, second] = [
      await joke.post('/people/new', fields, page),
      await joke.post('/people/new', fields, page),
    ];
    expect(first.status).toBe(200);
    expect(second.status).toBe(303);
    expect(second.location).toMatch(/^\/people\/[0-9a-f-]{36}$/);
    expect(await count("select from naast.person where login_name = 'twee'")).toBe(1);
    expect(
      await count(
        "select from naast.invitation i join naast.person p on p.id = i.person_id where p.login_name = 'twee'",
      ),
    ).toBe(1);
    const without = await joke.post('/people/new', fields, {
      ...page,
      html: page.html.replace(/name="_key" value="[^"]*"/, ''),
    });
    expect(without.status).toBe(400);
  });

  it('T4 lets a coordinator choose neither role nor region', async () => {
    const joke = await as(world.people.joke);
    for (const [name, value] of [
      ['roles', 'coordinator'],
      ['region', world.regions.groningen],
      ['status', 'active'],
      ['id', newId()],
      ['granter', newId()],
    ] as const) {
      const answer = await joke.fill('/people/new', '/people/new', {
        name: 'Extra',
        login: `extra-${name}`,
        [name]: value,
      });
      expect(answer.status).toBe(400);
      expect(answer.html).toContain('value="Extra"');
    }
    expect(await count("select from naast.person where login_name like 'extra-%'")).toBe(0);
  });

  it('T4 makes no second project leader, whoever asks', async () => {
    const leader = await as(world.people.leader);
    const answer = await leader.fill('/people/new', '/people/new', {
      name: 'Baas',
      login: 'baas',
      roles: 'project-leader',
      region: '',
    });
    expect(answer.status).toBe(422);
    expect(await count("select from naast.person where login_name = 'baas'")).toBe(0);
  });

  it('says that a sign-in name is taken and keeps what was typed', async () => {
    const joke = await as(world.people.joke);
    const answer = await joke.fill('/people/new', '/people/new', { name: 'Nog een Bram', login: 'Bram' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('al in gebruik');
    expect(answer.html).toContain('value="Nog een Bram"');
  });

  it('ends the older code when a new one is made, also by a colleague', async () => {
    const page = await (await as(world.people.joke)).fill('/people/new', '/people/new', {
      name: 'Laat',
      login: 'laat',
    });
    const id = /\/people\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
    const karel = await as(world.people.karel);
    const renewed = await karel.fill(`/people/${id}`, `/people/${id}/code`, {});
    expect(renewed.status).toBe(200);
    expect(await count('select from naast.invitation where person_id = $1 and used_at is null', [id])).toBe(1);
    const lies = await as(world.people.lies);
    expect((await lies.force(`/people/${id}/code`, { _key: newId() })).status).toBe(404);
  });
});

describe('letting in', () => {
  it('wants the digits that were read out, not a click', async () => {
    const { id, digits } = await waiting(world.people.joke, 'vera', ['volunteer'], world.regions.utrecht);
    const joke = await as(world.people.joke);
    const page = await joke.get(`/people/${id}`);
    expect(page.html).not.toContain(digits);
    const wrong = await joke.post(`/people/${id}/approval`, { digits: '0000 0000' }, page);
    expect(wrong.status).toBe(422);
    expect((await rowOf(id)).status).toBe('awaiting');
    expect((await joke.post(`/people/${id}/approval`, { digits: digits.replaceAll(' ', '-') }, page)).status).toBe(303);
    expect((await rowOf(id)).status).toBe('active');
    expect((await joke.post(`/people/${id}/approval`, { digits }, page)).status).toBe(409);
  });

  it('T8 is impossible over the border of a region, on the page and below it', async () => {
    const { id, digits } = await waiting(world.people.leader, 'fenna', ['coordinator'], world.regions.groningen);
    const volunteer = await waiting(world.people.lies, 'tjeerd', ['volunteer'], world.regions.groningen);
    const joke = await as(world.people.joke);
    for (const person of [{ id, digits }, volunteer]) {
      expect((await joke.get(`/people/${person.id}`)).status).toBe(404);
      expect((await joke.force(`/people/${person.id}/approval`, { digits: person.digits })).status).toBe(404);
      expect((await joke.force(`/people/${person.id}/code`, { _key: newId() })).status).toBe(404);
    }
    // Even when the code of the policy is wrong, the database stands.
    const everything: Policy = { reach: () => 'all', compartments: () => ['core', 'safety'] };
    const careless = await openedInstallation({ installation: world.installation, policy: everything });
    const again = await as(world.people.joke, careless);
    const status = await again.force(`/people/${id}/approval`, { digits }).then(
      (answer) => answer.status,
      () => 500,
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await rowOf(id)).status).toBe('awaiting');
    expect(await count('select from naast.certificate where subject = any($1)', [[id, volunteer.id]])).toBe(0);
    await careless.close();
  });

  it('T40 leaves nothing but her own page to somebody who waits', async () => {
    const { id } = await waiting(world.people.joke, 'wout', ['volunteer'], world.regions.utrecht);
    const person = { ...world.people.bram, id, loginName: 'wout', password: 'een lange zin die niemand raadt' };
    const wout = await as(person);
    const own = await wout.get('/profile');
    expect(own.status).toBe(200);
    expect(own.html).toContain('coördinator van je regio');
    for (const path of [
      '/people',
      '/people/new',
      `/people/${id}`,
      '/regions',
      '/first-hour',
      '/teams/intake',
      '/contact-settings',
    ]) {
      expect((await wout.get(path)).status, path).toBe(404);
    }
  });

  it('gives a new coordinator the region’s key from a colleague, never from the leader', async () => {
    const { id, digits } = await waiting(world.people.leader, 'greet', ['coordinator'], world.regions.utrecht);
    await (await as(world.people.leader)).fill(`/people/${id}`, `/people/${id}/approval`, { digits });
    const holds = () =>
      count('select from naast.team_member where team_id = $1 and person_id = $2', [world.teams.utrecht, id]);
    expect(await holds()).toBe(0);
    const lies = await as(world.people.lies);
    const foreign = await lies.force(`/teams/${world.teams.utrecht}/members`, { person: id, back: 'people' });
    expect(foreign.status).toBe(404);
    const joke = await as(world.people.joke);
    const page = await joke.get('/people');
    expect(page.html).toContain('Geef greet de sleutel');
    expect((await joke.post(`/teams/${world.teams.utrecht}/members`, { person: id }, page)).status).toBe(303);
    expect(await holds()).toBe(1);
    // Somebody who does not belong there gets it from nobody.
    await joke.force(`/teams/${world.teams.utrecht}/members`, { person: world.people.bram.id, back: 'people' });
    expect(
      await count('select from naast.team_member where team_id = $1 and person_id = $2', [
        world.teams.utrecht,
        world.people.bram.id,
      ]),
    ).toBe(0);
  });

  it('lets the intake team give its key to a new colleague on their own page', async () => {
    const { id, digits } = await waiting(world.people.leader, 'inez', ['intake'], null);
    await (await as(world.people.leader)).fill(`/people/${id}`, `/people/${id}/approval`, { digits });
    const ilse = await as(world.people.intake);
    const page = await ilse.get('/profile');
    expect(page.html).toContain('Geef inez de sleutel');
    await ilse.post(`/teams/${world.teams.intake}/members`, { person: id }, page);
    expect(
      await count('select from naast.team_member where team_id = $1 and person_id = $2', [world.teams.intake, id]),
    ).toBe(1);
  });
});

describe('the roster', () => {
  it('T8 shows a coordinator her region, the leader and the auditor everybody', async () => {
    const joke = await (await as(world.people.joke)).get('/people');
    expect(joke.html).toContain('Bram Postma');
    expect(joke.html).not.toContain('Sem Dijk');
    expect(joke.html).not.toContain('Lies Hoekstra');
    for (const person of [world.people.leader, world.people.ada]) {
      const page = await (await as(person)).get('/people');
      expect(page.html).toContain('Bram Postma');
      expect(page.html).toContain('Sem Dijk');
    }
    for (const person of [world.people.bram, world.people.intake])
      expect((await (await as(person)).get('/people')).status).toBe(404);
  });

  it('shows the auditor people without a button to press', async () => {
    const ada = await as(world.people.ada);
    const page = await ada.get(`/people/${world.people.bram.id}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/approval|\/code"/);
  });
});
