import { Hono } from 'hono';
import type { BrowserContext } from 'playwright-core';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { publicApp, sessionCookieName, staffApp } from '#app/platform/routing/index.ts';
import { staffAssets, staffNavigation } from '#app/staff-routes.ts';
import type { AttackWorld, Someone } from './attack-world.ts';
import { onLoopback } from './loopback.ts';

/** The attack world behind real addresses, for a browser: both sides, and a dull place to leave to. */
export interface AttackSides {
  staff: string;
  public: string;
  dull: string;
  /** Lets a browser be somebody, without the sign-in page. Gives the value of the cookie. */
  enter(context: BrowserContext, who: Exclude<Someone, 'nobody'>): Promise<string>;
  close(): Promise<void>;
}

export async function attackSides(attack: AttackWorld): Promise<AttackSides> {
  // An address is known only once the door is open, and pages take forms from their own address only.
  let [open, inner]: (Hono | undefined)[] = [];
  const door = (app: () => Hono | undefined) =>
    onLoopback(new Hono().all('*', (c) => app()?.fetch(c.req.raw, c.env) ?? c.text('', 503)));
  const dull = await onLoopback(new Hono().get('/weather', (c) => c.text('Het weer: zonnig')));
  const [publicSide, staffSide] = await Promise.all([door(() => open), door(() => inner)]);
  const staff = staffSide.origin.replace('127.0.0.1', 'localhost');
  const common = {
    exitTo: `${dull.origin}/weather`,
    serviceName: 'naast',
    demo: false,
    report: (_reference: string, error: Error) => attack.failures.push(error),
  };
  open = publicApp({ ...common, routes: attack.publicRoutes, origin: publicSide.origin, redirected: [] });
  inner = staffApp({
    ...common,
    installation: attack.world.installation,
    policy: accessPolicy,
    routes: attack.routes,
    origin: staff,
    modules: staffAssets,
    navigation: staffNavigation,
  });
  return {
    staff,
    public: publicSide.origin,
    dull: dull.origin,
    async enter(context, who) {
      const value = await attack.world.signedIn(attack.person(who));
      const url = staff.replace('http:', 'https:');
      await context.addCookies([
        { name: sessionCookieName, value, url, secure: true, httpOnly: true, sameSite: 'Strict' },
      ]);
      return value;
    },
    async close() {
      for (const side of [publicSide, staffSide, dull]) await side.close();
    },
  };
}
