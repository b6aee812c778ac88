import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { type Desk, staffApp } from '#app/platform/routing/index.ts';
import { moduleAssets } from '#app/platform/web/index.ts';
import { caseRoutes, caseStyles, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { directoryRoutes } from '#app/service/directory/index.ts';
import { referralRoutes, referralsPanel } from '#app/service/referrals/index.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

/** Journeys 20 and 21 (docs/journeys.md) in a real browser: a volunteer on a phone without script, a coordinator at a desk. */
let world: TestWorld;
let browser: TestBrowser;
let origin: string;
let stop: () => Promise<void>;
let reference: string;
let bram: Page;
let joke: Page;
beforeAll(async () => {
  world = await testWorld();
  const failures: Error[] = [];
  ({ origin, stop } = await listenFor(() => staff));
  const staff: ReturnType<typeof staffApp> = staffApp({
    installation: world.installation,
    policy: accessPolicy,
    modules: moduleAssets([caseStyles], []),
    routes: [...caseRoutes({} as Desk, [referralsPanel]), ...referralRoutes(), ...directoryRoutes()],
    origin,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    navigation: () => [],
    report: (_reference, error) => failures.push(error),
  });
  const { people } = world;
  reference = await world.as(people.joke, async (visit) => {
    const made = await openNewCase(visit, ordinaryCase());
    await assignVolunteerTo(visit, made.reference, people.bram.id);
    return made.reference;
  });
  browser = await openBrowser();
  bram = await signedIn(people.bram, { width: 390, height: 844, script: false });
  joke = await signedIn(people.joke, { width: 1280, dark: true });
});
afterAll(async () => {
  await browser?.close();
  await stop?.();
  await world?.close();
});

async function signedIn(person: TestPerson, look: Look): Promise<Page> {
  const page = await browser.newPage(look);
  await bringSession(page.context(), await world.signedIn(person));
  return page;
}

/** No accessibility faults on this page, and nothing to scroll sideways. */
async function clean(page: Page, name: string): Promise<void> {
  expect(await axe(page), name).toEqual([]);
  expect(await sideways(page), name).toBe(0);
}

it('journey 20: without consent nothing leaves; with it exactly what was shown, handed over once and answered', async () => {
  await bram.goto(`${origin}/clients/${reference}#referrals`);
  await bram.getByRole('link', { name: 'Verwijs naar andere hulp' }).click();
  await bram.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  expect(await bram.getByText('Maak een keuze').count()).toBeGreaterThan(0);
  await bram.getByLabel('Naar wie').selectOption({ label: 'FairWork' });
  await bram.getByLabel('Waarvoor').selectOption({ label: 'Werk en loon' });
  await bram.getByLabel('Wat vraag je aan hen?').fill('Kunnen jullie helpen met het loon?');
  for (const part of ['De naam om te gebruiken', 'Telefoon of mail'])
    await bram.getByText(part, { exact: true }).click();
  await bram.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await bram.getByRole('link', { name: 'Bekijk wat weggaat' }).click();
  const preview = bram.url();
  expect(await bram.getByText('nog geen toestemming').count()).toBe(1);

  await bram.getByRole('link', { name: 'Schrijf een toestemming op' }).click();
  await bram.getByLabel('Wie krijgt iets te weten?').fill('FairWork');
  await bram.getByLabel('Wat is er afgesproken').fill('FairWork mag mij bellen.');
  await bram.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await bram.goto(preview);
  expect(await bram.getByText('Je coördinator geeft de verwijzing door').count()).toBe(1);
  expect(await bram.getByRole('button', { name: 'Ik heb het doorgegeven' }).count()).toBe(0);

  await joke.goto(`${origin}/referrals?show=draft`);
  await clean(joke, 'list');
  await joke.getByRole('row').filter({ hasText: 'FairWork' }).getByRole('link').click();
  await clean(joke, 'draft');
  await joke.getByRole('link', { name: 'Bekijk wat weggaat' }).click();
  await clean(joke, 'preview');
  const shown = await joke.locator('.facts').textContent();
  expect(shown).toContain('06 1234 5678');
  expect(shown).not.toContain('huisgenoot');
  await joke.getByText('Door te bellen').click();
  await joke.getByLabel('Wie nam het aan?').fill('de balie');
  await joke.getByRole('button', { name: 'Ik heb het doorgegeven' }).click();
  await clean(joke, 'sent');
  await joke.getByRole('link', { name: 'Print het blad' }).click();
  await joke.emulateMedia({ media: 'print' });
  expect(await joke.locator('.facts').textContent()).toBe(shown);
  expect(await joke.getByRole('link', { name: 'Terug naar de verwijzing' }).isVisible()).toBe(false);
  expect(await joke.title()).not.toMatch(/FairWork|Selam/);
  await joke.emulateMedia({ media: 'screen' });
  await joke.getByRole('link', { name: 'Terug naar de verwijzing' }).click();

  await bram.goto(joke.url());
  await bram.getByText('Zij nemen de vraag aan').click();
  await bram.getByRole('button', { name: 'Bewaar' }).click();
  await bram.goto(`${origin}/clients/${reference}`);
  expect(await bram.getByText('Bram Postma noteerde: FairWork neemt de vraag aan.').count()).toBe(1);
});

it('journey 21: consent taken back shows at once what went out to whom, and the referral is taken back', async () => {
  await joke.goto(`${origin}/clients/${reference}`);
  await joke.locator('a[href*="/consents/"]').filter({ hasText: 'FairWork' }).first().click();
  await joke.getByText('Gezegd', { exact: true }).last().click();
  await joke.getByRole('button', { name: 'Toestemming intrekken' }).click();
  await joke.goto(`${origin}/clients/${reference}`);
  expect(await joke.getByText('Toestemming ingetrokken of voorbij').count()).toBe(1);
  await joke.locator('#referrals').getByRole('link', { name: 'FairWork' }).click();
  await clean(joke, 'consent gone');
  expect(await joke.getByText(/FairWork kreeg op .* het blad/).count()).toBe(1);
  await joke.getByText('De cliënt wil het niet meer').click();
  await joke.getByLabel('Wie heb je het verteld?').fill('de balie');
  await joke.getByRole('button', { name: 'Neem terug' }).click();
  expect(await joke.getByText('nam de verwijzing terug').count()).toBe(1);
  expect(await joke.getByRole('button').filter({ hasText: 'Bewaar' }).count()).toBe(0);
});
