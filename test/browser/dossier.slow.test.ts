import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addConsent } from '#app/service/cases/index.ts';
import { documentStyles, documentsPanel, documentsRoutes } from '#app/service/documents/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { bring, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';

const looks: [string, Look][] = [
  ['on a desk', { width: 1280 }],
  ['on a phone without script', { width: 390, height: 844, script: false }],
];

describe('a coordinator with papers for a lawyer', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let origin: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    const more = (made: Parameters<typeof documentsRoutes>[0]) => ({
      routes: documentsRoutes(made),
      panels: [documentsPanel],
      styles: [documentStyles],
    });
    desk = await readingDesk(accessPolicy, origin, more);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  /** The client agreed that the lawyer gets a bundle; a letter is there already. */
  const prepared = async (): Promise<string> => {
    const { reference } = await desk.newCase();
    const bram = await desk.reader(desk.world.people.bram);
    await bring(bram, reference, await letterPdf(refusalOf('27 november 2026')));
    await desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      const until = today().add({ days: 30 }).toString();
      const said = { text: 'Ja.', how: 'spoken' as const, language: null, interpreter: false };
      const receiver = 'mr. A. Proef, advocaat';
      const about = { purpose: 'bundle' as const, receiver, organisation: null, from: today().toString(), until };
      await addConsent(open, { ...about, ...said });
    });
    return `${origin}/clients/${reference}`;
  };
  const signedIn = async (look: Look): Promise<Page> => {
    const page = await browser.newPage(look);
    await bringSession(page.context(), await desk.world.signedIn(desk.world.people.joke));
    return page;
  };
  /**
   * No accessibility faults, nothing to scroll sideways. Where script is off nothing can measure; it is the same page.
   */
  const clean = (look: Look) => async (page: Page, name: string) => {
    if (look.script === false) return;
    expect(await axe(page), name).toEqual([]);
    for (const width of [320, look.width ?? 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sideways(page), `${name} ${width}`).toBe(0);
    }
  };

  it.each(looks)('adds a document, chooses, looks, makes and downloads: %s', async (_, look) => {
    const at = await prepared();
    const page = await signedIn(look);
    const isClean = clean(look);
    await page.goto(`${at}#dossier`);
    await page.getByRole('link', { name: 'Voeg een document toe' }).click();
    const buffer = await letterPdf('Huisartsenpraktijk Proef\fTweede bladzijde');
    await page
      .getByLabel('Bestand van het document')
      .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByLabel('Titel').fill('Verklaring van de huisarts');
    await isClean(page, 'document');
    await page.getByLabel('Soort').selectOption({ label: 'Medische verklaring' });
    await page.getByLabel('Datum op het document').fill('mei 2023');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByRole('link', { name: 'Verklaring van de huisarts' }).waitFor();
    await isClean(page, 'dossier');

    await page.getByRole('link', { name: 'Maak een bundel' }).click();
    await page.locator('label', { hasText: 'mr. A. Proef, advocaat' }).click();
    await page.locator('.option label', { hasText: 'IND: de aanvraag is afgewezen' }).click();
    await page.locator('.option label', { hasText: 'Verklaring van de huisarts' }).click();
    await page.getByLabel('IND: de aanvraag is afgewezen: Nummer').fill('1');
    await page.getByLabel('Verklaring van de huisarts: Nummer').fill('2');
    await isClean(page, 'choose');
    await page.getByRole('button', { name: 'Kijk wat er weggaat' }).click();
    expect(await page.getByRole('img', { name: 'Bladzijde 2 van bijlage 2' }).count()).toBe(1);
    await isClean(page, 'preview');
    await page.getByLabel('Je wachtwoord').fill('niet dit wachtwoord hoor');
    await page.getByRole('button', { name: 'Maak de bundel' }).click();
    expect(await page.getByText('Dit is niet je wachtwoord. Er is niets gemaakt.').count()).toBe(2);
    await isClean(page, 'wrong password');
    await page.getByLabel('Je wachtwoord').fill(desk.world.people.joke.password);
    await page.getByRole('button', { name: 'Maak de bundel' }).click();
    await page.getByText('De bundel is gemaakt').waitFor();
    await isClean(page, 'made');
    await page.getByLabel('Je wachtwoord').fill(desk.world.people.joke.password);
    const [coming] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download de bundel' }).click(),
    ]);
    expect(coming.suggestedFilename()).toBe(`bundel-${today()}.pdf`);
    // The page stays: it can be downloaded once more, with the password once more.
    if (look.script !== false) {
      await page.waitForFunction(() => document.querySelector('main [aria-disabled]') === null);
      expect(await page.getByLabel('Je wachtwoord').inputValue()).toBe('');
    }
    await page.goto(`${at}/bundles`);
    await page.getByRole('link', { name: 'mr. A. Proef, advocaat' }).waitFor();
    await isClean(page, 'list');
    await page.context().close();
  });
});
