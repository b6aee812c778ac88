import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { casesToRotate, rotateCases, rotateTeam } from '#app/platform/access/rotation/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { openNewCase, readHeader } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const cases = 60;
const rounds = 3;
/** Milliseconds after the beginning of a part; from "nothing done yet" to "long committed". */
const moments = [0, 2, 5, 9, 14, 20, 30, 45, 70, 110, 170];

describe('turning a region while its connection is cut, as by a killed program', () => {
  let world: TestWorld;
  let references: string[];
  beforeAll(async () => {
    world = await testWorld();
    const { joke, bram } = world.people;
    references = await world.as(joke, async (visit) => {
      const made: string[] = [];
      for (let at = 0; at < cases; at += 1) {
        const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: `Proef ${at}` }));
        await assignVolunteerTo(visit, reference, bram.id);
        made.push(reference);
      }
      return made;
    });
  });
  afterAll(() => world?.close());

  /** The name in every case, as this person reads it. */
  const names = (who: 'joke' | 'bram') =>
    world.as(world.people[who], async (visit) => {
      const read: (string | null)[] = [];
      for (const reference of references) {
        const open = await openCase(visit, reference, 'core', 'case.read');
        read.push(open ? (await readHeader(open)).header.nameToUse : null);
      }
      return read;
    });

  it('T98 loses nothing, gives nothing to anybody else, and goes on where it was, in three rounds', async () => {
    const { leader, joke, karel } = world.people;
    const admin = await world.test.administrator();
    const all = references.map((_, at) => `Proef ${at}`);
    await world.as(leader, (visit) => endAccess(visit, karel.id, 'left'));
    let cut = 0;
    for (let round = 1; round <= rounds; round += 1) {
      // Each round has somebody who has left: the day on which that row ended is what makes the key due.
      await admin.query(
        `insert into naast.team_member (team_id, epoch, person_id, added_by, ended_at)
         select team_id, max(epoch), $2, $2, now() from naast.team_key where team_id = $1 group by 1 on conflict do nothing`,
        [world.teams.utrecht, karel.id],
      );
      expect(await world.as(leader, (visit) => rotateTeam(visit, world.teams.utrecht))).toBe('done');
      for (const moment of moments) {
        const part = world.as(joke, (visit) => rotateCases(visit, 10)).catch(() => 'cut' as const);
        await pause(moment);
        await admin.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> ' +
            "pg_backend_pid() and query <> '' and state <> 'idle'",
        );
        if ((await part) === 'cut') cut += 1;
        expect(await names('bram')).toEqual(all);
      }
      for (let more = 1; more > 0; ) more = await world.as(joke, (visit) => rotateCases(visit, 25));
      expect(await world.as(joke, casesToRotate)).toEqual({ ready: 0, waiting: 0 });
      for (const who of ['joke', 'bram'] as const) expect(await names(who)).toEqual(all);
      const { rows } = await admin.query(
        `select count(*) filter (where g.epoch < f.epoch)::int as old, count(*)::int as live, count(distinct g.holder_id)::int as holders
         from naast.case_grant g join naast.case_file f on f.id = g.case_id where g.ended_at is null`,
      );
      expect(rows).toEqual([{ old: 0, live: cases * 4, holders: 2 }]);
    }
    expect(cut).toBeGreaterThan(3);
  }, 240_000);
});
