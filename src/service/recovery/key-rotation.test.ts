import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { casesToRotate, rotateCases, rotateTeam } from '#app/platform/access/rotation/index.ts';
import { endAccess, namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { memberContext } from '#app/platform/access/visit/teams.ts';
import { type BoxPair, openDocument, unwrapKey, VaultRefusal } from '#app/platform/vault/index.ts';
import { addNote, listClients, openNewCase, readHeader, readOnlyRecord } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { freshColleague } from '../../../test/support/attack-fresh.ts';
import { attackWorld } from '../../../test/support/attack-world.ts';
import type { TestPerson, TestWorld } from '../../../test/support/test-world.ts';
import { keysNow, rotateNext } from './keys.store.ts';

let world: TestWorld;
let attack: Awaited<ReturnType<typeof attackWorld>>;
let references: string[];
beforeAll(async () => {
  attack = await attackWorld();
  ({ world } = attack);
  const { joke, bram } = world.people;
  references = await world.as(joke, async (visit) => {
    const made: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: `Proef ${at}` }));
      await assignVolunteerTo(visit, reference, bram.id, { safety: at !== 1 });
      made.push(reference);
    }
    return made;
  });
});
afterAll(() => attack?.close());

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const liveGrants = () => rows('select * from naast.case_grant where ended_at is null order by id');

/** What this person reads of a case: the name, the telephone where the grant has it, and the newest report. */
async function reads(person: TestPerson, reference: string) {
  return world.as(person, async (visit) => {
    const core = await openCase(visit, reference, 'core', 'case.read');
    if (!core) return null;
    const safety = await openCase(visit, reference, 'safety', 'case.read-safety');
    const lines = (await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 })).lines;
    return {
      name: (await readHeader(core)).header.nameToUse,
      inList: lines.find((line) => line.reference === reference)?.header.nameToUse,
      damaged: lines.some((line) => line.damaged),
      asked: (await readOnlyRecord(core, 'registration')) !== null,
      said: (await readOnlyRecord(core, 'note')) !== null,
      reachable: safety === null ? null : (await readOnlyRecord(safety, 'contact')) !== null,
      epoch: core.epoch,
    };
  });
}

const note = (person: TestPerson, reference: string) =>
  world.as(person, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    const said = {
      happenedOn: '2026-01-05',
      way: 'visit' as const,
      topics: [],
      said: 'Alles gaat goed.',
      agreed: null,
    };
    await addNote(open, { ...said, worries: null, noBsnReason: null });
  });

describe('when a coordinator has left', () => {
  it('T98 the leader makes new keys, and every case turns: who may reads all of it, and no grant lies under the old key', async () => {
    const { leader, joke, karel, bram, lies } = world.people;
    const [first = '', second = ''] = references;
    await note(bram, first);
    const before = await reads(bram, first);
    expect(await world.as(leader, (visit) => rotateTeam(visit, world.teams.utrecht))).toBe('not-now');
    await world.as(leader, (visit) => endAccess(visit, karel.id, 'left'));
    const due = await world.as(leader, keysNow);
    expect(due.teams?.map(({ team, why }) => [team.kind, why]).sort()).toEqual([
      ['region', 'left'],
      ['staff', 'left'],
    ]);
    for (const { team } of due.teams ?? [])
      expect(await world.as(leader, (visit) => rotateTeam(visit, team.id))).toBe('done');
    expect((await world.as(leader, keysNow)).teams).toEqual([]);
    const cases = (await rows('select 1 from naast.case_file where region_id = $1', [world.regions.utrecht])).length;
    expect((await world.as(joke, keysNow)).cases).toEqual({ ready: cases, waiting: 0 });
    // In parts, as after a pause; in between everything is read, under either key.
    expect(await world.as(joke, (visit) => rotateCases(visit, 2))).toBe(2);
    for (const reference of references) expect(await reads(bram, reference)).not.toBeNull();
    await world.as(joke, rotateNext);
    expect((await world.as(joke, keysNow)).cases).toEqual({ ready: 0, waiting: 0 });
    expect(await reads(bram, first)).toEqual({ ...before, epoch: 2 });
    expect((await reads(bram, second))?.reachable).toBeNull();
    expect(await reads(joke, first)).toMatchObject({ said: true, reachable: true, damaged: false, epoch: 2 });
    expect(await reads(lies, first)).toBeNull();
    expect(
      await rows(
        `select 1 from naast.case_grant g join naast.case_file f on f.id = g.case_id where f.region_id = $1
         and g.ended_at is null and (g.epoch < f.epoch or (g.holder_kind = 'team' and g.holder_epoch < 2))`,
        [world.regions.utrecht],
      ),
    ).toEqual([]);
    expect(
      await rows(
        'select 1 from naast.oversight_wrap w join naast.case_file f on f.id = w.case_id and f.epoch = w.epoch',
      ),
    ).toHaveLength(2 * (await rows('select 1 from naast.case_file')).length);
    await note(bram, first);
    expect(await reads(joke, first)).toMatchObject({ said: true, epoch: 2 });
    // Names are under the new key of all colleagues.
    expect(await rows('select distinct name_epoch from naast.person')).toEqual([{ name_epoch: 2 }]);
    expect(
      await world.as(joke, async (visit) => [...(await namesOf(visit.db, visit.keys, [bram.id])).values()]),
    ).toEqual([bram.name]);
  });

  it('T86 an earlier key that was changed, or taken from another case or compartment, opens nothing', async () => {
    const { joke } = world.people;
    const [reference = '', other = ''] = references;
    const where = `case_id = (select id from naast.case_file where reference = $2) and compartment = 'core'`;
    const put = (value: Buffer) =>
      rows(`update naast.case_key_earlier set sealed = $1 where ${where}`, [value, reference]);
    const sealedIn = async (of: string, compartment: string): Promise<Buffer> =>
      (
        await rows(
          'select sealed from naast.case_key_earlier k join naast.case_file f on f.id = k.case_id where reference = $1 and compartment = $2',
          [of, compartment],
        )
      )[0].sealed;
    const own = await sealedIn(reference, 'core');
    const flipped = Buffer.from(own);
    flipped[flipped.length - 1] = (flipped[flipped.length - 1] ?? 0) ^ 1;
    for (const foreign of [flipped, await sealedIn(other, 'core'), await sealedIn(reference, 'safety')]) {
      await put(foreign);
      await expect(reads(joke, reference)).rejects.toThrow(VaultRefusal);
    }
    await put(own);
    expect(await reads(joke, reference)).toMatchObject({ said: true, damaged: false });
  });

  it('T98 whoever is let in afterwards gets the keys of before as well, and reads everything', async () => {
    const id = await freshColleague(attack, world.regions.utrecht);
    const given = await rows('select epoch from naast.team_member where person_id = $1 and team_id = $2 order by 1', [
      id,
      world.teams.staff,
    ]);
    expect(given).toEqual([{ epoch: 1 }, { epoch: 2 }]);
    await (await attack.visitor('joke')).post(`/teams/${world.teams.utrecht}/members`, { person: id, back: 'people' });
    expect(
      await rows('select epoch from naast.team_member where person_id = $1 and team_id = $2 order by 1', [
        id,
        world.teams.utrecht,
      ]),
    ).toEqual([{ epoch: 1 }, { epoch: 2 }]);
  });
});

/** The n-th statement of an act is where it fails. */
function failingAt(visit: Visit, at: number): { visit: Visit; reached(): boolean } {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      if (count === at) throw new Error('fail point');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { visit: { ...visit, db: visit.db.withPlugin(plugin) as Visit['db'] }, reached: () => count >= at };
}

/** Noor, who has left, held this case under its key of now: so it has to be rotated once more. */
const becomesDue = (reference: string) =>
  rows(
    `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at,
       reason, granter, granter_certificate, signature, ended_at, ended_by, end_reason)
     select gen_random_uuid(), g.case_id, 'core', f.epoch, 'person', $2, 1, now(), now(), 'volunteer-match', g.granter,
       g.granter_certificate, '\\x00', now(), g.granter, 'left'
     from naast.case_file f join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.holder_kind = 'team'
       and g.ended_at is null where f.reference = $1`,
    [reference, world.people.noor.id],
  );

describe('a turn that breaks off', () => {
  it('T98 leaves everything as it was, wherever it breaks; the next try completes it', async () => {
    const { joke, bram, noor } = world.people;
    const [first = '', second = '', third = ''] = references;
    await world.as(joke, (visit) => assignVolunteerTo(visit, second, noor.id));
    await world.as(joke, (visit) => endAccess(visit, noor.id, 'left'));
    expect((await world.as(joke, keysNow)).cases.ready).toBeGreaterThanOrEqual(1);
    const before = JSON.stringify(await liveGrants());
    let points = 0;
    for (let at = 1; ; at += 1) {
      let reached = false;
      const broken = world.as(joke, async (visit) => {
        const failing = failingAt(visit, at);
        const rotated = await rotateCases(failing.visit, 10).finally(() => {
          reached = failing.reached();
        });
        if (!reached) throw new Error(`whole, ${rotated} turned`);
      });
      await expect(broken).rejects.toThrow(/fail point|whole/);
      if (!reached) break;
      points = at;
      expect(JSON.stringify(await liveGrants()), `point ${at}`).toBe(before);
    }
    expect(points).toBeGreaterThan(8);
    for (const reference of [first, second, third]) expect(await reads(bram, reference)).not.toBeNull();
    expect(await world.as(joke, (visit) => rotateCases(visit, 10))).toBeGreaterThanOrEqual(1);
    expect((await world.as(joke, keysNow)).cases).toEqual({ ready: 0, waiting: 0 });
    expect(await reads(bram, second)).toMatchObject({ name: 'Proef 1', asked: true, epoch: 3 });
  });

  it('T98 two coordinators who turn at once turn each case once', async () => {
    const { joke } = world.people;
    const [first = ''] = references;
    await becomesDue(first);
    const epoch = async () => (await rows('select epoch from naast.case_file where reference = $1', [first]))[0].epoch;
    const now = await epoch();
    const rotated = await Promise.all([1, 2, 3].map(() => world.as(joke, (visit) => rotateCases(visit, 10))));
    expect(rotated.sort()).toEqual([0, 0, 1]);
    expect(await epoch()).toBe(now + 1);
  });

  it('T120 ends the old grants when the new ones begin, by the database’s clock, though ours jumps an hour meanwhile', async () => {
    const { joke } = world.people;
    const [first = ''] = references;
    await becomesDue(first);
    await world.as(joke, async (visit) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
      try {
        expect(await rotateCases(visit, 10)).toBe(1);
      } finally {
        vi.useRealTimers();
      }
    });
    const [met] = await rows(
      `select bool_and(o.ended_at = n.from_at and n.from_at <= now()) as meet, count(*)::int as rotated
       from naast.case_file f join naast.case_grant n on n.case_id = f.id and n.epoch = f.epoch
         join naast.case_grant o on o.case_id = f.id and o.epoch = f.epoch - 1 and o.holder_id = n.holder_id
           and o.compartment = n.compartment and o.end_reason = 'key-turned'
       where f.reference = $1`,
      [first],
    );
    expect(met).toEqual({ meet: true, rotated: 4 });
  });

  it('takes only as many as a part has, and says of all how many are left', async () => {
    const { joke, bram } = world.people;
    for (const reference of references) await becomesDue(reference);
    expect(await world.as(joke, (visit) => rotateCases(visit, 2))).toBe(2);
    expect((await world.as(joke, keysNow)).cases).toEqual({ ready: 1, waiting: 0 });
    // Nobody but the coordinator is told, and nobody rotates another team's key.
    for (const other of [bram, world.people.lies, world.people.leader])
      expect((await world.as(other, casesToRotate)).ready).toBe(0);
    expect(await world.as(joke, (visit) => rotateCases(visit, 2))).toBe(1);
  });

  it('T88 T90 makes no grant of a row that somebody planted or put back, and raises the alarm', async () => {
    const { joke, bram } = world.people;
    const [, , third = ''] = references;
    const [own] = await rows(
      'select g.* from naast.case_grant g join naast.case_file f on f.id = g.case_id where f.reference = $1 ' +
        "and g.holder_id = $2 and g.compartment = 'core' and g.ended_at is null",
      [third, bram.id],
    );
    const eva = (
      await rows("select id from naast.person where login_name like 'nieuw%' and status = 'active' limit 1")
    )[0];
    const planted = { ...own, id: '00000000-0000-4000-8000-000000000001', holder_id: eva.id };
    const columns = Object.keys(planted);
    await rows(
      `insert into naast.case_grant (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(planted),
    );
    await rows("update naast.person set roles = array['volunteer'] where id = $1", [eva.id]);
    await rows(
      `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at,
         reason, granter, granter_certificate, signature, ended_at, ended_by, end_reason)
       values (gen_random_uuid(), $1, 'core', $2, 'person', $3, 1, now(), now(), 'volunteer-match', $4, $5, '\\x00', now(), $4, 'left')`,
      [own.case_id, own.epoch, world.people.noor.id, own.granter, own.granter_certificate],
    );
    expect(await world.as(joke, (visit) => rotateCases(visit, 10))).toBe(1);
    expect(
      await rows('select holder_id from naast.case_grant where case_id = $1 and holder_id = $2 and ended_at is null', [
        own.case_id,
        eva.id,
      ]),
    ).toEqual([]);
    expect(
      await rows("select 1 from naast.audit_entry where action = 'alarm.grant' and body::jsonb ->> 'grant' = $1", [
        planted.id,
      ]),
    ).toHaveLength(1);
    expect(await reads(bram, third)).toMatchObject({ asked: true });
  });
});

describe('somebody who has left, with everything that she ever held and a copy of the database', () => {
  it('T99 opens nothing that was written since the keys turned', async () => {
    const { joke, leader } = world.people;
    const id = await freshColleague(attack, world.regions.utrecht);
    await (await attack.visitor('joke')).post(`/teams/${world.teams.utrecht}/members`, { person: id, back: 'people' });
    // What the leaver could have kept before leaving: the keys of the team, opened.
    const hers: BoxPair[] = await world.as(joke, async (visit) =>
      (await visit.keys.allOf(world.teams.utrecht)).map(({ boxPublic, boxSecret }) => ({
        boxPublic: Buffer.from(boxPublic),
        boxSecret: Buffer.from(boxSecret),
      })),
    );
    const [first = ''] = references;
    const kept = await world.as(joke, async (visit) => {
      const open = await openCase(visit, first, 'core', 'case.read');
      return { epoch: open?.epoch ?? 0, key: Buffer.from(open?.key ?? []) };
    });
    await world.as(leader, (visit) => endAccess(visit, id, 'not-safe'));
    expect(await world.as(leader, (visit) => rotateTeam(visit, world.teams.utrecht))).toBe('done');
    for (let rotated = 1; rotated > 0; ) rotated = (await world.as(joke, rotateNext)).rotated;
    await note(joke, first);
    const grants = await rows('select * from naast.case_grant where key_sealed is not null');
    const members = await rows('select * from naast.team_member where key_sealed is not null and team_id = $1', [
      world.teams.utrecht,
    ]);
    let opened = 0;
    for (const grant of grants) {
      const context = `grant|${grant.id}|${grant.case_id}|${grant.compartment}|${grant.epoch}|${grant.holder_id}`;
      for (const pair of hers) opened += opens(() => unwrapKey(pair, context, grant.key_sealed));
    }
    for (const member of members)
      for (const pair of hers)
        opened += opens(() =>
          unwrapKey(pair, memberContext(member.team_id, member.epoch, member.person_id), member.key_sealed),
        );
    expect(opened).toBe(0);
    // Not even the case's own key, kept somewhere, opens a report of after.
    const [report] = await rows(
      'select r.* from naast.case_record r join naast.case_file f on f.id = r.case_id where f.reference = ' +
        "$1 and r.kind = 'note' order by written_at desc limit 1",
      [first],
    );
    expect(report.epoch).toBe(kept.epoch + 1);
    const place = {
      table: 'case_record',
      row: `${report.id}.${report.version}`,
      column: 'sealed',
      caseId: report.case_id,
      compartment: 'core',
    };
    for (const epoch of [kept.epoch, report.epoch])
      expect(opens(() => openDocument(kept.key, { ...place, epoch }, report.sealed))).toBe(0);
  });
});

function opens(work: () => unknown): 0 | 1 {
  try {
    work();
    return 1;
  } catch (error) {
    if (error instanceof VaultRefusal) return 0;
    throw error;
  }
}
