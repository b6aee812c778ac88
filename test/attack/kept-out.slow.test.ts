import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressBlocks, keepOut, letInAgain } from '#app/platform/access/emergency-access/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Policy, Visit } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { seedBundle } from '../support/attack-bundle.ts';
import { crawl, everythingIn } from '../support/attack-crawl.ts';
import { one } from '../support/attack-database.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { quietPdf } from '../support/attack-letter.ts';
import { addressesOf, kindOfRoute } from '../support/attack-objects.ts';
import { type SeededCase, seedCase } from '../support/attack-seeds.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import type { TestPerson } from '../support/test-world.ts';

let attack: AttackWorld;
let shut: SeededCase;
beforeAll(async () => {
  attack = await attackWorld();
  const { joke, bram } = attack.world.people;
  shut = await seedCase(attack, joke, bram, 'shut');
  const brought = await (await attack.visitor('bram')).upload(
    `/clients/${shut.reference}/letters/new`,
    { _key: newId(), evidence: 'yes' },
    { name: 'brief.pdf', bytes: quietPdf() },
  );
  shut.letter = /letters\/([0-9a-f-]{36})/.exec(brought.location ?? '')?.[1] ?? '';
  const { reference, coordinator, letter: document } = shut;
  shut.bundle = await seedBundle(attack, { reference, coordinator, document, receiver: 'mr. Proef' });
});
afterAll(() => attack?.close());

async function inCaseAs<T>(
  person: TestPerson,
  reference: string,
  work: (open: NonNullable<Awaited<ReturnType<typeof openCase>>>) => Promise<T>,
): Promise<T> {
  return attack.world.as(person, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.keep-out');
    if (!open) throw new Error('The case does not open.');
    return work(open);
  });
}

const keptOut = (by: TestPerson, who: TestPerson, reference = shut.reference) =>
  inCaseAs(by, reference, (open) => keepOut(open, { personId: who.id, reason: 'relative', why: null }));

const blockOf = (who: TestPerson) =>
  one<string>(
    attack.admin,
    'select id from naast.case_block where case_id = $1 and person_id = $2 and ended_at is null',
    [shut.caseId, who.id],
  );

/** Every page, file and form of the case, every list and every search: nothing of it is there. */
async function expectNothingFor(who: 'karel' | 'bram'): Promise<void> {
  await expectNoPageFor(who);
  await expectNoListFor(who);
}

async function expectNoPageFor(who: 'karel' | 'bram'): Promise<void> {
  const visitor = await attack.visitor(who);
  const routes = attack.routes.filter(({ path }) => kindOfRoute(path) === 'case');
  for (const { method, path } of routes) {
    const at = addressesOf({ ...attack, cases: { ...attack.cases, own: shut } }, path)[0]?.path ?? '';
    const answer =
      method === 'GET'
        ? await visitor.get(at)
        : path.endsWith('/letters/new') || path.endsWith('/dossier/new')
          ? await visitor.upload(at, { _key: newId() }, { name: 'x.pdf', bytes: quietPdf() })
          : await visitor.post(at, { _key: newId(), _version: '1', password: attack.person(who).password });
    expect([method, at, answer.status]).toEqual([method, at, 404]);
  }
}

async function expectNoListFor(who: 'karel' | 'bram'): Promise<void> {
  const visitor = await attack.visitor(who);
  const typed = attack.routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  const pages = await crawl(visitor, ['/', ...typed.map(({ path }) => path).filter((path) => path !== '/gallery')]);
  const asked = new Map(pages);
  const name = shut.canaries.find((word) => word.includes('name')) ?? '';
  for (const at of ['/clients/search', '/search', '/search/quick'])
    for (const term of [name, 'Kanarie', shut.reference]) asked.set(`${at} ${term}`, await visitor.post(at, { term }));
  const { rows } = await attack.admin.query(
    `select id from naast.task where case_id = $1 union select id from naast.legal_limit where case_id = $1
     union select id from naast.letter where case_id = $1`,
    [shut.caseId],
  );
  const ids = rows.map((row) => row.id as string);
  expect(ids.length).toBeGreaterThan(2);
  const found: string[] = [];
  for (const [path, answer] of asked) {
    // What the coordinator typed is in the field.
    const text = everythingIn(answer)
      .replaceAll(`value="${path.split(' ')[1]}"`, '')
      .replaceAll(name, 'NAME');
    for (const hidden of [shut.caseId, ...ids, ...shut.canaries])
      if (text.includes(hidden)) found.push(`${path}: ${hidden}`);
    const withoutTyped = path.endsWith(shut.reference) ? '' : text;
    if (withoutTyped.includes(shut.reference)) found.push(`${path}: reference`);
  }
  expect(found).toEqual([]);
}

const allowEverything: Policy = { reach: () => 'all', compartments: () => ['core', 'safety', 'portal'] };

describe('somebody who is kept out of a case', () => {
  it('T11 finds nothing of it as its volunteer: her grants end, and whoever restores them by hand changes nothing', async () => {
    const { joke, bram } = attack.world.people;
    const visitor = await attack.visitor('bram');
    expect((await visitor.get(`/clients/${shut.reference}`)).status).toBe(200);
    expect(await keptOut(joke, bram)).toBe('kept-out');
    await expectNothingFor('bram');
    const live =
      'select count(*)::int from naast.case_grant where case_id = $1 and holder_id = $2 and ended_at is null';
    expect(await one(attack.admin, live, [shut.caseId, bram.id])).toBe(0);
    // Even a grant that is live again opens nothing: deny wins.
    await attack.admin.query(
      `update naast.case_grant set ended_at = null, ended_by = null, end_reason = null, key_sealed = '\\x00' where case_id = $1 and holder_id = $2`,
      [shut.caseId, bram.id],
    );
    await expectNoPageFor('bram');
    await attack.admin.query(
      `update naast.case_grant set ended_at = now(), ended_by = $2, key_sealed = null where case_id = $1 and holder_id = $2`,
      [shut.caseId, bram.id],
    );
  });

  it('T11 finds nothing of it as a coordinator of the region, who holds the key of its team', async () => {
    const { joke, karel } = attack.world.people;
    const visitor = await attack.visitor('karel');
    expect((await visitor.get(`/clients/${shut.reference}`)).status).toBe(200);
    expect((await visitor.post('/clients/search', { term: shut.reference })).body).toContain(shut.reference);
    expect(await keptOut(joke, karel)).toBe('kept-out');
    await expectNothingFor('karel');
  });

  it('T11 is shut out by row-level security alone, whatever the policy says: no row of any table, no answer of a function', async () => {
    const { karel } = attack.world.people;
    const { rows: tables } = await attack.admin.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join pg_class r on r.relname = c.table_name and r.relkind = 'r'
       where c.table_schema = 'naast' and c.column_name = 'case_id' and has_table_privilege('naast_test_staff', r.oid, 'select')
         and c.table_name not in ('audit_entry', 'registration')`,
    );
    expect(tables.length).toBeGreaterThan(14);
    const seen = (visit: Visit, name: string) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(`naast.${name}`)} where case_id = ${shut.caseId}`
        .execute(visit.db)
        .then(({ rows }) => rows[0]?.n);
    const counts = async (visit: Visit) => {
      const found: [string, number | undefined][] = [];
      for (const { name } of tables) found.push([name, await seen(visit, name)]);
      return found.filter(([, n]) => n !== 0);
    };
    expect((await attack.world.as(attack.world.people.joke, counts)).length).toBeGreaterThan(8);
    expect(await attack.world.as(karel, counts, allowEverything)).toEqual([]);
    await attack.world.as(karel, async (visit) => {
      const cases = sql`array[${shut.caseId}]::uuid[]`;
      const told = await sql<{ n: string }>`select
        (select count(*) from naast.due_of_mine(array['appointment'], null, true) d where d.case_id = ${shut.caseId})
        + (select count(*) from naast.appointments_of_mine(null, null, true) a where a.case_id = ${shut.caseId})
        + (select count(*) from naast.volunteers_beside(${cases}))
        + (select count(*) from naast.case_file f where f.id = ${shut.caseId})
        + naast.holds(${shut.caseId})::int + naast.coordinates(${shut.caseId})::int as n`.execute(visit.db);
      expect(Number(told.rows[0]?.n)).toBe(0);
    });
  });

  it('T11 cannot let herself in again, and cannot be given the case while she is kept out', async () => {
    const { joke, karel, bram } = attack.world.people;
    const block = await blockOf(karel);
    const visitor = await attack.visitor('karel');
    expect((await visitor.post(`/clients/${shut.reference}/kept-out/${block}/ending`)).status).toBe(404);
    expect(
      await attack.world.as(karel, (visit) => openCase(visit, shut.reference, 'core', 'case.keep-out')),
    ).toBeNull();
    expect(await blockOf(karel)).toBe(block);
    await expect(
      attack.world.as(joke, (visit) => assignVolunteerTo(visit, shut.reference, bram.id)),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('T11 is told no kept-out case by any function that looks past row-level security', async () => {
    const { rows } = await attack.admin.query<{ name: string; source: string; staff: boolean }>(
      `select p.proname as name, p.prosrc as source, has_function_privilege('naast_test_staff', p.oid, 'execute') as staff
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'naast' and p.prosecdef`,
    );
    const looks = rows.filter(
      ({ staff, source }) => staff && /naast\.(case_grant|case_file|legal_limit|task)\b/.test(source),
    );
    const asks = /kept_out_of|case_block|naast\.(holds|coordinates)\(/;
    // A new function that shows rows of a case asks one of the three; else it is named here, with why.
    // Numbers only, or ids that row-level security is asked about in the same statement.
    const numbers = ['loads_in_region', 'load_of_regions', 'case_figures', 'before_leaving', 'epoch_of_case'];
    // Ids of grants that ended: for whoever named the grant, or ends it.
    const ended = ['dead_grants', 'ending_of', 'end_access'];
    const idsOnly = /^cases_with/;
    expect(looks.length).toBeGreaterThan(5);
    expect(
      looks
        .filter(
          ({ name, source }) => !asks.test(source) && ![...numbers, ...ended].includes(name) && !idsOnly.test(name),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('T11 is shut out at once, in a session that is open, and sees it again only when a coordinator lifts the block', async () => {
    const { joke, karel } = attack.world.people;
    const visitor = await attack.visitor('karel', 1);
    expect((await visitor.get(`/clients/${shut.reference}`)).status).toBe(404);
    const block = await blockOf(karel);
    expect(await inCaseAs(joke, shut.reference, (open) => letInAgain(open, block))).toBe(true);
    expect((await visitor.get(`/clients/${shut.reference}`)).status).toBe(200);
    expect(await inCaseAs(joke, shut.reference, (open) => letInAgain(open, block))).toBe(false);
  });

  it('T11 gets no days of it in the calendar that she made before', async () => {
    const { joke, karel } = attack.world.people;
    const lookup = Buffer.alloc(32, 7);
    await attack.admin.query('insert into naast.calendar_feed (id, person_id, lookup) values ($1, $2, $3)', [
      newId(),
      karel.id,
      lookup,
    ]);
    const limits = () =>
      attack.world.installation.ask<{ limit_id: string | null }>(
        { kind: 'door' },
        (signed) => sql`select d.limit_id from naast.set_context(${signed}) s, naast.feed_days(${lookup}) d`,
      );
    expect((await limits()).map(({ limit_id }) => limit_id)).toContain(shut.limit);
    await keptOut(joke, karel);
    expect((await limits()).map(({ limit_id }) => limit_id)).not.toContain(shut.limit);
    await inCaseAs(joke, shut.reference, async (open) => letInAgain(open, await blockOf(karel)));
  });
});

describe('keeping somebody out', () => {
  it('stands in the access book with both names, and why only the coordinators can read', async () => {
    const { joke, noor } = attack.world.people;
    const reference = await freshCase(attack);
    const visitor = await attack.visitor('joke');
    const at = `/clients/${reference}/kept-out`;
    expect((await visitor.post(at, { person: noor.id, reason: 'other', why: '' })).status).toBe(422);
    const done = await visitor.post(at, { person: noor.id, reason: 'other', why: 'Kanarienicht van de cliënt' });
    expect([done.status, done.location]).toEqual([303, at]);
    expect((await visitor.get(at)).body).toContain('Kanarienicht van de cliënt');
    expect((await visitor.get(`/clients/${reference}`)).body).toContain('Noor Jansen');
    const bram = await attack.visitor('bram');
    expect((await bram.get(at)).status).toBe(404);
    expect((await bram.get(`/clients/${reference}`)).body).not.toContain('Noor Jansen');
    const book = (await (await attack.visitor('ada')).get(`/access-book?case=${reference}`)).body;
    expect(book).toContain('hield iemand buiten een dossier');
    expect(book).toContain(noor.name);
    expect(book).toContain(joke.name);
    expect(book).not.toContain('Kanarienicht');
  });

  it('shows a volunteer who is kept out as somebody who cannot be asked', async () => {
    const { joke, noor } = attack.world.people;
    const reference = await freshCase(attack);
    await keptOut(joke, noor, reference);
    const page = (await (await attack.visitor('joke')).get(`/clients/${reference}/volunteer`)).body;
    expect(page).toContain('mag dit dossier niet zien');
  });

  it('lets a coordinator keep herself out, and leads her away from what she may not see any more', async () => {
    const { joke, karel } = attack.world.people;
    const reference = await freshCase(attack);
    const visitor = await attack.visitor('joke');
    const done = await visitor.post(`/clients/${reference}/kept-out`, { person: joke.id, reason: 'knows-her' });
    expect([done.status, done.location]).toEqual([303, '/clients']);
    expect((await visitor.get(`/clients/${reference}`)).status).toBe(404);
    expect(await inCaseAs(karel, reference, (open) => addressBlocks(open))).toMatchObject([{ personId: joke.id }]);
  });

  it('leaves nobody’s case without a coordinator, also when two keep each other out at the same moment', async () => {
    const { joke, karel } = attack.world.people;
    const reference = await freshCase(attack);
    const both = await Promise.allSettled([keptOut(joke, karel, reference), keptOut(karel, joke, reference)]);
    const done = both.filter((one) => one.status === 'fulfilled' && one.value === 'kept-out');
    expect(done.length).toBe(1);
    const left = (await attack.world.as(joke, (visit) => openCase(visit, reference, 'core', 'case.read')))
      ? 'joke'
      : 'karel';
    const visitor = await attack.visitor(left);
    const last = await visitor.post(`/clients/${reference}/kept-out`, {
      person: attack.world.people[left].id,
      reason: 'knows-her',
    });
    expect(last.status).toBe(422);
    expect(last.body).toContain('Dan kan niemand meer voor deze cliënt zorgen');
  });
});
