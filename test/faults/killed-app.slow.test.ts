import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { verifyLog } from '#app/platform/audit/index.ts';
import { createSealedStore } from '#app/platform/files/index.ts';
import { onePage, words } from '#app/platform/files/testing/pdfs.ts';
import { staffForms, type ValidForm } from '../support/attack-forms.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { type KillableStaff, killableStaff, quietPorts } from '../support/killable-staff.ts';
import { rounds } from '../support/seed.ts';

const kills = rounds(20, 200);
const writers = 4;
const notesInACase = 8;
const file = { name: 'brief.pdf', bytes: onePage(words('Een brief van de gemeente.')) };

let attack: AttackWorld;
let staff: KillableStaff[] = [];
beforeAll(async () => {
  attack = await attackWorld();
  staff = await Promise.all(
    [0, 1, 2].map((at) => killableStaff(attack, quietPorts() + at, { restartAfter: 0, opensFiles: at === 0 })),
  );
  expect(await Promise.all(staff.map(({ child }) => child.started))).toEqual([null, null, null]);
});
afterAll(async () => {
  await Promise.all(staff.map((one) => one.close()));
  await attack?.close();
});

interface Written {
  kind: 'note' | 'case' | 'letter';
  form: ValidForm;
  /** Where the answer led: that the colleague saw it makes it acknowledged. */
  location: string;
}

it('T114 kill -9 of the staff process, again and again under write load: what was answered is there, once and whole', async () => {
  const written: Written[] = [];
  const odd: string[] = [];
  let [killed, unanswered] = [0, 0];
  const isOver = () => killed >= kills;
  const kinds = ['note', 'case', 'letter'] as const;
  const isEnough = () => kinds.every((kind) => written.filter((one) => one.kind === kind).length > 3);

  const [answered, long] = [staff.map(() => 0), staff.map(() => 0)];
  const killing = staff.map(async (one, at) => {
    while (!isOver()) {
      await one.untilAnswering();
      // After none, one or two answers, or one of the long ones, and at any moment of the requests that are then under
      // way.
      const isLong = killed % 4 === 3;
      const counted = () => (isLong ? long : answered)[at] ?? 0;
      const until = counted() + (isLong ? 1 : killed % 4);
      for (const end = Date.now() + 3_000; counted() < until && !isOver() && Date.now() < end; ) await pause(2);
      await pause((killed * 37) % 41);
      const pid = one.child.pid();
      if (pid === undefined || isOver()) continue;
      killed += 1;
      process.kill(pid, 'SIGKILL');
      while (one.child.pid() === pid) await pause(5);
    }
  });

  /** Sends it until somebody answers, to one process after the other, as a person does who presses the button again. */
  const write = async (kind: Written['kind'], form: ValidForm, first: number) => {
    for (const end = Date.now() + 240_000; Date.now() < end; ) {
      const at = kind === 'letter' ? 0 : first++ % staff.length;
      const answer = await staff[at]?.send(form);
      if (answer?.status === 303) {
        const counts = kind === 'note' ? answered : long;
        counts[at] = (counts[at] ?? 0) + 1;
        written.push({ kind, form, location: answer.location ?? '' });
        return;
      }
      if (answer) odd.push(`${kind} ${answer.status}`);
      unanswered += 1;
      await pause(40);
    }
    throw new Error(`Nobody took the ${kind}: ${odd.slice(-5)}.`);
  };

  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let turn = writer; !isOver() || !isEnough(); turn += 1) {
      if (turn % 4 === 0) await write('case', await formOf('POST /arrivals/:id/accept'), turn);
      if (turn % 10 === 5)
        await write('letter', { ...(await formOf('POST /clients/:reference/letters/new')), file }, turn);
      const form = await formOf('POST /clients/:reference/notes');
      for (let note = 0; note < notesInACase; note += 1) {
        const fields = { ...form.fields, _key: crypto.randomUUID(), said: `Gezegd ${crypto.randomUUID()}.` };
        await write('note', { ...form, fields }, turn + note);
      }
    }
  });
  await Promise.all([...killing, ...writing]);
  await Promise.all(staff.map((one) => one.untilAnswering()));

  process.stdout.write(`T114: ${killed} kills, ${written.length} writes answered, ${unanswered} sent again\n`);
  expect(odd).toEqual([]);
  expect(killed).toBe(kills);
  expect(unanswered).toBeGreaterThan(kills / 2);
  expect(isEnough()).toBe(true);

  await everyNoteOnce(written.filter(({ kind }) => kind === 'note'));
  await everyCaseWhole(written.filter(({ kind }) => kind === 'case'));
  await everyFileThere(written.filter(({ kind }) => kind === 'letter'));
  const auditor = attack.world.test.installation('auditor');
  expect(await auditor.scoped({ kind: 'auditor' }, (db) => verifyLog(db))).toMatchObject({ ok: true, firstBad: null });
  expect(attack.failures).toEqual([]);

  await Promise.all(staff.map((one) => one.close()));
  await noSandboxLeft();
}, 900_000);

async function everyNoteOnce(notes: Written[]): Promise<void> {
  const byCase = Map.groupBy(notes, ({ form }) => form.path);
  for (const [path, inCase] of byCase) {
    const reader = await attack.visitor('bram');
    const at = `${path.replace(/\/notes$/, '')}?what=contacts`;
    let written = '';
    for (let page = 1, last = false; !last && page <= 100; page += 1) {
      const { body } = await reader.get(`${at}&page=${page}`);
      written += body;
      last = !body.includes(`page=${page + 1}`);
    }
    for (const { form } of inCase) expect(written.includes(String(form.fields.said)), path).toBe(true);
  }
  const references = [...byCase.keys()].map((path) => path.split('/')[2]);
  const { rows } = await attack.admin.query(
    `select f.reference, count(*)::int as notes from naast.case_record r join naast.case_file f on f.id = r.case_id
      where r.kind = 'note' and f.reference = any($1) group by 1`,
    [references],
  );
  // Every form was sent until it was answered, so no more and no fewer than there were forms.
  for (const { reference, notes: found } of rows) {
    const sent = byCase.get(`/clients/${reference}/notes`)?.length;
    expect([reference, found]).toEqual([reference, sent]);
  }
  expect(rows).toHaveLength(byCase.size);
}

/**
 * A case has its header, a key for the region and one for oversight in each compartment, and the registration that
 * became it.
 */
async function everyCaseWhole(cases: Written[]): Promise<void> {
  const reader = await attack.visitor('joke');
  for (const { location } of cases) expect((await reader.get(location)).status, location).toBe(200);
  const { rows: half } = await attack.admin.query(`select f.reference from naast.case_file f where
    not exists (select from naast.case_header h where h.case_id = f.id)
    or (select count(distinct g.compartment) from naast.case_grant g where g.case_id = f.id and g.holder_kind = 'team') < 2
    or (select count(*) from naast.oversight_wrap w where w.case_id = f.id) < 2
    or not exists (select from naast.case_record r where r.case_id = f.id)`);
  expect(half).toEqual([]);
  const ids = cases.map(({ form }) => form.path.split('/')[2]);
  const { rows } = await attack.admin.query(
    'select status, count(*)::int from naast.registration where id = any($1) group by 1',
    [ids],
  );
  expect(rows).toEqual([{ status: 'accepted', count: ids.length }]);
  const references = new Set(cases.map(({ location }) => location.split('/')[2]?.split(/[?#]/)[0]));
  expect(references.size, 'a case each').toBe(cases.length);
}

/** What no row knows is what the daily round takes away, and nothing else. */
async function everyFileThere(letters: Written[]): Promise<void> {
  const { rows } = await attack.admin.query<{ name: string }>('select storage_name as name from naast.file_object');
  const known = new Set(rows.map(({ name }) => name));
  const store = createSealedStore({ folder: attack.filesFolder });
  await store.sweep(known, Temporal.Now.instant().add({ hours: 1 }));
  for (const name of known)
    expect(existsSync(join(attack.filesFolder, name.slice(0, 2), name.slice(2, 4), name)), name).toBe(true);
  const reader = await attack.visitor('bram');
  for (const { location } of letters) expect((await reader.get(location)).status, location).toBe(200);
}

/** The processes that open files end with the one that started them, however it ended. */
async function noSandboxLeft(): Promise<void> {
  for (const end = Date.now() + 30_000; ; await pause(200)) {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    const left = lines.filter((line) => line.includes(join(programFolder, 'dist', 'sandbox.js')));
    if (left.length === 0) return;
    if (Date.now() > end) throw new Error(`${left.length} sandboxes are left.`);
  }
}

async function formOf(route: string): Promise<ValidForm> {
  const form = await staffForms[route]?.(attack);
  if (!form) throw new Error(`There is no form for ${route}.`);
  return form;
}
