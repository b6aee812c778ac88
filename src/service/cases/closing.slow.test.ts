import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { caseRoutes } from './cases.pages.tsx';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('closing a case', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let made: { caseId: string; reference: string };

  beforeAll(async () => {
    world = await testWorld();
    // Two processes answer: what one of them ends must be ended on the other as well.
    const routes = caseRoutes({ installation: world.installation } as Desk, []);
    joke = await testingDesk(world, routes)(world.people.joke);
    bram = await testingDesk(world, routes)(world.people.bram);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    made = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, made.reference, world.people.bram.id));
  });
  const rows = async (query: string) => (await (await world.test.administrator()).query(query, [made.caseId])).rows;

  it('T12 ends the grant of the volunteer in the middle of her session: her next request is "not found" everywhere', async () => {
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(200);
    expect((await joke.post(`/clients/${made.reference}/closure`, { reason: 'goal-reached' })).status).toBe(303);
    const missing = await bram.get('/clients/00000000');
    for (const path of ['', '/notes/new', '/contact'])
      expect(await bram.get(`/clients/${made.reference}${path}`)).toEqual(missing);
    expect((await bram.post(`/clients/${made.reference}/notes`, { _key: newId() })).status).toBe(404);
    expect((await bram.get('/clients')).body).not.toContain(made.reference);
    expect((await bram.post('/clients/search', { term: made.reference })).body).not.toContain(
      `/clients/${made.reference}`,
    );
  });

  it('erases the keys of the volunteer, in core and in safety, and leaves the region its own', async () => {
    await joke.post(`/clients/${made.reference}/closure`, { reason: 'own-wish' });
    const grants = await rows(
      'select holder_kind, ended_at is not null as ended, key_sealed is null as erased, end_reason from ' +
        'naast.case_grant where case_id = $1 order by holder_kind, compartment',
    );
    expect(grants).toEqual([
      { holder_kind: 'person', ended: true, erased: true, end_reason: 'case-closed' },
      { holder_kind: 'person', ended: true, erased: true, end_reason: 'case-closed' },
      { holder_kind: 'team', ended: false, erased: false, end_reason: null },
      { holder_kind: 'team', ended: false, erased: false, end_reason: null },
    ]);
  });

  it('is a row with who and why; opening again closes that row and gives nobody a grant back', async () => {
    await joke.post(`/clients/${made.reference}/closure`, { reason: 'out-of-touch' });
    expect((await joke.get(`/clients/${made.reference}`)).body).toContain('Al lang geen contact meer');
    expect((await joke.post(`/clients/${made.reference}/reopening`, { reason: 'came-back' })).status).toBe(303);
    expect(
      await rows(
        'select reason, closed_by is not null as closed, reopened_by is not null as reopened from naast.case_closure where case_id = $1',
      ),
    ).toEqual([{ reason: 'out-of-touch', closed: true, reopened: true }]);
    expect((await joke.get(`/clients/${made.reference}`)).body).toContain('opende dit dossier opnieuw');
    expect((await bram.get(`/clients/${made.reference}`)).status).toBe(404);
  });

  it('happens once: a second closing is told that somebody was first', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => joke.post(`/clients/${made.reference}/closure`, { reason: 'goal-reached' })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    expect(await rows('select 1 from naast.case_closure where case_id = $1')).toHaveLength(1);
  });

  it('wants a reason from the list', async () => {
    expect((await joke.post(`/clients/${made.reference}/closure`, { reason: 'because' })).status).toBe(422);
    expect((await joke.post(`/clients/${made.reference}/closure`, {})).status).toBe(422);
  });

  it('stops all writing, and gives back what was typed', async () => {
    await joke.post(`/clients/${made.reference}/closure`, { reason: 'goal-reached' });
    const answer = await joke.post(`/clients/${made.reference}/notes`, {
      _key: newId(),
      way: 'visit',
      happenedOn: '1-3-2026',
      topics: ['letters'],
      said: 'Te laat geschreven',
    });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Te laat geschreven');
    expect((await joke.post(`/clients/${made.reference}/draft/note`, { said: 'Te laat' })).status).toBe(404);
  });

  it('T12 a grant that has run out is worth nothing, also while nobody ended it', async () => {
    const other = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(world.people.joke, (visit) =>
      assignVolunteerTo(visit, other.reference, world.people.bram.id, { until: new Date(Date.now() + 4_000) }),
    );
    expect((await bram.get(`/clients/${other.reference}`)).status).toBe(200);
    await expect
      .poll(async () => (await bram.get(`/clients/${other.reference}`)).status, { timeout: 20_000, interval: 200 })
      .toBe(404);
    expect((await bram.get('/clients')).body).not.toContain(other.reference);
  });
});
