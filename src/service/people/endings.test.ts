import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endByInstallation } from '#app/platform/access/statements/index.ts';
import { endingsToSign, signEndings } from '#app/platform/access/teams/index.ts';
import { endingsPair } from '../../../test/support/backups.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

describe('what ended without a signature', () => {
  let world: TestWorld;
  const { seed, endings } = endingsPair();
  beforeAll(async () => {
    world = await testWorld();
    world.pins.endings = endings;
  });
  afterAll(() => world?.close());

  const waiting = () => world.as(world.people.leader, endingsToSign);
  const none = { before: 0, changed: false, people: [], grants: 0 };

  it('S1 is signed by the leader in one act, and a change of it afterwards is seen', async () => {
    const admin = await world.test.administrator();
    const planted = JSON.stringify({ action: 'person.ended', objectId: world.people.sem.id });
    const add = 'insert into naast.audit_entry (seq, body, previous, hash, at) values';
    await admin.query(`${add} (1000000, $1, '\\x00', '\\x01', now())`, [planted]);
    expect(await waiting()).toEqual(none);
    // As it stands in an installation that was updated after this entry.
    await admin.query('update naast.signed_since set seq = 1000000');
    expect(await waiting()).toMatchObject({ changed: false });
    expect((await waiting()).before).toBeGreaterThan(0);
    expect(await world.as(world.people.leader, signEndings)).toBe(true);
    expect(await waiting()).toEqual(none);
    await admin.query(
      "update naast.audit_entry set body = replace(body, 'person.ended', 'person.listed') where seq = 1000000",
    );
    expect(await waiting()).toEqual({ ...none, changed: true });
    await admin.query('delete from naast.audit_entry where seq = 1000000');
    await admin.query('update naast.signed_since set seq = 0');
  });

  it('S1 by a restore counts with its key, and the leader says it again; a planted one is not offered', async () => {
    const { leader, noor, bram } = world.people;
    const jobs = world.test.installation('jobs');
    const end = (key: Buffer, subject: string) =>
      jobs.scoped({ kind: 'jobs' }, (db) => endByInstallation(db, key, [{ kind: 'person.ended', subject }], 'left'));
    await end(seed, noor.id);
    await end(endingsPair().seed, bram.id);
    expect((await waiting()).people).toEqual([noor.id]);
    expect(await world.as(leader, signEndings)).toBe(true);
    expect((await waiting()).people).toEqual([]);
    const left = (who: typeof noor) => world.as(who, (visit) => visit.keys.team(world.teams.staff));
    expect(await left(noor)).toBeNull();
    expect(await left(bram)).not.toBeNull();
  });
});
