import { Hono as App, type Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { saveOwnNumber } from '#app/platform/access/teams/index.ts';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Desk, giveSession, staffApp } from '#app/platform/routing/index.ts';
import { addTask, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

/** "Not safe now", from the volunteer's press to the coordinator's eye, in the browser. */

let world: TestWorld;
let browser: TestBrowser;
let service: Awaited<ReturnType<typeof onLoopback>>;
const failures: Error[] = [];

beforeAll(async () => {
  world = await testWorld();
  let pages: Hono | undefined;
  const door = new App();
  door.get('/as/:name', async (c) => {
    const person = Object.values(world.people).find(({ loginName }) => loginName === c.req.param('name'));
    if (person) giveSession(c, world.installation, await world.signedIn(person));
    return c.redirect('/');
  });
  door.all('*', (c) => pages?.fetch(c.req.raw, c.env) ?? c.text('', 503));
  [browser, service] = await Promise.all([openBrowser(), onLoopback(door)]);
  pages = staffApp({
    installation: world.installation,
    policy: accessPolicy,
    routes: staffRoutes({ demo: false, installation: world.installation } as Desk),
    origin: service.origin,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    modules: staffAssets,
    navigation: staffNavigation,
    report: (_reference, error) => failures.push(error),
  });
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await world?.close();
  expect(failures).toEqual([]);
});

async function at(person: TestPerson, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ width, height });
  page.setDefaultTimeout(30_000);
  await page.goto(`${service.origin}/as/${person.loginName}`);
  return page;
}

it('is in sight without scrolling on each screen, above work that has been late for months, and leads to the client', async () => {
  const { joke, bram } = world.people;
  const reference = await world.as(joke, async (visit) => {
    const made = await openNewCase(visit, ordinaryCase({ nameToUse: 'Selam' }));
    await assignVolunteerTo(visit, made.reference, bram.id);
    return made.reference;
  });
  await world.as(joke, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    for (const days of [200, 150, 100, 50, 20, 10, 5, 1]) {
      const day = today().subtract({ days }).toString();
      await addTask(open, { kind: 'send-papers', letter: null, day, time: null, place: null, term: null });
    }
  });
  const number = { telephone: '06 2345 6789', hours: null, away: null };
  await world.as(bram, (visit) => saveOwnNumber(visit, number, 0));
  const volunteer = await at(bram, 360, 740);
  await volunteer.goto(`${service.origin}/clients/${reference}`);
  await volunteer.getByRole('button', { name: 'Nu niet veilig: stop alles' }).click();
  await volunteer.getByText('Nu niet veilig: geen contact').first().waitFor();
  await volunteer.context().close();

  for (const [width, height] of [
    [1280, 800],
    [390, 844],
    [360, 740],
  ] as const) {
    const page = await at(joke, width, height);
    const mark = page.getByRole('region', { name: 'Nu niet veilig: contact gestopt' });
    const box = await mark.boundingBox();
    if (process.env.NAAST_SCREENSHOTS !== undefined)
      await page.screenshot({ path: `${process.env.NAAST_SCREENSHOTS}/stopped-${width}.png` });
    const end = (box?.y ?? height) + (box?.height ?? 0);
    expect([width, height, end <= height, await page.evaluate('scrollY')]).toEqual([width, height, true, 0]);
    for (const words of ['Selam', 'Bram Postma', '06 2345 6789']) expect(await mark.textContent()).toContain(words);
    // Nothing but the greeting stands above it.
    const above = await page.evaluate(
      "[...document.querySelectorAll('main .notice, main .count, main .due')].map((one) => one.getBoundingClientRect().top)",
    );
    expect(Math.min(...(above as number[]))).toBe(box?.y);
    expect(await axe(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await mark.getByRole('link', { name: 'Selam' }).click();
    await page.waitForURL(`${service.origin}/clients/${reference}`);
    await page.context().close();
  }
});
