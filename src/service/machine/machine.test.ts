import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding } from '#app/platform/findings/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { homeRoutes } from '#app/service/home/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { forgottenIn } from '#test/declared-form.ts';
import { type TestPerson, type TestWorld, testWorld } from '#test/test-world.ts';
import { isAgreed, machineRoutes } from './index.ts';
import { agreement } from './machine.pages.tsx';
import { agree } from './machine.store.ts';

/** On a machine that puts neither wall (src/service/sign-in/testing.ts). */
describe('S4 the leader’s yes to a machine without walls', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({
      installation: world.installation,
      routes: (desk) => [...machineRoutes(desk), ...homeRoutes(desk)],
    });
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

  /** As the process manager asks: with what the public role may see, by the pinned root alone. */
  async function publicMayStart(): Promise<boolean> {
    const root = world.installation.pins()?.root ?? new Uint8Array(32);
    return world.test.installation('public').scoped({ kind: 'public' }, (db) => isAgreed(db, root, 'public-wall'));
  }

  it('forgets no field', async () => {
    expect(await forgottenIn(agreement)).toEqual([]);
  });

  it('is asked for on the leader’s first page alone, and nothing starts before it', async () => {
    const { leader, joke } = world.people;
    const page = await (await as(leader)).get('/');
    expect(page.html).toContain('Deze computer schermt niet alles af');
    expect(page.html).toContain('niemand kan zich aanmelden');
    const coordinator = await as(joke);
    expect((await coordinator.get('/')).html).not.toContain('Deze computer schermt niet alles af');
    expect((await coordinator.get('/machine')).status).toBe(404);
    expect(await publicMayStart()).toBe(false);
  });

  it('wants the password, counts once it is signed, and then asks about the sandbox', async () => {
    const { leader } = world.people;
    const visitor = await as(leader);
    const wrong = await visitor.fill('/machine', '/machine', { password: 'een ander wachtwoord dan het hare' });
    expect([wrong.status, await publicMayStart()]).toEqual([422, false]);
    const said = await visitor.fill('/machine', '/machine', { password: leader.password });
    expect([said.location, await publicMayStart()]).toEqual(['/machine', true]);
    expect((await visitor.get('/')).html).not.toContain('niemand kan zich aanmelden');
    await visitor.fill('/machine', '/machine', { password: leader.password });
    const after = await visitor.get('/machine');
    expect(after.html).not.toContain('type="password"');
    expect((await visitor.get('/')).html).not.toContain('Deze computer schermt niet alles af');
  });

  it('stands beside what the process manager found, for the leader alone; this process knows its own sandbox better', async () => {
    const { leader, joke } = world.people;
    const found = [finding('disk.full', { folder: '/srv/data', free: 0.2 }), finding('sandbox.good')];
    const report = { at: '2026-11-30T12:00:00.000Z', findings: found };
    const other = await openedInstallation({
      installation: world.installation,
      routes: (desk) => {
        const { machine } = desk;
        const looked = machine === undefined ? desk : { ...desk, machine: { ...machine, report: () => report } };
        return [...machineRoutes(looked), ...homeRoutes(looked)];
      },
    });
    try {
      const visitor = other.visitor();
      visitor.cookies.set(sessionCookieName, await world.signedIn(leader));
      expect((await visitor.get('/')).html).toContain('Met deze computer is iets dat niet kan wachten');
      const { html } = await visitor.get('/machine');
      expect(html).toContain('bijna vol, nog 0,2 GB');
      expect(html).toContain('alleen Node schermt af');
      expect(html.indexOf('bijna vol')).toBeLessThan(html.indexOf('alleen Node schermt af'));
      const coordinator = other.visitor();
      coordinator.cookies.set(sessionCookieName, await world.signedIn(joke));
      expect((await coordinator.get('/')).html).not.toContain('Met deze computer');
    } finally {
      await other.close();
    }
  });

  it('is said in the words of the reader, and never as nothing to do above what there is to do', async () => {
    const { leader } = world.people;
    const codes = [
      finding('accounts.root', { parts: 'cli, staff', accounts: 'root (cli, staff), naast-public (public)' }),
      finding('walls.good', { walls: 'both' }),
      finding('witness.trouble', { name: 'witness.example/w1', why: 'unknown' }),
      finding('look.failed', { what: 'certificates' }),
    ];
    const pageOf = async (findings: typeof codes) => {
      const report = { at: '2026-11-30T12:00:00.000Z', findings };
      const machine = {
        publicWalls: true,
        sandboxWalls: async () => 'permission model and bubblewrap' as const,
        report: () => report,
      };
      const other = await openedInstallation({
        installation: world.installation,
        routes: (desk) => machineRoutes({ ...desk, machine }),
      });
      try {
        const visitor = other.visitor();
        visitor.cookies.set(sessionCookieName, await world.signedIn(leader));
        return (await visitor.get('/machine')).html.replace(/<[^>]*>/g, '');
      } finally {
        await other.close();
      }
    };
    const page = await pageOf(codes);
    for (const words of [
      'als root draait nu het beheer, de teamkant',
      'naast-public (de openbare kant)',
      'met een eigen account en namespaces',
      'Dit logboek is daar niet bekend',
      'Naar het certificaat kon niet worden gekeken',
      'Bekijk wel de regels met ‘kijk hiernaar’',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('Je hoeft niets te doen');
    expect(await pageOf([finding('walls.good', { walls: 'account' })])).toContain('Je hoeft niets te doen');
  });

  it('is nobody else’s to give: not a coordinator’s, and not that of who writes to the database', async () => {
    const { joke } = world.people;
    await expect(world.as(joke, (visit) => agree(visit, 'public-wall'))).rejects.toThrow();
    const administrator = await world.test.administrator();
    const { rows } = await administrator.query("select * from naast.signed_statement where kind = 'public-wall'");
    await administrator.query("delete from naast.signed_statement where kind = 'public-wall'");
    expect(await publicMayStart()).toBe(false);
    // Another yes of the same leader, turned into this one.
    const moved = "update naast.signed_statement set kind = 'public-wall' where kind = 'reading-sandbox'";
    await administrator.query(moved);
    expect([rows.length, await publicMayStart()]).toEqual([1, false]);
  });
});
