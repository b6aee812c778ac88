import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { limitRoutes } from '../routes.ts';
import { dayOfLetter, limitFrom } from '../testing/limit.ts';

const seen = (page: string) => hiddenField(page, '_version');
const day = (ahead: number) => today().add({ days: ahead }).toString();

describe('what is due', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let lies: StaffVisitor;
  const references: string[] = [];

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, limitRoutes(world));
    const { people } = world;
    [joke, bram, lies] = [await atDesk(people.joke), await atDesk(people.bram), await atDesk(people.lies)];
    // Bram's client, Noor's client, and one who has nobody.
    for (const [volunteer, name] of [
      [people.bram, 'Blessing'],
      [people.noor, 'Mehret'],
      [null, 'Yodit'],
    ] as const) {
      await world.as(people.joke, async (visit) => {
        const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: name }));
        if (volunteer) await assignVolunteerTo(visit, reference, volunteer.id);
        references.push(reference);
      });
    }
    const [first = '', second = '', third = ''] = references;
    await world.as(people.joke, async (visit) => {
      for (const ahead of [-9, -1, 0, 7, 8, 35, 36]) await dayOfLetter(visit, first, day(ahead));
      for (const ahead of [-2, 3]) await dayOfLetter(visit, second, day(ahead));
      await dayOfLetter(visit, third, day(20));
    });
  });
  afterAll(() => world?.close());

  /** Every address of the list on a page with the number that stands with it. */
  const numbersOn = (body: string) =>
    [...body.matchAll(/href="(\/limits\?[^"]*)"[^>]*>(?:[^<(]*\()?(\d+)\)?<\/a>/g)].map(
      ([, href = '', number]) => [href.replaceAll('&amp;', '&'), Number(number)] as const,
    );
  const linesOn = (body: string) =>
    (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '').match(/class="due-day/g)?.length ?? 0;

  it('is counted by volunteer and for the region, and each number opens the list of just so many', async () => {
    const { body } = await joke.get('/limits');
    const numbers = new Map(numbersOn(body));
    const { bram: volunteer, noor } = world.people;
    expect(Object.fromEntries(numbers)).toEqual({
      '/limits?show=late': 3,
      '/limits?show=week': 3,
      '/limits?show=weeks': 3,
      [`/limits?show=late&of=${volunteer.id}`]: 2,
      [`/limits?show=week&of=${volunteer.id}`]: 2,
      [`/limits?show=weeks&of=${volunteer.id}`]: 2,
      [`/limits?show=late&of=${noor.id}`]: 1,
      [`/limits?show=week&of=${noor.id}`]: 1,
      '/limits?show=weeks&of=none': 1,
    });
    for (const [href, number] of numbers) expect([href, linesOn((await joke.get(href)).body)]).toEqual([href, number]);
    expect(body.indexOf('Geen vrijwilliger')).toBeLessThan(body.indexOf('Noor Jansen'));
  });

  it('tells a volunteer of her own clients alone, and nobody of another region anything', async () => {
    const { body } = await bram.get('/limits');
    expect(new Map(numbersOn(body)).get('/limits?show=late')).toBe(2);
    expect(body).not.toContain('Per vrijwilliger');
    expect(body).not.toContain('Mehret');
    // Whose clients is a coordinator's question.
    expect(linesOn((await bram.get(`/limits?of=${world.people.noor.id}`)).body)).toBe(7);
    expect(linesOn((await lies.get('/limits')).body)).toBe(0);
    expect((await lies.get(`/limits?of=${world.people.bram.id}`)).status).toBe(404);
    expect((await joke.get(`/limits?of=${world.people.sem.id}`)).status).toBe(404);
  });

  it('hangs on the wall as a month, where each day leads to what it is', async () => {
    const { body } = await bram.get('/limits/month');
    expect(body).toContain(`<time datetime="${day(0)}">`);
    expect(body).toMatch(/<td class="now( closed)?">/);
    expect(body).toContain(`/clients/${references[0]}/limits/`);
    expect(body).not.toContain(references[1]);
    const december = (await bram.get('/limits/month?month=2027-12')).body;
    expect(december).toContain('Eerste kerstdag');
    expect((await bram.get('/limits/month?month=2027-13')).status).toBe(200);
    expect(linesOn((await bram.get(`/limits?day=${day(7)}`)).body)).toBe(1);
  });

  it('says of a fatal day its rule and source, who has to confirm it, and who did; another day undoes that', async () => {
    const [reference = ''] = references;
    const { joke: coordinator } = world.people;
    const start = day(-10);
    const id = await world.as(coordinator, (visit) => limitFrom(visit, reference, { what: 'TM08', start, term: null }));
    const at = `/clients/${reference}/limits/${id}`;
    const before = (await bram.get(at)).body;
    for (const text of [
      'uiterste termijn',
      'Na deze dag kan het niet meer',
      'artikel 69, eerste lid, Vw 2000; ',
      'artikel 69, eerste lid, Vw 2000; artikelen 3:41 en 6:8, eerste lid, Awb (2015)',
      'de advocaat bevestigt',
    ])
      expect(before).toContain(text);
    const said = { _version: seen(before), lawyer: 'mr. De Boer', lawyerSaid: 'De dag klopt.' };
    expect((await bram.post(`${at}/lawyer`, said)).status).toBe(303);
    const after = (await bram.get(at)).body;
    expect(after).toContain('bevestigd door mr. De Boer; opgeschreven door Bram Postma');
    expect(after).not.toContain(`${at}/lawyer`);
    await bram.post(`${at}/day`, { _version: seen(after), day: day(3), dayReason: 'Toch eerder.' });
    expect((await bram.get(at)).body).toContain('de advocaat bevestigt');
  });

  it('counts anew when an authority asked for more and when a letter made it longer, and keeps the old day in sight', async () => {
    const [reference = ''] = references;
    const { joke: coordinator } = world.people;
    const decision = { what: 'TM34', start: '2026-01-05', term: null };
    const id = await world.as(coordinator, (visit) => limitFrom(visit, reference, decision));
    const at = `/clients/${reference}/limits/${id}`;
    let page = (await bram.get(at)).body;
    const pause = { asked: '12-1-2026', completed: '27-1-2026', pauseReason: 'Brief van 12 januari.' };
    expect((await bram.post(`${at}/pause`, { _version: seen(page), ...pause })).status).toBe(303);
    page = (await bram.get(at)).body;
    // Eight weeks and fourteen days: Monday 16 March 2026; with the day of completion it is the 17th, which we wait for.
    for (const text of ['maandag 16 maart 2026: volgens de wet', 'wachten tot en met dinsdag 17 maart 2026'])
      expect(page).toContain(text);
    expect(page).toContain('stilstond: maandag 2 maart 2026 werd maandag 16 maart 2026');
    await bram.post(`${at}/extension`, { _version: seen(page), weeks: '2', extensionReason: 'Brief.' });
    page = (await bram.get(at)).body;
    expect(page).toContain('verlengd is: maandag 16 maart 2026 werd maandag 30 maart 2026');
    await bram.post(`${at}/start`, { _version: seen(page), start: '7-1-2026', startReason: 'Toen ontvangen.' });
    expect((await bram.get(at)).body).toContain('woensdag 1 april 2026');
  });

  it('keeps nothing of what cannot be, says so, and gives back what was typed', async () => {
    const [reference = ''] = references;
    const { joke: coordinator } = world.people;
    const id = await world.as(coordinator, (visit) =>
      limitFrom(visit, reference, { what: 'TM34', start: day(-10), term: null }),
    );
    const at = `/clients/${reference}/limits/${id}`;
    const page = (await bram.get(at)).body;
    const wrong = [
      ['pause', { asked: '3-3-2026', completed: '1-3-2026', pauseReason: 'x' }, 'Compleet kan niet vóór de vraag'],
      ['extension', { weeks: '', until: '', extensionReason: 'x' }, 'Vul óf weken in, óf een dag'],
      ['extension', { weeks: '-3', until: '', extensionReason: 'x' }, 'Schrijf een getal van 1 tot 99'],
      ['extension', { weeks: '', until: '1-1-2020', extensionReason: 'x' }, 'Zo kunnen we niet tellen'],
    ] as const;
    for (const [name, fields, sentence] of wrong) {
      const answer = await bram.post(`${at}/${name}`, { _version: seen(page), ...fields });
      expect([name, answer.status]).toEqual([name, 422]);
      expect(answer.body).toContain(sentence);
    }
  });

  it('lists what was counted anew with the old and the new day', async () => {
    const [, , reference = ''] = references;
    const admin = await world.test.administrator();
    await admin.query(
      'update naast.legal_limit set proposed_day = $1 where case_id = (select id from naast.case_file where reference = $2)',
      [day(19), reference],
    );
    const { body } = await joke.get('/limits?show=changed');
    expect(body).toContain('Opnieuw geteld (1)');
    expect(body).toMatch(/eerst [^<]+, opnieuw geteld /);
    expect((await bram.get('/limits')).body).not.toContain('Opnieuw geteld (');
  });

  it('of a volunteer who is away is the coordinator’s, who is told until when', async () => {
    const { joke: coordinator, bram: volunteer } = world.people;
    await world.as(coordinator, (visit) =>
      saveProfile(
        visit,
        volunteer.id,
        { languages: ['nl'], trainingValidUntil: null, places: 2, away: { from: day(-1), until: day(6) } },
        0,
      ),
    );
    const { body } = await joke.get('/limits');
    expect(body).toContain('deze herinneringen zijn nu voor jou');
    expect(body).toMatch(new RegExp(`<a href="/limits\\?of=${volunteer.id}">Bram Postma, tot en met`));
    expect((await bram.get('/limits')).body).not.toContain('nu voor jou');
  });
});
