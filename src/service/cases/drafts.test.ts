import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { caseRoutes } from './cases.pages.tsx';
import { endGrantsOfPeople } from './closing/closure.ts';
import { openNewCase } from './records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from './testing.ts';
import { type PageAnswer, type StaffVisitor, testingDesk } from './testing-visitor.ts';

describe('a note that is being written', () => {
  let world: TestWorld;
  let atDesk: ReturnType<typeof testingDesk>;
  let bram: StaffVisitor;
  let made: { caseId: string; reference: string };
  const typed = {
    way: 'visit',
    happenedOn: '1-3-2026',
    topics: ['letters'],
    said: 'Half geschreven zin',
    agreed: '',
    worries: '',
  };
  const drafts = async () =>
    (await (await world.test.administrator()).query('select 1 from naast.draft where case_id = $1', [made.caseId]))
      .rowCount;
  const newNote = (visitor: StaffVisitor): Promise<PageAnswer> => visitor.get(`/clients/${made.reference}/notes/new`);

  beforeAll(async () => {
    world = await testWorld();
    atDesk = testingDesk(world, caseRoutes({} as Desk, []));
    bram = await atDesk(world.people.bram);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    made = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, made.reference, world.people.bram.id));
  });

  it('is kept by the form itself, twice into the same draft, and comes back after signing in anew', async () => {
    expect((await bram.post(`/clients/${made.reference}/draft/note`, { ...typed, said: 'Eerste' })).status).toBe(204);
    expect((await bram.post(`/clients/${made.reference}/draft/note`, typed)).status).toBe(204);
    expect(await drafts()).toBe(1);
    const again = await atDesk(world.people.bram);
    expect((await newNote(again)).body).toContain('Half geschreven zin');
    expect((await newNote(again)).body).toMatch(/value="letters" checked/);
  });

  it('is kept by a button where there is no script, finished or not', async () => {
    const kept = await bram.post(`/clients/${made.reference}/notes`, {
      ...typed,
      way: '',
      happenedOn: '',
      _key: newId(),
      save: 'draft',
    });
    expect(kept).toMatchObject({ status: 303, location: `/clients/${made.reference}/notes/new` });
    expect((await newNote(bram)).body).toContain('Half geschreven zin');
    expect((await bram.get(`/clients/${made.reference}`)).body).toContain('Maak je verslag af');
  });

  it('is dropped when the note is saved, and when she throws it away', async () => {
    await bram.post(`/clients/${made.reference}/draft/note`, typed);
    await bram.post(`/clients/${made.reference}/notes`, { ...typed, _key: newId() });
    expect(await drafts()).toBe(0);
    await bram.post(`/clients/${made.reference}/draft/note`, typed);
    await bram.post(`/clients/${made.reference}/draft/note/removal`);
    expect(await drafts()).toBe(0);
  });

  it('is seen by nobody else on the case', async () => {
    await bram.post(`/clients/${made.reference}/draft/note`, typed);
    expect((await newNote(await atDesk(world.people.joke))).body).not.toContain('Half geschreven zin');
  });

  it('is out of reach when the grant has ended, and does not come back by asking', async () => {
    await bram.post(`/clients/${made.reference}/draft/note`, typed);
    await world.as(world.people.joke, (visit) => endGrantsOfPeople(visit, made.caseId, { reason: 'volunteer-stops' }));
    expect((await newNote(bram)).status).toBe(404);
    expect((await bram.post(`/clients/${made.reference}/draft/note`, typed)).status).toBe(404);
    const rows = await world.as(world.people.bram, (visit) =>
      visit.db.selectFrom('draft').select('id').where('case_id', '=', made.caseId).execute(),
    );
    expect(rows).toEqual([]);
  });

  it('is not kept with a BSN in it, nor with fields that the form does not have', async () => {
    expect((await bram.post(`/clients/${made.reference}/draft/note`, { ...typed, said: 'BSN 111222333' })).status).toBe(
      400,
    );
    expect((await bram.post(`/clients/${made.reference}/draft/note`, { ...typed, role: 'coordinator' })).status).toBe(
      400,
    );
    expect((await bram.post(`/clients/${made.reference}/draft/letter`, typed)).status).toBe(404);
    expect(await drafts()).toBe(0);
  });

  it('lies sealed: the row shows nothing of the text', async () => {
    await bram.post(`/clients/${made.reference}/draft/note`, typed);
    const { rows } = await (await world.test.administrator()).query(
      'select sealed from naast.draft where case_id = $1',
      [made.caseId],
    );
    expect(rows[0].sealed.includes(typed.said)).toBe(false);
  });
});
