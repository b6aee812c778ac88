import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { newWatchState, watchRound } from '#app/operations/processes/log-watch.ts';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import { sharesNow } from '#app/platform/access/rotation/index.ts';
import { certify, currentCertificate, signed } from '#app/platform/access/statements/index.ts';
import { endAccess, renewCertificate } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { auditActions } from '#app/platform/audit/entry.ts';
import type { StatementKind } from '#app/platform/database/index.ts';
import { newId, randomBytes } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { watchOf } from '../support/log-watching.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

interface Match {
  reference: string;
  grantId: string;
  /** The sealed key, to put the row back as it was. */
  key: Buffer;
}

let world: TestWorld;
let admin: pg.Client;
beforeAll(async () => {
  world = await testWorld();
  admin = await world.test.administrator();
});
afterAll(() => world?.close());

async function match(coordinator: TestPerson, volunteer: TestPerson): Promise<Match> {
  const { reference } = await world.as(coordinator, (visit) => openNewCase(visit, ordinaryCase()));
  await world.as(coordinator, (visit) => assignVolunteerTo(visit, reference, volunteer.id));
  const { rows } = await admin.query<{ id: string; key_sealed: Buffer }>(
    `select g.id, g.key_sealed from naast.case_grant g join naast.case_file f on f.id = g.case_id
      where f.reference = $1 and g.holder_id = $2 and g.compartment = 'core'`,
    [reference, volunteer.id],
  );
  return { reference, grantId: rows[0]?.id ?? '', key: rows[0]?.key_sealed ?? Buffer.alloc(0) };
}

/** A database writer puts the row back that was ended. */
const putBack = ({ grantId, key }: Match) =>
  admin.query(
    'update naast.case_grant set ended_at = null, ended_by = null, end_reason = null, key_sealed = $2 where id = $1',
    [grantId, key],
  );

async function opens(person: TestPerson, { reference }: Match): Promise<boolean> {
  const open = (visit: Visit) => openCase(visit, reference, 'core', 'case.read');
  return (await world.as(person, open).catch(() => null)) !== null;
}

const alarms = async () =>
  Number((await admin.query("select count(*) as n from naast.audit_entry where action = 'alarm.grant'")).rows[0]?.n);

const append = (entry: object) => sql`select naast.audit_append(${JSON.stringify(entry)}::jsonb)`;
const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });

interface Planting {
  kind: StatementKind;
  subject: string;
  at?: Date;
  number?: number;
  content?: { last: number };
  /** What stands in the row in place of what was signed. */
  change?: { subject?: string; signature?: Buffer };
}

/** A statement with a genuine signature of this person, written straight into the table by a database writer. */
async function plant(signer: TestPerson, { kind, subject, at = new Date(), number, content, change }: Planting) {
  const statement = await world.as(signer, async (visit) => {
    const { rows } = await admin.query('select max(number) + 1 as number from naast.signed_statement');
    const { rows: certificates } = await admin.query('select id from naast.certificate where subject = $1', [
      signer.id,
    ]);
    const by = { by: 'person' as const, signer: signer.id, certificate: certificates[0]?.id as string };
    const said = { kind, subject, content: content ?? {} };
    return signed(said, { ...by, number: number ?? Number(rows[0]?.number ?? 1), at }, visit.keys.secret.signSecret);
  });
  await plantRow({ ...statement, ...change });
  return statement;
}

function plantRow(row: ReturnType<typeof signed>) {
  const { id, kind, subject, number, content, by, signer, certificate, at, signature } = row;
  return admin.query(
    'insert into naast.signed_statement values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing',
    [id, kind, subject, number, content, by, signer, certificate, at, signature],
  );
}

const certificateOf = async ({ id }: TestPerson) =>
  (await admin.query<{ id: string }>('select id from naast.certificate where subject = $1', [id])).rows[0]?.id ?? '';
const stands = ({ id }: TestPerson) =>
  world.as(world.people.ada, async (visit) => (await currentCertificate(visit.db, id, visit.keys.pins)) !== null);
const sheets = () => world.installation.scoped({ kind: 'door' }, (db) => sharesNow(db, world.pins));

describe('endings that nobody signed', () => {
  it('S1 the public role revokes nobody and replaces no sheets by two calls of audit_append', async () => {
    const { leader } = world.people;
    const site = world.test.installation('public');
    const call = (entry: object) => site.scoped({ kind: 'public' }, (db) => append(entry).execute(db));
    await refused(call({ action: 'certificate.revoked', objectId: await certificateOf(leader) }));
    await refused(call({ action: 'recovery.sheets-renewed', reason: 'set-00000000' }));
    await call({ action: 'registration.received', objectId: newId(), reason: 'new' });
    expect(await stands(leader)).toBe(true);
    expect(await sheets()).toEqual({ set: null, keeperGone: false });
  });

  it('S1 an injection in a volunteer’s context, or at the door, ends and revokes nothing', async () => {
    const { bram, joke, leader } = world.people;
    const theirs = await match(joke, world.people.noor);
    const entries = [
      { action: 'certificate.revoked', objectId: await certificateOf(leader) },
      { action: 'grant.ended', grant: theirs.grantId },
      { action: 'person.ended', objectId: joke.id },
      { action: 'recovery.sheets-renewed', reason: 'set-00000000' },
      { action: 'recovery.keeper-gone', reason: 'sheet-1' },
      { action: 'registration.received', objectId: newId() },
      { action: 'house.restored' },
    ];
    for (const entry of entries) {
      await refused(world.as(bram, (visit) => append(entry).execute(visit.db)));
      await refused(world.installation.scoped({ kind: 'door' }, (db) => append(entry).execute(db)));
    }
    const { id } = bram;
    for (const call of [
      sql`select naast.append_entry('{"action":"person.ended"}'::jsonb)`,
      sql`insert into naast.entry_due (entry) values ('{"action":"person.ended"}')`,
      sql`select naast.write_statements('[]'::jsonb, 'person', ${id})`,
      sql`insert into naast.signed_statement (id) values (${newId()})`,
      sql`select naast.renew_sheets('{"kind":"recovery.sheets-renewed","subject":"set-0"}'::jsonb, null)`,
      sql`select naast.note_keeper_gone('sheet-1', null)`,
      sql`select naast.end_by_installation('[]'::jsonb, 'left')`,
      sql`insert into naast.audit_right (login, context, action) values ('staff', 'person', 'person.ended')`,
    ])
      await refused(world.as(bram, (visit) => call.execute(visit.db)));
    // What is not hers to end does not end, whatever she signs.
    expect(await world.as(bram, (visit) => endGrant(visit, theirs.grantId, 'match-ended'))).toBe(false);
    expect(await world.as(bram, (visit) => endAccess(visit, joke.id, 'left'))).toBeNull();
    expect(await opens(world.people.noor, theirs)).toBe(true);
    expect([await stands(leader), await stands(joke)]).toEqual([true, true]);
  });

  it('S1 a row planted among the statements counts for nothing: unsigned, or signed by somebody who may not', async () => {
    const { leader, joke, lies, bram, noor } = world.people;
    const theirs = await match(joke, noor);
    const zero = { signature: randomBytes(64) };
    await plant(joke, { kind: 'grant.ended', subject: theirs.grantId, change: zero });
    await plant(bram, { kind: 'grant.ended', subject: theirs.grantId });
    await plant(lies, { kind: 'grant.ended', subject: theirs.grantId });
    await plant(joke, { kind: 'grant.ended', subject: newId(), change: { subject: theirs.grantId } });
    const before = await alarms();
    expect(await opens(noor, theirs)).toBe(true);
    expect(await alarms()).toBe(before);

    const hers = await certificateOf(leader);
    await plant(leader, { kind: 'certificate.revoked', subject: hers, content: { last: 0 }, change: zero });
    await plant(bram, { kind: 'certificate.revoked', subject: hers, content: { last: 0 } });
    await plant(joke, { kind: 'person.ended', subject: leader.id, content: { last: 0 } });
    await plant(lies, { kind: 'person.ended', subject: noor.id, content: { last: 0 } });
    await plant(leader, { kind: 'recovery.sheets-renewed', subject: 'set-00000000' });
    expect([await stands(leader), await stands(noor)]).toEqual([true, true]);
    expect(await opens(noor, theirs)).toBe(true);
    expect(await sheets()).toEqual({ set: null, keeperGone: false });
  });

  it('S1 an entry of the log without its signature counts only from before endings were signed', async () => {
    const { joke, noor } = world.people;
    const theirs = await match(joke, noor);
    const planted = [1_000_000_000, JSON.stringify({ action: 'grant.ended', grant: theirs.grantId })];
    await admin.query(
      "insert into naast.audit_entry (seq, body, previous, hash, at) values ($1, $2, '\\x00', '\\x01', now())",
      planted,
    );
    try {
      expect(await opens(noor, theirs)).toBe(true);
      // As it was in an installation that was updated after this entry.
      await admin.query('update naast.signed_since set seq = $1', [planted[0]]);
      expect(await opens(noor, theirs)).toBe(false);
    } finally {
      await admin.query('update naast.signed_since set seq = 0');
      await admin.query('delete from naast.audit_entry where seq = $1', [planted[0]]);
    }
  });

  it('S1 every act of the program may be appended by somebody, or comes with its own function', async () => {
    const { rows } = await admin.query<{ action: string }>('select distinct action from naast.audit_right');
    const acts = [
      'grant.ended',
      'certificate.revoked',
      'person.ended',
      'recovery.sheets-renewed',
      'recovery.keeper-gone',
    ];
    const may = new Set(rows.map(({ action }) => action));
    expect(auditActions.filter((action) => !may.has(action) && !acts.includes(action))).toEqual([]);
    const { rows: web } = await admin.query(
      "select action from naast.audit_right where login <> 'jobs' and action = any($1)",
      [acts],
    );
    expect(web).toEqual([]);
  });
});

describe('a signed ending that a database writer deletes', () => {
  it('S1 is an alarm, also with another row in its place', async () => {
    const { joke, bram } = world.people;
    const keysFolder = await mkdtemp(join(tmpdir(), 'naast-endings-'));
    const state = newWatchState();
    const look = async () => {
      await watchRound(watchOf(world, keysFolder), state);
      return (await readLastSeen(keysFolder)).alarm?.cause ?? null;
    };
    expect(await look()).toBeNull();
    const ended = await match(joke, bram);
    await world.as(joke, (visit) => endGrant(visit, ended.grantId, 'safety'));
    expect([await look(), await look()]).toEqual([null, null]);
    const of = "from naast.signed_statement where kind = 'grant.ended' and subject = $1";
    const { rows: kept } = await admin.query(`select * ${of}`, [ended.grantId]);
    await admin.query(`delete ${of}`, [ended.grantId]);
    await putBack(ended);
    await admin.query(
      'insert into naast.signed_statement select * from jsonb_populate_record(null::naast.signed_statement, $1)',
      [JSON.stringify({ ...kept[0], id: newId(), number: 900_000, signature: `\\x${'00'.repeat(64)}` })],
    );
    expect(await look()).toBe('broken');
    await admin.query('delete from naast.signed_statement where number = 900000');
    await admin.query(
      'insert into naast.signed_statement select * from jsonb_populate_record(null::naast.signed_statement, $1)',
      [JSON.stringify({ ...kept[0], signature: `\\x${Buffer.from(kept[0].signature).toString('hex')}` })],
    );
    expect(await opens(bram, ended)).toBe(false);
    await rm(keysFolder, { recursive: true });
  });
});

/** The certificate of a coordinator as the leader signed it, for one moment that is over. Gives that moment. */
async function letExpire({ id }: TestPerson): Promise<Date> {
  const { made, at } = await world.as(world.people.leader, async (visit) => {
    const [own, held] = [
      await currentCertificate(visit.db, visit.person.id, visit.keys.pins),
      await currentCertificate(visit.db, id, visit.keys.pins),
    ];
    if (!own || !held) throw new Error('No certificate holds.');
    // None is older than the one that it is on.
    const valid = { valid_from: own.valid_from, valid_until: new Date(own.valid_from.getTime() + 1) };
    const by = { issuer: own.id, signSecret: visit.keys.secret.signSecret };
    const short = certify({ ...held, ...valid }, by);
    await visit.db.insertInto('certificate').values(short).execute();
    return { made: short.id, at: own.valid_from };
  });
  await admin.query('delete from naast.certificate where subject = $1 and id <> $2', [id, made]);
  return at;
}

describe('an ending that once counted', () => {
  it('S1 counts while the certificate of whoever signed it has expired, when it is renewed, and when she has left', async () => {
    const { leader, joke, karel, bram } = world.people;
    const ended = await match(joke, bram);
    const at = await letExpire(karel);
    expect([await stands(karel), await opens(bram, ended)]).toEqual([false, true]);
    await plant(karel, { kind: 'grant.ended', subject: ended.grantId, at });
    expect(await opens(bram, ended)).toBe(false);
    expect(await world.as(leader, (visit) => renewCertificate(visit, karel.id))).toBe(true);
    expect([await stands(karel), await opens(bram, ended)]).toEqual([true, false]);
    // Renewed once more, and what she ends from now on is under another certificate.
    const later = await match(joke, bram);
    expect(await world.as(karel, (visit) => endGrant(visit, later.grantId, 'safety'))).toBe(true);
    expect(await world.as(leader, (visit) => renewCertificate(visit, karel.id))).toBe(true);
    await putBack(later);
    expect([await opens(bram, ended), await opens(bram, later)]).toEqual([false, false]);
  });

  it('S1 counts for ever: whoever signed it leaves, the certificate expires, another is made', async () => {
    const { leader, karel, bram } = world.people;
    const ended = await match(karel, bram);
    expect(await opens(bram, ended)).toBe(true);
    expect(await world.as(karel, (visit) => endGrant(visit, ended.grantId, 'safety'))).toBe(true);
    await putBack(ended);
    expect(await opens(bram, ended)).toBe(false);
    await admin.query("update naast.certificate set valid_until = now() - interval '1 second' where subject = $1", [
      karel.id,
    ]);
    expect(await opens(bram, ended)).toBe(false);
    await admin.query("update naast.certificate set valid_until = now() + interval '1 day' where subject = $1", [
      karel.id,
    ]);
    await world.as(leader, (visit) => endAccess(visit, karel.id, 'left'));
    expect(await opens(bram, ended)).toBe(false);
    expect(await world.as(leader, (visit) => renewCertificate(visit, karel.id))).toBe(false);
    expect(await opens(bram, ended)).toBe(false);
    const said = await admin.query(
      "select body::jsonb ->> 'reason' as reason from naast.audit_entry where action = 'grant.ended' and body::jsonb ->> 'grant' = $1",
      [ended.grantId],
    );
    expect(said.rows).toEqual([{ reason: 'safety' }]);
  });

  it('S1 nothing that is dated back with the keys of somebody who left counts', async () => {
    const { joke, noor, lies, leader } = world.people;
    const theirs = await match(joke, noor);
    // A colleague whose certificate was revoked, and who kept the keys.
    const kept = await world.as(lies, async (visit) => Buffer.from(visit.keys.secret.signSecret));
    const certificate = await certificateOf(lies);
    const before = new Date();
    await world.as(leader, (visit) => endAccess(visit, lies.id, 'not-safe'));
    const next = Number((await admin.query('select max(number) + 1 as n from naast.signed_statement')).rows[0]?.n);
    const by = { by: 'person' as const, signer: lies.id, certificate, number: next, at: before };
    const forged = signed({ kind: 'person.ended', subject: world.people.sem.id, content: { last: 0 } }, by, kept);
    await plantRow(forged);
    expect(await stands(world.people.sem)).toBe(true);
    expect(await opens(noor, theirs)).toBe(true);
  });

  it('S1 the leader ends a colleague with 40 cases: all of it at once, and nobody is alarmed', async () => {
    const { leader, joke, noor } = world.people;
    const matches: Match[] = [];
    for (let count = 0; count < 40; count += 1) matches.push(await match(joke, noor));
    const before = await alarms();
    const own = await match(joke, world.people.bram);
    const ended = await world.as(leader, (visit) => endAccess(visit, noor.id, 'left'));
    expect(ended?.grants).toBeGreaterThanOrEqual(80);
    const { rows } = await admin.query(
      `select count(*)::int as ended, (select count(*)::int from naast.signed_statement s join naast.case_grant o on o.id::text = s.subject
        where s.kind = 'grant.ended' and o.holder_id = $1 and s.signer = $2) as signed,
        (select count(*)::int from naast.audit_entry where action = 'grant.ended' and body::jsonb ->> 'objectId' = $1::text) as said,
        (select count(*)::int from naast.entry_due) as due
       from naast.case_grant where holder_id = $1 and ended_at is not null and key_sealed is null`,
      [noor.id, leader.id],
    );
    expect(rows[0]).toMatchObject({ ended: ended?.grants, signed: ended?.grants, said: ended?.grants, due: 0 });
    expect(await opens(world.people.bram, own)).toBe(true);
    expect(await alarms()).toBe(before);
  });
});
