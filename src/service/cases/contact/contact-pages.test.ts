import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { forgottenIn, samplesOf } from '../../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { contactRecord } from '../records/contact-record.ts';
import { readOnlyRecord } from '../records/record-reading.ts';
import { writeNextVersion, writeRecord } from '../records/record-writing.ts';
import { hiddenField } from '../testing-visitor.ts';
import { around } from './testing.ts';

let world: TestWorld;
let home: Awaited<ReturnType<typeof around>>;
let administrator: Awaited<ReturnType<TestWorld['test']['administrator']>>;
let at: string;
const telephone = '06 1234 5678';

beforeAll(async () => {
  world = await testWorld();
  home = await around(world);
  administrator = await world.test.administrator();
});
afterAll(() => world?.close());
beforeEach(async () => {
  at = await home.client();
});

describe('what one knows of the ways to a client', () => {
  it('is drawn, kept, opened and told whole', async () => {
    expect(await forgottenIn(contactRecord)).toEqual([]);
  });

  it('stands on the page and in the form again, field by field, once it was saved', async () => {
    await home.choose(at, { channels: ['call', 'mail', 'someone'], ...home.now });
    const { noBsnReason: _asked, ...fields } = samplesOf(contactRecord);
    const version = hiddenField((await home.joke.get(`${at}/contact/edit`)).body, '_version');
    expect((await home.joke.post(`${at}/contact`, { ...fields, _version: version })).status).toBe(303);
    const [page, form] = await Promise.all(['', '/edit'].map((path) => home.joke.get(`${at}/contact${path}`)));
    const typed = Object.entries(fields).filter(([, value]) => value !== 'yes');
    expect(typed.filter(([, value]) => !page?.body.includes(String(value))).map(([name]) => name)).toEqual([]);
    const again = contactRecord.schema.shape;
    expect(Object.keys(again).filter((name) => name in fields && !isIn(form?.body ?? '', name, fields[name]))).toEqual(
      [],
    );
  });
});

/** Does this form hold that value in the field of that name? */
const isIn = (form: string, name: string, value: string | string[] | undefined) =>
  new RegExp(`name="${name}"[^>]*(value="${value}"|>\\s*${value})`).test(form);

describe('before anybody chose how contact is safe', () => {
  it('what was written is shown, a number only after a question, and who answers it stands on the timeline', async () => {
    const page = (await home.bram.get(`${at}/contact`)).body;
    for (const words of ['na 18.00 uur', 'de huisgenoot', 'Nog niet met de cliënt afgesproken'])
      expect(page).toContain(words);
    expect(page).not.toContain('href="tel:');
    expect(page).not.toContain(telephone);
    expect((await home.bram.post(`${at}/contact/call`)).status).toBe(422);
    const shown = await home.bram.post(`${at}/contact/call`, { reason: 'danger' });
    expect(shown.body).toContain('href="tel:0612345678"');
    expect((await home.joke.get(at)).body).toContain('vroeg het nummer buiten de afgesproken uren');
    expect((await home.bram.get(`${at}/message`)).body).toContain('Dit mag pas als je met de cliënt gekozen hebt');
  });
});

describe('family and friends of a client', () => {
  const [friend, shelter] = ['06 8765 4321', '020 555 01 03'];
  beforeEach(() =>
    world.as(world.people.joke, async (visit) => {
      const safety = await openCase(visit, at.split('/')[2] ?? '', 'safety', 'case.write-safety');
      if (!safety) throw new Error('The case does not open.');
      const nobody = { organisation: null, mail: null, note: null, gone: false };
      for (const [role, name, telephone] of [
        ['near', 'Zij', friend],
        ['shelter', 'De opvang', shelter],
      ] as const)
        await writeRecord(safety, { kind: 'around', content: { ...nobody, role, name, telephone } });
    }),
  );
  const shown = async () => {
    const { body } = await home.bram.get(`${at}/contact`);
    return [body.includes(friend), body.includes(shelter)];
  };

  it('are a way through somebody: their number is there when that way is, and a shelter’s unless nothing is safe', async () => {
    await home.choose(at, { channels: ['call', 'someone'] });
    expect(await shown()).toEqual([true, true]);
    await home.choose(at, { channels: ['call'] });
    expect(await shown()).toEqual([false, true]);
    expect((await home.bram.get(`${at}/contact`)).body).toContain('De cliënt wil niet op deze manier bereikt worden.');
    await home.choose(at, { channels: ['call', 'someone'], ...home.notNow });
    expect(await shown()).toEqual([false, true]);
    await home.choose(at, { channels: ['call', 'someone'], ...home.now });
    expect(await shown()).toEqual([true, true]);
    await home.bram.post(`${at}/contact-rule/stop`);
    expect(await shown()).toEqual([false, false]);
  });
});

describe('a case of before, in which nobody chose', () => {
  const report = () =>
    home.bram.post(`${at}/notes`, {
      _key: newId(),
      way: 'visit',
      happenedOn: '1-3-2026',
      reached: 'yes',
      said: 'Thee.',
    });
  const toChoose = async () => (await home.asked(at, 'choose-contact-rule')).map(({ state }) => state);

  it('gets one task to choose with the client, with the first report or the first number asked for, and never a second', async () => {
    expect(await toChoose()).toEqual([]);
    expect((await report()).status).toBe(303);
    expect(await toChoose()).toEqual(['open']);
    await report();
    await home.bram.post(`${at}/contact/call`, { reason: 'danger' });
    expect(await toChoose()).toEqual(['open']);
  });

  it('is asked no more once somebody chose, and what was chosen already is not asked for', async () => {
    await home.bram.post(`${at}/contact/call`, { reason: 'danger' });
    expect(await toChoose()).toEqual(['open']);
    await home.choose(at, home.now);
    await report();
    expect(await toChoose()).toEqual(['done']);
    at = await home.client();
    await home.choose(at, home.now);
    await report();
    expect(await toChoose()).toEqual([]);
  });
});

describe('once it was chosen', () => {
  it('the number is there at the hours of the client and asked about outside them', async () => {
    await home.choose(at, home.now);
    expect((await home.bram.get(`${at}/contact`)).body).toContain('href="tel:0612345678"');
    await home.choose(at, home.notNow);
    const outside = (await home.bram.get(`${at}/contact`)).body;
    expect(outside).not.toContain('href="tel:');
    expect(outside).toContain('Toch nu bellen?');
  });

  it('what was written before is not shown any more, and the client is asked again after four weeks', async () => {
    await home.choose(at, home.now);
    const page = (await home.bram.get(at)).body;
    expect(page).not.toContain('na 18.00 uur');
    expect(page).toContain('huisgenoten');
    const due = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ weeks: 4 }).toString();
    expect(await home.asked(at)).toEqual([{ due, state: 'open' }]);
    await home.choose(at, home.notNow);
    expect((await home.asked(at)).map(({ state }) => state).toSorted()).toEqual(['done', 'open']);
  });

  it('hours without an end, or that never end, get a sentence, and what was typed stays', async () => {
    const wrong = async (change: Record<string, string>) =>
      home.bram.post(`${at}/contact-rule`, await home.rule(at, change));
    const cases = [
      [{ when: 'hours', days1: 'every', from1: '18:00', to1: '' }, 'Zonder eind gaat dit altijd door'],
      [{ when: 'hours', days1: 'every', from1: '22:00', to1: '6:00' }, 'Loopt het over middernacht'],
      [{ when: 'hours', days1: 'every', from1: '0:00', to1: '24:00' }, 'Deze uren houden nooit op'],
      [{ when: 'hours', days1: '', from1: '', to1: '' }, 'Schrijf ten minste één regel'],
    ] as const;
    for (const [change, sentence] of cases) {
      const answer = await wrong(change);
      expect([answer.status, answer.body.includes(sentence)], sentence).toEqual([422, true]);
      if (change.from1 !== '') expect(answer.body).toContain(`value="${change.from1}"`);
    }
  });

  it('speaking only after the code word needs a code word', async () => {
    const fields = await home.rule(at, { say: 'nothing', codeWord: '', askFor: 'Zus' });
    const without = await home.bram.post(`${at}/contact-rule`, fields);
    expect(without.status).toBe(422);
    for (const words of ['Schrijf het codewoord op', 'value="Zus"']) expect(without.body).toContain(words);
    const withIt = await home.rule(at, { say: 'nothing', codeWord: 'regenjas' });
    expect((await home.bram.post(`${at}/contact-rule`, withIt)).status).toBe(303);
  });

  it('two who choose at once: the second hears it and sees both', async () => {
    const [mine, theirs] = [await home.rule(at, { askFor: 'Zus' }), await home.rule(at, { askFor: 'Tante' })];
    expect((await home.joke.post(`${at}/contact-rule`, theirs)).status).toBe(303);
    const late = await home.bram.post(`${at}/contact-rule`, mine);
    expect(late.status).toBe(409);
    for (const words of ['Zus', 'Tante']) expect(late.body).toContain(words);
  });
});

describe('somebody through whom a client is reached', () => {
  it('is asked for by the rule of that way, not by the one for a call', async () => {
    const reach = async (channels: string[], change: Record<string, string>) => {
      await home.choose(at, { ...change, channels });
      const page = (await home.bram.get(`${at}/contact`)).body;
      const asked = /href="([^"]*contact\/call[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      return { page, asked };
    };
    const { joke } = world.people;
    await world.as(joke, async (visit) => {
      const open = await openCase(visit, at.split('/')[2] ?? '', 'safety', 'case.write-safety');
      const record = open && (await readOnlyRecord(open, 'contact'));
      if (!open || !record) throw new Error('There is no contact.');
      const ways = [{ kind: 'through-someone', value: 'Zus Tsige, naast de bakker' }];
      const content = { ways, staysAt: null };
      await writeNextVersion(open, { kind: 'contact', content, id: record.id, seen: record.version });
    });
    // Only through somebody, and not now: the question is asked, and whoever answers it sees that way.
    const { page, asked } = await reach(['someone', 'card'], home.notNow);
    expect(page).not.toContain('Zus Tsige');
    expect(asked).toContain('by=someone');
    const why = (await home.bram.get(asked ?? '')).body;
    expect(hiddenField(why, 'by')).toBe('someone');
    const answered = await home.bram.post(`${at}/contact/call`, { reason: 'danger', by: 'someone' });
    expect([answered.status, answered.body.includes('Zus Tsige')]).toEqual([200, true]);
    // What was answered for a call says nothing about anybody else.
    await reach(['call', 'someone', 'card'], home.notNow);
    const forCall = await home.bram.post(`${at}/contact/call`, { reason: 'danger' });
    expect([forCall.status, forCall.body.includes('Zus Tsige')]).toEqual([200, false]);
    await reach(['call', 'card'], home.notNow);
    const refused = await home.bram.post(`${at}/contact/call`, { reason: 'danger', by: 'someone' });
    expect([refused.status, refused.body.includes('Zus Tsige')]).toEqual([409, false]);
  });
});

describe('"not safe now"', () => {
  it('stops everything with one press of whoever stands beside the client, and the coordinator hears it', async () => {
    await home.choose(at, home.now);
    expect((await home.bram.post(`${at}/contact-rule/stop`)).status).toBe(303);
    for (const path of [at, `${at}/contact`, `${at}/message`, `${at}/contact/call`]) {
      const page = await home.bram.get(path);
      expect(page.body, path).not.toContain('href="tel:06');
      expect(page.body, path).not.toContain(telephone);
      expect(page.body, path).toContain('Nu niet veilig: geen contact');
    }
    const called = await home.bram.post(`${at}/contact/call`, { reason: 'danger' });
    expect([called.status, called.body.includes(telephone)]).toEqual([409, false]);
    const seen = (await home.joke.get(at)).body;
    expect(seen).toContain('Contact met de cliënt is nu niet veilig. Alles is gestopt.');
    expect((await home.joke.get('/clients')).body).toContain('nu niet veilig');
    const since = hiddenField(seen, 'since');
    expect((await home.bram.post(`${at}/contact-rule/safe`, { since })).status).toBe(404);
    expect((await home.joke.post(`${at}/contact-rule/safe`, { since })).status).toBe(303);
    expect((await home.bram.get(`${at}/contact`)).body).toContain('href="tel:0612345678"');
  });

  it('that came since a page was read is not lifted from that page: whoever lifts it has seen it', async () => {
    const stop = () => home.bram.post(`${at}/contact-rule/stop`);
    const lift = (since: string) => home.joke.post(`${at}/contact-rule/safe`, { since });
    await stop();
    const first = hiddenField((await home.joke.get(at)).body, 'since');
    expect((await lift(first)).status).toBe(303);
    await stop();
    const late = await lift(first);
    expect([late.status, late.body.includes('opnieuw gestopt')]).toEqual([409, true]);
    expect((await home.bram.get(`${at}/contact`)).body).toContain('Nu niet veilig: geen contact');
    expect((await home.joke.post(`${at}/contact-rule/safe`)).status).toBe(400);
    expect((await lift(hiddenField((await home.joke.get(at)).body, 'since'))).status).toBe(303);
  });

  it('S6 is not lifted by an older header that a database writer puts back, nor by a name that is saved over it', async () => {
    const reference = at.split('/')[2];
    const of = 'case_id = (select id from naast.case_file where reference = $1)';
    const kept = await administrator.query(`select sealed, version, head from naast.case_header where ${of}`, [
      reference,
    ]);
    await home.bram.post(`${at}/contact-rule/stop`);
    const { sealed, version, head } = kept.rows[0];
    await administrator.query(`update naast.case_header set sealed = $2, version = $3, head = $4 where ${of}`, [
      ...[reference, sealed, version, head],
    ]);
    const shut = async () => {
      for (const path of [at, `${at}/contact`, `${at}/contact/call`]) {
        const page = await home.bram.get(path);
        expect([path, page.body.includes('href="tel:'), page.body.includes(telephone)]).toEqual([path, false, false]);
      }
      expect((await home.bram.post(`${at}/contact/call`, { reason: 'danger' })).body).not.toContain(telephone);
    };
    await shut();
    const form = (await home.joke.get(`${at}/details`)).body;
    expect(form).toContain('Niet getoond: naam en regels voor contact');
    const details = { nameToUse: 'Anders', interpreter: 'needed', language1: 'ti', reads: 'ti' };
    const more = { language2: '', language3: '', _version: hiddenField(form, '_version') };
    expect((await home.joke.post(`${at}/details`, { ...details, ...more })).status).toBe(303);
    await shut();
    expect((await home.joke.get(at)).body).toContain('geen contact tot de coördinator heeft gekeken');
  });

  it('holds against whoever saves the name at the same moment', async () => {
    const details = { nameToUse: `Naam ${newId().slice(0, 8)}`, interpreter: 'needed', language1: 'ti', reads: 'ti' };
    await Promise.all([
      home.bram.post(`${at}/contact-rule/stop`),
      home.joke.post(`${at}/details`, { ...details, language2: '', language3: '', _version: '1' }),
    ]);
    expect((await home.bram.get(`${at}/contact`)).body).toContain('Nu niet veilig: geen contact');
  });
});

describe('a message to the client', () => {
  it('is shown exactly as the lock screen has it, and is not sent on a rule that changed since it was read', async () => {
    await home.choose(at, home.now);
    const page = (await home.bram.get(`${at}/message`)).body;
    const shown = [...page.matchAll(/lock-screen-message">.*?<p lang="(\w+)"[^>]*>([^<]*)<\/p>/gs)];
    expect(shown.map(([, lang, text]) => [lang, text])).toEqual([
      ['nl', 'Hoi, bel je mij als het uitkomt?'],
      ['nl', 'Hoi, denk je aan wat we hebben afgesproken?'],
      ['nl', 'Hoi, ik probeerde je net te bellen.'],
    ]);
    await home.bram.post(`${at}/contact-rule/stop`);
    const late = await home.bram.post(`${at}/message`, { which: 'rang' });
    expect([late.status, late.body.includes('Is het bericht al weg?')]).toEqual([409, true]);
    await home.joke.post(`${at}/contact-rule/safe`, { since: hiddenField((await home.joke.get(at)).body, 'since') });
    expect((await home.bram.post(`${at}/message`, { which: 'rang' })).status).toBe(303);
    expect((await home.bram.get(at)).body).toContain('stuurde de cliënt een bericht');
  });
});
