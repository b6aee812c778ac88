import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { newId } from '#app/platform/vault/index.ts';
import { localPath } from '#app/platform/web/display.ts';
import { crawl } from '../support/attack-crawl.ts';
import { changedTables, fingerprint, one } from '../support/attack-database.ts';
import { publicForms, staffForms } from '../support/attack-forms.ts';
import { formsOf, linksOf } from '../support/attack-pages.ts';
import { type Answer, AttackVisitor, encoded } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';
import { partOf, rounds } from '../support/seed.ts';

/** Forms that end a session come last: nobody is signed in any more after them. */
const endings = /^POST \/(sign-out|profile)/;
const inOrder = partOf('forms', Object.entries(staffForms), 3).toSorted(
  ([one], [other]) => Number(endings.test(one)) - Number(endings.test(other)),
);

/** Attacks of docs/threats.md that belong to no single module, by number. */
let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

describe('a role that changes while somebody is signed in', () => {
  it('T13 counts with the next request, on both processes: a coordinator who becomes a volunteer is one at once', async () => {
    const { karel } = attack.world.people;
    const cookie = await attack.world.signedIn(karel);
    const both = attack.staff.map((app) => new AttackVisitor(app, origins.staff, cookie));
    const { reference } = attack.cases.same;
    const reached = async (visitor: AttackVisitor) => {
      const statuses: number[] = [];
      for (const path of ['/people', '/arrivals', `/clients/${reference}/closure`, `/clients/${reference}/kept-out`])
        statuses.push((await visitor.get(path)).status);
      return statuses;
    };
    for (const visitor of both) expect(await reached(visitor)).toEqual([200, 200, 200, 200]);
    const become = (roles: string[]) =>
      attack.admin.query('update naast.person set roles = $1 where id = $2', [roles, karel.id]);
    await become(['volunteer']);
    for (const visitor of both) expect(await reached(visitor)).toEqual([404, 404, 404, 404]);
    await become(['auditor']);
    for (const visitor of both) {
      expect(await reached(visitor)).toEqual([200, 404, 404, 404]);
      expect((await visitor.get('/access-book')).status).toBe(200);
    }
    await become(['coordinator']);
    for (const visitor of both) expect(await reached(visitor)).toEqual([200, 200, 200, 200]);
  });

  it('T13 takes the key of the team no further than the role: rights come from the row, not from the session', async () => {
    const { joke } = attack.world.people;
    const cookie = await attack.world.signedIn(joke);
    const visitor = new AttackVisitor(attack.staff[0], origins.staff, cookie);
    await attack.admin.query("update naast.person set roles = '{intake}' where id = $1", [joke.id]);
    const statuses = [];
    for (const path of [`/clients/${attack.cases.own.reference}`, '/clients', '/limits'])
      statuses.push((await visitor.get(path)).status);
    await attack.admin.query("update naast.person set roles = '{coordinator}' where id = $1", [joke.id]);
    expect(statuses).toEqual([404, 404, 404]);
  });
});

describe('second factors and sessions of somebody else', () => {
  it('T14 no page of one’s own account takes the id of another: her authenticator, password and sessions stay', async () => {
    const { joke, bram } = attack.world.people;
    const target = await attack.world.signedIn(joke);
    const session = await one<string>(
      attack.admin,
      'select id from naast.session where person_id = $1 order by started_at desc limit 1',
      [joke.id],
    );
    const tables = ['authenticator', 'unlock_slot'];
    const before = await fingerprint(attack.admin);
    const visitor = await attack.visitor('bram');
    const own = attack.routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/profile'));
    expect(own.length).toBeGreaterThan(4);
    for (const { path } of own)
      for (const id of [session, joke.id]) {
        const fields = {
          person: joke.id,
          person_id: joke.id,
          id,
          session,
          password: bram.password,
          next: 'een rivier vol molens en wind',
          again: 'een rivier vol molens en wind',
        };
        await visitor.post(path.replace(/:[a-z]+/, id), fields);
      }
    expect(changedTables(before, await fingerprint(attack.admin)).filter((table) => tables.includes(table))).toEqual(
      [],
    );
    expect((await new AttackVisitor(attack.staff[1], origins.staff, target).get('/')).status).toBe(200);
    for (const table of tables)
      expect(
        await attack.world.as(bram, async (visit) => {
          const { rows } = await visit.db.getExecutor().executeQuery(
            visit.db
              .selectFrom(table as 'authenticator')
              .select('person_id')
              .compile(),
          );
          return [...new Set((rows as { person_id: string }[]).map((row) => row.person_id))];
        }),
      ).toEqual([bram.id]);
  });
});

describe('the way on after a form', () => {
  const elsewhere = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '//evil.example/%2e%2e',
    'data:text/html,x',
    '/@evil.example',
    '//user@evil.example',
    '/clients\r\nSet-Cookie: a=b',
    '/\u2028/evil.example',
    'http://localhost:3001@evil.example.org',
    '/?next=//evil.example',
    '#//evil.example',
  ];

  it('T51 stays here, whatever a parameter says: every form and page, on both sides', async () => {
    const names = ['place', 'next', 'back', 'return', 'returnTo', 'redirect', 'url', 'to', 'from', 'continue', 'goto'];
    const visitors = [
      await attack.visitor('bram'),
      await attack.visitor('joke'),
      await attack.visitor('nobody'),
      attack.publicVisitor(),
    ];
    const odd: string[] = [];
    const look = (visitor: AttackVisitor, what: string, location: string | null) => {
      if (location === null) return;
      const there = new URL(location, visitor.origin);
      const leaves = there.origin !== visitor.origin && location !== 'https://example.org/';
      if (leaves || /[\r\n\\]/.test(location) || location.startsWith('//')) odd.push(`${what}: ${location}`);
    };
    for (const visitor of visitors)
      for (const place of elsewhere) {
        look(visitor, `display ${place}`, (await visitor.post('/weergave', { place, lang: 'nl' })).location);
        for (const path of ['/', '/sign-in', '/clients', '/people', '/code', '/en'])
          for (const name of ['next', 'place', 'back'])
            look(
              visitor,
              `${path} ${name}`,
              (await visitor.get(`${path}?${name}=${encodeURIComponent(place)}`)).location,
            );
      }
    const joke = visitors[1] as AttackVisitor;
    for (const name of names)
      for (const path of [
        '/sign-out',
        `/teams/${attack.world.teams.utrecht}/members`,
        `/arrivals/${newId()}/seen`,
        '/look-around',
      ])
        look(
          joke,
          `${path} ${name}`,
          (
            await (path === '/sign-out' ? await attack.freshVisitor('noor') : joke).post(path, {
              [name]: '//evil.example',
              person: newId(),
            })
          ).location,
        );
    expect(odd).toEqual([]);
    for (const place of elsewhere) {
      const kept = localPath(place);
      expect([place, kept === null || new URL(kept, origins.staff).origin === origins.staff]).toEqual([place, true]);
    }
  });
});

describe('addresses', () => {
  it('T56 hold codes and never words: no name, mail, telephone, term or token in any link, form or redirect', {
    timeout: 240_000,
  }, async () => {
    const names = Object.values(attack.world.people).flatMap(({ name, loginName }) => [
      name,
      name.split(' ')[0] ?? name,
      // One of them is called as the team is, which addresses name.
      ...(loginName.length > 4 && loginName !== 'intake' ? [loginName] : []),
    ]);
    const cases = Object.values(attack.cases).flatMap(({ canaries }) => canaries);
    const hidden = [...names, ...cases].map((word) => word.toLowerCase());
    const bad: string[] = [];
    // Chance writes "ada" and "06…" into an id, and "SEM" into a reference, now and then: a number is no word.
    const ownNumber = /(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])/gi;
    const reference = /(?<=\/clients\/|case=)[0-9A-Z]{4}-?[0-9A-Z]{4}(?![0-9A-Z])/g;
    // The version of a text, its digits written as letters: chance writes "ada" there too.
    const version = /(?<=%3A)[a-p]{10}(?![a-z])/g;
    const judge = (who: string, address: string) => {
      const worded = address
        .replace(ownNumber, '<number>')
        .replace(reference, '<reference>')
        .replace(version, '<version>');
      const plain = decodeURIComponent(worded).toLowerCase();
      if (hidden.some((word) => plain.includes(word))) bad.push(`${who} ${address}`);
      if (/@|%40|\+31|06\d{8}|[A-Za-z0-9_-]{43}/.test(worded) && !worded.startsWith('/assets/'))
        bad.push(`${who} ${address}`);
      for (const name of new URL(address, origins.staff).searchParams.keys())
        if (
          !new RegExp(
            [
              '^(page|show|worry|contact|volunteer|access|status|all|what|since|by|before|case|person|',
              'purpose|to|need|paper|event|lang|month|region|at|from|letter|kind|day|stage|back|date|',
              'organisation|sort|group|q|done|procedure|in|of|state|client|key)$',
            ].join(''),
          ).test(name)
        )
          bad.push(`${who} unknown parameter ${address}`);
    };
    for (const who of ['bram', 'joke', 'intake', 'leader', 'ada'] as const) {
      const visitor = await attack.visitor(who);
      for (const [path, answer] of await crawl(visitor)) {
        judge(who, path);
        if (answer.location) judge(who, answer.location);
        for (const link of linksOf(answer.body)) judge(who, link);
        for (const { action, method, typed, days } of formsOf(answer.body)) {
          judge(who, action);
          // A form that one types in never puts it in the address; a day by which the log is narrowed is no word.
          const words = typed.filter((name) => !days.includes(name));
          if (method === 'GET' && words.length > 0) bad.push(`${who} ${path} types into an address: ${words}`);
        }
      }
      for (const path of ['/search', '/search/quick']) {
        const answer = await visitor.post(path, { term: 'Kanarieterm' });
        for (const link of [...linksOf(answer.body), answer.location ?? '/'])
          if (/kanarieterm/i.test(link)) bad.push(`${who} ${link}`);
      }
    }
    for (const [path, answer] of await crawl(attack.publicVisitor(), ['/', '/start', '/code', '/en'])) {
      judge('public', path);
      for (const { method, typed } of formsOf(answer.body))
        if (method === 'GET' && typed.length > 0) bad.push(`public ${path}`);
    }
    expect([...new Set(bad)]).toEqual([]);
  });
});

describe('line ends where they could end a header', () => {
  const split = 'Sela\r\nSet-Cookie: dief=1\r\nLocation: //evil.example\r\n\r\n<b>dief</b>';
  const odd: string[] = [];
  const judge = (what: string, { status, headers }: Answer) => {
    const told = JSON.stringify([...headers]);
    if (status >= 500 || /dief|evil|\\[rn]/.test(told)) odd.push(`${what}: ${status} ${told}`);
  };

  it('T62 reach no header from any field of any form, nor from the name of a file', { timeout: 280_000 }, async () => {
    let asked = 0;
    for (const [route, make] of inOrder) {
      const form = await make(attack).catch((error: Error) => (endings.test(route) ? null : Promise.reject(error)));
      if (form === null) continue;
      const visitor = await attack.visitor(form.who);
      for (const field of form.typed ?? Object.keys(form.fields)) {
        const fields = { ...form.fields, [field]: split };
        const { path, file } = form;
        judge(`${route} ${field}`, await (file ? visitor.upload(path, fields, file) : visitor.post(path, fields)));
        asked += 1;
      }
      if (form.file) judge(route, await visitor.upload(form.path, form.fields, { ...form.file, name: `${split}.pdf` }));
    }
    for (const [route, make] of Object.entries(publicForms)) {
      const form = await make(attack);
      for (const field of Object.keys(form.fields))
        judge(
          `${route} ${field}`,
          await attack.publicVisitor(undefined, form.cookie).post(form.path, { ...form.fields, [field]: split }),
        );
    }
    expect(odd.splice(0)).toEqual([]);
    expect(asked).toBeGreaterThan(rounds(25, 150));
    expect(attack.failures).toEqual([]);
  });

  it('T62 reach no header from an address', { timeout: 120_000 }, async () => {
    const typed = encodeURIComponent(split);
    const visitors = [await attack.visitor('joke'), await attack.visitor('nobody')];
    for (const { path } of attack.routes.filter(({ method }) => method === 'GET'))
      for (const visitor of visitors) {
        judge(path, await visitor.get(path.replace(/:[a-z]+/gi, typed)));
        for (const name of ['done', 'to', 'show', 'place'])
          judge(`${path}?${name}`, await visitor.get(`${path.replace(/:[a-z]+/gi, 'x')}?${name}=${typed}`));
      }
    for (const { path, method } of attack.publicRoutes)
      if (method === 'GET') judge(path, await attack.publicVisitor().get(`${path}?to=${typed}&lang=${typed}`));
    for (const field of ['place', 'lang', 'theme'])
      judge(`display ${field}`, await attack.publicVisitor().post('/weergave', { place: '/', [field]: split }));
    expect(odd.splice(0)).toEqual([]);
    expect(attack.failures).toEqual([]);
  });
});

describe('forms that are no forms of ours', () => {
  const pollution: [string, string][] = [
    ['__proto__', 'x'],
    ['__proto__[roles]', 'project-leader'],
    ['constructor', 'x'],
    ['constructor[prototype][roles]', 'x'],
    ['prototype', 'x'],
    ['toString', 'x'],
    ['hasOwnProperty', 'x'],
  ];

  it('T60 are refused by every form: names of the language itself, names twice, lists for texts; nothing of it stays', {
    timeout: 280_000,
  }, async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const wrong: string[] = [];
    let asked = 0;
    // Where a form was sent twice is remembered; and what comes after a session ended is kept for its writer (design question 8).
    const apart = ['done_once', 'held_text'];
    for (const [route, make] of inOrder) {
      const form = await make(attack).catch((error: Error) => (endings.test(route) ? null : Promise.reject(error)));
      if (form === null) continue;
      if (form.file || form.who === 'nobody') continue;
      const visitor = await attack.visitor(form.who);
      const first = Object.keys(form.fields).find((name) => !name.startsWith('_') && (form.typed ?? []).includes(name));
      const tries: [string, string][][] = [
        ...pollution.map((one) => [one]),
        ...(first === undefined
          ? []
          : ([
              [
                [first, 'een'],
                [first, 'twee'],
              ],
              [[`${first}[]`, 'een']],
              [[`${first}[a]`, 'een']],
            ] as [string, string][][])),
      ];
      for (const extra of tries) {
        asked += 1;
        const body = encoded({ ...form.fields, _csrf: visitor.token });
        if (first !== undefined && extra[0]?.[0] === first) body.delete(first);
        for (const [name, value] of extra) body.append(name, value);
        const was = await fingerprint(attack.admin, apart);
        const { status } = await visitor.ask('POST', form.path, { body });
        const changed = changedTables(was, await fingerprint(attack.admin, apart));
        if (status >= 500) wrong.push(`${route} ${extra.map(([name]) => name)}: ${status}`);
        if (status < 400 && changed.length > 0 && !ignoresFields.has(route))
          wrong.push(`${route} took ${extra.map(([name]) => name)}: ${changed}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(rounds(60, 400));
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(({} as Record<string, unknown>).roles).toBeUndefined();
  });
  /** Buttons without a field of their own: what is sent along is not read (T4). */
  const ignoresFields = new Set([
    'POST /clients/:reference/worries/:worry',
    'POST /clients/:reference/messages/read',
    'POST /clients/:reference/draft/:kind/removal',
    'POST /clients/:reference/contact-rule/stop',
  ]);
});

describe('the parts that the program is made of', () => {
  const lock = JSON.parse(readFileSync(join(programFolder, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      {
        version?: string;
        integrity?: string;
        license?: string;
        dev?: boolean;
        optional?: boolean;
        hasInstallScript?: boolean;
      }
    >;
  };
  const parts = Object.entries(lock.packages).filter(([path]) => path !== '');

  it('T129 the lock file is the list of parts: each with its version and its hash, and no more of the program’s own than we know', () => {
    expect(
      parts
        .filter(([, { version, integrity }]) => version === undefined || !/^sha512-/.test(integrity ?? ''))
        .map(([path]) => path),
    ).toEqual([]);
    const own = parts.filter(([, { dev, optional }]) => dev !== true && optional !== true);
    expect(own.length).toBeGreaterThan(20);
    // The aim is sixty (small trees are a security property); a new part shows here and is thought about. The last came
    // with parsers of markup that are kept by others instead of by us (decisions 47 and 50), and with the telephone numbers.
    expect(own.length).toBeLessThanOrEqual(146);
  });

  it('T129 every part says under which licence it is free to use', () => {
    const free =
      /MIT|Apache-2\.0|BSD|ISC|BlueOak|CC0|CC-BY|OFL|0BSD|Unlicense|(?:Python|PSF)-2\.0|LGPL|MPL|Zlib|PostgreSQL|WTFPL/;
    // Two that say it in an older way, which the lock file does not know.
    const saidElsewhere: Readonly<Record<string, string>> = {
      'node_modules/busboy': 'MIT',
      'node_modules/streamsearch': 'MIT',
    };
    const own = parts.filter(([, { dev }]) => dev !== true);
    expect(
      own
        .filter(([path, { license }]) => !free.test(license ?? saidElsewhere[path] ?? ''))
        .map(([path, { license }]) => `${path}: ${license}`),
    ).toEqual([]);
  });

  it('T129 runs on a Node that is pinned and whose line is still maintained', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const nodes = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
    expect(nodes.length).toBe(4);
    for (const [name, version] of nodes)
      expect([name, version]).toEqual([name, expect.stringMatching(/^26\.\d+\.\d+$/)]);
  });
});
