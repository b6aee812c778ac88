import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Policy } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { type IntakeInstallation, intakeInstallation } from './testing.ts';

let world: TestWorld;
let installation: IntakeInstallation;
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());

describe('the intake worker', () => {
  test('sees what came in, opens it, and finds a proposal with its reasons', async () => {
    const { intake } = world.people;
    const { id } = await installation.registered({ question: 'Ik begrijp een brief niet', mustNotKnow: 'mijn baas' });
    const list = await (await installation.staff.get(intake, '/queue')).text();
    expect(list).toContain(`/queue/${id}`);
    expect(list).not.toContain('Selam');
    const page = await (await installation.staff.get(intake, `/queue/${id}`)).text();
    for (const words of [
      'Selam',
      'Tigrinya',
      'Ik begrijp een brief niet',
      'mijn baas',
      'Voorstel: plaats deze aanmelding in Utrecht',
      'Zeist hoort bij de regio Utrecht',
      'Uitleg bij een brief',
    ]) {
      expect(page).toContain(words);
    }
    expect(page.indexOf('mijn baas')).toBeLessThan(page.indexOf('06 1234 5678'));
    const [entry] = await installation.query('select action, person from naast.audit_entry order by seq desc limit 1');
    expect(entry).toEqual({ action: 'registration.read', person: intake.id });
  });

  test('reads each answer in its own direction, also one in Arabic with a day or a Dutch word in it', async () => {
    const arabic = 'رسالة من IND بتاريخ 3 december 2026';
    const asked = ['nameToUse', 'when', 'askFor', 'mustNotKnow', 'spokenElse', 'place', 'question', 'someone'];
    const { id } = await installation.registered(Object.fromEntries(asked.map((name) => [name, arabic])));
    const page = await (await installation.staff.get(world.people.intake, `/queue/${id}`)).text();
    expect(page.split(arabic).length - 1).toBeGreaterThanOrEqual(asked.length);
    const alone = /<(?:bdi|\w+ [^>]*dir="auto")[^>]*>[^<]*/g;
    expect(page.replace(/<title>[^<]*/, '').replaceAll(alone, '')).not.toContain(arabic);
  });

  test('turns the list round by the day on which they came, in its parts and in one of them', async () => {
    const { intake } = world.people;
    const ids = [(await installation.registered({})).id, (await installation.registered({})).id];
    await installation.query('update naast.registration set received_day = current_date - 1 where id = $1', [ids[0]]);
    const inOrder = async (path: string) => {
      const body = await (await installation.staff.get(intake, path)).text();
      return [...body.matchAll(/href="\/queue\/([^"]+)"/g)].map(([, id]) => id).filter((id) => id && ids.includes(id));
    };
    for (const [path, turned] of [
      ['/queue', '/queue?sort=-came'],
      ['/queue?show=new', '/queue?show=new&sort=-came'],
    ] as const) {
      expect(await inOrder(path)).toEqual(ids);
      expect(await inOrder(turned)).toEqual(ids.toReversed());
    }
    const body = await (await installation.staff.get(intake, '/queue?show=new&sort=-came')).text();
    expect(body).toContain('aria-sort="descending"><a href="/queue?show=new">');
  });

  test('reads of a referred woman first whether she was asked', async () => {
    const referred = {
      organisation: 'De Linde',
      role: 'begeleider',
      ownMail: 'linde@example.org',
      consent: 'not-asked',
      viaReferrer: 'yes',
    };
    const { id } = await installation.registered(referred, 'ref');
    const page = await (await installation.staff.get(world.people.intake, `/queue/${id}`)).text();
    expect(page).toContain('Het is de persoon zelf nog niet gevraagd');
    expect(page).toContain('linde@example.org');
  });

  test('finds a registration by the code that somebody says on the telephone', async () => {
    const { id, code } = await installation.registered();
    const answer = await installation.staff.post(world.people.intake, '/queue/code', { code });
    expect(answer.headers.get('location')).toBe(`/queue/${id}`);
    expect(
      (await installation.staff.post(world.people.intake, '/queue/code', { code: '1111222233334444' })).status,
    ).toBe(422);
  });

  test('puts her on the waiting list, and she sees it with her code', async () => {
    const { id, code } = await installation.registered();
    const answer = await installation.staff.post(world.people.intake, `/queue/${id}/waiting`, {
      _key: newId(),
      _version: '1',
      waitNote: 'volgende week weer kijken',
    });
    expect(answer.status).toBe(303);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'waiting', version: 2 });
    expect(await (await installation.staff.get(world.people.intake, `/queue/${id}`)).text()).toContain(
      'volgende week weer kijken',
    );
    expect(await installation.standing(code)).toContain('U staat op de wachtlijst');
  });

  test('passes her on to an organisation that we know, and to no other', async () => {
    const { id, code } = await installation.registered({ place: 'Den Haag' });
    const path = `/queue/${id}/pass-on`;
    expect(
      (
        await installation.staff.post(world.people.intake, path, {
          _key: newId(),
          _version: '1',
          organisation: 'x',
          passNote: '',
        })
      ).status,
    ).toBe(422);
    await installation.staff.post(world.people.intake, path, {
      _key: newId(),
      _version: '1',
      organisation: 'shop-spot46',
      passNote: '',
    });
    expect(await installation.rowOf(id)).toMatchObject({ status: 'passed-on' });
    expect(await installation.standing(code)).toContain('Een andere organisatie past beter bij u');
  });

  test('who has an old page sees that a colleague decided, and keeps her note', async () => {
    const { id } = await installation.registered();
    await installation.staff.post(world.people.intake, `/queue/${id}/waiting`, {
      _key: newId(),
      _version: '1',
      waitNote: '',
    });
    const answer = await installation.place(id, world.regions.utrecht, { note: 'graag snel bellen' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('graag snel bellen');
    expect(await installation.rowOf(id)).toMatchObject({ status: 'waiting', team_id: world.teams.intake });
  });
});

describe('placing', () => {
  test('T2 takes the registration out of the intake team’s hands: sealed anew, and "not found" from then on', async () => {
    const { intake } = world.people;
    const { id } = await installation.registered();
    const before = await installation.rowOf(id);
    expect((await installation.place(id, world.regions.utrecht)).status).toBe(303);
    const after = await installation.rowOf(id);
    expect(after).toMatchObject({ status: 'placed', team_id: world.teams.utrecht });
    expect(after.key_sealed).not.toEqual(before.key_sealed);
    expect(after.sealed).not.toEqual(before.sealed);
    expect((await installation.staff.get(intake, `/queue/${id}`)).status).toBe(404);
    expect((await installation.place(id, world.regions.groningen, { _version: '2' })).status).toBe(404);
    expect(await (await installation.staff.get(intake, '/queue')).text()).not.toContain(id);
    expect(
      await world.as(intake, (visit) =>
        visit.db.selectFrom('registration').select('id').where('id', '=', id).execute(),
      ),
    ).toEqual([]);
  });

  test('in a region that is closed, or in none, changes nothing', async () => {
    const { id } = await installation.registered();
    await installation.query("update naast.region set status = 'closed' where id = $1", [world.regions.groningen]);
    for (const region of [world.regions.groningen, newId()])
      expect((await installation.place(id, region)).status).toBe(422);
    await installation.query("update naast.region set status = 'open' where id = $1", [world.regions.groningen]);
    expect((await installation.place(id, 'x')).status).toBe(422);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'new', version: 1 });
  });

  test('T119 the same press twice has one effect', async () => {
    const { id } = await installation.registered();
    const key = newId();
    const answers = await Promise.all([
      installation.place(id, world.regions.utrecht, { _key: key }),
      installation.place(id, world.regions.utrecht, { _key: key }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'placed', version: 2 });
    expect((await installation.actionsOn(id)).filter((action) => action === 'registration.placed')).toHaveLength(1);
  });

  test('by two people at once is decided once; the other is told, or finds it gone', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await installation.registered();
      const { utrecht, groningen } = world.regions;
      const statuses = (await Promise.all([installation.place(id, utrecht), installation.place(id, groningen)]))
        .map((answer) => answer.status)
        .sort();
      expect(statuses[0]).toBe(303);
      expect([404, 409]).toContain(statuses[1]);
      expect(await installation.rowOf(id)).toMatchObject({ status: 'placed', version: 2 });
      expect((await installation.actionsOn(id)).filter((action) => action === 'registration.placed')).toHaveLength(1);
    }
  });

  test('T16 row-level security alone stops a hand-over to a team of one’s own choice', async () => {
    const { id } = await installation.registered();
    const anything: Policy = { reach: () => 'all', compartments: () => ['core', 'safety'] };
    const grab = world.as(
      world.people.intake,
      (visit) =>
        visit.db.updateTable('registration').set({ taken_by: world.people.joke.id }).where('id', '=', id).execute(),
      anything,
    );
    await expect(grab).rejects.toThrow(/row-level security/);
    const raw = world.as(world.people.intake, (visit) =>
      visit.db
        .updateTable('registration')
        .set({ team_id: world.teams.staff } as never)
        .where('id', '=', id)
        .execute(),
    );
    await expect(raw).rejects.toThrow(/permission denied/);
  });
});

describe('T4 fields that nobody asked for', () => {
  test.each(['team_id', 'status', 'taken_by', 'case_id', 'id'])('"%s" is refused and nothing changes', async (name) => {
    const { id } = await installation.registered();
    expect((await installation.place(id, world.regions.utrecht, { [name]: newId() })).status).toBe(400);
    expect(await installation.rowOf(id)).toMatchObject({ status: 'new', version: 1 });
  });
});
