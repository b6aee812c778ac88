import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { caseRoutes, endGrantsOfPeople, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';

let world: TestWorld;
let opened: OpenedInstallation;
beforeAll(async () => {
  world = await testWorld();
  opened = await openedInstallation({ installation: world.installation });
});
afterAll(async () => {
  await opened?.close();
  await world?.close();
});

async function as(person: TestPerson): Promise<Visitor> {
  const visitor = opened.visitor();
  visitor.cookies.set(sessionCookieName, await world.signedIn(person));
  return visitor;
}

const rows = async (text: string, values: unknown[] = []) =>
  (await (await world.test.administrator()).query(text, values)).rows;
const leavingOf = (person: TestPerson) => `/people/${person.id}/leaving`;
const end = async (by: TestPerson, person: TestPerson, change: Record<string, string> = {}) =>
  (await as(by)).fill(leavingOf(person), leavingOf(person), { reason: 'left', password: by.password, ...change });
/** A try with the right password and code; the code of this half minute was used for joining. */
async function trySignIn({ loginName, password, totpSecret }: TestPerson) {
  await rows('update naast.authenticator set last_step = 0');
  return signIn(world.installation, { loginName, password, code: totpCode(totpSecret), address: loginName });
}

/** A case of Joke's with this volunteer, and the volunteer's grants as the table has them. */
async function besideAClient(person: TestPerson) {
  const { joke } = world.people;
  const made = await world.as(joke, async (visit) => {
    const { caseId, reference } = await openNewCase(visit, ordinaryCase());
    await assignVolunteerTo(visit, reference, person.id);
    return { caseId, reference };
  });
  const grants = await rows('select * from naast.case_grant where case_id = $1 and holder_id = $2', [
    made.caseId,
    person.id,
  ]);
  return { ...made, grants };
}

/** The rows of an old copy put back as they were, by somebody who owns the database. */
async function putBack(table: string, key: string, old: readonly Record<string, unknown>[]): Promise<void> {
  for (const row of old) {
    const columns = Object.keys(row).filter((column) => column !== key);
    await rows(
      `update naast.${table} set ${columns.map((column, at) => `${column} = $${at + 2}`).join(', ')} where ${key} = $1`,
      [row[key], ...columns.map((column) => row[column])],
    );
  }
}

describe('a colleague who leaves', () => {
  it('loses every way in at once, and what she held is erased', async () => {
    const { joke, noor } = world.people;
    const { caseId } = await besideAClient(noor);
    const hers = await as(noor);
    expect((await hers.get('/profile')).status).toBe(200);
    expect(await trySignIn(noor)).toMatchObject({ ok: true });
    expect(await end(joke, noor)).toMatchObject({ status: 303, location: `/people/${noor.id}` });
    expect(await hers.get('/profile')).toMatchObject({ status: 303, location: '/sign-in' });
    expect(await trySignIn(noor)).toMatchObject({ ok: false, reason: 'wrong' });
    for (const table of ['unlock_slot', 'authenticator'])
      expect(await rows(`select 1 from naast.${table} where person_id = $1`, [noor.id])).toEqual([]);
    expect(
      await rows(
        'select ended_by, end_reason, key_sealed from naast.case_grant where case_id = $1 and holder_id = $2',
        [caseId, noor.id],
      ),
    ).toEqual(Array(2).fill({ ended_by: joke.id, end_reason: 'left', key_sealed: null }));
    expect(
      await rows('select key_sealed from naast.team_member where person_id = $1 and ended_at is not null', [noor.id]),
    ).toEqual([{ key_sealed: null }]);
    const page = await (await as(joke)).get(`/people/${noor.id}`);
    expect(page.html).toContain('De toegang is beëindigd');
    // The leaver held a case: its key has to be rotated, and the page says so where it begins.
    expect(page.html).toContain('href="/keys"');
    const book = await rows(
      `select action, count(*)::int from naast.audit_entry where person = $1
       and action in ('person.ended', 'certificate.revoked', 'grant.ended', 'team.left') group by 1 order by 1`,
      [joke.id],
    );
    expect(book).toEqual([
      { action: 'certificate.revoked', count: 1 },
      { action: 'grant.ended', count: 2 },
      { action: 'person.ended', count: 1 },
      { action: 'team.left', count: 1 },
    ]);
  });

  it('T14 is ended by nobody who may not: not by herself, not a coordinator by a coordinator, not in another region', async () => {
    const { joke, karel, lies, bram, leader, sem } = world.people;
    const refused: [TestPerson, TestPerson][] = [
      [joke, joke],
      [joke, karel],
      [joke, sem],
      [lies, bram],
      [leader, leader],
      [bram, sem],
    ];
    for (const [by, person] of refused) {
      const visitor = await as(by);
      expect((await visitor.get(leavingOf(person))).status).toBe(404);
      const page = await visitor.get('/profile');
      const html = page.html.replace('action="/sign-out"', `action="${leavingOf(person)}"`);
      const sent = await visitor.post(leavingOf(person), { reason: 'left', password: by.password }, { ...page, html });
      expect([by.loginName, person.loginName, sent.status]).toEqual([by.loginName, person.loginName, 404]);
    }
    expect(await rows("select login_name from naast.person where status = 'ended'")).toEqual([{ login_name: 'noor' }]);
  });

  it('T14 is not ended without the right password or without a reason, and what was chosen stays', async () => {
    const { joke, bram } = world.people;
    const wrong = await end(joke, bram, { password: 'dit is het wachtwoord van een ander' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Dit is niet je wachtwoord');
    expect(wrong.html).toMatch(/value="left"[^>]*checked/);
    expect((await end(joke, bram, { reason: 'boos' })).status).toBe(422);
    expect(await rows('select status from naast.person where id = $1', [bram.id])).toEqual([{ status: 'active' }]);
  });

  it('takes nobody with her: those whom she vouched for are vouched for anew in the same act', async () => {
    const { leader, lies, sem } = world.people;
    const warned = await (await as(leader)).get(leavingOf(lies));
    expect(warned.html).toContain('Niemand anders heeft de sleutel van deze regio');
    expect((await end(leader, lies, { reason: 'not-safe' })).status).toBe(303);
    expect(await trySignIn(sem)).toMatchObject({ ok: true });
    const issuer = await world.as(leader, async (visit) => {
      const held = await currentCertificate(visit.db, sem.id, visit.keys.pins);
      return visit.db
        .selectFrom('certificate')
        .select('subject')
        .where('id', '=', held?.issuer ?? '')
        .executeTakeFirst();
    });
    expect(issuer).toEqual({ subject: leader.id });
  });
});

describe('rows of an old copy that somebody puts back', () => {
  it('T90 a grant that ended opens nothing, and it stands in the access book as an alarm', async () => {
    const { joke, bram } = world.people;
    const { caseId, reference, grants } = await besideAClient(bram);
    const opens = () => world.as(bram, (visit) => openCase(visit, reference, 'core', 'case.read'));
    expect(await opens()).not.toBeNull();
    await world.as(joke, (visit) => endGrantsOfPeople(visit, caseId, { reason: 'match-ended', only: bram.id }));
    expect(await opens()).toBeNull();
    await putBack('case_grant', 'id', grants);
    const clients = await openedInstallation({
      installation: world.installation,
      routes: (desk) => caseRoutes(desk, []),
    });
    const hers = clients.visitor();
    hers.cookies.set(sessionCookieName, await world.signedIn(bram));
    expect((await hers.get(`/clients/${reference}`)).status).toBe(404);
    expect((await hers.get('/clients')).html).not.toContain(reference);
    expect(
      await rows("select count(*)::int from naast.audit_entry where action = 'alarm.grant' and case_id = $1", [caseId]),
    ).toEqual([{ count: 2 }]);
    await clients.close();
  });

  it('T90 a certificate, slot and membership that were put back let nobody in, and give no key', async () => {
    const { leader, karel } = world.people;
    const tables = ['person', 'certificate', 'unlock_slot', 'authenticator', 'team_member'] as const;
    const whose = { person: 'id', certificate: 'subject', unlock_slot: 'person_id', authenticator: 'person_id' };
    const old = new Map<string, Record<string, unknown>[]>();
    for (const table of tables) {
      const column = whose[table as keyof typeof whose] ?? 'person_id';
      old.set(table, await rows(`select * from naast.${table} where ${column} = $1`, [karel.id]));
    }
    expect((await end(leader, karel)).status).toBe(303);
    await putBack('person', 'id', old.get('person') ?? []);
    await putBack('certificate', 'id', old.get('certificate') ?? []);
    for (const table of ['unlock_slot', 'authenticator'])
      for (const row of old.get(table) ?? [])
        await rows(
          `insert into naast.${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
            .map((_, at) => `$${at + 1}`)
            .join(', ')})`,
          Object.values(row),
        );
    for (const row of old.get('team_member') ?? [])
      await rows(
        'update naast.team_member set key_sealed = $3, ended_at = null where team_id = $1 and person_id = $2',
        [row.team_id, row.person_id, row.key_sealed],
      );
    expect(await trySignIn(karel)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(
      await rows("select body::jsonb ->> 'reason' as reason from naast.audit_entry where action = 'alarm.certificate'"),
    ).toEqual([{ reason: 'no-certificate' }]);
    expect(await world.as(karel, (visit) => visit.keys.team(world.teams.utrecht))).toBeNull();
  });
});
