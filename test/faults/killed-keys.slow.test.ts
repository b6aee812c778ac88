import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { lostTeams, rotateTeam } from '#app/platform/access/rotation/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { verifyLog } from '#app/platform/audit/index.ts';
import { openNewCase, readHeader } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { staffForms, type ValidForm } from '../support/attack-forms.ts';
import { freshColleague } from '../support/attack-fresh.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { type KillableStaff, killableStaff, quietPorts } from '../support/killable-staff.ts';

const cases = 40;
/** Where in an act the process is killed, as parts of the time that it took the last time nobody did. */
const moments = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.1];

let attack: AttackWorld;
let staff: KillableStaff;
let references: string[];
beforeAll(async () => {
  attack = await attackWorld();
  const { joke, bram } = attack.world.people;
  references = await attack.world.as(joke, async (visit) => {
    const made: string[] = [];
    for (let at = 0; at < cases; at += 1) {
      const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: `Proef ${at}` }));
      await assignVolunteerTo(visit, reference, bram.id);
      made.push(reference);
    }
    return made;
  });
  staff = await killableStaff(attack, quietPorts(), { restartAfter: 0, opensFiles: false });
  expect(await staff.child.started).toBeNull();
});
afterAll(async () => {
  await staff?.close();
  await attack?.close();
});

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;

/** Sends the form and kills the process so many milliseconds later; says whether it was answered before. */
async function cutOff(form: ValidForm, after: number): Promise<'answered' | 'cut'> {
  await staff.untilAnswering();
  const pid = staff.child.pid();
  if (pid === undefined) throw new Error('Nobody to kill.');
  const sent = staff.send(form);
  await pause(after);
  process.kill(pid, 'SIGKILL');
  const answer = await sent;
  await staff.untilAnswering();
  await untilNothingRuns();
  return answer?.status === 303 ? 'answered' : 'cut';
}

/** What the killed process had asked for the database may still be finishing, or undoing. */
async function untilNothingRuns(): Promise<void> {
  for (const end = Date.now() + 60_000; ; await pause(20)) {
    const [{ running }] = await rows(
      `select count(*)::int as running from pg_stat_activity where datname = current_database()
        and backend_type = 'client backend' and pid <> pg_backend_pid()
         and xact_start is not null`,
    );
    if (running === 0) return;
    if (Date.now() > end) throw new Error('The database does not come to rest.');
  }
}

/** Sends it to a process that lives; how long that took. */
async function whole(form: ValidForm): Promise<number> {
  await staff.untilAnswering();
  // Tries are counted; here it is not about guessing.
  await attack.admin.query('delete from naast.throttle');
  const begun = performance.now();
  expect((await staff.send(form))?.status).toBe(303);
  return performance.now() - begun;
}

async function formOf(route: string, change: ValidForm['fields'] = {}): Promise<ValidForm> {
  const form = await staffForms[route]?.(attack);
  if (!form) throw new Error(`There is no form for ${route}.`);
  return { ...form, fields: { ...form.fields, ...change } };
}

/** Somebody has left who had the region's key, and the leader makes a new one: every case is due. */
async function everyCaseDue(): Promise<void> {
  const { leader, karel } = attack.world.people;
  const { utrecht } = attack.world.teams;
  await rows(
    `insert into naast.team_member (team_id, epoch, person_id, added_by, ended_at)
     select team_id, max(epoch), $2, $2, now() from naast.team_key where team_id = $1 group by 1 on conflict do nothing`,
    [utrecht, karel.id],
  );
  expect(await attack.world.as(leader, (visit) => rotateTeam(visit, utrecht))).toBe('done');
}

it('T98 kill -9 while cases turn: no case is half turned, whoever may reads each, and it goes on at the next press', async () => {
  const { leader, karel, joke, bram } = attack.world.people;
  await attack.world.as(leader, (visit) => endAccess(visit, karel.id, 'left'));
  const form = await formOf('POST /keys/turning');
  await everyCaseDue();
  let took = await whole(form);
  const counts = { answered: 0, cut: 0 };
  const done = { turned: 0, undone: 0 };
  for (const moment of moments) {
    await everyCaseDue();
    counts[await cutOff(form, took * moment)] += 1;
    // Of each compartment of each case: the grants of now are of the newest key, and the key before is under it.
    const [state] = await rows(
      `select count(*) filter (where g.epoch <> f.epoch)::int as torn,
         count(distinct f.id) filter (where g.holder_kind = 'team'
           and g.holder_epoch = k.newest)::int as turned, count(distinct f.id)::int as cases
       from naast.case_grant g join naast.case_file f on f.id = g.case_id, (select max(epoch) as newest
         from naast.team_key where team_id = $1) k
       where g.ended_at is null and f.region_id = $2`,
      [attack.world.teams.utrecht, attack.world.regions.utrecht],
    );
    expect(state.torn).toBe(0);
    // One part is one transaction: all of it, or nothing.
    expect([0, state.cases]).toContain(state.turned);
    done[state.turned === 0 ? 'undone' : 'turned'] += 1;
    expect(
      await rows(
        `select 1 from naast.case_file f where f.epoch > 1 and (select count(*) from naast.case_key_earlier e where e.case_id = f.id) <> 2 * (f.epoch - 1)`,
      ),
    ).toEqual([]);
    const last = references.at(-1) ?? '';
    for (const who of [joke, bram]) {
      const name = await attack.world.as(who, async (visit) => {
        const open = await openCase(visit, last, 'core', 'case.read');
        return open && (await readHeader(open)).header.nameToUse;
      });
      expect(name).toBe(`Proef ${cases - 1}`);
    }
    const again = await whole(form);
    // The machine may be quicker now than when it was first asked; where all had turned there was nothing left to do.
    if (state.turned === 0) took = Math.min(took, again);
    expect(
      await rows(
        'select 1 from naast.case_grant where ended_at is null and holder_kind = $1 and holder_epoch < ' +
          '(select max(epoch) from naast.team_key where team_id = holder_id)',
        ['team'],
      ),
    ).toEqual([]);
  }
  process.stdout.write(`T98: ${counts.cut} cut off, ${done.turned} had turned, ${done.undone} had not\n`);
  expect(counts.cut).toBeGreaterThan(1);
  expect(done.undone).toBeGreaterThan(0);
}, 300_000);

it('T96 kill -9 during a ceremony with two sheets: all of it happened, or nothing, and the same sheets do it again', async () => {
  const { leader, lies } = attack.world.people;
  const [one = '', two = ''] = attack.world.sheets;
  await attack.world.as(leader, (visit) => endAccess(visit, lies.id, 'left'));
  await freshColleague(attack, attack.world.regions.groningen);
  const own = await formOf('POST /keys/recovery', { first: one, second: two, what: 'own' });
  const took = await whole(own);
  const held = async () => {
    const [state] = await rows(
      `select (select count(*)::int from naast.certificate where issuer is null) as certificates,
         (select count(*)::int from naast.audit_entry where action = 'recovery.used') as said,
         (select count(*)::int from naast.team_member where team_id = $1 and ended_at is null) as members`,
      [attack.world.teams.groningen],
    );
    return state as { certificates: number; said: number; members: number };
  };
  let undone = 0;
  for (const moment of moments) {
    const before = await held();
    await cutOff(own, took * moment);
    const after = await held();
    // The certificate and what the audit log says of it stand or fall together.
    expect(after.certificates - before.certificates).toBe(after.said - before.said);
    if (after.said === before.said) undone += 1;
  }
  expect(undone).toBeGreaterThan(0);
  // The key of a region that nobody holds any more, cut off until it is there.
  const team = (await attack.world.as(leader, lostTeams)).find(({ id }) => id === attack.world.teams.groningen);
  const region = { ...own, fields: { ...own.fields, what: team?.id ?? '' } };
  for (const moment of [0.3, 0.6, 0.8]) {
    const before = await held();
    if (before.members > 0) break;
    await cutOff(region, took * moment);
    const after = await held();
    expect(after.members).toBe(after.said - before.said);
  }
  if ((await held()).members === 0) await whole(region);
  expect(await attack.world.as(leader, lostTeams)).toEqual([]);
  const auditor = attack.world.test.installation('auditor');
  expect(await auditor.scoped({ kind: 'auditor' }, (db) => verifyLog(db))).toMatchObject({ ok: true, firstBad: null });
}, 300_000);
