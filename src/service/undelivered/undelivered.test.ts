import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { changeRegion, region } from '#app/service/people/regions.store.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const list = '/mail-kept';
const ids = {
  utrecht: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a01',
  elsewhere: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a02',
  intake: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a03',
  person: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a04',
  young: '0192f0c1-2d3e-7a4b-8c5d-6e7f80910a05',
} as const;

/** Mail that does not arrive is work of the team whose mailbox it is for. */
describe('mail that does not arrive', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let ada: StaffVisitor;
  let karel: StaffVisitor;
  let leader: StaffVisitor;
  const sql = async (text: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(text, values)).rows;
  const mailboxOfUtrecht = (mailbox: string | null) =>
    world.as(world.people.leader, async (visit) => {
      const known = await region(visit, world.regions.utrecht);
      if (!known) throw new Error('There is no such region.');
      const { name, municipalities, postcodes, languages, places, at_a_distance, version } = known;
      const settings = { name, municipalities, postcodes, languages, places, at_a_distance, mailbox };
      if (!(await changeRegion(visit, { id: world.regions.utrecht, seen: version }, settings)))
        throw new Error('It was not saved.');
    });
  beforeAll(async () => {
    world = await testWorld();
    const routes = staffRoutes({ demo: false, installation: { ...world.installation, backup: () => null } } as Desk);
    const atDesk = testingDesk(world, routes);
    const { people } = world;
    [joke, bram, ada] = [await atDesk(people.joke), await atDesk(people.bram), await atDesk(people.ada)];
    [karel, leader] = [await atDesk(people.karel), await atDesk(people.leader)];
    await mailboxOfUtrecht('utrecht@team.example');
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await sql('delete from naast.mail_due');
    const { utrecht } = world.regions;
    const other = Object.values(world.regions).find((id) => id !== utrecht) ?? null;
    const rows = [
      [ids.utrecht, 'region', utrecht, 26, 8],
      [ids.elsewhere, 'region', other, 26, 8],
      [ids.intake, 'intake', null, 26, 8],
      [ids.person, 'person', world.people.bram.id, 26, 8],
    ] as const;
    for (const [id, kind, of, hours, attempts] of rows)
      await sql(
        `insert into naast.mail_due (id, kind, of_id, created_at, try_after, attempts)
         values ($1, $2, $3, now() - make_interval(hours => $4), now() + interval '3 hours', $5)`,
        [id, kind, of, hours, attempts],
      );
  });
  const act = (who: StaffVisitor, id: string, what: 'again' | 'told') => who.post(`${list}/${id}/${what}`);
  const rowOf = async (id: string) =>
    (
      await sql(
        'select told_by, told_at is not null as told, try_after <= now() as now from naast.mail_due where id = $1',
        [id],
      )
    )[0];
  const offered = (body: string) =>
    [...body.matchAll(/action="\/mail-kept\/([0-9a-f-]{36})\/again"/g)].map(([, id]) => id);

  it('is shown with its mailbox, since when and how often it was tried, to whoever looks after that mailbox', async () => {
    const { body } = await joke.get(list);
    expect(offered(body)).toEqual([ids.utrecht]);
    for (const words of [
      'Postbus van regio',
      '8 keer geprobeerd',
      'Volgende keer:',
      'Er is iets te doen',
      'De projectleider verbetert het.',
    ])
      expect(body).toContain(words);
    const all = (await leader.get(list)).body;
    expect(new Set(offered(all))).toEqual(new Set([ids.utrecht, ids.elsewhere, ids.intake]));
    for (const place of ['/teams/intake', `/regions/${world.regions.utrecht}`])
      expect(all).toContain(`href="${place}"`);
    // Not the address: neither in the page nor anywhere one might copy it from.
    expect(all + body).not.toMatch(/[\w.-]+@[\w-]+\.\w/);
    for (const who of [bram, ada]) expect((await who.get(list)).status).not.toBe(200);
  });

  it('is counted on the first pages and beside what is due, until it arrived or somebody took care of it', async () => {
    const counted = async (who: StaffVisitor) =>
      /class="count-number late">(\d+)<\/span><div class="count-text"><p class="count-title"><a href="\/mail-kept"/.exec(
        (await who.get('/')).body,
      )?.[1] ?? null;
    expect([await counted(joke), await counted(leader), await counted(bram)]).toEqual(['1', '3', null]);
    expect((await joke.get('/limits')).body).toContain('Er is 1 mail niet aangekomen bij je team');
    expect((await bram.get('/limits')).body).not.toContain(list);
    expect((await act(joke, ids.utrecht, 'told')).location).toBe(`${list}?done=told`);
    expect([await counted(joke), await counted(leader)]).toEqual([null, '2']);
    expect((await joke.get('/limits')).body).not.toContain(list);
    // It stays readable, with who and when, and nobody does it twice.
    const { body } = await leader.get(list);
    expect(body).toMatch(/Per telefoon geregeld door Joke [^<]*, /);
    expect(offered(body)).not.toContain(ids.utrecht);
    const late = await act(leader, ids.utrecht, 'told');
    expect([late.status, late.body.includes('Dit hoeft niet meer')]).toEqual([409, true]);
    await sql('delete from naast.mail_due');
    expect((await joke.get(list)).body).toContain('Alle mail is aangekomen.');
  });

  it('says where a team has no mailbox, until the leader wrote one down', async () => {
    const missing = 'Er staat geen postbus: de mail kan nergens heen';
    // The other region and the intake team have none.
    const { body } = await leader.get(list);
    expect(body.split(missing)).toHaveLength(3);
    expect(body).toContain('Schrijf een postbus op');
    expect((await joke.get(list)).body).not.toContain(missing);
    await mailboxOfUtrecht(null);
    const of = (await joke.get(list)).body;
    for (const words of [missing, 'De projectleider schrijft een postbus op.']) expect(of).toContain(words);
    await mailboxOfUtrecht('utrecht@team.example');
  });

  it('is not shown before a server was away for an hour', async () => {
    await sql(`update naast.mail_due set created_at = now() - interval '20 minutes'`);
    expect(offered((await leader.get(list)).body)).toEqual([]);
  });

  it('is tried again at once when somebody asks, and the log says who asked; no address is in it', async () => {
    expect((await act(joke, ids.utrecht, 'again')).status).toBe(303);
    expect(await rowOf(ids.utrecht)).toMatchObject({ now: true, told: false });
    const entries = await sql("select body from naast.audit_entry where action = 'mail.again'");
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).toContain(ids.utrecht);
    expect(JSON.stringify(entries)).not.toContain('@');
    expect((await joke.get(`${list}?done=again`)).body).toContain('binnen een minuut opnieuw geprobeerd');
  });

  it('of another region, of the intake team or of a volunteer is not acted on by a coordinator; of a volunteer by nobody', async () => {
    const tried = [
      [joke, ids.elsewhere],
      [joke, ids.intake],
      [joke, ids.person],
      [leader, ids.person],
      [karel, ids.intake],
      [bram, ids.utrecht],
      [ada, ids.utrecht],
    ] as const;
    const before = await sql('select * from naast.mail_due order by id');
    for (const [who, id] of tried)
      for (const what of ['again', 'told'] as const)
        expect((await act(who, id, what)).status).toBeGreaterThanOrEqual(403);
    expect(await sql('select * from naast.mail_due order by id')).toEqual(before);
    // The database itself says so, also to whoever would write there past the pages; and nobody signs for a colleague.
    const write = (id: string, by: string) =>
      world.as(world.people.joke, (visit) =>
        visit.db.updateTable('mail_due').set({ told_at: new Date(), told_by: by }).where('id', '=', id).execute(),
      );
    for (const id of [ids.elsewhere, ids.intake, ids.person]) await write(id, world.people.joke.id);
    await expect(write(ids.utrecht, world.people.karel.id)).rejects.toThrow();
    expect(await sql('select * from naast.mail_due order by id')).toEqual(before);
  });
});
