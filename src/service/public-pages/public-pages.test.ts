import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { policyWithoutScript } from '#app/platform/web/index.ts';
import { deskWith, nothingDecided, pagesApp, someFacts, visitorOrigin } from './testing.ts';

const slugs = 'nu hulp samen stappen waar afstand gegevens rechten wat adressen verwijzen wie over zoek'.split(' ');
const paths = ['/', '/en', ...slugs.flatMap((slug) => [`/${slug}`, `/en/${slug}`])];

const { desk } = deskWith(someFacts);
const app = pagesApp(desk);
const ask = (path: string, headers: Record<string, string> = {}, to = app) =>
  to.request(visitorOrigin + path, { headers: { host: '127.0.0.1:3000', 'accept-language': 'nl', ...headers } });
const post = (path: string, term: string, to = app) =>
  to.request(visitorOrigin + path, {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', origin: visitorOrigin, 'accept-language': 'nl' },
    body: new URLSearchParams({ term }),
  });
const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

async function faultsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

describe.each(paths)('the page %s', (path) => {
  test('is valid, without any script, and asks nothing of anybody else', async () => {
    const answer = await ask(path);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(await faultsOf(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<style|\son[a-z]+=|javascript:|<iframe|<img/i);
    expect(answer.headers.get('content-security-policy')).toBe(policyWithoutScript);
    for (const [, link = ''] of html.matchAll(/\s(?:src|href|action)="([^"]*)"/g))
      expect(link).toMatch(/^(\/(?!\/)|#|tel:|mailto:|https:)/);
    // Only to organisations' own pages, which do not learn where she comes from.
    for (const [tag] of html.matchAll(/<[^>]*https?:[^>]*>/g))
      if (!tag.startsWith('<meta')) expect(tag).toMatch(/^<a href="https:[^"]+" rel="noreferrer noopener">$/);
    expect(html).toMatch(path.startsWith('/en') ? /<html lang="en"/ : /<html lang="nl"/);
    expect(html).toContain('href="/weg"');
    expect(html).toContain('href="tel:0305550102"');
  });

  test('weighs less than 50 kB with everything, and a third of that on the way', async () => {
    const html = await (await ask(path)).text();
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset = '']) => asset);
    expect(assets).toHaveLength(2);
    const sizeOf = async (encoding: string) => {
      const answers = await Promise.all([path, ...assets].map((one) => ask(one, { 'accept-encoding': encoding })));
      const sizes = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength));
      return sizes.reduce((sum, size) => sum + size, 0);
    };
    expect(await sizeOf('identity')).toBeLessThan(50_000);
    expect(await sizeOf('gzip')).toBeLessThan(17_000);
    expect(await sizeOf('gzip, br')).toBeLessThan(17_000);
  });

  test('says whether its text has been checked, and that the Dutch text decides', async () => {
    const html = await (await ask(path)).text();
    expect(html).toMatch(/Deze tekst is nog niet nagekeken|This text has not been checked yet/);
    expect(html.includes('The Dutch text is the one that counts')).toBe(path.startsWith('/en'));
  });
});

describe('a browser that comes back', () => {
  test('gets only "you have it already", until something changes', async () => {
    const { desk: own, installation } = deskWith(someFacts);
    const service = pagesApp(own);
    const first = await ask('/stappen', { 'accept-encoding': 'br' }, service);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}-br"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const again = await ask('/stappen', { 'accept-encoding': 'br', 'if-none-match': known }, service);
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
      expect(again.headers.get('content-security-policy')).toBe(policyWithoutScript);
    }
    for (const other of ['"x"', tag.replace('-br', '')])
      expect((await ask('/stappen', { 'accept-encoding': 'br', 'if-none-match': other }, service)).status).toBe(200);
    expect(installation.reads).toBe(1);
  });

  test('gets each encoding under a tag of its own, and can open it', async () => {
    const bodies = new Map<string, Buffer>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await ask('/hulp', { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      const body = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-length')).toBe(String(body.length));
      bodies.set(answer.headers.get('etag') ?? '', body);
    }
    const [br, gzip, plain] = [...bodies.values()];
    expect(bodies.size).toBe(3);
    expect(brotliDecompressSync(br ?? '').equals(plain ?? Buffer.alloc(0))).toBe(true);
    expect(gunzipSync(gzip ?? '').equals(plain ?? Buffer.alloc(0))).toBe(true);
    expect((await ask('/hulp', { 'accept-encoding': 'br;q=0, gzip;q=0.5' })).headers.get('content-encoding')).toBe(
      'gzip',
    );
    expect((await ask('/hulp', { 'accept-encoding': 'zstd' })).headers.get('content-encoding')).toBeNull();
  });

  test('is answered alike by what lies ready and by the usual way', async () => {
    const headersOf = async (one: Response) => Object.fromEntries(one.headers);
    const usual = await ask('/wie', {}, pagesApp(deskWith(someFacts).desk));
    await ask('/wie');
    const ready = await ask('/wie');
    expect(await headersOf(ready)).toEqual(await headersOf(usual));
    expect(await ready.text()).toBe(await usual.text());
    const head = await app.request(`${visitorOrigin}/wie`, { method: 'HEAD', headers: { host: '127.0.0.1:3000' } });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', usual.headers.get('etag')]);
    expect((await ask('/wie', { 'sec-purpose': 'prefetch' })).status).toBe(403);
    expect((await ask('/wie', { host: 'elsewhere.example' })).status).toBe(421);
  });
});

describe('what the house can change', () => {
  test('is on the pages at most a minute later', async () => {
    const { contact, regions } = someFacts;
    const { desk: own, installation } = deskWith(someFacts);
    const clock = { now: 1_000_000 };
    const service = pagesApp(own, {}, () => clock.now);
    expect(await (await ask('/waar', {}, service)).text()).toContain('Nieuwegein');
    installation.facts = {
      ...someFacts,
      contact: { ...contact, telephone: '050 555 01 09' },
      regions: regions.slice(0, 1),
    };
    clock.now += 59_000;
    expect(await (await ask('/waar', {}, service)).text()).toContain('Nieuwegein');
    clock.now += 2_000;
    const page = await (await ask('/waar', {}, service)).text();
    expect(page).not.toContain('Nieuwegein');
    expect(page).toContain('050 555 01 09');
    expect(installation.reads).toBe(2);
  });

  test('is read once for a crowd, and stays as it was while the database does not answer', async () => {
    const { desk: own, installation } = deskWith(someFacts);
    const clock = { now: 1_000_000 };
    const service = pagesApp(own, {}, () => clock.now);
    await Promise.all(paths.map((path) => ask(path, {}, service)));
    expect(installation.reads).toBe(1);
    installation.broken = true;
    clock.now += 61_000;
    expect((await ask('/nu', {}, service)).status).toBe(200);
    expect(installation.reads).toBe(2);
    await ask('/nu', {}, service);
    expect(installation.reads).toBe(2);
  });

  test('may be nothing yet: then the pages say so kindly', async () => {
    const empty = pagesApp(deskWith().desk);
    expect(await (await ask('/waar', {}, empty)).text()).toContain('Er is nog geen regio open');
    expect(await (await ask('/en/afstand', {}, empty)).text()).toContain('No region helps at a distance now');
    expect(await (await ask('/', {}, empty)).text()).toContain('Hier staat nog geen telefoonnummer');
  });

  test('say who is responsible, and of each part that is not decided that it is not', async () => {
    const page = await (await ask('/gegevens')).text();
    for (const shown of ['Stichting Voorbeeld', 'Postbus 1<br', '3500 AA Utrecht']) expect(page).toContain(shown);
    expect(page.match(/Dit is nog niet vastgesteld/g)).toHaveLength(4);
    expect(await (await ask('/en/wie')).text()).toContain('<dd lang="nl">Stichting Voorbeeld');
  });

  test('never turns into markup', async () => {
    const name = '"><script>alert(1)</script>';
    const facts = {
      contact: { telephone: name, hours: name, hoursEn: name, mail: name },
      organisation: { ...nothingDecided, name, address: name, basis: name, basisEn: name },
      regions: [{ name, status: 'open' as const, municipalities: [name], atADistance: true }],
      organisations: someFacts.organisations.map((one) => ({ ...one, name, does: { nl: name, en: null } })),
      edited: [],
    };
    for (const path of ['/waar', '/afstand', '/', '/adressen', '/en/adressen', '/gegevens', '/en/wie'])
      expect(await (await ask(path, {}, pagesApp(deskWith(facts).desk))).text()).not.toContain('<script');
  });
});

describe('the language', () => {
  test('of the bare address is the one chosen before, or else that of the browser', async () => {
    const leads = async (headers: Record<string, string>) => (await ask('/', headers)).headers.get('location');
    // Twice: first the usual way, then what lies ready.
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await leads({ 'accept-language': 'nl' })).toBeNull();
      expect(await leads({ 'accept-language': 'en-GB,nl;q=0.5' })).toBe('/en');
      expect(await leads({ 'accept-language': 'ti' })).toBeNull();
      expect(await leads({ cookie: '__Host-ui=en.dark' })).toBe('/en');
      expect(await leads({ cookie: '__Host-ui=nl.dark', 'accept-language': 'en' })).toBeNull();
    }
  });

  test('of every other page stands in its address, whatever cookie and browser say', async () => {
    const headers = { cookie: '__Host-ui=en.system', 'accept-language': 'en' };
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await (await ask('/hulp', headers)).text()).toContain('<html lang="nl"');
      expect(await (await ask('/en/hulp')).text()).toContain('<html lang="en"');
    }
  });

  test('goes along to registration, through a door that keeps the look', async () => {
    const through = await ask('/en/start', { cookie: '__Host-ui=nl.dark' });
    expect([through.status, through.headers.get('location')]).toEqual([303, '/start']);
    expect(through.headers.get('set-cookie')).toBe('__Host-ui=en.dark; Path=/; Secure; HttpOnly; SameSite=Strict');
    const back = await ask('/nl/hulp', { cookie: '__Host-ui=en.light' });
    expect([back.status, back.headers.get('location')]).toEqual([303, '/hulp']);
    expect(back.headers.get('set-cookie')).toMatch(/^__Host-ui=nl\.light;/);
  });

  test('leads to the same page in the other one, from every page', async () => {
    for (const path of paths) {
      const html = await (await ask(path)).text();
      const other = /<a class="button quiet" href="([^"]*)"[^>]*hreflang/.exec(html)?.[1] ?? '';
      const door = await ask(other);
      const arrived = door.headers.get('location') ?? other;
      expect(arrived).toBe(path.startsWith('/en') ? path.slice(3) || '/' : `/en${path === '/' ? '' : path}`);
    }
  });

  test('has each look drawn by the server', async () => {
    for (const theme of ['light', 'dark'])
      expect(await (await ask('/', { cookie: `__Host-ui=nl.${theme}` })).text()).toContain(`data-theme="${theme}"`);
    expect(await (await ask('/', { cookie: '__Host-ui=nonsense' })).text()).toContain('data-theme="system"');
  });
});

describe('the law', () => {
  test('is explained only in the made-up world, until a lawyer has approved it', async () => {
    const real = await (await ask('/rechten')).text();
    expect(real).not.toContain('bedenktijd');
    expect(real).toContain('als een advocaat hem heeft nagekeken');
    const demo = await (await ask('/rechten', {}, pagesApp(deskWith(someFacts, { demo: true }).desk))).text();
    expect(demo).toContain('bedenktijd');
    expect(demo).toContain('goedgekeurd door een verzonnen advocaat');
  });
});

describe('a search', () => {
  test('answers with pages and organisations, under a heading with their number', async () => {
    const answer = await post('/zoek', 'Opvang in Amsterdm');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/\d+ antwoorden/);
    expect(html).toMatch(/href="\/adressen#a\d+">ACM/);
    expect(html).toContain('Gezocht naar: amsterdam');
    expect(html).toContain('value="Opvang in Amsterdm"');
    expect(await faultsOf(html)).toEqual([]);
    expect(await (await post('/en/zoek', 'pasport')).text()).toContain('href="/en/samen"');
  });

  test('is kept by nobody: neither in an address nor in the browser', async () => {
    const answer = await post('/zoek', 'paspoort');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect((await ask('/zoek?term=paspoort')).headers.get('location')).toBeNull();
    expect(await (await ask('/zoek?term=paspoort')).text()).not.toContain('antwoord');
  });

  test.each([
    ['', 422],
    ['   ', 422],
    ['a'.repeat(10_000), 422],
    ['a'.repeat(100_000), 413],
    ['a'.repeat(3_000_000), 413],
    ['\u0000', 422],
    ['\u202e', 422],
    ['123456782', 422],
    [`"><script>alert('x')</script>`, 200],
    ['xqzwv', 200],
  ])('answers in words whatever it is asked (%#)', async (term, status) => {
    const answer = await post('/zoek', term);
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(html).not.toContain('<script');
    if (status !== 200) expect(html).toContain('<title>Fout: Zoeken</title>');
    expect(await faultsOf(html)).toEqual([]);
  });

  test('by the name of a town finds where we work, as the regions are now', async () => {
    const { desk: own, installation } = deskWith(someFacts);
    const clock = { now: 1_000_000 };
    const service = pagesApp(own, {}, () => clock.now);
    expect(await (await post('/zoek', 'nieuwegijn', service)).text()).toContain('class="ways"><li><a href="/waar"');
    installation.facts = { ...someFacts, regions: [] };
    clock.now += 61_000;
    expect(await (await post('/zoek', 'nieuwegijn', service)).text()).toContain('Niets gevonden');
  });

  test('that found nothing says what to do', async () => {
    expect(await (await post('/zoek', 'xqzwv')).text()).toContain('Probeer een ander woord');
  });

  test('is taken from our own page only', async () => {
    const body = new URLSearchParams({ term: 'x' });
    const headers = { host: '127.0.0.1:3000', origin: 'https://evil.example' };
    expect((await app.request(`${visitorOrigin}/zoek`, { method: 'POST', headers, body })).status).toBe(403);
  });
});

test('an unset house says on its first page that it is not open, and sends nobody to a form', async () => {
  const unset = pagesApp(deskWith(someFacts, { root: null }).desk);
  for (let turn = 0; turn < 2; turn += 1) {
    for (const path of ['/', '/en']) {
      const page = await (await ask(path, {}, unset)).text();
      expect(page).toContain('Nog niet open');
      expect(page).not.toContain('/start"');
    }
  }
});
