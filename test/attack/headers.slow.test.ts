import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { crawl, isPage } from '../support/attack-crawl.ts';
import { quietPdf } from '../support/attack-letter.ts';
import { type Answer, AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins, type Someone } from '../support/attack-world.ts';

// Written down here by hand, not taken from the program: a change of one must be a change of the other.
const base =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const withoutScript = `${base}; script-src 'none'`;
const withScript = `${base}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
const forFiles = "sandbox; default-src 'none'";
const always: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** Pages of the public side that say the same to everybody; a browser may keep them and must ask each time. */
const informationPages =
  /^public \/(en)?$|^public (\/en)?\/(nu|hulp|samen|stappen|waar|afstand|gegevens|rechten|wat|adressen|verwijzen|wie|over|zoek|nacht)$/;

let attack: AttackWorld;
/** Every answer that could be got, by how it was asked for. */
const answers = new Map<string, Answer>();
beforeAll(async () => {
  attack = await attackWorld();
  await collect();
});
afterAll(() => attack?.close());

async function collect(): Promise<void> {
  for (const who of ['bram', 'joke', 'intake', 'leader', 'ada', 'awaiting', 'nobody'] satisfies Someone[]) {
    const visitor = await attack.visitor(who);
    const from =
      who === 'nobody'
        ? ['/', '/begin', '/set-up', '/join', '/sign-in', '/sign-in/kept', '/signed-out', '/gallery', '/welcome']
        : ['/'];
    for (const [path, answer] of await crawl(visitor, from, 200)) answers.set(`${who} ${path}`, answer);
  }
  for (const [path, answer] of await crawl(attack.publicVisitor(), [
    '/',
    '/start',
    '/start/form',
    '/start/for-someone',
    '/code',
    '/en',
  ]))
    answers.set(`public ${path}`, answer);
  const bram = await attack.visitor('bram');
  const nobody = await attack.visitor('nobody');
  const joke = await attack.visitor('joke');
  const { people } = attack.world;
  const { reference, letter, bundle } = attack.cases.own;
  const at = `/clients/${reference}`;
  const wish = { reason: 'for-lawyer', password: people.bram.password };
  const odd: [string, Promise<Answer>][] = [
    ['303 to sign in', nobody.get(at)],
    ['303 after a form', bram.post('/weergave', { place: '/', lang: 'nl' })],
    ['400', bram.post(`${at}/notes`, { nonsense: 'x' })],
    ['403', bram.ask('POST', `${at}/notes`, { body: 'x=1' })],
    ['403 for a reader ahead', bram.ask('GET', at, { headers: { 'sec-purpose': 'prefetch' } })],
    ['404', bram.get('/nowhere')],
    ['404 asset', bram.get('/assets/nothing.js')],
    ['405', bram.ask('DELETE', at, { body: new URLSearchParams({ _csrf: bram.token }) })],
    ['413', bram.post(`${at}/notes`, { said: 'x'.repeat(100_000), _key: newId() })],
    ['413 cut off', bram.post(`${at}/notes`, { said: 'x'.repeat(3_000_000), _key: newId() })],
    ['415', bram.ask('POST', `${at}/notes`, { body: '{}', headers: { 'content-type': 'application/json' } })],
    ['421', new AttackVisitor(attack.staff[0], 'http://elsewhere.example:3001', null).get('/')],
    ['422', bram.post(`${at}/notes`, { way: 'visit', happenedOn: '', _key: newId() })],
    [
      '422 upload',
      bram.upload(`${at}/letters/new`, { _key: newId() }, { name: 'x.pdf', bytes: Buffer.from('no letter') }),
    ],
    ['303 upload', bram.upload(`${at}/letters/new`, { _key: newId() }, { name: 'x.pdf', bytes: quietPdf() })],
    ['POST /original', bram.post(`${at}/dossier/${letter}/original`, { number: '1', ...wish })],
    ['POST /originals/1', bram.post(`${at}/letters/${letter}/originals/1`, wish)],
    ['POST /bundle/file', joke.post(`${at}/bundles/${bundle}/file`, { password: people.joke.password })],
    ['the way out', nobody.get('/weg')],
    ['public 404', attack.publicVisitor().get('/nowhere')],
    ['public 400', attack.publicVisitor().post('/start/form', { nonsense: 'x' })],
    ['public 405', attack.publicVisitor().ask('PUT', '/start')],
    [
      'public redirect of another name',
      new AttackVisitor(attack.publicApp, 'http://localhost:3000', null).get('/start'),
    ],
    ['HEAD', bram.ask('HEAD', at)],
    [
      'OPTIONS',
      bram.ask('OPTIONS', at, { headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } }),
    ],
  ];
  for (const [how, answer] of odd) answers.set(how, await answer);
}

const ofPages = () => [...answers].filter(([, answer]) => isPage(answer) && answer.body !== '');

describe('what every answer carries', () => {
  it('T48 was asked of pages, pictures, files, redirects, refusals and assets', () => {
    const statuses = new Set([...answers.values()].map(({ status }) => status));
    for (const status of [200, 303, 400, 403, 404, 405, 413, 415, 421, 422]) expect([...statuses]).toContain(status);
    const types = new Set([...answers.values()].map(({ headers }) => headers.get('content-type')?.split(';')[0]));
    for (const type of [
      'text/html',
      'image/png',
      'text/css',
      'text/javascript',
      'image/svg+xml',
      'application/octet-stream',
    ])
      expect([...types]).toContain(type);
    expect(answers.size).toBeGreaterThan(120);
  });

  it('T48 is the same set of headers on all of them', () => {
    for (const [how, { headers }] of answers)
      for (const [name, value] of Object.entries(always)) expect(headers.get(name), `${how} ${name}`).toBe(value);
    for (const [how, { headers }] of answers)
      expect(headers.get('permissions-policy'), how).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  });

  it('T48 tells nothing of what we run, and lets nothing be kept but assets and what is the same for everybody', () => {
    for (const [how, { headers, status }] of answers) {
      for (const name of ['server', 'x-powered-by', 'via', 'x-aspnet-version', 'x-runtime'])
        expect(headers.get(name), how).toBeNull();
      const isAsset = how.includes(' /assets/') && status === 200;
      const isInformation = informationPages.test(how) && status === 200;
      expect(headers.get('cache-control'), how).toBe(
        isAsset ? 'public, max-age=31536000, immutable' : isInformation ? 'private, no-cache' : 'no-store',
      );
      expect(headers.get('etag') !== null, how).toBe(isInformation);
    }
  });

  it('T47 is one of two exact policies on every page, with script only where the page has some', () => {
    expect(ofPages().length).toBeGreaterThan(80);
    for (const [how, { headers, body }] of ofPages()) {
      expect(headers.get('content-security-policy'), how).toBe(/<script\b/.test(body) ? withScript : withoutScript);
      expect(headers.get('content-security-policy'), how).not.toMatch(/unsafe-|https?:|data:|blob:|\*/);
    }
  });

  it('T47 gives files and pictures of letters a policy that lets them do nothing at all', () => {
    const taken = /^POST \/(original|originals\/1|bundle\/file)$/;
    const files = [...answers].filter(([how]) => /\/pages\/\d+$/.test(how) || taken.test(how));
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const [how, { headers }] of files) expect(headers.get('content-security-policy'), how).toBe(forFiles);
    for (const [how, { headers }] of files.filter(([one]) => taken.test(one))) {
      expect(headers.get('content-disposition'), how).toMatch(/^attachment; /);
      expect(headers.get('content-type'), how).toBe('application/octet-stream');
    }
  });

  it('T47 fits the pages: nothing in them is inline, or comes from elsewhere', () => {
    for (const [how, { body }] of ofPages()) {
      expect(body, how).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/);
      expect(body, how).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:|srcdoc|<iframe|<object|<embed|<base\b/i);
      // The website of another organisation is one press away, and does not learn where its reader comes from.
      const own = body.replaceAll(/<a href="https:[^"]+" rel="noreferrer noopener">/g, '');
      for (const [, link = ''] of own.matchAll(/\s(?:src|href|action|formaction)="([^"]*)"/g))
        expect(link, how).toMatch(/^(\/(?!\/)|#|\?|tel:|mailto:|otpauth:|http:\/\/(127\.0\.0\.1:3000|localhost:3001))/);
    }
  });

  it('T52 lets no other origin read anything', async () => {
    const bram = await attack.visitor('bram');
    const asked = await Promise.all(
      ['https://evil.example', 'null', origins.public, 'http://localhost:3000'].map((origin) =>
        bram.ask('GET', '/clients', { headers: { origin } }),
      ),
    );
    for (const { headers } of [...answers.values(), ...asked])
      expect(
        [...headers.keys()].filter((name) => name.startsWith('access-control-') || name === 'timing-allow-origin'),
      ).toEqual([]);
  });
});

describe('cookies', () => {
  const cookiesOf = (all: Iterable<Answer>) => [...all].flatMap(({ headers }) => headers.getSetCookie());

  it('T31 come in three kinds only, each with every flag', async () => {
    const signedIn = await (await attack.visitor('nobody')).post('/sign-in/as', { person: 'ada' });
    const session = signedIn.headers.getSetCookie();
    expect(session).toHaveLength(2);
    expect(session[0]).toMatch(/^__Host-s=[\w-]{60,100}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(session[1]).toMatch(/^__Host-late=[\w-]{107}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const display = cookiesOf([answers.get('303 after a form') as Answer]);
    expect(display).toHaveLength(1);
    expect(display[0]).toMatch(/^__Host-ui=[\w.-]{1,40}; /);
    for (const line of [...cookiesOf(answers.values()), ...session]) {
      expect(line).toMatch(/^__Host-(s|late|ui)=/);
      for (const flag of [/; Secure(;|$)/, /; HttpOnly(;|$)/, /; Path=\/(;|$)/]) expect(line).toMatch(flag);
      expect(line).toMatch(!line.startsWith('__Host-ui=') ? /; SameSite=Strict/ : /; SameSite=(Strict|Lax)/);
      expect(line).not.toMatch(/Domain/i);
      expect(line.length).toBeLessThan(4096);
    }
  });

  it('T31 has a session cookie without a lifetime, and takes it away in the same words', async () => {
    const ada = await attack.freshVisitor('ada');
    const out = await ada.post('/sign-out');
    expect(out.headers.getSetCookie()).toEqual(['__Host-s=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict']);
  });

  it('T31 sets none on the public side but that of the display, and never reads the staff one', async () => {
    // Doors between languages remember the language and nothing else; no page sets anything.
    const ofPublic = [...answers].filter(([how]) => how.startsWith('public '));
    for (const [how, answer] of ofPublic) {
      const isDoor = /^public \/(nl|en)(\/|$)/.test(how) && answer.status === 303;
      expect(
        cookiesOf([answer]).map((line) => /^__Host-ui=(nl|en)\.(system|light|dark); /.test(line)),
        how,
      ).toEqual(isDoor ? [true] : []);
    }
    const display = await attack.publicVisitor().post('/weergave', { place: '/start', lang: 'en' });
    expect(display.headers.getSetCookie().every((line) => line.startsWith('__Host-ui='))).toBe(true);
    const { cookie } = await attack.visitor('bram');
    const withStaffCookie = new AttackVisitor(attack.publicApp, origins.public, cookie);
    for (const path of ['/start', '/clients', '/profile', `/clients/${attack.cases.own.reference}`]) {
      const [mine, plain] = [await withStaffCookie.get(path), await attack.publicVisitor().get(path)];
      expect([mine.status, mine.body], path).toEqual([plain.status, plain.body]);
    }
  });

  it('T31 has no link, form or redirect of ours that would carry the staff cookie to the public process', () => {
    for (const [how, { headers, body, location }] of answers) {
      if (how.startsWith('public')) continue;
      // The cookie knows hosts, not ports: staff pages stay on their own host name.
      for (const [, action = ''] of body.matchAll(/\s(?:form)?action="([^"]*)"/g))
        expect(action, how).toMatch(/^(\/(?!\/)|#)/);
      if (location !== null && location !== 'https://example.org/') expect(location, how).toMatch(/^\/(?!\/)/);
      expect(headers.get('refresh'), how).toBeNull();
      expect(body, how).not.toContain('localhost:3000');
    }
  });
});
