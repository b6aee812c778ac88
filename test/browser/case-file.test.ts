import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { homeRoutes } from '#app/service/home/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { matchingRoutes } from '#app/service/matching/index.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';
import type { TestPerson } from '../support/test-world.ts';

const phone: Look = { width: 390, height: 844 };

/**
 * Journeys 9, 10 and 11 (docs/journeys.md), on a phone: a report is not lost, an error keeps everything, a leaver loses
 * everything.
 */
describe('a case file in daily work', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let origin: string;
  let stop: () => Promise<void>;
  let bram: TestPerson;
  let joke: TestPerson;
  let noor: TestPerson;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    desk = await readingDesk(accessPolicy, origin, (installation) => ({
      routes: [...matchingRoutes(installation), ...homeRoutes(installation)],
      panels: [],
    }));
    ({ bram, joke, noor } = desk.world.people);
    const trainingValidUntil = today().add({ years: 2 }).toString();
    await desk.world.as(joke, (visit) =>
      saveProfile(visit, noor.id, { languages: ['nl', 'ti'], trainingValidUntil, places: 8 }, 0),
    );
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  const signIn = async (context: BrowserContext, person: TestPerson) => {
    await bringSession(context, await desk.world.signedIn(person));
  };
  const signedIn = async (person: TestPerson, look: Look = phone): Promise<Page> => {
    const page = await browser.newPage(look);
    page.setDefaultTimeout(30_000);
    await signIn(page.context(), person);
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const tick = (page: Page, name: string) => page.locator('label', { hasText: name }).first().click();
  /** No accessibility faults, and nothing to scroll sideways. */
  const clean = async (page: Page, name: string) => {
    if (process.env.NAAST_SCREENSHOTS !== undefined) {
      await mkdir(process.env.NAAST_SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(process.env.NAAST_SCREENSHOTS, `case-file-${name}.png`), fullPage: true });
    }
    expect(await axe(page), name).toEqual([]);
    expect(await sideways(page), name).toBe(0);
  };

  it('journey 9: a long report survives a session that ends and a phone that dies, once', async () => {
    const { reference } = await desk.newCase();
    const at = `${origin}/clients/${reference}`;
    const page = await signedIn(bram);
    await page.goto(`${at}/notes/new`);
    await clean(page, 'report');
    const long = 'We hebben alle brieven op een stapel gelegd. '.repeat(40).trim();
    await tick(page, 'een half uur');
    await page.getByLabel('In het kort').fill(long);
    await page.getByLabel('Wat heb je beloofd?').first().fill('De school bellen');
    await page.getByText('Concept bewaard.').waitFor();
    await page.context().clearCookies();
    await page.context().close();

    const later = await signedIn(bram);
    await later.goto(at);
    await later.getByRole('link', { name: 'Maak je verslag af' }).click();
    expect(await later.getByLabel('In het kort').inputValue()).toBe(long);
    expect(await later.getByLabel('Wat heb je beloofd?').first().inputValue()).toBe('De school bellen');
    // Throwing it away asks first: one press opens the question and loses nothing.
    await later.locator('summary', { hasText: 'Gooi het concept weg' }).click();
    await later.getByRole('button', { name: 'Ja, gooi het weg' }).waitFor();
    await later.reload();
    expect(await later.getByLabel('In het kort').inputValue()).toBe(long);
    await later
      .getByLabel('Voor welke dag?')
      .first()
      .fill(dutch(today().add({ days: 3 })));
    // Two presses, as on a slow line: one report and one promise come of them.
    await later.evaluate(`(() => {
      const form = document.querySelector('form[action$="/notes"]');
      const body = new URLSearchParams(new FormData(form));
      return Promise.all([1, 2].map(() => fetch(form.action, { method: 'POST', body })));
    })()`);
    await later.goto(at);
    expect(await later.getByText('Het duurde ongeveer een half uur.').count()).toBe(1);
    expect(await later.locator('#limits').getByText('De school bellen').count()).toBe(1);
    expect(await later.getByRole('link', { name: 'Schrijf een verslag' }).count()).toBe(1);
    await clean(later, 'page');
    await later.context().close();
  });

  it.each([
    ['with script', true],
    ['without script', false],
  ])('journey 10: an error keeps every entry and names the field, %s', async (_, script) => {
    const { reference } = await desk.newCase();
    const page = await signedIn(bram, { ...phone, script });
    await page.goto(`${origin}/clients/${reference}/notes/new`);
    await tick(page, 'Telefoon');
    await tick(page, 'brieven');
    await tick(page, '1 uur');
    await page.getByLabel('Op welke dag?').fill('31-2-2026');
    await page.getByLabel('In het kort').fill('Samen gelezen.');
    await page.getByLabel('Wat heb je beloofd?').first().fill('Een tolk vragen');
    await press(page, 'Bewaar');
    await page
      .locator('.error-summary')
      .getByRole('link', { name: /Op welke dag/ })
      .click();
    expect(new URL(page.url()).hash).toBe('#happenedOn');
    expect(await page.title()).toMatch(/^Fout/);
    expect(await page.getByLabel('Op welke dag?').getAttribute('aria-invalid')).toBe('true');
    for (const chosen of ['Telefoon', 'brieven', '1 uur'])
      expect(await page.getByLabel(chosen, { exact: true }).isChecked(), chosen).toBe(true);
    expect(await page.getByLabel('In het kort').inputValue()).toBe('Samen gelezen.');
    expect(await page.getByLabel('Wat heb je beloofd?').first().inputValue()).toBe('Een tolk vragen');
    if (script) await clean(page, 'report-refused');
    await page.context().close();
  });

  it('journey 11: the leaver loses list, link, search, file and the page behind Back; the successor has the card and no more', async () => {
    const { reference } = await desk.newCase();
    const at = `${origin}/clients/${reference}`;
    const reader = await desk.reader(bram);
    const file = await letterPdf(refusalOf('27 november 2026'));
    const letter = (await reader.upload(`/clients/${reference}/letters/new`, file, { fields: { evidence: 'yes' } }))
      .location;
    const page = await signedIn(bram);
    await page.goto(`${at}/card`);
    await page.getByLabel('Waar vragen we nooit naar?').fill('Het verleden');
    await press(page, 'Bewaar');
    await page.goto(`${at}/notes/new`);
    await page.getByLabel('In het kort').fill('Woorden van Bram.');
    await press(page, 'Bewaar');
    await page.getByText('Woorden van Bram.').waitFor();
    await clean(page, 'page-with-card');

    const found = async () => (await reader.post('/clients/search', { term: 'Selam' })).text;
    const files = ['', '/originals/1', '/pages/1'].map((part) => `${letter}${part}`);
    for (const path of files) expect((await reader.get(path)).status, 'before').toBe(200);
    expect(await found()).toContain(reference);

    const desktop = await signedIn(joke, { width: 1280 });
    await desktop.goto(`${at}/volunteer`);
    await tick(desktop, noor.name);
    await tick(desktop, 'Beëindig meteen de toegang');
    await tick(desktop, 'Neemt het over');
    await press(desktop, 'Geef toegang');
    await desktop.getByText(noor.name).first().waitFor();

    // Bram still has his page open: what he presses now finds nothing, and Back shows nothing of the client.
    await page.getByRole('link', { name: 'Schrijf een verslag' }).click();
    expect(await page.content()).not.toContain('Selam');
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('Woorden van Bram.');
    for (const path of ['', '/contact', '/card', '/notes/new'])
      expect((await page.goto(`${at}${path}`))?.status(), path).toBe(404);
    for (const path of files) expect((await reader.get(path)).status, 'after').toBe(404);
    expect((await reader.get('/clients')).text).not.toContain(reference);
    expect((await reader.get('/')).text).not.toContain(reference);
    expect(await found()).not.toContain(reference);

    const successor = await signedIn(noor);
    await successor.goto(at);
    expect(await successor.locator('#card').textContent()).toContain('Het verleden');
    expect(await successor.content()).not.toContain('Woorden van Bram.');
    for (const one of [page, desktop, successor]) await one.context().close();
  });
});

const dutch = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');
