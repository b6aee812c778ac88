import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { newWatchState, watchRound } from '#app/operations/processes/log-watch.ts';
import { readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { endGrant } from '#app/platform/access/grants/index.ts';
import { namedInSafeMode, worksInSafeMode } from '#app/platform/access/visit/index.ts';
import type { LogState } from '#app/platform/audit/index.ts';
import { isDoor } from '#app/platform/routing/index.ts';
import { hiddenField } from '#app/service/cases/testing-visitor.ts';
import { one } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { addressesOf, kindOfRoute } from '../support/attack-objects.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';
import { watchOf } from '../support/log-watching.ts';
import expected from './expected-safe-mode.json' with { type: 'json' };

/** Somebody who writes to the database rewords the log, and mends its chain and its head. */
let attack: AttackWorld;
let keysFolder: string;
let log: LogState = { alarm: null, witnesses: {} };
const state = newWatchState();
beforeAll(async () => {
  attack = await attackWorld();
  keysFolder = await mkdtemp(join(tmpdir(), 'naast-reworded-'));
  Object.assign(attack.desk.installation, { log: () => log });
  await look();
  await rewordTheEndings();
});
afterAll(async () => {
  await rm(keysFolder, { recursive: true });
  await attack?.close();
});

/** What the process manager does every ten seconds, and tells the staff process. */
async function look(): Promise<void> {
  await watchRound(watchOf(attack.world, keysFolder), state);
  const { alarm, witnesses } = await readLastSeen(keysFolder);
  log = { alarm, witnesses };
}

/** Lets every entry that says one thing say another, and mends the chain from there. */
const reword = (said: string, now: string) => `do $$ declare before bytea; one record; fresh text; begin
  select previous into before from naast.audit_entry where body like '%"${said}"%' order by seq limit 1;
  for one in select * from naast.audit_entry where seq >=
    (select min(seq) from naast.audit_entry where body like '%"${said}"%') order by seq loop
    fresh := replace(one.body, '"${said}"', '"${now}"');
    update naast.audit_entry set body = fresh, previous = before,
      hash = sha256(convert_to('naast-audit-1', 'UTF8') || before || convert_to(fresh, 'UTF8')) where seq = one.seq;
    select hash into before from naast.audit_entry where seq = one.seq;
  end loop;
  update naast.audit_head set hash = before;
end $$`;

/** Ends what a volunteer holds, puts it back, and lets the log say that it was made. */
async function rewordTheEndings(): Promise<void> {
  const { sem, lies } = attack.world.people;
  const { rows } = await attack.admin.query(
    "select id, key_sealed from naast.case_grant where holder_kind = 'person' and holder_id = $1 and ended_at is null",
    [sem.id],
  );
  await attack.world.as(lies, async (visit) => {
    for (const { id } of rows) await endGrant(visit, id, 'match-ended');
  });
  await look();
  expect(log.alarm).toBeNull();
  for (const { id, key_sealed } of rows)
    await attack.admin.query(
      'update naast.case_grant set ended_at = null, ended_by = null, end_reason = null, key_sealed = $2 where id = $1',
      [id, key_sealed],
    );
  await attack.admin.query(reword('grant.ended', 'grant.made'));
  await look();
}

describe('S5 an ended grant put back, its endings reworded in the log and the chain mended from there', () => {
  it('is an alarm on everybody’s first page', async () => {
    expect(log.alarm).toMatchObject({ cause: 'reworded' });
    for (const who of ['bram', 'joke', 'leader', 'ada', 'intake'] as const) {
      const page = await (await attack.visitor(who)).get('/');
      expect([page.status, page.body.includes('href="/safe-mode"')], who).toEqual([200, true]);
    }
  });

  it('gives a dismissed one nothing: the ending was signed, whatever row and log say', async () => {
    const sem = await attack.visitor('sem');
    expect((await sem.get(`/clients/${attack.cases.other.reference}`)).status).toBe(404);
  });

  it('lets a volunteer read tonight’s telephone rule and write a report', async () => {
    const bram = await attack.visitor('bram');
    const { reference } = attack.cases.own;
    for (const at of ['', '/contact', '/notes/new']) {
      const page = await bram.get(`/clients/${reference}${at}`);
      expect(page.status, at).toBe(200);
    }
    const form = await staffForms['POST /clients/:reference/notes']?.(attack);
    if (!form) return expect.unreachable('There is no form for a note.');
    const answer = await (await attack.visitor(form.who)).post(form.path, form.fields);
    expect(answer.status).toBe(303);
  });

  it('says in one table what works of every route, and does so', async () => {
    const routes = attack.routes.filter((route) => !isDoor(route));
    const named = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(namedInSafeMode.filter((one) => !named.has(one))).toEqual([]);
    const refused = routes.flatMap((route) =>
      isDoor(route) || worksInSafeMode(route) ? [] : [`${route.method} ${route.path}`],
    );
    expect(refused.sort()).toEqual(expected.refused);
  });

  it('refuses each of these to whoever may do it on other days, with a sentence, and keeps what was typed', async () => {
    const roles = ['leader', 'joke', 'intake', 'bram'] as const;
    for (const route of expected.refused) {
      const [method = '', path = ''] = route.split(' ');
      const answers = await Promise.all(
        roles.map(async (who) => {
          const visitor = await attack.visitor(who);
          const at = kindOfRoute(path) === null ? path : (addressesOf(attack, path)[0]?.path ?? path);
          return method === 'GET' ? visitor.get(at) : visitor.post(at, { note: 'Zonnebloem aan de dijk' });
        }),
      );
      const let_in = answers.filter(({ status }) => status !== 404);
      expect(let_in.length, route).toBeGreaterThan(0);
      for (const { status, body } of let_in) {
        expect([status, body.includes('href="/safe-mode"')], route).toEqual([409, true]);
        if (method === 'POST') expect(body, route).toContain('Zonnebloem aan de dijk');
      }
    }
    expect(attack.failures).toEqual([]);
  });

  it('still lets people sign in and out, and everybody read what is going on', async () => {
    for (const who of ['bram', 'joke', 'ada', 'intake'] as const) {
      const page = await (await attack.freshVisitor(who)).get('/safe-mode');
      expect([page.status, page.body.includes('name="alarm"')], who).toEqual([200, false]);
    }
  });

  it('ends by the leader’s signed yes to the log as it is, and by nobody else’s', async () => {
    const { leader } = attack.world.people;
    const visitor = await attack.visitor('leader');
    const page = await visitor.get('/safe-mode');
    const fields = {
      alarm: hiddenField(page.body, 'alarm'),
      seq: hiddenField(page.body, 'seq'),
      hash: hiddenField(page.body, 'hash'),
      password: leader.password,
    };
    expect((await (await attack.visitor('joke')).post('/safe-mode', fields)).status).toBe(404);
    expect((await visitor.post('/safe-mode', { ...fields, password: 'dit is het verkeerde wachtwoord' })).status).toBe(
      422,
    );
    expect((await visitor.post('/safe-mode', { ...fields, hash: '0'.repeat(64) })).status).toBe(422);
    await look();
    expect(log.alarm).not.toBeNull();
    const yes = await visitor.post('/safe-mode', fields);
    expect([yes.status, yes.location]).toEqual([303, '/safe-mode?decided=1']);
    await look();
    expect(log.alarm).toBeNull();
    expect(await one(attack.admin, "select count(*)::int from naast.audit_entry where action like 'log.safe-%'")).toBe(
      2,
    );
    await look();
    expect(log.alarm).toBeNull();
  });
});

describe('S5 the same where the project leader is gone', () => {
  it('is ended by two recovery sheets: they make a new leader, who signs in and says yes', async () => {
    await attack.admin.query(reword('grant.made', 'grant.ended'));
    await look();
    expect(log.alarm).toMatchObject({ cause: 'reworded' });
    const nobody = await attack.visitor('nobody');
    const [sheet = '', , other = ''] = attack.world.sheets;
    const password = 'de rivier stroomt langs zeven molens';
    const recover = async (sheets: { first: string; second: string }) => {
      const ticket = hiddenField((await nobody.get('/recovery')).body, 'ticket');
      const totpSecret = readJoinTicket(attack.world.installation, ticket)?.secret ?? Buffer.alloc(20);
      const who = { name: 'Olga Proef', login: 'olga', password, again: password };
      const answer = await nobody.post('/recovery', { ...sheets, ...who, ticket, code: totpCode(totpSecret) });
      return { status: answer.status, totpSecret };
    };
    expect((await recover({ first: sheet, second: sheet })).status).toBe(422);
    const { status, totpSecret } = await recover({ first: other, second: sheet });
    expect(status).toBe(200);
    const id = await one<string>(attack.admin, "select id from naast.person where login_name = 'olga'");
    await attack.admin.query('update naast.authenticator set last_step = 0 where person_id = $1', [id]);
    const olga = { ...attack.world.people.leader, id, loginName: 'olga', password, totpSecret };
    const visitor = new AttackVisitor(attack.staff[0], origins.staff, await attack.world.signedIn(olga));
    expect((await visitor.get('/figures/csv')).status).toBe(409);
    const { body } = await visitor.get('/safe-mode');
    const [alarm, seq, hash] = ['alarm', 'seq', 'hash'].map((name) => hiddenField(body, name));
    const yes = await visitor.post('/safe-mode', { alarm: alarm ?? '', seq: seq ?? '', hash: hash ?? '', password });
    expect([yes.status, yes.location]).toEqual([303, '/safe-mode?decided=1']);
    await look();
    expect(log.alarm).toBeNull();
    expect((await visitor.get('/figures/csv')).status).toBe(200);
    expect(attack.failures).toEqual([]);
  });
});
