import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { accountRoutes } from '#app/service/account/index.ts';
import { type OpenedInstallation, openedInstallation } from '#app/service/sign-in/testing.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

/** A real browser with an authenticator that it simulates: the page's own script, the real ceremony, the real policy. */
describe('a passkey in a browser', () => {
  let browser: TestBrowser;
  let world: TestWorld;
  let opened: OpenedInstallation;
  let origin: string;
  let close: () => Promise<void>;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    world = await testWorld();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    opened = await openedInstallation({ installation: world.installation, origin, routes: accountRoutes });
    const server = serve({ fetch: opened.app.fetch, port, hostname: '127.0.0.1' });
    close = () => new Promise((done) => server.close(() => done()));
  });
  afterAll(async () => {
    await browser?.close();
    await close?.();
    await opened?.close();
    await world?.close();
  });
  afterEach(() => page?.context().close());

  async function at(width: number, hasPrf: boolean): Promise<void> {
    page = await browser.newPage({ width });
    page.setDefaultTimeout(30_000);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }
  async function signedInAs(person: TestPerson): Promise<void> {
    const value = await world.signedIn(person);
    await page.context().addCookies([{ name: sessionCookieName, value, url: origin.replace('http:', 'https:') }]);
  }
  const press = (name: string) => page.getByRole('button', { name }).first().click();
  async function looksRight(): Promise<void> {
    expect(await axe(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
  }
  async function made(person: TestPerson): Promise<void> {
    await signedInAs(person);
    await page.goto(`${origin}/profile/passkeys`);
    await looksRight();
    await page.getByLabel('Je wachtwoord, nog een keer').fill(person.password);
    await press('Maak de passkey');
    await page.getByText('Je passkey is gemaakt').waitFor();
    await looksRight();
    await page.context().clearCookies();
  }

  test('is made, opens the door with one press, and proves again who she is', async () => {
    await at(320, true);
    const { bram } = world.people;
    await made(bram);
    await page.goto(`${origin}/sign-in`);
    await looksRight();
    await press('Gebruik je passkey');
    await page.waitForURL((url) => url.pathname !== '/sign-in' && !url.pathname.startsWith('/sign-in/'));
    await page.goto(`${origin}/profile/passkeys`);
    expect(await page.locator('main').textContent()).toContain('Werkt zonder wachtwoord');
    await page.getByText('Verwijder deze passkey').first().click();
    await page.locator('details [data-passkey-proof]').click();
    await page.getByText('Werkt zonder wachtwoord').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/profile/passkeys');
    expect(await page.evaluate('JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)])')).toBe(
      '[[],[]]',
    );
  });

  test('asks for the password as well where the authenticator has no secret', async () => {
    await at(1280, false);
    const { noor } = world.people;
    await made(noor);
    await page.goto(`${origin}/sign-in`);
    await press('Gebruik je passkey');
    await page.getByRole('heading', { name: 'Typ ook je wachtwoord' }).waitFor();
    await looksRight();
    await page.getByLabel('Wachtwoord').fill(noor.password);
    await press('Log in');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.goto(`${origin}/profile`);
    expect(await page.locator('main').textContent()).toContain('Noor Jansen');
  });

  test('that is not there is said in a sentence, and the form for password and code stays', async () => {
    await at(320, true);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('Inlognaam').fill('bram');
    await press('Gebruik je passkey');
    await page.getByText('Het lukte niet met de passkey').waitFor();
    expect(await page.getByLabel('Inlognaam').inputValue()).toBe('bram');
  });

  test('shows no button without script, and says so on the page where one is made', async () => {
    page = await browser.newPage({ width: 320, script: false });
    await page.goto(`${origin}/sign-in`);
    expect(await page.getByRole('button', { name: 'Gebruik je passkey' }).count()).toBe(0);
    await signedInAs(world.people.bram);
    await page.goto(`${origin}/profile/passkeys`);
    expect(await page.getByText('kan hier geen passkey maken').first().isVisible()).toBe(true);
    expect(await sideways(page)).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
