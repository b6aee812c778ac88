import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  freshForm,
  notFound,
  readForm,
  securityHeaders,
  serveAsset,
  shell,
  show,
  text,
} from '#app/platform/web/index.ts';
import { axe, openBrowser, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { NotePage } from './pages/note.tsx';

let browser: TestBrowser;
let service: Awaited<ReturnType<typeof onLoopback>>;
let drafts: string[] = [];
let saved: string[] = [];

const schema = z.strictObject({ note: text(40) });

beforeAll(async () => {
  const app = new Hono();
  app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: false }));
  app.get('/note', (c) => show(c, { title: 'Bezoek', scripts: ['form'] }, NotePage({ form: freshForm() })));
  app.post('/note', async (c) => {
    const read = await readForm(c.req, schema);
    if (!read.ok)
      return show(c, { title: 'Bezoek', failed: true, scripts: ['form'] }, NotePage({ form: read.form }), read.status);
    saved.push(read.values.note);
    await new Promise((resolve) => setTimeout(resolve, 400));
    return c.redirect('/note', 303);
  });
  app.post('/drafts/note', async (c) => {
    drafts.push((await c.req.parseBody()).note as string);
    return c.body(null, 204);
  });
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  [browser, service] = await Promise.all([openBrowser(), onLoopback(app)]);
});

beforeEach(() => {
  drafts = [];
  saved = [];
});

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

async function openNote(script = true) {
  const tab = await browser.newPage({ width: 390, script });
  await tab.goto(`${service.origin}/note`);
  return tab;
}

describe('writing', () => {
  test('is kept on the server after a few seconds, and said so politely', async () => {
    const tab = await openNote();
    await tab.fill('#note', 'Zij lachte vandaag');
    await tab.getByText('Concept bewaard.').waitFor();
    expect(await tab.locator('[role=status]').textContent()).toBe('Concept bewaard.');
    expect(drafts).toEqual(['Zij lachte vandaag']);
    await tab.context().close();
  });

  test('is kept when the page is left before those seconds are over', async () => {
    const tab = await openNote();
    await tab.fill('#note', 'Half geschre');
    await tab.goto('about:blank');
    await expect.poll(() => drafts).toEqual(['Half geschre']);
    await tab.context().close();
  });

  test('leaves nothing in the browser', async () => {
    const tab = await openNote();
    await tab.fill('#note', 'Alleen op de server');
    await tab.getByText('Concept bewaard.').waitFor();
    expect(await tab.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await tab.context().close();
  });
});

test('a form sent twice in a hurry arrives once', async () => {
  const tab = await openNote();
  await tab.fill('#note', 'Eén keer');
  await tab.evaluate(
    `(() => { const button = document.querySelector('main button'); button.click(); button.click(); button.click(); })()`,
  );
  await expect.poll(() => saved).toEqual(['Eén keer']);
  await tab.waitForTimeout(600);
  expect(saved).toEqual(['Eén keer']);
  await tab.context().close();
});

describe.each([true, false])('a mistake (script: %s)', (script) => {
  test('brings the page back with the text, the focus on what is wrong, and a link to the field', async () => {
    const tab = await openNote(script);
    const long = 'Dit is een veel te lange tekst voor dit veld, maar wel van haar.';
    await tab.fill('#note', long);
    await tab.click('text=Bewaar');
    await tab.waitForSelector('.error-summary');
    expect(await tab.title()).toBe('Fout: Bezoek');
    expect(await tab.inputValue('#note')).toBe(long);
    expect(await tab.locator('.error-summary:focus').count()).toBe(1);
    await tab.click('.error-summary a');
    expect(await tab.locator('#note:focus').count()).toBe(1);
    if (script) expect(await axe(tab)).toEqual([]);
    await tab.context().close();
  });
});
