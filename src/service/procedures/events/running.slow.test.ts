import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { approveTexts } from '#app/service/approvals/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { approvableOf } from '../approval/index.ts';
import { definitions } from '../definitions/index.ts';
import { addLimit, listLimits } from '../limits/limits.store.ts';
import { noticesOf } from '../limits/notices.ts';
import { mapPanel, wayRoutes } from '../map/index.ts';

vi.mock('../definitions/content-files.ts', async () => {
  const { filesOf } = await import('../testing/procedures.ts');
  return { runs: [], files: filesOf() };
});

const ago = (days: number) => today().subtract({ days }).toString();
const inWords = (day: string) => longDate(day, 'nl');
const after = (day: string, term: string) => Temporal.PlainDate.from(day).add(term).toString();

/** A letter of the client, as another module would report it. */
const letter = '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b';
const papers = async () => [{ value: `letter:${letter}`, label: 'De brief van de IND' }];

describe('a procedure of a client', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  let at: string;
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(papers), panels: [mapPanel] }));
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference } = await desk.newCase());
    const all = `/clients/${reference}/procedures`;
    const begun = await bram.post(all, { ...formOn((await bram.get(all)).text, all), key: 'trial', begun: ago(90) });
    expect(begun.status).toBe(303);
    at = begun.location;
  });

  const record = async (what: string, fields: Record<string, string>, who = bram) => {
    const form = formOn((await who.get(`${at}/events/new?what=${what}`)).text, `${at}/events`);
    return who.post(`${at}/events`, { ...form, certainty: 'sure', ...fields });
  };
  const eventOn = async (what: string) =>
    new RegExp(`href="(${at}/events/[0-9a-f-]{36})">Er gebeurde: ${what}<`).exec((await bram.get(at)).text)?.[1] ?? '';
  const rewrite = async (event: string, fields: Record<string, string>, who = bram) =>
    who.post(event, { ...formOn((await who.get(event)).text, event), certainty: 'sure', ...fields });
  const limits = () =>
    desk.rows(
      `select l.id, l.catalogue_id, l.start_day::text, l.driving_day::text, l.state from naast.legal_limit l
        join naast.case_file f on f.id = l.case_id where f.reference = $1 order by l.catalogue_id, l.driving_day`,
      [reference],
    );
  const limitOf = async (term: string) => (await limits()).find((one) => one.catalogue_id === term);

  it('stands on the page of the client, and on its map where she is', async () => {
    expect((await bram.get(`/clients/${reference}`)).text).toContain('Nu: Stap P1.1');
    await record('m55', { on: ago(10) });
    const { text } = await bram.get(at);
    expect(text).toMatch(/<li class="station here" aria-current="step">.*?Stap P1\.2/s);
    expect(text).toMatch(/<li class="station behind">.*?Stap P1\.1/s);
    expect(text).toContain('class="rail');
    expect((await bram.get(`/clients/${reference}`)).text).toContain('Nu: Stap P1.2');
  });

  it('starts its limits, with everything they were counted from', async () => {
    await record('decision', { letter: ago(9), sent: ago(7) });
    expect(await limitOf('TM08')).toMatchObject({ start_day: ago(9), state: 'open' });
    await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      const [limit] = open ? await listLimits(open) : [];
      expect(limit?.document).toMatchObject({
        inputs: { chosen: 'earliest', candidates: [{ kind: 'letter' }, { kind: 'sent' }] },
        counted: { catalogueVersion: expect.any(String), calendarVersion: expect.any(String) },
        origin: { step: { stage: 'P1.4' } },
      });
    });
  });

  it('counts everything again when a date is corrected: old and new stay, and whoever was told the old day is told', async () => {
    await record('m55', { on: ago(20) });
    const before = await limitOf('TM01');
    const event = await eventOn('m55');
    const sent = await rewrite(event, { on: ago(15), reason: 'De M55 is van later.' }, joke);
    expect(sent.status).toBe(303);
    const now = await limitOf('TM01');
    expect(now).toMatchObject({ id: before?.id, start_day: ago(15) });
    expect(now?.driving_day).not.toBe(before?.driving_day);
    const limit = (await bram.get(`/clients/${reference}/limits/${now?.id}`)).text;
    for (const shown of [
      'Deze dag is veranderd',
      'De M55 is van later.',
      'Joke Vermeer schreef de gebeurtenis opnieuw op',
    ])
      expect(limit).toContain(shown);
    expect(limit).toContain(inWords(String(before?.driving_day)));
    expect((await bram.get(event)).text).toContain(`Eerst: ${inWords(ago(20))}`);
    const notices = await desk.world.as(desk.world.people.bram, noticesOf);
    expect(notices.filter((one) => one.reference === reference).map(({ kind }) => kind)).toEqual([
      'limit-moved',
      'limit-moved',
    ]);
    expect((await bram.get('/limits')).text).toContain('Er is een dag veranderd: vertel het door');
  });

  it('keeps a day that a person chose when the date under it is corrected, and the earlier of the two drives', async () => {
    await record('m55', { on: ago(20) });
    const limit = await limitOf('TM01');
    const page = `/clients/${reference}/limits/${limit?.id}`;
    const chosen = today().add({ days: 5 }).toString();
    await bram.post(`${page}/day`, {
      ...formOn((await bram.get(page)).text, `${page}/day`),
      day: chosen,
      dayReason: 'Mr. Bos zegt het.',
    });
    const event = await eventOn('m55');
    await rewrite(event, { on: ago(12), reason: 'Verkeerd gelezen.' });
    expect(await limitOf('TM01')).toMatchObject({ start_day: ago(12), driving_day: chosen });
  });

  it('takes its limits back with an event that did not happen, and lets them run again', async () => {
    await record('m55', { on: ago(20) });
    const event = await eventOn('m55');
    const turn = async (cancelReason: string) =>
      bram.post(`${event}/cancel`, { ...formOn((await bram.get(event)).text, `${event}/cancel`), cancelReason });
    expect((await turn('Van een ander.')).status).toBe(303);
    expect((await limits()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    expect((await bram.get(at)).text).toMatch(/<li class="station here" aria-current="step">.*?Stap P1\.1/s);
    await turn('Toch wel.');
    expect((await limits()).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('lets a limit run again with its event, whatever somebody wrote down of it in the meantime', async () => {
    await record('m55', { on: ago(5) });
    const event = await eventOn('m55');
    const turn = async (cancelReason: string) =>
      bram.post(`${event}/cancel`, { ...formOn((await bram.get(event)).text, `${event}/cancel`), cancelReason });
    const page = `/clients/${reference}/limits/${(await limitOf('TM03'))?.id}`;
    const filled = formOn((await bram.get(page)).text, `${page}/day`);
    await turn('Van een ander.');
    const { _version = '' } = formOn((await bram.get(page)).text, `${page}/state`);
    const written = await bram.post(`${page}/day`, {
      ...filled,
      _version,
      day: ago(-9),
      dayReason: 'Gebeld.',
    });
    expect(written.status).toBe(303);
    await turn('Toch wel.');
    expect((await limits()).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('asks to report once more when the month was done, and moves that too', async () => {
    await record('m55', { on: ago(5) });
    const first = await limitOf('TM03');
    const page = `/clients/${reference}/limits/${first?.id}`;
    await bram.post(`${page}/state`, { ...formOn((await bram.get(page)).text, `${page}/state`), state: 'done' });
    const next = async () => (await limits()).find((one) => one.catalogue_id === 'TM03' && one.state === 'open');
    expect(await next()).toMatchObject({ start_day: first?.driving_day });
    const event = await eventOn('m55');
    await rewrite(event, { on: ago(3), reason: 'Andere dag.' });
    expect(await next()).toMatchObject({ start_day: after(ago(3), 'P1M') });
    expect((await limits()).filter(({ catalogue_id }) => catalogue_id === 'TM03')).toHaveLength(2);
  });

  it('asks for each month once, also where one that was done was reopened and done again', async () => {
    await record('m55', { on: ago(5) });
    const page = `/clients/${reference}/limits/${(await limitOf('TM03'))?.id}`;
    for (const state of ['done', 'reopened', 'done']) {
      const form = formOn((await bram.get(page)).text, `${page}/state`);
      expect((await bram.post(`${page}/state`, { ...form, state })).status).toBe(303);
    }
    const months = (await limits()).filter(({ catalogue_id }) => catalogue_id === 'TM03');
    expect(months.map(({ state }) => state)).toEqual(['done', 'open']);
  });

  it('takes over the limit that its letter had started, instead of a second one', async () => {
    await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      const days = countLimit({ what: 'TM08', start: ago(16), term: null, stated: null, safest: null });
      if (!open || !days) throw new Error('No case.');
      const origin = {
        letter,
        kind: 'ind_afwijzing',
        outcome: null,
        letterDate: ago(16),
        sentDate: null,
        statedLastDay: null,
      };
      await addLimit(open, { catalogueId: 'TM08', start: ago(16), days, origin, found: null, reason: null });
    });
    // From the letter: to which procedure, and then the same letter is in the form.
    const which = await bram.get(`/clients/${reference}/procedures?paper=${letter}`);
    expect(which.text).toContain(`href="${at}/events/new?paper=${letter}"`);
    const form = await bram.get(`${at}/events/new?what=decision&paper=${letter}`);
    expect(form.text).toMatch(new RegExp(`value="letter:${letter}"[^>]* selected`));
    await record('decision', { letter: ago(9), document: `letter:${letter}` });
    const own = async () =>
      (await limits()).filter(({ catalogue_id }) => catalogue_id === 'TM08').map(({ start_day }) => start_day);
    // A day later than the one that stands waits for a second person; an earlier one drives at once.
    expect(await own()).toEqual([ago(16)]);
    await rewrite(await eventOn('decision'), { letter: ago(23), document: `letter:${letter}`, reason: 'Nagekeken.' });
    expect(await own()).toEqual([ago(23)]);
  });

  it('begins a last day of ours that lies ahead also when its step is behind already, whatever was written down first', async () => {
    await record('stopped', { on: ago(1) });
    await record('decision', { letter: ago(9) });
    expect((await limitOf('TM08'))?.state).toBe('open');
  });

  it('leaves a limit open when its step is behind, and says so', async () => {
    await record('decision', { letter: ago(9) });
    await record('stopped', { on: ago(1) });
    expect((await limitOf('TM08'))?.state).toBe('open');
    expect((await bram.get(at)).text).toContain('Er loopt nog een termijn van een eerdere stap');
    // What is written down only after it was over starts nothing.
    await record('m55', { on: ago(80) });
    expect(await limitOf('TM01')).toBeUndefined();
  });

  it('T118 shows both when two people write one event anew, and keeps what the second typed', async () => {
    await record('m55', { on: ago(20) });
    const event = await eventOn('m55');
    const seen = formOn((await joke.get(event)).text, event);
    await rewrite(event, { on: ago(15), reason: 'Eerste.' });
    const second = await joke.post(event, { ...seen, certainty: 'sure', on: ago(12), reason: 'Tweede.' });
    expect(second.status).toBe(409);
    for (const shown of [inWords(ago(12)), inWords(ago(15)), 'Tweede.']) expect(second.text).toContain(shown);
    const again = { ...formOn(second.text, event), certainty: 'sure', on: ago(12), reason: 'Tweede.' };
    expect((await joke.post(event, again)).status).toBe(303);
    expect(await limitOf('TM01')).toMatchObject({ start_day: ago(12) });
  });

  it('T119 writes one event when the form is sent twice', async () => {
    const form = formOn((await bram.get(`${at}/events/new?what=m55`)).text, `${at}/events`);
    const fields = { ...form, certainty: 'sure', on: ago(3) };
    await Promise.all([bram.post(`${at}/events`, fields), bram.post(`${at}/events`, fields)]);
    expect((await bram.get(at)).text.match(/>Er gebeurde: m55</g)).toHaveLength(1);
    expect(await limits()).toHaveLength(2);
  });

  it.each([
    ['a day that does not exist', 'm55', { on: '31-2-2026' }, '31-2-2026'],
    ['a day that has not come', 'm55', { on: '1-2-2099' }, 'Deze dag is nog niet geweest.'],
    ['no day', 'decision', {}, 'Vul een dag in.'],
    ['an end before its start', 'm55', { on: '3-3-2026', stated: '1-3-2026' }, 'Deze laatste dag ligt vóór het begin.'],
    [
      'no last day where only the letter tells it',
      'repair-asked',
      { on: '3-3-2026' },
      'Zonder deze dag kunnen we niet tellen.',
    ],
    [
      'a day for what is still to be set',
      'talk',
      { certainty: 'to-be-fixed', on: '3-3-2099' },
      'Laat de dag dan leeg.',
    ],
  ])('refuses %s, keeps what was typed, and writes nothing', async (_, what, fields, shown) => {
    const answer = await record(what, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(shown);
    expect((await bram.get(at)).text).not.toContain('/events/0');
    expect(await limits()).toEqual([]);
  });

  it('is not found once the grant has ended, nor by a volunteer of somebody else', async () => {
    const noor = await desk.reader(desk.world.people.noor);
    expect((await noor.get(at)).status).toBe(404);
    await desk.world.as(desk.world.people.joke, async (visit) => {
      const grant = await visit.db
        .selectFrom('case_grant')
        .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
        .select(['case_grant.id', 'case_file.id as caseId'])
        .where('reference', '=', reference)
        .where('holder_id', '=', desk.world.people.bram.id)
        .where('compartment', '=', 'core')
        .executeTakeFirstOrThrow();
      await endGrant(visit, grant.id, 'ended');
    });
    for (const path of [at, `${at}/paper`, `${at}/stages/P1.2`, `${at}/events/new`])
      expect((await bram.get(path)).status).toBe(404);
    const rows = await desk.world.as(desk.world.people.bram, (visit) =>
      visit.db.selectFrom('case_procedure').select('id').execute(),
    );
    expect(rows.map(({ id }) => id)).not.toContain(at.split('/').at(-1));
    expect((await joke.get(at)).status).toBe(200);
  });

  it('goes on paper without name or reference; explanations only once a lawyer approved them, days always', async () => {
    await record('m55', { on: ago(20) });
    const day = inWords(String((await limitOf('TM01'))?.driving_day));
    const paper = async () => {
      const { text } = await bram.get(`${at}/paper?lang=nl`);
      return text.slice(text.indexOf('<article'), text.indexOf('</article>'));
    };
    const before = await paper();
    expect(before).toContain(day);
    expect(before).not.toContain('Zo leg je het uit');
    expect(before.replace(/href="[^"]*"/g, '')).not.toMatch(new RegExp(`${reference}|Selam`));
    const [definition] = definitions().newest;
    if (!definition) throw new Error('Nothing to approve.');
    const approval = { lawyer: 'mr. A. Proef', source: 'Vc B8/3.1', checkedOn: ago(1) };
    expect(
      await desk.world.as(desk.world.people.leader, (visit) =>
        approveTexts(visit, [approvableOf(definition)], approval),
      ),
    ).toBe(1);
    expect(await paper()).toContain('Zo leg je het uit: Stap P1.2');
    // What nobody is sure of stays hidden, whatever was approved.
    await record('talk', { on: today().add({ days: 40 }).toString() });
    expect(await paper()).not.toContain('Zo leg je het uit: Stap P1.3');
    expect((await bram.get(`${at}/stages/P1.3`)).text).toContain('Onzeker: vraag vandaag de advocaat.');
    expect((await bram.get(`${at}/paper`)).text).toContain('This map is not there in Tigrinya yet.');
  });
});
