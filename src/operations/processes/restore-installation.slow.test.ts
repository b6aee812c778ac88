import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackedUp, readJournal, writeBackup, writeKeysBackup } from '#app/operations/backup/index.ts';
import {
  changePassword,
  demandPasskeys,
  join as joinInstallation,
  newJoinTicket,
  readJoinTicket,
  removePasskey,
  signIn,
  totpCode,
} from '#app/platform/access/authentication/index.ts';
import {
  makeNewLeader,
  makeNewShares,
  putNewShares,
  sharesNow,
  startAnew,
} from '#app/platform/access/rotation/index.ts';
import { endAccess, invite } from '#app/platform/access/teams/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { keepSealedFile } from '#app/platform/files/index.ts';
import { openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import { runningPostgres, startPostgres, superuser } from '#app/platform/postgres/index.ts';
import { CHEAP_PASSWORD_COST, newId, randomBytes } from '#app/platform/vault/index.ts';
import { fingerprint, one } from '../../../test/support/attack-database.ts';
import { agePair, endingsPair, keysOfTestInstallation } from '../../../test/support/backups.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { pepperMark } from './installation.ts';
import { startJournal } from './journal.ts';
import { readLastSeen, seeHead } from './last-seen.ts';
import { newWatchState, watchRound } from './log-watch.ts';
import { reopenInstallation } from './reopen-installation.ts';
import { restoreInstallation } from './restore-installation.ts';
import type { Premises } from './start-messages.ts';

/** A database of its own is made: a moment, and longer where much else runs. */
const slowly = { timeout: 150_000 };

let folder: string;
let world: TestWorld;
let admin: pg.Client;
let pool: BackedUp;
const data = { identity: '', recipient: '' };
const keys = { identity: '', recipient: '' };
const at = (name: string) => join(folder, name);
const sealedName = randomBytes(16).toString('hex');
const sealedBytes = randomBytes(100_000);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-backup-'));
  world = await testWorld();
  admin = await world.test.administrator();
  Object.assign(data, await agePair());
  Object.assign(keys, await agePair());
  const installation = await keysOfTestInstallation(world.test, at('keys'));
  const { pepper } = world.test;
  pool = { installation, kind: 'made-up', pepperMark: pepperMark(pepper), pepper, filesFolder: at('files') };
  await caseWithFile();
  await backUp('data.age');
  await writeKeysBackup(at('keys'), at('keys.age'), [keys.recipient]);
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file that a row knows; what is sealed in it nobody opens here. */
async function caseWithFile(): Promise<void> {
  await keepSealedFile(at('files'), sealedName, sealedBytes);
  const caseId = newId();
  await admin.query("insert into naast.case_file (id, reference, region_id) values ($1, 'ABCDEFGH', $2)", [
    caseId,
    world.regions.utrecht,
  ]);
  await admin.query(
    "insert into naast.file_object (id, case_id, compartment, epoch, storage_name, sealed) values ($1, $2, 'core', 1, $3, '\\x00')",
    [newId(), caseId, sealedName],
  );
}

async function backUp(to: string, of: BackedUp = pool): Promise<void> {
  const { contextKey: _, ...connection } = world.test.settings('backup');
  await writeBackup(connection, of, at(to), [data.recipient]);
}

const restore = (into: string, from: Partial<Record<'data' | 'keys' | 'journal', string>> = {}) =>
  restoreInstallation({
    administrator: null,
    journal: from.journal === undefined ? null : at(from.journal),
    data: { from: at(from.data ?? 'data.age'), identities: [data.identity] },
    keys: { from: at(from.keys ?? 'keys.age'), identities: [keys.identity] },
    dataFolder: at(into),
    keysFolder: at(`${into}-keys`),
  });

/** Refused with these words, and nothing is there that was not there before. */
async function refused(into: string, words: string | RegExp, from = {}): Promise<void> {
  const before = await readdir(folder);
  expect(await restore(into, from)).toEqual({ ok: false, reason: expect.stringMatching(words) });
  expect(await readdir(folder)).toEqual(before);
}

/** Looks into an installation that was put back, as its administrator. */
async function inside<T>(dataFolder: string, work: (client: pg.Client, place: PoolSettings) => Promise<T>): Promise<T> {
  const server = await startPostgres({ dataFolder: at(dataFolder), superuserPassword: 'only-for-this-test' });
  const place = { host: server.socketFolder, port: server.port, database: 'naast_test' };
  const client = new pg.Client({ ...place, user: superuser, password: 'only-for-this-test' });
  try {
    await client.connect();
    return await work(client, { ...world.test.settings('jobs'), ...place });
  } finally {
    await client.end();
    await server.stop();
  }
}

const pathOf = (into: string, name: string) => join(at(into), 'files', name.slice(0, 2), name.slice(2, 4), name);

describe('a backup that is put back', () => {
  it(
    'T124 is the same house: every row of every table, every file, and an access book that is whole',
    slowly,
    async () => {
      const result = await restore('restored');
      if (!result.ok) return expect.unreachable(result.reason);
      const { manifest, book } = result.restored;
      expect(book).toMatchObject({
        ok: true,
        entries: await one<number>(admin, 'select seq + 1 from naast.audit_head'),
      });
      expect(manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(10);
      expect(manifest.files.count).toBe(1);
      expect(await readFile(pathOf('restored', sealedName))).toEqual(sealedBytes);
      // With what is known of the log from now on, and the key under which it says so.
      const made = [...(await readdir(at('keys'))), 'last-seen.json', 'log-key'];
      expect((await readdir(at('restored-keys'))).sort()).toEqual(made.sort());
      expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);
      expect(await runningPostgres(at('restored'))).toBeNull();

      await inside('restored', async (client, place) => {
        // Nobody is signed in there, and the keys of its contexts are made anew from the keys folder.
        expect(await one(client, 'select count(*)::int from naast.session')).toBe(0);
        expect(await one(client, 'select count(*)::int from naast.context_key')).toBe(5);
        // Without the journal it stays locked until somebody says who left since.
        expect(await one(client, 'select restored_to from naast.installation')).toEqual(
          new Date(result.restored.about.madeAt),
        );
        const jobs = openDatabase(place);
        const reopen = (left: string[]) =>
          jobs.scoped({ kind: 'jobs' }, (db) => reopenInstallation(db, left, endingsPair().seed));
        try {
          await expect(reopen(['nobody-here'])).rejects.toMatchObject({ code: '02000' });
          await reopen([]);
          for (const one of [client, admin]) await one.query("set timezone = 'UTC'");
          expect(await fingerprint(client)).toEqual(await fingerprint(admin));
          await expect(reopen([])).rejects.toMatchObject({ code: '55000' });
          await client.query('update naast.installation set restored_to = now()');
          const { noor } = world.people;
          await reopen([noor.loginName]);
          expect(await one(client, 'select status from naast.person where id = $1', [noor.id])).toBe('ended');
          for (const table of ['unlock_slot', 'authenticator'])
            expect(await one(client, `select count(*)::int from naast.${table} where person_id = $1`, [noor.id])).toBe(
              0,
            );
          expect(
            await jobs.scoped({ kind: 'jobs' }, (db) => db.selectFrom('revocation').select('relation').execute()),
          ).toContainEqual({ relation: 'person' });
        } finally {
          await jobs.close();
        }
      });
    },
  );

  it(
    'T124 does again what ended or was deleted since: who was dismissed stays out, what was deleted stays gone',
    slowly,
    async () => {
      const { bram, sem, joke } = world.people;
      const grant = newId();
      await admin.query(
        `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at, reason,
        granter, granter_certificate, signature, key_sealed)
          select $1, f.id, 'core', 1, 'person', $2, 1, now(), now() + interval '1 day', 'beside',
        c.subject, c.id, '\\x00', '\\x00' from naast.case_file f, naast.certificate c where c.subject = $3 limit 1`,
        [grant, bram.id, joke.id],
      );
      const team = newId();
      await admin.query(
        `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, reason, granter,
          granter_certificate, signature, key_sealed) select $1, case_id, compartment, epoch, 'team', $2, 1, from_at, reason, granter,
          granter_certificate, signature, key_sealed from naast.case_grant where id = $3`,
        [team, world.teams.utrecht, grant],
      );
      await backUp('before.age');
      const { file, err } = await sinceThen(async () => {
        // The key of the case is rotated: both get a grant for the new one. Then he leaves.
        await admin.query(
          "update naast.case_grant set ended_at = clock_timestamp(), end_reason = 'key-turned', key_sealed = null where id = any($1)",
          [[grant, team]],
        );
        await admin.query(
          `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at, reason, granter,
            granter_certificate, signature, key_sealed)
              select gen_random_uuid(), case_id, compartment, 2, holder_kind, holder_id, 1, clock_timestamp(),
            until_at, reason, granter, granter_certificate, signature, '\\x00' from naast.case_grant where id = any($1)`,
          [[grant, team]],
        );
        await world.as(joke, async (visit) => void (await endAccess(visit, bram.id, 'left')));
        await admin.query('delete from naast.file_object where storage_name = $1', [sealedName]);
        await admin.query('update naast.person set must_change = true where id = $1', [sem.id]);
        // Lies lost a telephone, and Karel is a relative of this client.
        await admin.query("update naast.person set status = 'invited' where id = $1", [world.people.lies.id]);
        await admin.query(
          'insert into naast.case_block (id, case_id, person_id, epoch, sealed, made_by) select $1, case_id, ' +
            "$2, 1, '\\x00', granter from naast.case_grant where id = $3",
          [newId(), world.people.karel.id, grant],
        );
      });
      expect(err).toEqual([]);
      const result = await restore('replayed', { data: 'before.age', journal: file });
      if (!result.ok) return expect.unreachable(result.reason);
      expect(result.restored.journal).toMatchObject({ entries: expect.any(Number), cutOff: false });

      await inside('replayed', async (client) => {
        const held = 'select ended_at is not null and key_sealed is null from naast.case_grant where id = $1';
        expect(await one(client, held, [grant])).toBe(true);
        // Lies' region holds the case as before: a rotated key took nothing from it.
        expect(await one(client, held, [team])).toBe(false);
        const left =
          'select array[status, (select count(*)::text from naast.unlock_slot where person_id = p.id)] from naast.person p where id = $1';
        expect(await one(client, left, [bram.id])).toEqual(['ended', '0']);
        expect(
          await one(client, 'select bool_and(revoked_at is not null) from naast.certificate where subject = $1', [
            bram.id,
          ]),
        ).toBe(true);
        expect(
          await one(client, 'select bool_and(ended_at is not null) from naast.team_member where person_id = $1', [
            bram.id,
          ]),
        ).toBe(true);
        expect(await one(client, 'select count(*)::int from naast.file_object')).toBe(0);
        expect(await one(client, 'select must_change from naast.person where id = $1', [sem.id])).toBe(true);
        const ways = 'select count(*)::int from naast.unlock_slot where person_id = $1';
        expect(await one(client, ways, [world.people.lies.id])).toBe(0);
        expect(await one(client, ways, [sem.id])).toBe(1);
        expect(await one(client, 'select person_id from naast.case_block')).toBe(world.people.karel.id);
        expect(await one(client, 'select restored_to from naast.installation')).toBeNull();
        // The audit log, which lost the days since the backup, says again what ended: T90 rests on it.
        const said =
          "select array_agg(distinct action order by action) from naast.audit_entry where (body::jsonb) ->> 'reason' = 'restored'";
        expect(await one(client, said)).toEqual([
          'certificate.revoked',
          'grant.ended',
          'password.change-demanded',
          'person.ended',
          'person.started-anew',
        ]);
        // Each under the signature of the key that ends things, and of nobody else: the days since the backup are lost.
        const signed =
          "select array_agg(distinct kind order by kind) from naast.signed_statement where signed_by = 'installation'";
        expect(await one(client, signed)).toEqual(['certificate.revoked', 'grant.ended', 'person.ended']);
        // Who must choose a new password, or lost a telephone, has not left: the audit log would keep that colleague
        // out for good.
        const leavers =
          "select array_agg((body::jsonb) ->> 'objectId') from naast.audit_entry where action = 'person.ended' and (body::jsonb) ->> 'reason' = 'restored'";
        expect(await one(client, leavers)).toEqual([bram.id]);
      });
      await expect(readFile(pathOf('replayed', sealedName))).rejects.toThrow('ENOENT');
    },
  );

  it(
    'T124 opens to nobody by a password, a passkey or a code that was given up since; by her new password she comes in',
    slowly,
    async () => {
      const { noor, karel, intake, leader, joke } = world.people;
      const newPassword = 'een ander lied over negen molens';
      const address = 'restored';
      const cheap = { passwordCost: CHEAP_PASSWORD_COST, address };
      const invited = await world.as(leader, (visit) =>
        invite(visit, world.installation, {
          loginName: 'later',
          name: 'Lotte Later',
          roles: ['auditor'],
          regionId: null,
        }),
      );
      if (!invited.ok) return expect.unreachable(invited.reason);
      const [passkey, slot] = [newId(), newId()];
      await admin.query(
        "insert into naast.passkey (id, person_id, lookup, credential, public_key, device_sealed) values ($1, $2, '\\x01', '\\x01', '\\x01', '\\x01')",
        [passkey, intake.id],
      );
      await admin.query(
        `insert into naast.unlock_slot (id, person_id, kind, passkey_id, kdf, salt, pepper_version, verifier, slot_public, slot_secret_sealed,
          secret_sealed) values ($1, $2, 'passkey', $3, '{}', '', 1, '', '', '', '')`,
        [slot, intake.id, passkey],
      );
      await backUp('ways.age');
      const joins = async (door: StaffInstallation, code: string) => {
        const { ticket } = newJoinTicket(door);
        const secret = readJoinTicket(door, ticket)?.secret ?? Buffer.alloc(20);
        return joinInstallation(door, {
          invitationCode: code,
          password: newPassword,
          ticket,
          code: totpCode(secret),
          ...cheap,
        });
      };
      const old = 'select id from naast.unlock_slot where person_id = $1';
      const [noorsOld, karelsOld] = [await one(admin, old, [noor.id]), await one(admin, old, [karel.id])];
      const { file } = await sinceThen(async () => {
        // Twice: what the colleague had in between is gone from everywhere too.
        await world.as(noor, async (visit) => {
          for (const password of ['iets heel anders over tien bruggen', newPassword])
            await changePassword(visit, world.installation, password, CHEAP_PASSWORD_COST);
        });
        const code = await world.as(leader, (visit) => startAnew(visit, world.installation, karel.id));
        expect(await joins(world.installation, code ?? '')).toMatchObject({ ok: true });
        await world.as(intake, (visit) => removePasskey(visit, passkey));
        expect(await joins(world.installation, invited.code)).toMatchObject({ ok: true });
        await world.as(leader, (visit) => demandPasskeys(visit, ['auditor']));
      }, 'ways-journal');
      // The installation keeps no slot of an old password in its notes, written or not, and none at all once the
      // journal has it.
      const noted =
        "select count(*)::int from naast.revocation where act = 'added' and relation = 'unlock_slot' and " +
        'change is not null and not exists (select from naast.unlock_slot u where u.id::text = change ->> ' +
        "'id')";
      expect(await one(admin, noted)).toBe(0);
      const kept =
        "select count(*)::int from naast.revocation where act = 'added' and (change is not null or not written)";
      expect(await one(admin, kept)).toBe(0);
      const result = await restore('ways', { data: 'ways.age', journal: file });
      if (!result.ok) return expect.unreachable(result.reason);

      await inside('ways', async (client, { host, port, database }) => {
        await client.query('update naast.authenticator set last_step = 0');
        const staff = openDatabase({ ...world.test.settings('staff'), host, port, database });
        const there: StaffInstallation = {
          ...world.installation,
          scoped: staff.scoped,
          ask: staff.ask,
          become: staff.become,
        };
        const enters = async (who: TestPerson, password: string) =>
          signIn(there, { loginName: who.loginName, password, code: totpCode(who.totpSecret), address });
        try {
          expect(await enters(noor, noor.password)).toMatchObject({ ok: false, reason: 'wrong' });
          expect(await enters(noor, newPassword)).toMatchObject({ ok: true });
          for (const password of [karel.password, newPassword])
            expect(await enters(karel, password)).toMatchObject({ ok: false, reason: 'wrong' });
          expect(await joins(there, invited.code)).toMatchObject({ ok: false, reason: 'no-invitation' });
          expect(await enters(joke, joke.password)).toMatchObject({ ok: true });
        } finally {
          await staff.close();
        }
        const slots = 'select array_agg(id::text) from naast.unlock_slot where id = any($1)';
        expect(await one(client, slots, [[noorsOld, karelsOld, slot]])).toBeNull();
        expect(await one(client, 'select count(*)::int from naast.passkey')).toBe(0);
        expect(await one(client, 'select array_agg(kind) from naast.passkey_role')).toEqual(['auditor']);
      });
    },
  );

  it(
    'T96 made between two renewals of the recovery sheets takes those that are on paper now, and asks for new ones',
    slowly,
    async () => {
      const renewed = ([first = '', second = '']: readonly string[]) =>
        world.as(world.people.leader, async (visit) => {
          const made = await makeNewShares(visit, [first, second]);
          if (!made.ok) return expect.unreachable(made.problem.reason);
          await putNewShares(visit, made.set, made.statement);
          return made.sheets.map((lines) => lines.join('\n'));
        });
      const shredded = await renewed(world.sheets);
      await backUp('sheets.age');
      const [first = '', second = ''] = await renewed(shredded);
      const result = await restore('sheets', { data: 'sheets.age' });
      if (!result.ok) return expect.unreachable(result.reason);

      await inside('sheets', async (_, { host, port, database }) => {
        const staff = openDatabase({ ...world.test.settings('staff'), host, port, database });
        const text = await readFile(join(at('sheets-keys'), 'endings-key.pub'), 'utf8');
        const pins = { ...world.pins, endings: Buffer.from(text, 'base64') };
        const there: StaffInstallation = {
          ...world.installation,
          scoped: staff.scoped,
          ask: staff.ask,
          become: staff.become,
          pins: () => pins,
        };
        try {
          expect(await there.scoped({ kind: 'door' }, (db) => sharesNow(db, pins))).toEqual({
            set: null,
            keeperGone: true,
          });
          const { ticket } = newJoinTicket(there);
          const code = totpCode(readJoinTicket(there, ticket)?.secret ?? Buffer.alloc(20));
          const wish = { loginName: 'opvolger', name: 'Olga Proef', password: 'de rivier langs zeven molens' };
          expect(
            await makeNewLeader(there, {
              ...wish,
              ticket,
              code,
              sheets: [first, second],
              passwordCost: CHEAP_PASSWORD_COST,
            }),
          ).toMatchObject({ ok: true });
        } finally {
          await staff.close();
        }
      });
    },
  );

  it('T104 shows nothing of what is in it: no table, no sign-in name, no key', async () => {
    const text = `${await readFile(at('data.age'), 'latin1')}${await readFile(at('keys.age'), 'latin1')}`;
    expect(text.startsWith('age-encryption.org/v1')).toBe(true);
    for (const word of ['case_grant', 'installation', world.people.joke.loginName, 'pepper', 'password', 'Utrecht'])
      expect(text.includes(word), word).toBe(false);
  });
});

/** Lets something happen in the installation that keeps a journal; gives its file, and what was said of it. */
async function sinceThen(work: () => Promise<void>, file = 'journal'): Promise<{ file: string; err: string[] }> {
  const err: string[] = [];
  const jobs = world.test.installation('jobs');
  const journal = startJournal(
    {
      settings: { journal: { file: at(file), recipients: [data.recipient] } },
      installation: { id: pool.installation, keys: { pepper: world.test.pepper } },
    } as Premises,
    (scoped) => jobs.scoped({ kind: 'jobs' }, scoped),
    (line) => err.push(line),
  );
  await work();
  await journal?.stop();
  return { file, err };
}

describe('the journal beside the backups', () => {
  it('T124 is encrypted, is refused when it was changed, and leaves out what a power cut left half written', async () => {
    const { ada } = world.people;
    await sinceThen(
      () => admin.query('update naast.person set must_change = true where id = $1', [ada.id]).then(() => undefined),
      'small',
    );
    const text = await readFile(at('small'), 'utf8');
    expect(text).toMatch(/^\n-----BEGIN AGE ENCRYPTED FILE-----/);
    expect(text).not.toContain(ada.id);
    const owner = { installation: pool.installation, pepper: world.test.pepper };
    const read = (file: string, who = owner) => readJournal(at(file), [data.identity], who);
    expect(await read('small')).toMatchObject({
      entries: [{ relation: 'person', key: { id: ada.id } }],
      cutOff: false,
    });
    // Anyone can encrypt to the recipient; only the installation knows the pepper.
    await expect(read('small', { ...owner, pepper: randomBytes(32) })).rejects.toThrow(
      'changed, or is the journal of another',
    );
    await expect(read('small', { ...owner, installation: newId() })).rejects.toThrow('another installation');
    await writeFile(at('cut'), `${text}${text.slice(0, text.length / 2)}`);
    expect(await read('cut')).toMatchObject({ entries: [{ relation: 'person' }], cutOff: true });
    await writeFile(at('empty'), '');
    await expect(read('empty')).rejects.toThrow('holds no entry');
    await expect(read('nowhere')).rejects.toThrow('no journal');
  });

  it('is caught up with when its disk is back', async () => {
    const { joke } = world.people;
    const set = (value: boolean) =>
      admin.query('update naast.person set must_change = $2 where id = $1', [joke.id, value]);
    const { err } = await sinceThen(async () => void (await set(true)), 'disk/journal');
    expect(err).toEqual([expect.stringContaining('cannot be written')]);
    await mkdir(at('disk'));
    await sinceThen(async () => void (await set(false)), 'disk/journal');
    const owner = { installation: pool.installation, pepper: world.test.pepper };
    expect((await readJournal(at('disk/journal'), [data.identity], owner)).entries).toMatchObject([
      { key: { id: joke.id } },
    ]);
  });
});

describe('a restore is refused, and nothing is touched,', () => {
  it('into a folder that holds something already', async () => {
    await mkdir(at('full'));
    await writeFile(join(at('full'), 'something'), '');
    await refused('full', 'holds data already');
  });

  it('of a backup that was cut in half, wherever the cut is', async () => {
    const whole = await readFile(at('data.age'));
    for (const length of [100, Math.floor(whole.length / 2), whole.length - 1]) {
      await writeFile(at('half.age'), whole);
      await truncate(at('half.age'), length);
      await refused('from-half', 'cut off or damaged', { data: 'half.age' });
    }
  });

  it('of a backup with one changed byte', async () => {
    const bytes = await readFile(at('data.age'));
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
    await writeFile(at('changed.age'), bytes);
    await refused('from-changed', 'cut off or damaged', { data: 'changed.age' });
  });

  it('with the keys of another installation', async () => {
    await keysOfTestInstallation(world.test, at('other-keys'));
    await writeKeysBackup(at('other-keys'), at('other-keys.age'), [keys.recipient]);
    await refused('with-others', 'belong to another installation', { keys: 'other-keys.age' });
    // The same when such keys lie where these should go.
    await keysOfTestInstallation(world.test, at('beside-keys'));
    await refused('beside', 'something else than the keys of this installation');
  });

  it('without the pepper', async () => {
    await keysOfTestInstallation(world.test, at('no-pepper'), pool.installation);
    await rm(join(at('no-pepper'), 'pepper'));
    await writeKeysBackup(at('no-pepper'), at('no-pepper.age'), [keys.recipient]);
    await refused('without-pepper', 'The pepper is missing', { keys: 'no-pepper.age' });
  });

  it('of what somebody else encrypted to the same recipient', async () => {
    const pepper = randomBytes(32);
    await backUp('forged.age', { ...pool, pepper });
    await refused('from-forged', 'was not made with these keys', { data: 'forged.age' });
  });

  it('of a backup that a newer program made', async () => {
    await admin.query("insert into migrations.applied (name, checksum) values ('999-later', '\\x00')");
    await backUp('newer.age');
    await admin.query("delete from migrations.applied where name = '999-later'");
    await refused('from-newer', 'newer version of the program', { data: 'newer.age' });
  });

  it('with the secret key of another, with the two files in each other’s place, and where there is no file', async () => {
    const other = await agePair();
    const folders = { dataFolder: at('wrong'), keysFolder: at('wrong-keys'), journal: null, administrator: null };
    const sealed = (from: string, identity: string) => ({ from: at(from), identities: [identity] });
    const reason = async (from: ReturnType<typeof sealed>, keysFrom = sealed('keys.age', keys.identity)) =>
      (await restoreInstallation({ data: from, keys: keysFrom, ...folders })) as { reason?: string };
    expect((await reason(sealed('data.age', other.identity))).reason).toContain('made for another recipient');
    expect((await reason(sealed('keys.age', keys.identity))).reason).toContain('is no backup of the data');
    expect((await reason(sealed('data.age', data.identity), sealed('data.age', data.identity))).reason).toContain(
      'is no backup of the keys',
    );
    expect((await reason(sealed('nowhere.age', data.identity))).reason).toContain('There is no file');
    expect(await readdir(folder)).not.toContain('wrong');
  });
});

describe('S5 the log of an installation that was put back', () => {
  it(
    'begins anew, says so under its key, and rings no alarm: neither then, nor after it is open again',
    slowly,
    async () => {
      const first = await restore('s5');
      if (!first.ok) return expect.unreachable(first.reason);
      await rm(at('s5'), { recursive: true });
      // The keys stayed where they were, and have seen what came after the backup.
      const newer = { seq: first.restored.book.entries + 40, hash: 'f'.repeat(64) };
      await seeHead(at('s5-keys'), newer);
      const again = await restoreInstallation({
        administrator: null,
        journal: null,
        data: { from: at('data.age'), identities: [data.identity] },
        keys: null,
        dataFolder: at('s5'),
        keysFolder: at('s5-keys'),
      });
      if (!again.ok) return expect.unreachable(again.reason);
      expect(again.restored.before).toEqual(newer);
      const { beginnings, head } = await readLastSeen(at('s5-keys'));
      expect(head).toMatchObject({ seq: again.restored.book.entries, hash: again.restored.book.head });
      expect(beginnings.at(-1)).toContain(`old ${newer.seq} ${newer.hash}\nnew ${head?.seq} ${head?.hash}\n`);
      await inside('s5', async (_, place) => {
        const jobs = openDatabase(place);
        const { seed, endings } = endingsPair();
        const { host, port, database } = place;
        const auditor = openDatabase({ ...world.test.settings('auditor'), host, port, database });
        const look = () =>
          watchRound(
            {
              keysFolder: at('s5-keys'),
              installation: newId(),
              scoped: (work) => auditor.scoped({ kind: 'auditor' }, work),
              note: (entries) => jobs.scoped({ kind: 'jobs' }, (db) => appendEntries(db, entries)),
              pins: async () => ({ ...world.pins, endings }),
              err: (line) => expect.unreachable(line),
            },
            newWatchState(),
          );
        try {
          expect(await look()).not.toBeNull();
          await jobs.scoped({ kind: 'jobs' }, (db) => reopenInstallation(db, [world.people.noor.loginName], seed));
          expect(await look()).not.toBeNull();
        } finally {
          await Promise.all([jobs.close(), auditor.close()]);
        }
      });
    },
  );
});

describe('a backup that cannot be made', () => {
  it('says so when its folder is not there', async () => {
    await expect(backUp('nowhere/x.age')).rejects.toThrow('cannot be written');
  });

  it('is refused when the role sees no rows, instead of being empty', async () => {
    await admin.query('alter policy backup_reads on naast.installation using (false)');
    try {
      await expect(backUp('empty.age')).rejects.toThrow('sees no rows');
      expect(await readdir(folder)).not.toContain('empty.age');
    } finally {
      await admin.query('alter policy backup_reads on naast.installation using (true)');
    }
  });
});
