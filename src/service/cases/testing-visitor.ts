import { accessPolicy, type Policy } from '#app/platform/access/visit/index.ts';
import { type Route, sessionCookieName, staffApp } from '#app/platform/routing/index.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import type { TestPerson, TestWorld } from '../../../test/support/test-world.ts';

export interface PageAnswer {
  status: number;
  body: string;
  location: string | null;
}

export type Fields = Record<string, string | string[]>;

/** A colleague at a browser without script: reads pages and sends forms of the given routes. */
export interface StaffVisitor {
  get(path: string): Promise<PageAnswer>;
  post(path: string, fields?: Fields): Promise<PageAnswer>;
  /** The same where the answer is a file. */
  take(path: string, fields?: Fields): Promise<Buffer>;
}

const origin = 'http://localhost:3001';

/** The staff side with these routes; failures that nobody foresaw are thrown in the test's face. */
export function testingDesk(world: TestWorld, routes: readonly Route[], policy: Policy = accessPolicy) {
  const failures: Error[] = [];
  const app = staffApp({
    installation: world.installation,
    policy,
    routes,
    origin,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: true,
    navigation: () => [],
    report: (_reference, error) => failures.push(error),
  });
  return async (person: TestPerson): Promise<StaffVisitor> => {
    const cookie = await world.signedIn(person);
    const key = readSessionCookie(cookie)?.key;
    const headers = { host: new URL(origin).host, cookie: `${sessionCookieName}=${cookie}`, origin };
    const answerOf = async (asked: Response | Promise<Response>): Promise<PageAnswer> => {
      const response = await asked;
      const failure = failures.pop();
      if (failure) throw failure;
      return { status: response.status, body: await response.text(), location: response.headers.get('location') };
    };
    const sent = (path: string, fields: Fields) => {
      const body = new URLSearchParams({ _csrf: key ? csrfToken(key) : '' });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return app.request(`${origin}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      });
    };
    return {
      get: (path) => answerOf(app.request(`${origin}${path}`, { headers })),
      post: (path, fields = {}) => answerOf(sent(path, fields)),
      take: async (path, fields = {}) => Buffer.from(await (await sent(path, fields)).arrayBuffer()),
    };
  };
}

/** The value of a hidden field of a page. */
export function hiddenField(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}
