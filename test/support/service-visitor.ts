import { setTimeout as pause } from 'node:timers/promises';
import { formTo } from './attack-pages.ts';
import type { Fields, Upload } from './attack-visitor.ts';

export interface ServiceAnswer {
  status: number;
  location: string | null;
  body: string;
}

/** A colleague of the demo before a running service, over the network as a browser does it. */
export class ServiceVisitor {
  readonly origin: string;
  readonly loginName: string;
  #cookie = '';

  constructor(origin: string, loginName: string) {
    this.origin = origin;
    this.loginName = loginName;
  }

  /** By the one click of the demo. */
  async enter(): Promise<void> {
    const answer = await this.#ask('/sign-in/as', {
      method: 'POST',
      body: new URLSearchParams({ person: this.loginName }),
    });
    if (answer?.status !== 303) throw new Error(`${this.loginName} does not get in: ${answer?.status}`);
  }

  /** Null when no whole answer came. */
  get(path: string): Promise<ServiceAnswer | null> {
    return this.#ask(path, {});
  }

  post(path: string, fields: Fields): Promise<ServiceAnswer | null> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(pairsOf(fields)) });
  }

  upload(path: string, fields: Fields, file: Upload): Promise<ServiceAnswer | null> {
    const body = new FormData();
    for (const [name, value] of pairsOf(fields)) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(file.bytes)], { type: 'application/pdf' }), file.name);
    return this.#ask(path, { method: 'POST', body });
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

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
