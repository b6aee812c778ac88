import { Hono as App, type Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { type Desk, giveSession, staffApp } from '#app/platform/routing/index.ts';
import { newId, randomBytes } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { sealRegistration } from '#app/service/intake/registration-seal.ts';
import { ordinaryRegistration } from '#app/service/intake/testing.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { axe, type Look, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { onLoopback } from '../support/loopback.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

/**
 * Work first, in the browser: Monday's screen, triage with and without a place, and the search by keyboard. One world.
 */

let world: TestWorld;
let browser: TestBrowser;
let service: Awaited<ReturnType<typeof onLoopback>>;
const failures: Error[] = [];

beforeAll(async () => {
  world = await testWorld();
  let pages: Hono | undefined;
  const door = new App();
  door.get('/as/:name', async (c) => {
    const person = Object.values(world.people).find(({ loginName }) => loginName === c.req.param('name'));
    if (person) giveSession(c, world.installation, await world.signedIn(person));
    return c.redirect('/');
  });
  door.all('*', (c) => pages?.fetch(c.req.raw, c.env) ?? c.text('', 503));
  [browser, service] = await Promise.all([openBrowser(), onLoopback(door)]);
  pages = staffApp({
    installation: world.installation,
    policy: accessPolicy,
    routes: staffRoutes({ demo: false, installation: world.installation } as Desk),
    origin: service.origin,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    modules: staffAssets,
    navigation: staffNavigation,
    report: (_reference, error) => failures.push(error),
  });
  await seed();
});
/** Three clients of Joke's; about the one who has been there long nobody wrote anything. */
async function seed(): Promise<void> {
  const { joke, noor } = world.people;
  const [quiet = ''] = await Promise.all(
    ['Amina', 'Blessing', 'Mehret'].map((nameToUse) =>
      world.as(joke, async (visit) => (await openNewCase(visit, ordinaryCase({ nameToUse }))).reference),
    ),
  );
  await world.as(joke, (visit) => assignVolunteerTo(visit, quiet, noor.id));
  await sql('update naast.case_file set created_day = current_date - 60 where reference = $1', [quiet]);
}

afterAll(async () => {
  await browser?.close();
  await service?.close();
  await world?.close();
  expect(failures).toEqual([]);
});

const sql = async (text: string, values: unknown[] = []) => (await world.test.administrator()).query(text, values);

/** A colleague at an own browser, signed in. */
async function at(person: TestPerson, look: Look = {}): Promise<Page> {
  const page = await browser.newPage(look);
  page.setDefaultTimeout(30_000);
  // As after signing in: the browser itself takes the cookie, which is no other way to get it.
  await page.goto(`${service.origin}/as/${person.loginName}`);
  return page;
}

/** A registration as it lies before the intake team. */
async function register(change: Parameters<typeof ordinaryRegistration>[0]): Promise<string> {
  const teamId = world.teams.intake;
  const [key] = (await sql('select public_key from naast.team_key where team_id = $1', [teamId])).rows;
  const id = newId();
  const to = { teamId, epoch: 1, publicKey: key.public_key };
  const row = sealRegistration(to, id, ordinaryRegistration(change), () => undefined);
  await sql(
    `insert into naast.registration (id, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, row.team_id, row.team_epoch, row.key_sealed, row.sealed, randomBytes(32), newId()],
  );
  return id;
}

const text = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function looksWell(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
}

describe('journey 12: Monday’s screen', () => {
  test('says who had no contact with the rule in words, equals its list, and covers an absence', async () => {
    const { joke, karel } = world.people;
    for (const [person, other] of [
      [joke, 'Karel de Wit'],
      [karel, 'Joke Vermeer'],
    ] as const) {
      const page = await at(person);
      const row = page.locator('.count', { hasText: '14 dagen geen contact' });
      expect(await row.locator('.count-number').textContent()).toBe('1');
      expect(await text(page)).toContain(`${other} ziet ditzelfde werk`);
      await looksWell(page);
      await row.getByRole('link').click();
      expect(await text(page)).toContain('in de laatste 14 dagen niemand de cliënt bereikte');
      expect(await page.locator('tbody tr').count()).toBe(1);
      expect(await text(page)).toContain('Amina');
      await page.context().close();
    }
  });
});

describe('journeys 5 and 6: triage on a phone', () => {
  let ilse: Page;
  const ids: string[] = [];
  beforeAll(async () => {
    // Room for one more beside the three who are there.
    await sql("update naast.region set places = 4, languages = '{ti}' where id = $1", [world.regions.utrecht]);
    for (const nameToUse of ['Selam', 'Senait', 'Tsehay']) ids.push(await register({ nameToUse }));
    // Senait came a day before Tsehay: of two in the same hour either may be first.
    await sql('update naast.registration set received_day = current_date - 1 where id = $1', [ids[1]]);
    ilse = await at(world.people.intake, { width: 390 });
  });
  afterAll(() => ilse?.context().close());

  const openOne = async (place: number) => ilse.goto(`${service.origin}/queue/${ids[place]}`);

  test('5 proposes the region with a free place where her language is spoken, and names the reason', async () => {
    await ilse.getByRole('link', { name: 'Nieuw', exact: true }).click();
    expect(await ilse.locator('#new tbody tr').count()).toBe(3);
    const notes = await ilse.locator('#new tbody tr').allTextContents();
    expect(new Set(notes).size).toBe(3);
    await looksWell(ilse);
    await openOne(0);
    const page = await text(ilse);
    for (const reason of [
      'Voorstel: plaats deze aanmelding in Utrecht',
      'Zeist hoort bij de regio Utrecht.',
      'In Utrecht wordt Tigrinya gesproken.',
      'Utrecht heeft 1 van 4 plekken vrij.',
    ])
      expect(page).toContain(reason);
    await looksWell(ilse);
    await press(ilse, 'Plaats in een regio');
    expect(await text(ilse)).toContain('Geplaatst.');
    const joke = await at(world.people.joke, { width: 390 });
    await joke.getByRole('link', { name: 'Nieuw in de regio' }).first().click();
    await joke.locator('main a[href^="/arrivals/"]').first().click();
    await press(joke, 'Neem aan');
    expect(await text(joke)).toContain('Selam');
    await joke.context().close();
  });

  test('6 says honestly that nobody is free, gives a place on the waiting list, and offers other help', async () => {
    await openOne(1);
    const page = await text(ilse);
    for (const words of [
      'Voorstel: op de wachtlijst',
      'Utrecht heeft geen plek vrij.',
      'Geen open regio helpt op afstand.',
      'Verwijs dan door.',
      'Deze aanmelding komt op plaats 1 van de wachtlijst.',
    ])
      expect(page).toContain(words);
    await looksWell(ilse);
    await press(ilse, 'Zet op de wachtlijst');
    expect(await text(ilse)).toContain('Alle regio’s zijn vol.');
    await openOne(2);
    expect(await text(ilse)).toContain('Deze aanmelding komt op plaats 2 van de wachtlijst.');
  });

  test('6 offers help at a distance as soon as a region gives it', async () => {
    await sql('update naast.region set at_a_distance = true, places = 1 where id = $1', [world.regions.groningen]);
    await ilse.reload();
    expect(await text(ilse)).toContain('Voorstel: hulp op afstand door Groningen');
    await sql('update naast.region set at_a_distance = false, places = 0 where id = $1', [world.regions.groningen]);
  });

  test('6 shows the way back as soon as a place opens: the queue says so, and her page proposes it', async () => {
    const petra = await at(world.people.leader, { width: 390 });
    await petra.goto(`${service.origin}/regions/${world.regions.utrecht}`);
    await petra.getByLabel('Hoeveel mensen wil je dat de regio kan bijstaan?').fill('5');
    await press(petra, 'Bewaar');
    await petra.context().close();
    await ilse.goto(`${service.origin}/queue`);
    expect(await text(ilse)).toContain('Er zijn nu plekken vrij');
    expect(await text(ilse)).toContain('Utrecht: 1');
    await looksWell(ilse);
    await ilse.locator('#waiting tbody a').first().click();
    expect(await text(ilse)).toContain('Voorstel: plaats deze aanmelding in Utrecht');
    expect(await text(ilse)).toContain('Deze aanmelding staat op plaats 1 van de wachtlijst.');
    await press(ilse, 'Plaats in een regio');
    expect(await text(ilse)).toContain('Geplaatst.');
  });
});

describe('the search over any page', () => {
  test('opens by keyboard, is a combobox, keeps the focus, leaves nothing behind, and leads to the client', async () => {
    const page = await at(world.people.joke);
    const dialog = page.locator('dialog.find');
    const input = page.getByRole('combobox');
    await page.locator('main a').first().focus();
    const before = await page.evaluate('document.activeElement.outerHTML');
    await page.keyboard.press('Control+k');
    await input.waitFor();
    expect(await input.getAttribute('aria-expanded')).toBeTruthy();
    await page.keyboard.type('bles');
    const options = dialog.getByRole('option');
    await options.filter({ hasText: 'Blessing' }).first().waitFor();
    await looksWell(page);
    const activeId = () => input.getAttribute('aria-activedescendant');
    const first = await activeId();
    await page.keyboard.press('ArrowDown');
    expect(await activeId()).not.toBe(first);
    expect(await dialog.locator('[aria-selected=true]').getAttribute('id')).toBe(await activeId());
    for (let pressed = 0; pressed < 5; pressed += 1) {
      await page.keyboard.press('Tab');
      const inside =
        "document.activeElement === document.body || document.querySelector('dialog.find').contains(document.activeElement)";
      expect(await page.evaluate(inside)).toBe(true);
    }
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.outerHTML')).toBe(before);
    // The browser tells of closing in a turn of its own, just after.
    await expect
      .poll(() => page.evaluate("document.querySelector('dialog.find').textContent"), { timeout: 15_000 })
      .not.toContain('Blessing');
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('blessing');
    await options.filter({ hasText: 'Blessing' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\/[0-9A-Z]{8}$/);
    expect(await text(page)).toContain('Blessing');
    await page.context().close();
  });

  test('leads to nothing that belongs to other letters than those that stand there: Enter waits for their answer', async () => {
    const page = await at(world.people.joke);
    const dialog = page.locator('dialog.find');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('term');
    await dialog.getByRole('option').first().waitFor();
    const before = page.url();
    await page.getByRole('combobox').fill('blessing');
    await page.keyboard.press('Enter');
    await dialog.getByRole('option').filter({ hasText: 'Blessing' }).first().waitFor();
    expect(page.url()).toBe(before);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\/[0-9A-Z]{8}$/);
    expect(await text(page)).toContain('Blessing');
    await page.context().close();
  });

  test('leaves "/" alone where somebody writes, and where it is switched off', async () => {
    const page = await at(world.people.bram);
    await page.goto(`${service.origin}/search`);
    await page.getByRole('searchbox').fill('ja');
    await page.keyboard.press('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('ja/');
    await press(page, 'Uit');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await page.locator('dialog.find').count()).toBe(0);
    await page.keyboard.press('Control+k');
    expect(await page.locator('dialog.find').isVisible()).toBe(true);
    await page.context().close();
  });

  test('is a page without script, whose address holds no word of it', async () => {
    const page = await at(world.people.joke, { width: 320, script: false });
    await page.getByRole('link', { name: 'Zoek', exact: true }).click();
    await page.getByLabel('Zoek een cliënt, collega, organisatie of pagina').fill('mehret');
    await page.locator('main').getByRole('button', { name: 'Zoek', exact: true }).click();
    expect(new URL(page.url()).search).toBe('');
    expect(await sideways(page)).toBe(0);
    await page
      .locator('main')
      .getByRole('link', { name: /Mehret/ })
      .click();
    expect(await text(page)).toContain('Mehret');
    await page.context().close();
  });
});
