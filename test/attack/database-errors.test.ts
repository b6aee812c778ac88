import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { canary } from '../support/attack-canary.ts';
import { one } from '../support/attack-database.ts';
import { listening, reportingApp, told } from '../support/attack-report.ts';
import { type Answer, AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

describe('errors of the database', () => {
  afterEach(() => vi.restoreAllMocks());

  it('T107 keep what was typed out of the answer, out of our log and out of the log of PostgreSQL', async () => {
    const said = listening();
    const words: string[] = [];
    const word = (what: string) => {
      const made = canary(what);
      words.push(made);
      return made;
    };
    const provoked: Record<string, (visit: Visit) => Promise<unknown>> = {
      check: ({ db }) =>
        sql`insert into naast.region (id, name, status) values (${newId()}, ${word('check')}, ${word('status')})`.execute(
          db,
        ),
      missing: ({ db }) =>
        sql`insert into naast.region (id, name, municipalities) values (null, ${word('null')}, array[${word('list')}])`.execute(
          db,
        ),
      unique: async ({ db }) => {
        const key = word('unique');
        await sql`insert into naast.contact_setting (key, value) values (${key}, ${word('value')})`.execute(db);
        await sql`insert into naast.contact_setting (key, value) values (${key}, ${word('value')})`.execute(db);
      },
      uuid: ({ db }) => sql`select ${word('uuid')}::uuid`.execute(db),
      number: ({ db }) => sql`select ${word('number')}::integer`.execute(db),
      date: ({ db }) => sql`select ${word('date')}::date`.execute(db),
      json: ({ db }) => sql`select ${`{"x": ${word('json')}`}::jsonb`.execute(db),
      column: ({ db }) => sql`select * from naast.region where ${sql.ref(word('column'))} = 1`.execute(db),
      long: ({ db }) => sql`select ${word('long')}::char(3)::uuid`.execute(db),
      policy: ({ db }) =>
        sql`insert into naast.person (id, login_name, roles, status) values (${newId()}, ${word('policy').toLowerCase()}, array['auditor'], 'active')`.execute(
          db,
        ),
      plain: () => Promise.reject(new Error(`Not found: ${word('plain')}`)),
      nested: () => Promise.reject(new TypeError(word('nested'), { cause: new Error(word('cause')) })),
    };
    const routes = Object.entries(provoked).map(([name, work]) => ({
      method: 'POST' as const,
      path: `/provoke/${name}` as const,
      needs: 'region.change' as const,
      handle: async (_c: unknown, visit: Visit) => {
        await work(visit);
        return new Response('done');
      },
    }));
    const leader = await attack.visitor('leader');
    const visitor = new AttackVisitor(reportingApp(attack, routes), origins.staff, leader.cookie);
    const answers: Answer[] = [];
    for (const name of Object.keys(provoked)) answers.push(await visitor.post(`/provoke/${name}`, {}));
    // A row that a policy refuses is one that the person may not write: not found (T12). Everything else is ours to
    // look into.
    const refusedAt = Object.keys(provoked).indexOf('policy');
    expect(answers[refusedAt]?.status).toBe(404);
    for (const [at, answer] of answers.entries()) {
      expect(answer.status).toBe(at === refusedAt ? 404 : 500);
      expect(told(answer), '500').toBeNull();
    }
    const log = await postgresLog();
    expect(words.length).toBeGreaterThan(14);
    const leaked = words.flatMap((one) => [
      ...(answers.some(({ body }) => body.includes(one)) ? [`answer ${one}`] : []),
      ...(said().includes(one) ? [`our log ${one}`] : []),
      ...(log.toLowerCase().includes(one.toLowerCase()) ? [`log of PostgreSQL ${one}`] : []),
    ]);
    expect(leaked).toEqual([]);
    // Our own log still says what happened, by a code, under the reference that the reader was shown.
    for (const code of ['23514', '23502', '23505', '22P02']) expect(said()).toContain(`database ${code}`);
    for (const { body } of answers.filter((_, at) => at !== refusedAt)) {
      const reference = /failure|<code[^>]*>\s*([0-9A-Z]{4})\s*-?([0-9A-Z]{4})/.exec(
        body.replace(/<\/?bdi[^>]*>/g, ''),
      );
      expect(said().replaceAll('-', '')).toContain(`${reference?.[1] ?? ''}${reference?.[2] ?? ''}`);
    }
  });

  it('T107 say nothing of a real form whose row the database refuses', async () => {
    const said = listening();
    const [hours, telephone] = [canary('hours'), '030 555 09 09'];
    await attack.admin.query('alter table naast.contact_setting add constraint short check (length(value) < 20)');
    const leader = await attack.visitor('leader');
    const visitor = new AttackVisitor(reportingApp(attack), origins.staff, leader.cookie);
    const page = await visitor.get('/contact-settings');
    const version = /name="_version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const answer = await visitor.post('/contact-settings', { telephone, hours, mail: '', _version: version });
    await attack.admin.query('alter table naast.contact_setting drop constraint short');
    expect(answer.status).toBe(500);
    expect(told(answer), '500').toBeNull();
    for (const text of [answer.body, said(), await postgresLog()]) expect(text).not.toContain(hours);
    expect(said()).toContain('database 23514');
  });
});

async function postgresLog(): Promise<string> {
  const folder = await one<string>(attack.admin, 'show data_directory');
  return readFile(join(dirname(folder), 'postgres.log'), 'utf8');
}
