import { Secret, TOTP } from 'otpauth';
import { formTo, plain } from './attack-pages.ts';
import { type Fields, multipart, type Upload } from './attack-visitor.ts';
import { awayFromTheTurn } from './people-at-work.ts';

export interface Shown {
  status: number;
  location: string | null;
  body: string;
}

/** Somebody before the running service, without script: keeps cookies, sends the forms that the pages show. */
export class Guest {
  readonly #cookies = new Map<string, string>();
  #totp: Secret | null = null;

  readonly origin: string;
  /** Everything that must be found nowhere: what the visitor types, and what is given back. */
  readonly secrets: Map<string, string>;

  constructor(origin: string, secrets: Map<string, string>) {
    this.origin = origin;
    this.secrets = secrets;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string): Promise<Shown> {
    return this.#ask(path, { method: 'GET' });
  }

  /** Opens `page`, fills in its form to `action`, and sends it. */
  async fill(page: string, action: string, change: Fields = {}, file?: Upload): Promise<Shown> {
    const { fields } = formTo((await this.get(page)).body, action);
    const all = { ...fields, ...change };
    return this.#ask(action, {
      method: 'POST',
      body: file ? multipart(all, file) : formBody(all),
      headers: { origin: this.origin },
    });
  }

  /** Sends fields without looking at a page first. */
  post(path: string, fields: Fields): Promise<Shown> {
    return this.#ask(path, { method: 'POST', body: formBody(fields), headers: { origin: this.origin } });
  }

  /**
   * Reads the authenticator's secret from a page, as an app would; gives the code of the step before, so that the next
   * is fresh.
   */
  enrolment(page: Shown): string {
    const groups = [...page.body.matchAll(/>\s*([A-Z2-7]{4})\s*</g)].map(([, group = '']) => group);
    const typed = /secret=([A-Z2-7]{32})/.exec(plain(page.body))?.[1] ?? groups.join('');
    this.secrets.set(`authenticator ${typed.slice(0, 4)}`, typed);
    this.#totp = Secret.fromBase32(typed);
    return this.code(-30_000);
  }

  code(shift = 0): string {
    if (this.#totp === null) throw new Error('She has no authenticator.');
    return new TOTP({ secret: this.#totp, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
      timestamp: Date.now() + shift,
    });
  }

  async signIn(name: string, password: string): Promise<Shown> {
    await awayFromTheTurn();
    const answer = await this.fill('/sign-in', '/sign-in', { name, password, code: this.code() });
    const session = this.#cookies.get('__Host-s');
    if (session !== undefined) this.secrets.set(`session ${name}`, session);
    return answer;
  }

  async #ask(path: string, init: RequestInit): Promise<Shown> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookie);
    headers.set('accept-language', 'nl');
    const answer = await fetch(`${this.origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
  }
}

function formBody(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  return body;
}
