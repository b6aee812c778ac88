import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant, type GrantRow, grantColumns } from '#app/platform/access/grants/index.ts';
import { newId, newPersonSecret, randomBytes } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import type { Visit } from './visit.ts';

/** What the database refuses a colleague whose own statements somebody else writes: the second line, without the first. */
describe('row-level security on writing', () => {
  let world: TestWorld;
  let here: { caseId: string; reference: string };
  let there: { caseId: string; reference: string };
  beforeAll(async () => {
    world = await testWorld();
    const { joke, lies, bram } = world.people;
    here = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
    there = await world.as(lies, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(joke, (visit) => assignVolunteerTo(visit, here.reference, bram.id));
  });
  afterAll(() => world?.close());

  const refused = (person: TestPerson, work: (visit: Visit) => Promise<unknown>) =>
    expect(world.as(person, work)).rejects.toMatchObject({ code: '42501' });
  const untouched = async (person: TestPerson, work: (visit: Visit) => Promise<{ numUpdatedRows: bigint }>) =>
    expect((await world.as(person, work)).numUpdatedRows).toBe(0n);

  describe('T16 a team takes only who belongs to it', () => {
    const member = (visit: Visit, team: string, person: string) =>
      visit.db
        .insertInto('team_member')
        .values({ team_id: team, epoch: 1, person_id: person, key_sealed: randomBytes(115), added_by: visit.person.id })
        .execute();

    it('the project leader does not put herself into a region, where she would see the rows of every case', async () => {
      const { leader } = world.people;
      await refused(leader, (visit) => member(visit, world.teams.utrecht, leader.id));
      await refused(leader, (visit) => member(visit, world.teams.intake, leader.id));
    });

    it('a coordinator brings no volunteer and no coordinator of another region into her team', async () => {
      const { joke, bram, lies } = world.people;
      await refused(joke, (visit) => member(visit, world.teams.utrecht, bram.id));
      await refused(joke, (visit) => member(visit, world.teams.utrecht, lies.id));
    });

    it('a volunteer brings nobody into the team of all colleagues', async () => {
      const { bram, sem } = world.people;
      await refused(bram, (visit) => member(visit, world.teams.staff, sem.id));
    });

    it('a key that somebody holds is ended, never replaced, and not by a coordinator of another region', async () => {
      const { joke, karel, lies, leader } = world.people;
      const set = (visit: Visit, team: string, person: string, values: object) =>
        visit.db
          .updateTable('team_member')
          .set(values)
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .executeTakeFirst();
      await refused(joke, (visit) => set(visit, world.teams.utrecht, karel.id, { key_sealed: randomBytes(115) }));
      const ended = { ended_at: new Date(), key_sealed: null };
      await untouched(joke, (visit) => set(visit, world.teams.staff, lies.id, ended));
      await untouched(joke, (visit) => set(visit, world.teams.staff, leader.id, ended));
    });
  });

  describe('T8 a grant', () => {
    const copyOf = async (visit: Visit, change: Partial<GrantRow>) => {
      const grant = await visit.db
        .selectFrom('case_grant')
        .select(grantColumns)
        .where('case_id', '=', here.caseId)
        .where('holder_id', '=', world.people.bram.id)
        .where('compartment', '=', 'core')
        .executeTakeFirstOrThrow();
      await visit.db
        .insertInto('case_grant')
        .values({ ...grant, id: newId(), granter: visit.person.id, ...change })
        .execute();
    };

    it('is made out to a volunteer of the region or to its team, and to nobody else', async () => {
      const { joke, sem, ada, intake, karel } = world.people;
      for (const person of [sem, ada, intake, karel])
        await refused(joke, (visit) => copyOf(visit, { holder_id: person.id }));
      await refused(joke, (visit) => copyOf(visit, { holder_kind: 'team', holder_id: world.teams.groningen }));
      await refused(joke, (visit) => copyOf(visit, { holder_kind: 'team', holder_id: world.teams.staff }));
    });

    it('that has ended stays as it ended', async () => {
      const { joke, noor } = world.people;
      await world.as(joke, (visit) => assignVolunteerTo(visit, here.reference, noor.id));
      const [ended] = await world.as(joke, (visit) =>
        visit.db.selectFrom('case_grant').select('id').where('holder_id', '=', noor.id).execute(),
      );
      const id = ended?.id ?? '';
      await world.as(joke, (visit) => endGrant(visit, id, 'match-ended'));
      await untouched(joke, (visit) =>
        visit.db
          .updateTable('case_grant')
          .set({ ended_at: null, end_reason: null, ended_by: joke.id, key_sealed: randomBytes(115) })
          .where('id', '=', id)
          .executeTakeFirst(),
      );
      await untouched(joke, (visit) =>
        visit.db
          .updateTable('case_grant')
          .set({ end_reason: 'extended', ended_by: joke.id })
          .where('id', '=', id)
          .executeTakeFirst(),
      );
    });
  });

  it('T16 nobody writes in another’s name, and no version that was replaced comes back', async () => {
    const { bram, joke } = world.people;
    await refused(bram, (visit) =>
      visit.db
        .insertInto('case_record')
        .values({
          id: newId(),
          version: 1,
          case_id: here.caseId,
          compartment: 'core',
          kind: 'note',
          epoch: 1,
          sealed: randomBytes(300),
          author: joke.id,
        })
        .execute(),
    );
    await refused(bram, (visit) =>
      visit.db
        .insertInto('letter')
        .values({ id: newId(), case_id: here.caseId, epoch: 1, sealed: randomBytes(300), uploaded_by: joke.id })
        .execute(),
    );
    const admin = await world.test.administrator();
    await admin.query('update naast.case_record set replaced_at = now() where case_id = $1 and compartment = $2', [
      here.caseId,
      'core',
    ]);
    await untouched(bram, (visit) =>
      visit.db
        .updateTable('case_record')
        .set({ replaced_at: null })
        .where('case_id', '=', here.caseId)
        .where('compartment', '=', 'core')
        .executeTakeFirst(),
    );
  });

  it('T16 no reminder of one’s own case takes the place of another’s', async () => {
    const admin = await world.test.administrator();
    const limitId = newId();
    await admin.query(
      `insert into naast.legal_limit (id, case_id, catalogue_id, law, start_day, last_day, driving_day, recomputable, epoch, sealed)
       values ($1, $2, 'TM08', 'statute', current_date, current_date + 28, current_date + 28, false, 1, '\\x00')`,
      [limitId, there.caseId],
    );
    const job = { id: newId(), kind: 'limit-reminder' as const, limit_id: limitId, run_on: '2027-01-04' };
    await refused(world.people.bram, (visit) =>
      visit.db
        .insertInto('job')
        .values({ ...job, case_id: here.caseId })
        .execute(),
    );
  });

  it('T13 nobody changes the keys in another’s row, and nobody her own after she joined', async () => {
    const { leader, joke, bram } = world.people;
    const keys = () => {
      const { boxPublic, signPublic } = newPersonSecret();
      return { box_public: boxPublic, sign_public: signPublic };
    };
    const change = (visit: Visit, id: string) =>
      visit.db.updateTable('person').set(keys()).where('id', '=', id).executeTakeFirst();
    await refused(leader, (visit) => change(visit, bram.id));
    await refused(joke, (visit) => change(visit, bram.id));
    await refused(bram, (visit) => change(visit, bram.id));
  });

  it('T90 a certificate that was revoked stays revoked', async () => {
    const { leader, sem } = world.people;
    const revoke = (visit: Visit, revoked_at: Date | null) =>
      visit.db.updateTable('certificate').set({ revoked_at }).where('subject', '=', sem.id).executeTakeFirst();
    // Not even once by a bare statement: a certificate is revoked with the act and the signature of somebody who may.
    await refused(leader, (visit) => revoke(visit, new Date()));
    await refused(leader, (visit) => revoke(visit, null));
    await refused(leader, (visit) => revoke(visit, new Date(0)));
  });

  it('T7 no function tells in which region a case or a colleague is to whoever may not see her', async () => {
    const { bram } = world.people;
    for (const name of ['region_of_case', 'region_of_person'])
      await expect(
        world.as(bram, (visit) => sql`select ${sql.raw(`naast.${name}`)}(${there.caseId})`.execute(visit.db)),
        name,
      ).rejects.toMatchObject({ code: expect.stringMatching(/42501|42883/) });
  });

  it('T2 a registration is tied to a case that one holds, or to none', async () => {
    const admin = await world.test.administrator();
    const id = newId();
    await admin.query(
      `insert into naast.registration (id, status, team_id, team_epoch, key_sealed, sealed, receipt_mac, form_key)
       values ($1, 'placed', $2, 1, '\\x00', '\\x00', '\\x00', $3)`,
      [id, world.teams.utrecht, newId()],
    );
    await refused(world.people.joke, (visit) =>
      visit.db.updateTable('registration').set({ case_id: there.caseId }).where('id', '=', id).execute(),
    );
  });
});
