import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../../../test/support/test-installation.ts';
import { appendEntries, type ChainResult, entryHashOf, verifyChain, verifyLog } from './index.ts';

/** Entries of the audit log, of which one at a time is tampered with by somebody who owns the database. */
const length = 12;

let installation: TestInstallation;
let admin: pg.Client;
beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.administrator();
  for (let n = 0; n < length; n += 1)
    await installation
      .installation('jobs')
      .scoped({ kind: 'jobs' }, (db) => appendEntries(db, [{ action: 'house.restored', count: n }]));
});
afterAll(() => installation?.close());

const verify = () => installation.installation('auditor').scoped({ kind: 'auditor' }, verifyLog);

/** What the verifier says while this holds; afterwards the audit log is as it was. */
async function tampered(...statements: string[]): Promise<ChainResult> {
  await admin.query('create temp table kept as select seq, body, previous, hash, at from naast.audit_entry');
  await admin.query('create temp table kept_head as select * from naast.audit_head');
  try {
    for (const statement of statements) await admin.query(statement);
    return await verify();
  } finally {
    await admin.query(`delete from naast.audit_entry; delete from naast.audit_head;
      insert into naast.audit_entry (seq, body, previous, hash, at) select *
        from kept; insert into naast.audit_head select * from kept_head;
      drop table kept, kept_head`);
  }
}

/** Entries 5 to the last, written anew as somebody would who knows how the chain is made. */
const rewritten = `do $$ declare before bytea; one record; fresh text; begin
  select hash into before from naast.audit_entry where seq = 4;
  for one in select * from naast.audit_entry where seq >= 5 order by seq loop
    fresh := replace(one.body, '"count"', '"count" ');
    update naast.audit_entry set body = fresh, previous = before,
      hash = sha256(convert_to('naast-audit-1', 'UTF8') || before || convert_to(fresh, 'UTF8')) where seq = one.seq;
    select hash into before from naast.audit_entry where seq = one.seq;
  end loop;
end $$`;

describe('T123 the access book, tampered with by somebody who owns the database,', () => {
  it('is whole before, and after each try', async () => {
    expect(await verify()).toMatchObject({ ok: true, entries: length, firstBad: null });
  });

  it.each<[string, number, string[]]>([
    [
      'a changed entry',
      5,
      ['update naast.audit_entry set body = replace(body, \'"count": 4\', \'"count": 9\') where seq = 5'],
    ],
    ['a changed hash', 6, ["update naast.audit_entry set hash = sha256('x') where seq = 6"]],
    ['a deleted entry', 7, ['delete from naast.audit_entry where seq = 7']],
    ['the first entry deleted', 1, ['delete from naast.audit_entry where seq = 1']],
    [
      'an inserted entry',
      length + 1,
      [
        `insert into naast.audit_entry (seq, body, previous, hash, at) select ${length + 1}, body, hash, ` +
          `sha256('y'), at from naast.audit_entry where seq = ${length}`,
      ],
    ],
    [
      'two entries in each other’s place',
      3,
      [
        'update naast.audit_entry set seq = 100 where seq = 3',
        'update naast.audit_entry set seq = 3 where seq = 4',
        'update naast.audit_entry set seq = 4 where seq = 100',
      ],
    ],
    ['a tail that was cut off', length - 1, [`delete from naast.audit_entry where seq > ${length - 2}`]],
    ['a fork: everything from an entry on written anew', length + 1, [rewritten]],
    ['another head', length + 1, ["update naast.audit_head set hash = sha256('z')"]],
  ])('names the first entry that does not fit: %s', async (_, firstBad, statements) => {
    expect(await tampered(...statements)).toMatchObject({ ok: false, firstBad });
    expect(await verify()).toMatchObject({ ok: true, entries: length });
  });

  it('a tail or a fork whose head was rewritten too is caught by the head that was printed', async () => {
    const printed = await verify();
    const head = { seq: length, hash: Buffer.from(printed.head, 'hex') };
    const cut = [
      `delete from naast.audit_entry where seq > ${length - 2}`,
      'update naast.audit_head set (seq, hash) = (select seq, hash from naast.audit_entry order by seq desc limit 1)',
    ];
    // Inside the installation nothing is wrong any more…
    expect(await tampered(...cut)).toMatchObject({ ok: true, entries: length - 2 });
    // …and only who has the print-out knows that two entries are gone.
    const { rows } = await admin.query('select seq, body, previous, hash from naast.audit_entry order by seq');
    expect(await verifyChain(rows.slice(0, length - 2), head)).toMatchObject({ ok: false, firstBad: length - 1 });
    const last = rows[length - 1];
    const forked = { ...last, body: `${last.body} `, hash: entryHashOf(last.previous, `${last.body} `) };
    expect(await verifyChain([...rows.slice(0, -1), forked], head)).toMatchObject({ ok: false, firstBad: length + 1 });
  });
});
