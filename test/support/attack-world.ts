import { rm } from 'node:fs/promises';
import type { Hono } from 'hono';
import type pg from 'pg';
import { accessPolicy, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { createSealedStore } from '#app/platform/files/index.ts';
import { type DatabaseHandle, openDatabase } from '#app/platform/pool/index.ts';
import { type Desk, type PublicRoute, publicApp, type Route, staffApp } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { publicDesk } from '#app/service/intake/testing.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { seedBundle } from './attack-bundle.ts';
import { canary } from './attack-canary.ts';
import { one } from './attack-database.ts';
import { quietPdf, quietSandbox } from './attack-letter.ts';
import { endedSession, type SeededCase, seedAwaiting, seedCase, seedRegistration } from './attack-seeds.ts';
import { AttackVisitor } from './attack-visitor.ts';
import { keptWorld } from './kept-world.ts';
import { smallWorld } from './small-world.ts';
import type { TestInstallation } from './test-installation.ts';
import { type KnownWorld, knownOf, type TestName, type TestPerson, type TestWorld, worldFrom } from './test-world.ts';

export const origins = { public: 'http://127.0.0.1:3000', staff: 'http://localhost:3001' } as const;
/** Everybody who may stand before the installation: each role, one who waits for approval, one without a session. */
export type Someone = TestName | 'lies' | 'awaiting' | 'nobody';

export interface AttackWorld {
  world: TestWorld;
  /** One connection as the superuser, to look behind the service. */
  admin: pg.Client;
  desk: Desk;
  routes: Route[];
  publicRoutes: PublicRoute[];
  /** Two staff processes over one database, each with a pool of its own, and the public one. */
  staff: readonly [Hono, Hono];
  publicApp: Hono;
  awaiting: TestPerson;
  /** Bram's client; Noor's, in the same region; Sem's, in another. */
  cases: { own: SeededCase; same: SeededCase; other: SeededCase };
  registrations: { intake: string; utrecht: string; groningen: string };
  /** Kept text of Bram, and of Noor. */
  kept: { own: string; other: string };
  /** Failures that nobody foresaw, since the last look. */
  failures: Error[];
  person(who: Exclude<Someone, 'nobody'>): TestPerson;
  /** Somebody before the first or the second staff process, with a session that is kept. */
  visitor(who: Someone, process?: 0 | 1): Promise<AttackVisitor>;
  /** The same with a fresh session, for tests that end it. */
  freshVisitor(who: Exclude<Someone, 'nobody'>, process?: 0 | 1): Promise<AttackVisitor>;
  publicVisitor(network?: string, more?: string): AttackVisitor;
  /** One more staff process, over a way to the database of a test's own; who opened the way closes it. */
  staffOver(installation: DatabaseHandle): Hono;
  filesFolder: string;
  close(): Promise<void>;
}

/** What can be written down of the world that is attacked, beside its database and its files. */
type KnownAttack = Pick<AttackWorld, 'awaiting' | 'cases' | 'registrations' | 'kept'> & { small: KnownWorld };

/** The small world with something of everything in it, and the whole service before it, as both processes serve it. */
export async function attackWorld(): Promise<AttackWorld> {
  const { test, state, folder } = await keptWorld('attack', seededAttack);
  const { small, ...seeded } = state;
  return serving(worldFrom(test, small), folder, seeded);
}

/** Fills the small world, and brings in through its pages what only comes in there. */
async function seededAttack(test: TestInstallation, filesFolder: string): Promise<KnownAttack> {
  const world = await smallWorld(test);
  const admin = await test.administrator();
  const { bram, noor, sem, joke, lies } = world.people;
  const awaiting = await seedAwaiting(world, joke, 'wies', 'Wies Wachter');
  const cases = {
    own: await seedCase({ world, admin }, joke, bram, 'own'),
    same: await seedCase({ world, admin }, joke, noor, 'same'),
    other: await seedCase({ world, admin }, lies, sem, 'other'),
  };
  const registrations = {
    intake: await seedRegistration({ world, admin }, 'intake', canary('intake')),
    utrecht: await seedRegistration({ world, admin }, 'utrecht', canary('utrecht')),
    groningen: await seedRegistration({ world, admin }, 'groningen', canary('groningen')),
  };
  const seeded = { awaiting, cases, registrations, kept: { own: '', other: '' } };
  const attack = await serving(world, filesFolder, seeded);
  const kept = { own: await keepText(attack, 'bram', cases.own), other: await keepText(attack, 'noor', cases.same) };
  for (const seeded of Object.values(cases)) {
    seeded.letter = await bringLetter(attack, seeded);
    await nameDocument(attack, seeded);
    const { reference, coordinator, letter: document } = seeded;
    const receiver = canary('receiver');
    seeded.canaries.push(receiver);
    seeded.bundle = await seedBundle(attack, { reference, coordinator, document, receiver });
  }
  await attack.leave();
  return { small: knownOf(world), awaiting, cases, registrations, kept };
}

/** The whole service before a world, as both processes serve it. */
async function serving(
  world: TestWorld,
  filesFolder: string,
  { awaiting, cases, registrations, kept }: Omit<KnownAttack, 'small'>,
): Promise<AttackWorld & { leave(): Promise<void> }> {
  const admin = await world.test.administrator();
  const second: DatabaseHandle = openDatabase(world.test.settings('staff'));
  const failures: Error[] = [];
  const deskOf = (installation: StaffInstallation): Desk => ({
    installation,
    demo: true,
    publicOrigin: origins.public,
    sandbox: quietSandbox(),
    store: createSealedStore({ folder: filesFolder }),
    machine: { publicWalls: false, sandboxWalls: async () => 'permission model' },
    setUpTokenMac: null,
    pin: async () => undefined,
    lookAround: () => undefined,
    demoPeople: () => [
      {
        loginName: 'ada',
        password: world.people.ada.password,
        name: 'Ada Prins',
        role: 'auditor',
        line: 'people.profile',
      },
    ],
  });
  const staffOf = (desk: Desk) =>
    staffApp({
      installation: desk.installation,
      policy: accessPolicy,
      routes: staffRoutes(desk),
      origin: origins.staff,
      exitTo: 'https://example.org/',
      serviceName: 'naast',
      demo: true,
      modules: staffAssets,
      navigation: staffNavigation,
      report: (_reference, error) => failures.push(error),
    });
  const desk = deskOf(world.installation);
  const staffOver = ({ scoped, ask, become }: DatabaseHandle) =>
    staffOf(deskOf({ ...world.installation, scoped, ask, become }));
  const staff = [staffOf(desk), staffOver(second)] as const;
  const publicRoutes = [...publicPageRoutes(publicDesk(world)), ...publicIntakeRoutes(publicDesk(world))];
  const open = publicApp({
    routes: publicRoutes,
    origin: origins.public,
    redirected: ['localhost:3000'],
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: true,
    report: (_reference, error) => failures.push(error),
  });
  const person = (who: Exclude<Someone, 'nobody'>) => (who === 'awaiting' ? awaiting : world.people[who]);
  const cookies = new Map<string, string>();
  const freshVisitor: AttackWorld['freshVisitor'] = async (who, process = 0) =>
    new AttackVisitor(staff[process], origins.staff, await world.signedIn(person(who)));
  const visitor: AttackWorld['visitor'] = async (who, process = 0) => {
    if (who === 'nobody') return new AttackVisitor(staff[process], origins.staff, null);
    const cookie = cookies.get(who) ?? (await world.signedIn(person(who)));
    cookies.set(who, cookie);
    return new AttackVisitor(staff[process], origins.staff, cookie);
  };
  return {
    world,
    admin,
    desk,
    routes: staffRoutes(desk),
    publicRoutes,
    staff,
    publicApp: open,
    awaiting,
    cases,
    registrations,
    kept,
    failures,
    person,
    visitor,
    freshVisitor,
    staffOver,
    publicVisitor: (network, more) => new AttackVisitor(open, origins.public, null, network, more),
    filesFolder,
    leave: () => second.close(),
    async close() {
      await second.close();
      await world.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

/** Text that comes in after its writer's session has ended. Gives the id of its row. */
async function keepText(
  attack: AttackWorld,
  who: 'bram' | 'noor',
  { reference, canaries }: SeededCase,
): Promise<string> {
  const late = new AttackVisitor(attack.staff[0], origins.staff, await endedSession(attack.world, attack.person(who)));
  const word = canary('kept');
  canaries.push(word);
  await late.post(`/clients/${reference}/notes`, { said: word, way: 'visit', happenedOn: '', _key: newId() });
  return one(attack.admin, 'select id from naast.held_text where person_id = $1', [attack.person(who).id]);
}

/** Uploads a letter through the page. Gives its id. */
async function bringLetter(attack: AttackWorld, seeded: SeededCase): Promise<string> {
  const cookie = await attack.world.signedIn(seeded.volunteer);
  const [word, name] = [canary('letter'), canary('filename')];
  seeded.canaries.push(word, name);
  const answer = await new AttackVisitor(attack.staff[0], origins.staff, cookie).upload(
    `/clients/${seeded.reference}/letters/new`,
    { _key: newId(), evidence: 'yes' },
    { name: `${name}.pdf`, bytes: quietPdf([word]) },
  );
  const id = /\/letters\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1];
  if (!id) throw new Error(`The letter did not come in: ${answer.status}`);
  return id;
}

/** Says more about the letter as a document of the dossier. */
async function nameDocument(attack: AttackWorld, seeded: SeededCase): Promise<void> {
  const cookie = await attack.world.signedIn(seeded.volunteer);
  const word = canary('papers');
  seeded.canaries.push(word);
  const answer = await new AttackVisitor(attack.staff[0], origins.staff, cookie).post(
    `/clients/${seeded.reference}/dossier/${seeded.letter}`,
    { _version: '0', kind: 'decision', title: word, date: '2026', issuer: word, original: 'lawyer' },
  );
  if (answer.status !== 303) throw new Error(`The document was not named: ${answer.status}`);
}
