import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotateTeam } from '#app/platform/access/rotation/index.ts';
import { learnSeen, seenNumbers } from '#app/platform/access/statements/index.ts';
import { endAccess, publishedIntakeKey } from '#app/platform/access/teams/index.ts';
import { currentTeamKey, marksOfTeamKeys } from '#app/platform/access/visit/index.ts';
import { teamKeyStatement } from '#app/platform/access/visit/teams.ts';
import { forget, newBoxPair, newId, randomBytes, sign, unwrapKey } from '#app/platform/vault/index.ts';
import { findRegistration, readRegistration } from '#app/service/intake/index.ts';
import { sealRegistration } from '#app/service/intake/registration-seal.ts';
import { answeredValues, ordinaryRegistration, publicDesk, unfinished } from '#app/service/intake/testing.ts';
import { formTo } from '../../../test/support/attack-pages.ts';
import { seedRegistration } from '../../../test/support/attack-seeds.ts';
import { type AttackWorld, attackWorld } from '../../../test/support/attack-world.ts';
import type { TestPerson } from '../../../test/support/test-world.ts';
import { keysNow, rotateNext } from './keys.store.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const published = () => publicDesk(attack.world).scoped((db) => publishedIntakeKey(db, attack.world.pins));
const epochOf = async (id: string) =>
  (await rows('select team_epoch from naast.registration where id = $1', [id]))[0]?.team_epoch;

/** What the intake team reads of a registration. */
const reads = (person: TestPerson, id: string) =>
  attack.world.as(person, async (visit) => {
    const row = await findRegistration(visit, id, 'intake');
    return row ? ((await readRegistration(visit, row))?.content.nameToUse ?? null) : null;
  });

/** A year goes by for the intake team's key: the leader makes a new one. */
async function rotateIntake(): Promise<void> {
  const { leader } = attack.world.people;
  const { intake } = attack.world.teams;
  // The signature holds the day, so it is the reckoning of a year that has to be told otherwise: somebody who had the
  // key left.
  await rows(
    `insert into naast.team_member (team_id, epoch, person_id, added_by, ended_at)
     select team_id, max(epoch), $2, $2, now() from naast.team_key where team_id = $1 group by 1
     on conflict do nothing`,
    [intake, attack.world.people.noor.id],
  );
  expect(await attack.world.as(leader, (visit) => rotateTeam(visit, intake))).toBe('done');
}

describe('the key of the intake team turns while the public form is open', () => {
  it('T89 a form that was begun before is sealed to the new key when it is sent; what waits is read and sealed anew', async () => {
    const { world } = attack;
    const { intake } = world.people;
    const waiting = await seedRegistration(attack, 'intake', 'Selam');
    expect((await published())?.epoch).toBe(1);
    const begun = await unfinished(publicDesk(world), { values: answeredValues({ nameToUse: 'Hana' }) });
    const visitor = attack.publicVisitor(undefined, begun.cookie);
    const page = await visitor.get('/start/form/check');
    await rotateIntake();
    expect((await published())?.epoch).toBe(2);
    const sent = await visitor.post('/start/form/check', formTo(page.body, '/start/form/check').fields);
    expect(sent.status).toBeLessThan(400);
    const [newest] = await rows('select id, team_epoch from naast.registration where team_epoch = 2');
    expect(await reads(intake, newest.id)).toBe('Hana');
    expect(await epochOf(waiting)).toBe(1);
    expect(await reads(intake, waiting)).toBe('Selam');
    expect((await world.as(intake, keysNow)).registrations).toBeGreaterThan(0);
    for (let rotated = 1; rotated > 0; ) rotated = (await world.as(intake, rotateNext)).rotated;
    expect((await world.as(intake, keysNow)).registrations).toBe(0);
    expect(await epochOf(waiting)).toBe(2);
    expect(await reads(intake, waiting)).toBe('Selam');
  });

  it('T89 one that was being sealed at that moment lies under the key before, and is read and turned as well', async () => {
    const { world } = attack;
    const id = newId();
    // The public side read the key, the leader's act comes in between, and then the row is written.
    await publicDesk(world).scoped(async (db) => {
      const key = await publishedIntakeKey(db, world.pins);
      if (!key) throw new Error('Nobody can register.');
      const sealed = sealRegistration(key, id, ordinaryRegistration({ nameToUse: 'Mulu' }), forget);
      await rotateIntake();
      await db
        .insertInto('registration')
        .values({ id, status: 'new', ...sealed, receipt_mac: randomBytes(32), form_key: newId() })
        .execute();
    });
    expect([await epochOf(id), (await published())?.epoch]).toEqual([2, 3]);
    expect(await reads(world.people.intake, id)).toBe('Mulu');
    for (let more = 1; more > 0; ) more = (await world.as(world.people.intake, rotateNext)).rotated;
    expect([await epochOf(id), await reads(world.people.intake, id)]).toEqual([3, 'Mulu']);
  });

  it('T89 a key that somebody publishes beside it is refused: not signed, signed by another, or back-dated by one who left', async () => {
    const { world } = attack;
    const { leader, joke } = world.people;
    const { intake: id } = world.teams;
    const team = { id, kind: 'intake' as const, region_id: null };
    const now = await published();
    const [real] = await rows('select * from naast.published_intake_key order by epoch desc limit 1');
    const plant = async (by: TestPerson, at: Date, signer = real.statement.signer) => {
      const pair = newBoxPair();
      const key = { team_id: id, epoch: 99, public_key: pair.boxPublic, signer, signed_at: at };
      const statement = teamKeyStatement(team, key);
      const signature = await world.as(by, async (visit) =>
        sign(visit.keys.secret.signSecret, 'naast-team-key-1', statement),
      );
      await rows(
        'insert into naast.published_intake_key (team_id, epoch, statement, signature, chain) values ($1, 99, $2, $3, $4)',
        [id, JSON.stringify(statement), signature, JSON.stringify(real.chain)],
      );
      const answer = await published();
      await rows('delete from naast.published_intake_key where epoch = 99');
      return answer;
    };
    expect(await plant(joke, new Date())).toBeNull();
    expect((await plant(leader, new Date()))?.epoch).toBe(99);
    // As a leader who has left would: signed with the former key, on a day before leaving.
    expect(await plant(leader, new Date(Date.now() - 3_600_000))).toBeNull();
    expect(await published()).toEqual(now);
    // And once the leader's certificate is revoked in the audit log, nothing that comes later holds.
    await rows('update naast.certificate set revoked_at = now() where id = $1', [real.statement.signer]);
    expect(await plant(leader, new Date(Date.now() + 1_000))).toBeNull();
    expect((await published())?.epoch).toBe(now?.epoch);
    await rows('update naast.certificate set revoked_at = null where id = $1', [real.statement.signer]);
  });
});

describe('an older key of a team that a database writer puts in the place of the newest', () => {
  it('T89 S9 takes no registration and no case: it is known by whoever left before the key was turned', async () => {
    const { world } = attack;
    const { intake } = world.teams;
    const jobs = world.test.installation('jobs');
    const marks = () =>
      jobs.scoped({ kind: 'jobs' }, (db) => marksOfTeamKeys(db, world.pins, new Date(Date.now() + 1_000)));
    const holds = () =>
      world.as(
        world.people.leader,
        async (visit) => (await currentTeamKey(visit.db, intake, world.pins))?.epoch ?? null,
      );
    await rotateIntake();
    const newest = (await published())?.epoch ?? 0;
    expect(await marks()).toMatchObject({ [`team-key.${intake}`]: newest });
    // What nobody signed who may, or is dated back, closes no team.
    const planted =
      'insert into naast.team_key select team_id, 99, public_key, signer, $2, signature, recovery_sealed from naast.team_key where team_id = $1 and epoch = 1';
    await rows(planted, [intake, new Date()]);
    expect(await marks()).toMatchObject({ [`team-key.${intake}`]: newest });
    await rows('delete from naast.team_key where epoch = 99');
    const kept = await marks();
    await rows('delete from naast.published_intake_key where epoch = $1', [newest]);
    await rows('delete from naast.team_member where team_id = $1 and epoch = $2', [intake, newest]);
    await rows('delete from naast.team_key where team_id = $1 and epoch = $2', [intake, newest]);
    // Without the keys folder the older one counts: that is what is closed here.
    expect([(await published())?.epoch, await holds()]).toEqual([newest - 1, newest - 1]);
    learnSeen(world.pins.root, kept);
    expect([await published(), await holds()]).toEqual([null, null]);
    expect((await attack.publicVisitor().get('/start')).status).toBe(200);
    // The leader finds it among the keys to turn, and turns it: then the form is open again.
    await rotateIntake();
    expect([(await published())?.epoch, await holds()]).toEqual([newest, newest]);
    seenNumbers(world.pins.root).clear();
  });
});

describe('an auditor with everything that she may hold, and a copy of the database', () => {
  it('T9 opens no case, no registration and no team of others', async () => {
    const { world } = attack;
    const { ada, noor, joke } = world.people;
    const secret = await world.as(ada, async (visit) => ({
      boxPublic: Buffer.from(visit.keys.secret.boxPublic),
      boxSecret: Buffer.from(visit.keys.secret.boxSecret),
      teams: visit.person.teams,
    }));
    expect(secret.teams).toEqual([world.teams.staff]);
    const staff = await world.as(ada, async (visit) =>
      (await visit.keys.allOf(world.teams.staff)).map(({ boxPublic, boxSecret }) => ({
        boxPublic: Buffer.from(boxPublic),
        boxSecret: Buffer.from(boxSecret),
      })),
    );
    await world.as(joke, (visit) => endAccess(visit, noor.id, 'left'));
    const sealed = [
      ...(await rows(
        "select key_sealed, 'grant|' || id || '|' || case_id || '|' || compartment || '|' || epoch || '|' || " +
          'holder_id as context from naast.case_grant where key_sealed is not null',
      )),
      ...(await rows(
        "select key_sealed, 'oversight|' || case_id || '|' || compartment || '|' || epoch || '|' || team_id as context from naast.oversight_wrap",
      )),
      ...(await rows(
        "select key_sealed, 'registration|' || id || '|' || team_id || '|' || team_epoch as context from naast.registration where key_sealed is not null",
      )),
      ...(await rows(
        "select key_sealed, 'team|' || team_id || '|' || epoch || '|' || person_id as context from " +
          'naast.team_member where key_sealed is not null and person_id <> $1',
        [ada.id],
      )),
      ...(await rows(
        "select recovery_sealed as key_sealed, 'team|' || team_id || '|' || epoch || '|recovery' as context from naast.team_key",
      )),
    ];
    expect(sealed.length).toBeGreaterThan(40);
    let opened = 0;
    for (const { key_sealed, context } of sealed)
      for (const pair of [secret, ...staff]) {
        try {
          unwrapKey(pair, context, key_sealed);
          opened += 1;
        } catch {
          // Refused, as it should be.
        }
      }
    expect(opened).toBe(0);
  });
});
