import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readJoinTicket, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import {
  forgetUsedCodes,
  hiddenFields,
  joinPage,
  type OpenedInstallation,
  openedInstallation,
  type Visitor,
} from '#app/service/sign-in/testing.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { accountRoutes } from './index.ts';

const fresh = 'zeven lampen hangen boven de kade';

describe('a forgotten password or a lost telephone', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation, routes: accountRoutes });
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  beforeEach(async () => {
    await (await world.test.administrator()).query('delete from naast.throttle');
  });

  const rows = async <Row>(query: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(query, values)).rows as Row[];
  const at = (person: TestPerson) => `/people/${person.id}/sign-in`;
  async function as(person: TestPerson): Promise<Visitor> {
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(person));
    return visitor;
  }
  /** A try with this password and the app of this secret. */
  async function tries({ loginName }: TestPerson, password: string, secret: Buffer) {
    await forgetUsedCodes(world.test);
    return (await signIn(world.installation, { loginName, password, code: totpCode(secret), address: 'here' })).ok;
  }
  async function begin(by: TestPerson, person: TestPerson): Promise<string> {
    const page = await (await as(by)).fill(at(person), `${at(person)}/anew`, { password: by.password });
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(page.html.replace(/.*class="code-text"/s, ''))?.[0];
    if (!code) throw new Error(`No code: ${page.status}`);
    return code;
  }
  /**
   * The colleague takes the code to the page for joining. Gives the digits to read out, and the secret of the new app.
   */
  async function takes(code: string): Promise<{ digits: string; secret: Buffer }> {
    const visitor = opened.visitor();
    const page = await joinPage(visitor, code);
    if (page.status !== 200) throw new Error(`Not joined: ${page.status}`);
    const ticket = hiddenFields(page.html, '/join').find(([name]) => name === 'ticket')?.[1] ?? '';
    const secret = readJoinTicket(world.installation, ticket)?.secret ?? Buffer.alloc(0);
    const typed = { invitation: code, password: fresh, again: fresh, code: totpCode(secret) };
    const answer = await visitor.post('/join', typed, page);
    const digits = /\d{4}(?: \d{4}){4}/.exec(answer.html.replace(/.*class="code-text"/s, ''))?.[0];
    if (!digits) throw new Error(`Not joined: ${answer.status}`);
    return { digits, secret };
  }
  const opens = (person: TestPerson, reference: string) =>
    world.as(person, async (visit) => (await openCase(visit, reference, 'core', 'case.read')) !== null);

  it('T97 closes everything at once, gives new keys, and back only what lived: no more, no longer', async () => {
    const { joke, bram } = world.people;
    const until = new Date(Date.now() + 40 * 86_400_000);
    const references = await world.as(joke, async (visit) => {
      const made = [];
      for (let number = 0; number < 3; number += 1) made.push((await openNewCase(visit, ordinaryCase())).reference);
      return made as [string, string, string];
    });
    await world.as(joke, async (visit) => {
      await assignVolunteerTo(visit, references[0], bram.id, { until, earlierReports: true });
      await assignVolunteerTo(visit, references[1], bram.id, { safety: false });
      await assignVolunteerTo(visit, references[2], bram.id);
    });
    const administrator = await world.test.administrator();
    await administrator.query(
      "update naast.case_grant g set until_at = now() - interval '1 second' from naast.case_file f where " +
        'f.id = g.case_id and f.reference = $1 and g.holder_id = $2',
      [references[1], bram.id],
    );
    const stolen = await rows<{ box_public: Buffer }>('select box_public from naast.person where id = $1', [bram.id]);
    const session = await as(bram);
    expect(await opens(bram, references[0])).toBe(true);

    // A thief who writes to the database hopes that his row becomes a real grant now.
    const other = await world.as(joke, async (visit) => (await openNewCase(visit, ordinaryCase())).reference);
    await administrator.query(
      `insert into naast.case_grant
        select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'case_id', (select id from naast.case_file where reference = $2)))).*
       from naast.case_grant g join naast.case_file f on f.id = g.case_id where f.reference = $1
         and g.holder_id = $3 and g.compartment = 'core' and g.ended_at is null`,
      [references[0], other, bram.id],
    );

    const code = await begin(joke, bram);
    expect((await session.get('/profile')).location).toBe('/sign-in');
    expect(await tries(bram, bram.password, bram.totpSecret)).toBe(false);
    for (const table of ['unlock_slot', 'authenticator', 'known_device'])
      expect(await rows(`select 1 from naast.${table} where person_id = $1`, [bram.id]), table).toEqual([]);

    const { digits, secret } = await takes(code);
    expect(await tries(bram, bram.password, secret)).toBe(false);
    const by = await as(joke);
    const wrong = await by.fill(`/people/${bram.id}`, `/people/${bram.id}/approval`, { digits: '0000 0000' });
    expect(wrong.status).toBe(422);
    await by.fill(`/people/${bram.id}`, `/people/${bram.id}/approval`, { digits });
    expect(await tries(bram, fresh, secret)).toBe(true);
    Object.assign(bram, { password: fresh, totpSecret: secret });
    await world.signedIn(bram);

    const keys = await rows<{ box_public: Buffer }>('select box_public from naast.person where id = $1', [bram.id]);
    expect(keys[0]?.box_public.equals(stolen[0]?.box_public ?? Buffer.alloc(0))).toBe(false);
    expect(await Promise.all(references.map((reference) => opens(bram, reference)))).toEqual([true, false, true]);
    expect(await rows("select 1 from naast.audit_entry where action = 'alarm.grant'")).toHaveLength(1);
    await expect(opens(bram, other)).rejects.toThrow();
    const live = await rows<{ reference: string; compartment: string; until_at: Date; earlier_reports: boolean }>(
      'select f.reference, g.compartment, g.until_at, g.earlier_reports from naast.case_grant g join ' +
        'naast.case_file f on f.id = g.case_id where g.holder_id = $1 and g.ended_at is null and g.until_at > ' +
        'now() and f.reference = any($2)',
      [bram.id, references],
    );
    expect(live.map(({ reference, compartment }) => `${references.indexOf(reference)} ${compartment}`).sort()).toEqual([
      '0 core',
      '0 safety',
      '2 core',
      '2 safety',
    ]);
    for (const one of live.filter(({ reference }) => reference === references[0]))
      expect(one).toMatchObject({ until_at: until, earlier_reports: true });
    // What was sealed to the old keys is erased, so that a lost telephone and a dump of today open nothing.
    const old = await rows<{ key_sealed: Buffer | null }>(
      "select key_sealed from naast.case_grant where holder_id = $1 and end_reason = 'new-keys'",
      [bram.id],
    );
    expect(old.map(({ key_sealed }) => key_sealed)).toEqual([null, null, null, null]);
    // The colleague is in the team of all colleagues again, and reads names.
    expect((await (await as(bram)).get('/profile')).html).toContain('Bram Postma');
    const told = await (await as(world.people.karel)).get('/people');
    expect(told.html).toContain('Bram Postma begon opnieuw met inloggen, geholpen door Joke Vermeer');
  });

  it('lets nobody fall out who was vouched for by a coordinator that began anew, and a fellow gives her the key of the team', async () => {
    const { leader, joke, karel, noor } = world.people;
    const code = await begin(leader, joke);
    expect(await opens(noor, '00000000')).toBe(false);
    expect((await (await as(noor)).get('/profile')).status).toBe(200);
    const { digits, secret } = await takes(code);
    await (await as(leader)).fill(`/people/${joke.id}`, `/people/${joke.id}/approval`, { digits });
    Object.assign(joke, { password: fresh, totpSecret: secret });
    await forgetUsedCodes(world.test);
    const again = await signIn(world.installation, {
      loginName: 'noor',
      password: noor.password,
      code: totpCode(noor.totpSecret),
      address: 'here',
    });
    expect(again.ok).toBe(true);
    const team = world.teams.utrecht;
    const fellow = await as(karel);
    expect((await fellow.get('/people')).html).toContain('Geef Joke Vermeer de sleutel');
    await fellow.fill('/people', `/teams/${team}/members`, {});
    const reference = await world.as(karel, async (visit) => (await openNewCase(visit, ordinaryCase())).reference);
    await world.signedIn(joke);
    expect(await opens(joke, reference)).toBe(true);
  });

  it('T14 is begun by whoever may vouch for her, with the password, and by nobody else', async () => {
    const { joke, karel, sem, noor, leader, intake } = world.people;
    const statuses = async (by: TestPerson, person: TestPerson, password = by.password) => {
      const answer = await (await as(by)).force(`${at(person)}/anew`, { password, _key: crypto.randomUUID() });
      return answer.status;
    };
    expect(await statuses(karel, sem)).toBe(404);
    expect(await statuses(karel, joke)).toBe(404);
    expect(await statuses(noor, noor)).toBe(404);
    expect(await statuses(intake, noor)).toBe(404);
    expect(await statuses(leader, leader)).toBe(404);
    expect(await statuses(karel, noor, 'heel iets anders dan dat')).toBe(422);
    expect(await rows("select 1 from naast.person where status = 'invited'")).toEqual([]);
  });

  it('T44 takes the code for new keys once, within its day, and no older one beside a newer', async () => {
    const { leader, intake } = world.people;
    const refused = async (code: string) =>
      takes(code).then(
        () => 'joined',
        (error: Error) => error.message,
      );
    const first = await begin(leader, intake);
    const [kept] = await rows<{ text: string }>(
      'select row_to_json(i)::text as text from naast.invitation i where person_id = $1 order by expires_at desc limit 1',
      [intake.id],
    );
    for (const written of [first, first.replaceAll('-', '')]) expect(kept?.text).not.toContain(written);
    const again = await (await as(leader)).fill(`/people/${intake.id}`, `/people/${intake.id}/code`, {
      password: leader.password,
    });
    const second = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(again.html.replace(/.*class="code-text"/s, ''))?.[0] ?? '';
    expect(await refused(first)).toBe('Not joined: 422');
    const expiry = (interval: string) =>
      rows('update naast.invitation set expires_at = now() + $2::interval where person_id = $1 and used_at is null', [
        intake.id,
        interval,
      ]);
    await expiry('-1 second');
    expect(await refused(second)).toBe('Not joined: 422');
    await expiry('1 hour');
    expect(await refused(second)).toBe('joined');
    expect(await refused(second)).toBe('Not joined: 422');
  });

  it('T24 has one page for everybody who cannot get in, and it asks for nothing', async () => {
    const page = await opened.visitor().get('/sign-in/help');
    expect(page.status).toBe(200);
    expect(page.html.match(/<form/g)?.length ?? 0).toBeLessThan(3);
    expect(page.html).not.toMatch(/name="(name|login|mail|code)"/);
  });
});
