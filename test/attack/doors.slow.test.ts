import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { takeEmergencyAccess } from '#app/platform/access/emergency-access/index.ts';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { closeCase } from '#app/service/cases/closing/closure.ts';
import { addNote } from '#app/service/cases/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { crawl, everythingIn, isPage } from '../support/attack-crawl.ts';
import { changedTables, fingerprint, one } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { freshCase, freshWish, freshWorry } from '../support/attack-fresh.ts';
import { formsOf, linksOf } from '../support/attack-pages.ts';
import { seedRegistration, today } from '../support/attack-seeds.ts';
import { masked } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';
import expectedRules from './expected-rules.json' with { type: 'json' };

/** The doors through which other systems of this kind leaked, by number: for each of them, that it is shut here. */
let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const everybody = ['bram', 'noor', 'sem', 'joke', 'lies', 'intake', 'leader', 'ada'] as const;
const roleOf: Readonly<Record<string, string>> = {
  bram: 'volunteer',
  joke: 'coordinator',
  intake: 'intake',
  leader: 'project-leader',
  ada: 'auditor',
};
const status = async (who: Someone, path: string) => (await (await attack.visitor(who)).get(path)).status;
const unchangedBy = async (work: () => Promise<unknown>) => {
  const before = await fingerprint(attack.admin);
  await work();
  expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
};

describe('rights and acts', () => {
  it('door 1: nobody raises her own rights, by a form of her own page or by her own hand in the database', async () => {
    const rights = () =>
      one<string>(
        attack.admin,
        "select string_agg(id || roles::text || coalesce(region_id::text, '') || status, ',' order by id) from naast.person",
      );
    const before = await rights();
    const own = attack.routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/profile'));
    for (const who of everybody) {
      const visitor = await attack.visitor(who);
      for (const { path } of own)
        await visitor.post(path.replace(/:[a-z]+/, newId()), {
          roles: ['project-leader', 'auditor'],
          role: 'project-leader',
          region: attack.world.regions.groningen,
          status: 'active',
        });
      await expect(
        attack.world.as(attack.person(who), (visit) =>
          sql`update naast.person set roles = array['project-leader'], region_id = null where id = ${visit.person.id}`.execute(
            visit.db,
          ),
        ),
        who,
      ).rejects.toMatchObject({ code: '42501' });
    }
    expect(await rights()).toBe(before);
  });

  it('door 2: an act on many at once counts each one: what is not hers is left as it is', async () => {
    const { intake, utrecht, groningen } = attack.registrations;
    await attack.admin.query("update naast.registration set status = 'check' where id = $1", [intake]);
    await unchangedBy(async () => {
      for (const who of ['joke', 'lies', 'bram', 'leader'] as const)
        await (await attack.visitor(who)).post('/queue/clearing', { pick: [intake, utrecht, groningen], act: 'keep' });
    });
    await (await attack.visitor('intake')).post('/queue/clearing', {
      pick: [intake, utrecht, groningen, newId()],
      act: 'set-aside',
    });
    const { rows } = await attack.admin.query('select id, status from naast.registration where id = any($1)', [
      [utrecht, groningen],
    ]);
    expect(rows.map((row) => row.status)).toEqual(['placed', 'placed']);
    await attack.admin.query("update naast.registration set status = 'new' where id = $1", [intake]);
  });

  it('door 3: a referral changes by the hand of whoever holds its case; and those who may take it back still can', async () => {
    const { own, same, other } = attack.cases;
    await unchangedBy(async () => {
      for (const [who, seeded] of [
        ['bram', same],
        ['bram', other],
        ['noor', own],
        ['lies', own],
        ['leader', own],
        ['ada', own],
        ['intake', own],
      ] as const)
        for (const act of ['answer', 'taking-back', 'sending'])
          for (const reference of [seeded.reference, own.reference]) {
            const at = `/clients/${reference}/referrals/${seeded.referral}/${act}`;
            const answer = await (await attack.visitor(who)).post(at, {
              act: 'accept',
              why: 'not-needed',
              how: 'letter',
              _version: '1',
            });
            expect([who, act, answer.status]).toEqual([who, act, 404]);
          }
    });
    for (const who of ['joke', 'bram'] as const) {
      const form = await staffForms['POST /clients/:reference/referrals/:id/taking-back']?.(attack);
      if (!form) throw new Error('No form.');
      expect((await (await attack.visitor(who)).post(form.path, form.fields)).status).toBe(303);
    }
  });

  it('door 4: closing, reopening, vouching, ending and granting are not a volunteer’s, nor another region’s', async () => {
    const acts = attack.routes.filter(
      ({ method, path, needs }) =>
        method === 'POST' &&
        /^(case\.(grant|close|keep-out|accesses)|person\.(approve|invite|end)|bundle\.make|referral\.send)$/.test(
          needs,
        ) &&
        path.includes(':'),
    );
    expect(acts.length).toBeGreaterThan(10);
    for (const { method, path } of acts) {
      const form = await staffForms[`${method} ${path}`]?.(attack);
      if (!form) throw new Error(`No form for ${path}.`);
      await unchangedBy(async () => {
        for (const who of ['bram', 'noor', 'lies', 'intake', 'ada'] as const) {
          const answer = await (await attack.visitor(who)).post(form.path, form.fields);
          expect([who, path, answer.status]).toEqual([who, path, 404]);
        }
      });
    }
  });

  it('door 5: flags on a case (a worry, a wish to stop, a limit, a task) are put and taken by those of the case only', async () => {
    const { reference, worry } = await freshWorry(attack);
    const wish = await freshWish(attack);
    const { same } = attack.cases;
    await unchangedBy(async () => {
      for (const who of ['bram', 'noor', 'sem', 'lies', 'intake', 'leader', 'ada'] as const) {
        const visitor = await attack.visitor(who);
        for (const path of [`/clients/${reference}/worries/${worry}`, `/arrivals/${wish}/seen`])
          expect([who, path, (await visitor.post(path, { _version: '1' })).status]).toEqual([who, path, 404]);
        if (who === 'noor') continue;
        for (const path of [`limits/${same.limit}/state`, `limits/${same.limit}/lawyer`, `tasks/${same.task}/state`])
          for (const at of [same.reference, attack.cases.own.reference])
            expect([
              who,
              (await visitor.post(`/clients/${at}/${path}`, { state: 'done', reason: 'x', _version: '1' })).status,
            ]).toEqual([who, 404]);
      }
    });
  });
});

describe('files and exports', () => {
  it('door 6: the address of a file opens nothing by itself: not for others, not under another case, not signed out', async () => {
    const { own, same } = attack.cases;
    const files = (reference: string, of: typeof own) => [
      `/clients/${reference}/letters/${of.letter}/pages/1`,
      `/clients/${reference}/letters/${of.letter}/originals/1`,
      `/clients/${reference}/letters/${of.letter}/copy`,
      `/clients/${reference}/dossier/${of.letter}/pages/1`,
      `/clients/${reference}/dossier/${of.letter}/original`,
      `/clients/${reference}/bundles/${of.bundle}/file`,
    ];
    for (const path of files(own.reference, own)) {
      for (const who of ['noor', 'sem', 'lies', 'intake', 'leader', 'ada'] as const)
        expect([who, path, await status(who, path)]).toEqual([who, path, 404]);
      const nobody = await (await attack.visitor('nobody')).get(path);
      expect([path, nobody.status, nobody.location]).toEqual([path, 303, '/sign-in']);
      expect((await attack.publicVisitor().get(path)).status).toBe(404);
    }
    for (const path of files(own.reference, same)) expect([path, await status('bram', path)]).toEqual([path, 404]);
    // The name under which it lies is no address.
    const { rows } = await attack.admin.query<{ storage_name: string }>(
      'select storage_name from naast.file_object limit 5',
    );
    for (const { storage_name } of rows)
      for (const path of [`/files/${storage_name}`, `/assets/${storage_name}`, `/data/files/${storage_name}`])
        expect(await status('joke', path)).toBe(404);
  });

  it('door 7: T63 a file of figures runs nothing in a spreadsheet, and only the project leader takes it', async () => {
    const name = '=cmd|calc!A0';
    await attack.admin.query('update naast.region set name = $1 where id = $2', [name, attack.world.regions.groningen]);
    const file = (await (await attack.visitor('leader')).get('/figures/csv')).body;
    await attack.admin.query("update naast.region set name = 'Groningen' where id = $1", [
      attack.world.regions.groningen,
    ]);
    expect(file).toContain(`"'${name}"`);
    expect(
      file
        .split(/\r\n/)
        .flatMap((line) => line.split('","'))
        .filter((cell) => /^"?[=+\-@\t]/.test(cell) && !/^"?-?\d/.test(cell)),
    ).toEqual([]);
    for (const who of ['bram', 'joke', 'intake', 'ada'] as const)
      expect([who, await status(who, '/figures/csv')]).toEqual([who, 404]);
  });

  it('door 8: an answer that was not among those offered is refused, in every form with something to choose', {
    timeout: 240_000,
  }, async () => {
    const taken: string[] = [];
    let tried = 0;
    for (const [route, make] of Object.entries(staffForms)) {
      const form = await make(attack);
      if (form.file || form.who === 'nobody') continue;
      const visitor = await attack.visitor(form.who);
      const { typed } = form;
      if (typed === undefined) continue;
      // What no person typed and looks like a code was chosen; ids and versions are asked elsewhere (T2, T118).
      const chosen = Object.entries(form.fields).filter(
        ([name, value]) =>
          !name.startsWith('_') &&
          !typed.includes(name) &&
          [value].flat().some((one) => /^[a-z][a-z-]{1,30}$/.test(one)),
      );
      for (const [name] of chosen) {
        tried += 1;
        const before = await fingerprint(attack.admin, ['done_once']);
        const answer = await visitor.post(form.path, { ...form.fields, [name]: 'niet-in-de-lijst' });
        const changed = changedTables(before, await fingerprint(attack.admin, ['done_once']));
        if (answer.status < 400 && changed.length > 0) taken.push(`${route} ${name}: ${answer.status} ${changed}`);
      }
    }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });
});

describe('what pages tell', () => {
  const pages = new Map<Someone, Awaited<ReturnType<typeof crawl>>>();
  beforeAll(async () => {
    for (const who of ['bram', 'joke', 'intake', 'leader', 'ada'] as const)
      pages.set(who, await crawl(await attack.visitor(who)));
  }, 240_000);
  const textOf = (who: Someone) =>
    [...(pages.get(who) ?? [])].map(([path, answer]) => [path, everythingIn(answer)] as const);

  it('door 9: a filter on a first page or a list shows nothing that the list without it does not', async () => {
    const { same, other } = attack.cases;
    const filters = [
      'show=late',
      'worry=open',
      'contact=none',
      'volunteer=none',
      'access=lapsing',
      'status=closed',
      `by=${attack.world.people.noor.id}`,
      `region=${attack.world.regions.groningen}`,
      'needs=exploitation',
      'sort=name',
      'nationality=ER',
    ];
    const bram = await attack.visitor('bram');
    for (const path of [
      '/',
      '/clients',
      '/limits',
      '/limits/month',
      '/referrals',
      '/letters/waiting',
      `/clients/${attack.cases.own.reference}`,
    ])
      for (const filter of filters) {
        const { body, status: code } = await bram.get(`${path}?${filter}`);
        expect(code, path + filter).toBeLessThan(500);
        for (const hidden of [same.reference, other.reference, ...same.canaries, ...other.canaries])
          expect(body, path + filter).not.toContain(hidden);
      }
    for (const who of ['leader', 'ada', 'intake'] as const)
      for (const filter of filters)
        for (const hidden of [same.reference, ...same.canaries])
          expect((await (await attack.visitor(who)).get(`/?${filter}`)).body).not.toContain(hidden);
  });

  it('door 10: a page offers no form and no way that its reader may not use', async () => {
    // Forms before this one took the list of a case away (S6): only its coordinator is told until it is made anew.
    const { rows: shut } = await attack.admin.query<{ reference: string }>(
      "select reference from naast.case_file f where not exists (select from naast.case_list where case_id = f.id and compartment = 'core')",
    );
    const isShut = (path: string) => shut.some(({ reference }) => path.startsWith(`/clients/${reference}`));
    const actions: Readonly<Record<string, Partial<Record<string, string>>>> = expectedRules.actions;
    const wrong: string[] = [];
    for (const [who, found] of pages) {
      for (const [path, answer] of found) {
        // A link may lead to something that ended meanwhile; what the reader never may see is not found.
        if (answer.status === 404 && !isShut(path)) wrong.push(`${who} is led to ${path}, which is not there`);
        if (!isPage(answer)) continue;
        for (const { action, method } of formsOf(answer.body)) {
          const route = attack.routes.find(
            (one) =>
              one.method === method &&
              new RegExp(`^${one.path.replace(/:[a-z]+/gi, '[^/]+')}$`).test(action.replace(/[?#].*$/, '')),
          );
          if (route && route.needs !== 'nobody' && actions[route.needs]?.[roleOf[who] ?? ''] === undefined)
            wrong.push(`${who} ${path} offers ${action}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('door 11: lists to choose from (places, teams, languages, organisations) carry nobody’s case and no address of a person', () => {
    for (const [who, found] of pages)
      for (const [path, { body }] of found) {
        const options = [...body.matchAll(/<(?:option|datalist)[^>]*>(.*?)<\//gs)]
          .map(([, text = '']) => text)
          .join('\n');
        for (const { reference, canaries } of Object.values(attack.cases)) {
          // People around a client are offered on pages of that client only.
          if (path.startsWith(`/clients/${reference}`)) continue;
          // What is due is narrowed to one client by whoever opens her page.
          if (/^\/limits(\?|$)/.test(path) && found.get(`/clients/${reference}`)?.status === 200) continue;
          for (const hidden of [reference, ...canaries]) expect(options, `${who} ${path}`).not.toContain(hidden);
        }
      }
  });

  it('door 12: no list of people has somebody whom its reader may not know', async () => {
    const { bram, noor, sem, joke, karel, lies, leader } = attack.world.people;
    const hidden: Partial<Record<Someone, { name: string }[]>> = {
      bram: [noor, sem],
      joke: [sem],
      intake: [bram, noor, sem],
    };
    for (const [who, people] of Object.entries(hidden))
      for (const [path, text] of textOf(who as Someone))
        for (const { name } of people) expect(text, `${who} ${path}`).not.toContain(name);
    const choose = (await (await attack.visitor('joke')).get(`/clients/${attack.cases.own.reference}/kept-out`)).body;
    const ids = [...choose.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id);
    for (const { id } of [bram, noor, joke, karel, leader]) expect(ids).toContain(id);
    expect(ids).not.toContain(sem.id);
    expect(ids).not.toContain(lies.id);
  });

  it('door 13: the database knows no mail address but a region’s mailbox, and the one to which a volunteer wants a fixed sentence sent', async () => {
    const { rows } = await attack.admin.query<{ name: string }>(
      "select table_name || '.' || column_name as name from information_schema.columns where table_schema = " +
        "'naast' and column_name ~ 'mail|email|e_mail' order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(['region.mailbox', 'reminder_mailbox.mailbox']);
  });

  it('door 14: no answer gives a mail address away but the service’s own', async () => {
    const address = /[\w.+-]+@[\w-]+\.[a-z]{2,}/gi;
    const found: string[] = [];
    for (const who of pages.keys())
      for (const [path, text] of textOf(who)) {
        // Other organisations and the service itself are called and written to: their addresses are published.
        if (/^\/(directory|regions|contact-settings|referrals)|\/referrals\//.test(path) || path.startsWith('/assets/'))
          continue;
        for (const [mail] of text.matchAll(address)) found.push(`${who} ${path} ${mail}`);
      }
    expect(found).toEqual([]);
    const sent = await attack.publicVisitor().post('/code', { code: '1234-1234-1234-1234' });
    expect(sent.body.match(address)).toBeNull();
  });
});

describe('one’s neighbours', () => {
  it('door 15: what is told to one person is put away by her and nobody else', async () => {
    const { kept } = attack;
    await unchangedBy(async () => {
      for (const who of ['noor', 'joke', 'leader', 'ada', 'sem'] as const)
        for (const act of ['drop', 'note']) {
          const answer = await (await attack.visitor(who)).post(`/profile/kept/${kept.own}/${act}`);
          expect([who, answer.status]).toEqual([who, 404]);
        }
      for (const who of ['bram', 'lies', 'leader'] as const)
        expect(
          (
            await (
              await attack.visitor(who)
            ).post(`/clients/${attack.cases.own.reference}/glass/${attack.cases.own.glass}/seen`)
          ).status,
        ).toBe(404);
    });
  });

  it('door 16: a neighbour’s day in court, her limits and her appointments stand in no list, month or calendar but her own', async () => {
    const { own, same, other } = attack.cases;
    for (const [who, hidden] of [
      ['bram', [same, other]],
      ['noor', [own, other]],
      ['sem', [own, same]],
      ['lies', [own, same]],
    ] as const)
      for (const path of [
        '/limits',
        '/limits/month',
        '/limits?show=all',
        '/limits?show=week',
        '/',
        '/limits/proposals',
        '/limits/waiting',
      ])
        for (const { reference, limit, task, canaries } of hidden) {
          const { body } = await (await attack.visitor(who)).get(path);
          for (const word of [reference, limit, task, ...canaries]) expect(body, `${who} ${path}`).not.toContain(word);
        }
    const lookup = Buffer.alloc(32, 9);
    await attack.admin.query('insert into naast.calendar_feed (id, person_id, lookup) values ($1, $2, $3)', [
      newId(),
      attack.world.people.noor.id,
      lookup,
    ]);
    const days = await attack.world.installation.ask<{ limit_id: string | null }>(
      { kind: 'door' },
      (signed) => sql`select d.limit_id from naast.set_context(${signed}) s, naast.feed_days(${lookup}) d`,
    );
    expect(days.map(({ limit_id }) => limit_id)).toEqual([same.limit]);
  });

  it('door 17: whoever handed a client over sees nothing more of her; who takes over sees what the grant says', async () => {
    const { joke, bram, noor } = attack.world.people;
    const reference = await freshCase(attack, { draft: true });
    await attack.world.as(bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      await addNote(open, {
        happenedOn: today(),
        way: 'visit',
        topics: [],
        said: 'Kanarievanvroeger',
        agreed: null,
        worries: null,
        noBsnReason: null,
      });
    });
    const hand = async (earlierReports: boolean) =>
      attack.world.as(joke, async (visit) => {
        const { rows } = await attack.admin.query(
          'select g.id from naast.case_grant g join naast.case_file c on c.id = g.case_id where c.reference = ' +
            "$1 and g.holder_kind = 'person' and g.ended_at is null",
          [reference],
        );
        for (const { id } of rows) await endGrant(visit, id, 'replaced');
        await assignVolunteerTo(visit, reference, noor.id, { earlierReports });
      });
    await hand(false);
    expect(await status('bram', `/clients/${reference}`)).toBe(404);
    expect((await (await attack.visitor('bram')).get('/')).body).not.toContain(reference);
    const page = await (await attack.visitor('noor')).get(`/clients/${reference}`);
    expect([page.status, page.body.includes('Kanarievanvroeger'), page.body.includes('Half geschreven')]).toEqual([
      200,
      false,
      false,
    ]);
    await hand(true);
    expect((await (await attack.visitor('noor')).get(`/clients/${reference}`)).body).toContain('Kanarievanvroeger');
  });

  it('door 18: whoever reads a first registration sees it until it is placed, and never a case', async () => {
    const form = await staffForms['POST /queue/:id/place']?.(attack);
    if (!form) throw new Error('No form.');
    const id = /queue\/([0-9a-f-]{36})/.exec(form.path)?.[1] ?? '';
    const intake = await attack.visitor('intake');
    expect((await intake.get(`/queue/${id}`)).body).toContain('Selam');
    expect((await intake.post(form.path, form.fields)).status).toBe(303);
    expect((await intake.get(`/queue/${id}`)).status).toBe(404);
    for (const who of ['bram', 'leader', 'ada', 'lies'] as const)
      expect([who, await status(who, `/arrivals/${id}`)]).toEqual([who, 404]);
    for (const path of ['/clients', '/arrivals', '/people', '/limits', `/clients/${attack.cases.own.reference}`])
      expect(await status('intake', path)).toBe(404);
    const rows = await attack.world.as(attack.world.people.intake, async (visit) => {
      const found = await sql<{
        n: number;
      }>`select (select count(*) from naast.case_file)::int + (select count(*) from naast.registration where status = 'placed')::int as n`.execute(
        visit.db,
      );
      return found.rows[0]?.n;
    });
    expect(rows).toBe(0);
  });

  it('door 19: no page is kept anywhere, and after signing out its address leads to the door', async () => {
    const visitor = await attack.freshVisitor('bram');
    const seen = await crawl(visitor);
    expect(seen.size).toBeGreaterThan(20);
    for (const [path, { headers }] of seen)
      if (!path.startsWith('/assets/')) expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    await visitor.post('/sign-out');
    // The world acts for him in the session that it made last.
    await attack.world.signedIn(attack.world.people.bram);
    for (const path of seen.keys()) {
      if (path.startsWith('/assets/') || path === '/weg') continue;
      const { status: code, location } = await visitor.get(path);
      const route = attack.routes.find(
        (one) =>
          one.method === 'GET' &&
          new RegExp(`^${one.path.replace(/:[a-z]+/gi, '[^/]+')}$`).test(path.replace(/\?.*$/, '')),
      );
      if (route && route.needs !== 'nobody') expect([path, code, location]).toEqual([path, 303, '/sign-in']);
    }
  });

  it('door 20: what was closed or set aside is out of reach of whoever stood beside it', async () => {
    const reference = await freshCase(attack);
    const { joke } = attack.world.people;
    await attack.world.as(joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.close');
      if (open) await closeCase(open, 'goal-reached');
    });
    for (const path of ['', '/contact', '/dossier', '/notes/new', '/procedures'])
      expect([path, await status('bram', `/clients/${reference}${path}`)]).toEqual([path, 404]);
    for (const path of ['/clients?status=closed', '/clients', '/'])
      expect((await (await attack.visitor('bram')).get(path)).body, path).not.toContain(reference);
    expect((await (await attack.visitor('bram')).post('/clients/search', { term: reference })).body).not.toContain(
      `/clients/${reference}`,
    );
    expect(await status('joke', `/clients/${reference}`)).toBe(200);
    const id = await seedRegistration(attack, 'intake', 'Kanarieopzij');
    await attack.admin.query(
      "update naast.registration set status = 'withdrawn', key_sealed = null, sealed = null where id = $1",
      [id],
    );
    expect(await status('intake', `/queue/${id}`)).toBe(404);
  });
});

describe('ways around', () => {
  it('door 21: the page for emergencies locks nobody out and tells nobody who exists', async () => {
    const leader = await attack.visitor('leader');
    const { password } = attack.world.people.leader;
    const ask = (reference: string) => leader.post('/break-glass', { reference, reason: 'danger', why: 'x', password });
    const answers = [await ask('0A0A0A0A'), await ask('9Z9Z9Z9Z')];
    expect(masked(answers[0]?.body ?? '').replaceAll('0A0A0A0A', '*')).toBe(
      masked(answers[1]?.body ?? '').replaceAll('9Z9Z9Z9Z', '*'),
    );
    // Asking ends nobody’s session and takes nobody’s access.
    expect(await status('bram', `/clients/${attack.cases.own.reference}`)).toBe(200);
    const door = await attack.visitor('nobody');
    const signIn = (name: string) =>
      door.post('/sign-in', { name, password: 'een heel ander wachtwoord', code: '123456' });
    const [known, unknown] = [await signIn('bram'), await signIn('niemand')];
    expect([known.status, masked(known.body).replaceAll('bram', '*')]).toEqual([
      unknown.status,
      masked(unknown.body).replaceAll('niemand', '*'),
    ]);
    expect(await status('bram', '/')).toBe(200);
  });

  it('door 22: who may change a report is asked of who wrote it first, not of who touched it last', async () => {
    const { note, reference } = await freshWorry(attack);
    const at = `/clients/${reference}/notes/${note}`;
    const joke = await attack.visitor('joke');
    const bram = await attack.visitor('bram');
    const [form] = formsOf((await joke.get(at)).body).filter(({ action }) => action === at);
    const { _csrf: _token, ...fields } = form?.fields ?? {};
    expect((await joke.post(at, { ...fields, said: 'Door Joke verbeterd.' })).status).toBe(303);
    expect((await bram.get(at)).status).toBe(200);
    const added = await joke.post(`/clients/${reference}/notes`, {
      _key: newId(),
      said: 'Van Joke',
      way: 'visit',
      happenedOn: '01-01-2026',
    });
    const hers = added.location?.replace(/.*#record-/, '') ?? '';
    expect((await bram.get(`/clients/${reference}`)).body).toContain('Van Joke');
    expect((await bram.get(`/clients/${reference}/notes/${hers}`)).status).toBe(404);
    await unchangedBy(async () =>
      expect((await bram.post(`/clients/${reference}/notes/${hers}`, { ...fields, said: 'Toch van mij' })).status).toBe(
        404,
      ),
    );
  });

  it('door 23: nothing secret is written to a log or an error, when things go well and when they fail', async () => {
    const written: string[] = [];
    const keep = (chunk: unknown) => {
      written.push(String(chunk));
      return true;
    };
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(keep),
      vi.spyOn(process.stderr, 'write').mockImplementation(keep),
      ...(['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation((...all) => void keep(all.join(' '))),
      ),
    ];
    const secrets = ['kanarie wachtwoord langs de rivier', '918273', 'KANARIECODE1234'];
    try {
      const door = await attack.visitor('nobody');
      await door.post('/sign-in', { name: 'bram', password: secrets[0] ?? '', code: secrets[1] ?? '' });
      await door.post('/join', {
        invitation: secrets[2] ?? '',
        password: secrets[0] ?? '',
        again: secrets[0] ?? '',
        code: secrets[1] ?? '',
      });
      await (await attack.visitor('leader')).post('/break-glass', {
        reference: '0A0A0A0A',
        reason: 'danger',
        why: 'x',
        password: secrets[0] ?? '',
      });
      await attack.publicVisitor().post('/code', { code: secrets[2] ?? '' });
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    const told = [...written, ...attack.failures.map((error) => `${error.message} ${error.stack}`)].join('\n');
    for (const secret of secrets) expect(told).not.toContain(secret);
  });

  it('door 24: nothing that hangs on a person is seen without her, and broken glass opens one case and no way around it', async () => {
    const { own, same, other } = attack.cases;
    for (const [who, seeded] of [
      ['bram', same],
      ['noor', own],
      ['sem', own],
    ] as const)
      for (const path of [
        `around/${seeded.around}`,
        `interpreters/${seeded.interpreter}`,
        `consents/${seeded.consent}`,
        `referrals/${seeded.referral}`,
        `procedures/${seeded.procedure}`,
        `procedures/${seeded.procedure}/events/${seeded.event}`,
        `tasks/${seeded.task}`,
      ])
        for (const reference of [seeded.reference, attack.cases.own.reference])
          expect([who, path, await status(who, `/clients/${reference}/${path}`)]).toEqual([who, path, 404]);
    for (const [who, { reference }] of [
      ['bram', same],
      ['noor', own],
      ['sem', own],
    ] as const)
      expect([who, await status(who, `/clients/${reference}/interpreters`)]).toEqual([who, 404]);
    const { leader } = attack.world.people;
    const broken = await attack.world.as(leader, (visit) =>
      takeEmergencyAccess(visit, { reference: own.reference, reason: 'danger', withSafety: false }),
    );
    expect(broken.ok).toBe(true);
    expect(await status('leader', `/clients/${own.reference}`)).toBe(200);
    for (const path of [
      `/clients/${same.reference}`,
      `/clients/${other.reference}`,
      '/clients',
      '/limits',
      '/referrals',
      '/arrivals',
      `/clients/${own.reference}/contact`,
      `/clients/${own.reference}/letters/${same.letter}`,
    ])
      expect([path, await status('leader', path)]).toEqual([path, 404]);
    const found = await (await attack.visitor('leader')).post('/search', { term: own.reference });
    expect(found.body).not.toContain(`href="/clients/${own.reference}`);
    expect(
      linksOf((await (await attack.visitor('leader')).get('/')).body).filter((link) => link.startsWith('/clients')),
    ).toEqual([]);
  });
});
