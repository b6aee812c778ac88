import { setTimeout as pause } from 'node:timers/promises';
import { formTo } from './attack-pages.ts';
import { encoded, type Fields, multipart, type Upload } from './attack-visitor.ts';

export interface ServiceAnswer {
  status: number;
  location: string | null;
  body: string;
}

/** Somebody of the made-up world before a running service, over the network as her browser does it. */
export class ServiceVisitor {
  #cookie = '';

  constructor(
    readonly origin: string,
    readonly loginName: string,
  ) {}

  /** By the one click of the made-up world. */
  async enter(): Promise<void> {
    const answer = await this.#ask('/sign-in/as', { method: 'POST', body: encoded({ person: this.loginName }) });
    if (answer?.status !== 303) throw new Error(`${this.loginName} does not get in: ${answer?.status}`);
  }

  /** Null when no whole answer came. */
  get(path: string): Promise<ServiceAnswer | null> {
    return this.#ask(path, {});
  }

  post(path: string, fields: Fields): Promise<ServiceAnswer | null> {
    return this.#ask(path, { method: 'POST', body: encoded(fields) });
  }

  upload(path: string, fields: Fields, file: Upload): Promise<ServiceAnswer | null> {
    return this.#ask(path, { method: 'POST', body: multipart(fields, file) });
  }

  /** The fields of a form as its page shows it, token and all. */
  async form(page: string, action: string): Promise<Record<string, string | readonly string[]>> {
    for (const end = Date.now() + 60_000; ; await pause(100)) {
      const answer = await this.get(page);
      if (answer?.status === 200) return formTo(answer.body, action).fields;
      if (Date.now() > end) throw new Error(`${page} does not show: ${answer?.status}`);
    }
  }

  async #ask(path: string, init: RequestInit): Promise<ServiceAnswer | null> {
    try {
      const answer = await fetch(`${this.origin}${path}`, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
        headers: { origin: this.origin, cookie: this.#cookie, 'accept-language': 'nl', connection: 'close' },
      });
      const given = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-s='));
      if (given) this.#cookie = given.split(';')[0] ?? '';
      return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
    } catch {
      return null;
    }
  }
}
