import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { caseRoutes } from './cases.pages.tsx';
import { knownOfClients } from './client-list/client-numbers.ts';
import { endGrantsOfPeople } from './closing/closure.ts';
import { readHeader, saveHeader } from './records/header.store.ts';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('my clients', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let lies: StaffVisitor;
  const references: string[] = [];
  let foreign: string;

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, caseRoutes({ installation: world.installation } as Desk, []));
    [joke, bram, noor, lies] = (await Promise.all(
      [world.people.joke, world.people.bram, world.people.noor, world.people.lies].map(atDesk),
    )) as [StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor];
    for (const nameToUse of ['Ámina', 'Blessing', 'Mehret']) {
      const { reference } = await world.as(world.people.joke, (visit) =>
        openNewCase(visit, ordinaryCase({ nameToUse })),
      );
      references.push(reference);
    }
    foreign = (
      await world.as(world.people.lies, (visit) => openNewCase(visit, ordinaryCase({ nameToUse: 'Amina Ver Weg' })))
    ).reference;
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, references[0] ?? '', world.people.bram.id));
  });
  afterAll(() => world?.close());

  const book = async () =>
    (
      await (await world.test.administrator()).query('select body from naast.audit_entry order by seq desc limit 3')
    ).rows.map((row) => JSON.parse(row.body));

  it('shows a coordinator the clients of her region with who stands beside them, and one entry in the access book', async () => {
    const { body } = await joke.get('/clients');
    for (const name of ['Ámina', 'Blessing', 'Mehret', 'Bram Postma', 'nog niemand']) expect(body).toContain(name);
    const [entry] = await book();
    expect(entry).toMatchObject({ action: 'case.listed', count: 3, person: world.people.joke.id });
    expect(entry.ids).toHaveLength(3);
  });

  it('T6 T8 shows a volunteer her own client only, and another region nothing', async () => {
    const { body } = await bram.get('/clients');
    expect(body).toContain('Ámina');
    for (const hidden of ['Blessing', 'Mehret', 'Ver Weg', ...references.slice(1), foreign])
      expect(body).not.toContain(hidden);
    expect((await noor.get('/clients')).body).toContain('Je begeleidt nu niemand');
    const elsewhere = (await lies.get('/clients')).body;
    expect(elsewhere).toContain('Amina Ver Weg');
    for (const hidden of ['Ámina', 'Blessing', ...references]) expect(elsewhere).not.toContain(hidden);
  });

  it('T6 gives a volunteer nothing more by any filter or page', async () => {
    const odd = ["?status=open'--", '?page=-1', '?page=1e9', '?sort=name', '?sort=-', '?of=me'];
    const narrowed = [`?of=${world.people.noor.id}`, '?sort=contact', '?sort=-contact&page=2', '?sort=volunteer'];
    for (const query of ['?volunteer=none', '?status=closed', '?page=2', ...odd, ...narrowed]) {
      const { status, body } = await bram.get(`/clients${query}`);
      expect(status).toBe(200);
      for (const hidden of ['Blessing', 'Mehret', 'Ver Weg']) expect(body).not.toContain(hidden);
    }
  });

  it('filters by codes in the address', async () => {
    const without = (await joke.get('/clients?volunteer=none')).body;
    expect(without).toContain('Blessing');
    expect(without).not.toContain('Ámina');
    expect((await joke.get('/clients?status=closed')).body).toContain('Met deze keuze is er geen cliënt.');
  });

  it('lists those with a worry that nobody has taken up, and counts the same', async () => {
    await bram.post(`/clients/${references[0]}/notes`, {
      _key: newId(),
      way: 'visit',
      happenedOn: '1-3-2026',
      worries: 'Zij durft niet naar buiten.',
    });
    const { body } = await joke.get('/clients?worry=open');
    expect(body).toContain('Ámina');
    expect(body).not.toContain('Blessing');
    const { numbers } = await world.as(world.people.joke, async (visit) => (await knownOfClients(visit)).numbers);
    expect(numbers).toMatchObject({ worry: 1, without: 2, open: 3 });
  });

  /** The references on a page of the list, in its order. */
  const listed = async (query: string) =>
    [...(await joke.get(`/clients${query}`)).body.matchAll(/href="\/clients\/([0-9A-Z]{8})"/g)].map(([, at]) => at);

  it('has as many lines behind each part and each volunteer as its number says', async () => {
    const { body } = await joke.get('/clients');
    const chips = [...body.matchAll(/<a href="\/clients(\?[^"]*)?"[^>]*>[^<]* \((\d+)\)<\/a>/g)];
    expect(chips.length).toBeGreaterThanOrEqual(6);
    for (const [, query = '', number] of chips)
      expect([query, String((await listed(query.replaceAll('&amp;', '&'))).length)]).toEqual([query, number]);
    expect(body).toContain(`<option value="${world.people.bram.id}">Bram Postma (1)</option>`);
    expect(await listed(`?of=${world.people.bram.id}`)).toEqual([references[0]]);
    expect(await listed(`?of=${world.people.lies.id}`)).toEqual([]);
  });

  it('stands in the order of silence, of numbers and of volunteers, and turned round', async () => {
    const [talked, never] = [references[0], references.slice(1).toSorted()];
    expect(await listed('?sort=contact')).toEqual([...never, talked]);
    expect(await listed('?sort=-contact')).toEqual([talked, ...never]);
    expect(await listed('?sort=client')).toEqual(references.toSorted());
    expect(await listed('?sort=-client')).toEqual(references.toSorted().reverse());
    expect((await listed('?sort=volunteer'))[0]).toBe(talked);
    const { body } = await joke.get('/clients?sort=contact');
    expect(body).toContain('aria-sort="ascending"><a href="/clients?sort=-contact">Laatste contact</a>');
    expect(body).toContain('>vandaag</time>');
  });

  it('takes a report of calling in vain for no contact, for its line as for its part', async () => {
    await joke.post(`/clients/${references[1]}/notes`, {
      _key: newId(),
      way: 'telephone',
      happenedOn: '1-3-2026',
      reached: 'no',
    });
    expect((await listed('?sort=-contact'))[0]).toBe(references[0]);
    const { body } = await joke.get(`/clients?sort=contact`);
    expect(body.split('>vandaag</time>')).toHaveLength(2);
  });

  it('finds a client by a part of her name without accents, and writes down how many headers were opened, not what was sought', async () => {
    const { body } = await joke.post('/clients/search', { term: 'amina' });
    expect(body).toContain('Ámina');
    expect(body).not.toContain('Ver Weg');
    const entries = await book();
    expect(entries.find((entry) => entry.action === 'case.searched')).toMatchObject({ count: 3 });
    expect(entries.find((entry) => entry.action === 'case.listed')).toMatchObject({ count: 1 });
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('amina');
  });

  it('finds her by her new name as soon as it was changed, and no longer by the old one', async () => {
    expect((await joke.post('/clients/search', { term: 'Blessing' })).body).toContain('Blessing');
    const call = (from: string, to: string) =>
      world.as(world.people.joke, async (visit) => {
        const open = await openCase(visit, references[1] ?? '', 'core', 'case.read');
        if (!open) throw new Error('The case does not open.');
        const { header, version } = await readHeader(open);
        expect(header.nameToUse).toBe(from);
        expect(await saveHeader(open, { ...header, nameToUse: to }, version)).toBe('saved');
      });
    await call('Blessing', 'Grace');
    expect((await joke.post('/clients/search', { term: 'Grace' })).body).toContain('Grace');
    const old = (await joke.post('/clients/search', { term: 'Blessing' })).body;
    expect(old).not.toContain(`href="/clients/${references[1]}"`);
    await call('Grace', 'Blessing');
  });

  it('T6 finds nobody any more the moment a grant has ended, whatever was found before', async () => {
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, references[2] ?? '', world.people.noor.id));
    expect((await noor.post('/clients/search', { term: 'Mehret' })).body).toContain(`/clients/${references[2]}`);
    await world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, references[2] ?? '', 'core', 'case.grant');
      await endGrantsOfPeople(visit, open?.caseId ?? '', { reason: 'ended', only: world.people.noor.id });
    });
    expect((await noor.post('/clients/search', { term: 'Mehret' })).body).not.toContain(`/clients/${references[2]}`);
  });

  it('opens no header that it opened for her before and that is still the same', async () => {
    const statementsFor = async (term: string) => {
      const before = world.test.installation('staff').statements();
      await lies.post('/clients/search', { term });
      return world.test.installation('staff').statements() - before;
    };
    await statementsFor('Niemand');
    const again = await statementsFor('Niemand');
    await world.as(world.people.lies, (visit) => openNewCase(visit, ordinaryCase({ nameToUse: 'Nieuw Hier' })));
    expect(await statementsFor('Niemand')).toBeGreaterThan(again);
    expect(await statementsFor('Niemand')).toBe(again);
    expect((await lies.post('/clients/search', { term: 'nieuw hier' })).body).toContain('Nieuw Hier');
  });

  it('T7 a search for somebody else’s client answers as for nobody: name and reference', async () => {
    const pageOf = (body: string, term: string) => body.replaceAll(term, '…');
    for (const term of ['Ver Weg', foreign]) {
      const found = await joke.post('/clients/search', { term });
      const nobody = await joke.post('/clients/search', { term: 'Niemand Zo' });
      expect(pageOf(found.body, term)).toBe(pageOf(nobody.body, 'Niemand Zo'));
    }
    expect((await lies.post('/clients/search', { term: 'Amina Ver' })).body).toContain('Amina Ver Weg');
  });

  it('takes the name in the body only', async () => {
    expect((await joke.get('/clients/search?term=amina')).status).toBe(404);
  });

  it('T86 tells of one header that does not open, with an alarm, and shows all the others', async () => {
    const administrator = await world.test.administrator();
    const turnOneBit = () =>
      administrator.query(
        `update naast.case_header h set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)
         from naast.case_file f where f.id = h.case_id and f.reference = $1`,
        [references[1]],
      );
    await turnOneBit();
    const { status, body } = await joke.get('/clients');
    const alarms = (await book()).filter(({ action }) => action === 'alarm.sealed');
    const found = await joke.post('/clients/search', { term: 'Mehret' });
    const page = await joke.get(`/clients/${references[1]}`);
    await turnOneBit();
    expect(status).toBe(200);
    for (const name of ['Ámina', 'Mehret', 'Kan niet geopend worden']) expect(body).toContain(name);
    expect(body).not.toContain(`href="/clients/${references[1]}"`);
    expect(alarms).toMatchObject([{ object: 'case-header' }]);
    expect(found.body).toContain('Mehret');
    // The rest of the case opens, with the safest rules of contact.
    expect(page.status).toBe(200);
    expect(page.body).toContain('Niet getoond: naam en regels voor contact');
    expect(page.body).not.toContain('Blessing');
    expect((await joke.get('/clients')).body).toContain('Blessing');
  });

  const flip = (column: string, at: number) => `${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`;
  it.each([
    ['header', 'case_header', flip('sealed', 40), flip('sealed', 40), 'alarm.sealed'],
    ['number of a header', 'case_header', 'version = version + 1', 'version = version - 1', 'alarm.sealed'],
    ['head', 'case_header', flip('head', 40), flip('head', 40), 'alarm.sealed'],
    ['key in a grant', 'case_grant', flip('key_sealed', 40), flip('key_sealed', 40), 'alarm.grant'],
    ['signature of a grant', 'case_grant', flip('signature', 5), flip('signature', 5), 'alarm.grant'],
    [
      'span of a grant',
      'case_grant',
      "from_at = from_at - interval '1 ms'",
      "from_at = from_at + interval '1 ms'",
      'alarm.grant',
    ],
  ])(
    'S6 sees at each look that the %s is another, though the page was seen before',
    async (_, table, change, back, alarm) => {
      const administrator = await world.test.administrator();
      const only = table === 'case_grant' ? "and t.compartment = 'core' and t.ended_at is null" : '';
      const write = (set: string) =>
        administrator.query(
          `update naast.${table} t set ${set} from naast.case_file f where f.id = t.case_id and f.reference = $1 ${only}`,
          [references[1]],
        );
      const told = 'select 1 from naast.audit_entry where body like $1';
      const alarms = async () => (await administrator.query(told, [`%${alarm}%`])).rowCount ?? 0;
      for (const _look of ['first', 'seen before']) expect((await joke.get('/clients')).body).toContain('Blessing');
      await write(change);
      const before = await alarms();
      for (const look of [1, 2]) {
        const { status, body } = await joke.get('/clients');
        expect([status, body.includes('Mehret'), body.includes('Blessing')]).toEqual([200, true, false]);
        expect(await alarms()).toBe(before + look);
      }
      await write(back);
      for (const _look of ['first', 'seen before']) expect((await joke.get('/clients')).body).toContain('Blessing');
    },
  );

  it('asks the same number of statements for three rows as for sixty, at most twelve, and shows fifty on a page by due day', async () => {
    const statementsFor = async (work: () => Promise<unknown>) => {
      // Grants that are new to the process are checked up to the root first: two statements more, whatever their
      // number.
      await work();
      const before = world.test.installation('staff').statements();
      await work();
      return world.test.installation('staff').statements() - before;
    };
    const few = await statementsFor(() => joke.get('/clients'));
    await world.as(world.people.joke, async (visit) => {
      for (let made = 0; made < 57; made += 1) await openNewCase(visit, ordinaryCase({ nameToUse: `Vrouw ${made}` }));
    });
    await (await world.test.administrator()).query(
      'update naast.case_file set next_due_day = current_date + 3 where reference = any($1)',
      [references.slice(0, 2)],
    );
    // Both pages have a client with a volunteer on them, whose name is looked up.
    const many = await statementsFor(() => joke.get('/clients'));
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(12);
    const { body } = await joke.get('/clients');
    expect(body.match(/href="\/clients\/[0-9A-Z]{8}"/g)).toHaveLength(50);
    expect(body.indexOf('Blessing')).toBeLessThan(body.indexOf('Vrouw'));
    expect(body).toContain('href="/clients?page=2"');
    expect((await joke.get('/clients?page=2')).body.match(/href="\/clients\/[0-9A-Z]{8}"/g)).toHaveLength(10);
  });
});
