import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntries } from '#app/platform/audit/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { caseRoutes } from './cases.pages.tsx';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('the numbers above the list of clients', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let lies: StaffVisitor;
  let references: string[];

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, caseRoutes({ installation: world.installation } as Desk, []));
    const { people } = world;
    [joke, bram, lies] = (await Promise.all([people.joke, people.bram, people.lies].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
      StaffVisitor,
    ];
    references = [await newCase(), await newCase()];
    await world.as(people.joke, (visit) => assignVolunteerTo(visit, references[0] ?? '', people.bram.id));
  });
  afterAll(() => world?.close());

  const newCase = async () =>
    (await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()))).reference;
  const admin = async (query: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(query, values)).rows;
  const changed = async () =>
    (await admin("select encode(changed, 'hex') as changed from naast.audit_head"))[0].changed;

  /** The numbers on the page, by their parts. */
  async function shown(visitor: StaffVisitor): Promise<Record<string, number>> {
    const { body } = await visitor.get('/clients');
    const chips = [...body.matchAll(/<a href="\/clients(\?[^"]*)?"[^>]*>[^<]* \((\d+)\)<\/a>/g)];
    return Object.fromEntries(chips.map(([, query = '?open', number]) => [query, Number(number)]));
  }

  const open = async (visitor: StaffVisitor) => (await shown(visitor))['?open'];
  /** Changed behind the log's back: whoever still knows what was counted does not see it. */
  const hide = (reference: string | undefined, status: 'open' | 'closed') =>
    admin(`begin; set local session_replication_role = replica;
      update naast.case_file set status = '${status}' where reference = '${reference}'; commit`);
  const worry = () =>
    bram.post(`/clients/${references[0]}/notes`, {
      _key: newId(),
      way: 'visit',
      happenedOn: '1-3-2026',
      worries: 'Zij durft niet naar buiten.',
    });

  it('are not counted again while people only read', async () => {
    const before = await changed();
    expect(await shown(joke)).toMatchObject({ '?open': 2, '?worry=open': 0, '?volunteer=none': 1 });
    await hide(references[1], 'closed');
    await joke.get(`/clients/${references[0]}`);
    await joke.post('/clients/search', { term: 'naam' });
    await joke.get('/clients/00000000');
    expect([await open(joke), await changed()]).toEqual([2, before]);
    await hide(references[1], 'open');
  });

  it('are new as soon as anybody wrote', async () => {
    expect((await shown(joke))['?worry=open']).toBe(0);
    await worry();
    expect((await shown(joke))['?worry=open']).toBe(1);
    references.push(await newCase());
    expect(await shown(joke)).toMatchObject({ '?open': 3, '?volunteer=none': 2 });
  });

  it('are new when another process wrote: the mark is in the database', async () => {
    expect(await open(joke)).toBe(3);
    await hide(references[1], 'closed');
    expect(await open(joke)).toBe(3);
    const other = openDatabase(world.test.settings('staff'));
    const { id } = world.people.bram;
    await other.scoped({ kind: 'person', person: id, session: id }, (db) =>
      appendEntries(db, [{ action: 'task.changed', object: 'worry' }]),
    );
    await other.close();
    expect(await open(joke)).toBe(2);
    await hide(references[1], 'open');
  });

  it('are what they were after a writing that was undone', async () => {
    await worry();
    const [before, known] = [await changed(), await shown(joke)];
    const undone = world.as(world.people.joke, async (visit) => {
      await openNewCase(visit, ordinaryCase());
      await appendEntries(visit.db, visit.journal.entries());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await changed(), await shown(joke)]).toEqual([before, known]);
  });

  it('stand above lines of which the same holds: a volunteer who comes is in her line at once, in every order', async () => {
    const { name } = world.people.noor;
    for (const query of ['', '?sort=-client'])
      for (const time of [1, 2]) {
        const { body } = await joke.get(`/clients${query}`);
        expect([query, time, body.includes('Bram Postma</bdi>'), body.includes(`${name}</bdi>`)]).toEqual([
          query,
          time,
          true,
          false,
        ]);
      }
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, references[1] ?? '', world.people.noor.id));
    for (const query of ['', '?sort=-client', '?volunteer=none']) {
      const { body } = await joke.get(`/clients${query}`);
      expect([query, body.includes(`${name}</bdi>`)]).toEqual([query, query !== '?volunteer=none']);
    }
  });

  it('are new when a grant ends by itself, and hold until midnight at the latest', async () => {
    expect(await shown(joke)).toMatchObject({ '?volunteer=none': 1 });
    await admin(
      "update naast.case_grant set until_at = now() + interval '1.5 s' where holder_kind = 'person' and holder_id = $1",
      [world.people.bram.id],
    );
    await worry();
    expect(await shown(joke)).toMatchObject({ '?volunteer=none': 1 });
    await expect.poll(async () => (await shown(joke))['?volunteer=none'], { timeout: 10_000 }).toBe(2);
    const mark = await changed();
    const until = await world.as(world.people.joke, async (visit) => {
      const asked = sql<{ until: Date; midnight: Date; counted: boolean }>`select until, parts is not null as counted,
        ((now() at time zone 'Europe/Amsterdam')::date + 1)::timestamp at time zone 'Europe/Amsterdam' as midnight
        from naast.clients_in_parts_since(${Buffer.from(mark, 'hex')}, now() - interval '1 s', 'worry', 14, 30)`;
      return (await asked.execute(visit.db)).rows[0];
    });
    expect(until?.counted).toBe(true);
    expect(until?.until.getTime()).toBeLessThanOrEqual(until?.midnight.getTime() ?? 0);
  });

  it('are those of nobody else', async () => {
    expect(await open(joke)).toBe(3);
    expect(await open(lies)).toBe(0);
    expect((await bram.get('/clients')).body).not.toContain('volunteer=none');
    expect(await open(joke)).toBe(3);
  });
});
