import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { newWatchState, watchRound } from '#app/operations/processes/log-watch.ts';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import { addNote } from '#app/service/cases/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { watchOf } from '../support/log-watching.ts';
import { noTroubles, type Quiet, quietLists } from '../support/quiet-lists.ts';
import type { TestPerson } from '../support/test-world.ts';

/** What a machine does to a log without any attacker: a clock that jumps, and a server that loses what it had not written down. */
let attack: AttackWorld;
let keysFolder: string;
let quietKeys: string;
let quiet: Quiet;
const state = newWatchState();
beforeAll(async () => {
  attack = await attackWorld();
  keysFolder = await mkdtemp(join(tmpdir(), 'naast-lost-'));
  // With a keys folder of its own: what it sees is not what the process manager saw.
  quietKeys = await mkdtemp(join(tmpdir(), 'naast-quiet-'));
  quiet = quietLists(attack.world, attack.admin, quietKeys);
  await quiet.look([attack.world.people.joke]);
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  for (const folder of [keysFolder, quietKeys]) await rm(folder, { recursive: true });
  await attack?.close();
});

/** What the process manager does every ten seconds. */
async function look(): Promise<string | null> {
  await watchRound(watchOf(attack.world, keysFolder), state);
  return (await readLastSeen(keysFolder)).alarm?.cause ?? null;
}

/** Every table as it is now, with the way back. */
async function moment(): Promise<() => Promise<void>> {
  const { rows } = await attack.admin.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(format('%I', a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'naast'::regnamespace and c.relkind = 'r' group by 1`,
  );
  for (const { name } of rows) await attack.admin.query(`create temp table "kept_${name}" as table naast."${name}"`);
  return async () => {
    await attack.admin.query("begin; set local session_replication_role = 'replica'");
    for (const { name, columns } of rows)
      await attack.admin.query(
        `delete from naast."${name}"; insert into naast."${name}" (${columns}) overriding system value
          select ${columns} from "kept_${name}"; drop table "kept_${name}"`,
      );
    await attack.admin.query('commit');
  };
}

/** The work of a busy half second: a report, a case that is new, and somebody who gets access. */
async function work(reference: string): Promise<void> {
  const { joke, noor } = attack.world.people;
  await report(reference, 'Dit raakt kwijt.');
  const made = await freshCase(attack);
  await report(made, 'Dit ook.');
  await attack.world.as(joke, (visit) => assignVolunteerTo(visit, reference, noor.id));
}

const report = (reference: string, said: string) =>
  attack.world.as(attack.world.people.joke, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    const none = { agreed: null, worries: null, noBsnReason: null };
    return addNote(open, { happenedOn: '2026-01-02', way: 'visit', topics: [], said, ...none });
  });

describe('S5 a clock of ours that jumps', () => {
  it.each([
    ['ahead', 3_650],
    ['behind', -3_650],
  ])('ten years %s and back raises no alarm and revives nothing', async (_, days) => {
    const { joke, bram, noor } = attack.world.people;
    const [ended, living] = [await freshCase(attack), await freshCase(attack)];
    const { rows } = await attack.admin.query<{ id: string; key: Buffer }>(
      `select g.id, g.key_sealed as key from naast.case_grant g join naast.case_file f on f.id = g.case_id
        where f.reference = $1 and g.holder_id = $2 and g.compartment = 'core'`,
      [ended, bram.id],
    );
    const [grant] = rows;
    if (!grant) return expect.unreachable('There is no grant.');
    await attack.world.as(joke, (visit) => endGrant(visit, grant.id, 'safety'));
    // A database writer puts the row back: what keeps it shut is the signature alone.
    await attack.admin.query(
      'update naast.case_grant set ended_at = null, ended_by = null, end_reason = null, key_sealed = $2 where id = $1',
      [grant.id, grant.key],
    );
    // And of a volunteer a grant of one day, which is over.
    await attack.world.as(joke, (visit) => assignVolunteerTo(visit, living, noor.id));
    await attack.admin.query(
      `update naast.case_grant set until_at = now() - interval '1 second' where holder_id = $1
        and case_id = (select id from naast.case_file where reference = $2)`,
      [noor.id, living],
    );
    const opens = async (who: TestPerson, reference: string) =>
      (await attack.world.as(who, (visit) => openCase(visit, reference, 'core', 'case.read')).catch(() => null)) !==
      null;
    expect(await look()).toBeNull();
    for (const by of [days, 0]) {
      if (by === 0) vi.useRealTimers();
      else vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by * 86_400_000 });
      expect([await opens(bram, living), await opens(bram, ended), await opens(noor, living)]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await look()).toBeNull();
    }
  });
});

describe('S5 half a second of commits that a server of one’s own lost', () => {
  it('that nobody had seen yet raises no alarm, hides no row, and one goes on', async () => {
    const reference = await freshCase(attack);
    await report(reference, 'Dit blijft.');
    expect(await look()).toBeNull();
    // The grant that was put back above is told when it is tried; from here on nothing may be.
    await quiet.look([attack.world.people.joke]);
    const back = await moment();
    await work(reference);
    await back();
    expect(await look()).toBeNull();
    expect(await quiet.look([attack.world.people.joke])).toEqual(noTroubles);
    await work(reference);
    expect(await look()).toBeNull();
    expect(await quiet.look([attack.world.people.joke, attack.world.people.noor])).toEqual(noTroubles);
  });

  it('that was seen is an alarm which says that the end is lost, and is none of any case', async () => {
    const reference = await freshCase(attack);
    await report(reference, 'Dit blijft.');
    expect(await look()).toBeNull();
    const back = await moment();
    await work(reference);
    expect(await look()).toBeNull();
    await back();
    expect(await look()).toBe('tail-lost');
    const { alarms, ...troubles } = await quiet.look([attack.world.people.joke]);
    expect([troubles.unfit, alarms.map((body) => JSON.parse(body).action)]).toEqual([[], ['alarm.log']]);
    // What was lost can be written again, and fits.
    await report(reference, 'Dit raakt niet meer kwijt.');
    expect(await quiet.look([attack.world.people.joke])).toEqual(noTroubles);
    expect(quiet.compared()).toBeGreaterThan(0);
    expect(attack.failures).toEqual([]);
  });
});
