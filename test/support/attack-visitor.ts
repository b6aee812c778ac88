import type { Hono } from 'hono';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  bytes: Buffer;
  location: string | null;
}

export interface Asked {
  headers?: Record<string, string>;
  body?: BodyInit;
  /** False leaves our own origin out, as no browser does. */
  origin?: boolean;
}

/** What a page of ours would put in the form: text or a file. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  type?: string;
}

/** Somebody with a cookie, or without one, before one process: sends what browsers send, and what they never would. */
export class AttackVisitor {
  readonly app: Hono;
  readonly origin: string;
  readonly cookie: string | null;
  readonly network: string;
  /** Another cookie of this browser, as it is sent. */
  readonly more: string;

  constructor(app: Hono, origin: string, cookie: string | null, network = '192.0.2.66', more = '') {
    this.app = app;
    this.origin = origin;
    this.cookie = cookie;
    this.network = network;
    this.more = more;
  }

  /** The token of this session, as every form of ours carries it. */
  get token(): string {
    const key = this.cookie === null ? undefined : readSessionCookie(this.cookie)?.key;
    return key === undefined ? '' : csrfToken(key);
  }

  async ask(method: string, path: string, { headers = {}, body, origin = true }: Asked = {}): Promise<Answer> {
    const sent = new Headers({ host: new URL(this.origin).host, 'accept-language': 'nl' });
    if (origin) sent.set('origin', this.origin);
    const session = this.cookie === null ? '' : `${sessionCookieName}=${this.cookie}`;
    const cookies = [session, this.more].filter((one) => one !== '').join('; ');
    if (cookies !== '') sent.set('cookie', cookies);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    const answer = await this.app.request(
      `${this.origin}${path}`,
      { method, headers: sent, ...(body === undefined ? {} : { body, duplex: 'half' }) },
      { incoming: { socket: { remoteAddress: this.network } } },
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      body: bytes.toString('utf8'),
      bytes,
      location: answer.headers.get('location'),
    };
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  /** Sends a form with the token of this session. */
  post(path: string, fields: Fields = {}, asked: Asked = {}): Promise<Answer> {
    return this.ask('POST', path, {
      ...asked,
      body: encoded(this.cookie === null ? fields : { ...fields, _csrf: this.token }),
    });
  }

  /** Sends a multipart form with the token of this session. */
  upload(path: string, fields: Fields, file: Upload, asked: Asked = {}): Promise<Answer> {
    return this.ask('POST', path, { ...asked, body: multipart({ _csrf: this.token, ...fields }, file) });
  }
}

export function encoded(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  return body;
}

export function multipart(fields: Fields, file: Upload): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  body.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type ?? 'application/pdf' }), file.name);
  return body;
}

/** An answer without what differs at every request by design: tokens, idempotency keys, marks of when it was opened. */
export function masked(body: string): string {
  return body
    .replace(/name="(_csrf|_key|opened|ticket)" value="[^"]*"/g, 'name="$1" value="*"')
    .replace(/(id="kept-[^"]*")/g, 'id="*"');
}
