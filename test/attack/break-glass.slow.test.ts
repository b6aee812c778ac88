import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepOut } from '#app/platform/access/emergency-access/index.ts';
import { makeGrant, openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId, newKey } from '#app/platform/vault/index.ts';
import { crawl } from '../support/attack-crawl.ts';
import { changedTables, fingerprint, one } from '../support/attack-database.ts';
import { formsOf } from '../support/attack-pages.ts';
import { type Answer, type AttackVisitor, masked } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
let leader: AttackVisitor;
beforeAll(async () => {
  attack = await attackWorld();
  leader = await attack.visitor('leader');
});
afterAll(() => attack?.close());
// Each test has a day of its own, and nothing is open from before.
beforeEach(async () => {
  await attack.admin.query(
    `update naast.glass_break b set day = date '2000-01-01' + n.place from (
       select id, row_number() over (order by broken_at, id)::int as place from naast.glass_break) n where n.id = b.id`,
  );
  await attack.admin.query(
    "update naast.case_grant set ended_at = now(), ended_by = granter, key_sealed = null where holder_kind = 'overseer' and ended_at is null",
  );
  await attack.admin.query('delete from naast.throttle');
});

const ordinary = (change: Record<string, string | string[]> = {}) => ({
  reference: attack.cases.own.reference,
  reason: 'danger',
  why: 'Zij belde en hing op.',
  password: attack.world.people.leader.password,
  ...change,
});
const press = (change: Record<string, string | string[]> = {}, by = leader): Promise<Answer> =>
  by.post('/break-glass', ordinary(change));
const grants = () =>
  one<number>(
    attack.admin,
    "select count(*)::int from naast.case_grant where holder_kind = 'overseer' and ended_at is null",
  );
const bookSince = async (seq: string) =>
  (
    await attack.admin.query<{ action: string }>('select action from naast.audit_entry where seq > $1 order by seq', [
      seq,
    ])
  ).rows.map(({ action }) => action);
const lastEntry = () => one<string>(attack.admin, 'select max(seq) from naast.audit_entry');

describe('breaking the glass', () => {
  it('T10 is refused without her password, with another one, without a reason and without a word why, and nothing is opened', async () => {
    const before = await fingerprint(attack.admin);
    for (const change of [
      { password: '' },
      { password: 'een heel ander wachtwoord' },
      { reason: '' },
      { reason: 'curious' },
      { why: ' ' },
    ]) {
      const answer = await press(change);
      expect([JSON.stringify(change), answer.status]).toEqual([JSON.stringify(change), 422]);
      // What the leader typed is still there, but for the password.
      expect(answer.body).toContain(attack.cases.own.reference);
      expect(answer.body).not.toContain(attack.world.people.leader.password.slice(6));
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect((await leader.get(`/clients/${attack.cases.own.reference}`)).status).toBe(404);
  });

  it('T10 opens one file in one request: a second number is refused with the whole form', async () => {
    const { own, same } = attack.cases;
    for (const reference of [
      [own.reference, same.reference],
      `${own.reference},${same.reference}`,
      `${own.reference} ${same.reference}`,
    ]) {
      const answer = await press({ reference });
      expect([400, 422]).toContain(answer.status);
    }
    expect(await grants()).toBe(0);
  });

  it('T10 has the entries and the notice committed before a word of the content is sent', async () => {
    const { own } = attack.cases;
    const from = await lastEntry();
    const typed = `${own.reference.slice(0, 4)}-${own.reference.slice(4)}`.toLowerCase();
    const answer = await press({ reference: typed, why: 'Kanariewaarom' });
    expect([answer.status, answer.location, answer.body]).toEqual([303, `/clients/${own.reference}`, '']);
    expect(await bookSince(from)).toEqual(['step-up.done', 'glass.broken', 'grant.made', 'record.written']);
    // Not yet read by the leader, and already told: on the first page of each coordinator of the region, and of no
    // other.
    for (const who of ['joke', 'karel'] as const) {
      const start = (await (await attack.visitor(who)).get('/')).body;
      expect(start).toContain(`Petra Leenders opende ${typed.toUpperCase()} in nood`);
    }
    for (const who of ['lies', 'intake', 'ada', 'noor'] as const)
      expect((await (await attack.visitor(who)).get('/')).body).not.toContain(typed.toUpperCase());
    const page = await leader.get(`/clients/${own.reference}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain(own.canaries.find((word) => word.includes('ownname')));
    expect(page.body).toContain('Schrijven kan niet');
    expect(await bookSince(from)).toContain('case.read');
    const told = (await (await attack.visitor('joke')).get(`/clients/${own.reference}`)).body;
    expect(told).toContain('Kanariewaarom');
    expect((await (await attack.visitor('bram')).get(`/clients/${own.reference}`)).body).not.toContain('Kanariewaarom');
    expect((await (await attack.visitor('ada')).get('/')).body).toContain('/access-book?show=glass');
  });

  it('T10 shows address and telephone only where she asked for them, and lets her write nothing', async () => {
    const { own } = attack.cases;
    const at = `/clients/${own.reference}`;
    await press();
    expect((await leader.get(`${at}/contact`)).status).toBe(404);
    for (const path of ['notes', 'closure', 'kept-out', 'volunteer', 'details'])
      expect([path, (await leader.post(`${at}/${path}`, { said: 'x', _key: newId() })).status]).toEqual([path, 404]);
    expect((await leader.get(`${at}/accesses`)).status).toBe(404);
    await press({ withSafety: 'yes' });
    expect((await leader.get(`${at}/contact`)).body).toContain(own.canaries.find((word) => word.includes('ownstays')));
  });

  it('T10 offers her no form and no way that would be refused: every page of the case is one to read', async () => {
    const at = `/clients/${attack.cases.own.reference}`;
    await press({ withSafety: 'yes' });
    const pages = await crawl(leader, [at]);
    const ofCase = [...pages].filter(([path]) => path.startsWith(at));
    expect(ofCase.length).toBeGreaterThan(8);
    expect(ofCase.filter(([, { status }]) => status >= 400).map(([path]) => path)).toEqual([]);
    const forms = ofCase
      .flatMap(([, { body }]) => formsOf(body))
      .filter(({ method }) => method === 'POST')
      .map(({ action }) => action);
    // Looking something up in the papers, asking for a number, and taking out a file write nothing.
    const reads = /\/(dossier\/search|contact\/call|original|originals\/\d+)$/;
    expect(forms.filter((action) => action.startsWith(at) && !reads.test(action))).toEqual([]);
  });

  it('T10 is refused a sixth time on one day, also when two come at the same moment', async () => {
    for (let time = 1; time <= 4; time += 1) expect((await press()).status).toBe(303);
    const both = await Promise.all([press(), press({}, await attack.visitor('leader', 1))]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 429]);
    const before = await fingerprint(attack.admin);
    const sixth = await press({ reference: attack.cases.other.reference });
    expect(sixth.status).toBe(429);
    expect(sixth.body).toContain('vandaag vijf keer gebruikt');
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect((await leader.get('/break-glass')).body).toContain('Vandaag kan het niet meer');
    // Nor by a statement in the database.
    await expect(
      attack.world.as(attack.world.people.leader, (visit) => rowBy(visit, attack.cases.other.caseId, 6)),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      attack.world.as(attack.world.people.leader, (visit) => rowBy(visit, attack.cases.other.caseId, 5)),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(
      attack.world.as(attack.world.people.leader, (visit) =>
        rowBy(visit, attack.cases.other.caseId, 1, "date '2030-01-01'"),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('T10 answers the same for a number that is not there and for a case that she is kept out of', async () => {
    const { own, other } = attack.cases;
    const { lies, leader: petra } = attack.world.people;
    await attack.world.as(lies, async (visit) => {
      const open = await openCase(visit, other.reference, 'core', 'case.keep-out');
      if (open) await keepOut(open, { personId: petra.id, reason: 'client-asks', why: null });
    });
    const shut = await press({ reference: other.reference });
    const missing = await press({ reference: '0A0A0A0A' });
    const odd = await press({ reference: "' or 1=1 --" });
    expect([shut.status, missing.status, odd.status]).toEqual([422, 422, 422]);
    expect(masked(shut.body).replaceAll(other.reference, '*')).toBe(masked(missing.body).replaceAll('0A0A0A0A', '*'));
    expect(await grants()).toBe(0);
    // T11: a block that comes while the glass is broken shuts it.
    await press();
    expect((await leader.get(`/clients/${own.reference}`)).status).toBe(200);
    await attack.world.as(attack.world.people.joke, async (visit) => {
      const open = await openCase(visit, own.reference, 'core', 'case.keep-out');
      if (open) await keepOut(open, { personId: petra.id, reason: 'client-asks', why: null });
    });
    expect((await leader.get(`/clients/${own.reference}`)).status).toBe(404);
    await attack.admin.query(
      'update naast.case_block set ended_at = now(), ended_by = made_by where person_id = $1 and ended_at is null',
      [petra.id],
    );
  });

  it('T10 is nobody else’s: not a coordinator’s, an auditor’s or a volunteer’s, nor a leader’s who holds no oversight key', async () => {
    for (const who of ['joke', 'karel', 'bram', 'ada', 'intake', 'awaiting'] as const) {
      const visitor = await attack.visitor(who);
      const answers = [
        await visitor.get('/break-glass'),
        await press({ password: attack.person(who).password }, visitor),
      ];
      expect([who, ...answers.map(({ status }) => status)]).toEqual([who, 404, 404]);
    }
    const member = 'update naast.team_member set ended_at = $3 where team_id = $1 and person_id = $2';
    const { leader: petra } = attack.world.people;
    await attack.admin.query(member, [attack.world.teams.oversight, petra.id, new Date()]);
    const answer = await press();
    await attack.admin.query(member, [attack.world.teams.oversight, petra.id, null]);
    expect(answer.status).toBe(422);
    expect(await grants()).toBe(0);
  });

  it('T10 ends after its hour, and at once when she closes it herself', async () => {
    const at = `/clients/${attack.cases.own.reference}`;
    await press({ withSafety: 'yes' });
    const until = await one<boolean>(
      attack.admin,
      "select bool_and(until_at <= from_at + interval '1 hour') from naast.case_grant where holder_kind = 'overseer' and ended_at is null",
    );
    expect(until).toBe(true);
    const [form] = formsOf((await leader.get('/break-glass')).body).filter(({ action }) => action.endsWith('/ending'));
    expect((await leader.post(form?.action ?? '')).status).toBe(303);
    expect(await grants()).toBe(0);
    expect([(await leader.get(at)).status, (await leader.get(`${at}/contact`)).status]).toEqual([404, 404]);
    await press();
    await attack.admin.query(
      "update naast.case_grant set until_at = clock_timestamp() where holder_kind = 'overseer' and ended_at is null",
    );
    expect((await leader.get(at)).status).toBe(404);
  });
});

describe('the wall behind it', () => {
  it('T16 wakes no wrap without broken glass, and makes no grant but the one of this act', async () => {
    const { own, same } = attack.cases;
    const { leader: petra, joke } = attack.world.people;
    const wraps = (visit: Visit, caseId: string) =>
      visit.db.selectFrom('oversight_wrap').select('case_id').where('case_id', '=', caseId).execute();
    for (const person of [petra, joke])
      expect(await attack.world.as(person, (visit) => wraps(visit, own.caseId))).toEqual([]);
    await press();
    expect(await attack.world.as(petra, (visit) => wraps(visit, own.caseId))).toEqual([]);
    const made = (visit: Visit, caseId: string, minutes: number) =>
      makeGrant(visit, {
        caseId,
        compartment: 'core',
        epoch: 1,
        key: newKey(),
        holder: { kind: 'overseer', id: visit.person.id },
        until: new Date(Date.now() + minutes * 60_000),
        reason: 'break-glass',
      });
    for (const [caseId, minutes] of [
      [own.caseId, 30],
      [same.caseId, 30],
    ] as const)
      await expect(
        attack.world.as(petra, (visit) => made(visit, caseId, minutes)),
        caseId,
      ).rejects.toMatchObject({ code: '42501' });
    await expect(
      attack.world.as(petra, async (visit) => {
        await rowBy(visit, own.caseId, 3);
        expect((await wraps(visit, own.caseId)).length).toBeGreaterThan(0);
        expect(await wraps(visit, same.caseId)).toEqual([]);
        await made(visit, own.caseId, 90);
      }),
    ).rejects.toMatchObject({ code: '42501' });
    // A coordinator gives no emergency access to themselves.
    expect(await attack.world.as(joke, (visit) => made(visit, own.caseId, 30))).toEqual({
      ok: false,
      reason: 'no-certificate',
    });
  });

  it('T88 opens nothing from a grant that somebody lengthened in the database, and rings', async () => {
    const from = await lastEntry();
    await press();
    await attack.admin.query(
      "update naast.case_grant set until_at = until_at + interval '9 hours' where holder_kind = 'overseer' and ended_at is null",
    );
    expect((await leader.get(`/clients/${attack.cases.own.reference}`)).status).toBe(404);
    expect(await bookSince(from)).toContain('alarm.grant');
  });

  it('T88 opens nothing from a wrap that was moved from another case or made by nobody who may, and rings', async () => {
    const { own, same } = attack.cases;
    const row = "select * from naast.oversight_wrap where case_id = $1 and compartment = 'core'";
    const {
      rows: [mine],
    } = await attack.admin.query(row, [own.caseId]);
    const {
      rows: [theirs],
    } = await attack.admin.query(row, [same.caseId]);
    const put = (values: { key_sealed: Buffer; signature: Buffer; granter: string }) =>
      attack.admin.query(
        "update naast.oversight_wrap set key_sealed = $2, signature = $3, granter = $4 where case_id = $1 and compartment = 'core'",
        [own.caseId, values.key_sealed, values.signature, values.granter],
      );
    for (const planted of [
      { ...theirs },
      { ...mine, signature: Buffer.alloc(64, 1) },
      { ...mine, granter: attack.world.people.bram.id },
    ]) {
      const from = await lastEntry();
      await put(planted);
      const answer = await press();
      await put(mine);
      expect(answer.status).toBe(404);
      expect(await bookSince(from)).toContain('alarm.sealed');
      expect(await grants()).toBe(0);
    }
    expect((await press()).status).toBe(303);
  });
});

describe('what a coordinator and a client see of it', () => {
  it('stays on the first page until a coordinator has seen it; the leader cannot put it away herself', async () => {
    const { own } = attack.cases;
    await press();
    const joke = await attack.visitor('joke');
    const forms = formsOf((await joke.get(`/clients/${own.reference}`)).body).filter(({ action }) =>
      action.endsWith('/seen'),
    );
    expect(forms.length).toBeGreaterThan(0);
    for (const { action } of forms) {
      expect((await leader.post(action)).status).toBe(404);
      expect((await (await attack.visitor('lies')).post(action)).status).toBe(404);
      expect((await (await attack.visitor('bram')).post(action)).status).toBe(404);
      expect((await joke.post(action)).location).toBe(`/clients/${own.reference}/accesses`);
      expect((await joke.post(action)).status).toBe(404);
    }
    expect((await (await attack.visitor('karel')).get(`/clients/${own.reference}`)).body).not.toContain(
      'opende dit dossier in nood, op',
    );
  });

  it('stands on the paper of who looked into a file, which has no name of the client and opens for her coordinators only', async () => {
    const { own } = attack.cases;
    const at = `/clients/${own.reference}/accesses`;
    await press();
    await leader.get(`/clients/${own.reference}`);
    const paper = (await (await attack.visitor('joke')).get(at)).body;
    expect(paper).toContain('gebruikte de noodtoegang tot een dossier');
    expect(paper).toContain('Petra Leenders');
    expect(paper).toContain('Bram Postma');
    expect(paper).toContain('data-print');
    // The head of a client's page is for the screen.
    const printed = paper.replace(/<section class="client-head off-paper".*?<\/section>/s, '');
    expect(printed).not.toBe(paper);
    for (const word of own.canaries) expect(printed).not.toContain(word);
    for (const who of ['bram', 'lies', 'ada', 'intake'] as const)
      expect((await (await attack.visitor(who)).get(at)).status, who).toBe(404);
    const { lies } = attack.world.people;
    const other = await attack.world.as(lies, (visit) =>
      sql`select * from naast.book_of_case(${own.caseId}, null, 500)`.execute(visit.db),
    );
    expect(other.rows).toEqual([]);
  });

  it('reads what was meant for the coordinator too: in an emergency that is what she must know', async () => {
    const { own } = attack.cases;
    const bram = await attack.visitor('bram');
    await bram.post(`/clients/${own.reference}/notes`, {
      _key: newId(),
      said: 'Kanariealleencoordinator',
      way: 'visit',
      happenedOn: '01-01-2026',
      forCoordinator: 'yes',
    });
    await press();
    expect((await leader.get(`/clients/${own.reference}`)).body).toContain('Kanariealleencoordinator');
  });
});

/** A row of emergency access, written past the program. */
function rowBy(visit: Visit, caseId: string, number: number, day = "(now() at time zone 'Europe/Amsterdam')::date") {
  return sql`insert into naast.glass_break (id, case_id, person_id, day, number, reason)
    values (${newId()}, ${caseId}, ${visit.person.id}, ${sql.raw(day)}, ${number}, 'danger')`.execute(visit.db);
}
