import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { fittingPlaces } from './search.ts';

describe('a page is found', () => {
  const pages = [
    { label: 'Mijn cliënten', words: 'dossiers lijst' },
    { label: 'Termijnen en taken', words: 'agenda afspraken' },
    { label: 'Gesloten dossiers', words: 'archief' },
  ];
  const found = (term: string) => fittingPlaces(term, pages).map(({ label }) => label);

  it('by the beginning of its name, of a word in it, or of another word for it, in that order', () => {
    expect(found('ter')).toEqual(['Termijnen en taken']);
    expect(found('dossier')).toEqual(['Gesloten dossiers', 'Mijn cliënten']);
    expect(found('AFSPRAAK')).toEqual([]);
    expect(found('afspr')).toEqual(['Termijnen en taken']);
    expect(found('clienten mijn')).toEqual(['Mijn cliënten']);
  });

  it('always when nothing was typed, and never by signs alone', () => {
    expect(found('  ')).toHaveLength(3);
    expect(found('%_.*')).toEqual([]);
  });
});

describe('searching', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let ada: StaffVisitor;
  let own: string;
  let other: string;

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    const people = world.people;
    [joke, bram, ada] = (await Promise.all([people.joke, people.bram, people.ada].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
      StaffVisitor,
    ];
    const make = (nameToUse: string) =>
      world.as(people.joke, (visit) => openNewCase(visit, ordinaryCase({ nameToUse })));
    own = (await make('Ámina')).reference;
    other = (await make('Aminata')).reference;
    await world.as(people.joke, (visit) => assignVolunteerTo(visit, own, people.bram.id));
  });
  afterAll(() => world?.close());

  const quick = async (visitor: StaffVisitor, term: string) => {
    const answer = await visitor.post('/search/quick', { term });
    const { groups } = JSON.parse(answer.body) as { groups: { label: string; options: { href: string }[] }[] };
    return { answer, hrefs: groups.flatMap(({ options }) => options.map(({ href }) => href)) };
  };

  it('finds my own clients by a part of the name or the whole reference, on the page and in the window alike', async () => {
    const { body } = await joke.post('/search', { term: 'amina' });
    for (const reference of [own, other]) expect(body).toContain(`/clients/${reference}`);
    expect((await quick(joke, 'amina')).hrefs).toEqual(
      expect.arrayContaining([`/clients/${own}`, `/clients/${other}`]),
    );
    const grouped = `${own.slice(0, 4).toLowerCase()}-${own.slice(4)}`;
    expect((await quick(joke, grouped)).hrefs).toEqual([
      `/clients/${own}`,
      `/clients/${own}/notes/new`,
      `/clients/${own}/letters/new`,
    ]);
  });

  it('finds clients by sound and by half a number, the name as it was typed first', async () => {
    expect((await quick(joke, 'aamina')).hrefs).toContain(`/clients/${own}`);
    expect((await quick(joke, own.slice(4).toLowerCase())).hrefs).toContain(`/clients/${own}`);
    expect((await quick(bram, other.slice(0, 4))).hrefs).not.toContain(`/clients/${other}`);
  });

  it('finds colleagues, organisations, procedures with their steps and words, each for whoever may open its page', async () => {
    expect((await quick(joke, 'bram')).hrefs).toContain(`/people/${world.people.bram.id}`);
    expect((await quick(bram, 'joke')).hrefs.filter((href) => href.startsWith('/people'))).toEqual([]);
    expect((await quick(bram, 'fairwork')).hrefs.some((href) => href.startsWith('/directory/'))).toBe(true);
    expect((await quick(bram, 'bedenktijd')).hrefs.some((href) => href.startsWith('/procedures/'))).toBe(true);
    const { body } = await joke.post('/search', { term: 'bezwaar' });
    expect(body).toContain('href="/help#words"');
    expect(body).toContain('Zoek je woorden uit een brief of verslag?');
    for (const { hrefs } of [await quick(joke, 'bram'), await quick(bram, 'bezwaar')])
      for (const href of hrefs) expect(href).not.toMatch(/[?&].*(bram|bezwaar)/i);
  });

  it('T7 finds a volunteer nobody but her own, by name and by reference, and says the same as for nobody', async () => {
    expect((await quick(bram, 'amina')).hrefs).toContain(`/clients/${own}`);
    expect((await quick(bram, 'amina')).hrefs).not.toContain(`/clients/${other}`);
    expect((await quick(bram, other)).answer.body).toBe((await quick(bram, 'Niemand Zo')).answer.body);
    const pageOf = async (term: string) => (await bram.post('/search', { term })).body.replaceAll(term, '…');
    expect(await pageOf(other)).toBe(await pageOf('ZZZZZZZZ'));
  });

  it('offers the pages that somebody may open, and no other', async () => {
    const auditor = await quick(ada, '');
    expect(auditor.hrefs).toEqual(['/', '/people', '/access-book', '/profile', '/rules']);
    for (const href of auditor.hrefs) expect([href, (await ada.get(href)).status]).toEqual([href, 200]);
    expect((await ada.post('/search', { term: 'clienten' })).body).toContain('Niets gevonden');
    expect((await quick(joke, 'nodig')).hrefs).toContain('/people/new');
  });

  it('writes that colleagues were listed only where some are shown, and how many', async () => {
    const admin = await world.test.administrator();
    const listed = async () =>
      (await admin.query("select body from naast.audit_entry where action = 'person.listed' order by seq")).rows;
    const before = (await listed()).length;
    await quick(joke, 'zzzzzz');
    expect((await listed()).length).toBe(before);
    expect((await quick(joke, 'bram')).hrefs).toContain(`/people/${world.people.bram.id}`);
    const entries = await listed();
    expect([entries.length, JSON.parse(entries.at(-1)?.body ?? '{}').count]).toEqual([before + 1, 1]);
  });

  it('opens no header for one letter, and writes down how many were opened, never what was looked for', async () => {
    const admin = await world.test.administrator();
    const searched = async () =>
      (await admin.query("select body from naast.audit_entry where action = 'case.searched' order by seq")).rows;
    const before = (await searched()).length;
    await quick(joke, 'a');
    expect((await searched()).length).toBe(before);
    await quick(joke, 'aminata');
    const entries = await searched();
    expect(JSON.parse(entries.at(-1)?.body ?? '{}')).toMatchObject({ count: 2 });
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('amina');
  });

  it('T84 is limited for each person, with a sentence and what was typed; others go on', async () => {
    const admin = await world.test.administrator();
    await admin.query('delete from naast.throttle');
    await quick(bram, 'am');
    // As if he had typed so this minute, and goes on in the next.
    await admin.query('update naast.throttle set hits = 240');
    await admin.query(
      "insert into naast.throttle select key, window_start + interval '1 minute', 240 from naast.throttle",
    );
    for (const path of ['/search', '/clients/search']) {
      const page = await bram.post(path, { term: 'amina' });
      expect([path, page.status]).toEqual([path, 429]);
      expect(page.body).toContain('Je zoekt heel vaak achter elkaar.');
      expect(page.body).toContain('value="amina"');
      expect(page.body).not.toContain(own);
    }
    const answer = await bram.post('/search/quick', { term: 'amina' });
    expect([answer.status, JSON.parse(answer.body).groups]).toEqual([429, []]);
    const { rows } = await admin.query('select key from naast.throttle');
    for (const { key } of rows) expect(key).toHaveLength(32);
    expect((await quick(joke, 'amina')).answer.status).toBe(200);
    await admin.query('delete from naast.throttle');
    expect((await quick(bram, 'amina')).hrefs[0]).toBe(`/clients/${own}`);
  });

  it('says a sentence for 10,000 characters, keeps them, and takes the words in the body only', async () => {
    const long = 'a'.repeat(10_000);
    const page = await joke.post('/search', { term: long });
    expect(page.status).toBe(422);
    expect(page.body).toContain('Deze tekst is te lang.');
    expect(page.body).toContain(long);
    expect((await joke.post('/search/quick', { term: long })).status).toBe(422);
    const { body } = await joke.get('/search?term=amina');
    expect(body).not.toContain(own);
  });
});
