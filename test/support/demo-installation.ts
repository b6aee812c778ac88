import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { inject } from 'vitest';
import {
  type ActAs,
  actingIn,
  buildDemoWorld,
  type ColleagueKey,
  type DemoWorld,
  peopleToEnterAs,
  type WorldSize,
} from '#app/operations/demo/index.ts';
import { signInDemo } from '#app/platform/access/authentication/index.ts';
import { accessPolicy, type Pins, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { createSandbox, createSealedStore } from '#app/platform/files/index.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import {
  type PublicDesk,
  type PublicRoute,
  publicApp,
  type Route,
  sessionCookieName,
  staffApp,
} from '#app/platform/routing/index.ts';
import { displayCookieName } from '#app/platform/web/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { type TestInstallation, testInstallation } from './test-installation.ts';

/** An installation with the demo in it, and its staff side without a browser. */
export interface DemoHouse {
  test: TestInstallation;
  installation: StaffInstallation;
  world: DemoWorld;
  act: ActAs;
  routes: Route[];
  /** The page that a colleague gets at this address. */
  page(as: ColleagueKey, path: string, choices?: { ui: string }): Promise<{ status: number; body: string }>;
  /** A colleague's session, kept for the length of the test. */
  cookie(as: ColleagueKey): Promise<string>;
  /** Both sides as they answer at an address of a test's own. */
  sidesAt(origins: { staff: string; public: string }): Sides;
  close(): Promise<void>;
}

export interface Sides {
  staff: Hono;
  public: Hono;
  desk: PublicDesk;
  publicRoutes: PublicRoute[];
}

const origin = 'http://localhost:3001';

/**
 * Builds the small world around `today`. Takes about ten seconds: once a test file, in `beforeAll`; the big one thrice
 * that.
 */
export async function demoHouse(today?: Temporal.PlainDate, size: WorldSize = 'small'): Promise<DemoHouse> {
  const built = await buildSandbox();
  const sandbox = createSandbox(built);
  const folder = await mkdtemp(join(tmpdir(), 'naast-world-'));
  const test = await testInstallation();
  const store = createSealedStore({ folder });
  let pins: Pins | null = null;
  const { pepper, receiptKey } = test;
  const staff = test.installation('staff');
  const installation: StaffInstallation = {
    scoped: staff.scoped,
    ask: staff.ask,
    become: staff.become,
    pepper,
    receiptKey,
    pins: () => pins,
  };
  const pin = async (made: Pins) => {
    pins = made;
  };
  const settings = {
    staff: test.settings('staff'),
    public: test.settings('public'),
    administrator: { ...inject('testServer').administrator, database: test.names.database },
    pepper,
    receiptKey,
  };
  const world = await buildDemoWorld({ ...settings, sandbox, store, pin, size, ...(today ? { today } : {}) });

  const people = peopleToEnterAs(world);
  const failures: Error[] = [];
  const routes = staffRoutes({
    installation,
    demo: true,
    publicOrigin: 'http://127.0.0.1:3000',
    sandbox,
    store,
    setUpTokenMac: null,
    pin,
    lookAround: () => undefined,
    demoPeople: () => people,
  });
  const common = {
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: true,
    report: (_reference: string, error: Error) => failures.push(error),
  };
  const staffAt = (origin: string) =>
    staffApp({
      ...common,
      installation,
      policy: accessPolicy,
      routes,
      modules: staffAssets,
      origin,
      navigation: staffNavigation,
    });
  const app = staffAt(origin);
  const cookies = new Map<string, string>();
  const cookie = async (as: ColleagueKey) => {
    const kept = cookies.get(as);
    if (kept !== undefined) return kept;
    const entered = await signInDemo(installation, world.team[as]);
    if (!entered.ok) throw new Error(`${as} cannot sign in.`);
    cookies.set(as, entered.cookie);
    return entered.cookie;
  };
  return {
    test,
    installation,
    world,
    routes,
    act: actingIn(installation),
    cookie,
    sidesAt(origins) {
      const open = test.installation('public');
      const desk = {
        scoped: <T>(work: Parameters<typeof open.scoped<T>>[1]) => open.scoped({ kind: 'public' }, work),
        root: pins?.root ?? null,
        receiptKey,
        staffOrigin: origins.staff,
        demo: true,
      };
      const publicRoutes = [...publicPageRoutes(desk), ...publicIntakeRoutes(desk)];
      return {
        desk,
        publicRoutes,
        staff: staffAt(origins.staff),
        public: publicApp({ ...common, routes: publicRoutes, origin: origins.public, redirected: [] }),
      };
    },
    async page(as, path, choices) {
      const headers = {
        host: new URL(origin).host,
        cookie: `${sessionCookieName}=${await cookie(as)}${choices ? `; ${displayCookieName}=${choices.ui}` : ''}`,
        'accept-language': 'nl',
      };
      const response = await app.request(`${origin}${path}`, { headers });
      const failure = failures.pop();
      if (failure) throw failure;
      return { status: response.status, body: await response.text() };
    },
    async close() {
      await test.close();
      await sandbox.close();
      await built.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
