import { PDFDocument } from '@cantoo/pdf-lib';
import { HtmlValidate } from 'html-validate';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveAll } from '#app/operations/demo/walking.ts';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';

const html = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

/** A browser with a voice that sends the text away, and, where `local`, one that does not. */
const voices = (local: boolean) => `{
  const said = [];
  window.said = said;
  class Spoken extends EventTarget { constructor(text) { super(); this.text = text; } }
  window.SpeechSynthesisUtterance = Spoken;
  let now = null;
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'nl-NL', localService: false, name: 'far' }, ...(${local} ? [{ lang: 'nl-NL', localService: true, name: 'here' }] : [])],
    speak(one) { now = one; said.push([one.text, one.voice.name, one.rate]); },
    cancel() { if (now) said.push('cancelled'); now = null; },
    finish() { const one = now; now = null; one.dispatchEvent(new Event('end')); },
  } });
}`;

describe('the page of a letter', () => {
  let desk: ReadingDesk;
  let browser: TestBrowser;
  let bram: Reader;
  let origin: string;
  let stop: () => Promise<void>;
  let address: string;
  beforeAll(async () => {
    ({ origin, stop } = await listenFor(() => desk.app));
    desk = await readingDesk(accessPolicy, origin);
    browser = await openBrowser();
    bram = await desk.reader(desk.world.people.bram);
    // As in a service whose lawyer approved all texts: what nobody approved is neither read aloud nor given on paper.
    await desk.world.as(desk.world.people.leader, (visit) => approveAll(visit, Temporal.Now.plainDateISO()));
    const { reference } = await desk.newCase();
    const pdf = await letterPdf(refusalOf('27 november 2026').replace('V-nummer 990 551 0042', 'BSN 111222333'));
    const sent = await bram.upload(`/clients/${reference}/letters/new`, pdf);
    address = `${origin}${sent.location}`;
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
    await desk?.close();
  });

  const opened = async (look: Look, before?: string): Promise<Page> => {
    const page = await browser.newPage(look);
    if (before !== undefined) await page.addInitScript(before);
    await bringSession(page.context(), await desk.world.signedIn(desk.world.people.bram));
    await page.goto(address);
    return page;
  };
  /** On a phone all but the first words of an explanation lie behind a fold. */
  const unfold = async (page: Page) => {
    const fold = page.locator('#explanation summary', { hasText: 'Hele uitleg' });
    if (await fold.isVisible()) await fold.click();
  };
  const date = 'De brief is van 27 november 2026.';
  /** Whether something stands where one can see it. */
  const inSight = async (page: Page, selector: string) => {
    const sandbox = await page.locator(selector).boundingBox();
    const size = page.viewportSize();
    return sandbox !== null && size !== null && sandbox.y >= 0 && sandbox.y < size.height;
  };

  /** Presses on the first words of a sentence: it runs over more than one line. */
  const tap = async (page: Page, sentence: Locator) => {
    await sentence.scrollIntoViewIfNeeded();
    const [x, y] = (await sentence.evaluate((one) => {
      const line = one.getClientRects()[0];
      return [(line?.x ?? 0) + 8, (line?.y ?? 0) + 8];
    })) as [number, number];
    await page.mouse.click(x, y);
  };

  it.each<[string, Look]>([
    ['on a narrow phone', { width: 320, height: 640 }],
    ['on a phone in the dark', { width: 390, height: 844, dark: true }],
    ['on a desk', { width: 1280 }],
    ['on a desk in the dark', { width: 1280, dark: true }],
  ])('has no faults %s, also from right to left, and with a meaning open', async (_, look) => {
    const page = await opened(look);
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate(`document.documentElement.dir = '${dir}'`);
      expect(await axe(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);
    }
    await unfold(page);
    await page.getByRole('button', { name: 'bezwaar' }).click();
    expect(await axe(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await page.context().close();
  });

  it('is valid, and so is the copy for the client', async () => {
    const path = address.slice(origin.length);
    for (const one of [path, `${path}/copy`]) {
      const { results } = await html.validateString((await bram.get(one)).text);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  it.each([true, false])('leads from a sentence to its place and back, script %s', async (script) => {
    const page = await opened({ width: 390, height: 844, script });
    const sentence = page.locator('.told', { hasText: date });
    const number = await sentence.locator('.to-place').textContent();
    // With script the whole sentence can be tapped; without it its number.
    await (script ? tap(page, sentence) : sentence.locator('.to-place').click());
    await expect.poll(() => inSight(page, `#place-${number}`)).toBe(true);
    const place = page.locator(`#place-${number}`);
    expect(await place.getAttribute('aria-label')).toContain('27 november 2026');
    await place.click();
    await expect.poll(() => inSight(page, `#${new URL(page.url()).hash.slice(1) || 'say-2'}`)).toBe(true);
    expect(await sentence.evaluate((one) => one.matches(':target, .lit'))).toBe(true);
    await page.context().close();
  });

  it.each([true, false])('leads from the letter into what is folded on a phone, script %s', async (script) => {
    const page = await opened({ width: 390, height: 844, script });
    const sentence = page.locator('.told', { hasText: 'Het bezwaar moet er uiterlijk op' });
    expect(await sentence.isVisible()).toBe(false);
    const number = await sentence.locator('.to-place').textContent();
    await page.locator(`#place-${number} circle`).click();
    await expect.poll(async () => inSight(page, `#${await sentence.getAttribute('id')}`)).toBe(true);
    expect(await sentence.evaluate((one) => one.matches(':target, .lit'))).toBe(true);
    await page.context().close();
  });

  it('has its whole explanation open at a desk and on paper', async () => {
    const page = await opened({ width: 1280 });
    const words = page.locator('.told', { hasText: 'Het bezwaar moet er uiterlijk op' });
    const summary = page.locator('#explanation summary');
    expect([await words.isVisible(), await summary.isVisible()]).toEqual([true, false]);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 673, height: 900 });
    expect([await words.isVisible(), await summary.isVisible()]).toEqual([true, false]);
    await page.context().close();
  });

  it('is walked with the keyboard: sentence, place, and back', async () => {
    const page = await opened({ width: 1280 });
    const link = page.locator('.told', { hasText: date }).locator('.to-place');
    const number = await link.textContent();
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe(`place-${number}`);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toContain(date);
    await page.context().close();
  });

  it.each([true, false])('explains a legal word, with the keyboard alone, script %s', async (script) => {
    const page = await opened({ width: 390, height: 844, script });
    const meaning = page.getByText('U vraagt hetzelfde kantoor om opnieuw te beslissen.');
    expect(await meaning.isVisible()).toBe(false);
    await page.locator('#explanation summary', { hasText: 'Hele uitleg' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'bezwaar' }).focus();
    await page.keyboard.press('Enter');
    expect(await meaning.isVisible()).toBe(true);
    expect(await page.locator('.meaning:popover-open').textContent()).not.toContain(
      'nog niet nagekeken door een advocaat',
    );
    await page.keyboard.press('Escape');
    expect(await meaning.isVisible()).toBe(false);
    await page.context().close();
  });

  it('says first what must happen today, then what it is', async () => {
    const { text } = await bram.get(address.slice(origin.length));
    expect(text.indexOf('Laat deze brief vandaag aan de advocaat zien')).toBeLessThan(text.indexOf('<h1>'));
  });

  it('points at the citizen number that it does not keep', async () => {
    const page = await opened({ width: 1280 });
    const warning = page.locator('.told', { hasText: 'Er staat een burgerservicenummer in deze brief.' });
    const number = await warning.locator('.to-place').textContent();
    await warning.locator('.to-place').click();
    expect(await page.locator(`#place-${number} .mark-warning`).count()).toBe(1);
    expect(await page.content()).not.toContain('111222333');
    await page.context().close();
  });

  it('is read aloud by a voice of this machine, sentence by sentence, and stops on leaving', async () => {
    const page = await opened({ width: 390, height: 844 }, voices(true));
    await page.getByLabel('Tempo').selectOption('langzaam');
    await page.getByRole('button', { name: 'Lees voor' }).click();
    await page.evaluate('speechSynthesis.finish()');
    expect(await page.evaluate('said')).toEqual([
      ['De IND heeft uw aanvraag afgewezen. U krijgt geen verblijfsvergunning.', 'here', 0.75],
      [date, 'here', 0.75],
    ]);
    expect(await page.locator('.heard').textContent()).toContain(date);
    await page.getByRole('button', { name: 'Stop met voorlezen' }).click();
    expect(await page.locator('.heard').count()).toBe(0);
    await page.getByRole('button', { name: 'Lees voor' }).click();
    await page.evaluate(`dispatchEvent(new Event('pagehide'))`);
    expect((await page.evaluate('said')) as unknown[]).toHaveLength(5);
    expect(((await page.evaluate('said')) as unknown[]).at(-1)).toBe('cancelled');
    await page.context().close();
  });

  it('is never read aloud by a voice that sends the text away', async () => {
    const page = await opened({ width: 390, height: 844 }, voices(false));
    expect(await page.getByRole('button', { name: 'Lees voor' }).isVisible()).toBe(false);
    await page.context().close();
  });

  it('gives the client one sheet, without her name and without the reference', async () => {
    const page = await opened({ width: 390, height: 844 });
    await page.getByRole('link', { name: 'Uitleg voor de cliënt, op één blad' }).click();
    await page.getByText('This explanation is not there in Tigrinya yet.').waitFor();
    expect(await axe(page)).toEqual([]);
    const pdf = await PDFDocument.load(await page.pdf({ format: 'A4' }));
    // One sheet: the Dutch that a lawyer approved is on its other side.
    expect(pdf.getPageCount()).toBe(2);
    await page.emulateMedia({ media: 'print' });
    const paper = (await page.evaluate('document.title + document.body.innerText')) as string;
    // The client reads Tigrinya, which the program does not speak: English then.
    expect(paper).toContain('The objection must be in by Monday, 28 December 2026 at the latest.');
    expect(paper).not.toContain('Tigrinya');
    expect(paper).not.toContain(address.split('/')[4]);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'Nederlands' }).click();
    await page.getByRole('heading', { name: 'De IND zegt nee op uw aanvraag' }).waitFor();
    await page.context().close();
  });
});
