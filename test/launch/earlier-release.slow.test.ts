import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup, recipientOfIdentity } from '#app/operations/backup/index.ts';
import { updateCheckCommand } from '#app/operations/commands/update-check.ts';
import type { Settings } from '#app/operations/config.ts';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import type { SealedFile } from '#app/operations/processes/restore-folders.ts';
import { restoreInstallation } from '#app/operations/processes/restore-installation.ts';
import { lookBack, setFoldersAside } from '#app/operations/update/go-back.ts';
import { type Update, type UpdateResult, updateInstallation } from '#app/operations/update/update-installation.ts';
import { newId } from '#app/platform/vault/index.ts';
import { one } from '../support/attack-database.ts';
import { brokenUpdates, layEarlierFolders, pepperOf, refusedUpdates, settingsOf } from '../support/earlier-folder.ts';
import { type EarlierWorld, earlierWorld, openRestored, type RestoredRelease } from '../support/restored-release.ts';

const fixture = join(programFolder, 'test/fixtures/a7d3c34');

/** Sessions and what is counted are no part of a backup: there is nothing of them to open. */
const notInBackups = ['session.device_sealed', 'session.secret_sealed'];
/** Opened by a deed below, or by signing in. */
const byDeed = [
  'authenticator.secret_sealed',
  'unlock_slot.secret_sealed',
  'unlock_slot.slot_secret_sealed',
  'oversight_wrap.key_sealed',
  'secret_address.sealed',
  'team_key.recovery_sealed',
  'intake_draft.code_sealed',
  'intake_draft.sealed',
];

/** Not sealed by that release: a case gets its list and its head when it is next opened, the rest with a deed of today. */
const sinceThen = [
  'access_notice.sealed',
  'added_law.sealed',
  'case_header.head',
  'case_list.sealed',
  'case_transfer.answer',
  'case_transfer.card',
  'colleague_number.sealed',
  'invitation_key.key_sealed',
  'page_draft.sealed',
  'transfer_grant.key_sealed',
];

/** Data outlive names: what a landed release wrote opens in every later one (docs/decisions). */
describe('what the program of a7d3c34 left, and the update to that of today', () => {
  let folder: string;
  let world: EarlierWorld;
  let restored: RestoredRelease;
  /** The project leader's, for deeds that ask for it again. */
  let password: string;
  let settings: Settings;
  let place: Update;
  let updated: UpdateResult;
  let checked: { code: number; said: string };
  let refusals: string[];
  let broken: Awaited<ReturnType<typeof brokenUpdates>>;
  /** The backup that the update made. */
  let backup: SealedFile;
  let recipients: string[];
  /** The days of all limits as they were put back, before anything was opened. */
  let before: string;
  const daysKept = () =>
    one<string>(
      restored.admin,
      "select string_agg(id || ' ' || driving_day || ' ' || state, ', ' order by id) as days from naast.legal_limit",
    );
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-earlier-'));
    world = await earlierWorld(fixture);
    password = world.people.leader?.password ?? '';
    const from = (name: 'data' | 'keys') => ({
      from: join(fixture, `${name}.backup`),
      identities: [`AGE-SECRET-KEY-${world.identities[name]}`],
    });
    const dataFolder = join(folder, 'data');
    const keysFolder = `${dataFolder}-keys`;
    await layEarlierFolders({ data: from('data'), keys: from('keys') }, dataFolder);
    backup = { from: join(folder, 'before.age'), identities: from('data').identities };
    recipients = await Promise.all(backup.identities.map(recipientOfIdentity));
    settings = settingsOf('--data', dataFolder);
    place = { settings, data: { to: backup.from, recipients }, keys: null, administrator: null };
    checked = await updateCheck(dataFolder);
    refusals = await refusedUpdates(place, dataFolder);
    broken = await brokenUpdates(place, join(folder, 'broken.age'));
    const result = await updateInstallation(place);
    expect(result).toMatchObject({ ok: true, updated: { book: { ok: true } } });
    updated = result;
    expect(keysFolder).toBe(settings.keysFolder);
    restored = await openRestored(dataFolder, world);
    before = await daysKept();
    // Unfinished forms, which live for days, are of today.
    await restored.admin.query('update naast.intake_draft set touched_at = now()');
  }, 240_000);
  afterAll(async () => {
    await restored?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is told beforehand: which migrations, whether formats change, which texts want a yes again; that changes nothing', () => {
    if (!updated.ok) throw new Error('It was not updated.');
    const { pending, approveAgain } = updated.updated.before;
    const texts = approveAgain.length === 0 ? 'Texts: every approval still stands.' : `Texts: ${approveAgain.length} `;
    expect(checked.code).toBe(0);
    // What was pending then is what ran afterwards.
    for (const line of [`Migrations: ${pending.length} (${pending.join(', ')}).`, 'Formats: ', texts, 'Room: '])
      expect(checked.said).toContain(line);
  });

  it('refuses in a sentence, and touches nothing, while the disk is too full or the service runs', () => {
    expect(refusals).toEqual([
      expect.stringMatching(
        /^The disk of .* has 1 MB left, and the update wants \d+ MB\. Make room; nothing was changed\.$/,
      ),
      'The service runs: stop it first. Nothing was changed.',
    ]);
  });

  it('is left to the earlier program when the disk fills up half-way, and by a start that finds no backup of it', () => {
    expect(broken).toEqual({
      said: [
        expect.stringMatching(
          /^The data are of an earlier version \(\d+ migrations\), and no backup holds them .*naast update --to/,
        ),
        expect.stringMatching(
          /could not be brought up to date: the disk is full\. Nothing was changed, .*broken\.age\.$/,
        ),
      ],
      isAsBefore: true,
    });
  });

  it('runs the migrations since, and loses no row on the way', async () => {
    if (!updated.ok) throw new Error('It was not updated.');
    const { applied, before: found } = updated.updated;
    expect(applied).toEqual(found.pending);
    expect(applied).toContain('081-suspension');
    const { manifest } = await readBackup({ ...backup, pepper: await pepperOf(settings) }, {});
    const added = new Set(['audit_entry', 'intake_draft', 'session', 'installation']);
    for (const { name, rows } of manifest.tables.filter((table) => !added.has(table.name))) {
      const now = await one<number>(restored.admin, `select count(*)::int from naast.${name}`);
      expect([name, now >= rows]).toEqual([name, true]);
    }
  });

  it('names a page or a deed for every sealed column that there is', async () => {
    const listed: Record<string, Record<string, string[]>> = JSON.parse(
      await readFile(join(programFolder, 'docs/clear-columns.json'), 'utf8'),
    );
    const sealed = Object.entries(listed).flatMap(([table, kinds]) =>
      (kinds.sealed ?? []).map((column) => `${table}.${column}`),
    );
    const shown = new Set([
      ...world.looks.flatMap(({ what }) => what.split(', ')),
      ...byDeed,
      ...notInBackups,
      ...sinceThen,
    ]);
    expect([...shown].sort()).toEqual(sealed.sort());
    // No row of that release may hide behind "since then".
    const { manifest } = await readBackup({ ...backup, pepper: await pepperOf(settings) }, {});
    const then = new Set(manifest.tables.map(({ name }) => name));
    expect(sinceThen.filter((column) => then.has(column.split('.')[0] ?? ''))).toEqual(['case_header.head']);
  });

  it('opens what was sealed, for whoever could open it then: also under a case key from before the keys turned', async () => {
    const broken: string[] = [];
    for (const { what, who, path, shows } of world.looks) {
      const visitor = await restored.visitor(who);
      const { password = '' } = world.people[who] ?? {};
      // A file as it came leaves with a reason and the password only, and a bundle with the password.
      const asked: Record<string, string> | false = path.includes('/originals/')
        ? { reason: 'check-paper', password }
        : /\/bundles\/[^/]+\/file$/.test(path) && { password };
      const answer = asked ? await visitor.post(path, asked) : await visitor.get(path);
      if (answer.status !== 200 || !answer.body.includes(shows))
        broken.push(`${what}: ${who} ${path} ${answer.status}`);
    }
    expect(broken).toEqual([]);
  });

  it('S6 gives each case its list when it is opened, without an alarm, and refuses what is put back since', async () => {
    const counted = (text: string) => one<number>(restored.admin, text);
    expect(await counted("select count(*)::int from naast.case_list where compartment = 'core'")).toBeGreaterThan(0);
    expect(await counted('select count(*)::int from naast.case_header where head is not null')).toBeGreaterThan(0);
    for (const { what, who, path, shows } of world.looks)
      expect((await (await restored.visitor(who)).get(path)).body, what).toContain(shows);
    expect(await counted("select count(*)::int from naast.audit_entry where action like 'alarm.%'")).toBe(0);
    const at = "from naast.case_list l where l.case_id = h.case_id and l.compartment = 'core'";
    const changed = await restored.admin.query(
      `update naast.case_header h set version = h.version + 1 ${at} returning h.case_id`,
    );
    expect(changed.rowCount).toBeGreaterThan(0);
    const look = world.looks.find(({ path }) => /^\/clients\/[0-9A-Z]{8}$/.test(path));
    const page = await (await restored.visitor(look?.who ?? '')).get(look?.path ?? '');
    expect([page.status, page.body]).toEqual([
      200,
      expect.stringContaining('Niet getoond: naam en regels voor contact'),
    ]);
    await restored.admin.query(`update naast.case_header h set version = h.version - 1 ${at}`);
    expect((await (await restored.visitor(look?.who ?? '')).get(look?.path ?? '')).body).toContain(look?.shows);
  });

  it('S5 trusts no case for the first time while the log does not fit', async () => {
    const look = world.looks.find(({ path }) => /^\/clients\/[0-9A-Z]{8}$/.test(path));
    const status = async () => (await (await restored.visitor(look?.who ?? '')).get(look?.path ?? '')).status;
    const reference = look?.path.split('/').at(-1);
    const ofCase = `case_id = (select id from naast.case_file where reference = '${reference}')`;
    await restored.admin.query(`create temp table kept_list as select * from naast.case_list where ${ofCase}`);
    await restored.admin.query(`delete from naast.case_list where ${ofCase}`);
    const head = { seq: 1, hash: '0'.repeat(64) };
    const since = new Date().toISOString();
    restored.setAlarm({ id: newId(), cause: 'reworded', since, seen: head, found: head });
    // Whoever holds it is told why; nothing of it is shown.
    expect(await status()).toBe(409);
    // With its list it opens, whatever the log says.
    await restored.admin.query('insert into naast.case_list select * from kept_list');
    expect(await status()).toBe(200);
    restored.setAlarm(null);
    expect(await status()).toBe(200);
  });

  it('and nothing for whoever could not', async () => {
    const ofBram = world.looks.find(({ who }) => who === 'bram')?.path ?? '';
    expect((await (await restored.visitor('sem')).get(ofBram)).status).toBe(404);
    expect((await (await restored.visitor('leader')).get(ofBram)).status).toBe(404);
  });

  it('moves no day that was kept, whoever opens its pages', async () => {
    expect(before.split(', ').length).toBeGreaterThan(1);
    const own = world.looks.filter(({ path }) =>
      /^\/clients\/[0-9A-Z]{8}(\/(limits|procedures)\/[0-9a-f-]{36})?$/.test(path),
    );
    for (const { who, path } of own)
      for (const asked of ['/', '/limits', path])
        expect([asked, (await (await restored.visitor(who)).get(asked)).status]).toEqual([asked, 200]);
    expect((await (await restored.visitor('joke')).get('/limits/waiting')).status).toBe(200);
    expect(await daysKept()).toBe(before);
  });

  it('keeps what was planned at an embassy in sight, in red, though nobody was asked then whether it is safe (T133)', async () => {
    const bram = await restored.visitor('bram');
    const client = /^\/clients\/[0-9A-Z]{8}/.exec(world.looks.find(({ who }) => who === 'bram')?.path ?? '')?.[0] ?? '';
    const field = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
    const keyOf = async (path: string) => field((await bram.get(path)).body, '_key');
    const all = `${client}/procedures`;
    const at =
      (await bram.post(all, { _key: await keyOf(all), key: 'identity-papers', begun: '' })).headers.get('location') ??
      '';
    const answers = `${client}/authorities`;
    const now = Temporal.Now.plainDateISO('Europe/Amsterdam');
    // What the lawyer said counts once a coordinator wrote it down.
    const joke = await restored.visitor('joke');
    for (const [version, [whose, by]] of (
      [
        ['client', bram],
        ['lawyer', joke],
      ] as const
    ).entries()) {
      const said = { whose, says: 'yes', on: now.toString(), lawyer: 'mr. Proef' };
      const _key = field((await by.get(answers)).body, '_key');
      await by.post(answers, { _key, _version: String(version), ...said });
    }
    const on = now.add({ days: 9 }).toString();
    const planned = { what: 'embassy-appointment', on, certainty: 'sure' };
    const plan = async () =>
      bram.post(`${at}/events`, { _key: await keyOf(`${at}/events/new?what=papers-asked`), ...planned });
    expect((await plan()).status).toBe(303);
    // In that release there was no such question: all that its cases know is what was planned.
    await restored.admin.query("delete from naast.case_record where kind = 'authorities'");
    const red = 'Ga niet en bel niet voordat de advocaat dat heeft gezegd.';
    for (const path of ['/limits', client, at, `${at}/stages/P13.5`])
      expect([path, (await bram.get(path)).body.includes(red)]).toEqual([path, true]);
    expect((await joke.get('/')).body).toContain('href="/limits/authorities"');
    expect((await joke.get('/limits/authorities')).body).toContain(`href="${at}/stages/P13.5"`);
    expect((await plan()).status).toBe(409);
  });

  it('opens a secret address with a reason', async () => {
    const { password = '' } = world.people.joke ?? {};
    const answer = await (await restored.visitor('joke')).post('/directory/moviera/address/opening', {
      reason: 'checking',
      password,
    });
    expect([answer.status, answer.body.includes(world.secretAddress)]).toEqual([200, true]);
  });

  it('opens an unfinished registration with its code', async () => {
    const { code, path, shows } = world.drafts;
    const entered = await restored.publicVisitor().post('/code', { code });
    expect(entered.status).toBe(303);
    const cookie = /__Host-v=[^;]+/.exec(entered.headers.get('set-cookie') ?? '')?.[0] ?? '';
    expect((await restored.publicVisitor(cookie).get(path)).body).toContain(shows);
  });

  it('gives the project leader emergency access with the key of oversight', async () => {
    const leader = await restored.visitor('leader');
    const { reference, shows } = world.glass;
    const answer = await leader.post('/break-glass', {
      reference,
      reason: 'danger',
      why: 'Zij belde en hing op.',
      password,
    });
    expect(answer.status).toBe(303);
    expect((await leader.get(`/clients/${reference}`)).body).toContain(shows);
  });

  it('gives a region that nobody had the key of any more back, with two recovery sheets', async () => {
    const { team, coordinator } = world.lost;
    const [first = '', second = ''] = world.sheets;
    const whole = () =>
      one<boolean>(
        restored.admin,
        `select coalesce(bool_or(key_sealed is not null), false) as whole from naast.team_member
         where team_id = '${team}' and person_id = '${coordinator}'`,
      );
    expect(await whole()).toBe(false);
    const leader = await restored.visitor('leader');
    const answer = await leader.post('/keys/recovery', { first, second, what: team, password });
    expect(answer.status).toBe(303);
    expect(await whole()).toBe(true);
  });

  it('has an access book that is whole, with what was done today in it', async () => {
    const verdict = await restored.verify();
    expect(verdict).toMatchObject({ ok: true, firstBad: null });
    expect(verdict.entries).toBeGreaterThan(264);
  });

  it('goes back by the backup that the update made: the data of the moment before, and who left since stays gone', async () => {
    const bram = world.people.bram?.loginName ?? '';
    // As the project leader ends somebody's access; what notes it is the trigger, whoever does it.
    await restored.admin.query("update naast.person set status = 'ended' where login_name = $1", [bram]);
    await restored.close();
    const going = { settings, backup, journal: null };
    const looked = await lookBack(going);
    if (!looked.ok) throw new Error(looked.reasons.join());
    const { since, endings } = looked.way;
    expect([since.entries > 10, endings.some(({ relation }) => relation === 'person')]).toEqual([true, true]);
    const aside = await setFoldersAside(going, looked.way);
    expect((await stat(aside.keys)).mode & 0o077).toBe(0);
    expect(existsSync(join(aside.data, 'postgres/PG_VERSION'))).toBe(true);
    const { dataFolder, keysFolder } = settings;
    const back = { data: backup, keys: null, journal: aside.journal, administrator: null, dataFolder, keysFolder };
    const result = await restoreInstallation(back);
    expect(result).toMatchObject({ ok: true, restored: { book: { ok: true }, journal: { cutOff: false } } });
    restored = await openRestored(dataFolder, world);
    const status = `select status from naast.person where login_name = '${bram}'`;
    expect(await one<string>(restored.admin, status)).toBe('ended');
    expect(await daysKept()).toBe(before);
    // Nothing rings: that the log became shorter was said under its key.
    expect((await readLastSeen(keysFolder)).alarm).toBeNull();
  }, 240_000);
});

async function updateCheck(dataFolder: string): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const line = (text: string) => void said.push(text);
  const code = await updateCheckCommand(['--data', dataFolder], { stdin: process.stdin, out: line, err: line });
  return { code, said: said.join('\n') };
}
