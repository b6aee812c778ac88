import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Key, newKey } from '#app/platform/vault/index.ts';
import { comesFromUs, csrfGate, csrfToken, csrfTokenHolds, securityHeaders, shell } from './index.ts';

const own = 'http://localhost:3001';
const ours = { origin: own, 'sec-fetch-site': 'same-origin' };

describe('T45 a request that changes something', () => {
  test.each([
    ['from our page', { origin: own, secFetchSite: 'same-origin' }, true],
    ['from our page in an older browser', { origin: own, secFetchSite: undefined }, true],
    ['from another site', { origin: 'https://evil.example', secFetchSite: 'cross-site' }, false],
    ['from the public side on the same machine', { origin: 'http://localhost:3000', secFetchSite: 'same-site' }, false],
    ['with two signs that differ', { origin: own, secFetchSite: 'cross-site' }, false],
    ['from a sandboxed frame', { origin: 'null', secFetchSite: 'cross-site' }, false],
    ['typed into the address bar', { origin: undefined, secFetchSite: 'none' }, false],
    ['without any sign', { origin: undefined, secFetchSite: undefined }, false],
  ])('%s', (_, { origin, secFetchSite }, allowed) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(comesFromUs({ method, own, origin, secFetchSite })).toBe(allowed);
    }
  });

  test('may be read from anywhere, since reading changes nothing', () => {
    expect(comesFromUs({ method: 'GET', own, origin: undefined, secFetchSite: 'cross-site' })).toBe(true);
  });
});

describe('T45 the token of a session', () => {
  test('holds for its own session only', () => {
    const [mine, other] = [newKey(), newKey()];
    expect(csrfTokenHolds(mine, csrfToken(mine))).toBe(true);
    expect(csrfTokenHolds(mine, csrfToken(other))).toBe(false);
    expect(csrfTokenHolds(mine, '')).toBe(false);
    expect(csrfTokenHolds(mine, undefined)).toBe(false);
  });
});

describe('T45 the gate', () => {
  let key: Key | null;
  let changed: number;
  beforeEach(() => {
    key = newKey();
    changed = 0;
  });

  function service() {
    const app = new Hono();
    app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: false }));
    app.use(csrfGate({ own, sessionKey: () => key, takesUpload: (path) => path === '/letters' }));
    app.get('/token', (c) => c.text(c.get('web').csrf ?? ''));
    app.all('*', (c) => {
      changed += 1;
      return c.text('changed');
    });
    return app;
  }

  async function post(
    fields: Record<string, string> | FormData,
    headers: Record<string, string> = ours,
    path = '/note',
  ) {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return service().request(path, { method: 'POST', body, headers });
  }

  test('lets our own form through, and gives its token to the page', async () => {
    const token = await (await service().request('/token')).text();
    expect((await post({ _csrf: token, note: 'a' })).status).toBe(200);
    expect(changed).toBe(1);
  });

  test('refuses a form without token or with the token of another session, and keeps what was typed', async () => {
    for (const _csrf of ['', csrfToken(newKey()), 'x']) {
      const answer = await post({ _csrf, note: 'A long <evening> of writing', password: 'never shown' });
      const page = await answer.text();
      expect(answer.status).toBe(403);
      expect(page).toContain('A long &lt;evening&gt; of writing');
      expect(page).not.toContain('never shown');
    }
    expect(changed).toBe(0);
  });

  test('T95 shows no password, code or token of any form of ours again, whatever its field is called', async () => {
    const secrets = {
      password: 'een lang wachtwoord 1',
      again: 'een lang wachtwoord 2',
      code: '271828',
      token: 'K7QM-3DTX-9ABC-WZ42',
      invitation: 'W2XZ-8ABC-K7QM-3DTX',
      ticket: 'sealed-authenticator',
      proof: 'shares-printed',
    };
    const page = await (await post({ _csrf: 'x', note: 'kept', ...secrets })).text();
    expect(page).toContain('kept');
    for (const [name, secret] of Object.entries(secrets)) expect(page, name).not.toContain(secret);
  });

  test('refuses a right token that comes from elsewhere, and shows nothing of its text', async () => {
    const fields = { _csrf: csrfToken(key as Key), note: 'planted' };
    for (const headers of [{}, { origin: 'null' }, { ...ours, 'sec-fetch-site': 'cross-site' }]) {
      const answer = await post(fields, headers as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain('planted');
    }
    expect(changed).toBe(0);
  });

  test('refuses a token that is there twice', async () => {
    const token = csrfToken(key as Key);
    const body = `_csrf=${token}&_csrf=${token}`;
    const headers = { ...ours, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await service().request('/note', { method: 'POST', body, headers })).status).toBe(403);
  });

  test('refuses bodies that no form of ours sends, and every other method', async () => {
    const headers = { ...ours, 'content-type': 'text/plain' };
    expect(
      (await service().request('/note', { method: 'POST', body: `_csrf=${csrfToken(key as Key)}`, headers })).status,
    ).toBe(415);
    expect((await service().request('/note', { method: 'DELETE', headers: ours })).status).toBe(415);
    expect(changed).toBe(0);
  });

  test('lets an upload through only where uploads are taken; its handler checks the token itself', async () => {
    expect((await post(new FormData(), ours, '/note')).status).toBe(415);
    expect((await post(new FormData(), ours, '/letters')).status).toBe(200);
    expect((await post(new FormData(), {}, '/letters')).status).toBe(403);
  });

  test('goes by the origin alone before there is a session', async () => {
    key = null;
    expect((await post({ name: 'bram' })).status).toBe(200);
    expect((await post({ name: 'bram' }, { origin: 'https://evil.example' })).status).toBe(403);
  });
});
