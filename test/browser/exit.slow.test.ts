import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notFound, securityHeaders, serveAsset, shell, show } from '#app/platform/web/index.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';

let browser: TestBrowser;
let service: Awaited<ReturnType<typeof onLoopback>>;
let left = 0;

/** A page with something on it that nobody else may see, and a dull page to go to. */
beforeAll(async () => {
  const app = new Hono();
  app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: false }));
  app.get('/private', (c) => show(c, { title: 'Informatie', scripts: ['exit'] }, 'Alleen voor Amina'));
  app.get('/weg', (c) => {
    left += 1;
    return c.redirect('/weather', 303);
  });
  app.get('/start', (c) => c.text('begin'));
  app.get('/weather', (c) => c.text('Het weer: zonnig'));
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  [browser, service] = await Promise.all([openBrowser(), onLoopback(app)]);
});

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function openPrivate(look: Parameters<TestBrowser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(look);
  await page.goto(`${service.origin}/start`);
  await page.goto(`${service.origin}/private`);
  return page;
}

async function expectGone(page: Page): Promise<void> {
  await page.waitForURL('**/weather');
  expect(await page.textContent('body')).toContain('zonnig');
}

describe('T55 the way out', () => {
  test('leaves at a press, and Back does not return', async () => {
    const page = await openPrivate();
    await page.click('[data-exit]');
    await expectGone(page);
    await page.goBack();
    expect(page.url()).toBe(`${service.origin}/start`);
    await page.context().close();
  });

  test('hides the page before the next one has come', async () => {
    const page = await openPrivate();
    const hidden = await page.evaluate(`(() => {
      document.querySelector('[data-exit]').click();
      return [getComputedStyle(document.documentElement).display, document.title];
    })()`);
    expect(hidden).toEqual(['none', '…']);
    await page.context().close();
  });

  test('opens by pressing Shift three times, and not by writing capitals', async () => {
    const page = await openPrivate();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key);
    expect(page.url()).toContain('/private');
    for (const key of ['Shift', 'Shift']) await page.keyboard.press(key);
    await expectGone(page);
    await page.context().close();
  });

  test('takes a second tab with it', async () => {
    const page = await openPrivate();
    const second = await browser.newPage({ context: page.context() });
    await second.goto(`${service.origin}/private`);
    await page.click('[data-exit]');
    await expectGone(second);
    await page.context().close();
  });

  test('works without script too: the session ends and the page is another one', async () => {
    const page = await openPrivate({ script: false });
    const before = left;
    await page.click('[data-exit]');
    await expectGone(page);
    expect(left).toBe(before + 1);
    await page.context().close();
  });
});
