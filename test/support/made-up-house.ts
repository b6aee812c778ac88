import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { inject } from 'vitest';
import {
  type ActAs,
  actingIn,
  buildMadeUpWorld,
  type ColleagueKey,
  type MadeUpWorld,
  peopleToEnterAs,
  type WorldSize,
} from '#app/operations/demo/index.ts';
import { signInMadeUp } from '#app/platform/access/authentication/index.ts';
import { housePolicy, type Pins, type StaffHouse } from '#app/platform/access/visit/index.ts';
import { createGlassBox, createSealedStore } from '#app/platform/files/index.ts';
import { buildBox } from '#app/platform/files/testing/build-box.ts';
import { displayCookieName } from '#app/platform/web/index.ts';
import {
  type PublicDesk,
  type PublicRoute,
  publicApp,
  type Route,
  sessionCookieName,
  staffApp,
} from '#app/platform/web/routes/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { type TestHouse, testHouse } from './test-house.ts';

/** A house with the made-up world in it, and its staff side without a browser. */
export interface MadeUpHouse {
  test: TestHouse;
  house: StaffHouse;
  world: MadeUpWorld;
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
export async function madeUpHouse(today?: Temporal.PlainDate, size: WorldSize = 'small'): Promise<MadeUpHouse> {
  const built = await buildBox();
  const box = createGlassBox(built);
  const folder = await mkdtemp(join(tmpdir(), 'naast-world-'));
  const test = await testHouse();
  const store = createSealedStore({ folder });
  let pins: Pins | null = null;
  const { pepper, receiptKey } = test;
  const staff = test.house('staff');
  const house: StaffHouse = {
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
  const world = await buildMadeUpWorld({ ...settings, box, store, pin, size, ...(today ? { today } : {}) });

  const people = peopleToEnterAs(world);
  const failures: Error[] = [];
  const routes = staffRoutes({
    house,
    madeUp: true,
    publicOrigin: 'http://127.0.0.1:3000',
    box,
    store,
    setUpTokenMac: null,
    pin,
    lookAround: () => undefined,
    madeUpPeople: () => people,
  });
  const common = {
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    madeUp: true,
    report: (_reference: string, error: Error) => failures.push(error),
  };
  const staffAt = (origin: string) =>
    staffApp({
      ...common,
      house,
      policy: housePolicy,
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
    const entered = await signInMadeUp(house, world.team[as]);
    if (!entered.ok) throw new Error(`${as} cannot sign in.`);
    cookies.set(as, entered.cookie);
    return entered.cookie;
  };
  return {
    test,
    house,
    world,
    routes,
    act: actingIn(house),
    cookie,
    sidesAt(origins) {
      const open = test.house('public');
      const desk = {
        scoped: <T>(work: Parameters<typeof open.scoped<T>>[1]) => open.scoped({ kind: 'public' }, work),
        root: pins?.root ?? null,
        receiptKey,
        staffOrigin: origins.staff,
        madeUp: true,
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
      await box.close();
      await built.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
