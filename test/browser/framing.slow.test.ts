import { Hono } from 'hono';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AttackSides, attackSides } from '../support/attack-browser.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';

/** What only a browser shows: our pages in somebody else's frame, and what another site learns when somebody leaves. */
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

test('T49 no page of ours shows in a frame, of another site or of our own', async () => {
  const page = await browser.newPage();
  await sides.enter(page.context(), 'joke');
  const own = [
    `${sides.staff}/`,
    `${sides.staff}/clients`,
    `${sides.staff}/sign-in`,
    `${sides.public}/`,
    `${sides.public}/start`,
    `${sides.public}/code`,
  ];
  const frames = own.map((address) => `<iframe src="${address}"></iframe><object data="${address}"></object>`).join('');
  const trap = await onLoopback(new Hono().get('/', (c) => c.html(`<h1>Win a prize</h1>${frames}`)));
  try {
    await page.goto(trap.origin);
    await expect
      .poll(() => page.frames().filter((frame) => frame !== page.mainFrame()).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    for (const frame of page.frames().filter((one) => one !== page.mainFrame())) {
      const text = await frame
        .locator('body')
        .textContent({ timeout: 5_000 })
        .catch(() => '');
      expect(text).not.toMatch(/Naast|naast|Cliënten|Inloggen|Weg hier/);
    }
  } finally {
    await trap.close();
    await page.context().close();
  }
});

test('T53 T57 the place one leaves to learns nothing of where one was, and nothing else is asked elsewhere', async () => {
  const asked: Request[] = [];
  const referers: (string | undefined)[] = [];
  for (const script of [true, false]) {
    const page = await browser.newPage({ script });
    page.on('request', (request) => asked.push(request));
    await sides.enter(page.context(), 'joke');
    for (const from of [
      `${sides.public}/`,
      `${sides.public}/start`,
      `${sides.public}/code`,
      `${sides.staff}/`,
      `${sides.staff}/clients/${attack.cases.own.reference}`,
    ]) {
      if (from.startsWith(sides.staff)) await sides.enter(page.context(), 'joke');
      await page.goto(from);
      await page.locator('.exit').first().click();
      await page.waitForURL('**/weather');
      expect(await page.evaluate(() => document.referrer).catch(() => '')).toBe('');
    }
    const there = asked.filter((one) => new URL(one.url()).host === new URL(sides.dull).host);
    for (const request of there.slice(referers.length)) referers.push((await request.allHeaders()).referer);
    await page.context().close();
  }
  const hosts = [sides.staff, sides.public, sides.dull].map((address) => new URL(address).host);
  expect(asked.length).toBeGreaterThan(20);
  expect(
    asked
      .map((request) => request.url())
      .filter((url) => !url.startsWith('data:') && !hosts.includes(new URL(url).host)),
  ).toEqual([]);
  expect(referers.length).toBeGreaterThanOrEqual(10);
  expect(referers.filter((referer) => referer !== undefined)).toEqual([]);
});

test('T53 every page tells the browser to send its address to nobody else', async () => {
  const page = await browser.newPage();
  await sides.enter(page.context(), 'joke');
  const here = `/clients/${attack.cases.own.reference}`;
  for (const path of ['/', '/clients', here, '/directory', '/directory/moviera', '/procedures', '/profile', '/rules']) {
    const answer = await page.goto(sides.staff + path);
    expect([path, answer?.headers()['referrer-policy']]).toEqual([path, 'same-origin']);
    // Nothing in a page says otherwise for one of its links.
    expect(await page.locator('[referrerpolicy], meta[name=referrer]').count()).toBe(0);
  }
  await page.context().close();
});
