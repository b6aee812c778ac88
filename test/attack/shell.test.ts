import { readdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitedServer } from '#app/operations/processes/http-limits.ts';
import { crawl, isPage } from '../support/attack-crawl.ts';
import { type Answer, AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

/** What stands around a page, where others see it: history, tabs, bookmarks, previews of links, a router's list. */
let attack: AttackWorld;
const outside = new Map<string, Answer>();
beforeAll(async () => {
  attack = await attackWorld();
  const doors = ['/begin', '/set-up', '/join', '/sign-in', '/sign-in/kept', '/signed-out', '/welcome', '/nowhere'];
  const steps = attack.publicRoutes.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  for (const [path, answer] of await crawl(await attack.visitor('nobody'), doors, 80))
    outside.set(`staff ${path}`, answer);
  for (const [path, answer] of await crawl(attack.publicVisitor(), ['/nowhere', ...steps.map(({ path }) => path)], 200))
    outside.set(`public ${path}`, answer);
  const english = new AttackVisitor(attack.publicApp, origins.public, null);
  for (const path of ['/start', '/code', '/start/form', '/start/for-someone'])
    outside.set(`public ${path} in English`, await english.ask('GET', path, { headers: { 'accept-language': 'en' } }));
});
afterAll(() => attack?.close());

/**
 * Words by which somebody who looks over a client's shoulder, or through a client's telephone, would know. Dutch and
 * English.
 */
const telling = new RegExp(
  [
    'mensenhandel|slachtoffer|uitbuit|uitgebuit|gedwongen|dwang|prostitu|seks|sex|misbruik|',
    'geweld|mishandel|aangifte|politie|opvang|vluchteling|asiel|migrant|illega|loverboy|pooier|',
    'traffick|victim|exploit|forced|coerc|abus|violen|escape|rescue|shelter|police|refugee|',
    'asylum|smuggl|slave|pimp|brothel|bordeel|survivor|overlever|red-?cross|rode-?kruis|',
    'noodhulp|hulpverlen',
  ].join(''),
  'i',
);

const texts = ({ body }: Answer, pattern: RegExp) => [...body.matchAll(pattern)].map(([, text = '']) => text);

describe('T55 the way out', () => {
  it('stands on every page that somebody outside can come to, and its script on every page where something is typed', () => {
    let typed = 0;
    for (const [how, { status, body }] of outside) {
      if (!how.startsWith('public') || status !== 200 || !body.startsWith('<!doctype html>')) continue;
      expect(body, how).toMatch(/<a class="exit" href="\/weg"[^>]*data-exit/);
      if (!/^public (in English )?\/(start\/|code)/.test(how)) continue;
      typed += 1;
      expect(body, how).toMatch(/<script[^>]* src="\/assets\/exit-/);
    }
    expect(typed).toBeGreaterThan(3);
  });
});

describe('T58 what stands around a page', () => {
  it('is asked of many pages, and a telling word would be found', () => {
    const pages = [...outside.values()].filter((answer) => isPage(answer) && answer.status === 200);
    expect(pages.length).toBeGreaterThan(40);
    for (const word of ['Hulp na mensenhandel', 'Victims', '/for-victims.svg', 'Gedwongen werk', 'red-cross.png'])
      expect(word).toMatch(telling);
    for (const word of ['Informatie', 'Zoeken', '/start/form', 'Where we work']) expect(word).not.toMatch(telling);
  });

  it('is a title that tells nothing: no telling word, not the name of the service, nothing of a person', () => {
    for (const [how, answer] of outside) {
      if (!isPage(answer) || answer.body === '') continue;
      const titles = texts(answer, /<title>([^<]*)<\/title>/g);
      expect(titles.length, how).toBe(1);
      expect(titles[0], how).not.toMatch(telling);
      if (how.startsWith('public')) expect(titles[0], how).not.toMatch(/naast/i);
    }
  });

  it('is an address that tells nothing, of pages and of everything they load', () => {
    for (const [how, answer] of outside) {
      expect(how).not.toMatch(telling);
      for (const link of texts(answer, /\s(?:href|src|action|srcset)="([^"]*)"/g)) {
        // Who is named on a page of addresses has the name that it has; our own addresses are ours.
        if (/^(https?|mailto|tel):/.test(link)) continue;
        expect(link, how).not.toMatch(telling);
      }
      expect(answer.location ?? '', how).not.toMatch(telling);
      expect(answer.headers.get('content-disposition') ?? '', how).not.toMatch(telling);
    }
  });

  it('is no preview of a link and no manifest: nothing is made for other programs to show', () => {
    for (const [how, answer] of outside) {
      const metas = texts(answer, /<meta\b([^>]*)>/g);
      for (const meta of metas) {
        expect(meta, how).not.toMatch(/property=|og:|twitter:|itemprop|application-name|apple-mobile|keywords/i);
        expect(meta, how).not.toMatch(telling);
      }
      expect(texts(answer, /<link\b([^>]*)>/g).join(' '), how).not.toMatch(
        /manifest|search"|alternate" type|oembed|canonical/i,
      );
      expect(answer.body, how).not.toMatch(/application\/ld\+json|itemscope/);
    }
  });

  it('is an icon that says nothing: a drawing without words', async () => {
    const icons = new Set(
      [...outside.values()].flatMap((answer) => texts(answer, /<link rel="icon"[^>]*href="([^"]*)"/g)),
    );
    expect(icons.size).toBeGreaterThan(0);
    for (const icon of icons) {
      const { body, status } = await attack.publicVisitor().get(icon);
      expect([icon, status]).toEqual([icon, 200]);
      expect(body).not.toMatch(/<(text|desc|metadata)\b/);
      expect(body.replace(/<[^>]*>/g, '').trim().length).toBeLessThan(2);
      expect(body).not.toMatch(telling);
    }
    for (const path of ['/favicon.ico', '/manifest.json', '/manifest.webmanifest', '/sw.js', '/browserconfig.xml'])
      expect((await attack.publicVisitor().get(path)).status, path).toBe(404);
  });
});

describe('T15 channels on which the service could speak by itself', () => {
  const sides: { name: string; host: string; server: Server; port: number }[] = [];
  beforeAll(async () => {
    const served = async (name: string, host: string, app: Hono) => {
      const server = limitedServer({ fetch: app.fetch });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      sides.push({ name, host, server, port: (server.address() as AddressInfo).port });
    };
    await served('staff', 'localhost:3001', attack.staff[0]);
    await served('public', '127.0.0.1:3000', attack.publicApp);
  });
  afterAll(() => {
    for (const { server } of sides) server.close();
  });

  const upgrade = (port: number, head: string) =>
    new Promise<string>((done) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
      const end = () => {
        socket.destroy();
        done(answer);
      };
      socket.setTimeout(1_000, end).on('error', end).on('close', end);
      socket.on('data', (part) => {
        answer += part.toString('latin1');
        if (answer.includes('\r\n\r\n')) end();
      });
    });

  it('do not open: no upgrade to a web socket, to HTTP/2 or to anything else', async () => {
    for (const { name, host, port } of sides)
      for (const path of ['/', '/start', '/sign-in', '/clients', '/events', '/ws', '/socket.io/?transport=websocket'])
        for (const [protocol, more] of [
          ['websocket', '\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
          ['h2c', '\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'],
        ]) {
          const head = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: ${protocol}${more}`;
          const answer = await upgrade(port, head);
          expect(answer, `${name} ${path}`).toMatch(/^HTTP\/1\.1 [2345]\d\d/);
          expect(answer, `${name} ${path}`).not.toMatch(/^HTTP\/1\.1 101|^upgrade:|sec-websocket-accept/im);
        }
  });

  it('are not offered by any page: every answer ends, and none is a stream of events', async () => {
    const asked: string[] = [];
    for (const who of ['joke', 'bram', 'leader', 'nobody'] as const) {
      const visitor = await attack.visitor(who);
      for (const { path } of attack.routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
        const { headers } = await visitor.ask('GET', path, { headers: { accept: 'text/event-stream' } });
        asked.push(path);
        expect(headers.get('content-type') ?? '', path).not.toMatch(/event-stream|multipart\/x-mixed/);
        expect([...headers.keys()], path).not.toContain('refresh');
      }
    }
    for (const { path } of attack.publicRoutes.filter(({ method }) => method === 'GET')) {
      const answer = await attack.publicVisitor().ask('GET', path, { headers: { accept: 'text/event-stream' } });
      expect(answer.headers.get('content-type') ?? '', path).not.toContain('event-stream');
    }
    expect(asked.length).toBeGreaterThan(60);
  });

  it('are not in the program at all, neither in what serves nor in what a page runs', async () => {
    const channel = new RegExp(
      [
        String.raw`event-stream|EventSource|\bWebSocket|upgradeWebSocket|streamSSE|on\('upgrade'|`,
        String.raw`serviceWorker|PushManager|pushManager|\bNotification\b|web-?push|\bws\b.*from|socket\.io|`,
        'sendBeacon',
      ].join(''),
    );
    for (const code of ["new EventSource('/x')", "server.on('upgrade', x)", 'navigator.serviceWorker'])
      expect(code).toMatch(channel);
    const root = join(import.meta.dirname, '..', '..', 'src');
    const files = (await readdir(root, { recursive: true })).filter(
      (name) => /\.(tsx?|js)$/.test(name) && !/test/.test(name),
    );
    expect(files.length).toBeGreaterThan(200);
    const found: string[] = [];
    for (const name of files) if (channel.test(await readFile(join(root, name), 'utf8'))) found.push(name);
    expect(found).toEqual([]);
  });
});
