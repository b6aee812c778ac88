import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { LastBackup } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { allTexts } from '#app/service/approval-desk/index.ts';
import { canBeApproved } from '#app/service/approvals/index.ts';
import { addTask, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const paper = { letter: null, time: null, place: null, term: null } as const;

/** What is on a list as one entry each, by the address of the list. */
const entries: Readonly<Record<string, RegExp>> = {
  '/limits': /class="due-day/g,
  '/clients': /<a href="\/clients\/[0-9A-Z]{8}"/g,
  '/letters/waiting': /class="due"/g,
  '/arrivals': /href="\/arrivals\/[0-9a-f-]{36}"/g,
  '/people': /<tr>\s*<td|<tr><t[hd]/g,
  '/queue': /href="\/queue\/[0-9a-f-]{36}"/g,
  '/access-book': /<tr>/g,
};

let world: TestWorld;
let backup: LastBackup | null = null;
let visitors: Record<'joke' | 'karel' | 'bram' | 'noor' | 'intake' | 'leader' | 'ada', StaffVisitor>;
const references: string[] = [];

const sql = async (text: string, values: unknown[] = []) => (await world.test.administrator()).query(text, values);
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

beforeAll(async () => {
  world = await testWorld();
  const atDesk = testingDesk(
    world,
    staffRoutes({ demo: false, installation: { ...world.installation, backup: () => backup } } as Desk),
  );
  const { joke, karel, bram, noor, intake, leader, ada } = world.people;
  const [j, k, b, n, i, l, a] = await Promise.all([joke, karel, bram, noor, intake, leader, ada].map(atDesk));
  visitors = { joke: j, karel: k, bram: b, noor: n, intake: i, leader: l, ada: a } as typeof visitors;
  await seed();
});
afterAll(() => world?.close());

/** Seven clients: two with Bram, one of them written about; the others quiet, one young; one access that runs out. */
async function seed(): Promise<void> {
  const { joke, bram, noor } = world.people;
  for (const nameToUse of ['Amina', 'Blessing', 'Mehret', 'Selam', 'Hong', 'Olena', 'Fatou']) {
    const made = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase({ nameToUse })));
    references.push(made.reference);
  }
  await world.as(joke, async (visit) => {
    await assignVolunteerTo(visit, references[0] ?? '', bram.id);
    await assignVolunteerTo(visit, references[1] ?? '', bram.id, { until: daysFromNow(20) });
    await assignVolunteerTo(visit, references[2] ?? '', noor.id, { until: daysFromNow(29) });
  });
  await sql('update naast.case_file set created_day = current_date - 40 where reference <> $1', [references[6]]);
  for (const [at, worries] of [
    [0, 'Zij slaapt slecht.'],
    [1, ''],
  ] as const) {
    const note = { _key: newId(), way: 'visit', happenedOn: '1-3-2026', said: 'We lazen een brief.', worries };
    expect((await visitors.bram.post(`/clients/${references[at]}/notes`, note)).status).toBe(303);
  }
  // What was written about Blessing is three weeks old.
  await sql(
    `update naast.case_record set written_at = now() - interval '21 days'
     where kind = 'note' and case_id = (select id from naast.case_file where reference = $1)`,
    [references[1]],
  );
  await addTasks(references[0] ?? '', [-3, -1, 2, 20]);
  await sql('update naast.case_file set next_due_day = current_date - 3 where reference = $1', [references[0]]);
  await sql(
    `insert into naast.letter (id, case_id, epoch, sealed, uploaded_by)
     select gen_random_uuid(), id, 1, 'x', $1 from naast.case_file where reference = any($2)`,
    [bram.id, references.slice(0, 2)],
  );
  for (const status of ['new', 'new', 'check', 'waiting', 'waiting', 'waiting']) await register('intake', status);
  for (const status of ['placed', 'placed']) await register('utrecht', status);
}

/** A list opens none of them, so what is sealed inside does not matter here. */
const register = (team: 'intake' | 'utrecht', status: string) =>
  sql(
    `insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key)
     values (gen_random_uuid(), $1, $2, 1, 'x', 'x', gen_random_uuid()::text::bytea, gen_random_uuid())`,
    [status, world.teams[team]],
  );

async function addTasks(
  reference: string,
  days: readonly number[],
  kind: 'send-papers' | 'appointment' = 'send-papers',
): Promise<void> {
  await world.as(world.people.joke, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    for (const day of days) {
      await addTask(open, { ...paper, kind, day: today().add({ days: day }).toString() });
    }
  });
}

/** The numbers of a first page with the list that each opens. */
function numbersOf(body: string): { number: number; href: string }[] {
  const row =
    /<span class="count-number[^"]*">(\d+)<\/span><div class="count-text"><p class="count-title"><a href="([^"]*)"/g;
  return [...body.matchAll(row)].map(([, number, href]) => ({ number: Number(number), href: href ?? '' }));
}

async function lengthOfList(visitor: StaffVisitor, href: string): Promise<number> {
  const [path = '', anchor] = href.split('#');
  const { status, body } = await visitor.get(path);
  expect([href, status]).toEqual([href, 200]);
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
  const part = anchor === undefined ? main : (new RegExp(`id="${anchor}"[\\s\\S]*?</section>`).exec(main)?.[0] ?? '');
  const found = entries[path.split('?')[0] ?? ''];
  if (!found) throw new Error(`No entry is known for ${href}.`);
  return part.match(found)?.length ?? 0;
}

describe('a number on a first page', () => {
  it('equals the list that it opens, for a coordinator', async () => {
    const numbers = numbersOf((await visitors.joke.get('/')).body);
    const seen = Object.fromEntries(numbers.map(({ number, href }) => [href, number]));
    expect(seen).toEqual({
      '/limits?show=late': 2,
      '/clients?worry=open': 1,
      '/limits?show=week': 1,
      '/letters/waiting': 2,
      '/arrivals': 2,
      '/clients?contact=none': 5,
      '/clients?volunteer=none': 4,
      '/clients?access=lapsing': 2,
    });
    for (const { number, href } of numbers)
      expect([href, await lengthOfList(visitors.joke, href)]).toEqual([href, number]);
  });

  it('equals the list that it opens, for the intake team', async () => {
    const numbers = numbersOf((await visitors.intake.get('/')).body);
    expect(numbers.map(({ number }) => number)).toEqual([2, 1, 3]);
    for (const { number, href } of numbers)
      expect([href, await lengthOfList(visitors.intake, href)]).toEqual([href, number]);
  });

  it('equals the list that it opens, for the auditor, and says when the book was last checked', async () => {
    expect((await visitors.ada.get('/')).body).toContain('Het logboek is nog nooit nagekeken');
    await visitors.ada.post('/access-book/verification');
    // A grant that Karel never made: opening it raises an alarm.
    await sql(
      "update naast.case_grant set reason = 'forged' where case_id = (select id from naast.case_file where reference = $1)",
      [references[5]],
    );
    await visitors.karel.get('/clients');
    await sql("update naast.case_grant set reason = 'region-team' where reason = 'forged'");
    const { body } = await visitors.ada.get('/');
    expect(body).toContain('Logboek compleet');
    const numbers = numbersOf(body);
    expect(numbers.map(({ href }) => href)).toEqual(['/access-book?show=alarms']);
    for (const { number, href } of numbers)
      expect([href, (await lengthOfList(visitors.ada, href)) - 1]).toEqual([href, number]);
    // Nobody used emergency access here: zero is no work (a time that somebody did is in T10).
    expect(body).not.toContain('show=glass');
  });

  it('tells auditor and leader of refusals that came in numbers, and not of slips', async () => {
    for (let door = 0; door < 29; door += 1) await visitors.bram.get('/clients/0000AAAA');
    for (const who of [visitors.ada, visitors.leader]) expect((await who.get('/')).body).not.toContain('show=refusals');
    for (let door = 0; door < 60; door += 1) await visitors.bram.get('/clients/0000AAAA');
    const [line] = numbersOf((await visitors.ada.get('/')).body).filter(({ href }) => href.includes('refusals'));
    expect(line?.number).toBeGreaterThanOrEqual(30);
    expect(line?.number).toBeLessThanOrEqual(89);
    expect((await visitors.leader.get('/')).body).toContain('href="/access-book?show=refusals"');
    // The list behind it holds nothing else.
    expect((await visitors.ada.get('/access-book?show=refusals')).body).not.toContain('opende een dossier');
    await sql("delete from naast.audit_entry where action = 'request.refused'");
  });

  it('T63 has its figures behind it and in a file, without numbers of few, for the leader, who sees no name and no reference', async () => {
    const { body } = await visitors.leader.get('/');
    const numbers = numbersOf(body);
    expect(numbers.map(({ number, href }) => [number, href])).toEqual([
      // Two regions from before signatures.
      [2, '/signatures'],
      // Nobody approved anything yet.
      [allTexts().filter(canBeApproved).length, '/approvals'],
      [3, '/figures#registrations'],
      [3, '/figures#registrations'],
      [2, '/figures#registrations'],
      [4, '/figures#regions'],
      [1, '/figures#regions'],
    ]);
    // In the intake team too, the leader has those of the queue on the same page already.
    await sql("update naast.person set roles = roles || '{intake}' where id = $1", [world.people.leader.id]);
    const both = numbersOf((await visitors.leader.get('/')).body).map(({ number, href }) => [number, href]);
    await sql("update naast.person set roles = array_remove(roles, 'intake') where id = $1", [world.people.leader.id]);
    expect(both.filter(([, href]) => href === '/figures#registrations')).toEqual([[2, '/figures#registrations']]);
    const figures = cellsOf((await visitors.leader.get('/figures')).body);
    expect(figures).toContainEqual(['Utrecht', '7', ...Array(3).fill('niet getoond'), '0', '0']);
    expect(figures).toContainEqual(['Wachtlijst', 'niet getoond', '0', '0']);
    expect(body).toContain('7 van 0');
    await sql(`update naast.region set name = '=HYPERLINK("http://x.example")' where id = $1`, [
      world.regions.groningen,
    ]);
    const file = (await visitors.leader.get('/figures/csv')).body;
    await sql("update naast.region set name = 'Groningen' where id = $1", [world.regions.groningen]);
    for (const row of [
      '"Utrecht",7,"niet getoond","niet getoond","niet getoond",0,0',
      '"Wachtlijst","niet getoond",0,0',
      `"'=HYPERLINK(""http://x.example"")",0,0,0,0,0,0`,
    ])
      expect(file.split('\r\n')).toContain(row);
    // Whoever watches the audit log reads that figures left the installation.
    const exports = { number: 1, href: '/access-book?show=exports' };
    expect(numbersOf((await visitors.ada.get('/')).body)).toContainEqual(exports);
    expect(await lengthOfList(visitors.ada, exports.href)).toBe(2);
    for (const hidden of ['Amina', 'Blessing', ...references]) expect(body).not.toContain(hidden);
  });
});

const cellsOf = (body: string) =>
  [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) =>
      (cell ?? '').replace(/<[^>]*>/g, ''),
    ),
  );

describe('the first page', () => {
  it('names the rule of "no contact" in words, on the page and on its list', async () => {
    expect((await visitors.joke.get('/')).body).toContain('14 dagen geen contact');
    const { body } = await visitors.joke.get('/clients?contact=none');
    expect(body).toContain('Open dossiers waarin in de laatste 14 dagen niemand de cliënt bereikte.');
    expect(body).toContain('Blessing');
    for (const other of ['Ámina', 'Fatou']) expect(body).not.toContain(other);
  });

  it('says that a client wants to stop: on the first page, on the list and on her own, until it is taken up', async () => {
    const id = newId();
    await sql(
      `insert into naast.registration (id, status, team_id, team_epoch, receipt_mac, form_key, taken_by, case_id, stop_asked_day)
       select $1, 'accepted', $2, 1, 'stops', gen_random_uuid(), $3, id, current_date - 2 from naast.case_file where reference = $4`,
      [id, world.teams.utrecht, world.people.joke.id, references[2]],
    );
    const row = { number: 1, href: '/arrivals#stops' };
    expect(numbersOf((await visitors.joke.get('/')).body)).toContainEqual(row);
    expect((await visitors.joke.get('/arrivals')).body).toContain('Wil stoppen (1)');
    const at = `/clients/${references[2]}`;
    expect((await visitors.joke.get(at)).body).toContain('te willen stoppen');
    expect((await visitors.noor.get(at)).body).not.toContain('te willen stoppen');
    expect((await visitors.joke.get(`/clients/${references[3]}`)).body).not.toContain('te willen stoppen');
    const seen = await visitors.joke.post(`/arrivals/${id}/seen`, { from: 'case' });
    expect([seen.status, seen.location]).toEqual([303, at]);
    expect((await visitors.joke.get(at)).body).not.toContain('te willen stoppen');
    expect(numbersOf((await visitors.joke.get('/')).body)).not.toContainEqual(row);
    await sql('delete from naast.registration where id = $1', [id]);
  });

  it('takes a report of a call in vain for no contact, and a report that was corrected for what it says now', async () => {
    const numberOf = async () => {
      const quiet = numbersOf((await visitors.joke.get('/')).body).find(({ href }) => href === '/clients?contact=none');
      expect(await lengthOfList(visitors.joke, '/clients?contact=none')).toBe(quiet?.number);
      return quiet?.number;
    };
    const at = `/clients/${references[1]}/notes`;
    const note = { way: 'telephone', happenedOn: '1-3-2026', reached: 'no', said: 'Geen gehoor.' };
    const written = await visitors.bram.post(at, { ...note, _key: newId() });
    expect(written.status).toBe(303);
    expect(await numberOf()).toBe(5);
    const { rows } = await sql("select id from naast.case_record where kind = 'note' and outcome = 'not-reached'");
    const id: unknown = rows[0]?.id;
    const corrected = { ...note, reached: 'yes', said: 'Zij belde terug.', _version: '1' };
    expect((await visitors.bram.post(`${at}/${id}`, corrected)).status).toBe(303);
    expect(await numberOf()).toBe(4);
    expect((await visitors.bram.post(`${at}/${id}`, { ...note, _version: '2' })).status).toBe(303);
    expect(await numberOf()).toBe(5);
  });

  it('covers an absence: the other coordinator of the region sees the same numbers, and both read that they do', async () => {
    const [joke, karel] = [await visitors.joke.get('/'), await visitors.karel.get('/')];
    expect(numbersOf(karel.body)).toEqual(numbersOf(joke.body));
    expect(joke.body).toContain('Karel de Wit ziet ditzelfde werk');
    expect(karel.body).toContain('Joke Vermeer ziet ditzelfde werk');
  });

  it('shows a volunteer her next appointment, what is to do, and what is still to be written, of her own clients only', async () => {
    await addTasks(references[1] ?? '', [-2, 3], 'appointment');
    const { body } = await visitors.bram.get('/');
    const parts = ['Voor Blessing', 'Eerstvolgende afspraak', 'Nog op te schrijven', 'Hoe ging de afspraak?'];
    const places = parts.map((part) => body.indexOf(part));
    expect(places).not.toContain(-1);
    expect(body.indexOf('Beloofd en te doen')).toBeGreaterThan(0);
    for (const hidden of ['Mehret', ...references.slice(2)]) expect(body).not.toContain(hidden);
    expect((await visitors.noor.get('/')).body).toContain('Voor Mehret');
  });

  it('takes as many statements for many clients as for few, whatever the role', async () => {
    const counted = async (visitor: StaffVisitor, path = '/') => {
      // Grants that are new to the process are checked up to the root first: two statements more, whatever their
      // number.
      await visitor.get(path);
      const before = world.test.installation('staff').statements();
      await visitor.get(path);
      return world.test.installation('staff').statements() - before;
    };
    const all = async () => {
      const numbers: Record<string, number> = {};
      for (const who of ['joke', 'bram', 'intake', 'leader', 'ada'] as const)
        numbers[who] = await counted(visitors[who]);
      return numbers;
    };
    const few = await all();
    const { joke, bram } = world.people;
    await world.as(joke, async (visit) => {
      for (let made = 0; made < 10; made += 1) {
        const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: `Vrouw ${made}` }));
        if (made < 5) await assignVolunteerTo(visit, reference, bram.id);
        references.push(reference);
      }
    });
    for (const reference of references.slice(-10)) await addTasks(reference, [-1, 4], 'appointment');
    for (let made = 0; made < 12; made += 1)
      await register(made % 2 ? 'intake' : 'utrecht', made % 2 ? 'new' : 'placed');
    expect(await all()).toEqual(few);
    // Three of them since mail that fails is work, and pages for visitors and readings of the law are signed on a screen.
    expect(few.leader).toBeLessThanOrEqual(41);
    // Two of them since referrals are handed over, one since cases are handed over to other regions.
    expect(Object.entries(few).filter(([, statements]) => statements > 41)).toEqual([]);
  });
});

describe('the backups, on the first page of the leader', () => {
  const page = async () => (await visitors.leader.get('/')).body;

  it('are said to be none, to be fresh, or to be too old, with their size and whether one was ever tried', async () => {
    expect(await page()).toContain('Er is nog geen back-up');
    expect(await page()).toContain('Terugzetten is nog nooit geprobeerd.');
    const made = (hours: number) => ({ at: new Date(Date.now() - hours * 3_600_000).toISOString(), bytes: 1_400_000 });
    backup = { ...made(3), keysBytes: null };
    const fresh = await page();
    expect(fresh).toContain('1,4 MB');
    expect(fresh).toContain('Gingen niet mee');
    expect(fresh).not.toContain('De laatste back-up is te oud');
    backup = { ...made(40), keysBytes: 12_000 };
    expect(await page()).toContain('De laatste back-up is te oud');
    expect(await page()).toContain('12 kB');
  });

  it('are no matter of anybody else', async () => {
    for (const visitor of [visitors.joke, visitors.bram, visitors.ada])
      expect((await visitor.get('/')).body).not.toContain('Terugzetten is nog nooit geprobeerd.');
  });
});
