import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { readDirectory } from '#app/service/directory/index.ts';
import { limitRoutes, limitsPanel } from '#app/service/procedures/index.ts';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { aroundRecord } from './around/around.ts';
import { cardRecord } from './card/card.ts';
import { caseRoutes } from './cases.pages.tsx';
import { endGrantsOfPeople } from './closing/closure.ts';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('daily work in a case file', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let reference: string;
  let at: string;
  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, [...limitRoutes(world), ...caseRoutes({} as Desk, [limitsPanel])]);
    joke = await atDesk(world.people.joke);
    bram = await atDesk(world.people.bram);
    noor = await atDesk(world.people.noor);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    reference = await world.as(world.people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, made.reference, world.people.bram.id);
      return made.reference;
    });
    at = `/clients/${reference}`;
  });

  const report = (change: Record<string, string> = {}) => ({
    _key: newId(),
    way: 'visit',
    happenedOn: '1-3-2026',
    reached: 'yes',
    minutes: '30',
    ...change,
  });
  const typed = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');
  const soon = () => today().add({ days: 5 });
  const rows = async (query: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(query, values)).rows;

  /** Bram stops and Noor takes over, with or without what he wrote. */
  const handOver = (earlierReports: boolean) =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.grant');
      if (!open) throw new Error('The case does not open.');
      await endGrantsOfPeople(visit, open.caseId, { reason: 'replaced' });
      await assignVolunteerTo(visit, reference, world.people.noor.id, { earlierReports });
    });

  it('keeps how long it took and whether it worked, and tells it as a sentence', async () => {
    await bram.post(`${at}/notes`, report({ said: 'Thee gedronken.', at: '14.30' }));
    await bram.post(`${at}/notes`, report({ way: 'telephone', reached: 'no', minutes: '' }));
    const { body } = await joke.get(at);
    expect(body).toContain('Om 14:30. Het duurde ongeveer een half uur.');
    expect(body).toContain('belde op 1 maart 2026. Het is niet gelukt elkaar te spreken.');
  });

  it('makes a task of a promise, with its day and who promised it; done by whoever presses it', async () => {
    const promise = { promise1: 'De school bellen', promiseDay1: typed(soon()) };
    expect((await bram.post(`${at}/notes`, report(promise))).status).toBe(303);
    const { body } = await joke.get(at);
    expect(body).toContain('De school bellen');
    expect(body).toContain('beloofd door Bram Postma');
    expect(await rows('select next_due_day::text from naast.case_file where reference = $1', [reference])).toEqual([
      { next_due_day: soon().toString() },
    ]);
    const task = /href="(\/clients\/[^"]*\/tasks\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    const seen = hiddenField((await joke.get(task)).body, '_version');
    expect((await joke.post(`${task}/state`, { state: 'done', _version: seen })).status).toBe(303);
    expect((await bram.get(task)).body).toContain('Joke Vermeer: gedaan');
  });

  it('gives a promise without a day, a day without a promise and a day that is past back, with everything typed', async () => {
    const wrong = [
      { promise1: 'De school bellen' },
      { promiseDay1: typed(soon()) },
      { promise1: 'De school bellen', promiseDay1: '1-1-2020' },
      { promise1: 'De school bellen', promiseDay1: typed(soon()), forCoordinator: 'yes' },
    ];
    for (const change of wrong) {
      const answer = await bram.post(`${at}/notes`, report({ said: 'Thee gedronken.', ...change }));
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Thee gedronken.');
    }
    expect(await rows("select 1 from naast.task where kind = 'promise' and due_day < current_date")).toEqual([]);
  });

  it('writes a promise down without a report, once for a form sent twice (T119)', async () => {
    const promise = { _key: newId(), what: 'Een pasfoto laten maken', day: typed(soon()) };
    const [one, other] = await Promise.all([1, 2].map(() => bram.post(`${at}/tasks`, promise)));
    expect(one?.location).toBe(other?.location);
    const { body } = await bram.get(at);
    expect(body.split('Een pasfoto laten maken')).toHaveLength(2);
  });

  it('shows a successor the card and not what was written before, also not to a query of her own (journey 11)', async () => {
    await bram.post(`${at}/card`, { _key: newId(), _version: '0', neverAsk: 'Het verleden' });
    await bram.post(`${at}/notes`, report({ said: 'Woorden van Bram.', worries: 'Zorg van Bram.' }));
    await joke.post(`${at}/notes`, report({ said: 'Woorden van Joke.' }));
    await handOver(false);
    const { body } = await noor.get(at);
    expect(body).toContain('Het verleden');
    expect(body).toContain('Woorden van Joke.');
    for (const hidden of ['Woorden van Bram.', 'Zorg van Bram.']) expect(body).not.toContain(hidden);
    const seen = await world.as(world.people.noor, (visit) =>
      visit.db.selectFrom('case_record').select('kind').where('author', '=', world.people.bram.id).execute(),
    );
    expect(seen.map(({ kind }) => kind)).toEqual(['card']);
    expect((await bram.get(at)).status).toBe(404);
    expect((await joke.get(at)).body).toContain('Woorden van Bram.');
  });

  it('shows a successor earlier reports when her grant says so, and never those for the coordinator', async () => {
    await bram.post(`${at}/notes`, report({ said: 'Woorden van Bram.' }));
    await bram.post(`${at}/notes`, report({ said: 'Voor Joke alleen.', forCoordinator: 'yes' }));
    await joke.post(`${at}/notes`, report({ said: 'Onder ons.', forCoordinator: 'yes' }));
    expect((await bram.get(at)).body).toContain('Voor Joke alleen.');
    expect((await bram.get(at)).body).not.toContain('Onder ons.');
    await handOver(true);
    const { body } = await noor.get(at);
    expect(body).toContain('Woorden van Bram.');
    for (const hidden of ['Voor Joke alleen.', 'Onder ons.']) expect(body).not.toContain(hidden);
    expect((await joke.get(at)).body).toContain('Voor Joke alleen.');
  });

  it('lets whoever changes a report not change who may read it', async () => {
    const { location } = await bram.post(`${at}/notes`, report({ said: 'Voor Joke alleen.', forCoordinator: 'yes' }));
    const path = `${at}/notes/${location?.split('#record-')[1]}`;
    const { _key, ...change } = report({ said: 'Voor Joke, anders.' });
    const seen = hiddenField((await joke.get(path)).body, '_version');
    expect((await joke.post(path, { ...change, _version: seen })).status).toBe(303);
    expect((await bram.get(at)).body).toContain('Voor Joke, anders.');
    await handOver(true);
    expect((await noor.get(at)).body).not.toContain('Voor Joke');
  });

  it('T118 shows both cards to the second of two who made one, and keeps one card', async () => {
    const card = { _key: newId(), _version: '0', speaking: 'Rustig praten' };
    expect((await bram.post(`${at}/card`, card)).status).toBe(303);
    expect((await bram.post(`${at}/card`, card)).status).toBe(303);
    const conflict = await joke.post(`${at}/card`, { ...card, _key: newId(), speaking: 'Niet bellen' });
    expect(conflict.status).toBe(409);
    for (const text of ['Rustig praten', 'Niet bellen']) expect(conflict.body).toContain(text);
    const again = { ...card, _key: newId(), speaking: 'Niet bellen', _version: hiddenField(conflict.body, '_version') };
    expect((await joke.post(`${at}/card`, again)).status).toBe(303);
    expect((await bram.get(at)).body).toContain('Niet bellen');
    const kept = await rows(
      'select version, replaced_at is null as newest from naast.case_record r join naast.case_file f on ' +
        "f.id = r.case_id where f.reference = $1 and kind = 'card' order by version",
      [reference],
    );
    expect(kept).toEqual([
      { version: 1, newest: false },
      { version: 2, newest: true },
    ]);
  });

  it('keeps the shelter’s contact beside address and telephone, and the lawyer where every helper sees her', async () => {
    const lawyer = {
      _key: newId(),
      role: 'lawyer',
      name: 'Mr. Zwaan',
      organisation: 'Zwaan Advocaten',
      telephone: '030 555 01 04',
    };
    expect((await bram.post(`${at}/around`, lawyer)).location).toBe(`${at}#around`);
    const shelter = { _key: newId(), role: 'shelter', name: 'Fatma van de opvang', telephone: '06 5550 0105' };
    expect((await bram.post(`${at}/around`, shelter)).status).toBe(422);
    expect((await joke.post(`${at}/around`, { ...shelter, _key: newId() })).location).toBe(`${at}/contact#around`);
    const { body } = await bram.get(at);
    expect(body).toContain('Mr. Zwaan');
    expect(body.indexOf('Laat nooit een bericht achter')).toBeLessThan(body.indexOf('030 555 01 04'));
    expect(body).not.toContain('Fatma');
    const contact = (await joke.get(`${at}/contact`)).body;
    expect(contact).toContain('Fatma van de opvang');
    const hidden = /around\/([0-9a-f-]{36})/.exec(contact)?.[1];
    expect((await bram.get(`${at}/around/${hidden}`)).status).toBe(404);
    expect((await bram.get(`${at}/around/new`)).body).not.toContain('value="shelter"');
  });

  it('forgets no field of the card and of who is around', async () => {
    for (const record of [cardRecord, aroundRecord]) expect(await forgottenIn(record)).toEqual([]);
  });

  it('takes somebody off who is not around any more, and T118 shows both to the second who changes her', async () => {
    const lawyer = { role: 'lawyer', name: 'Mr. Zwaan' };
    await bram.post(`${at}/around`, { ...lawyer, _key: newId() });
    const path = /href="(\/clients\/[^"]*\/around\/[0-9a-f-]{36})"/.exec((await bram.get(at)).body)?.[1] ?? '';
    const seen = hiddenField((await bram.get(path)).body, '_version');
    expect((await joke.post(path, { ...lawyer, name: 'Mr. Reiger', _version: seen })).status).toBe(303);
    const conflict = await bram.post(path, { ...lawyer, gone: 'yes', _version: seen });
    expect(conflict.status).toBe(409);
    expect(conflict.body).toContain('Mr. Reiger');
    const version = hiddenField(conflict.body, '_version');
    expect((await bram.post(path, { ...lawyer, gone: 'yes', _version: version })).status).toBe(303);
    expect((await joke.get(at)).body).not.toContain('Mr. Zwaan');
  });

  it('asks for the receiver of what goes out, and for an end', async () => {
    const consent = { purpose: 'referral', text: 'Ja.', how: 'spoken', from: typed(today()), until: typed(soon()) };
    const wrong = [
      {},
      { receiver: 'Opvang', until: '1-1-2020' },
      { receiver: 'Opvang', until: '1-1-2199' },
      { receiver: 'Opvang', from: typed(soon()) },
    ];
    for (const change of wrong)
      expect((await bram.post(`${at}/consents`, { ...consent, ...change, _key: newId() })).status).toBe(422);
    const saved = await bram.post(`${at}/consents`, { ...consent, receiver: 'Opvang De Brug', _key: newId() });
    expect(saved.location).toBe(`${at}#consents`);
    expect((await joke.get(at)).body).toContain('Opvang De Brug');
  });

  it('offers the receiver’s name as the directory and the people around write it, by a code in the address', async () => {
    await bram.post(`${at}/around`, { _key: newId(), role: 'lawyer', name: 'Mr. Zwaan' });
    const [entry] = await world.as(world.people.bram, (visit) => readDirectory(visit));
    if (!entry) throw new Error('The directory is empty.');
    const { body } = await bram.get(`${at}/consents/new?purpose=referral&to=${entry.code}`);
    expect(body).toMatch(/<input[^>]*value="referral"[^>]*checked/);
    expect(/<input[^>]*name="receiver"[^>]*>/.exec(body)?.[0]).toContain(`value="${entry.content.name}"`);
    expect(body).toContain('<option value="Mr. Zwaan">');
    expect((await bram.get(`${at}/consents/new?to='--`)).status).toBe(200);
  });

  it('takes a consent back in a closed case too, once, and tells the second that it was done', async () => {
    const consent = {
      purpose: 'bundle',
      receiver: 'Mr. Zwaan',
      text: 'Ja.',
      how: 'spoken',
      from: typed(today()),
      until: typed(soon()),
    };
    await bram.post(`${at}/consents`, { ...consent, _key: newId() });
    const path = /href="(\/clients\/[^"]*\/consents\/[0-9a-f-]{36})"/.exec((await bram.get(at)).body)?.[1] ?? '';
    await joke.post(`${at}/closure`, { reason: 'own-wish', why: 'Zij wil verder zonder ons.' });
    expect((await joke.post(`${at}/consents`, { ...consent, _key: newId() })).status).toBe(409);
    const back = { how: 'written', _version: hiddenField((await joke.get(path)).body, '_version') };
    expect((await joke.post(`${path}/ending`, back)).status).toBe(303);
    expect((await joke.post(`${path}/ending`, back)).status).toBe(409);
    const { body } = await joke.get(at);
    expect(body).toContain('ingetrokken op');
    expect(body).toContain('Zij wil verder zonder ons.');
  });

  it('shows of the timeline what was chosen, by kind, period and writer, and everything for a code it does not know', async () => {
    await bram.post(`${at}/notes`, report({ said: 'Woorden van Bram.' }));
    await joke.post(`${at}/notes`, report({ said: 'Woorden van Joke.' }));
    const shown = async (query: string) => (await joke.get(`${at}?${query}`)).body;
    const accepted = 'opende dit dossier';
    expect(await shown('what=contacts')).toContain('Woorden van Bram.');
    expect(await shown('what=contacts')).not.toContain(accepted);
    expect(await shown('what=case')).not.toContain('Woorden van');
    const ofBram = await shown(`by=${world.people.bram.id}&since=month`);
    expect(ofBram).toContain('Woorden van Bram.');
    expect(ofBram).not.toContain('Woorden van Joke.');
    await rows("update naast.case_record set written_at = now() - interval '2 months' where kind = 'note'");
    expect(await shown('what=contacts&since=month')).toContain('Hier is niets van deze keuze.');
    for (const odd of ["what='--", 'since=1e9', 'by=not-an-id', `by=${newId()}`])
      expect((await joke.get(`${at}?${odd}`)).status).toBe(200);
    expect(await shown("what='--")).toContain(accepted);
  });
});
