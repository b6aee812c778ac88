import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedMailboxes } from '#app/operations/processes/mailboxes.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const at = '/teams/intake';

describe('the mailbox of the intake team', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let leader: Visitor;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation });
    leader = opened.visitor();
    leader.cookies.set(sessionCookieName, await world.signedIn(world.people.leader));
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });

  const mailed = () =>
    world.test
      .installation('jobs')
      .scoped({ kind: 'jobs' }, (db) => signedMailboxes(db, world.pins, ['intake']))
      .then(([found]) => found?.mailbox);

  it('is saved and signed on the team’s page, which says so and leads on', async () => {
    expect(await mailed()).toBeNull();
    const saved = await leader.fill(at, `${at}/mailbox`, { mailbox: 'aanmeldteam@example.org' });
    expect(saved.location).toBe(`${at}?done=mailbox`);
    const page = await leader.follow(saved);
    expect(page.html).toContain('De postbus is bewaard');
    expect(page.html).toContain('href="/first-hour"');
    expect(await mailed()).toBe('aanmeldteam@example.org');
  });

  it('comes back as typed when it is no address', async () => {
    const wrong = await leader.fill(at, `${at}/mailbox`, { mailbox: 'geen adres' });
    expect([wrong.status, wrong.html.includes('geen adres')]).toEqual([422, true]);
    expect(await mailed()).toBe('aanmeldteam@example.org');
  });

  it('gets no mail where somebody wrote another address into the database, and the leader is told', async () => {
    const database = await world.test.administrator();
    const put = (value: string) =>
      database.query("update naast.contact_setting set value = $1 where key = 'intake-mailbox'", [value]);
    await put('elders@example.org');
    expect(await mailed()).toBeNull();
    expect((await leader.get(at)).html).toContain('zonder te tekenen');
    await put('aanmeldteam@example.org');
    expect(await mailed()).toBe('aanmeldteam@example.org');
  });

  it('is nothing that the public side can read', async () => {
    const seen = await world.test
      .installation('public')
      .scoped({ kind: 'public' }, (db) => db.selectFrom('contact_setting').selectAll().execute());
    expect(JSON.stringify(seen)).not.toContain('aanmeldteam@');
  });

  it('T118 shows both addresses when somebody else saved in between', async () => {
    const page = await leader.get(at);
    await leader.post(`${at}/mailbox`, { mailbox: 'eerst@example.org' }, page);
    const second = await leader.post(`${at}/mailbox`, { mailbox: 'later@example.org' }, page);
    expect(second.status).toBe(409);
    for (const shown of ['eerst@example.org', 'later@example.org']) expect(second.html).toContain(shown);
    expect(await mailed()).toBe('eerst@example.org');
  });

  it('may be taken away again', async () => {
    await leader.fill(at, `${at}/mailbox`, { mailbox: '' });
    expect(await mailed()).toBeNull();
    expect((await leader.get(at)).html).not.toContain('zonder te tekenen');
  });
});
