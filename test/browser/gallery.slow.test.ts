import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { galleryPage } from '#app/operations/gallery/index.ts';
import { notFound, securityHeaders, serveAsset, shell } from '#app/platform/web/index.ts';
import { staffAssets } from '#app/staff-routes.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';

let browser: TestBrowser;
let service: Awaited<ReturnType<typeof onLoopback>>;

beforeAll(async () => {
  const app = new Hono();
  app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: true, modules: staffAssets }));
  app.get('/gallery', galleryPage);
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  app.notFound(notFound);
  [browser, service] = await Promise.all([openBrowser(), onLoopback(app)]);
});

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function openGallery(page: Page, query = ''): Promise<void> {
  await page.goto(`${service.origin}/gallery${query}`);
}

describe.each(['light', 'dark'])('the gallery in %s', (theme) => {
  describe.each(['ltr', 'rtl'])('written %s', (dir) => {
    test.each([320, 390, 1280])(
      'has no accessibility faults and does not scroll sideways at %i pixels',
      async (width) => {
        const page = await browser.newPage({ width });
        await openGallery(page, `?dir=${dir}&theme=${theme}`);
        expect(await axe(page)).toEqual([]);
        expect(await sideways(page)).toBe(0);
        await keepPicture(page, `gallery-${theme}-${dir}-${width}`);
        await page.context().close();
      },
    );
  });
});

describe('the keyboard', () => {
  test('starts with the way to the content, the way home and the way out', async () => {
    const page = await browser.newPage();
    await openGallery(page);
    const met: string[] = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('Tab');
      met.push(await page.evaluate('document.activeElement.textContent.trim()'));
    }
    expect(met).toEqual(['Naar de inhoud', 'naast', 'Weg hier', 'Onderdelen']);
    await page.context().close();
  });

  test('reaches everything that can be pressed, and what has the focus is never covered', async () => {
    const page = await browser.newPage({ width: 390, height: 800 });
    await openGallery(page);
    const reached = new Set<string>();
    for (let press = 0; press < 250; press += 1) {
      await page.keyboard.press('Tab');
      const place = (await page.evaluate(placeOfFocus)) as { name: string; seen: boolean; inPage: boolean };
      if (!place.inPage) break;
      expect(place.seen, place.name).toBe(true);
      reached.add(place.name);
    }
    const expected = (await page.evaluate(allControls)) as string[];
    expect(expected.filter((name) => !reached.has(name))).toEqual([]);
    await page.context().close();
  });

  test('can press a target of 44 pixels everywhere but in running text', async () => {
    const page = await browser.newPage({ width: 390 });
    await openGallery(page);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.context().close();
  });
});

test('forced colours leave buttons and states an edge of their own, since their ground is gone', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page);
  await keepPicture(page, 'gallery-forced');
  for (const name of ['.button', '.exit', '.badge', '.notice', '.strip .last', '.leaf']) {
    const edge = await page
      .locator(name)
      .first()
      .evaluate((one) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
        return borderTopStyle + Math.ceil(Number.parseFloat(borderTopWidth));
      });
    expect(edge, name).toMatch(/^(solid|dashed)[1-9]/);
  }
  await page.context().close();
});

test('on paper there is no way out, no navigation and no footer, but the band of the made-up world stays', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  await openGallery(page, '?theme=dark');
  for (const name of ['.exit', '.main-nav', '.bottom']) expect(await page.locator(name).isVisible(), name).toBe(false);
  expect(await page.locator('.band').isVisible()).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
  await keepPicture(page, 'gallery-print');
  await page.context().close();
});

/** Where the focus is: a name for it, and whether the point at its start is on the screen and not under a bar. */
const placeOfFocus = `(() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + 3)), Math.max(0, box.top) + Math.min(3, box.height / 2));
  return {
    name: here.tagName + '#' + here.id + ' ' + here.textContent.trim().slice(0, 40),
    seen: box.top >= 0 && box.top < innerHeight && top !== null && (here.contains(top) || top.contains(here) || here.parentElement.contains(top)),
    inPage: here !== document.body,
  };
})()`;

/**
 * Everything that is to be seen and that the Tab key must reach (what is folded away is reached by its fold); of radio
 * buttons of one name only one is a stop.
 */
const allControls = `[...document.querySelectorAll('a[href], button:not([hidden]), select, textarea, summary, ' +
  'input:not([type=hidden]):not([type=radio]), .scroll')]
  .filter((one) => one.checkVisibility())
  .map((one) => one.tagName + '#' + one.id + ' ' + one.textContent.trim().slice(0, 40))`;

const smallTargets = `[...document.querySelectorAll('.button, .exit, .mark, .main-nav a, .display button, .option, .input')]
  .filter((one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.height < 44; })
  .map((one) => one.className + ' ' + one.textContent.trim())`;

/** Pictures to look at, when somebody asks for them with NAAST_SCREENSHOTS=folder. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.NAAST_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
