import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import type { CasePanel } from './case-page/panel.ts';
import { caseRoutes } from './cases.pages.tsx';
import { underClients } from './client/client-head.ts';
import { addNote } from './notes/note.store.ts';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('the page of a client', () => {
  const desk = {} as Desk;
  let world: TestWorld;
  let joke: StaffVisitor;
  let karel: StaffVisitor;
  let bram: StaffVisitor;
  let lies: StaffVisitor;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, caseRoutes(desk, []));
    [joke, karel, bram, lies] = (await Promise.all(
      [world.people.joke, world.people.karel, world.people.bram, world.people.lies].map(atDesk),
    )) as [StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor];
  });
  afterAll(() => world?.close());

  beforeEach(async () => {
    const made = await world.as(world.people.joke, async (visit) => {
      const opened = await openNewCase(visit, ordinaryCase());
      return opened;
    });
    reference = made.reference;
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, reference, world.people.bram.id));
  });

  const visitNote = () => ({
    _key: newId(),
    way: 'visit',
    happenedOn: '1-3-2026',
    topics: ['letters', 'money'],
    said: 'Samen de brief gelezen.',
    agreed: 'Woensdag naar de advocaat.',
    worries: '',
  });
  const rows = async (query: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(query, values)).rows;

  it('shows the rules of contact before anything else, and no number', async () => {
    const { status, body } = await bram.get(`/clients/${reference}`);
    expect(status).toBe(200);
    expect(body).toContain('Laat nooit een bericht achter');
    expect(body).toContain('de huisgenoot');
    expect(body).not.toContain('1234');
    expect(body).toContain('Joke Vermeer vroeg je om deze cliënt te begeleiden.');
  });

  it('shows number and address one press further, under the rules, to who holds them', async () => {
    // Nobody chose with her yet when calling is safe: the number comes after a question.
    expect((await bram.get(`/clients/${reference}/contact`)).body).not.toContain('06 1234 5678');
    const { body } = await bram.post(`/clients/${reference}/contact/call`, { reason: 'client-asked' });
    expect(body.indexOf('Laat nooit een bericht achter')).toBeGreaterThan(0);
    expect(body.indexOf('Laat nooit een bericht achter')).toBeLessThan(body.indexOf('06 1234 5678'));
    expect(body).toContain('Bij een vriendin in Zeist');
  });

  it('says where number and address are to a volunteer who does not hold them, and the page itself is not there', async () => {
    const other = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(world.people.joke, (visit) =>
      assignVolunteerTo(visit, other.reference, world.people.bram.id, { safety: false }),
    );
    expect((await bram.get(`/clients/${other.reference}`)).body).toContain('Telefoon en adres heeft de coördinator');
    expect((await bram.get(`/clients/${other.reference}/contact`)).status).toBe(404);
  });

  it('keeps a note with its writer, and the coordinator reads it as a sentence', async () => {
    const saved = await bram.post(`/clients/${reference}/notes`, visitNote());
    expect(saved).toMatchObject({ status: 303 });
    const { body } = await joke.get(`/clients/${reference}`);
    expect(body).toContain('Bram Postma was op 1 maart 2026 op bezoek.');
    expect(body).toContain('Besproken: brieven en geld.');
    expect(body).toContain('Woensdag naar de advocaat.');
  });

  it('lays a worry before the coordinator until she has taken it up', async () => {
    await bram.post(`/clients/${reference}/notes`, { ...visitNote(), worries: 'Er stond een man voor de deur.' });
    expect((await joke.get('/clients')).body).toContain('zorgen gemeld');
    const page = (await joke.get(`/clients/${reference}`)).body;
    const path = /action="(\/clients\/[^"]*\/worries\/[^"]*)"/.exec(page)?.[1] ?? '';
    expect((await bram.post(path)).status).toBe(404);
    expect((await joke.post(path)).status).toBe(303);
    expect((await joke.get(`/clients/${reference}`)).body).not.toContain('maakt zich zorgen');
  });

  it('T119 one effect for a note sent twice, also at the same moment', async () => {
    const note = visitNote();
    const answers = await Promise.all([1, 2, 3].map(() => bram.post(`/clients/${reference}/notes`, note)));
    expect(new Set(answers.map((answer) => answer.location)).size).toBe(1);
    expect(
      await rows(
        `select 1 from naast.case_record r join naast.case_file f on f.id = r.case_id where f.reference = $1 and r.kind = 'note'`,
        [reference],
      ),
    ).toHaveLength(1);
    expect((await bram.post(`/clients/${reference}/notes`, { ...note, _key: '' })).status).toBe(400);
  });

  it('T118 shows both texts to the second of two editors, and lets her save her own', async () => {
    const { location } = await bram.post(`/clients/${reference}/notes`, visitNote());
    const path = `/clients/${reference}/notes/${location?.split('#record-')[1]}`;
    const change = { way: 'visit', happenedOn: '1-3-2026', topics: ['letters'], agreed: '', worries: '' };
    const seen = hiddenField((await joke.get(path)).body, '_version');
    expect((await joke.post(path, { ...change, said: 'Tekst van Joke.', _version: seen })).status).toBe(303);
    const conflict = await bram.post(path, { ...change, said: 'Tekst van Bram.', _version: seen });
    expect(conflict.status).toBe(409);
    expect(conflict.body).toContain('Tekst van Joke.');
    expect(conflict.body).toContain('Tekst van Bram.');
    expect(conflict.body).toContain('Joke Vermeer bewaarde dit');
    const again = await bram.post(path, {
      ...change,
      said: 'Tekst van Bram.',
      _version: hiddenField(conflict.body, '_version'),
    });
    expect(again.status).toBe(303);
    const versions = await rows(
      'select version, replaced_at is null as newest from naast.case_record where id = $1 order by version',
      [location?.split('#record-')[1]],
    );
    expect(versions).toEqual([
      { version: 1, newest: false },
      { version: 2, newest: false },
      { version: 3, newest: true },
    ]);
  });

  it('says on every page below a client whether somebody must read aloud, and in which script she reads', async () => {
    const details = {
      ...{ nameToUse: 'Selam', language1: 'ti', language2: '', language3: '', interpreter: 'needed' },
      reads: '',
    };
    const heads = async () => {
      const pages = ['', '/contact', '/notes/new', '/details'].map((path) => bram.get(`/clients/${reference}${path}`));
      return (await Promise.all(pages)).filter(({ status }) => status === 200).map(({ body }) => body);
    };
    for (const [reading, words] of [
      [{ readingSkill: 'none', script: '' }, ['leest niet: lees voor']],
      [{ readingSkill: 'little', script: 'Ethi' }, ['leest een beetje: lees mee', 'Ethiopisch schrift']],
    ] as const) {
      const _version = hiddenField((await joke.get(`/clients/${reference}/details`)).body, '_version');
      const saved = await joke.post(`/clients/${reference}/details`, { ...details, ...reading, _version });
      expect(saved.status).toBe(303);
      const drawn = await heads();
      expect(drawn.length).toBeGreaterThan(2);
      for (const body of drawn) for (const word of words) expect(body).toContain(word);
    }
    expect((await joke.get(`/clients/${reference}/details`)).body).toMatch(/value="little"[^>]*checked/);
  });

  it('T118 the same for the name, and for telephone and address', async () => {
    const details = {
      nameToUse: 'Mehret',
      language1: 'ti',
      language2: '',
      language3: '',
      reads: 'ti',
      interpreter: 'needed',
    };
    const seen = hiddenField((await joke.get(`/clients/${reference}/details`)).body, '_version');
    expect((await karel.post(`/clients/${reference}/details`, { ...details, _version: seen })).status).toBe(303);
    const conflict = await joke.post(`/clients/${reference}/details`, {
      ...details,
      nameToUse: 'Zonnebloem',
      _version: seen,
    });
    expect(conflict.status).toBe(409);
    expect(conflict.body).toContain('Mehret');
    expect(conflict.body).toContain('Zonnebloem');
    const contact = { telephone1: '06 8765 4321', telephone2: '', mail: '', throughSomeone: '', staysAt: 'Elders' };
    const version = hiddenField((await joke.get(`/clients/${reference}/contact/edit`)).body, '_version');
    expect((await karel.post(`/clients/${reference}/contact`, { ...contact, _version: version })).status).toBe(303);
    const second = await joke.post(`/clients/${reference}/contact`, {
      ...contact,
      staysAt: 'Weer elders',
      _version: version,
    });
    expect(second.status).toBe(409);
    expect(second.body).toContain('Weer elders');
    const asked = await bram.post(`/clients/${reference}/contact/call`, { reason: 'client-asked' });
    expect(asked.body).toContain('06 8765 4321');
  });

  it('T4 fields that were not asked for change nothing', async () => {
    for (const extra of ['role', 'region', 'granter', 'status', 'id', 'author', 'case_id', '__proto__']) {
      expect((await bram.post(`/clients/${reference}/notes`, { ...visitNote(), [extra]: 'x' })).status).toBe(400);
      expect((await joke.post(`/clients/${reference}/closure`, { reason: 'goal-reached', [extra]: 'x' })).status).toBe(
        400,
      );
    }
    expect(await rows(`select status from naast.case_file where reference = $1`, [reference])).toEqual([
      { status: 'open' },
    ]);
  });

  it('T2 T8 every page of a case that is not mine is not there, and says the same as one that never was', async () => {
    const { location } = await bram.post(`/clients/${reference}/notes`, visitNote());
    const id = location?.split('#record-')[1] ?? '';
    const foreign = await world.as(world.people.lies, (visit) =>
      openNewCase(visit, ordinaryCase({ nameToUse: 'Zeldzame Naam' })),
    );
    const before = await rows('select count(*) from naast.case_record');
    const paths = ['', '/notes/new', `/notes/${id}`, '/details', '/contact', '/contact/edit', '/closure'];
    for (const path of paths) {
      const missing = await bram.get(`/clients/00000000${path}`);
      expect(missing.status).toBe(404);
      expect(await bram.get(`/clients/${foreign.reference}${path}`)).toEqual(missing);
      expect((await lies.get(`/clients/${reference}${path}`)).status).toBe(404);
    }
    for (const path of [
      '/notes',
      `/notes/${id}`,
      '/draft/note',
      '/draft/note/removal',
      '/details',
      '/contact',
      '/closure',
      '/reopening',
      `/worries/${id}`,
    ]) {
      expect((await bram.post(`/clients/${foreign.reference}${path}`, visitNote())).status).toBe(404);
      expect((await lies.post(`/clients/${reference}${path}`, visitNote())).status).toBe(404);
    }
    // The right case with a record of another one, and an id that is none.
    expect((await lies.get(`/clients/${foreign.reference}/notes/${id}`)).status).toBe(404);
    expect((await lies.get(`/clients/${foreign.reference}/notes/not-an-id`)).status).toBe(404);
    expect(await rows('select count(*) from naast.case_record')).toEqual(before);
  });

  it('leaves name, rules, contact data and closing to the coordinator', async () => {
    for (const path of ['/details', '/contact/edit', '/closure'])
      expect((await bram.get(`/clients/${reference}${path}`)).status).toBe(404);
    expect((await bram.post(`/clients/${reference}/closure`, { reason: 'goal-reached' })).status).toBe(404);
  });

  it('refuses a BSN in a note; a coordinator may say with a reason that it is none, a volunteer may not', async () => {
    const note = { ...visitNote(), said: 'Kenmerk 111222333' };
    const refused = await bram.post(`/clients/${reference}/notes`, note);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Kenmerk 111222333');
    expect(refused.body).not.toContain('name="noBsnReason"');
    expect(
      (await bram.post(`/clients/${reference}/notes`, { ...note, noBsnReason: 'Dit is een zaaknummer' })).status,
    ).toBe(422);
    expect((await joke.post(`/clients/${reference}/notes`, note)).body).toContain('name="noBsnReason"');
    expect((await joke.post(`/clients/${reference}/notes`, { ...note, noBsnReason: 'Het is 111222333' })).status).toBe(
      422,
    );
    expect(
      (await joke.post(`/clients/${reference}/notes`, { ...note, noBsnReason: 'Dit is een zaaknummer' })).status,
    ).toBe(303);
  });

  it('has no field for the account of what happened, and says so kindly', async () => {
    const { body } = await bram.get(`/clients/${reference}/notes/new`);
    expect(body).toContain('Schrijf niet op wat de cliënt is overkomen.');
  });

  it('gives an impossible or future day back with what was typed', async () => {
    for (const happenedOn of ['31-2-2026', '1-1-2190', 'gisteren']) {
      const answer = await bram.post(`/clients/${reference}/notes`, { ...visitNote(), happenedOn });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Samen de brief gelezen.');
      expect(answer.body).toContain(happenedOn);
    }
  });

  it('says on every page below a client who it is, how to reach them safely, what comes first and who is beside them', async () => {
    const first = { name: 'Bezwaar', day: '2026-12-04', of: 'limit', href: `/clients/${reference}/limits/1` } as const;
    const routes = underClients(caseRoutes(desk, []), async () => [first]);
    const visitor = await testingDesk(world, routes)(world.people.joke);
    const at = `/clients/${reference}`;
    const below = ['notes/new', 'contact', 'details', 'card', 'around/new', 'consents/new', 'closure'];
    const refused = (await visitor.post(`${at}/notes`, { ...visitNote(), happenedOn: '31-2-2026' })).body;
    const pages = await Promise.all(below.map(async (page) => (await visitor.get(`${at}/${page}`)).body));
    for (const body of [...pages, refused]) {
      const [head = ''] = /<section class="client-head.*?<\/section>/s.exec(body) ?? [];
      for (const words of [
        `href="${at}"`,
        'Laat nooit een bericht achter',
        'Bezwaar',
        '4 december 2026',
        'Bram Postma',
      ])
        expect(head).toContain(words);
      expect(body.match(/class="client-head/g)).toHaveLength(1);
    }
    const missing = await visitor.get(`${at}/notes/${newId()}`);
    expect(missing).toMatchObject({ status: 404 });
    expect(missing.body).not.toContain('client-head');
  });

  it('offers closing the case last of all, after everything that one comes for', async () => {
    const { body } = await joke.get(`/clients/${reference}`);
    const places = ['Schrijf een verslag', 'Bekijk telefoon en adres', 'id="timeline"', 'id="consents"', '/closure"'];
    const found = places.map((words) => body.indexOf(words));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('puts what other rooms tell between the records of the case, each in its place, and by kind', async () => {
    const told = (on: string, view: string) => ({ kind: 'letters' as const, on, view });
    const panel: CasePanel = {
      order: 1,
      show: async () => '',
      happened: async () => [told('2020-02-02', 'Een oude brief'), told('2090-01-01', 'Een nieuwe brief')],
    };
    const visitor = await testingDesk(world, caseRoutes(desk, [panel]))(world.people.joke);
    await bram.post(`/clients/${reference}/notes`, visitNote());
    const whole = (await visitor.get(`/clients/${reference}`)).body;
    const found = ['Een nieuwe brief', 'Samen de brief gelezen.', 'Een oude brief'].map((words) =>
      whole.indexOf(words),
    );
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    const letters = (await visitor.get(`/clients/${reference}?what=letters`)).body;
    expect(letters).toContain('Een oude brief');
    expect(letters).not.toContain('Samen de brief gelezen.');
    expect((await visitor.get(`/clients/${reference}?what=contacts`)).body).not.toContain('Een oude brief');
    expect((await visitor.get(`/clients/${reference}?since=month`)).body).not.toContain('Een oude brief');
  });

  it('shows what other rooms hand over, in their order, and asks the same number of statements for one record as for forty', async () => {
    const panels: CasePanel[] = [
      { order: 20, show: async () => 'Tweede paneel' },
      { order: 10, show: async (open) => `Eerste paneel van ${open.reference}` },
    ];
    const visitor = await testingDesk(world, caseRoutes(desk, panels))(world.people.joke);
    const statementsFor = async () => {
      const before = world.test.installation('staff').statements();
      const { body } = await visitor.get(`/clients/${reference}`);
      return { body, statements: world.test.installation('staff').statements() - before };
    };
    const few = await statementsFor();
    expect(few.body.indexOf(`Eerste paneel van ${reference}`)).toBeGreaterThan(0);
    expect(few.body.indexOf('Tweede paneel')).toBeGreaterThan(few.body.indexOf('Eerste paneel'));
    await world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      for (let at = 0; open && at < 40; at += 1) {
        await addNote(open, {
          happenedOn: '2026-03-01',
          way: 'visit',
          topics: ['letters'],
          said: `Bericht ${at}`,
          agreed: null,
          worries: null,
          noBsnReason: null,
        });
      }
    });
    const many = await statementsFor();
    expect(many.statements).toBe(few.statements);
    expect(many.body).toContain('Bericht 39');
    expect(many.body).not.toContain('Bericht 5<');
    expect((await visitor.get(`/clients/${reference}?page=5`)).body).toContain('Bericht 5<');
  });
});
