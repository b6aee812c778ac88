import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { forgetUsedCodes, type OpenedInstallation, openedInstallation } from '#app/service/sign-in/testing.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { oneOf } from '../support/seed.ts';

const password = (who: string) => `vier ${who} lopen langs het kanaal`;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(
  oneOf('first hour', [
    { name: 'on a phone without script', width: 390, script: false },
    { name: 'at a desk', width: 1280, script: true },
  ]),
)('the first hour $name', ({ width, script }) => {
  let opened: OpenedInstallation;
  let origin: string;
  let close: () => Promise<void>;
  let leader: Page;
  const secrets = new Map<string, Buffer>();
  let step = 0;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    opened = await openedInstallation({ origin });
    const server = serve({ fetch: opened.app.fetch, port, hostname: '127.0.0.1' });
    close = () => new Promise((done) => server.close(() => done()));
    leader = await newPage();
  });
  afterAll(async () => {
    await leader?.context().close();
    await close?.();
    await opened?.close();
  });

  async function newPage(): Promise<Page> {
    const page = await browser.newPage({ width, script });
    page.setDefaultTimeout(30_000);
    return page;
  }

  /** Every page on the way is read by axe, and nothing sticks out at the side. */
  async function look(page: Page, name: string): Promise<void> {
    step += 1;
    if (process.env.NAAST_SCREENSHOTS !== undefined) {
      const number = String(step).padStart(2, '0');
      await page.screenshot({
        path: `${process.env.NAAST_SCREENSHOTS}/hour-${width}-${number}-${name}.png`,
        fullPage: true,
      });
    }
    // axe waits for promises, which do not go on where script is switched off.
    if (script) expect(await axe(page), name).toEqual([]);
    expect(await sideways(page), name).toBe(0);
  }

  async function enrol(page: Page, who: string): Promise<void> {
    const ticket = await page.locator('input[name=ticket]').inputValue();
    const secret = readJoinTicket(opened.installation, ticket)?.secret ?? Buffer.alloc(20);
    secrets.set(who, secret);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(password(who));
    await page.getByLabel('Nog een keer hetzelfde wachtwoord').fill(password(who));
    await page.getByLabel('Code uit je app').fill(totpCode(secret));
  }

  async function signIn(page: Page, who: string): Promise<void> {
    await forgetUsedCodes(opened.test);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('Inlognaam').fill(who);
    await page.getByLabel('Wachtwoord').fill(password(who));
    await page.getByLabel('Code uit je app').fill(totpCode(secrets.get(who) ?? Buffer.alloc(20)));
    await page.getByRole('button', { name: 'Log in' }).click();
  }

  const codeOn = async (page: Page) => (await page.locator('.code-text').textContent()) ?? '';
  /** The label lies over its box, so that the whole line can be pressed. */
  const tick = (page: Page, label: string) => page.locator('label', { hasText: label }).click();
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  /** The person's password once more, where the page asks for it: not in the first minutes after signing in. */
  async function stepUp(page: Page, who: string): Promise<void> {
    const asked = page.locator('main input[name=password]');
    if ((await asked.count()) > 0) await asked.first().fill(password(who));
  }

  async function joinAs(who: string, code: string): Promise<string> {
    const page = await newPage();
    await page.goto(`${origin}/join`);
    await look(page, 'join');
    await press(page, 'Verder');
    await look(page, 'join-wrong');
    await page.getByLabel('Eenmalige code').fill(code);
    await press(page, 'Verder');
    await look(page, 'join-enrol');
    await enrol(page, who);
    await press(page, 'Doe mee');
    await look(page, 'joined');
    const digits = await codeOn(page);
    await signIn(page, who);
    await look(page, 'waiting');
    expect(await page.getByText('Je bent nog niet goedgekeurd').isVisible()).toBe(true);
    await page.context().close();
    return digits;
  }

  test('begins with two worlds, and is set up with the token', async () => {
    await leader.goto(`${origin}/sign-in`);
    await look(leader, 'begin');
    await leader.getByRole('link', { name: 'Richt in' }).click();
    await look(leader, 'set-up');
    await press(leader, 'Richt in en toon');
    await look(leader, 'set-up-wrong');
    await leader.getByLabel('Inrichtcode').fill(opened.token);
    await leader.getByLabel('Je naam').fill('Petra Leenders');
    await leader.getByLabel('Inlognaam').fill('petra');
    await tick(leader, 'Ik werk ook in het aanmeldteam');
    await enrol(leader, 'petra');
    await press(leader, 'Richt in en toon');
    await look(leader, 'shares');
    await tick(leader, 'Alle drie de bladen zijn geprint');
    await press(leader, 'Verder naar inloggen');
    await look(leader, 'sign-in');
    await signIn(leader, 'petra');
    await look(leader, 'first-hour');
  });

  test('publishes contact details and makes the intake team', async () => {
    await leader.getByRole('link', { name: 'Zet telefoon en openingstijden' }).click();
    await leader.getByLabel('Telefoonnummer van de dienst').fill('030 123 4567');
    await stepUp(leader, 'petra');
    await press(leader, 'Bewaar');
    await look(leader, 'contact');
    await leader.goto(`${origin}/teams/intake`);
    await look(leader, 'intake');
    await press(leader, 'Maak het aanmeldteam');
    await look(leader, 'intake-made');
  });

  test('adds a region with its coordinator and opens it', async () => {
    await leader.goto(`${origin}/regions`);
    await look(leader, 'regions-empty');
    await leader.getByRole('link', { name: 'Voeg een regio toe' }).click();
    await look(leader, 'region-new');
    await leader.getByLabel('Naam van de regio').fill('Utrecht');
    await leader.getByLabel('Gemeenten').fill('Utrecht, Zeist');
    await leader.getByLabel('Hoeveel mensen').fill('6');
    await stepUp(leader, 'petra');
    await press(leader, 'Voeg toe');
    await look(leader, 'region-pending');
    const region = leader.url();
    await leader.getByRole('link', { name: 'Nodig een collega uit' }).click();
    await look(leader, 'invite');
    await leader.getByLabel('Naam', { exact: true }).fill('Joke Vermeer');
    await leader.getByLabel('Inlognaam').fill('joke');
    await tick(leader, 'coördinator');
    await leader.getByLabel('Regio').selectOption({ label: 'Utrecht' });
    await stepUp(leader, 'petra');
    await press(leader, 'Maak de code');
    await look(leader, 'code');
    const digits = await joinAs('joke', await codeOn(leader));
    await leader.getByRole('link', { name: 'Verder' }).click();
    await look(leader, 'approve');
    await leader.getByLabel('Controlecijfers').fill('1234 5678');
    await stepUp(leader, 'petra');
    await press(leader, 'Goedkeuren');
    await look(leader, 'approve-wrong');
    await leader.getByLabel('Controlecijfers').fill(digits);
    await stepUp(leader, 'petra');
    await press(leader, 'Goedkeuren');
    await look(leader, 'approved');
    await leader.goto(region);
    await look(leader, 'region-key');
    await stepUp(leader, 'petra');
    await press(leader, 'Maak de sleutel en open de regio');
    await look(leader, 'region-open');
    await leader.goto(`${origin}/people`);
    await look(leader, 'roster');
  });

  test('ends with a volunteer whom the coordinator let in', async () => {
    const joke = await newPage();
    await signIn(joke, 'joke');
    await joke.goto(`${origin}/people/new`);
    await look(joke, 'invite-volunteer');
    await joke.getByLabel('Naam', { exact: true }).fill('Bram Postma');
    await joke.getByLabel('Inlognaam').fill('bram');
    await stepUp(joke, 'joke');
    await press(joke, 'Maak de code');
    const digits = await joinAs('bram', await codeOn(joke));
    await joke.getByRole('link', { name: 'Verder' }).click();
    await joke.getByLabel('Controlecijfers').fill(digits);
    await stepUp(joke, 'joke');
    await press(joke, 'Goedkeuren');
    await joke.goto(`${origin}/profile`);
    await look(joke, 'profile');
    await press(joke, 'Log uit');
    await look(joke, 'signed-out');
    await leader.goto(`${origin}/first-hour`);
    await look(leader, 'first-hour-over');
    expect(await leader.getByText('Mensen kunnen zich aanmelden', { exact: true }).isVisible()).toBe(true);
    await joke.context().close();
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
