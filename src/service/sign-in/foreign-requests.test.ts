import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDoor, type Route, sessionCookieName } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { peopleRoutes } from '#app/service/people/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { allSignInRoutes } from './index.ts';
import { type OpenedInstallation, openedInstallation, staffOrigin, type Visitor } from './testing.ts';

const demo = { loginName: 'bram', password: 'x', name: 'Bram', role: 'volunteer', line: '' };

describe('T45 requests that come from elsewhere', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let leader: Visitor;
  let routes: Route[];
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation, demoPeople: [demo] });
    leader = opened.visitor();
    leader.cookies.set(sessionCookieName, await world.signedIn(world.people.leader));
    const desk = { demo: true } as Parameters<typeof allSignInRoutes>[0];
    routes = [...allSignInRoutes(desk), ...peopleRoutes(desk)].filter((route) => route.method === 'POST');
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });

  async function ask(path: string, headers: Record<string, string>, body: BodyInit): Promise<number> {
    const cookie = `${sessionCookieName}=${leader.cookies.get(sessionCookieName) ?? ''}`;
    const init = { method: 'POST', body, headers: { host: new URL(staffOrigin).host, cookie, ...headers } };
    return (await opened.app.request(`${staffOrigin}${path}`, init)).status;
  }
  const everything = async () => {
    const { rows } = await (await world.test.administrator()).query<{ state: string }>(
      `select concat_ws('|', (select count(*) from naast.person), (select count(*) from naast.certificate), (select count(*) from naast.region),
        (select count(*) from naast.invitation), (select count(*) from naast.team_member), (select count(*) from naast.contact_setting),
        (select count(*) from naast.session where ended_at is not null), (select count(*) from naast.audit_entry where action <> 'request.refused')) as state`,
    );
    return rows[0]?.state;
  };
  const pathOf = (route: Route) =>
    route.path.replace(':id', world.people.bram.id).replace(':team', world.teams.utrecht);
  const token = async (visitor: Visitor) =>
    /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/profile')).html)?.[1] ?? '';

  it('change nothing: no token, another session’s token, a foreign origin, a foreign site, another content type', async () => {
    const other = opened.visitor();
    other.cookies.set(sessionCookieName, await world.signedIn(world.people.joke));
    const [own, foreign] = [await token(leader), await token(other)];
    const form = (fields: Record<string, string>) => new URLSearchParams({ _key: newId(), ...fields });
    const before = await everything();
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const path = pathOf(route);
      const refused = [
        await ask(path, { origin: staffOrigin }, form({})),
        await ask(path, { origin: staffOrigin }, form({ _csrf: foreign })),
        await ask(path, { origin: 'https://example.org' }, form({ _csrf: own })),
        await ask(path, { origin: 'null' }, form({ _csrf: own })),
        await ask(path, { 'sec-fetch-site': 'cross-site' }, form({ _csrf: own })),
        await ask(path, {}, form({ _csrf: own })),
        await ask(path, { origin: staffOrigin, 'content-type': 'text/plain' }, `_csrf=${own}`),
      ];
      expect(
        refused.every((status) => status === 403 || status === 415),
        `${path}: ${refused}`,
      ).toBe(true);
    }
    expect(await everything()).toBe(before);
  });

  it('are refused at the door too, where there is no session yet', async () => {
    for (const route of routes.filter(isDoor)) {
      const answer = await opened.app.request(`${staffOrigin}${route.path}`, {
        method: 'POST',
        body: new URLSearchParams({ name: 'bram' }),
        headers: { host: new URL(staffOrigin).host, origin: 'https://example.org' },
      });
      expect(answer.status, route.path).toBe(403);
    }
  });
});
