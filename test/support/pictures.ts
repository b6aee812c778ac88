import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { catalogues } from '#app/platform/language/catalogues.ts';
import { axe, wordsOutside } from './browser.ts';
import { see, type View, viewsFor } from './views.ts';

const wish = process.env.NAAST_PICTURES ?? 'few';
const views = viewsFor(wish);
/** How long one test may take: looking in every manner is work for an evening, and still ends. */
export const patience = views.length > 12 ? 3_600_000 : 300_000;

/** The key of a message, where its words should stand. */
const rawKey = new RegExp(`\\b(${Object.keys(catalogues).join('|')})\\.[a-z][\\w-]*\\.[\\w.-]+`, 'g');

const folder = join(import.meta.dirname, '../../test-results/pictures');
/** The address of a route as a name of a file: no ids, no slashes. */
const nameOf = (route: string) => route.replaceAll(/[/:]+/g, '-').replace(/^-/, '') || 'home';

/** Keeps the pictures of an open page, and says what is wrong with it in each view. */
export async function lookAt(page: Page, who: string, route: string): Promise<string[]> {
  const faults: string[] = [];
  const place = join(folder, who);
  await mkdir(place, { recursive: true });
  for (const view of views) {
    await see(page, view);
    const picture = join(place, `${nameOf(route)}-${view.name}.png`);
    if (view.picture) await shoot(page, picture);
    const wide = await sticksOut(page);
    if (wide !== null) {
      if (!view.picture) await shoot(page, picture);
      faults.push(`${who} ${route}: scrolls sideways at ${view.name}: ${wide}`);
    }
    for (const words of await wordsOutside(page))
      faults.push(`${who} ${route}: words that do not fit in a drawing at ${view.name}: ${words}`);
    // In forced colours the browser paints other colours than the sheet says, and axe reads the sheet.
    const without = view.manner === 'forced' ? ['color-contrast'] : [];
    if (view.axe)
      for (const fault of await axe(page, without)) faults.push(`${who} ${route} at ${view.name}: ${fault}`);
  }
  for (const pale of await paleInk(page)) faults.push(`${who} ${route}: pale on paper: ${pale}`);
  const words = (await page.evaluate('document.title + document.body.innerText')) as string;
  for (const [key] of words.matchAll(rawKey)) faults.push(`${who} ${route}: a message without words, ${key}`);
  return faults;
}

/** The browser sometimes cannot take a picture while its other tabs are busy; the page is none the worse for it. */
async function shoot(page: Page, path: string): Promise<void> {
  const take = () => page.screenshot({ path, fullPage: true });
  await take()
    .catch(() => take())
    .catch(() => take());
}

/** What is wider than the page, null when nothing is. */
const sticksOut = async (page: Page) =>
  (await page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return (left < 0 || right > clientWidth) && one.closest('.scroll, .hidden, .skip') === null;
    });
    return scrollWidth + ' of ' + clientWidth + ': ' + wide.slice(0, 6).map((one) => one.tagName + '.' + one.className).join(' ');
  })()`)) as string | null;

/**
 * Words that nobody could read on paper, where browsers leave out every ground: the contrast of each with white, by
 * WCAG, with whatever fades it.
 */
async function paleInk(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const found = (await page.evaluate(`(() => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const inkOf = (colour, faded) => {
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, 1, 1);
      pen.globalAlpha = faded;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      pen.globalAlpha = 1;
      return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const contrast = ([r, g, b]) => 1.05 / (0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pale = [];
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text === '' || !holder.checkVisibility({ visibilityProperty: true }) || holder.closest('.hidden, svg, script, option')) continue;
      let faded = 1;
      for (let each = holder; each; each = each.parentElement) faded *= Number(getComputedStyle(each).opacity);
      if (contrast(inkOf(getComputedStyle(holder).color, faded)) < 4.5) pale.push(holder.className + ' ' + text.slice(0, 30));
    }
    return pale.slice(0, 5);
  })()`)) as string[];
  await page.emulateMedia({ media: null });
  return found;
}

/** What the first look at a page shows, in light and in dark, for the README. */
export async function keepForReadme(page: Page, name: string, size: { width: number; height: number }): Promise<void> {
  for (const manner of ['light', 'dark'] as const) {
    const view: View = { name, width: size.width, manner, picture: true, axe: false };
    await see(page, view);
    await page.setViewportSize(size);
    const path = join(import.meta.dirname, `../../docs/pictures/${name}-${manner}.png`);
    const { length } = await page.screenshot({ path });
    expect(length, name).toBeLessThan(150_000);
  }
}

/** Does the work on each of these, `wide` at a time. */
export async function together<T>(wide: number, items: readonly T[], work: (item: T, lane: number) => Promise<void>) {
  const waiting = [...items];
  const lanes = Array.from({ length: wide }, async (_, lane) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, lane);
  });
  await Promise.all(lanes);
}

/** No page may have a fault; all of them at once, since a look takes long. */
export function noFaults(faults: readonly string[]): void {
  expect(faults.join('\n\n')).toBe('');
}
