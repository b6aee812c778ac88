import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import {
  assetPath,
  changeDisplay,
  hostGate,
  localPath,
  notFound,
  policyWithoutScript,
  policyWithScript,
  refuse,
  securityHeaders,
  serveAsset,
  shell,
  show,
  unexpected,
} from './index.ts';

const origin = 'http://localhost:3001';
const reported: string[] = [];

function service() {
  const app = new Hono();
  app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: false }));
  app.use(hostGate({ origin, redirected: ['127.0.0.1:3001'] }));
  app.get('/', (c) => show(c, { title: 'Vandaag' }, 'rust'));
  app.get('/form', (c) => show(c, { title: 'Vandaag', scripts: ['form'] }, 'schrijf'));
  app.get('/go', (c) => c.redirect('/', 303));
  app.get('/busy', (c) => refuse(c, 'busy'));
  app.get('/broken', () => {
    throw new Error('select secret from client at /srv/naast/src/cases.ts');
  });
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  app.post('/weergave', changeDisplay);
  app.notFound(notFound);
  app.onError(unexpected((reference) => reported.push(reference)));
  return app;
}

async function get(path: string, headers: Record<string, string> = {}) {
  return service().request(path, { headers: { host: 'localhost:3001', ...headers } });
}

const everyAnswer = ['/', '/form', '/go', '/busy', '/broken', '/nowhere', '/assets/nothing.css', assetPath('style')];

describe('every answer', () => {
  test.each(everyAnswer)('T48 carries the protective headers: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  test.each(everyAnswer)('T47 has one exact policy: %s', async (path) => {
    const policy = (await get(path)).headers.get('content-security-policy');
    expect(policy).toBe(path === '/form' ? policyWithScript : policyWithoutScript);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test.each(everyAnswer)('T52 allows no other origin: %s', async (path) => {
    const { headers } = await get(path, { origin: 'https://evil.example' });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each(everyAnswer.slice(0, -1))('is kept by no browser: %s', async (path) => {
    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

test('T47 the policies say what they must', () => {
  expect(policyWithoutScript).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'none'",
  );
  expect(policyWithScript).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
});

test('styles are kept for a year under a name that changes with them', async () => {
  const answer = await get(assetPath('style'));
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await answer.text()).toContain('@layer tokens');
});

test.each(['prefetch', 'prefetch;prerender', 'prefetch;anonymous-client-ip'])(
  'a browser that reads ahead gets nothing: %s',
  async (purpose) => {
    const answer = await get('/', { 'sec-purpose': purpose });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe('');
  },
);

describe('T50 under another name', () => {
  test.each(['evil.example', 'localhost:3000', 'localhost:3001.evil.example', ''])(
    'nothing is answered: %s',
    async (host) => {
      const answer = await get('/', { host, 'x-forwarded-host': 'localhost:3001' });
      expect(answer.status).toBe(421);
      expect(await answer.text()).not.toContain('rust');
    },
  );

  test('that only leads here the visitor is sent on', async () => {
    const answer = await get('/form?page=2', { host: '127.0.0.1:3001' });
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('http://localhost:3001/form?page=2');
  });
});

describe('T64 refusals', () => {
  test('say the same, to the byte, for whatever is not there', async () => {
    const [one, other] = await Promise.all([get('/cases/7KQ2MX41'), get('/cases/9RTC04VZ/letters?page=2')]);
    expect(one.status).toBe(404);
    expect(await one.text()).toBe(await other.text());
  });

  test('tell nothing of what broke but a number, which the log has too', async () => {
    const page = await (await get('/broken')).text();
    expect(page).not.toMatch(/select|secret|srv|Error|\.ts/);
    expect(page).toContain(reported.at(-1));
  });

  test('of a busy house say when to try again', async () => {
    const answer = await get('/busy');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  });
});

describe('language and theme', () => {
  function choose(fields: Record<string, string>) {
    const init = { method: 'POST', body: new URLSearchParams(fields), headers: { host: 'localhost:3001' } };
    return service().request('/weergave', init);
  }

  test('T31 are kept in one cookie with all its guards, and the page comes back', async () => {
    const answer = await choose({ place: '/form', lang: 'en' });
    expect(answer.headers.get('set-cookie')).toBe('__Host-ui=en.system; Path=/; Secure; HttpOnly; SameSite=Strict');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/form']);
    const page = await (await get('/form', { cookie: 'other=1; __Host-ui=en.dark' })).text();
    expect(page).toContain('<html lang="en" dir="ltr" data-theme="dark">');
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x',
    '/a//../..//evil',
    '',
    '/a\tb',
    '/form?next=//evil.example',
    '/?a=\\evil',
  ])('T51 lead to the first page and nowhere else when the place is odd: %s', async (place) => {
    expect(localPath(place)).toBeNull();
    expect((await choose({ place, theme: 'dark' })).headers.get('location')).toBe('/');
  });

  test.each([
    ['/', '/'],
    ['/clients/7KQ2MX41/notes', '/clients/7KQ2MX41/notes'],
    ['/clients?state=open&page=2', '/clients?state=open&page=2'],
    ['/a/../b', '/b'],
  ])('T51 come back to a place of ours: %s', (place, path) => {
    expect(localPath(place)).toBe(path);
  });

  test('that nobody knows are refused', async () => {
    expect((await choose({ place: '/', lang: 'xx' })).status).toBe(400);
    expect((await choose({ place: '/', lang: 'en', admin: '1' })).status).toBe(400);
  });
});
