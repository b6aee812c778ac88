import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';

/** Below those from which connections that go out take theirs: one that was free a minute ago is free still. */
const ports = { first: 12_000, last: 32_000 };

/** A port of this machine that was free a moment ago, with the next one free too. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = randomInt(ports.first, ports.last);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listens = await new Promise<boolean>((done) => {
    probe.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true));
  });
  if (listens) await new Promise((closed) => probe.close(closed));
  return listens;
}

/** A code that is just turning would be too old when it arrives: a slow machine waits for the next one. */
export async function awayFromTheTurn(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 10_000) await pause(left + 200);
}

/**
 * A colleague at an own browser: its pages share cookies, the authenticator makes a code once for joining and once for
 * signing in.
 */
export class AtWork {
  readonly password: string;
  #secret = '';

  readonly page: Page;
  readonly loginName: string;
  readonly origin: string;

  constructor(page: Page, loginName: string, origin: string) {
    this.page = page;
    this.loginName = loginName;
    this.origin = origin;
    this.password = `vier ${loginName} lopen langs het kanaal`;
    page.setDefaultTimeout(30_000);
  }

  static async open(
    browser: TestBrowser,
    loginName: string,
    origin: string,
    look: { width: number; script: boolean },
  ): Promise<AtWork> {
    return new AtWork(await browser.newPage(look), loginName, origin);
  }

  /**
   * Fills in password and authenticator; the code is that of the step before, so that the next one is fresh for signing
   * in.
   */
  async enrol(): Promise<void> {
    const groups = await this.page.locator('main .code').allTextContents();
    this.#secret = groups
      .filter((text) => /^[A-Z2-7]{1,4}$/.test(text.trim()))
      .join('')
      .trim();
    await this.page.getByLabel('Wachtwoord', { exact: true }).fill(this.password);
    await this.page.getByLabel('Nog een keer hetzelfde wachtwoord').fill(this.password);
    await awayFromTheTurn();
    await this.page.getByLabel('Code uit je app').fill(this.#code(-30_000));
  }

  async join(code: string): Promise<string> {
    await this.go('/join');
    await this.page.getByLabel('Eenmalige code').fill(code);
    await this.press('Verder');
    await this.enrol();
    await this.press('Doe mee');
    return this.shownCode();
  }

  async signIn(): Promise<void> {
    await this.go('/sign-in');
    await this.page.getByLabel('Inlognaam').fill(this.loginName);
    await this.page.getByLabel('Wachtwoord').fill(this.password);
    await awayFromTheTurn();
    await this.page.getByLabel('Code uit je app').fill(this.#code());
    await this.press('Log in');
  }

  /** Waits for the next step of the authenticator: a code opens once. */
  async signInAgain(): Promise<void> {
    await this.page.waitForTimeout(30_000 - (Date.now() % 30_000) + 500);
    await this.signIn();
  }

  /** The colleague's password once more, where the page asks for it: not in the first minutes after signing in. */
  async stepUp(): Promise<void> {
    const asked = this.page.locator('main input[name=password]');
    if ((await asked.count()) > 0) await asked.first().fill(this.password);
  }

  go(path: string): Promise<unknown> {
    return this.page.goto(`${this.origin}${path}`);
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).first().click();
  }

  follow(name: string | RegExp): Promise<void> {
    return this.page.getByRole('link', { name }).first().click();
  }

  /** The label lies over its box, so that the whole line can be pressed. */
  tick(label: string): Promise<void> {
    return this.page.locator('label', { hasText: label }).first().click();
  }

  async shownCode(): Promise<string> {
    return (await this.page.locator('.code-text').first().textContent()) ?? '';
  }

  async text(): Promise<string> {
    return (await this.page.locator('main').textContent()) ?? '';
  }

  #code(shift = 0): string {
    const totp = new TOTP({ secret: Secret.fromBase32(this.#secret), algorithm: 'SHA1', digits: 6, period: 30 });
    return totp.generate({ timestamp: Date.now() + shift });
  }
}
