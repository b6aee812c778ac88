import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AttackSides, attackSides } from '../support/attack-browser.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { doOnPage } from '../support/registering.ts';

/** Two journeys of people who are outside: one who must not be seen, and one who may not see. */
let attack: AttackWorld;
let sides: AttackSides;
let browser: TestBrowser;
beforeAll(async () => {
  [attack, browser] = await Promise.all([attackWorld(), openBrowser()]);
  sides = await attackSides(attack);
});
afterAll(async () => {
  await browser?.close();
  await sides?.close();
  await attack?.close();
});

const language = (page: Page) => page.locator('html').getAttribute('lang');

test.each([true, false])(
  'journey 1: on a borrowed telephone she reads in her language, begins, and leaves no trace (script: %s)',
  async (script) => {
    const page = await browser.newPage({ width: 390, script, locale: 'en-GB' });
    const titles: string[] = [];
    page.on('load', async () => titles.push(await page.title().catch(() => '')));
    await page.goto(`${sides.public}/en`);
    for (const path of ['/en/hulp', '/en/stappen', '/en/nu', '/start', '/start/form', '/code']) {
      await page.goto(sides.public + path);
      expect([path, await language(page)]).toEqual([path, 'en']);
    }
    await page.goto(`${sides.public}/start/form`);
    await doOnPage(page, { tick: ['Yes, I can read in peace'], press: 'Continue' });
    expect(await language(page)).toBe('en');
    const begun = page.url();
    await page.locator('.exit').first().click();
    await page.waitForURL('**/weather');
    // Neither by going back nor by typing the address is what the visitor began there again.
    await page.goBack({ timeout: 3_000 }).catch(() => null);
    await page.goto(begun);
    expect(new URL(page.url()).pathname).toBe('/start/form');
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter((title) => /naast|traffick|victim|mensenhandel|slachtoffer/i.test(title))).toEqual([]);
    await page.context().close();
  },
);

test('journey 24: a coordinator who types every address of another region finds nothing, and no hint that it is there', async () => {
  const { own, other } = attack.cases;
  const page = await browser.newPage();
  await sides.enter(page.context(), 'joke');
  const seen = async (path: string) => {
    const answer = await page.goto(sides.staff + path);
    const text = (await page.locator('main').textContent()) ?? '';
    return {
      status: answer?.status(),
      title: await page.title(),
      text: text.replace(/[0-9A-Z]{4}-?[0-9A-Z]{4}/g, '*'),
    };
  };
  expect((await seen(`/clients/${own.reference}`)).status).toBe(200);
  const missing = { reference: '2345ABCD', id: '11111111-2222-4333-8444-555555555555' };
  const routes = attack.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/clients/:reference'));
  expect(routes.length).toBeGreaterThan(10);
  for (const { path } of routes) {
    const at = (reference: string, id: string) => path.replace(':reference', reference).replace(/:[a-z]+/gi, id);
    const [there, nowhere] = [
      await seen(at(other.reference, other.letter)),
      await seen(at(missing.reference, missing.id)),
    ];
    expect([path, there]).toEqual([path, nowhere]);
    expect([path, there.status]).toEqual([path, 404]);
    // Nor with a record of theirs under an own client.
    if (/:.*:/.test(path)) expect([path, (await seen(at(own.reference, other.letter))).status]).toEqual([path, 404]);
  }
  expect((await seen(`/arrivals/${attack.registrations.groningen}`)).status).toBe(404);
  expect((await seen(`/regions/${attack.world.regions.groningen}`)).status).toBe(404);
  for (const path of ['/', '/clients', '/people', '/people/new']) {
    await page.goto(sides.staff + path);
    const text = await page.content();
    expect(other.canaries.filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain(other.reference);
  }
  await page.context().close();
});
