import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AttackSides, attackSides } from '../support/attack-browser.ts';
import { canary } from '../support/attack-canary.ts';
import { one } from '../support/attack-database.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { wordsInFolder } from '../support/profile-hunt.ts';
import { doOnPage } from '../support/registering.ts';

/** What stays behind in a browser when somebody has left: in its history, its memory of pages, its folder. */
let attack: AttackWorld;
let sides: AttackSides;
let browser: TestBrowser;
let at: string;
beforeAll(async () => {
  [attack, browser] = await Promise.all([attackWorld(), openBrowser()]);
  sides = await attackSides(attack);
  at = `${sides.staff}/clients/${attack.cases.own.reference}`;
});
afterAll(async () => {
  await browser?.close();
  await sides?.close();
  await attack?.close();
});

const sessions = () => one<number>(attack.admin, 'select count(*)::int from naast.session where ended_at is null');
/** Everything on the page, also what is hidden. */
const content = (page: Page) => page.content();
const expectNothingOf = async (page: Page, words: readonly string[]) => {
  const text = await content(page);
  expect(words.filter((word) => text.includes(word))).toEqual([]);
};

test('T54 after signing out, going back shows nothing of a client, from the memory of pages neither', async () => {
  const page = await browser.newPage();
  await sides.enter(page.context(), 'bram');
  const kept: string[] = [];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/assets/') && (await response.headerValue('cache-control')) !== 'no-store')
      kept.push(pathname);
  });
  const seen: string[] = [];
  for (const path of ['', '/details', '/contact']) {
    await page.goto(at + path);
    seen.push(await content(page));
  }
  const shown = attack.cases.own.canaries.filter((word) => seen.some((text) => text.includes(word)));
  expect(shown.length).toBeGreaterThan(2);
  await page.goto(`${sides.staff}/profile`);
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL('**/signed-out');
  for (let step = 0; step < 4; step += 1) {
    await page.goBack({ timeout: 3_000 }).catch(() => null);
    await page.waitForLoadState();
    await expectNothingOf(page, attack.cases.own.canaries);
  }
  await page.goForward({ timeout: 3_000 }).catch(() => null);
  await expectNothingOf(page, attack.cases.own.canaries);
  expect(kept).toEqual([]);
  await page.context().close();
});

describe.each([true, false])('T55 the way out, with script: %s', (script) => {
  test('of a client’s page: a dull page, no way back, the session over, a second tab that leads nowhere', async () => {
    const page = await browser.newPage({ script });
    await sides.enter(page.context(), 'bram');
    const before = await sessions();
    await page.goto(at);
    const second = await browser.newPage({ context: page.context() });
    await second.goto(`${at}/details`);
    await page.locator('[data-exit]').first().click();
    await page.waitForURL('**/weather');
    await expect.poll(sessions, { timeout: 15_000 }).toBe(before - 1);
    // The team's pages have no script for this: a second tab stays as it is, and leads nowhere any more (design
    // question 42).
    await second.reload();
    for (const tab of [page, second]) {
      await tab.goBack({ timeout: 3_000 }).catch(() => null);
      await tab.waitForLoadState();
      await expectNothingOf(tab, attack.cases.own.canaries);
    }
    await page.context().close();
  });

  test('of a registration: what she typed is not there for whoever goes back', async () => {
    const page = await browser.newPage({ script, width: 390 });
    const word = await register(page);
    await page.locator('[data-exit]').first().click();
    await page.waitForURL('**/weather');
    for (let step = 0; step < 3; step += 1) {
      await page.goBack({ timeout: 3_000 }).catch(() => null);
      await page.waitForLoadState();
      await expectNothingOf(page, [word]);
    }
    await page.goto(`${sides.public}/start/form/name`);
    await expectNothingOf(page, [word]);
    await page.context().close();
  });

  test('of a code page: the code that was typed is not there for whoever goes back', async () => {
    const page = await browser.newPage({ script, width: 390 });
    await page.goto(`${sides.public}/code`);
    await page.locator('input[name="code"]').fill('2345-6789-2345-6789');
    await page.locator('main form button').last().click();
    await page.locator('[data-exit]').first().click();
    await page.waitForURL('**/weather');
    await page.goBack({ timeout: 3_000 }).catch(() => null);
    await page.waitForLoadState();
    expect(
      await page
        .locator('input[name="code"]')
        .inputValue({ timeout: 1_000 })
        .catch(() => ''),
    ).toBe('');
    await page.context().close();
  });
});

test('T55 with script a second tab goes along', async () => {
  const page = await browser.newPage();
  const word = await register(page);
  const second = await browser.newPage({ context: page.context() });
  await second.goto(`${sides.public}/start/form/name`);
  await page.locator('[data-exit]').first().click();
  for (const tab of [page, second]) {
    await tab.waitForURL('**/weather');
    await tab.goBack({ timeout: 3_000 }).catch(() => null);
    await expectNothingOf(tab, [word]);
  }
  await page.context().close();
});

test('T55 with script the page is covered in the same moment, before anything has come', async () => {
  const page = await browser.newPage();
  await register(page);
  for (const path of ['/start/form/name', '/code', '/start/for-someone']) {
    await page.goto(sides.public + path);
    const hidden = await page.evaluate(`(() => {
      document.querySelector('[data-exit]').click();
      return [getComputedStyle(document.documentElement).display, document.title];
    })()`);
    expect(hidden, path).toEqual(['none', '…']);
    await page.waitForURL('**/weather');
  }
  await page.context().close();
});

/** Begins a registration and types a name that is nowhere else; it is sent, and the next question is shown. */
async function register(page: Page): Promise<string> {
  const word = canary('woman');
  await page.goto(`${sides.public}/start/form`);
  await doOnPage(page, { tick: ['Ja, ik kan rustig lezen'] });
  await page.goto(`${sides.public}/start/form/name`);
  await page.locator('input[name="nameToUse"]').fill(word);
  await page.getByRole('button', { name: 'Verder', exact: true }).click();
  await page.goto(`${sides.public}/start/form/name`);
  expect(await page.locator('input[name="nameToUse"]').inputValue()).toBe(word);
  return word;
}

/** What pages could have put away on this telephone, as they see it themselves. */
const stored = (page: Page) =>
  page.evaluate(`(async () => [
    localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await navigator.serviceWorker?.getRegistrations() ?? []).length, (await globalThis.caches?.keys() ?? []).length,
    document.cookie,
  ])()`);

describe('T59 the folder of a browser', () => {
  let folder: string;
  let context: BrowserContext;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-profile-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds nothing of what was read and typed, after she has left by the way out', async () => {
    context = await browser.openProfile(join(folder, 'hers'));
    const page = await context.newPage();
    const word = await register(page);
    await page.goto(`${sides.public}/start/form/more`);
    expect(await stored(page)).toEqual([0, 0, 0, 0, 0, '']);
    await page.locator('[data-exit]').first().click();
    await page.waitForURL('**/weather');
    const session = await sides.enter(context, 'bram');
    const typed = canary('typed');
    for (const path of ['', '/details', '/contact', '/notes/new']) await page.goto(at + path);
    await page.locator('textarea').first().fill(typed);
    expect(await stored(page)).toEqual([0, 0, 0, 0, 0, '']);
    await page.locator('[data-exit]').first().click();
    await page.waitForURL('**/weather');
    expect((await context.cookies()).map(({ name }) => name).filter((name) => name !== '__Host-ui')).toEqual([]);
    await context.close();
    const words = [...attack.cases.own.canaries, word, typed, session];
    expect(await wordsInFolder(folder, words)).toEqual([]);
  });

  test('would show it: a page that may be kept, and what a script puts away, are found there', async () => {
    const [read, put] = [canary('read'), canary('put')];
    const careless = await onLoopback(
      new Hono().get('/', (c) => {
        c.header('cache-control', 'max-age=3600');
        return c.html(`<p>${`${read} `.repeat(50)}</p><script>localStorage.setItem('x', '${put}')</script>`);
      }),
    );
    context = await browser.openProfile(join(folder, 'careless'));
    const page = await context.newPage();
    await page.goto(careless.origin);
    await context.close();
    await careless.close();
    const found = await wordsInFolder(folder, [read, put]);
    expect(found.filter((place) => place.startsWith(read)).length, 'the cache').toBeGreaterThan(0);
    expect(found.filter((place) => place.startsWith(put)).length, 'the storage').toBeGreaterThan(0);
  });
});
