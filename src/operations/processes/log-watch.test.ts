import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendEntries } from '#app/platform/audit/index.ts';
import { type TestInstallation, testInstallation } from '../../../test/support/test-installation.ts';
import { readLastSeen } from './last-seen.ts';
import { newWatchState, type WatchParts, watchRound } from './log-watch.ts';

/** A log, a keys folder that saw it, and somebody who writes to the database. */
let installation: TestInstallation;
let admin: pg.Client;
let keysFolder: string;
const said: string[] = [];

beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.administrator();
});
afterAll(() => installation?.close());
beforeEach(async () => {
  keysFolder = await mkdtemp(join(tmpdir(), 'naast-watch-'));
  await append(12);
  await look();
  await append(5);
  await look();
});
afterEach(() => rm(keysFolder, { recursive: true }));

const parts = (): WatchParts => ({
  keysFolder,
  installation: '0197f0c0-0000-7000-8000-000000000001',
  scoped: (work) => installation.installation('auditor').scoped({ kind: 'auditor' }, work),
  note: (entries) => installation.installation('jobs').scoped({ kind: 'jobs' }, (db) => appendEntries(db, entries)),
  pins: async () => null,
  err: (line) => said.push(line),
});
const look = () => watchRound(parts(), newWatchState());
const alarm = async () => (await readLastSeen(keysFolder)).alarm;
const count = async () => Number((await admin.query('select seq from naast.audit_head')).rows[0].seq);

async function append(entries: number): Promise<void> {
  for (let n = 0; n < entries; n += 1)
    await installation
      .installation('jobs')
      .scoped({ kind: 'jobs' }, (db) => appendEntries(db, [{ action: 'house.restored', count: n }]));
}

/** Rewords an entry and writes everything after it anew, the head as well, as one who knows how the chain is made. */
const reword = (seq: number) => `do $$ declare before bytea; one record; fresh text; begin
  select previous into before from naast.audit_entry where seq = ${seq};
  for one in select * from naast.audit_entry where seq >= ${seq} order by seq loop
    fresh := case when one.seq = ${seq} then replace(one.body, '"count"', '"count" ') else one.body end;
    update naast.audit_entry set body = fresh, previous = before,
      hash = sha256(convert_to('naast-audit-1', 'UTF8') || before || convert_to(fresh, 'UTF8')) where seq = one.seq;
    select hash into before from naast.audit_entry where seq = one.seq;
  end loop;
  update naast.audit_head set hash = before;
end $$`;
const cut = (
  entries: number,
) => `delete from naast.audit_entry where seq > (select seq - ${entries} from naast.audit_head);
  update naast.audit_head set (seq, hash) = (select seq, hash from naast.audit_entry order by seq desc limit 1)`;

/** What the watch says of the log while this holds; afterwards the log is as it was. */
async function tampered(...statements: string[]): Promise<string | undefined> {
  await admin.query('create temp table kept as select seq, body, previous, hash, at from naast.audit_entry');
  await admin.query('create temp table kept_head as select * from naast.audit_head');
  try {
    for (const statement of statements) await admin.query(statement);
    expect(await look()).toBeNull();
    return (await alarm())?.cause;
  } finally {
    await admin.query(`delete from naast.audit_entry; delete from naast.audit_head;
      insert into naast.audit_entry (seq, body, previous, hash, at) select * from kept;
      insert into naast.audit_head select * from kept_head; drop table kept, kept_head`);
  }
}

describe('S5 the log, looked at from outside the database,', () => {
  it('rings no alarm while it is appended to, also with two that look at once', async () => {
    const [first, second] = [newWatchState(), newWatchState()];
    const writing = append(60);
    for (let n = 0; n < 15; n += 1) await Promise.all([watchRound(parts(), first), watchRound(parts(), second)]);
    await writing;
    expect(await look()).toMatchObject({ seq: await count() });
    expect(await alarm()).toBeNull();
  });

  it.each<[string, string, () => Promise<string[]>]>([
    ['an entry reworded and the chain mended from there', 'reworded', async () => [reword((await count()) - 10)]],
    ['the whole log rewritten from the start', 'reworded', async () => [reword(1)]],
    [
      'an entry reworded and nothing mended',
      'broken',
      async () => [
        `update naast.audit_entry set body = replace(body, '"count"', '"count" ') where seq = ${(await count()) - 9}`,
      ],
    ],
    ['its tail cut off', 'tail-lost', async () => [cut(2)]],
    [
      'its tail cut off, and others written since',
      'tail-lost',
      async () => [
        cut(2),
        `insert into naast.audit_entry (seq, body, previous, hash, at)
        select h.seq + 1, b.body, h.hash, sha256(convert_to('naast-audit-1', 'UTF8') || h.hash || convert_to(b.body, 'UTF8')), now()
        from naast.audit_head h, lateral (select jsonb_build_object(
          'seq', h.seq + 1, 'action', 'house.restored', 'at', '2126-01-01T00:00:00.000Z')::text as body) b`,
        'update naast.audit_head set (seq, hash) = (select seq, hash from naast.audit_entry order by seq desc limit 1)',
      ],
    ],
    [
      'its head row rolled back',
      'tail-lost',
      async () => [
        'update naast.audit_head set (seq, hash) = (select e.seq, e.hash from naast.audit_entry e order by e.seq desc offset 3 limit 1)',
      ],
    ],
    ['another head', 'broken', async () => ["update naast.audit_head set hash = sha256('z')"]],
  ])('rings one: %s', async (_, cause, statements) => {
    expect(await tampered(...(await statements()))).toBe(cause);
    // It stands, also when the log is as it was again: somebody is to look.
    await append(1);
    expect(await look()).toBeNull();
    expect((await alarm())?.cause).toBe(cause);
  });

  it('S1 rings one where endings of before the update count no more, or unsigned ones of after it do', async () => {
    for (const seq of [0, 1_000_000]) {
      const { rows } = await admin.query('select seq from naast.signed_since');
      await append(1);
      await look();
      await admin.query('update naast.signed_since set seq = $1 + 1', [seq]);
      expect([await look(), (await alarm())?.cause]).toEqual([null, 'reworded']);
      await admin.query('update naast.signed_since set seq = $1', [rows[0].seq]);
      await rm(join(keysFolder, 'last-seen.json'));
    }
  });

  it('says in the log that there is an alarm, once', async () => {
    await tampered(reword((await count()) - 10));
    await append(1);
    const before = await count();
    await look();
    expect(await count()).toBe(before);
    expect(said.at(-1)).toContain('safe mode');
  });

  it('does not mind a keys folder that saw less than there is, as after a backup of the keys came back', async () => {
    const older = await readFile(join(keysFolder, 'last-seen.json'), 'utf8');
    await append(3);
    await look();
    await writeFile(join(keysFolder, 'last-seen.json'), older);
    expect(await look()).toMatchObject({ seq: await count() });
    expect(await alarm()).toBeNull();
  });

  it('rings one where the keys folder saw more than there is, or cannot be read', async () => {
    const file = join(keysFolder, 'last-seen.json');
    const seen = JSON.parse(await readFile(file, 'utf8')) as { head: { seq: number } };
    await writeFile(file, JSON.stringify({ ...seen, head: { ...seen.head, seq: seen.head.seq + 4 } }));
    await look();
    expect((await alarm())?.cause).toBe('tail-lost');
    await writeFile(file, 'x');
    await look();
    expect((await alarm())?.cause).toBe('file-damaged');
  });
});
