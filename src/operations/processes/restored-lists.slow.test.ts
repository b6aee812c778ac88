import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendToJournal, writeBackup, writeKeysBackup } from '#app/operations/backup/index.ts';
import { endGrants, openCase } from '#app/platform/access/grants/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addNote, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { agePair, keysOfTestInstallation } from '../../../test/support/backups.ts';
import { type EarlierWorld, earlierWorld, openRestored } from '../../../test/support/restored-release.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { keysStamp, pepperMark, readStamp } from './installation.ts';
import { startJournal } from './journal.ts';
import { pinsFile, readKeys } from './keys.ts';
import { newWatchState, watchRound } from './log-watch.ts';
import { pinKeys, readPins } from './pins.ts';
import { programFolder } from './program.ts';
import { reopenInstallation } from './reopen-installation.ts';
import { restoreInstallation } from './restore-installation.ts';
import type { Premises } from './start-messages.ts';

/** An older moment of a whole installation comes back: its cases and their lists fit each other, and nobody is alarmed. */
describe('S6 the lists of cases in an installation that was put back', () => {
  let folder: string;
  let world: TestWorld;
  /** Bram keeps one; the match of the other ends after the backup; of the third its volunteer leaves after it. */
  let kept: string;
  let ended: string;
  let left: string;
  const [data, keys] = [
    { identity: '', recipient: '' },
    { identity: '', recipient: '' },
  ];
  const at = (name: string) => join(folder, name);

  const write = (person: TestPerson, reference: string, said: string) =>
    world.as(person, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      const nothing = { topics: [], agreed: null, worries: null, noBsnReason: null };
      await addNote(open, { happenedOn: '2026-01-02', way: 'visit', said, ...nothing });
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-lists-'));
    world = await testWorld();
    const { joke, leader, bram, noor } = world.people;
    Object.assign(data, await agePair());
    Object.assign(keys, await agePair());
    const installation = await keysOfTestInstallation(world.test, at('keys'));
    await pinKeys(pinsFile(at('keys')), world.pins);
    const matched = (volunteer: TestPerson) =>
      world.as(joke, async (visit) => {
        const { reference } = await openNewCase(visit, ordinaryCase());
        await assignVolunteerTo(visit, reference, volunteer.id);
        return reference;
      });
    [kept, ended, left] = [await matched(bram), await matched(bram), await matched(noor)];
    await write(bram, kept, 'Voor de back-up.');
    await write(noor, left, 'Ook voor de back-up.');
    const { pepper } = world.test;
    const of = {
      installation,
      kind: 'made-up',
      pepperMark: pepperMark(pepper),
      pepper,
      filesFolder: at('files'),
    } as const;
    const { contextKey: _, ...connection } = world.test.settings('backup');
    await writeBackup(connection, of, at('data.age'), [data.recipient]);
    await writeKeysBackup(at('keys'), at('keys.age'), [keys.recipient]);
    const jobs = world.test.installation('jobs');
    const journal = startJournal(
      {
        settings: { journal: { file: at('journal'), recipients: [data.recipient] } },
        installation: { id: installation, keys: { pepper } },
      } as Premises,
      (scoped) => jobs.scoped({ kind: 'jobs' }, scoped),
      (line) => expect.unreachable(line),
    );
    // Since then, and lost with the disk: a report in the kept one, the end of a match, a leaver.
    await write(bram, kept, 'Na de back-up.');
    const { rows } = await (await world.test.administrator()).query(
      `select g.id from naast.case_grant g join naast.case_file f on f.id = g.case_id
        where f.reference = $1 and g.holder_id = $2`,
      [ended, bram.id],
    );
    await world.as(joke, (visit) =>
      endGrants(
        visit,
        rows.map(({ id }) => id as string),
        'match-ended',
      ),
    );
    await world.as(leader, (visit) => endAccess(visit, noor.id, 'left'));
    await journal?.stop();
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    { how: 'with its journal', journal: 'journal', sayWhoLeft: false },
    { how: 'without one, once somebody said who left', journal: null, sayWhoLeft: true },
  ])('S6 fit, $how: no alarm, no row withheld, and who left stays out', { timeout: 150_000 }, async (tried) => {
    const into = tried.sayWhoLeft ? 'said' : 'replayed';
    const result = await restoreInstallation({
      administrator: null,
      journal: tried.journal === null ? null : at(tried.journal),
      data: { from: at('data.age'), identities: [data.identity] },
      keys: { from: at('keys.age'), identities: [keys.identity] },
      dataFolder: at(into),
      keysFolder: at(`${into}-keys`),
    });
    if (!result.ok) return expect.unreachable(result.reason);
    const people = Object.fromEntries(
      Object.entries(world.people).map(([name, { loginName, password, totpSecret }]) => [
        name,
        { loginName, password, totp: totpSecret.toString('base64') },
      ]),
    );
    const restored = await openRestored(at(into), { people } as EarlierWorld);
    try {
      // The codes of this half minute were used before the backup was made.
      await restored.admin.query('update naast.authenticator set last_step = 0');
      if (tried.sayWhoLeft) await reopen(into, restored.place);
      const page = async (who: string, path: string) => (await restored.visitor(who)).get(path);
      for (const reference of [kept, ended, left]) {
        for (const path of ['', '/contact'])
          for (let look = 0; look < 2; look += 1) {
            const { status, body } = await page('joke', `/clients/${reference}${path}`);
            expect([reference, status, body.includes('Niet getoond')]).toEqual([reference, 200, false]);
          }
      }
      expect((await page('joke', `/clients/${left}`)).body).toContain('Ook voor de back-up.');
      const own = await page('bram', `/clients/${kept}`);
      expect([own.body.includes('Voor de back-up.'), own.body.includes('Na de back-up.')]).toEqual([true, false]);
      // Only the journal knows that this match ended.
      expect((await page('bram', `/clients/${ended}`)).status).toBe(tried.sayWhoLeft ? 200 : 404);
      await expect(restored.visitor('noor')).rejects.toThrow('cannot sign in');
      const [{ grants }] = (
        await restored.admin.query(
          'select count(*)::int as grants from naast.case_grant where holder_id = $1 and (ended_at is null or key_sealed is not null)',
          [world.people.noor.id],
        )
      ).rows;
      expect(grants).toBe(0);
      const { rows: alarms } = await restored.admin.query(
        "select body from naast.audit_entry where action like 'alarm.%'",
      );
      expect(alarms).toEqual([]);
      expect(await look(into, restored.place)).not.toBeNull();
    } finally {
      await restored.close();
    }
  });

  type Place = Awaited<ReturnType<typeof openRestored>>['place'];
  const rolesOf = async (into: string, place: Place) => {
    const read = await readKeys(at(`${into}-keys`));
    if (!('keys' in read)) throw new Error('The keys were not put back.');
    const open = (role: 'jobs' | 'auditor') => openDatabase({ ...world.test.settings(role), ...place });
    return { keys: read.keys, jobs: open('jobs'), auditor: open('auditor') };
  };

  async function reopen(into: string, place: Place): Promise<void> {
    const { keys: own, jobs, auditor } = await rolesOf(into, place);
    await jobs.scoped({ kind: 'jobs' }, (db) => reopenInstallation(db, [world.people.noor.loginName], own.endingsKey));
    await Promise.all([jobs.close(), auditor.close()]);
  }

  /** A round of the process manager; null would be an alarm. */
  async function look(into: string, place: Place) {
    const { jobs, auditor } = await rolesOf(into, place);
    try {
      return await watchRound(
        {
          keysFolder: at(`${into}-keys`),
          installation: world.people.joke.id,
          scoped: (work) => auditor.scoped({ kind: 'auditor' }, work),
          note: (entries) => jobs.scoped({ kind: 'jobs' }, (db) => appendEntries(db, entries)),
          pins: () => readPins(pinsFile(at(`${into}-keys`))),
          err: (line) => expect.unreachable(line),
        },
        newWatchState(),
      );
    } finally {
      await Promise.all([jobs.close(), auditor.close()]);
    }
  }
});

describe('a journal that the program of a7d3c34 kept', () => {
  it('S1 still ends, under the signature of the key that ends things', { timeout: 150_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naast-old-journal-'));
    const fixture = join(programFolder, 'test/fixtures/a7d3c34');
    const earlier = await earlierWorld(fixture);
    const identity = (name: 'data' | 'keys') => `AGE-SECRET-KEY-${earlier.identities[name]}`;
    const from = (name: 'data' | 'keys') => ({ from: join(fixture, `${name}.backup`), identities: [identity(name)] });
    const restore = (into: string, journal: string | null) => {
      const dataFolder = join(folder, into);
      const places = { administrator: null, journal, dataFolder, keysFolder: `${dataFolder}-keys` };
      return restoreInstallation({ ...places, data: from('data'), keys: from('keys') });
    };
    const client = earlier.looks.find(({ who, path }) => who === 'bram' && /^\/clients\/[0-9A-Z]{8}$/.test(path))?.path;
    const open = async (who: string) => {
      const restored = await openRestored(join(folder, 'data'), earlier);
      await restored.admin.query('update naast.installation set restored_to = null');
      const { status } = await (await restored.visitor(who)).get(client ?? '');
      return { restored, status };
    };
    try {
      expect(await restore('data', null)).toMatchObject({ ok: true });
      const before = await open('bram');
      expect(before.status).toBe(200);
      const { rows } = await before.restored.admin.query(
        `select g.id, g.case_id, g.compartment, g.holder_id, g.key_sealed as key from naast.case_grant g join naast.case_file f on f.id = g.case_id
          join naast.person p on p.id = g.holder_id where f.reference = $1 and p.login_name = 'bram' and g.ended_at is null`,
        [client?.split('/').at(-1)],
      );
      expect(rows.length).toBeGreaterThan(0);
      await before.restored.close();
      const read = await readKeys(`${join(folder, 'data')}-keys`);
      if (!('keys' in read)) return expect.unreachable('The keys were not put back.');
      const installation = (await readStamp(`${join(folder, 'data')}-keys`, keysStamp))?.id ?? '';
      const now = new Date().toISOString();
      // As that release wrote it down: nothing in it is signed.
      const entries = rows.map(({ id, key: _, ...beside }) => ({
        installation,
        id: newId(),
        at: now,
        relation: 'case_grant',
        act: 'ended' as const,
        key: { id },
        change: { ended_at: now, ended_by: null, end_reason: 'safety', key_sealed: null, ...beside },
      }));
      const journal = join(folder, 'journal');
      await appendToJournal(journal, [await identityToRecipient(identity('data'))], read.keys.pepper, entries);
      for (const gone of ['data', 'data-keys']) await rm(join(folder, gone), { recursive: true });
      expect(await restore('data', journal)).toMatchObject({
        ok: true,
        restored: { journal: { entries: rows.length } },
      });
      const { restored, status } = await open('bram');
      try {
        expect(status).toBe(404);
        const { rows: signed } = await restored.admin.query(
          "select subject from naast.signed_statement where kind = 'grant.ended' and signed_by = 'installation'",
        );
        expect(signed.map(({ subject }) => subject).sort()).toEqual(rows.map(({ id }) => id).sort());
        // And stays ended when a writer of the database puts the rows back.
        for (const { id, key } of rows)
          await restored.admin.query(
            'update naast.case_grant set ended_at = null, end_reason = null, key_sealed = $2 where id = $1',
            [id, key],
          );
        expect((await (await restored.visitor('bram')).get(client ?? '')).status).toBe(404);
        expect((await (await restored.visitor('joke')).get(client ?? '')).status).toBe(200);
      } finally {
        await restored.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
