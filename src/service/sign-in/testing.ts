import type { Hono } from 'hono';
import { readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { accessPolicy, type Pins, type Policy, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type DemoPerson, type Desk, type Route, staffApp } from '#app/platform/routing/index.ts';
import { mac, newOneTimeCode } from '#app/platform/vault/index.ts';
import { peopleRoutes } from '#app/service/people/index.ts';
import { type TestInstallation, testInstallation } from '../../../test/support/test-installation.ts';
import { allSignInRoutes } from './index.ts';

export const staffOrigin = 'http://localhost:3001';

/** An installation with its staff side, from before it was set up, entered as browsers do. */
export interface OpenedInstallation {
  test: TestInstallation;
  installation: StaffInstallation;
  app: Hono;
  /** What the terminal showed at the first start. */
  token: string;
  /** How often somebody asked for the demo. */
  lookedAround(): number;
  visitor(): Visitor;
  close(): Promise<void>;
}

export interface InstallationOptions {
  demoPeople?: readonly DemoPerson[];
  /** An installation that was claimed by other means. */
  installation?: StaffInstallation;
  policy?: Policy;
  /** Where a real browser reaches it. */
  origin?: string;
  /** Modules beside the entrance and the people. */
  routes?: (desk: Desk) => readonly Route[];
}

/** Opens the staff side on a fresh database, or on a given installation; real unless invented people are given. */
export async function openedInstallation(options: InstallationOptions = {}): Promise<OpenedInstallation> {
  const test = await testInstallation();
  const staff = test.installation('staff');
  let pins: Pins | null = null;
  const installation = options.installation ?? {
    scoped: staff.scoped,
    ask: staff.ask,
    become: staff.become,
    pepper: test.pepper,
    receiptKey: test.receiptKey,
    pins: () => pins,
  };
  const token = newOneTimeCode();
  let lookedAround = 0;
  const desk: Desk = {
    installation,
    demo: options.demoPeople !== undefined,
    publicOrigin: 'http://127.0.0.1:3000',
    sandbox: {} as Desk['sandbox'],
    store: {} as Desk['store'],
    machine: { publicWalls: false, sandboxWalls: async () => 'permission model' },
    setUpTokenMac: mac(installation.pepper, 'naast set-up token', token),
    pin: async (made) => {
      pins = made;
    },
    lookAround: () => {
      lookedAround += 1;
    },
    demoPeople: () => options.demoPeople ?? [],
  };
  const app = staffApp({
    installation,
    policy: options.policy ?? accessPolicy,
    routes: [...allSignInRoutes(desk), ...peopleRoutes(desk), ...(options.routes?.(desk) ?? [])],
    origin: options.origin ?? staffOrigin,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: desk.demo,
    navigation: () => [],
    report: (_, error) => {
      throw error;
    },
  });
  return {
    test,
    installation,
    app,
    token,
    lookedAround: () => lookedAround,
    visitor: () => new Visitor(app),
    close: () => test.close(),
  };
}

export interface Page {
  status: number;
  /** Path to which the answer sent us; null for a page. */
  location: string | null;
  html: string;
  headers: Headers;
}

/** A browser without script: keeps cookies, and sends a form with the hidden fields that the page gave it. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  readonly app: Hono;
  readonly network: string;

  constructor(app: Hono, network = '192.0.2.7') {
    this.app = app;
    this.network = network;
  }

  get(path: string): Promise<Page> {
    return this.#ask(path, { method: 'GET' });
  }

  /** Posts as a page of ours does; hidden fields of `from`'s form with this action go along. */
  post(path: string, fields: Record<string, string | readonly string[]>, from?: Page): Promise<Page> {
    const hidden = from === undefined ? [] : hiddenFields(from.html, path);
    const typed = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
    const kept = hidden.filter(([name]) => !(name in fields));
    const body = new URLSearchParams([...kept, ...typed].map(([name, value]) => [name, value]));
    return this.#ask(path, { method: 'POST', body, headers: { origin: staffOrigin } });
  }

  /** As the script of a form sends what is being written. */
  sendDraft(path: string, fields: Record<string, string>): Promise<Page> {
    const headers = { origin: staffOrigin, 'x-naast-draft': '1' };
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /**
   * Posts what no page of ours offered, with this session's token, so that only the page's own checks are in the way.
   */
  async force(path: string, fields: Record<string, string | readonly string[]>): Promise<Page> {
    const { html } = await this.get('/profile');
    return this.post(path, { _csrf: /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '', ...fields });
  }

  /** Opens the page that holds the form, fills it in and sends it. */
  async fill(page: string, action: string, fields: Record<string, string | readonly string[]>): Promise<Page> {
    return this.post(action, fields, await this.get(page));
  }

  /** Follows an answer to the page where it leads, at most five steps. */
  async follow(answer: Page): Promise<Page> {
    let current = answer;
    for (let step = 0; current.location !== null && step < 5; step += 1) current = await this.get(current.location);
    return current;
  }

  async #ask(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers);
    headers.set('host', new URL(staffOrigin).host);
    headers.set('accept-language', 'nl');
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const environment = { incoming: { socket: { remoteAddress: this.network } } };
    const answer = await this.app.request(`${staffOrigin}${path}`, { ...init, headers }, environment);
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const { status } = answer;
    return { status, location: answer.headers.get('location'), html: await answer.text(), headers: answer.headers };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The hidden fields of the form with this action. */
export function hiddenFields(html: string, action: string): [string, string][] {
  const forms = [...html.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  const form = forms.find((match) => match[1] === action)?.[2];
  if (form === undefined) throw new Error(`The page has no form for ${action}.`);
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]);
}

/** The code that an app would show after scanning the picture of this page. */
export function codeOn(
  installation: Pick<StaffInstallation, 'pepper'>,
  page: Page,
  action: string,
): { code: string; secret: Buffer } {
  const ticket = hiddenFields(page.html, action).find(([name]) => name === 'ticket')?.[1] ?? '';
  const secret = readJoinTicket(installation, ticket)?.secret;
  if (!secret) throw new Error('The page shows no authenticator that holds.');
  return { code: totpCode(secret), secret };
}

/** The page on which whoever holds this code chooses how to sign in; the first page again where the code is refused. */
export async function joinPage(visitor: Visitor, invitation: string): Promise<Page> {
  return visitor.fill('/join', '/join/code', { invitation });
}

/** Lets a code of this half minute be used again: tests do not wait for the next one. */
export async function forgetUsedCodes(test: TestInstallation): Promise<void> {
  await (await test.administrator()).query('update naast.authenticator set last_step = 0');
}
