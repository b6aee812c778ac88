import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, longDate, today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { listLimits } from '#app/service/procedures/index.ts';
import { findLetter } from './letters.store.ts';
import { letterPdf, refusalOf, unknownLetter } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, formOn, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('checking a letter', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  let caseId: string;
  const letterDay = today().subtract({ days: 2 });
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference, caseId } = await desk.newCase());
  });

  const refusal = async () => bring(bram, reference, await letterPdf(refusalOf(longDate(letterDay, 'nl'))));
  const limitsOfCase = () =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.list');
      return open ? listLimits(open) : [];
    });
  const letterAt = (at: string) =>
    desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.read');
      return open && findLetter(open, at.split('/').at(-1) ?? '');
    });
  /** The form of the page for checking, as it stands, with some answers changed. */
  const checkForm = async (at: string, change: Record<string, string>) => {
    const { text } = await bram.get(`${at}/check`);
    const typed = [...text.matchAll(/name="(letterDate|sentDate)"[^>]* value="([^"]*)"/g)].map(([, n, v]) => [n, v]);
    const kind = /<option value="(\w+)" selected/.exec(text)?.[1] ?? 'unknown';
    const hidden = formOn(text, `${at}/confirm`);
    const take = Object.fromEntries(['TM08', 'TM15'].map((key) => [`choice_${key}`, 'take']));
    return { ...hidden, kind, outcome: '', ...Object.fromEntries(typed), ...take, ...change };
  };

  it('keeps both days when a person gives another one with a reason, and lets the earlier one drive', async () => {
    const at = await refusal();
    const later = today().add({ days: 60 }).toString();
    const answer = await bram.post(
      `${at}/confirm`,
      await checkForm(at, { choice_TM08: 'change', day_TM08: later, reason_TM08: 'De advocaat zegt het.' }),
    );
    expect(answer.status).toBe(303);
    const found = letterDay.add({ weeks: 4 });
    const objection = (await limitsOfCase()).find(({ document }) => document.clear.catalogueId === 'TM08');
    expect(objection?.document.clear).toMatchObject({ lastDay: later, recomputable: false });
    expect((objection?.document.clear.drivingDay ?? '') >= found.toString()).toBe(true);
    expect((objection?.document.clear.drivingDay ?? '') < later).toBe(true);
    expect(objection?.document.counted?.rawLastDay).toBe(found.toString());
    const decision = (await letterAt(at))?.document.confirmation?.limits.find(({ what }) => what === 'TM08');
    expect(decision).toMatchObject({ choice: 'change', chosen: later, reason: 'De advocaat zegt het.' });
    expect(decision?.found).toBe(objection?.document.counted?.lastDay);
    const page = (await bram.get(at)).text;
    expect(page).toContain(`${dayAndDate(later, 'nl')}: Deze dag is met de hand ingevuld`);
    // The day in the heading is the law's: it is not said to have been typed.
    expect(page).not.toContain('<p class="small soft">Deze dag is met de hand ingevuld');
    expect(page).toContain(`<p class="small soft">4 weken na ${longDate(letterDay, 'nl')}`);
  });

  it('tells client and colleague the earlier day that a job or a second reading proposes, on the letter and its sheet', async () => {
    const at = await refusal();
    expect((await bram.post(`${at}/confirm`, await checkForm(at, {}))).status).toBe(303);
    const limit = (await limitsOfCase()).find(({ document }) => document.clear.catalogueId === 'TM08');
    const kept = limit?.document.clear.drivingDay ?? '';
    const earlier = Temporal.PlainDate.from(kept).subtract({ days: 9 }).toString();
    await desk.rows('update naast.legal_limit set proposed_day = $1 where id = $2', [earlier, limit?.id]);
    const page = (await bram.get(at)).text;
    expect(page).toContain(`Bezwaar uiterlijk ${dayAndDate(earlier, 'nl')}`);
    expect(page).not.toContain(`Bezwaar uiterlijk ${dayAndDate(kept, 'nl')}`);
    expect(page).toContain(`Opnieuw geteld. Eerst kwam de dag uit op ${dayAndDate(kept, 'nl')}.`);
    for (const told of [page, (await bram.get(`${at}/copy?in=nl`)).text]) {
      expect(told).toContain(dayAndDate(earlier, 'nl'));
      expect(told).not.toContain(`uiterlijk op ${dayAndDate(kept, 'nl')} zijn`);
    }
  });

  it('leaves a limit out only with a reason, and keeps what was typed when there is none', async () => {
    const at = await refusal();
    const without = await bram.post(`${at}/confirm`, await checkForm(at, { choice_TM15: 'leave' }));
    expect(without.status).toBe(422);
    expect(without.text).toContain('Schrijf op waarom.');
    expect(without.text).toMatch(/name="choice_TM15" value="leave" checked/);
    expect(await limitsOfCase()).toEqual([]);
    const reason = { choice_TM15: 'leave', reason_TM15: 'Zij mag de uitkomst afwachten.' };
    expect((await bram.post(`${at}/confirm`, await checkForm(at, reason))).status).toBe(303);
    expect((await limitsOfCase()).map(({ document }) => document.clear.catalogueId)).toEqual(['TM08']);
    expect((await bram.get(at)).text).toContain('Weggelaten: Nederland verlaten. Zij mag de uitkomst afwachten.');
  });

  it('says that no day came into the list where every one was left out', async () => {
    const at = await refusal();
    const left = { choice_TM08: 'leave', reason_TM08: 'Niet van haar.', choice_TM15: 'leave', reason_TM15: 'Idem.' };
    expect((await bram.post(`${at}/confirm`, await checkForm(at, left))).status).toBe(303);
    const page = (await bram.get(at)).text;
    expect(page).toContain('Er kwam geen dag in de lijst.');
    expect(page).not.toContain('De dagen staan in de lijst.');
  });

  it('says of a later day typed by hand beside the one that the letter states where each comes from', async () => {
    const stated = `uiterlijk op ${longDate(letterDay.add({ days: 20 }), 'nl')}`;
    const text = refusalOf(longDate(letterDay, 'nl')).replace('binnen vier weken bezwaar', `${stated} bezwaar`);
    const at = await bring(bram, reference, await letterPdf(text));
    const day = letterDay.add({ days: 35 });
    const later = { choice_TM08: 'change', day_TM08: `${day.day}-${day.month}-${day.year}`, reason_TM08: 'Later.' };
    expect((await bram.post(`${at}/confirm`, await checkForm(at, later))).status).toBe(303);
    const page = (await bram.get(at)).text;
    expect(page).toContain('zo staat het in de brief');
    expect(page).not.toContain('the day stated in the letter');
  });

  it('counts anew when a date is corrected, and keeps nothing before the new days were seen', async () => {
    const at = await refusal();
    const earlier = letterDay.subtract({ days: 7 });
    const recounted = await bram.post(`${at}/confirm`, await checkForm(at, { letterDate: longDate(earlier, 'nl') }));
    expect(recounted.status).toBe(200);
    expect(recounted.text).toContain('De dagen zijn opnieuw geteld.');
    expect(await limitsOfCase()).toEqual([]);
    const basis = formOn(recounted.text, `${at}/confirm`).basis ?? '';
    const seen = await checkForm(at, { letterDate: longDate(earlier, 'nl'), basis });
    expect((await bram.post(`${at}/confirm`, seen)).status).toBe(303);
    // Which of the two comes first depends on the day of the week: a day to leave is not moved.
    const limit = (await limitsOfCase()).find(({ document }) => document.clear.catalogueId === 'TM08');
    expect(limit?.document.clear.start).toBe(earlier.toString());
    // What the client is told is what is in the list, and no longer what was found.
    const page = (await bram.get(at)).text;
    const told = page.slice(page.indexOf('id="explanation"')).split('</section>')[0];
    expect(told).toContain(`De brief is van ${longDate(earlier, 'nl')}.`);
    expect(told).toContain(`er uiterlijk op ${dayAndDate(limit?.document.clear.drivingDay ?? '', 'nl')} zijn.`);
    expect(told).not.toContain(longDate(letterDay, 'nl'));
    // What the system had read stays beside it.
    expect((await letterAt(at))?.document).toMatchObject({
      reading: { letterDate: letterDay.toString() },
      confirmation: { letterDate: earlier.toString() },
    });
  });

  it('lets a person say what an unknown letter is', async () => {
    const at = await bring(bram, reference, await letterPdf(unknownLetter));
    const unseen = 'Wij weten niet welke brief dit is en zagen geen laatste dag.';
    expect((await bram.get(`${at}/check`)).text).toContain(unseen);
    const facts = { kind: 'ind_afwijzing', letterDate: longDate(letterDay, 'nl') };
    const recounted = await bram.post(`${at}/confirm`, {
      ...formOn((await bram.get(`${at}/check`)).text, `${at}/confirm`),
      ...facts,
    });
    expect(recounted.text).toContain('Neem over:');
    const choices = { choice_TM08: 'take', choice_TM15: 'take' };
    const basis = formOn(recounted.text, `${at}/confirm`);
    expect((await bram.post(`${at}/confirm`, { ...basis, ...facts, ...choices })).status).toBe(303);
    expect(await limitsOfCase()).toHaveLength(2);
    expect((await bram.get(at)).text).toContain('Het systeem las: Onbekende brief');
  });

  it('keeps the earlier day that was read in sight when it is taken for a letter that starts none, or for a later one', async () => {
    // So long before that no weekend or holiday makes the two last days one.
    const read = longDate(letterDay.subtract({ days: 10 }), 'nl');
    const plain = refusalOf(read).replace(/# Bent u het niet eens.*?daarbij helpen\./s, '');
    for (const facts of [{ kind: 'ind_afspraak_loket' }, { letterDate: longDate(letterDay, 'nl') }]) {
      const { reference: one } = await desk.newCase();
      const at = await bring(bram, one, await letterPdf(plain));
      const seen = (await bram.get(at)).text.match(/Bezwaar uiterlijk (\w+ \d+ \w+ \d+)/)?.[1];
      const asked = {
        ...formOn((await bram.get(`${at}/check`)).text, `${at}/confirm`),
        kind: 'ind_afwijzing',
        ...facts,
      };
      const typed = { letterDate: read, ...asked };
      const recounted = await bram.post(`${at}/confirm`, typed);
      expect(recounted.text).toContain(`Het systeem las: Bezwaar uiterlijk ${seen}.`);
      const choices = { choice_TM08: 'take', choice_TM15: 'take' };
      const done = await bram.post(`${at}/confirm`, {
        ...typed,
        ...formOn(recounted.text, `${at}/confirm`),
        ...choices,
      });
      expect(done.status).toBe(303);
      expect((await bram.get(at)).text).toContain(`Het systeem las: Bezwaar uiterlijk ${seen}.`);
    }
  });

  it('sets a letter aside with a reason, and can still be confirmed later', async () => {
    const at = await refusal();
    const { text } = await bram.get(`${at}/check`);
    const version = formOn(text, `${at}/set-aside`);
    expect((await bram.post(`${at}/set-aside`, { ...version, asideReason: '' })).status).toBe(422);
    expect((await bram.post(`${at}/set-aside`, { ...version, asideReason: 'Dubbel.' })).status).toBe(303);
    expect((await bram.get(at)).text).toContain('legde deze brief weg');
    expect(await limitsOfCase()).toEqual([]);
    expect((await bram.post(`${at}/confirm`, await checkForm(at, {}))).status).toBe(303);
    expect(await limitsOfCase()).toHaveLength(2);
  });

  it('T118 shows both decisions when two people check one letter, and writes one', async () => {
    const at = await refusal();
    const jokeSaw = await joke.get(at);
    expect((await confirmAtOnce(bram, at)).status).toBe(303);
    const second = await joke.post(`${at}/confirm`, formOn(jokeSaw.text, `${at}/confirm`));
    expect(second.status).toBe(409);
    expect(second.text).toContain('Wat jij schreef');
    expect(second.text).toContain('Bezwaar: ');
    expect(await limitsOfCase()).toHaveLength(2);
    expect(await desk.rows('select * from naast.task where case_id = $1', [caseId])).toHaveLength(2);
  });

  it('T118 gives back a decision that met a letter set aside, to be saved all the same', async () => {
    const at = await refusal();
    const jokeSaw = await joke.get(at);
    const aside = formOn((await bram.get(`${at}/check`)).text, `${at}/set-aside`);
    await bram.post(`${at}/set-aside`, { ...aside, asideReason: 'Dubbel.' });
    const second = await joke.post(`${at}/confirm`, formOn(jokeSaw.text, `${at}/confirm`));
    expect(second.status).toBe(409);
    expect(second.text).toContain('Weggelegd: Dubbel.');
    expect((await joke.post(`${at}/confirm`, formOn(second.text, `${at}/confirm`))).status).toBe(303);
    expect(await limitsOfCase()).toHaveLength(2);
  });

  it('T119 does it once when the form is sent twice, also at the same moment', async () => {
    const at = await refusal();
    const form = formOn((await bram.get(at)).text, `${at}/confirm`);
    const answers = await Promise.all([1, 2, 3].map(() => bram.post(`${at}/confirm`, form)));
    expect(answers.map(({ status, location }) => [status, location])).toEqual([1, 2, 3].map(() => [303, at]));
    expect(await limitsOfCase()).toHaveLength(2);
  });

  it.each([
    ['without a key', { _key: '' }],
    ['without a version', { _version: '' }],
    ['with a field nobody asked for', { state: 'confirmed' }],
  ])('refuses a form %s and keeps nothing', async (_, change) => {
    const at = await refusal();
    const form = Object.fromEntries(
      Object.entries({ ...formOn((await bram.get(at)).text, `${at}/confirm`), ...change }).filter(([, v]) => v !== ''),
    );
    expect((await bram.post(`${at}/confirm`, form)).status).toBe(400);
    expect(await limitsOfCase()).toEqual([]);
  });

  it.each([
    ['a date that does not exist', { letterDate: '31-2-2026' }, 'Deze datum bestaat niet'],
    ['a kind that does not exist', { kind: 'ind_nee' }, 'Kies een van de antwoorden'],
    ['a reason that turns the reading direction', { reason_TM08: 'a\u202eb' }, 'leesrichting'],
    ['a citizen number in the reason', { reason_TM08: 'BSN 111222333' }, 'burgerservicenummer'],
  ])('answers %s with a sentence', async (_, change, sentence) => {
    const at = await refusal();
    const answer = await bram.post(`${at}/confirm`, { ...(await checkForm(at, {})), ...change, _key: newId() });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(await limitsOfCase()).toEqual([]);
  });
});
