import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reopenInstallation } from '#app/operations/processes/reopen-installation.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { round } from '#app/platform/jobs/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addNote, openNewCase } from '#app/service/cases/index.ts';
import { writeNextVersion } from '#app/service/cases/records/record-writing.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { fromPage } from '../support/attack-form.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';
import { endingsPair } from '../support/backups.ts';
import { noTroubles, type Quiet, quietLists } from '../support/quiet-lists.ts';
import type { TestPerson } from '../support/test-world.ts';

/** What happens every week in a service raises no alarm and hides no row: a false alarm is soon believed by nobody. */
let attack: AttackWorld;
let keysFolder: string;
let quiet: Quiet;
beforeAll(async () => {
  attack = await attackWorld();
  keysFolder = await mkdtemp(join(tmpdir(), 'naast-quiet-'));
  quiet = quietLists(attack.world, attack.admin, keysFolder);
  // Each seeded case with a letter, papers, a procedure and a referral in it.
  expect(await quiet.look([joke(), lies()])).toEqual(noTroubles);
  expect(quiet.compared()).toBeGreaterThan(30);
});
afterAll(async () => {
  await rm(keysFolder, { recursive: true });
  await attack?.close();
});
afterEach(() => expect(attack.failures.splice(0)).toEqual([]));

const joke = () => attack.world.people.joke;
const lies = () => attack.world.people.lies;
const as: AttackWorld['world']['as'] = (...all) => attack.world.as(...all);
const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;

async function send(who: Exclude<Someone, 'nobody'>, page: string, action: string, change = {}): Promise<number> {
  const form = await fromPage(attack, who, page, action, change);
  return (await (await attack.visitor(who)).post(form.path, form.fields)).status;
}
/** Nobody is alarmed and nothing is withheld, whoever of these looks; and something was looked at. */
async function expectQuiet(...people: TestPerson[]): Promise<void> {
  expect(await quiet.look([joke(), ...people])).toEqual(noTroubles);
  expect(quiet.compared()).toBeGreaterThan(0);
}
const report = (person: TestPerson, reference: string, said: string) =>
  as(person, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return addNote(open, {
      happenedOn: '2026-01-02',
      way: 'visit',
      topics: [],
      said,
      agreed: null,
      worries: null,
      noBsnReason: null,
    });
  });
const page = async (who: Exclude<Someone, 'nobody'>, path: string, process: 0 | 1 = 0) =>
  (await attack.visitor(who, process)).get(path);
const liveGrantsOf = async ({ id }: TestPerson) =>
  rows('select id from naast.case_grant where holder_id = $1 and ended_at is null', [id]);

/** Presses until there is nothing left to press; gives how often. */
async function turnKeys(who: 'leader' | 'joke', action: string): Promise<number> {
  for (let presses = 0; ; presses += 1) {
    if (!(await page(who, '/keys')).body.includes(`action="${action}"`)) return presses;
    expect(await send(who, '/keys', action)).toBe(303);
  }
}

/** A client of the colleague who left, of whom Bram took over. */
let takenOver = '';

describe('S6 no alarm, and no row withheld', () => {
  it('S6 when the leader ends a colleague with 40 cases, and the next volunteer takes one over', async () => {
    const { noor, bram } = attack.world.people;
    const references = await as(joke(), async (visit) => {
      const made: string[] = [];
      for (let count = 0; count < 40; count += 1) {
        const { reference } = await openNewCase(visit, ordinaryCase({ nameToUse: `Proef ${count}` }));
        await assignVolunteerTo(visit, reference, noor.id);
        made.push(reference);
      }
      return made;
    });
    for (const reference of references) await report(noor, reference, `Gezien bij ${reference}.`);
    await expectQuiet(noor);
    expect((await liveGrantsOf(noor)).length).toBeGreaterThanOrEqual(80);
    const at = `/people/${noor.id}/leaving`;
    expect(await send('leader', at, at, { reason: 'left' })).toBe(303);
    expect(await liveGrantsOf(noor)).toEqual([]);
    // Twice: the first look takes the endings into the lists, the second finds them there.
    await expectQuiet();
    await expectQuiet();
    takenOver = references[0] ?? '';
    await as(joke(), (visit) => assignVolunteerTo(visit, takenOver, bram.id, { earlierReports: true }));
    await report(bram, takenOver, 'Overgenomen.');
    await expectQuiet(bram);
    const shown = await page('bram', `/clients/${takenOver}`);
    expect([shown.status, shown.body.includes('Niet getoond')]).toEqual([200, false]);
  });

  it('S6 when every key turns that a colleague who left may know, with reports from before and after', async () => {
    const { bram } = attack.world.people;
    expect(await turnKeys('leader', '/keys/teams')).toBeGreaterThan(0);
    expect(await turnKeys('joke', '/keys/turning')).toBeGreaterThan(0);
    const [file] = await rows('select epoch from naast.case_file where reference = $1', [takenOver]);
    expect(file.epoch).toBe(2);
    await expectQuiet(bram);
    await report(bram, takenOver, 'Onder de nieuwe sleutel.');
    await expectQuiet(bram);
    const { body } = await page('bram', `/clients/${takenOver}`);
    for (const said of [`Gezien bij ${takenOver}.`, 'Overgenomen.', 'Onder de nieuwe sleutel.'])
      expect(body).toContain(said);
    expect(body).not.toContain('Niet getoond');
  });

  it('S6 when the leader opens a case in an emergency, writes down why, and closes it', async () => {
    const { bram } = attack.world.people;
    const reference = await freshCase(attack);
    const sent = { reference, reason: 'danger', why: 'Niemand bereikbaar', withSafety: 'yes' };
    expect(await send('leader', '/break-glass', '/break-glass', sent)).toBe(303);
    expect((await page('leader', `/clients/${reference}`)).status).toBe(200);
    expect((await page('leader', `/clients/${reference}/contact`)).status).toBe(200);
    await expectQuiet(bram);
    const [glass] = await rows('select id from naast.glass_break order by broken_at desc limit 1');
    expect(await send('leader', '/break-glass', `/break-glass/${glass.id}/ending`)).toBe(303);
    expect((await page('leader', `/clients/${reference}`)).status).toBe(404);
    await expectQuiet(bram);
    expect((await page('bram', `/clients/${reference}`)).status).toBe(200);
    await expectQuiet(bram);
  });

  it('S6 when a grant runs out by its day, also in the middle of writing', async () => {
    const { bram } = attack.world.people;
    const reference = await as(joke(), async (visit) => (await openNewCase(visit, ordinaryCase())).reference);
    const until = new Date(Date.now() + 2_000);
    await as(joke(), (visit) => assignVolunteerTo(visit, reference, bram.id, { until }));
    const writing = as(bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('It ran out before it was opened.');
      while ((await rows('select now() > $1 as over', [until]))[0].over !== true) await pause(50);
      await addNote(open, { ...empty, said: 'Nog net.' });
    });
    // It was opened while the grant lived: what is written counts, and nothing after it.
    await writing;
    expect((await page('bram', `/clients/${reference}`)).status).toBe(404);
    await expectQuiet(bram);
    // Nobody ended it: the row lives, and so it stays in the list until somebody does.
    expect(
      (
        await rows('select 1 from naast.case_grant where holder_id = $1 and until_at = $2 and ended_at is null', [
          bram.id,
          until,
        ])
      ).length,
    ).toBe(2);
    await as(joke(), (visit) => assignVolunteerTo(visit, reference, bram.id));
    await report(bram, reference, 'Verlengd.');
    await expectQuiet(bram);
  });

  it('S6 when background work erases what had its time', async () => {
    await attack.admin.query("update naast.intake_draft set touched_at = now() - interval '20 days'");
    const trouble: Error[] = [];
    await round(
      {
        scoped: (work) => attack.world.test.installation('jobs').scoped({ kind: 'jobs' }, work),
        recount: () => null,
        reminderDays: () => [],
        escalates: () => false,
        sweep: async () => 0,
        mailboxes: async () => [],
        mailer: null,
        report: (error) => trouble.push(error),
      },
      { checkedOn: null },
    );
    expect(trouble).toEqual([]);
    await expectQuiet(attack.world.people.bram, lies());
  });

  it('S6 when two save at once: the same report, the details, and a report each, in two staff processes', async () => {
    const { bram } = attack.world.people;
    const reference = await freshCase(attack);
    const id = await report(bram, reference, 'Eerste.');
    const again = (person: TestPerson, said: string) =>
      as(person, async (visit) => {
        const open = await openCase(visit, reference, 'core', 'case.write');
        if (!open) throw new Error('The case does not open.');
        return writeNextVersion(open, { id, seen: 1, kind: 'note', content: { ...empty, said, promised: [] } });
      });
    const same = await Promise.all([again(joke(), 'Van Joke.'), again(bram, 'Van Bram.')]);
    expect(same.sort()).toEqual(['stale', 'written']);
    const at = `/clients/${reference}/details`;
    const details = await fromPage(attack, 'joke', at, at, { nameToUse: 'Zonnebloem' });
    const note = await fromPage(attack, 'bram', `/clients/${reference}/notes/new`, `/clients/${reference}/notes`, {
      said: 'Beide tegelijk.',
      way: 'visit',
      happenedOn: '2026-01-02',
    });
    const answers = await Promise.all(
      ([0, 1, 0, 1] as const).flatMap((process) => [
        attack.visitor('joke', process).then((one) => one.post(details.path, details.fields)),
        attack.visitor('bram', process).then((one) => one.post(note.path, { ...note.fields, _key: newId() })),
      ]),
    );
    const taken = answers.filter(({ status }) => status === 303).length;
    expect(taken).toBeGreaterThanOrEqual(5);
    expect(answers.map(({ status }) => status).filter((status) => ![303, 409, 422].includes(status))).toEqual([]);
    await expectQuiet(bram);
    for (const process of [0, 1] as const) {
      const { body } = await page('bram', `/clients/${reference}`, process);
      expect([body.includes('Zonnebloem'), body.includes('Niet getoond')]).toEqual([true, false]);
    }
  });

  it('S6 when an installation that was put back is opened again and says who left since', async () => {
    const { bram } = attack.world.people;
    const reference = await freshCase(attack);
    await report(bram, reference, 'Voor het vertrek.');
    const { seed, endings } = endingsPair();
    attack.world.pins.endings = endings;
    await rows('update naast.installation set restored_to = now()');
    const jobs = attack.world.test.installation('jobs');
    await jobs.scoped({ kind: 'jobs' }, (db) => reopenInstallation(db, [bram.loginName], seed));
    expect(await liveGrantsOf(bram)).toEqual([]);
    await expectQuiet();
    await expectQuiet();
    const { body } = await page('joke', `/clients/${reference}`);
    expect(body).toContain('Voor het vertrek.');
  });

  it('but one row that somebody takes away, or an older one that is put back, is seen by the same look', async () => {
    const { reference } = await as(joke(), (visit) => openNewCase(visit, ordinaryCase()));
    const id = await report(joke(), reference, 'Wordt weggehaald.');
    await expectQuiet();
    await rows('delete from naast.case_record where id = $1', [id]);
    const troubles = await quiet.look([joke()]);
    expect(troubles.unfit).toEqual([`case_record ${id}`]);
    expect(troubles.alarms).toEqual([expect.stringContaining('"alarm.sealed"')]);
    await rows("update naast.audit_entry set body = replace(body, 'case.opened', 'case.closed') where seq = 4");
    await rows("update naast.audit_head set hash = '\\x00'");
    expect((await quiet.look([joke()])).log).not.toBeNull();
  });
});

const empty = {
  happenedOn: '2026-01-02',
  way: 'visit',
  topics: [] as [],
  agreed: null,
  worries: null,
  noBsnReason: null,
} as const;
