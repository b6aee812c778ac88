import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { mapPanel, wayRoutes } from '#app/service/procedures/index.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser, wordsOutside } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';

const looks: [string, Look][] = [
  ['on a desk', { width: 1280 }],
  ['on a phone without script', { width: 390, height: 844, script: false }],
];
const ago = (days: number) => longDate(today().subtract({ days }), 'nl');

describe('a volunteer with a procedure', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let origin: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    desk = await readingDesk(undefined, origin, () => ({
      routes: wayRoutes(async () => []),
      panels: [mapPanel],
      places: [{ href: '/', label: 'Begin' }],
    }));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  const signedIn = async (look: Look): Promise<Page> => {
    const page = await browser.newPage(look);
    page.setDefaultTimeout(30_000);
    await bringSession(page.context(), await desk.world.signedIn(desk.world.people.bram));
    return page;
  };

  it.each(looks)(
    'puts it on the map, sees where the client stands and by when, and corrects a date: %s',
    async (_, look) => {
      const { reference } = await desk.newCase();
      const page = await signedIn(look);
      // Where script is off nothing can measure; it is the same page.
      const isClean = async (name: string) => {
        if (look.script === false) return;
        expect(await axe(page), name).toEqual([]);
        expect(await sideways(page), name).toBe(0);
        for (const direction of ['rtl', 'ltr']) {
          await page.evaluate(`document.documentElement.dir = '${direction}'`);
          expect(await wordsOutside(page), `${name} ${direction}`).toEqual([]);
        }
      };
      const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
      await page.goto(`${origin}/clients/${reference}#procedures`);
      await page.getByRole('link', { name: 'Zet een procedure in het stappenplan' }).click();
      await isClean('start');
      await page.locator('summary', { hasText: 'Verblijf' }).click();
      await isClean('start, a group open');
      await page.getByText('Bedenktijd', { exact: true }).click();
      await page.getByLabel('Sinds wanneer?').fill(ago(12));
      await page.getByRole('button', { name: 'Zet in het stappenplan' }).click();
      await heading('Bedenktijd');

      await page.getByRole('link', { name: 'Schrijf op wat er gebeurde' }).click();
      await isClean('what happened');
      await page
        .getByRole('link', { name: /De politie gaf de M55|M55/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Bewaar' }).click();
      expect(await page.getByText('Vul een dag in.').count()).toBe(2);
      await isClean('event refused');
      await page.getByLabel('Op welke dag?').fill(ago(10));
      await page.getByRole('button', { name: 'Bewaar' }).click();
      await heading('Bedenktijd');
      await isClean('map');
      const here = page.locator('.stations > .here');
      expect(await here.count()).toBe(1);
      // One drawing, whose words are not said twice.
      expect(await page.getByRole('link', { name: 'Een gesprek met de politie' }).count()).toBeLessThan(2);
      expect(await here.locator('.rail').isVisible()).toBe(true);
      const due = here.locator('time');
      const before = await due.evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
      expect(before.length).toBeGreaterThan(1);

      await page.locator('#events a').first().click();
      await page.getByText('De datum klopt niet: verbeter die').click();
      await page.getByLabel('Op welke dag?').fill(ago(4));
      await page.getByLabel('Waarom, en wie zegt dat?').first().fill('Op de M55 staat een andere dag.');
      await isClean('event');
      await page.getByRole('button', { name: 'Bewaar en tel opnieuw' }).click();
      await page.getByText(`Eerst: ${ago(10)}`).waitFor();
      await page.getByRole('link', { name: 'Bedenktijd', exact: true }).click();
      const after = await due.evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
      expect(after.filter((day) => before.includes(day))).toEqual([]);
      await here.getByRole('link', { name: 'Bedenktijd', exact: true }).last().click();
      await page.getByText('Deze dag is veranderd').waitFor();

      await page.goBack();
      await here.getByRole('link').first().click();
      await page.getByRole('heading', { name: 'Zo leg je het uit' }).waitFor();
      await isClean('stage');
      await page.goBack();
      await page.getByRole('link', { name: 'Stappenplan voor de cliënt (papier)' }).click();
      await page.getByRole('link', { name: 'Nederlands' }).click();
      await isClean('paper');
      await page.emulateMedia({ media: 'print' });
      // The paper names nobody, and has nothing on it to press.
      const paper = String(await page.evaluate('document.body.innerText'));
      expect(paper).toContain('hier bent u nu');
      for (const hidden of ['Selam', reference, 'Terug naar het stappenplan']) expect(paper).not.toContain(hidden);
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect(pages).toHaveLength(1);
      await page.context().close();
    },
  );
});
