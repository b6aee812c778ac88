import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant, makeGrant, openCase } from '#app/platform/access/grants/index.ts';
import type { Policy } from '#app/platform/access/visit/index.ts';
import { signContext } from '#app/platform/pool/sign-context.ts';
import { newKey, newPersonSecret, sign, wrapKey } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { type TestPerson, type TestWorld, testWorld } from '../support/test-world.ts';

const header = (name: string) => ({
  nameToUse: name,
  languages: ['ti'],
  reads: 'en',
  interpreter: 'needed' as const,
  contactRules: { when: null, askFor: null, leaveMessage: 'no' as const, mustNotKnow: null },
});

/** Opens a case in the coordinator's region and grants it to a volunteer for core. */
async function caseFor(world: TestWorld, coordinator: TestPerson, volunteer: TestPerson | null, name: string) {
  return world.as(coordinator, async (visit) => {
    const made = await openNewCase(visit, {
      header: header(name),
      contact: { ways: [{ kind: 'with-code', value: 'code' }], staysAt: null },
      registration: {},
    });
    const open = await openCase(visit, made.reference, 'core', 'case.grant');
    if (!open) throw new Error('A coordinator cannot open the case she just made.');
    const grant =
      volunteer &&
      (await makeGrant(visit, {
        caseId: made.caseId,
        compartment: 'core',
        epoch: open.epoch,
        key: open.key,
        holder: { kind: 'person', id: volunteer.id },
        until: new Date(Date.now() + 86_400_000),
        reason: 'one-to-one',
      }));
    return { ...made, grantId: grant?.ok ? grant.id : '' };
  });
}

const allowEverything: Policy = { reach: () => 'all', compartments: () => ['core', 'safety', 'portal'] };

describe('row-level security', () => {
  let world: TestWorld;
  let ofBram: { caseId: string; reference: string; grantId: string };
  let ofNoor: { caseId: string; reference: string; grantId: string };
  let ofSem: { caseId: string; reference: string; grantId: string };
  beforeAll(async () => {
    world = await testWorld();
    const { joke, lies, bram, noor, sem } = world.people;
    ofBram = await caseFor(world, joke, bram, 'Amina');
    ofNoor = await caseFor(world, joke, noor, 'Selam');
    ofSem = await caseFor(world, lies, sem, 'Hong');
  });
  afterAll(() => world?.close());

  const tablesWithCases = [
    'case_file',
    'case_grant',
    'case_header',
    'case_record',
    'file_object',
    'letter',
    'legal_limit',
    'task',
    'draft',
    'notice',
    'case_closure',
    'job',
    'referral',
  ] as const;

  it('T16 holds alone when the policy lets everything pass: a volunteer sees no row of another case', async () => {
    const { bram } = world.people;
    for (const table of tablesWithCases) {
      const rows = await world.as(bram, (visit) => visit.db.selectFrom(table).selectAll().execute(), allowEverything);
      // A case_file row is the case itself; every other table points at one.
      const cases = (rows as { id: string; case_id?: string | null }[]).map((row) =>
        table === 'case_file' ? row.id : row.case_id,
      );
      expect(
        cases.filter((id) => id !== ofBram.caseId),
        table,
      ).toEqual([]);
    }
    const foreign = await world.as(
      bram,
      (visit) => openCase(visit, ofNoor.reference, 'core', 'case.read'),
      allowEverything,
    );
    expect(foreign).toBeNull();
  });

  it('T16 gives leader, auditor and intake worker no row of any case, whatever the policy says', async () => {
    for (const name of ['leader', 'ada', 'intake'] as const) {
      for (const table of tablesWithCases) {
        const rows = await world.as(
          world.people[name],
          (visit) => visit.db.selectFrom(table).selectAll().execute(),
          allowEverything,
        );
        expect(rows, `${name} ${table}`).toEqual([]);
      }
    }
  });

  it('T8 keeps a coordinator out of another region', async () => {
    const { lies } = world.people;
    expect(
      await world.as(lies, (visit) => openCase(visit, ofBram.reference, 'core', 'case.read'), allowEverything),
    ).toBeNull();
    await expect(
      world.as(lies, (visit) =>
        visit.db
          .updateTable('case_grant')
          .set({ ended_at: new Date(), ended_by: lies.id, end_reason: 'other', key_sealed: null })
          .where('id', '=', ofBram.grantId)
          .executeTakeFirst(),
      ),
    ).resolves.toMatchObject({ numUpdatedRows: 0n });
  });

  it('T17 is enabled and forced on every table, without exception', async () => {
    const admin = await world.test.administrator();
    const { rows } = await admin.query(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'naast' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });

  it('T17 shows nothing to a connection without context', async () => {
    const admin = await world.test.administrator();
    const tables = await admin.query(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and relkind = 'r'`,
    );
    for (const role of ['staff', 'public', 'jobs', 'auditor'] as const) {
      const raw = await world.test.raw(role);
      for (const { relname } of tables.rows) {
        const found = await raw.query(`select count(*)::int as n from naast.${relname}`).then(
          (result) => result.rows[0].n,
          (error) => error.code,
        );
        expect([0, '42501'], `${role} ${relname}`).toContain(found);
      }
    }
  });

  it('T18 has no views without the invoker’s rights, and no definer function whose owner stands above the policies', async () => {
    const admin = await world.test.administrator();
    const views =
      await admin.query(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'naast' and relkind in ('v', 'm')
      and not coalesce(reloptions @> array['security_invoker=true'], false)`);
    expect(views.rows).toEqual([]);
    const definers =
      await admin.query(`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where n.nspname = 'naast' and p.prosecdef
        and (r.rolsuper or r.rolbypassrls or r.rolcanlogin or not coalesce(p.proconfig::text, '') like '%search_path%')`);
    expect(definers.rows).toEqual([]);
  });

  it('T18 lets the roles of the program own nothing and create nothing', async () => {
    const admin = await world.test.administrator();
    const roles = ['staff', 'public', 'jobs', 'auditor'].map((role) => world.test.names[role as 'staff']);
    const owned = await admin.query(
      `select relname from pg_class where relowner in (select oid from pg_roles where rolname = any($1))
      union all select proname from pg_proc where proowner in (select oid from pg_roles where rolname = any($1))`,
      [roles],
    );
    expect(owned.rows).toEqual([]);
    const rights = await admin.query(
      `select rolname, nspname from pg_roles, pg_namespace where rolname = any($1) and nspname in ('naast', ` +
        `'public', 'migrations') and has_schema_privilege(rolname, nspname, 'create')`,
      [roles],
    );
    expect(rights.rows).toEqual([]);
    const raised = await admin.query(
      'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)',
      [roles],
    );
    expect(raised.rows).toEqual([]);
    const memberships = await admin.query(
      'select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any($1)',
      [roles],
    );
    expect(memberships.rows).toEqual([]);
  });

  it('T19 never mixes up two people over a small pool, with rollbacks in between', async () => {
    const { bram, noor } = world.people;
    const own = new Map([
      [bram.id, ofBram.caseId],
      [noor.id, ofNoor.caseId],
    ]);
    let seen = 0;
    const turn = async (person: TestPerson, at: number) => {
      const fails = at % 7 === 0;
      await world.installation
        .scoped({ kind: 'person', person: person.id, session: person.id }, async (db) => {
          const rows = await db.selectFrom('case_header').select('case_id').execute();
          expect(rows.map((row) => row.case_id)).toEqual([own.get(person.id)]);
          seen += 1;
          if (fails) throw new Error('rolled back');
        })
        .catch((error: Error) => {
          if (error.message !== 'rolled back') throw error;
        });
    };
    for (let at = 0; at < 2_000; at += 40) {
      await Promise.all(Array.from({ length: 40 }, (_, n) => turn(n % 2 === 0 ? bram : noor, at + n)));
    }
    expect(seen).toBe(2_000);
    const left = await world.installation.scoped({ kind: 'door' }, async (db) =>
      sql<{ rows: number }>`select count(*)::int as rows from naast.case_file`.execute(db),
    );
    expect(left.rows[0]?.rows).toBe(0);
  });

  it('T20 gives nothing to a context that was forged inside a statement', async () => {
    const raw = await world.test.raw('staff');
    const { bram } = world.people;
    const begun = await raw.query<{ number: string }>('select naast.begin_connection() as number');
    const bound = (turn: number) => ({ connection: begun.rows[0]?.number ?? '', turn });
    const asBram = { kind: 'person', person: bram.id, session: bram.id } as const;
    const { contextKey } = world.test.settings('staff');
    const forged = [
      signContext(asBram, newKey(), bound(1)),
      `v2|person|${bram.id}|${bram.id}|${Date.now() + 60_000}|${bound(1).connection}|1|${'0'.repeat(64)}`,
      `v2|person|${bram.id}|${bram.id}|${Date.now() + 60_000}|${bound(1).connection}|1|`,
      'x',
      '|||||||',
      `v2|door|||${Date.now() + 60_000}|${bound(1).connection}|1|`,
      // The right MAC, made with the key of another process: a stolen public context is no staff context.
      signContext(asBram, world.test.settings('public').contextKey, bound(1)),
      // Made a while ago: its minute has passed.
      signContext(asBram, contextKey, bound(1), Date.now() - 120_000),
    ];
    for (const context of forged) {
      await raw.query('begin');
      const { rows } = await raw.query(
        'select (select count(*) from naast.case_header)::int as n from naast.set_context($1) as injected',
        [context],
      );
      const after = await raw.query('select count(*)::int as n from naast.case_header');
      await raw.query('rollback');
      expect([rows[0].n, after.rows[0].n], context).toEqual([0, 0]);
    }
    await expect(raw.query('select * from naast.context_key')).rejects.toMatchObject({ code: '42501' });
  });

  it('T20 has no unique or foreign key on anything personal, so that errors tell nobody who is known', async () => {
    const admin = await world.test.administrator();
    const { rows } =
      await admin.query(`select t.relname as "table", array_agg(a.attname order by a.attname)::text[] as columns from pg_constraint k
      join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace join lateral unnest(k.conkey) as at(num) on true
      join pg_attribute a on a.attrelid = t.oid and a.attnum = at.num where n.nspname = 'naast'
        and k.contype in ('u', 'p', 'f') group by k.oid, t.relname`);
    const harmless = new RegExp(
      [
        '^(id|.*_id|key|seq|hash|epoch|version|kind|day|run_on|compartment|only_one|login_role|',
        'login_name|reference|storage_name|lookup|form_key|subject|issuer|signer|granter|',
        'granter_certificate|author|begun_by|invited_by|ended_by|closed_by|reopened_by|taken_by|',
        // Of a page for visitors, which is nobody's.
        'page|lang|',
        'what|added_by|uploaded_by|made_by|seen_by|told_by|proposed_by|decided_by|(from|to)_(region|team)|number|window_start)$',
      ].join(''),
    );
    for (const row of rows)
      for (const column of row.columns) expect(column, `${row.table}.${column}`).toMatch(harmless);
  });

  it('T88 checks a grant again when anything of it has changed, also one that this process has opened before', async () => {
    const { lies, sem } = world.people;
    const admin = await world.test.administrator();
    const mine = await caseFor(world, lies, sem, 'Sanne');
    const opens = () =>
      world.as(sem, (visit) =>
        openCase(visit, mine.reference, 'core', 'case.read').then(
          (open) => open !== null,
          () => false,
        ),
      );
    expect(await opens()).toBe(true);
    const changes = {
      earlier_reports: 'not earlier_reports',
      until_at: "until_at + interval '1 year'",
      from_at: "from_at - interval '1 day'",
      reason: "'distance'",
      signature: 'set_byte(signature, 0, 255 - get_byte(signature, 0))',
    };
    for (const [column, value] of Object.entries(changes)) {
      const kept = await admin.query(`select ${column} as was from naast.case_grant where id = $1`, [mine.grantId]);
      await admin.query(`update naast.case_grant set ${column} = ${value} where id = $1`, [mine.grantId]);
      expect(await opens(), column).toBe(false);
      await admin.query(`update naast.case_grant set ${column} = $2 where id = $1`, [mine.grantId, kept.rows[0].was]);
      expect(await opens(), `${column} as it was`).toBe(true);
    }
  });

  it('T88 refuses a grant with a planted key, and raises an alarm', async () => {
    const { bram, joke } = world.people;
    const admin = await world.test.administrator();
    const attacker = newPersonSecret();
    const certificate = await admin.query('select id, box_public from naast.certificate where subject = $1', [joke.id]);
    const target = await admin.query('select box_public from naast.person where id = $1', [bram.id]);
    const id = crypto.randomUUID();
    const from = new Date(Date.now() - 1000);
    const sealed = wrapKey(target.rows[0].box_public, `grant|${id}|${ofSem.caseId}|core|1|${bram.id}`, newKey());
    await admin.query(
      `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at, reason,
         granter, granter_certificate, signature, key_sealed)
       values ($1, $2, 'core', 1, 'person', $3, 1, $4, $5, 'one-to-one', $6, $7, $8, $9)`,
      [
        id,
        ofSem.caseId,
        bram.id,
        from,
        new Date(Date.now() + 86_400_000),
        joke.id,
        certificate.rows[0].id,
        sign(attacker.signSecret, 'naast-grant-1', { any: 'thing' }),
        sealed,
      ],
    );
    const before = await alarms();
    const refused = await world.as(bram, async (visit) =>
      openCase(visit, ofSem.reference, 'core', 'case.read').then(
        () => 'opened',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
    expect(await alarms()).toBe(before + 1);
    await admin.query('delete from naast.case_grant where id = $1', [id]);

    async function alarms() {
      const { rows } = await admin.query(
        "select count(*)::int as n from naast.audit_entry where action = 'alarm.grant'",
      );
      return rows[0].n as number;
    }
  });

  it('T90 refuses a grant made after the revocation of its granter, whose certificate this process has known as good', async () => {
    const { lies, sem } = world.people;
    const admin = await world.test.administrator();
    const late = await caseFor(world, lies, sem, 'Tess');
    await admin.query(
      `update naast.certificate c set revoked_at = g.from_at - interval '1 second' from naast.case_grant g
      where g.id = $1 and c.id = g.granter_certificate`,
      [late.grantId],
    );
    const opened = world.as(sem, (visit) => openCase(visit, late.reference, 'core', 'case.read'));
    await expect(opened).rejects.toThrow();
    await admin.query('update naast.certificate set revoked_at = null where subject = $1', [lies.id]);
    expect(await world.as(sem, (visit) => openCase(visit, late.reference, 'core', 'case.read'))).not.toBeNull();
  });

  it('T12 closes the case to a volunteer with the first statement after the grant has ended', async () => {
    const { bram, joke } = world.people;
    expect(await world.as(bram, (visit) => openCase(visit, ofBram.reference, 'core', 'case.read'))).not.toBeNull();
    await world.as(joke, (visit) => endGrant(visit, ofBram.grantId, 'match-ended'));
    expect(await world.as(bram, (visit) => openCase(visit, ofBram.reference, 'core', 'case.read'))).toBeNull();
    expect(await world.as(bram, (visit) => visit.db.selectFrom('case_file').selectAll().execute())).toEqual([]);
  });

  it('T122 does and shows nothing when the access book cannot be written', async () => {
    const { joke } = world.people;
    const admin = await world.test.administrator();
    const { staff, scribe } = world.test.names;
    await admin.query(`revoke execute on function naast.audit_append(jsonb) from ${staff}`);
    await admin.query(`revoke insert on naast.audit_entry from ${scribe}`);
    await expect(world.as(joke, (visit) => openCase(visit, ofNoor.reference, 'core', 'case.read'))).rejects.toThrow();
    await expect(world.as(joke, (visit) => endGrant(visit, ofNoor.grantId, 'match-ended'))).rejects.toThrow();
    await admin.query(`grant execute on function naast.audit_append(jsonb) to ${staff}`);
    await admin.query(`grant insert on naast.audit_entry to ${scribe}`);
    const { rows } = await admin.query('select ended_at from naast.case_grant where id = $1', [ofNoor.grantId]);
    expect(rows[0].ended_at).toBeNull();
  });
});
