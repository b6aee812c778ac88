import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId, newPersonSecret, newSessionCookie, sealSession } from '#app/platform/vault/index.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins, type Someone } from '../support/attack-world.ts';

/** What somebody who writes in the database tries with rows of ours that nobody signed; docs/security.md says what each still tells. */
let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
  const answer = await (await attack.visitor('leader')).post('/signatures/before', { password: '' });
  expect(answer.status).toBe(303);
});
afterAll(() => attack?.close());
afterEach(() => expect(attack.failures.map(({ message }) => message)).toEqual([]));

const write = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const evil = '06 66 66 66 66';

/** A session in a colleague's name, of a database writer who has none of her keys: the cookie is the attacker's own. */
async function madeUp(who: Exclude<Someone, 'nobody'>): Promise<AttackVisitor> {
  const [id, cookie, { id: personId }] = [newId(), newSessionCookie(), attack.person(who)];
  const secret = newPersonSecret();
  await write(
    `insert into naast.session (id, lookup, person_id, level, secret_sealed, idle_until, absolute_until)
     values ($1, $2, $3, 'password+totp', $4, now() + interval '1 hour', now() + interval '1 hour')`,
    [id, cookie.lookup, personId, sealSession(cookie.key, { sessionId: id, personId }, secret)],
  );
  return new AttackVisitor(attack.staff[0], origins.staff, cookie.value);
}

const numberShown = async () => (await attack.publicVisitor().get('/start')).body;

describe('a session that a database writer makes up in the name of a colleague', () => {
  it('opens no case, and signs nothing that counts', async () => {
    const { reference } = attack.cases.own;
    for (const who of ['joke', 'bram', 'leader'] as const) {
      const visitor = await madeUp(who);
      for (const path of ['', '/contact', '/interpreters', '/contact/edit']) {
        const { status, body } = await visitor.get(`/clients/${reference}${path}`);
        expect([who, path, status]).toEqual([who, path, 404]);
        for (const word of attack.cases.own.canaries) expect(body).not.toContain(word);
      }
    }
    const before = await numberShown();
    const leader = await madeUp('leader');
    const { body } = await leader.get('/contact-settings');
    const version = /name="_version" value="(\d+)"/.exec(body)?.[1] ?? '0';
    await leader.post('/contact-settings', {
      ...{ telephone: evil, hours: '', hoursEn: '', mail: '' },
      _version: version,
      password: '',
    });
    expect(await numberShown()).toBe(before);
    expect(before).not.toContain(evil);
  });
});

describe('a role or a region that a database writer writes into a row', () => {
  it('makes of a volunteer no leader whose words count, and no coordinator who opens a case', async () => {
    const { bram } = attack.world.people;
    const [{ roles, region_id: region }] = await write('select roles, region_id from naast.person where id = $1', [
      bram.id,
    ]);
    const before = await numberShown();
    await write("update naast.person set roles = '{project-leader,coordinator,volunteer}' where id = $1", [bram.id]);
    const visitor = await attack.freshVisitor('bram');
    const { body } = await visitor.get('/contact-settings');
    const version = /name="_version" value="(\d+)"/.exec(body)?.[1] ?? '0';
    await visitor.post('/contact-settings', {
      ...{ telephone: evil, hours: '', hoursEn: '', mail: '' },
      _version: version,
      password: '',
    });
    expect([await numberShown(), (await visitor.get(`/clients/${attack.cases.same.reference}`)).status]).toEqual([
      before,
      404,
    ]);
    expect((await visitor.get(`/clients/${attack.cases.other.reference}`)).status).toBe(404);
    await write('update naast.person set roles = $2, region_id = $3 where id = $1', [bram.id, roles, region]);
  });

  it('moves a case to no other region: its coordinator opens nothing, and it opens again where it belongs', async () => {
    const { reference } = attack.cases.same;
    const [{ id, region_id: region }] = await write('select id, region_id from naast.case_file where reference = $1', [
      reference,
    ]);
    await write('update naast.case_file set region_id = $2 where id = $1', [id, attack.world.regions.groningen]);
    for (const who of ['lies', 'joke', 'noor'] as const)
      expect([who, (await (await attack.visitor(who)).get(`/clients/${reference}`)).status]).toEqual([who, 404]);
    expect(
      await write("select 1 from naast.audit_entry where action like 'alarm.%' and case_id = $1", [id]),
    ).not.toEqual([]);
    await write('update naast.case_file set region_id = $2 where id = $1', [id, region]);
    expect((await (await attack.visitor('noor')).get(`/clients/${reference}`)).status).toBe(200);
  });
});

describe('a limit whose columns a database writer moves', () => {
  it.each([
    ['called done', "state = 'done'"],
    ['a year later', 'driving_day = driving_day + 365, last_day = last_day + 365'],
    ['confirmed by a lawyer', 'confirmed = true'],
  ])('is as it was sealed on the page of the client, and an alarm there: %s', async (_what, to) => {
    const { bram } = attack.world.people;
    const { reference } = attack.cases.own;
    const day = Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 7 }).toString();
    const limit = await attack.world.as(bram, (visit) => objection(visit, reference, day));
    const [{ day: sealed }] = await write('select driving_day::text as day from naast.legal_limit where id = $1', [
      limit,
    ]);
    const alarms = () =>
      write("select 1 from naast.audit_entry where action = 'alarm.limit-differs' and body like '%' || $1 || '%'", [
        limit,
      ]);
    await write(`update naast.legal_limit set ${to} where id = $1`, [limit]);
    const visitor = await attack.visitor('bram');
    const { status, body } = await visitor.get(`/clients/${reference}/limits/${limit}`);
    expect([status, body.includes(`datetime="${sealed}"`)]).toEqual([200, true]);
    expect(await alarms()).toHaveLength(1);
    // Whoever opens the client is told without looking for that limit.
    await visitor.get(`/clients/${reference}`);
    expect((await alarms()).length).toBeGreaterThan(1);
  });
});
