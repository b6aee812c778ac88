import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrganisation, undecidedOfOrganisation } from '#app/platform/access/public-words/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { organisationForm } from './organisation.pages.tsx';

const at = '/who-we-are';

describe('who we are', () => {
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
  const asPublic = <T>(work: Parameters<ReturnType<TestWorld['test']['installation']>['scoped']>[1]) =>
    world.test.installation('public').scoped({ kind: 'public' }, work) as Promise<T>;
  const shown = () => asPublic<Record<string, unknown>>((db) => readOrganisation(db, { pins: world.pins }));
  const undecided = () => asPublic<string[]>((db) => undecidedOfOrganisation(db, world.pins));

  it('forget no field', async () => {
    expect(await forgottenIn(organisationForm)).toEqual([]);
  });

  it('is undecided in an installation that never said it, of before this page too', async () => {
    expect(await undecided()).toEqual(['name', 'address', 'officer', 'basis', 'retention', 'complaints']);
    expect((await leader.get(at)).html).toContain('Nog niet alles is besloten');
  });

  it('is saved in parts and signed, shown to visitors, and says what is still open', async () => {
    const saved = await leader.fill(at, at, { name: 'Stichting Voorbeeld', address: 'Postbus 1\n3500 AA Utrecht' });
    expect(saved.location).toBe(`${at}?done=saved`);
    const page = (await leader.follow(saved)).html;
    expect(page).toContain('Bewaard en door jou getekend');
    expect(page).toContain('href="/first-hour"');
    expect(await shown()).toMatchObject({
      name: 'Stichting Voorbeeld',
      address: 'Postbus 1\n3500 AA Utrecht',
      basis: null,
    });
    expect(await undecided()).toEqual(['officer', 'basis', 'retention', 'complaints']);
  });

  it('is decided when each part is there; the English may be left out', async () => {
    const rest = {
      name: 'Stichting Voorbeeld',
      address: 'Postbus 1',

      officer: 'fg@voorbeeld.example',
      basis: 'Toestemming',
      retention: 'Twee jaar',
      complaints: 'Bij ons',
    };
    await leader.fill(at, at, rest);
    expect(await undecided()).toEqual([]);
    expect((await leader.get(at)).html).not.toContain('Nog niet alles is besloten');
  });

  it('T118 shows both when somebody else saved in between', async () => {
    const page = await leader.get(at);
    await leader.post(at, { name: 'Eerste naam' }, page);
    const second = await leader.post(at, { name: 'Andere naam' }, page);
    expect(second.status).toBe(409);
    for (const word of ['Eerste naam', 'Andere naam']) expect(second.html).toContain(word);
    expect(await shown()).toMatchObject({ name: 'Eerste naam' });
  });

  it('asks about a number in it that looks wrong, which the leader can say to be right', async () => {
    const typed = {
      name: 'Stichting Voorbeeld',
      officer: 'Fatma, 030 123 4',
      complaints: 'Bel 030 555 01 02, 9.00-17.00 uur',
    };
    const asked = await leader.fill(at, at, typed);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('gebeld kan worden: 030 123 4.');
    expect(asked.html).toContain('Fatma, 030 123 4');
    const right = await leader.post(at, { ...typed, numbersRight: '030 123 4' }, asked);
    expect(right.location).toBe(`${at}?done=saved`);
    expect(await shown()).toMatchObject({ officer: 'Fatma, 030 123 4' });
  });

  it('shows visitors nothing that nobody signed', async () => {
    const database = await world.test.administrator();
    await database.query(
      'update naast.signed_statement set content = content || \'{"name":"Vals"}\' where subject = \'organisation\'',
    );
    expect(await shown()).toMatchObject({ name: null });
  });

  it('is the leader’s alone', async () => {
    expect((await (await as('joke')).get(at)).status).toBe(404);
  });
});
