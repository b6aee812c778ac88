import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { letterPdf, refusalOf, unknownLetter } from '#app/service/letters/testing/letter-pdf.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';

const looks: [string, Look][] = [
  ['on a desk', { width: 1280 }],
  ['on a phone in the dark', { width: 390, height: 844, dark: true }],
  ['on a phone without script', { width: 390, height: 844, script: false }],
];

describe('a volunteer with a letter', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let origin: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    desk = await readingDesk(accessPolicy, origin);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  const signedIn = async (look: Look): Promise<Page> => {
    const page = await browser.newPage(look);
    await bringSession(page.context(), await desk.world.signedIn(desk.world.people.bram));
    return page;
  };
  /**
   * No accessibility faults, nothing to scroll sideways. Where script is off nothing can measure; it is the same page.
   */
  const clean = (look: Look) => async (page: Page, name: string) => {
    if (look.script === false) return;
    expect(await axe(page), name).toEqual([]);
    expect(await sideways(page), name).toBe(0);
  };

  it.each(looks)('brings it in, sees what it is, and puts its days in the list: %s', async (_, look) => {
    const { reference } = await desk.newCase();
    const isClean = clean(look);
    const page = await signedIn(look);
    await page.goto(`${origin}/clients/${reference}`);
    await page.getByRole('link', { name: 'Voeg een brief toe' }).click();
    await isClean(page, 'upload');
    await page.getByRole('button', { name: 'Voeg toe en lees' }).click();
    // With script it is said beside the field, without it at the top as well.
    const times = look.script === false ? 2 : 1;
    expect(await page.getByText('Kies eerst een bestand, of maak een foto.').count()).toBe(times);
    await isClean(page, 'upload refused');
    const file = {
      name: 'brief.pdf',
      mimeType: 'application/pdf',
      buffer: await letterPdf(refusalOf('27 november 2026')),
    };
    await page.getByLabel('Bestanden van de brief').setInputFiles(file);
    await page.getByRole('button', { name: 'Voeg toe en lees' }).click();

    await page.getByRole('heading', { level: 1, name: 'De IND heeft nee gezegd' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Bezwaar uiterlijk maandag 28 december 2026' }).count()).toBe(1);
    expect(await page.getByRole('img', { name: 'Bladzijde 1 van 1' }).count()).toBe(1);
    await isClean(page, 'letter');
    await page.getByText('Waarom deze dag?').first().click();
    await page.getByText('Zo leg je dit uit').click();
    await isClean(page, 'letter unfolded');

    await page.getByRole('link', { name: 'Er klopt iets niet' }).click();
    await isClean(page, 'check');
    await page.goBack();
    await page.getByRole('button', { name: 'Het klopt, zet het in de lijst' }).click();
    await page.getByText('Bram Postma keek deze brief na').waitFor();
    await isClean(page, 'confirmed');

    await page.goto(`${origin}/limits`);
    await isClean(page, 'list');
    await page.getByRole('link', { name: 'Bezwaar', exact: true }).first().click();
    await isClean(page, 'limit');
    await page.getByText('Gedaan', { exact: true }).click();
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Bram Postma: gedaan').waitFor();
    await isClean(page, 'limit done');
    await page.context().close();
  });

  it('shows the marks over the words, and the picture as it is, also in the dark', async () => {
    const { reference } = await desk.newCase();
    const bram = await desk.reader(desk.world.people.bram);
    const sent = await bram.upload(`/clients/${reference}/letters/new`, await letterPdf(refusalOf('27 november 2026')));
    const page = await signedIn({ width: 1280, dark: true });
    await page.goto(`${origin}${sent.location}`);
    const picture = await page.locator('.letter-page image').boundingBox();
    const mark = await page.locator('.mark-day').first().boundingBox();
    expect(picture?.width).toBeGreaterThan(500);
    // The date is in the upper half, left of the middle.
    expect((mark?.y ?? 0) - (picture?.y ?? 0)).toBeLessThan((picture?.height ?? 0) / 2);
    expect((mark?.x ?? 0) - (picture?.x ?? 0)).toBeLessThan((picture?.width ?? 0) / 2);
    await page.context().close();
  });

  it('is told to show the lawyer a letter that nobody knows', async () => {
    const { reference } = await desk.newCase();
    const bram = await desk.reader(desk.world.people.bram);
    const sent = await bram.upload(`/clients/${reference}/letters/new`, await letterPdf(unknownLetter));
    const page = await signedIn({ width: 390, height: 844 });
    await page.goto(`${origin}${sent.location}`);
    await clean({})(page, 'unknown');
    expect(await page.getByRole('button', { name: 'Het klopt, zet het in de lijst' }).count()).toBe(0);
    await page.context().close();
  });
});
