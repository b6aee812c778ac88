import { Hono as App, type Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { type Desk, giveSession, publicApp, staffApp } from '#app/platform/routing/index.ts';
import { publicDesk } from '#app/service/intake/testing.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { type TestWorld, testWorld } from '../support/test-world.ts';

/** A page for visitors on its way from the leader's draft to somebody who reads it, in the browser and without script. */

type Service = Awaited<ReturnType<typeof onLoopback>>;
let world: TestWorld;
let browser: TestBrowser;
let staff: Service;
let outside: Service;
const failures: Error[] = [];
const report = (_reference: string, error: Error) => failures.push(error);
const shared = { exitTo: 'https://example.org/', serviceName: 'naast', demo: false, report };

beforeAll(async () => {
  world = await testWorld();
  let [work, pages]: (Hono | undefined)[] = [];
  const door = new App();
  door.get('/in', async (c) => {
    giveSession(c, world.installation, await world.signedIn(world.people.leader));
    return c.redirect('/');
  });
  door.all('*', (c) => work?.fetch(c.req.raw, c.env) ?? c.text('', 503));
  const street = new App();
  street.all('*', (c) => pages?.fetch(c.req.raw, c.env) ?? c.text('', 503));
  browser = await openBrowser();
  [staff, outside] = await Promise.all([onLoopback(door), onLoopback(street)]);
  work = staffApp({
    ...shared,
    installation: world.installation,
    policy: accessPolicy,
    routes: staffRoutes({ demo: false, installation: world.installation } as Desk),
    origin: staff.origin,
    modules: staffAssets,
    navigation: staffNavigation,
  });
  // It looks once a minute; here a minute goes by between any two looks.
  let now = Date.now();
  const later = () => {
    now += 61_000;
    return now;
  };
  const routes = publicPageRoutes(publicDesk(world), later);
  pages = publicApp({ ...shared, routes, origin: outside.origin, redirected: [] });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([staff?.close(), outside?.close()]);
  await world?.close();
  expect(failures).toEqual([]);
});

async function leaderAt(look: Look): Promise<Page> {
  const page = await browser.newPage(look);
  page.setDefaultTimeout(30_000);
  await page.goto(`${staff.origin}/in`);
  return page;
}

/** Nothing sticks out, nothing is wrong to a screen reader; gives how high the page is. */
async function looksWell(page: Page, name: string): Promise<number> {
  expect(await axe(page), name).toEqual([]);
  expect(await sideways(page), name).toBe(0);
  const folder = process.env.NAAST_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  return page.evaluate('document.documentElement.scrollHeight') as Promise<number>;
}

test('it is written, looked at, published, and read by a visitor: all without script', async () => {
  const page = await leaderAt({ width: 1280, script: false });
  const visitor = await browser.newPage({ width: 390, script: false });
  await page.getByRole('link', { name: 'Pagina’s voor bezoekers' }).click();
  await page.getByRole('link', { name: 'Nacht en weekend' }).click();
  const body = page.getByRole('textbox', { name: 'Tekst' });
  const shipped = await body.inputValue();
  await body.fill(`Wij zijn er <b>altijd</b>.\n\n${shipped}`);
  await page.getByRole('button', { name: 'Concept bewaren' }).click();
  expect(await page.locator('.field-error').textContent()).toContain('Dit kan er zo niet staan');
  expect(await body.inputValue()).toContain('<b>altijd</b>');

  await body.fill(`Ook vannacht **leest iemand** mee.\n\n${shipped}`);
  await page.getByRole('button', { name: 'Bewaren en bekijken' }).click();
  expect(await page.locator('article b').first().textContent()).toBe('leest iemand');
  await visitor.goto(`${outside.origin}/nacht`);
  expect(await visitor.locator('article').textContent()).not.toContain('Ook vannacht');

  await page.getByRole('link', { name: 'Terug naar de tekst' }).click();
  await page.getByRole('button', { name: 'Publiceren' }).click();
  expect(await page.locator('main').textContent()).toContain('Gepubliceerd en door jou getekend.');
  await visitor.goto(`${outside.origin}/nacht`);
  expect(await visitor.locator('article').textContent()).toContain('Ook vannacht leest iemand mee.');

  await page.getByRole('button', { name: 'Terug naar deze tekst' }).click();
  await visitor.goto(`${outside.origin}/nacht`);
  expect(await visitor.locator('article').textContent()).not.toContain('Ook vannacht');
  await Promise.all([page.close(), visitor.close()]);
});

test('on a phone, narrow and in the dark, and at a desk, each of its pages fits, and the list is four screens at most', async () => {
  for (const look of [{ width: 390 }, { width: 320, dark: true }, { width: 1280 }]) {
    const page = await leaderAt(look);
    for (const path of ['/public-pages', '/public-pages?lang=en', '/public-pages/gegevens/en', '/added-law']) {
      await page.goto(staff.origin + path);
      const height = await looksWell(page, `${path.slice(1).replaceAll(/[/?=]/g, '-')}-${look.width}`);
      // The page with the text of one page is as high as that text.
      if (look.width === 390 && !path.endsWith('/en')) expect([path, height <= 3376]).toEqual([path, true]);
    }
    await page.goto(`${staff.origin}/public-pages/gegevens/en/preview`);
    await looksWell(page, `preview-${look.width}`);
    await page.close();
  }
});
