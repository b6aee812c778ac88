import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePorts } from '#test/people-at-work.ts';
import { type StartedService, startService } from '../launch/started-service.ts';

/**
 * Attacked with tools that others wrote (Debian's ffuf, with the words of dirb, and sqlmap), against the two processes
 * as they run. Everything is on this machine's loopback, with the demo, and bounded in time: several times what a loaded
 * machine takes.
 */
const words = '/usr/share/dirb/wordlists/common.txt';
const isThere = existsSync('/usr/bin/ffuf') && existsSync('/usr/bin/sqlmap') && existsSync(words);
const isCi = process.env.CI !== undefined && process.env.CI !== '';
if (!isThere && !isCi)
  process.stderr.write('ffuf, dirb and sqlmap are not installed: nothing is tried with them here.\n');

/** What a tool prints; that it ends with another number than 0 says nothing. */
const run = (program: string, args: readonly string[], seconds: number): Promise<string> =>
  new Promise((done) => {
    execFile(program, [...args], { timeout: seconds * 1000, maxBuffer: 5e7 }, (_error, stdout, stderr) =>
      done(`${stdout}\n${stderr}`),
    );
  });

describe.runIf(isThere || isCi)('tools that others wrote', () => {
  let folder: string;
  let service: StartedService;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-tools-'));
    service = await startService({
      data: join(folder, 'data'),
      port: await freePorts(),
      flags: ['--demo', '--world', 'small'],
    });
  }, 120_000);
  afterAll(async () => {
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The cookie of a colleague, and the token that this colleague's forms carry. */
  async function entered(person: string): Promise<{ cookie: string; token: string }> {
    const { staffAddress: origin } = service;
    const answer = await fetch(`${origin}/sign-in/as`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ person }),
    });
    const cookie =
      answer.headers
        .getSetCookie()
        .find((line) => line.startsWith('__Host-s='))
        ?.split(';')[0] ?? '';
    const page = await (await fetch(`${origin}/`, { headers: { cookie } })).text();
    return { cookie, token: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  }

  interface Hit {
    input: { FUZZ: string };
    status: number;
    length: number;
    url: string;
  }
  /** Asks an address with each word of a list in it; what was answered, word by word. */
  async function fuzz(address: string, list: string, cookie?: string): Promise<Hit[]> {
    const report = join(folder, `ffuf-${Math.abs(address.length * 7919 + list.length)}.json`);
    const headers = cookie === undefined ? [] : ['-H', `Cookie: ${cookie}`];
    const args = ['-u', address, '-w', list, '-mc', 'all', '-s', '-t', '8', '-timeout', '20', '-maxtime', '150'];
    await run('/usr/bin/ffuf', [...args, ...headers, '-of', 'json', '-o', report], 180);
    return (JSON.parse(await readFile(report, 'utf8')) as { results: Hit[] }).results;
  }

  describe('T3 forced browsing with ffuf', () => {
    /** Names that servers, frameworks and careless people leave lying about. */
    const leftovers = [
      '.git/HEAD',
      '.git/config',
      '.env',
      '.npmrc',
      '.DS_Store',
      'backup.sql',
      'backup.tar.gz',
      'dump.sql',
      'naast.age',
      'keys',
      'keys/pepper',
      'data',
      'data/postgres',
      'admin',
      'admin/',
      'actuator',
      'actuator/env',
      'metrics',
      'health',
      'healthz',
      'debug',
      'json/list',
      'server-status',
      'phpinfo.php',
      'wp-login.php',
      'package.json',
      'package-lock.json',
      'node_modules/',
      'src/staff.ts',
      'dist/staff.js',
      'dist/staff.js.map',
      'staff.js.map',
      'assets/',
      'assets/../package.json',
      'assets/%2e%2e/package.json',
      'assets/..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/etc/passwd',
      '..;/admin',
      'swagger.json',
      'openapi.json',
      'graphql',
      'api',
      'api/v1/users',
      'jobs',
      'queue.json',
      'export',
      'audit',
      'audit.csv',
      'robots.txt',
      'sitemap.xml',
      'crossdomain.xml',
      '.well-known/security.txt',
      'favicon.ico',
      'clients.json',
      'clients.csv',
      'sign-in.bak',
      'sign-in~',
      'index.php',
      'index.html',
    ];
    let list: string;
    beforeAll(async () => {
      list = join(folder, 'words.txt');
      const common = (await readFile(words, 'utf8')).split('\n').filter((word) => word !== '' && !word.startsWith('#'));
      await writeFile(list, [...new Set([...leftovers, ...common])].join('\n'));
    });

    it('T3 finds nothing but our own pages, on either side, signed out and as a volunteer', {
      timeout: 600_000,
    }, async () => {
      const bram = await entered('bram');
      const sides = [
        {
          address: service.publicAddress,
          cookie: undefined,
          pages: /^\/(|en|zoek|code|start|weg|hulp|help|nl)(\/.*)?$/,
        },
        {
          address: service.staffAddress,
          cookie: undefined,
          pages: /^\/(sign-in|signed-out|join|begin|set-up|welcome|gallery|calendar|weg|recovery)$/,
        },
        {
          address: service.staffAddress,
          cookie: bram.cookie,
          pages: new RegExp(
            [
              '^/(|sign-in|signed-out|join|begin|set-up|welcome|gallery|calendar|weg|recovery|clients|',
              'limits|directory|procedures|profile|rules|search|referrals|help)$',
            ].join(''),
          ),
        },
      ];
      for (const { address, cookie, pages } of sides) {
        const hits = await fuzz(`${address}/FUZZ`, list, cookie);
        // Every word was asked: none was left out because time ran out.
        expect(hits.length, address).toBeGreaterThan(4_000);
        const odd = hits.filter(({ status, input }) => {
          const path = `/${input.FUZZ}`.replace(/[?#].*$/, '');
          if ([400, 403, 404, 405, 421].includes(status)) return false;
          return !(status < 400 && pages.test(path));
        });
        const signedOut = odd.filter(({ status }) => !(cookie === undefined && status === 303));
        expect(signedOut.map(({ status, url }) => `${status} ${url}`)).toEqual([]);
        // One page for everything that is not there, so that no length tells one from another. Signed in there is a
        // second: a page that her role has not is under her own navigation.
        const lengths = new Set(hits.filter(({ status }) => status === 404).map(({ length }) => length));
        expect([address, lengths.size]).toEqual([address, cookie === undefined ? 1 : 2]);
      }
    });
  });

  describe('T61 injection with sqlmap', () => {
    const found = /is vulnerable|identified the following injection point|appears to be .*injectable/i;
    /** Tries every parameter of a request; gives what it said. */
    const sqlmap = (args: readonly string[], seconds: number) =>
      run(
        '/usr/bin/sqlmap',
        [
          '--batch',
          '--flush-session',
          '--disable-coloring',
          '--technique=BEU',
          '--threads=2',
          '--timeout=10',
          '--retries=0',
          // A refusal is an answer like any other: it goes on.
          '--ignore-code=*',
          `--output-dir=${join(folder, 'sqlmap')}`,
          ...args,
        ],
        seconds,
      );

    it('T61 finds a hole where there is one: the tool works, and its words are the ones that are looked for', {
      timeout: 240_000,
    }, async () => {
      const database = new pg.Client({ ...inject('testServer').administrator, database: 'postgres' });
      await database.connect();
      const leaky = createServer(async (request, answer) => {
        const name = new URL(request.url ?? '/', 'http://x').searchParams.get('name') ?? '';
        const rows = await database.query(`select datname from pg_database where datname = '${name}'`).then(
          (result) => result.rows.length,
          () => 0,
        );
        answer.end(rows > 0 ? '<p>There is one.</p>' : '<p>Nothing here by that name, try again.</p>');
      });
      await new Promise<void>((ready) => leaky.listen(0, '127.0.0.1', () => ready()));
      const { port } = leaky.address() as AddressInfo;
      const said = await sqlmap(
        ['-u', `http://127.0.0.1:${port}/?name=postgres`, '--technique=B', '--dbms=postgresql'],
        180,
      );
      await new Promise((closed) => leaky.close(closed));
      await database.end();
      expect(said).toMatch(found);
    });

    it('T61 finds none in ours: paths, filters, searches, codes and names, signed out and in', {
      timeout: 900_000,
    }, async () => {
      const { staffAddress: staff, publicAddress: open } = service;
      const [bram, ada] = [await entered('bram'), await entered('ada')];
      const list = await (await fetch(`${staff}/clients`, { headers: { cookie: bram.cookie } })).text();
      const reference = /\/clients\/([0-9A-Z]{8})"/.exec(list)?.[1];
      expect(reference).toBeDefined();
      const inside = (who: { cookie: string }) => ['-H', `Origin: ${staff}`, '-H', `Cookie: ${who.cookie}`];
      const targets: [string, string[]][] = [
        ['a filter of a list', ['-u', `${staff}/clients?worry=open&page=1`, '-p', 'worry,page', ...inside(bram)]],
        ['a reference in a path', ['-u', `${staff}/clients/${reference}*`, ...inside(bram)]],
        [
          'a search in one’s own clients',
          ['-u', `${staff}/clients/search`, '--data', `_csrf=${bram.token}&term=selam`, '-p', 'term', ...inside(bram)],
        ],
        ['the access book', ['-u', `${staff}/access-book?before=5&case=7KQ2MX41`, '-p', 'before,case', ...inside(ada)]],
        [
          'a name at sign-in',
          ['-u', `${staff}/sign-in`, '--data', 'name=bram&password=x&code=1', '-p', 'name', '-H', `Origin: ${staff}`],
        ],
        ['a public search', ['-u', `${open}/zoek`, '--data', 'term=paspoort', '-p', 'term', '-H', `Origin: ${open}`]],
        ['a code', ['-u', `${open}/code`, '--data', 'code=1234-1234-1234-1234', '-p', 'code', '-H', `Origin: ${open}`]],
      ];
      const shares: string[] = [];
      for (const [what, args] of targets) {
        const said = await sqlmap(args, 120);
        if (found.test(said)) shares.push(`${what}: ${said.slice(-800)}`);
        // It went through all that it knows, and was not turned away before it began.
        expect([what, /all tested parameters do not appear to be injectable/.test(said) || said.slice(-600)]).toEqual([
          what,
          true,
        ]);
      }
      expect(shares).toEqual([]);
    });
  });

  it('T64 nothing failed that nobody foresaw while they were at it, and the service still answers', async () => {
    expect(service.said()).not.toMatch(/unexpected|Error|reference [0-9A-Z]/);
    expect((await fetch(`${service.publicAddress}/`)).status).toBe(200);
    expect((await fetch(`${service.staffAddress}/sign-in`)).status).toBe(200);
  });
});
