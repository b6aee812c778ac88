import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import type { SandboxPage } from '#app/platform/files/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';
import { oneOf } from '../support/seed.ts';

const [first = '', rest = ''] = refusalOf('27 november 2026').split('\n\n# Bent u');
const sheets = [first, `# Bent u${rest}`, 'Bijlage\n\nEen lijst van uw papieren.'];

describe('a volunteer with a letter of three pages', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let origin: string;
  let stop: () => Promise<void>;
  /** What the sandbox says of the pages of the next file. */
  let notes: SandboxPage['notes'] = [];
  /** While this is set the sandbox waits, and says when it was told to stop. */
  let waiting: { asked: boolean; told: boolean } | null = null;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    desk = await readingDesk(accessPolicy, origin);
    browser = await openBrowser();
    const { open } = desk.sandbox;
    desk.sandbox.open = async (bytes, options) => {
      const now = waiting;
      if (now !== null) {
        now.asked = true;
        options?.onProgress?.({ pages: 1, areAll: true, read: 0 });
        await new Promise((_, reject) =>
          options?.signal?.addEventListener('abort', () => {
            now.told = true;
            reject(options.signal?.reason);
          }),
        );
      }
      const answer = await open(bytes, options);
      const said = notes;
      return answer.ok ? { ...answer, pages: answer.pages.map((page) => ({ ...page, notes: said })) } : answer;
    };
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  const photo = async (at: number) => ({
    name: `foto-${at + 1}.pdf`,
    mimeType: 'application/pdf',
    buffer: await letterPdf(sheets[at] ?? ''),
  });
  const uploadPage = async (look: Look): Promise<{ page: Page; caseId: string }> => {
    const { reference, caseId } = await desk.newCase();
    const page = await browser.newPage(look);
    await bringSession(page.context(), await desk.world.signedIn(desk.world.people.bram));
    await page.goto(`${origin}/clients/${reference}/letters/new`);
    return { page, caseId };
  };
  const send = (page: Page) => page.getByRole('button', { name: 'Voeg toe en lees' }).click();
  const known = (page: Page) => page.getByRole('heading', { level: 1, name: 'De IND heeft nee gezegd' }).waitFor();
  const texts = (page: Page) => page.locator('.letter-page details p:first-child').allTextContents();
  const clean = async (page: Page, name: string) => {
    await page.waitForLoadState();
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate(`document.documentElement.dir = '${dir}'`);
      expect(await axe(page), name).toEqual([]);
      expect(await sideways(page), name).toBe(0);
    }
    await page.evaluate(`document.documentElement.dir = 'ltr'`);
  };
  const letters = (caseId: string) => desk.rows('select id from naast.letter where case_id = $1', [caseId]);

  it.each(
    oneOf<[string, Look]>('looks of an upload', [
      ['on a narrow phone', { width: 320, height: 640 }],
      ['on a phone in the dark', { width: 390, height: 844, dark: true }],
      ['on a desk', { width: 1280 }],
    ]),
  )('photographs them one after the other, puts them in order, and takes one away: %s', async (_, look) => {
    const { page } = await uploadPage(look);
    const chooser = page.getByLabel('Bestanden van de brief');
    await chooser.setInputFiles([await photo(1)]);
    await chooser.setInputFiles([await photo(2), await photo(0)]);
    await clean(page, 'gathered');
    await page.getByRole('button', { name: 'Zet bladzijde 3 een plek naar voren' }).click();
    expect(await page.getByText('Deze bladzijde staat nu op plek 2.').count()).toBe(1);
    // Where it went, the focus went: the button works again.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Haal bladzijde 3 weg' }).click();
    expect(await page.locator('.photos bdi').allTextContents()).toEqual(['foto-1.pdf', 'foto-2.pdf']);
    await chooser.setInputFiles([await photo(2)]);
    await send(page);
    await known(page);
    expect((await texts(page)).map((text) => text.slice(0, 6))).toEqual(['Immigr', 'Bent u', 'Bijlag']);
    await clean(page, 'letter');
    await page.context().close();
  });

  it('chooses them in one go without script, and puts them in order on the next page', async () => {
    const { page } = await uploadPage({ width: 390, height: 844, script: false });
    await page.getByLabel('Bestanden van de brief').setInputFiles([await photo(1), await photo(0)]);
    await send(page);
    await page.getByRole('link', { name: 'Verander de bladzijden' }).click();
    await page.getByRole('button', { name: 'Naar achteren (bladzijde 1)' }).click();
    await page
      .locator('section.sheet')
      .getByLabel('Bestanden van de brief')
      .setInputFiles([await photo(2)]);
    await send(page);
    await page.getByRole('link', { name: 'Klaar: naar de brief' }).click();
    await known(page);
    expect((await texts(page)).map((text) => text.slice(0, 6))).toEqual(['Immigr', 'Bent u', 'Bijlag']);
    await page.context().close();
  });

  it('has the camera at hand on a telephone, page after page, and not where there is a mouse', async () => {
    const { page: atDesk } = await uploadPage({ width: 1280 });
    expect(await atDesk.getByLabel('Maak een foto met de camera').isVisible()).toBe(false);
    await atDesk.context().close();
    const { page } = await uploadPage({ width: 390, height: 844, touch: true });
    const camera = page.getByLabel('Maak een foto met de camera');
    expect(await camera.isVisible()).toBe(true);
    expect(await camera.getAttribute('capture')).toBe('environment');
    await clean(page, 'with a camera');
    await camera.setInputFiles(await photo(0));
    await camera.setInputFiles(await photo(1));
    await send(page);
    await known(page);
    expect((await texts(page)).map((text) => text.slice(0, 6))).toEqual(['Immigr', 'Bent u']);
    await page.context().close();
  });

  it.each([true, false])('is told kindly which photo to take again, and takes it, script %s', async (script) => {
    const { page } = await uploadPage({ width: 390, height: 844, script });
    notes = ['cut-bottom'];
    await page.getByLabel('Bestanden van de brief').setInputFiles([await photo(2)]);
    await send(page);
    await page.getByText('De onderkant van bladzijde 1 ontbreekt.').waitFor();
    notes = [];
    await page.getByRole('link', { name: 'Maak je die foto opnieuw?' }).click();
    if (script) await clean(page, 'pages');
    await page.getByLabel('Nieuw bestand').setInputFiles([await photo(0)]);
    await page.getByRole('button', { name: 'Vervang en lees opnieuw' }).click();
    await known(page);
    expect(await page.getByText('De onderkant van bladzijde 1 ontbreekt.').count()).toBe(0);
    await page.context().close();
  });

  it('stops when she says so: nothing is kept, nobody reads on, and her photos are still there', async () => {
    const { page, caseId } = await uploadPage({ width: 390, height: 844 });
    const stopped = { asked: false, told: false };
    waiting = stopped;
    await page.getByLabel('Bestanden van de brief').setInputFiles([await photo(0), await photo(1)]);
    await send(page);
    // Which page it is, as long as it lasts.
    await page.getByText('Bladzijde 1 van 2 wordt gelezen.').waitFor();
    await clean(page, 'sending');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText("Gestopt. Je foto's staan er nog.").waitFor();
    await expect.poll(() => stopped.told).toBe(true);
    waiting = null;
    expect(await letters(caseId)).toEqual([]);
    expect(await page.locator('.photos li').count()).toBe(2);
    await send(page);
    await known(page);
    expect(await letters(caseId)).toHaveLength(1);
    await page.context().close();
  });

  it('asks how far it is no longer than somebody knows, and not after the answer, also where that leads nowhere', async () => {
    const { page } = await uploadPage({ width: 390, height: 844 });
    let asked = 0;
    await page.route('**/letters/underway', (route) => {
      asked++;
      return route.fulfill({ json: { said: asked === 3 ? 'Bladzijde 1 van 1 wordt gelezen.' : null } });
    });
    await page.route(/letters\/[0-9a-f-]{36}/, (route) => route.fulfill({ status: 204 }));
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    /** How often was asked after one more second on the clock of the page, and what it set going. */
    const afterSecond = async () => {
      await page.clock.runFor(1000);
      await page.evaluate("fetch('/', { method: 'HEAD' }).then(() => 0)");
      return asked;
    };
    waiting = { asked: false, told: false };
    await page.getByLabel('Bestanden van de brief').setInputFiles([await photo(0)]);
    await send(page);
    // Ten times nobody knew, after the one time that somebody did.
    await expect.poll(afterSecond, { timeout: 60_000 }).toBe(13);
    for (let at = 0; at < 5; at++) expect(await afterSecond()).toBe(13);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText("Gestopt. Je foto's staan er nog.").waitFor();
    waiting = null;

    asked = 0;
    await Promise.all([page.waitForResponse(/letters\/[0-9a-f-]{36}/), send(page)]);
    for (let at = 0; at < 5; at++) expect(await afterSecond()).toBe(0);
    await page.context().close();
  });

  it('stops with the button of her browser where there is no script, and nothing is kept', async () => {
    const { page, caseId } = await uploadPage({ width: 390, height: 844, script: false });
    await page.getByText('Gebruik de stopknop van je browser.').waitFor();
    const stopped = { asked: false, told: false };
    waiting = stopped;
    await page.getByLabel('Bestanden van de brief').setInputFiles([await photo(0)]);
    await page.getByRole('button', { name: 'Voeg toe en lees' }).click({ noWaitAfter: true });
    await expect.poll(() => stopped.asked, { timeout: 60_000 }).toBe(true);
    await (await page.context().newCDPSession(page)).send('Page.stopLoading');
    await expect.poll(() => stopped.told, { timeout: 60_000 }).toBe(true);
    waiting = null;
    expect(await letters(caseId)).toEqual([]);
    await page.context().close();
  });

  it('hears of each bad file, beside the good ones', async () => {
    const { page } = await uploadPage({ width: 390, height: 844 });
    const bad = { name: 'kapot.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 stuk') };
    const chooser = page.getByLabel('Bestanden van de brief');
    await chooser.setInputFiles([bad]);
    await send(page);
    await page.getByText('Dit bestand is beschadigd of niet compleet.').waitFor();
    await chooser.setInputFiles([await photo(0), await photo(1)]);
    await send(page);
    await known(page);
    await page.getByText('kapot.pdf: Dit bestand is beschadigd').waitFor();
    await page.getByRole('link', { name: 'Voeg de bladzijde opnieuw toe' }).click();
    await clean(page, 'pages with a file that did not open');
    await page.getByRole('button', { name: 'Dit is opgelost' }).click();
    expect(await page.getByText('kapot.pdf').count()).toBe(0);
    await page.context().close();
  });
});
