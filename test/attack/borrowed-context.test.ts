import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContext } from '#app/platform/pool/sign-context.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
/** The attacker: the login role of the staff process, on a connection of its own. */
let injected: pg.Client;
beforeAll(async () => {
  attack = await attackWorld();
  injected = await attack.world.test.raw('staff');
});
afterAll(() => attack?.close());

/** A context as it has ever been signed, in whatever text. */
const signed = /v\d\|(person|door|public|jobs)\|[0-9a-f|-]*/g;

const contextKey = () => attack.world.test.settings('staff').contextKey;
const asPetra = () => ({ kind: 'person', person: attack.world.people.leader.id, session: newId() }) as const;

async function numberOf(connection: pg.Client): Promise<string> {
  const { rows } = await connection.query<{ number: string }>('select naast.begin_connection() as number');
  return rows[0]?.number ?? '';
}

const seen = async (connection: pg.Client) => {
  const { rows } = await connection.query<{ who: string | null; cases: number }>(
    'select naast.context_kind() as who, (select count(*) from naast.case_file)::int as cases',
  );
  return rows[0];
};
const nothing = { who: null, cases: 0 };

/** The context set on this connection in a transaction of its own, and what is seen with it; an error is told by its code. */
async function triedOn(connection: pg.Client, context: string) {
  await connection.query('begin');
  try {
    await connection.query('select naast.set_context($1)', [context]);
    return await seen(connection);
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await connection.query('rollback');
  }
}

describe('a signed context of a colleague', () => {
  it('S3 stands in nothing that an injected select can read while three people click', async () => {
    const people = ['joke', 'bram', 'leader'] as const;
    const visitors = await Promise.all(people.map((name) => attack.visitor(name)));
    let clicking = true;
    const clicks = visitors.map(async (visitor) => {
      for (let at = 0; clicking; at += 1) expect((await visitor.get(at % 2 ? '/' : '/profile')).status).toBe(200);
    });
    const found = new Set<string>();
    const texts = new Set<string>();
    for (let at = 0; at < 400; at += 1) {
      const { rows } = await injected.query<{ text: string }>(
        `select pg_stat_clear_snapshot()::text as text union all select a.query from pg_stat_get_activity(null) a
         union all select query from pg_stat_activity union all select statement from pg_prepared_statements
         union all select statement from pg_cursors union all select concat(name, setting) from pg_settings
         union all select current_setting('naast.context', true)`,
      );
      for (const { text } of rows) {
        if (text?.includes('naast')) texts.add(text);
        for (const [context] of text?.matchAll(signed) ?? []) found.add(context);
      }
    }
    clicking = false;
    await Promise.all(clicks);
    // It did look while they clicked: their statements were there to be read, without their values.
    expect(texts.size).toBeGreaterThan(3);
    expect([...found]).toEqual([]);
  });

  it('S3 counts where it was made for, and on no other connection', async () => {
    const other = await attack.world.test.raw('staff');
    const taken = signContext(asPetra(), contextKey(), { connection: await numberOf(injected), turn: 1 });
    await numberOf(other);
    expect(await triedOn(other, taken)).toBe('08003');
    const stranger = await attack.world.test.raw('staff');
    expect(await triedOn(stranger, taken)).toBe('08003');
    for (const role of ['public', 'jobs'] as const) {
      const process = await attack.world.test.raw(role);
      await numberOf(process);
      await process.query('begin');
      await process.query('select naast.set_context($1)', [taken]);
      const { rows } = await process.query('select naast.context_kind() as who');
      await process.query('rollback');
      expect(rows[0].who, role).toBeNull();
    }
    expect(await triedOn(injected, taken)).toMatchObject({ who: 'person' });
  });

  it('S3 counts in no later transaction of the same connection, set again or left standing', async () => {
    const number = await numberOf(injected);
    const taken = signContext(asPetra(), contextKey(), { connection: number, turn: 1 });
    await injected.query('begin');
    await injected.query('select naast.set_context($1)', [taken]);
    expect(await seen(injected)).toMatchObject({ who: 'person' });
    await injected.query('commit');
    expect(await seen(injected)).toEqual(nothing);
    await injected.query('begin');
    for (const mark of ['set', taken, 'v2|person', '']) {
      await injected.query("select set_config('naast.context', $1, false)", [mark]);
      expect(await seen(injected), mark).toEqual(nothing);
    }
    await injected.query('rollback');
    expect(await triedOn(injected, taken)).toBe('08003');
    // Nor when the connection is made to forget, and begins anew.
    await injected.query('discard sequences');
    expect(await triedOn(injected, taken)).toBe('08003');
    await numberOf(injected);
    expect(await triedOn(injected, taken)).toBe('08003');
  });

  it('S3 leaves nobody where a later one has come in its place, and nobody where one was tried in vain', async () => {
    const connection = await numberOf(injected);
    const door = signContext({ kind: 'door' }, contextKey(), { connection, turn: 1 });
    const person = signContext(asPetra(), contextKey(), { connection, turn: 2 });
    await injected.query('begin');
    await injected.query('select naast.set_context($1)', [door]);
    await injected.query('select naast.set_context($1)', [person]);
    await injected.query('savepoint before');
    await expect(injected.query('select naast.set_context($1)', [door])).rejects.toMatchObject({ code: '08003' });
    await injected.query('rollback to before');
    expect(await seen(injected)).toEqual(nothing);
    await injected.query('rollback');
  });

  it('S3 at the door gives no way to sign-in material: no borrowed one does, and a colleague’s own does not either', async () => {
    const other = await attack.world.test.raw('staff');
    const borrowed = signContext({ kind: 'door' }, contextKey(), { connection: await numberOf(other), turn: 1 });
    const connection = await numberOf(injected);
    const ownOfBram = { kind: 'person', person: attack.world.people.bram.id, session: newId() } as const;
    const contexts = [borrowed, signContext(ownOfBram, contextKey(), { connection, turn: 1 }), ''];
    for (const context of contexts) {
      await injected.query('begin');
      await injected.query('savepoint before');
      await injected.query('select naast.set_context($1)', [context]).catch(() => injected.query('rollback to before'));
      const { rows } = await injected.query("select * from naast.sign_in_material('petra')");
      expect(rows, context).toEqual([]);
      await injected.query('rollback');
    }
  });

  it('S3 is kept where no login role can read or write: not by name, not by the last value, not by a view', async () => {
    const refused = { code: '42501' };
    for (const role of ['staff', 'public', 'jobs', 'auditor', 'backup'] as const) {
      const process = await attack.world.test.raw(role);
      const { rows } = await process.query<{ name: string; last_value: string | null }>(
        `select sequencename as name, last_value from pg_sequences where schemaname = 'naast' and sequencename like 'context%'`,
      );
      expect(rows).toHaveLength(9);
      for (const { name, last_value } of rows) {
        expect(last_value, `${role} ${name}`).toBeNull();
        for (const statement of [
          `select setval('naast.${name}', 1)`,
          `select currval('naast.${name}')`,
          `select nextval('naast.${name}')`,
          `select last_value from naast.${name}`,
          `alter sequence naast.${name} restart`,
        ])
          await expect(process.query(statement), `${role}: ${statement}`).rejects.toMatchObject(refused);
      }
      if (role !== 'backup') {
        await numberOf(process);
        await expect(process.query('select lastval()'), role).rejects.toThrow(/permission denied|not yet defined/);
      }
    }
  });

  it('S3 is refused with a reason from a process that is older than the database', async () => {
    await injected.query('begin');
    await injected.query("select set_config('naast.context', 'v1|door|||1|0', true)");
    await expect(injected.query('select count(*) from naast.case_file')).rejects.toThrow(/older than the database/);
    await injected.query('rollback');
    await expect(injected.query("select * from naast.open_session_as('v1|door|||1|0', '')")).rejects.toThrow(
      /older than the database/,
    );
  });

  it('S3 travels with BEGIN as a parameter, and no statement can bring another one along', async () => {
    const { installation, people } = attack.world;
    await installation
      .scoped({ kind: 'person', person: people.joke.id, session: newId() }, async (db) => {
        const both = `select 1; select set_config('naast.context', 'x', false)`;
        await expect(sql.raw(both).execute(db)).rejects.toMatchObject({ code: '42601' });
      })
      .catch((error: Error) => expect(error.message).toMatch(/aborted|Nothing was committed/));
  });
});
