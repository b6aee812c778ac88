import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveGrants, openCase } from '#app/platform/access/grants/index.ts';
import { rotateCases } from '#app/platform/access/rotation/index.ts';
import {
  acceptTransfer,
  giveBack,
  lapseTransfers,
  noteDecided,
  proposeTransfer,
  receivers,
  takeBackTransfer,
  transferById,
  transfersOf,
} from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import { openNewCase, readHeader } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { feedDays, newFeed } from '#app/service/procedures/feed/feed.store.ts';
import { listLimits } from '#app/service/procedures/limits/limits.store.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

let world: TestWorld;
let admin: pg.Client;
beforeAll(async () => {
  world = await testWorld();
  admin = await world.test.administrator();
});
afterAll(() => world?.close());

/** A case of Utrecht with a volunteer beside it. */
async function moving(): Promise<string> {
  const { joke, bram } = world.people;
  const { reference } = await world.as(joke, (visit) => openNewCase(visit, ordinaryCase()));
  await world.as(joke, (visit) => assignVolunteerTo(visit, reference, bram.id));
  return reference;
}

async function propose(
  reference: string,
  by: TestPerson = world.people.joke,
  region = world.regions.groningen,
): Promise<string> {
  return world.as(by, async (visit) => {
    const core = await openCase(visit, reference, 'core', 'case.grant');
    const safety = await openCase(visit, reference, 'safety', 'case.grant');
    const to = (await receivers(visit)).find(({ regionId }) => regionId === region);
    if (!core || !safety || !to) throw new Error('Nothing to propose.');
    const made = await proposeTransfer({ core, safety }, to, { why: 'moved' });
    if (!made.ok) throw new Error(made.reason);
    return made.id;
  });
}

const takeBack = (reference: string, id: string, by: TestPerson = world.people.joke) =>
  world.as(by, async (visit) => {
    const core = await openCase(visit, reference, 'core', 'case.grant');
    const transfer = await transferById(visit, id);
    return core !== null && transfer !== null && (await takeBackTransfer(core, transfer));
  });

class Undone extends Error {}
const accept = (id: string, by: TestPerson = world.people.lies) =>
  world.as(by, async (visit) => {
    const transfer = await transferById(visit, id);
    const done = transfer ? await acceptTransfer(visit, transfer) : 'not-found';
    if (done !== 'accepted') throw new Undone(done);
    return done;
  });

async function opens(person: TestPerson, reference: string): Promise<boolean> {
  const look = async (visit: Visit) => {
    const core = await openCase(visit, reference, 'core', 'case.read');
    return core !== null && (await readHeader(core)).header.nameToUse === 'Selam';
  };
  return world.as(person, look).catch(() => false);
}

const caseOf = async (reference: string) =>
  (
    await admin.query<{ id: string; region_id: string; epoch: number }>(
      'select id, region_id, epoch from naast.case_file where reference = $1',
      [reference],
    )
  ).rows[0] ?? { id: '', region_id: '', epoch: 0 };

const waitingKeys = async (id: string) =>
  (await admin.query('select 1 from naast.transfer_grant where transfer_id = $1 and key_sealed is not null', [id]))
    .rowCount;

const dayFifteen = async (id: string) => {
  await admin.query(`update naast.case_transfer set until_at = now() - interval '1 hour' where id = $1`, [id]);
  await admin.query(`update naast.transfer_grant set until_at = now() - interval '1 hour' where transfer_id = $1`, [
    id,
  ]);
};

describe('a case that goes to another region', () => {
  it('stays with the old region until the other accepts, and is nobody else’s meanwhile', async () => {
    const { joke, bram, lies, sem } = world.people;
    const reference = await moving();
    await propose(reference);
    expect([await opens(joke, reference), await opens(bram, reference)]).toEqual([true, true]);
    expect([await opens(lies, reference), await opens(sem, reference)]).toEqual([false, false]);
    const { id } = await caseOf(reference);
    const seen = await world.as(lies, async (visit) => [
      (await visit.db.selectFrom('case_file').selectAll().where('id', '=', id).execute()).length,
      (await visit.db.selectFrom('case_grant').selectAll().where('case_id', '=', id).execute()).length,
      (await liveGrants(visit.db).select('case_grant.id').where('case_id', '=', id).execute()).length,
      (await visit.db.selectFrom('legal_limit').selectAll().where('case_id', '=', id).execute()).length,
    ]);
    expect(seen).toEqual([0, 0, 0, 0]);
  });

  it('is the new region’s by one act; the old coordinator’s old session and the volunteer open nothing more', async () => {
    const { joke, karel, bram, lies, sem } = world.people;
    const reference = await moving();
    expect(await opens(joke, reference)).toBe(true);
    const before = await caseOf(reference);
    const id = await propose(reference);
    await accept(id);
    expect(await opens(lies, reference)).toBe(true);
    for (const person of [joke, karel, bram, sem])
      expect([person.name, await opens(person, reference)]).toEqual([person.name, false]);
    const after = await caseOf(reference);
    expect(after).toEqual({ id: before.id, region_id: world.regions.groningen, epoch: before.epoch + 1 });
    const { rows } = await admin.query(
      `select count(*) filter (where ended_at is null) as live, count(*) filter (where key_sealed is not null and holder_id <> $2) as others
        from naast.case_grant where case_id = $1`,
      [before.id, world.teams.groningen],
    );
    expect(rows[0]).toEqual({ live: 2, others: 0 });
    expect(await waitingKeys(id)).toBe(0);
  });

  it('takes its limits along, there and back again, and out of the calendar of whoever had it', async () => {
    const { joke, bram, lies } = world.people;
    const reference = await moving();
    await world.as(joke, (visit) => objection(visit, reference));
    const address = await world.as(bram, (visit) => newFeed(visit));
    const inCalendar = async () => (await feedDays(world.installation, address))?.length;
    const limitsFor = (person: TestPerson) =>
      world.as(person, async (visit) => {
        const open = await openCase(visit, reference, 'core', 'case.read');
        return open && (await listLimits(open)).map(({ id, document }) => [id, document.clear.drivingDay]);
      });
    const before = await limitsFor(joke);
    expect([before?.length, await inCalendar()]).toEqual([1, 1]);
    await accept(await propose(reference));
    expect([await limitsFor(lies), await limitsFor(joke), await inCalendar()]).toEqual([before, null, 0]);
    await accept(await propose(reference, lies, world.regions.utrecht), joke);
    expect([await limitsFor(joke), await limitsFor(lies), await inCalendar()]).toEqual([before, null, 0]);
  });

  it('opens nothing to the old region when a database writer puts case, region, grants and lists back as they were', async () => {
    const { joke, bram, lies } = world.people;
    const reference = await moving();
    const { id: caseId } = await caseOf(reference);
    const keep = async (table: string, key: string) =>
      (await admin.query(`select * from naast.${table} where ${key} = $1`, [caseId])).rows as Record<string, unknown>[];
    const kept = {
      case_file: await keep('case_file', 'id'),
      case_grant: await keep('case_grant', 'case_id'),
      case_list: await keep('case_list', 'case_id'),
      case_header: await keep('case_header', 'case_id'),
    };
    await accept(await propose(reference));
    await admin.query('set session_replication_role = replica');
    for (const [table, rows] of Object.entries(kept))
      for (const row of rows) {
        const columns = Object.keys(row);
        const key =
          columns.includes('compartment') && table === 'case_list'
            ? ['case_id', 'compartment']
            : [table === 'case_header' ? 'case_id' : 'id'];
        const set = columns.map((column, at) => `${column} = $${at + 1}`).join(', ');
        const where = key.map((column) => `${column} = $${columns.indexOf(column) + 1}`).join(' and ');
        await admin.query(
          `update naast.${table} set ${set} where ${where}`,
          columns.map((column) => row[column]),
        );
      }
    await admin.query('set session_replication_role = origin');
    expect((await caseOf(reference)).region_id).toBe(world.regions.utrecht);
    for (const person of [joke, bram, lies])
      expect([person.name, await opens(person, reference)]).toEqual([person.name, false]);
  });

  it('on day fifteen cannot be taken; the old region sees no answer, and the next act erases the sealed keys', async () => {
    const { joke, lies } = world.people;
    const reference = await moving();
    const id = await propose(reference);
    await dayFifteen(id);
    await expect(accept(id)).rejects.toThrow('not-signed');
    const seen = await world.as(
      joke,
      async (visit) => (await transfersOf(visit, 'from')).find((one) => one.id === id)?.state,
    );
    expect(seen).toBe('lapsed');
    expect(await waitingKeys(id)).toBe(2);
    await world.as(lies, lapseTransfers);
    expect(await waitingKeys(id)).toBe(0);
    expect(await opens(joke, reference)).toBe(true);
    // Nothing of it stands in the way of another proposal.
    await accept(await propose(reference));
    expect(await opens(lies, reference)).toBe(true);
  });

  it('on day fifteen is not taken either by whoever moves the date in the rows', async () => {
    const reference = await moving();
    const id = await propose(reference);
    await admin.query(`update naast.case_transfer set until_at = until_at + interval '20 days' where id = $1`, [id]);
    await admin.query(
      `update naast.transfer_grant set until_at = until_at + interval '20 days' where transfer_id = $1`,
      [id],
    );
    await expect(accept(id)).rejects.toThrow('not-signed');
  });

  it('is whole or not at all: what breaks off after the acceptance leaves everything with the old region', async () => {
    const { joke, bram, lies } = world.people;
    const reference = await moving();
    const id = await propose(reference);
    const breaking = world.as(lies, async (visit) => {
      const transfer = await transferById(visit, id);
      if (transfer) expect(await acceptTransfer(visit, transfer)).toBe('accepted');
      throw new Undone('crash');
    });
    await expect(breaking).rejects.toThrow('crash');
    expect((await caseOf(reference)).region_id).toBe(world.regions.utrecht);
    expect([await opens(joke, reference), await opens(bram, reference), await opens(lies, reference)]).toEqual([
      true,
      true,
      false,
    ]);
    // And it can be done again.
    await accept(id);
    expect([await opens(joke, reference), await opens(lies, reference)]).toEqual([false, true]);
  });

  it('is decided once: taken back, given back or taken, and the other acts find nothing', async () => {
    const { joke, lies } = world.people;
    let reference = '';
    const act = {
      back: (id: string) => takeBack(reference, id),
      give: (id: string) =>
        world.as(lies, async (visit) =>
          giveBack(visit, (await transferById(visit, id)) as never, { reason: 'no-room', words: { words: null } }),
        ),
      take: (id: string) =>
        accept(id).then(
          () => true,
          () => false,
        ),
    };
    for (const first of ['back', 'give', 'take'] as const) {
      reference = await moving();
      const id = await propose(reference);
      expect([first, await act[first](id)]).toEqual([first, true]);
      for (const second of ['back', 'give', 'take'] as const)
        expect([first, second, await act[second](id)]).toEqual([first, second, false]);
      expect(await waitingKeys(id)).toBe(0);
      expect([await opens(joke, reference), await opens(lies, reference)]).toEqual([
        first !== 'take',
        first === 'take',
      ]);
    }
  });

  it('S6 taken or given back, opens nothing to the new region when a database writer puts all of its rows back', async () => {
    const { joke, karel, lies } = world.people;
    // Whoever of the old region looks next writes into the list of the case that it was given back.
    const givenBack = async (reference: string, id: string) => {
      const gave = await world.as(lies, async (visit) =>
        giveBack(visit, (await transferById(visit, id)) as never, { reason: 'no-room', words: { words: null } }),
      );
      await world.as(karel, async (visit) => {
        const core = await openCase(visit, reference, 'core', 'case.grant');
        if (core) await noteDecided(core);
      });
      return gave;
    };
    const ways = [
      ['transfer.taken-back', (reference: string, id: string) => takeBack(reference, id, joke)],
      ['transfer.taken-back', (reference: string, id: string) => takeBack(reference, id, karel)],
      ['transfer.returned', givenBack],
    ] as const;
    for (const [told, decide] of ways) {
      const reference = await moving();
      const id = await propose(reference);
      const kept = {
        case_transfer: (await admin.query('select * from naast.case_transfer where id = $1', [id])).rows,
        transfer_grant: (await admin.query('select * from naast.transfer_grant where transfer_id = $1', [id])).rows,
      };
      expect([told, await decide(reference, id)]).toEqual([told, true]);
      await admin.query('set session_replication_role = replica');
      for (const [table, rows] of Object.entries(kept))
        for (const row of rows as Record<string, unknown>[]) {
          const columns = Object.keys(row);
          const set = columns.map((column, at) => `${column} = $${at + 1}`).join(', ');
          await admin.query(
            `update naast.${table} set ${set} where id = $${columns.indexOf('id') + 1}`,
            columns.map((column) => row[column]),
          );
        }
      await admin.query('set session_replication_role = origin');
      await expect(accept(id)).rejects.toThrow('too-late');
      // Nor when the log is made to say that it was something else: the list of the case says so under its own key.
      await admin.query(
        "update naast.audit_entry set body = replace(body, $2, 'transfer.read') where body like '%' || $1 || '%'",
        [id, told],
      );
      await expect(accept(id)).rejects.toThrow(VaultRefusal);
      expect([await opens(joke, reference), await opens(lies, reference)]).toEqual([true, false]);
    }
  });

  it('waits for nobody twice, and the region itself, a volunteer or a third cannot take it', async () => {
    const { joke, karel, bram, sem, leader, ada } = world.people;
    const reference = await moving();
    const id = await propose(reference);
    await expect(propose(reference, karel)).rejects.toThrow('waits');
    for (const person of [joke, karel, bram, sem, leader, ada])
      await expect(accept(id, person), person.name).rejects.toThrow();
    expect((await caseOf(reference)).region_id).toBe(world.regions.utrecht);
  });

  it('is proposed anew when the keys were rotated meanwhile: the old key opens nothing', async () => {
    const { joke } = world.people;
    const reference = await moving();
    const id = await propose(reference);
    // A coordinator who held the key of the region's team left.
    await admin.query("update naast.person set status = 'ended' where id = $1", [world.people.noor.id]);
    await admin.query(
      `update naast.case_grant set holder_id = $2 where holder_id = $3 and case_id = (select id from naast.case_file where reference = $1)`,
      [reference, world.people.noor.id, world.people.bram.id],
    );
    await admin.query(
      `update naast.case_grant set ended_at = now(), ended_by = $2, end_reason = 'left', key_sealed = null
        where holder_id = $2 and case_id = (select id from naast.case_file where reference = $1)`,
      [reference, world.people.noor.id],
    );
    expect(await world.as(joke, (visit) => rotateCases(visit, 10))).toBe(1);
    await expect(accept(id)).rejects.toThrow('too-late');
    expect(await takeBack(reference, id)).toBe(true);
    await accept(await propose(reference));
    expect(await opens(world.people.lies, reference)).toBe(true);
  });

  it('does not go where there is no coordinator who could take it', async () => {
    const { joke, lies } = world.people;
    const reference = await moving();
    await admin.query("update naast.person set status = 'ended' where id = $1", [lies.id]);
    await expect(propose(reference)).rejects.toThrow('no-coordinator');
    await admin.query("update naast.person set status = 'active' where id = $1", [lies.id]);
    expect(await opens(joke, reference)).toBe(true);
  });

  it('is not put before a colleague of the new region who is kept out of it', async () => {
    const { joke, lies } = world.people;
    const reference = await moving();
    const id = await propose(reference);
    const { id: caseId } = await caseOf(reference);
    await admin.query(
      `insert into naast.case_block (id, case_id, person_id, epoch, sealed, made_by) values (gen_random_uuid(), $1, $2, 1, '\\x00', $3)`,
      [caseId, lies.id, joke.id],
    );
    expect(await world.as(lies, (visit) => transferById(visit, id))).toBe(null);
    await expect(accept(id)).rejects.toThrow('not-found');
  });

  it('leaves no entry of an ended grant without its signature, and the chain holds', async () => {
    await accept(await propose(await moving()));
    const { rows } = await admin.query(
      `select count(*)::int as n from naast.audit_entry e where e.action = 'grant.ended' and not exists (
        select 1 from naast.signed_statement s where s.kind = 'grant.ended' and s.subject = e.body::jsonb ->> 'grant')`,
    );
    expect(rows[0]).toEqual({ n: 0 });
    const { rows: last } = await admin.query(
      `select action from naast.audit_entry where action like 'transfer.%' order by seq desc limit 2`,
    );
    expect(last.map(({ action }) => action)).toEqual(['transfer.accepted', 'transfer.proposed']);
  });
});
