import { sql as raw } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessNotices } from '#app/platform/access/notices/index.ts';
import { signTrainingDays } from '#app/platform/access/suspension/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';

type TestName = keyof TestWorld['people'];

const inAYear = today().add({ years: 2 }).toString();
const until = today().add({ months: 6 }).toString().split('-').reverse().join('-');
const word = 'Zij drinkt graag thee, en lacht om flauwe grappen.';

let world: TestWorld;
let at: (person: TestPerson) => Promise<StaffVisitor>;
let made: { caseId: string; reference: string };
const visitors = new Map<TestName, StaffVisitor>();
const sql = async (text: string, values: unknown[] = []) =>
  (await (await world.test.administrator()).query(text, values)).rows;

beforeAll(async () => {
  world = await testWorld();
  at = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
  const { joke, bram, noor } = world.people;
  await world.as(joke, async (visit) => {
    for (const { id } of [bram, noor])
      await saveProfile(visit, id, { languages: ['nl', 'ti'], trainingValidUntil: inAYear, places: 10 }, 0);
  });
});
afterAll(() => world?.close());
beforeEach(async () => {
  await sql('delete from naast.access_notice');
  // The client of the test before takes no place any more.
  await sql("update naast.case_grant set until_at = now() where holder_kind = 'person' and ended_at is null");
  made = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
  await assigned('bram', { word });
});

async function visitor(name: TestName): Promise<StaffVisitor> {
  const known = visitors.get(name) ?? (await at(world.people[name]));
  visitors.set(name, known);
  return known;
}
async function sent(name: TestName, path: string, fields: Record<string, string>) {
  const answer = await (await visitor(name)).post(path, fields);
  expect([path, answer.status]).toEqual([path, 303]);
}
const assigned = (name: TestName, change: Record<string, string> = {}) =>
  sent('joke', `/clients/${made.reference}/volunteer`, {
    ...{ _key: newId(), volunteer: world.people[name].id, reason: 'volunteer-match', until, withSafety: 'yes' },
    ...change,
  });
const toldTo = (name: TestName) => world.as(world.people[name], accessNotices);
const startOf = async (name: TestName) => (await (await visitor(name)).get('/')).body;
const ended = (endReason: string) => () =>
  sent('joke', `/clients/${made.reference}/volunteer/ending`, { volunteer: world.people.bram.id, endReason });

async function moved() {
  const [region, { joke }] = [world.regions.groningen, world.people];
  await sent('joke', `/clients/${made.reference}/transfer`, { region, reason: 'moved', password: joke.password });
  const [transfer] = await sql('select id from naast.case_transfer where case_id = $1', [made.caseId]);
  await sent('lies', `/transfers/${transfer.id}/accept`, { password: world.people.lies.password });
}

const keptOut = () =>
  sent('joke', `/clients/${made.reference}/kept-out`, { person: world.people.bram.id, reason: 'knows-her' });

/** Every act that ends what a volunteer holds, and how the volunteer reads it. */
const acts: readonly [string, string, () => Promise<void>][] = [
  ['a transfer', 'moved', moved],
  ['another volunteer', 'replaced', () => assigned('noor', { endOthers: 'yes' })],
  [
    'the case that closes',
    'closed',
    () => sent('joke', `/clients/${made.reference}/closure`, { reason: 'goal-reached' }),
  ],
  ...['goal-reached', 'volunteer-stops', 'client-wish', 'no-match', 'safety'].map(
    (reason) => [reason, 'ended', ended(reason)] as [string, string, () => Promise<void>],
  ),
];
const everybodyElse = ['joke', 'karel', 'lies', 'noor', 'sem', 'leader', 'intake', 'ada'] as const;

describe('whoever lost a client', () => {
  it.each(acts)('T6 reads it once after %s, with whom to ask, and nobody else counts it', async (_act, how, act) => {
    await act();
    const { lost, got } = await toldTo('bram');
    expect([lost.map((one) => [one.how, one.name, one.reference]), got.size]).toEqual([
      [[how, 'Selam', made.reference]],
      0,
    ]);
    const page = await startOf('bram');
    expect(page.split('Je begeleidt een cliënt niet meer').length).toBe(2);
    expect(page).toContain('Joke Vermeer, Karel de Wit');
    // Neither where, nor to whom, nor why; not on the page and not in what is sealed.
    const bytes = JSON.stringify(
      await sql('select * from naast.access_notice where person_id = $1', [world.people.bram.id]),
    );
    for (const hidden of [
      'Noor',
      'Lies',
      'Groningen',
      world.people.noor.id,
      world.people.lies.id,
      world.regions.groningen,
    ])
      for (const where of [page, JSON.stringify(lost), bytes]) expect(where).not.toContain(hidden);
    expect(bytes).not.toContain('Selam');
    for (const name of everybodyElse) {
      const counted = await world.as(world.people[name], (visit) =>
        visit.db.selectFrom('access_notice').select('id').where('person_id', '!=', world.people[name].id).execute(),
      );
      expect([name, counted, (await toldTo(name)).lost]).toEqual([name, [], []]);
      expect(await startOf(name)).not.toContain('niet meer');
    }
  });

  it('who is kept out reads that an access ended, and not of whom', async () => {
    await keptOut();
    expect((await toldTo('bram')).lost).toMatchObject([{ how: 'ended', name: null, reference: null }]);
    expect(await startOf('bram')).not.toContain('Selam');
  });

  it('reads it once though the act was sent twice, and loses the line with the client that comes back', async () => {
    await ended('no-match')();
    const again = await (await visitor('joke')).post(`/clients/${made.reference}/volunteer/ending`, {
      ...{ volunteer: world.people.bram.id, endReason: 'no-match' },
    });
    expect(again.status).toBe(404);
    expect((await toldTo('bram')).lost).toHaveLength(1);
    await assigned('bram');
    expect(await toldTo('bram')).toMatchObject({
      lost: [],
      got: new Map([[made.reference, { isNew: true, word: null }]]),
    });
    await ended('no-match')();
    expect((await toldTo('bram')).lost).toHaveLength(1);
    expect(await sql('select kind from naast.access_notice where person_id = $1', [world.people.bram.id])).toHaveLength(
      1,
    );
  });

  it('puts it away alone, and finds it for thirty days at most', async () => {
    await ended('client-wish')();
    const [line] = (await toldTo('bram')).lost;
    const refused = await (await visitor('noor')).post('/clients-told/read', { notice: line?.id ?? '' });
    expect(refused.status).toBe(404);
    const age = (days: number) => sql('update naast.access_notice set at = now() - make_interval(days => $1)', [days]);
    await age(29);
    expect([await erase(), (await toldTo('bram')).lost.length]).toEqual([0, 1]);
    await age(31);
    expect((await toldTo('bram')).lost).toEqual([]);
    expect([await erase(), await erase()]).toEqual([1, 0]);
    expect(await sql('select from naast.access_notice')).toEqual([]);
  });

  it('reads it no more once it was read', async () => {
    await ended('client-wish')();
    await sent('bram', '/clients-told/read', { notice: (await toldTo('bram')).lost[0]?.id ?? '' });
    expect(await startOf('bram')).not.toContain('niet meer');
  });

  it('is told by the last day too, when nobody did anything', async () => {
    const lapse = (days: number) =>
      sql('update naast.case_grant set until_at = now() - make_interval(days => $1) where holder_id = $2', [
        days,
        world.people.bram.id,
      ]);
    await lapse(1);
    expect(await erase()).toBe(0);
    expect((await toldTo('bram')).lost).toMatchObject([{ how: 'over', name: 'Selam' }]);
    await lapse(31);
    expect([await erase(), (await toldTo('bram')).lost]).toEqual([1, []]);
    // What is lost already is not lost once more.
    await sent('joke', `/clients/${made.reference}/closure`, { reason: 'goal-reached' });
    expect((await toldTo('bram')).lost).toEqual([]);
  });

  it('is shown no client while suspended, and finds the line afterwards', async () => {
    const trainedUntil = (days: number) =>
      world.as(world.people.joke, (visit) =>
        signTrainingDays(visit, [{ personId: world.people.bram.id, lastDay: today().add({ days }).toString() }]),
      );
    await sql('update naast.installation set days_count_from = current_date - 1');
    await trainedUntil(-1);
    await assigned('noor', { endOthers: 'yes' });
    const page = await startOf('bram');
    expect(page).not.toContain('Selam');
    expect(page).not.toContain('niet meer');
    await trainedUntil(365);
    expect(await startOf('bram')).toContain('niet meer');
  });
});

describe('whoever was given a client', () => {
  it('finds “new” with a word of the coordinator, alone, until it was read; the word stays with the access', async () => {
    const first = await startOf('bram');
    expect(first).toMatch(/<p class="notice-title">Nieuw<\/p>/);
    expect(first).toContain(word);
    expect(first).toContain('Joke Vermeer vroeg je');
    for (const name of everybodyElse) expect(await startOf(name)).not.toContain(word);
    expect(JSON.stringify(await sql('select * from naast.access_notice'))).not.toContain('thee');
    const { id } = [...(await toldTo('bram')).got.values()][0] ?? { id: '' };
    await sent('bram', '/clients-told/read', { notice: id });
    const later = await startOf('bram');
    expect(later).not.toContain('>Nieuw<');
    expect(later).toContain(word);
    await ended('safety')();
    expect(JSON.stringify((await toldTo('bram')).lost)).not.toContain('thee');
    expect(await startOf('bram')).not.toContain(word);
  });

  it('is told nothing new when the access is only extended', async () => {
    const before = await sql('select id from naast.access_notice');
    await assigned('bram');
    expect(await sql('select id from naast.access_notice')).toEqual(before);
  });
});

describe('what is told of an access', () => {
  it('is written by whoever ends it alone, and to nobody who did not lose it by that', async () => {
    const tell = (name: TestName, who: string, kind: string) =>
      world.as(world.people[name], async (visit) => {
        const { rows } = await raw<{ told: boolean }>`select naast.tell_of_access(${made.caseId}, ${who}, ${kind},
          ${newId()}, ${Buffer.from('x')}) as told`.execute(visit.db);
        return rows[0]?.told;
      });
    const { bram, noor } = world.people;
    for (const name of ['bram', ...everybodyElse] as const)
      for (const [who, kind] of [
        [bram.id, 'lost'],
        [noor.id, 'got'],
        [noor.id, 'lost'],
      ] as const)
        expect([name, kind, await tell(name, who, kind)]).toEqual([name, kind, false]);
    const ofTheRegion = ['joke', 'karel'];
    for (const name of everybodyElse)
      expect([name, await tell(name, bram.id, 'got')]).toEqual([name, ofTheRegion.includes(name)]);
  });

  it('is gone with whoever leaves, who is told of nothing later', async () => {
    const { joke, bram } = world.people;
    const first = made.reference;
    made = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    await assigned('bram');
    await ended('no-match')();
    expect(await sql('select from naast.access_notice')).toHaveLength(2);
    expect(await world.as(joke, (visit) => endAccess(visit, bram.id, 'left'))).not.toBeNull();
    expect(await sql('select from naast.access_notice')).toEqual([]);
    await sent('joke', `/clients/${first}/closure`, { reason: 'goal-reached' });
    expect(await sql('select from naast.access_notice')).toEqual([]);
  });
});

/** As background work does it. */
const erase = () =>
  world.test.installation('jobs').scoped({ kind: 'jobs' }, async (db) => {
    const { rows } = await raw<{ gone: number }>`select naast.erase_access_notices() as gone`.execute(db);
    return rows[0]?.gone;
  });
