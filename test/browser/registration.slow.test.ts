import type { Hono } from 'hono';
import { Hono as App } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicApp } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { herPath } from '#app/service/intake/step.view.tsx';
import { steps } from '#app/service/intake/steps.ts';
import {
  answeredValues,
  type IntakeInstallation,
  intakeInstallation,
  publicDesk,
  unfinished,
} from '#app/service/intake/testing.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { answerQuestions, doOnPage } from '../support/registering.ts';
import { oneOf } from '../support/seed.ts';
import { type TestWorld, testWorld } from '../support/test-world.ts';

/** The pages that a frightened woman sees on an old phone: with and without script, light and dark, narrow. */

let world: TestWorld;
let installation: IntakeInstallation;
let browser: TestBrowser;
/** A cookie that the door hands to the browser. */
let given = '';
let service: Awaited<ReturnType<typeof onLoopback>>;

beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
  // The address is known only once the door is open, and the pages take forms from their own address only.
  let pages: Hono | undefined;
  const door = new App();
  door.get('/given', (c) => c.text('', 200, { 'set-cookie': `${given}; Path=/; Secure` }));
  door.all('*', (c) => pages?.fetch(c.req.raw, c.env) ?? c.text('', 503));
  [browser, service] = await Promise.all([openBrowser(), onLoopback(door)]);
  pages = publicApp({
    routes: publicIntakeRoutes(publicDesk(world)),
    origin: service.origin,
    redirected: [],
    exitTo: `${service.origin}/code`,
    serviceName: 'naast',
    demo: false,
    report: (_reference, error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await world?.close();
});

async function looksWell(page: Page): Promise<void> {
  expect(await axe(page), page.url()).toEqual([]);
  expect(await sideways(page), page.url()).toBe(0);
  expect(await page.title()).toMatch(/^(Fout: )?Informatie$/);
}

/** Puts the cookie of a form that was begun into this browser. */
async function begin(page: Page): Promise<void> {
  const values = answeredValues({
    mail: 'selam@proef.example',
    someone: 'Hana',
    withCode: 'yes',
    question: 'Een brief',
  });
  const { cookie } = await unfinished(publicDesk(world), { values });
  given = cookie;
  await page.goto(`${service.origin}/given`);
}

const paths = ['/start', ...[...steps, 'check' as const].map(herPath), '/start/for-someone', '/code', '/code/stop'];

/** In the dark one page of each kind: what differs there are colours, and those come with the parts. */
const kinds = ['/start', '/start/form/reach', '/start/form/check', '/start/for-someone'];

describe.each(
  oneOf('look of the registration', [
    { width: 320, dark: false, seen: paths },
    { width: 390, dark: true, seen: kinds },
  ]),
)('at $width pixels, dark: $dark', ({ width, dark, seen }) => {
  test('every page is accessible and fits', async () => {
    const page = await browser.newPage({ width, dark });
    await begin(page);
    for (const path of seen) {
      await page.goto(`${service.origin}${path}`);
      expect(new URL(page.url()).pathname).toBe(path);
      await looksWell(page);
    }
    await page.context().close();
  }, 60_000);
});

const codeOn = async (page: Page) => (await page.locator('.code-text').textContent()) ?? '';

/** Somebody types a code, as people do, and sends it. */
async function openWith(page: Page, code: string): Promise<void> {
  await page.goto(`${service.origin}/code`);
  await page.getByLabel('Code', { exact: true }).fill(code.replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Open met deze code' }).click();
}

describe.each(oneOf('registration', [true, false]))('on a phone, with script: %s', (script) => {
  test('journey 2: she fills it in, stops half way, comes back on another day with her code, and sends it', async () => {
    const page = await browser.newPage({ width: 390, script });
    await page.goto(`${service.origin}/start`);
    await page.getByRole('link', { name: 'Ik vraag hulp voor mijzelf' }).click();
    await doOnPage(page, { tick: ['Ja, ik kan rustig lezen'] });
    // Nothing is needed but a safe way to reach the visitor, and that is said where it is missing.
    await page.getByRole('button', { name: 'Verder', exact: true }).click();
    await page.getByRole('link', { name: /Vul één manier in/ }).waitFor();
    if (script) await looksWell(page);
    await doOnPage(page, { tick: ['Ik kom zelf terug met mijn code'] });
    await doOnPage(page, { press: 'Zeg ik liever niet' });
    await page.getByLabel('Naam', { exact: true }).fill('Selam');
    await page.getByRole('button', { name: 'Stop hier en ga later verder' }).click();
    const code = await codeOn(page);
    if (script) await looksWell(page);
    // The way out: nobody reads on with this telephone, not by the way back either.
    await page.getByRole('link', { name: 'Weg hier' }).first().click();
    await page.waitForURL(`${service.origin}/code`);
    await page.goto(`${service.origin}/start/form/name`);
    expect(new URL(page.url()).pathname).toBe('/start/form');
    await page.context().close();
    await installation.query("update naast.intake_draft set touched_at = now() - interval '1 day'");

    const later = await browser.newPage({ width: 390, script });
    await openWith(later, code);
    await later.waitForURL(/\/start\/form\/name$/);
    expect(await later.getByLabel('Naam', { exact: true }).inputValue()).toBe('Selam');
    await later.getByRole('button', { name: 'Terug' }).click();
    await later.waitForURL(/careful$/);
    expect(await later.locator('main').textContent()).toContain('Zeg ik liever niet');
    await answerQuestions(later, { name: {}, place: { type: { 'Plaats of regio': 'Zeist' } } });
    expect(await later.locator('main').textContent()).toContain('Selam');
    await later.getByRole('link', { name: /Verander.*Waar bent u nu/ }).click();
    await doOnPage(later, { type: { 'Plaats of regio': 'Utrecht' } });
    await later.getByRole('button', { name: 'Verstuur' }).click();
    await later.getByRole('heading', { name: 'Het is goed aangekomen' }).waitFor();
    expect(await codeOn(later)).toBe(code);
    if (script) await looksWell(later);
    await later.getByRole('link', { name: 'Hier kijkt u met uw code' }).click();
    await openWith(later, code);
    await later.getByRole('heading', { name: 'We hebben uw bericht' }).waitFor();
    if (script) await looksWell(later);

    await later.getByRole('button', { name: 'Ik wil stoppen' }).click();
    if (script) await looksWell(later);
    await later.getByRole('button', { name: 'Stop en wis wat ik schreef' }).click();
    await later.getByRole('heading', { name: 'U bent gestopt' }).waitFor();
    if (script) await looksWell(later);
    await openWith(later, code);
    await later.getByRole('link', { name: /Deze code kennen we niet/ }).waitFor();
    await later.context().close();
  }, 60_000);

  test('journey 3: a referrer registers somebody who has not agreed to give her name, and sees receipt and outcome only', async () => {
    const page = await browser.newPage({ width: 390, script });
    await page.goto(`${service.origin}/start/for-someone`);
    await doOnPage(page, {
      tick: ['Dat is nog niet gevraagd', 'Via mij', 'Uitleg bij een brief'],
      type: { 'Uw organisatie': 'Opvang De Linde', 'Uw functie': 'begeleider', 'Uw telefoonnummer': '030 123 4567' },
    });
    const check = (await page.locator('main').textContent()) ?? '';
    for (const words of ['Opvang De Linde', 'Dat is nog niet gevraagd', 'Uitleg bij een brief'])
      expect(check).toContain(words);
    expect(check).not.toContain('Welke naam mogen we gebruiken?');
    if (script) await looksWell(page);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    const code = await codeOn(page);
    await openWith(page, code);
    await page.getByRole('heading', { name: 'We hebben uw bericht' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('De Linde');

    // It becomes a case without a word being typed anew; the name is added when the client wants to give it.
    const { intake, joke } = world.people;
    const found = await installation.staff.post(intake, '/queue/code', { code });
    const id = found.headers.get('location')?.split('/').at(-1) ?? '';
    expect((await installation.place(id, world.regions.utrecht)).status).toBe(303);
    const accepted = await installation.staff.post(joke, `/arrivals/${id}/accept`, { _key: newId() });
    expect(accepted.headers.get('location')).toMatch(/^\/clients\/[0-9A-Z]{8}$/);
    await openWith(page, code);
    await page.getByRole('heading', { name: 'U wordt geholpen in Utrecht' }).waitFor();
    await page.context().close();
  }, 60_000);

  test('she changes the language before anything else, and leaves at once when she must', async () => {
    const page = await browser.newPage({ width: 390, script });
    await page.goto(`${service.origin}/start/form`);
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByRole('heading', { name: 'Can you read and write in peace now?' }).waitFor();
    await page.getByRole('link', { name: 'Leave now' }).click();
    await page.waitForURL(`${service.origin}/code`);
    await page.context().close();
  });
});
