import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { closingReasons } from '#app/service/cases/closing/reasons.ts';
import { addTask, closeCase, openNewCase, readAnswers } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { confirmLetter, findLetter, foundFacts, proposalsOf } from '#app/service/letters/index.ts';
import { setLetterAside } from '#app/service/letters/letter-set-aside.store.ts';
import { insertLetter } from '#app/service/letters/letters.store.ts';
import { giveAnswer } from '#app/service/procedures/authorities/answering.store.ts';
import { definitions } from '#app/service/procedures/definitions/index.ts';
import { keepAppointment } from '#app/service/procedures/events/appointments.store.ts';
import { type NewEvent, recordEvent } from '#app/service/procedures/events/index.ts';
import { ContactNotSafe } from '#app/service/procedures/gate/gate.store.ts';
import { readProcedure, startProcedure } from '#app/service/procedures/running/index.ts';
import { events } from '#app/service/procedures/running/rows.ts';
import { listTasks } from '#app/service/procedures/tasks/tasks.store.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../support/test-world.ts';

const papers = definitions().find('identity-papers');
const contactHappenings = papers?.happenings.filter(({ contact }) => contact) ?? [];
const contactStages = papers?.stages.filter(({ contact }) => contact) ?? [];
/** Every sentence of a step of contact, and the names of what can be planned there. */
const contactWords = [
  ...contactHappenings.map(({ code }) => papers?.words.nl.happenings[code] ?? ''),
  ...contactStages.flatMap(({ id }) => {
    const { name = '', explain = '', client = '', volunteer = '' } = papers?.words.nl.stages[id] ?? {};
    return [name, explain, client, volunteer];
  }),
].filter((words) => words !== '');

const red = 'Ga niet en bel niet voordat de advocaat dat heeft gezegd.';
const redLetter = 'Ga niet en bel niet voordat de advocaat dat vandaag heeft gezegd.';
const day = (ahead: number) => today().add({ days: ahead }).toString();
const inWords = (iso: string) => longDate(iso, 'nl');
const factsOn = (on: string) => ({ certainty: 'sure' as const, days: { on }, lawyerDay: null, stated: null });

const embassyLetter = (on: string) => `Embassy of Sylvania
Consular Section
The Hague

Ms A. Example
Postbus 4

The Hague, ${longDate(day(-3), 'en')}

Subject: appointment for a passport

Dear Ms Example,

You are invited for an appointment at the Embassy on ${longDate(on, 'en')} at 10:00 for your passport application.
Please bring your birth certificate, two photographs and the fee in cash. You must attend in person.

Yours sincerely,
Consular Section, Embassy of Sylvania`;

describe('contact with the authorities of the country of a client', () => {
  let world: TestWorld;
  let bram: StaffVisitor;
  let joke: StaffVisitor;
  let noor: StaffVisitor;
  let reference: string;
  let procedure: string;
  let at: string;
  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    const people = world.people;
    [bram, joke, noor] = (await Promise.all([people.bram, people.joke, people.noor].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
      StaffVisitor,
    ];
  });
  afterAll(() => world?.close());

  const inCase = <T>(work: (open: OpenCase) => Promise<T>): Promise<T> =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'procedure.change');
      if (!open) throw new Error('The case does not open.');
      return work(open);
    });

  beforeEach(async () => {
    const { joke: coordinator, bram: volunteer } = world.people;
    ({ reference } = await world.as(coordinator, (visit) => openNewCase(visit, ordinaryCase())));
    await world.as(coordinator, (visit) => assignVolunteerTo(visit, reference, volunteer.id));
    const begin = { key: 'identity-papers', begun: day(-90), startedFrom: null };
    procedure = (await inCase((open) => startProcedure(open, begin))) ?? '';
    at = `/clients/${reference}/procedures/${procedure}`;
  });

  // Lists are over all cases: those of the other tests are out of them.
  afterEach(() =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.close');
      if (open) await closeCase(open, closingReasons[0]);
    }),
  );

  /** Client and lawyer say so, on the page, as a volunteer writes it down; a yes of the lawyer is the coordinator's to write. */
  const answer = async (
    whose: 'client' | 'lawyer',
    says: 'yes' | 'no',
    by = whose === 'lawyer' && says === 'yes' ? joke : bram,
  ) => {
    const page = `/clients/${reference}/authorities`;
    const { body } = await by.get(page);
    const fields = { whose, says, on: inWords(day(0)), ...(whose === 'lawyer' ? { lawyer: 'mr. Proef' } : {}) };
    const hidden = { _key: hiddenField(body, '_key'), _version: hiddenField(body, '_version') };
    return by.post(page, { ...fields, ...hidden });
  };

  it('is not opened by a volunteer who writes down both answers; her coordinator sees the paper and opens it', async () => {
    const page = `/clients/${reference}/authorities`;
    await answer('client', 'yes');
    expect((await answer('lawyer', 'yes', bram)).status).toBe(303);
    expect((await bram.get(page)).body).toContain('telt pas als een coördinator het heeft gezien');
    expect((await bram.get(page)).body).not.toContain('Ik heb het gezien');
    for (const visitor of [bram, joke]) expect((await plan(visitor)).status).toBe(409);
    // It is among what is due until it counts.
    const isAsked = async () => (await joke.get('/limits')).body.includes('volgens de vrijwilliger ja');
    expect(await isAsked()).toBe(true);
    const { body } = await joke.get(page);
    const seen = body.slice(body.indexOf('Een vrijwilliger schreef dit ja op') - 2000);
    const field = (name: string) => hiddenField(seen, name);
    const fields = Object.fromEntries(
      ['_key', '_version', 'whose', 'says', 'lawyer', 'on'].map((name) => [name, field(name)]),
    );
    expect((await joke.post(page, fields)).status).toBe(303);
    expect((await joke.get(page)).body).toContain('Allebei ja');
    expect(await isAsked()).toBe(false);
    expect((await plan(bram)).status).toBe(303);
  });

  const plan = async (visitor: StaffVisitor, change: Record<string, string> = {}) => {
    const { body } = await visitor.get(`${at}/events/new?what=papers-asked`);
    const fields = { what: 'embassy-appointment', on: inWords(day(9)), certainty: 'sure', ...change };
    return visitor.post(`${at}/events`, { _key: hiddenField(body, '_key'), ...fields });
  };

  /** As the releases before wrote it: past every gate. */
  const plannedBefore = (happening: string, on: string | null) =>
    inCase(async (open) => {
      const running = await readProcedure(open, procedure);
      if (!running) throw new Error('The procedure does not open.');
      const facts =
        on === null
          ? { ...factsOn(''), certainty: 'to-be-fixed' as const, days: {} }
          : { ...factsOn(on), time: '10:00' };
      const document = { happening, facts, cancelled: false, document: null, without: [], changes: [] };
      const clear = { procedure_id: procedure };
      const id = await events.insert(open, { act: 'added', document, clear });
      await keepAppointment(open, running, { id, document }, null);
      return id;
    });

  /** A letter of the embassy with an appointment, confirmed as it was read; gives its id. */
  const broughtByLetter = (on: string) =>
    inCase(async (open) => {
      const reading = readLetter(pagesOfText(embassyLetter(on)));
      const id = await insertLetter(open, {
        originals: [],
        uploadedBy: 'Bram',
        uploadedAt: new Date().toISOString(),
        scannedAt: null,
        pages: [],
        closedFiles: [],
        reading,
        seen: { days: [], appointments: [], says: [], wrong: [] },
        confirmation: null,
        setAside: null,
      });
      const letter = await findLetter(open, id);
      if (!letter) throw new Error('The letter is not there.');
      const facts = foundFacts(reading);
      const choices = proposalsOf(reading, facts).map(
        ({ key }) => ({ key, choice: 'take', day: null, reason: null }) as const,
      );
      await confirmLetter(open, letter, letter.version, { facts, choices });
      return id;
    });

  const appointments = () =>
    inCase(async (open) =>
      (await listTasks(open)).filter(({ kind, state }) => kind === 'appointment' && state === 'open'),
    );

  /** Every page of this client and of what is due that a colleague can come to, by following every link. */
  const everyPage = async (visitor: StaffVisitor): Promise<Map<string, string>> => {
    const pages = new Map<string, string>();
    const more = [
      ...[
        '/',
        '/clients',
        '/limits',
        '/limits?show=week',
        '/limits?show=weeks',
        '/limits/month',
        '/limits/authorities',
      ],
      `/limits/month?month=${day(9).slice(0, 7)}`,
      ...[`/clients/${reference}`, `/clients/${reference}/procedures`, `${at}?show=all`],
      ...['nl', 'en'].map((lang) => `${at}/paper?lang=${lang}`),
      ...(papers?.stages.map(({ id }) => `${at}/stages/${id}`) ?? []),
      `${at}/events/new`,
    ];
    for (let path = more.pop(); path !== undefined; path = more.pop()) {
      if (pages.has(path)) continue;
      const { status, body } = await visitor.get(path);
      pages.set(path, status === 200 ? body : '');
      for (const [, href = ''] of body.matchAll(/href="(\/[^"#]*)/g)) {
        const next = href.replaceAll('&amp;', '&');
        const isMonth = next.startsWith('/limits/month?');
        if (next.startsWith(`/clients/${reference}`) || (next.startsWith('/limits') && !isMonth)) more.push(next);
      }
      if (pages.size > 300) throw new Error('There is no end of pages.');
    }
    return pages;
  };
  const showing = (pages: Map<string, string>, words: readonly string[]) =>
    [...pages].flatMap(([path, body]) => words.filter((one) => body.includes(one)).map((one) => `${path}: ${one}`));

  it('T133 is on no page, paper or list, in no search and in no calendar, for anybody, while nobody said that it is safe', async () => {
    expect(contactWords.length).toBeGreaterThan(10);
    for (const visitor of [bram, joke]) {
      const pages = await everyPage(visitor);
      expect(pages.size).toBeGreaterThan(30);
      expect(showing(pages, contactWords)).toEqual([]);
      const found = await visitor.post('/search', { term: 'ambassade' });
      expect([found.status, found.body.includes('/clients/')]).toEqual([200, false]);
      const calendar = await visitor.get('/limits/calendar');
      const made = await visitor.post('/limits/calendar', { _key: hiddenField(calendar.body, '_key') });
      const feed = /\/calendar\?key=[\w-]{43}/.exec(made.body)?.[0] ?? '';
      expect((await visitor.get(feed)).body).not.toContain('VEVENT');
    }
    expect((await noor.get(`/clients/${reference}/authorities`)).status).toBe(404);
  });

  it('T133 can be made by no address and no role, while nobody said that it is safe, or one of the two said no', async () => {
    const ways = [{}, { certainty: 'to-be-fixed', on: '' }, { what: 'embassy-visited', on: inWords(day(-1)) }];
    for (const before of ['nobody', 'client', 'lawyer'] as const) {
      if (before === 'client') await answer('client', 'yes');
      if (before === 'lawyer') await answer('lawyer', 'no');
      for (const visitor of [bram, joke])
        for (const way of ways) {
          const { status, body } = await plan(visitor, way);
          expect([before, status]).toEqual([before, 409]);
          expect(body).toContain('Deze wegen blijven over');
        }
      for (const { code } of contactHappenings) {
        const { body } = await bram.get(`${at}/events/new?what=${code}`);
        expect(body).not.toContain('name="certainty"');
      }
    }
    expect(await appointments()).toEqual([]);
    expect(await inCase(async (open) => (await readProcedure(open, procedure))?.events.length)).toBe(1);
    expect((await plan(noor)).status).toBe(404);
  });

  it('T133 is refused to every other part of the program too', async () => {
    for (const { code } of contactHappenings) {
      const event: NewEvent = { happening: code, facts: factsOn(day(-1)), document: null };
      await expect(inCase((open) => recordEvent(open, procedure, event))).rejects.toThrow(ContactNotSafe);
    }
  });

  it('T133 is not opened by writing down by hand that the lawyer said so, nor by a letter of somebody else', async () => {
    const said = await plan(bram, { what: 'safe', on: inWords(day(-1)) });
    expect(said.location).toBe(`/clients/${reference}/authorities`);
    expect((await plan(bram)).status).toBe(409);
    expect((await plan(bram, { document: `letter:${procedure}` })).status).toBe(409);
    const letter = await broughtByLetter(day(12));
    // Their letter carries their own day, and no other.
    expect((await plan(bram, { document: `letter:${letter}` })).status).toBe(409);
  });

  it('is planned once both said yes, each with who wrote it down', async () => {
    await answer('client', 'yes');
    expect((await answer('lawyer', 'yes')).status).toBe(303);
    const { body } = await joke.get(`/clients/${reference}/authorities`);
    for (const words of ['Ja, mr. Proef schreef dat', 'Bram', 'Allebei ja']) expect(body).toContain(words);
    expect((await plan(bram)).status).toBe(303);
    const map = (await bram.get(at)).body;
    expect(map).toContain('Naar de ambassade');
    expect(map).not.toContain(red);
    // What the map asks first is answered there by the same act.
    expect(map).toContain(papers?.words.nl.happenings.safe);
    expect(await appointments()).toHaveLength(1);
  });

  it('is taken back by a later no, and the coordinator is told; what is called off cannot be put back by anybody', async () => {
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    await plan(bram);
    const [task] = await appointments();
    await answer('client', 'no');
    expect(await appointments()).toEqual([]);
    const home = (await joke.get('/limits?show=week')).body;
    expect(home).toContain('Contact met de overheid van het land is niet veilig: vertel het door');
    const page = `/clients/${reference}/tasks/${task?.id}`;
    const shown = (await joke.get(page)).body;
    const reopened = await joke.post(`${page}/state`, {
      _version: hiddenField(shown, '_version'),
      state: 'open',
      reason: '',
    });
    expect(reopened.status).toBe(409);
    const event = new RegExp(`${at}/events/[0-9a-f-]{36}(?=">Afspraak bij)`).exec((await bram.get(at)).body)?.[0] ?? '';
    const cancelled = (await bram.get(event)).body;
    const restored = await bram.post(`${event}/cancel`, {
      _version: hiddenField(cancelled, '_version'),
      cancelReason: 'Toch wel',
    });
    expect(restored.status).toBe(409);
    expect(await appointments()).toEqual([]);
    // The answers from before stay to be read.
    expect((await bram.get(`/clients/${reference}/authorities`)).body).toContain('Eerdere antwoorden');
    // And the map says the answer that holds.
    expect((await bram.get(at)).body).toContain('niet veilig');
  });

  const newAppointment = () => `/clients/${reference}/appointments/new`;
  const keyIn = ({ body }: { body: string }) => ({ _key: hiddenField(body, '_key') });
  const ownAppointment = (what: string) => ({
    ...{ what, word: 'Gesprek', day: inWords(day(11)), time: '', place: '', room: '1' },
    ...{ travel: '', ticket: '', papers: '', interpreter: '', paper: '' },
  });

  /** What a colleague moved it to, once both said yes. */
  const movedByHand = async (on: string) => {
    const [task] = await appointments();
    const page = `/clients/${reference}/tasks/${task?.id}/appointment`;
    const { body } = await bram.get(page);
    const fields = {
      what: 'embassy',
      word: '',
      day: inWords(on),
      time: '10:00',
      place: '',
      room: '1',
      reason: 'Gebeld',
    };
    const hidden = { _version: hiddenField(body, '_version') };
    const none = { travel: '', ticket: '', papers: '', interpreter: '' };
    return bram.post(page, { ...fields, ...none, ...hidden });
  };

  /** Who waits for a lock of somebody else; over as soon as there are so many, or as this work is done. */
  const heldOrDone = async (
    admin: Awaited<ReturnType<TestWorld['test']['administrator']>>,
    number: number,
    work: Promise<unknown>,
  ) => {
    const over = work.then(() => true);
    for (let isOver = false; !isOver; ) {
      const { rows } = await admin.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      isOver = rows.length >= number || (await Promise.race([over, pause(5).then(() => false)]));
    }
  };
  const saysNo = () =>
    inCase(async (open) =>
      giveAnswer(open, {
        whose: 'client',
        said: { says: 'no', on: day(0), lawyer: null },
        seen: (await readAnswers(open)).version,
        reason: 'x',
      }),
    );

  it('T133 is taken back by a no that comes while a colleague plans it, on the map or beside it', async () => {
    const [holder, admin] = [await world.test.administrator(), await world.test.administrator()];
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    const [onMap, beside] = [await bram.get(`${at}/events/new?what=papers-asked`), await bram.get(newAppointment())];
    const ways = [
      () =>
        bram.post(`${at}/events`, {
          ...keyIn(onMap),
          what: 'embassy-appointment',
          on: inWords(day(9)),
          certainty: 'sure',
        }),
      () => bram.post(`/clients/${reference}/appointments`, { ...keyIn(beside), ...ownAppointment('embassy') }),
    ];
    for (const way of ways) {
      // The colleague has passed the gate, and waits before anything is written.
      await holder.query('begin; lock table naast.done_once in exclusive mode');
      const planning = way();
      await heldOrDone(admin, 1, planning);
      const no = saysNo();
      await heldOrDone(admin, 2, no);
      await holder.query('commit');
      expect([(await planning).status, await no]).toEqual([303, 'written']);
      expect(await appointments()).toEqual([]);
      expect((await way()).status).toBe(409);
      await answer('client', 'yes');
    }
  });

  it('T133 is taken back by a later no where a colleague put her own day in the place of that of their letter', async () => {
    const letter = await broughtByLetter(day(9));
    expect((await movedByHand(day(11))).status).toBe(409);
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    expect((await movedByHand(day(11))).status).toBe(303);
    await answer('client', 'no');
    expect(await appointments()).toEqual([]);
    // Nor is that day theirs from then on.
    expect((await plan(bram, { document: `letter:${letter}`, on: inWords(day(11)) })).status).toBe(409);
  });

  it('T133 is taken back by a later no where a colleague made her own appointment with their letter as its paper', async () => {
    const letter = await broughtByLetter(day(9));
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    const fields = {
      ...keyIn(await bram.get(newAppointment())),
      ...ownAppointment('other'),
      paper: `letter:${letter}`,
    };
    expect((await bram.post(`/clients/${reference}/appointments`, fields)).status).toBe(303);
    await answer('client', 'no');
    expect((await appointments()).map(({ dueDay }) => dueDay)).toEqual([day(9)]);
  });

  it('T133 is taken back by a later no where a colleague moved on the map what they had set by letter', async () => {
    const letter = await broughtByLetter(day(9));
    expect((await plan(bram, { document: `letter:${letter}` })).status).toBe(303);
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    const event = new RegExp(`${at}/events/[0-9a-f-]{36}(?=">Afspraak bij)`).exec((await bram.get(at)).body)?.[0] ?? '';
    const moved = {
      _version: hiddenField((await bram.get(event)).body, '_version'),
      on: inWords(day(11)),
      certainty: 'sure',
      reason: 'Gebeld',
      document: `letter:${letter}`,
    };
    expect((await bram.post(event, moved)).status).toBe(303);
    await answer('client', 'no');
    expect(await appointments()).toEqual([]);
  });

  it('T133 does not come back by hand, on the map or in the lists, once the letter that set it was set aside', async () => {
    const letter = await broughtByLetter(day(9));
    expect((await plan(bram, { document: `letter:${letter}` })).status).toBe(303);
    const other = (await inCase(async (open) => (await readProcedure(open, procedure))?.events))?.at(-1)?.id;
    const [task] = await appointments();
    await inCase(async (open) => {
      const kept = await findLetter(open, letter);
      if (kept) expect(await setLetterAside(open, kept, kept.version, 'Vals.')).toBe('saved');
    });
    expect(await appointments()).toEqual([]);
    const forms: [string, Record<string, string>][] = [
      [`${at}/events/${other}/cancel`, { cancelReason: 'Toch wel' }],
      [`/clients/${reference}/tasks/${task?.id}/state`, { state: 'open', reason: '' }],
    ];
    for (const [path, fields] of forms) {
      const { body } = await bram.get(path.replace(/\/\w+$/, ''));
      expect((await bram.post(path, { _version: hiddenField(body, '_version'), ...fields })).status).toBe(409);
    }
    expect(await appointments()).toEqual([]);
  });

  it('that they set themselves by letter is shown, in red, also after a no', async () => {
    const letter = await broughtByLetter(day(9));
    const pages = await everyPage(bram);
    const [task] = await appointments();
    const page = `/clients/${reference}/tasks/${task?.id}`;
    for (const path of [page, '/limits', `/clients/${reference}`, `/limits/month?month=${day(9).slice(0, 7)}`, '/'])
      expect([path, pages.get(path)?.includes(redLetter)]).toEqual([path, true]);
    const at = `/clients/${reference}/letters/${letter}`;
    expect(pages.get(at)).toContain(redLetter);
    expect((await bram.get(`${at}/copy?in=nl`)).body).toContain(
      'Ga niet en bel niet voordat uw advocaat dat heeft gezegd.',
    );
    const put = await plan(bram, { document: `letter:${letter}` });
    expect(put.status).toBe(303);
    expect(await appointments()).toHaveLength(1);
    await answer('lawyer', 'no');
    expect(await appointments()).toHaveLength(1);
    for (const path of [page, `/clients/${reference}/letters/${letter}`])
      expect((await bram.get(path)).body).toContain('Laat de brief vandaag aan de advocaat zien.');
  });

  it('that was planned before anybody asked stays in sight, in red, and the coordinator has a list of all of it', async () => {
    const event = await plannedBefore('embassy-appointment', day(9));
    const unfixed = await plannedBefore('embassy-appointment', null);
    const [task] = await appointments();
    const page = `/clients/${reference}/tasks/${task?.id}`;
    const pages = await everyPage(joke);
    const inRed = [
      page,
      at,
      `${at}/events/${event}`,
      `${at}/stages/P13.5`,
      '/limits',
      `/clients/${reference}`,
      '/limits/authorities',
    ];
    for (const path of inRed) expect([path, pages.get(path)?.includes(red)]).toEqual([path, true]);
    const list = pages.get('/limits/authorities') ?? '';
    for (const href of [page, `${at}/events/${unfixed}`, `${at}/stages/P13.5`])
      expect(list).toContain(`href="${href}"`);
    expect(pages.get('/')).toContain('/limits/authorities');
    expect(pages.get(`${at}/paper?lang=nl`)).toContain('voordat uw advocaat dat heeft gezegd');
    // Nobody is told how to go on with it.
    expect(
      showing(
        pages,
        contactStages.map(({ id }) => papers?.words.nl.stages[id]?.explain ?? ''),
      ),
    ).toEqual([]);
    // A colleague may call it off, not move it.
    const seen = pages.get(`${at}/events/${event}`) ?? '';
    const moved = {
      _version: hiddenField(seen, '_version'),
      on: inWords(day(11)),
      certainty: 'sure',
      reason: 'Verzet',
    };
    expect((await joke.post(`${at}/events/${event}`, moved)).status).toBe(409);
    await answer('lawyer', 'no');
    expect(await appointments()).toEqual([]);
    expect((await joke.get('/limits/authorities')).body).not.toContain(reference);
  });

  it('that was planned before is as it was once both said yes', async () => {
    await plannedBefore('embassy-appointment', day(9));
    await answer('client', 'yes');
    await answer('lawyer', 'yes');
    expect(await appointments()).toHaveLength(1);
    for (const path of ['/limits', at, `/clients/${reference}`]) expect((await bram.get(path)).body).not.toContain(red);
  });

  it('tells the access book that there was an answer, and not which', async () => {
    await inCase((open) =>
      giveAnswer(open, { whose: 'client', said: { says: 'no', on: day(0), lawyer: null }, seen: 0, reason: 'x' }),
    );
    const admin = await world.test.administrator();
    const { rows } = await admin.query(
      "select row_to_json(r)::text as row from naast.case_record r join naast.case_file f on f.id = r.case_id where f.reference = $1 and kind = 'authorities'",
      [reference],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toContain('"no"');
  });

  it('asks a person: an answer of a day to come, of no lawyer, or over that of a colleague is not taken', async () => {
    const page = `/clients/${reference}/authorities`;
    const { body } = await bram.get(page);
    const hidden = () => ({ _key: crypto.randomUUID(), _version: hiddenField(body, '_version') });
    const lawyer = { whose: 'lawyer', says: 'yes', on: inWords(day(0)), lawyer: 'mr. Proef' };
    expect((await bram.post(page, { ...lawyer, ...hidden(), on: inWords(day(2)) })).status).toBe(422);
    expect((await bram.post(page, { ...lawyer, ...hidden(), lawyer: '' })).status).toBe(422);
    expect((await bram.post(page, { ...lawyer, ...hidden() })).status).toBe(303);
    expect((await bram.post(page, { ...lawyer, ...hidden(), says: 'no' })).status).toBe(409);
  });

  it('has no task of its own kind that anybody could make by hand', async () => {
    await inCase((open) =>
      addTask(open, { kind: 'appointment', letter: null, day: day(3), time: null, place: null, term: null }),
    );
    // An appointment that nobody said is theirs stays an ordinary one.
    expect((await bram.get('/limits')).body).not.toContain(red);
  });
});
