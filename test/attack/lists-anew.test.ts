import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { newId, randomBytes } from '#app/platform/vault/index.ts';
import { readOnlyRecord } from '#app/service/cases/index.ts';
import { writeNextVersion } from '#app/service/cases/records/record-writing.ts';
import { fromPage } from '../support/attack-form.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';

/** A list that does not open is made anew by two who sign; and nobody who writes in the database hides a rollback with that. */
let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());
afterEach(async () => {
  await attack.admin.query('delete from naast.throttle');
  expect(attack.failures.splice(0)).toEqual([]);
});

type Who = Exclude<Someone, 'nobody'>;
type Part = 'core' | 'safety';
const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const idOf = async (reference: string): Promise<string> =>
  (await rows('select id from naast.case_file where reference = $1', [reference]))[0].id;
const page = async (who: Who, path: string) => (await attack.visitor(who)).get(path);
const takeListAway = async (caseId: string, part: Part) =>
  rows('delete from naast.case_list where case_id = $1 and compartment = $2', [caseId, part]);
const hasList = async (caseId: string, part: Part) =>
  (await rows('select 1 from naast.case_list where case_id = $1 and compartment = $2', [caseId, part])).length === 1;
const alarms = async (caseId: string): Promise<{ action: string; object?: string; reason?: string }[]> =>
  (
    await rows("select body from naast.audit_entry where case_id = $1 and action like 'alarm.%' order by seq", [caseId])
  ).map(({ body }) => JSON.parse(body));

async function press(who: Who, at: string, action: string): Promise<number> {
  const form = await fromPage(attack, who, at, action);
  return (await (await attack.visitor(who)).post(form.path, form.fields)).status;
}
const ask = (reference: string) => press('joke', `/clients/${reference}/list`, `/clients/${reference}/list/asking`);
const sayYes = () => press('leader', '/lists', '/lists');
const make = async (reference: string, part: Part) =>
  (
    await (
      await attack.visitor('joke')
    ).post(`/clients/${reference}/list`, {
      compartment: part,
      password: attack.person('joke').password,
    })
  ).status;
/** A page without what is new in each answer. */
const plain = (body: string) => body.replaceAll(/value="[^"]{20,}"|nonce="[^"]*"/g, '');
/** What the page of the list says: parts that are there, unlike the audit log, and missing. */
const counted = (body: string) => [...body.matchAll(/<dd>(\d+)<\/dd>/g)].map((match) => Number(match[1]));

/** A client whose telephone number was replaced, and who has a report. */
async function begin(): Promise<{ reference: string; caseId: string; note: string }> {
  const reference = await freshCase(attack);
  const contact = (value: string) => ({ ways: [{ kind: 'telephone' as const, value }], staysAt: null });
  await attack.world.as(attack.world.people.joke, async (visit) => {
    const safety = await openCase(visit, reference, 'safety', 'case.write-safety');
    const record = safety && (await readOnlyRecord(safety, 'contact'));
    if (!safety || !record) throw new Error('No contact.');
    await writeNextVersion(safety, { id: record.id, seen: 1, kind: 'contact', content: contact('06 99 88 77 66') });
  });
  const form = await fromPage(attack, 'bram', `/clients/${reference}/notes/new`, `/clients/${reference}/notes`, {
    said: 'Zonnebloem aan de dijk',
    way: 'visit',
    happenedOn: '2026-01-02',
  });
  expect((await (await attack.visitor('bram')).post(form.path, form.fields)).status).toBe(303);
  const caseId = await idOf(reference);
  const [note] = await rows("select id from naast.case_record where case_id = $1 and kind = 'note'", [caseId]);
  return { reference, caseId, note: note.id };
}

/** The replaced number comes back, and the list that would tell is gone. */
async function rollBack(caseId: string): Promise<void> {
  await rows(
    "delete from naast.case_record where case_id = $1 and kind = 'contact' and version = 2 and replaced_at is null",
    [caseId],
  );
  await rows(
    "update naast.case_record set replaced_at = null where case_id = $1 and kind = 'contact' and version = 1",
    [caseId],
  );
  await takeListAway(caseId, 'safety');
}

describe('S6 a list that does not open', () => {
  it('S6 is told to whoever holds the case, and is made by two at the word of a coordinator of the region, with everything as it was', async () => {
    const { reference, caseId, volunteer } = attack.cases.own;
    const before = await page('bram', `/clients/${reference}`);
    await takeListAway(caseId, 'core');
    const told = await page('joke', `/clients/${reference}`);
    expect([told.status, told.body.includes(`href="/clients/${reference}/list"`)]).toEqual([409, true]);
    // Her own volunteer is told whom to ask, and is given no way to the list.
    const held = await page('bram', `/clients/${reference}`);
    expect([held.status, held.body.includes('Bel je coördinator'), held.body.includes(reference)]).toEqual([
      409,
      true,
      false,
    ]);
    const nowhere = async (who: Who) => (await page(who, '/clients/ZZZZZZZZ')).body;
    for (const who of ['noor', 'lies', 'leader', 'ada', 'intake'] as const) {
      const missing = await page(who, `/clients/${reference}`);
      expect([missing.status, who]).toEqual([404, who]);
      expect(plain(missing.body)).toBe(plain(await nowhere(who)));
    }
    for (const who of ['bram', 'lies', 'leader'] as const)
      expect([(await page(who, `/clients/${reference}/list`)).status, who]).toEqual([404, who]);
    const [there = 0, unlike, missing] = counted((await page('joke', `/clients/${reference}/list`)).body);
    // Something of every kind: letter, papers, bundle, procedure, limit, task, referral, reports.
    expect(there).toBeGreaterThan(10);
    expect([unlike, missing]).toEqual([0, 0]);
    expect(await make(reference, 'core')).toBe(409);
    expect(await ask(reference)).toBe(303);
    expect(await make(reference, 'core')).toBe(409);
    expect((await page('leader', '/')).body).toContain('href="/lists"');
    expect(await sayYes()).toBe(303);
    expect(await make(reference, 'core')).toBe(303);
    const after = await page('bram', `/clients/${reference}`);
    expect([after.status, after.body.includes('Niet getoond')]).toEqual([200, false]);
    expect(after.body.length).toBeGreaterThan(before.body.length - 500);
    expect((await page('leader', '/')).body).not.toContain('href="/lists"');
    const entries = await alarms(caseId);
    expect(entries.filter(({ action }) => action === 'alarm.list-renewed')).toHaveLength(1);
    expect(entries.filter(({ object }) => object !== undefined && object !== 'case-list')).toEqual([]);
    expect((await page('ada', '/access-book?kind=alarms')).body).toContain('maakte de lijst van een dossier opnieuw');
    expect(volunteer.loginName).toBe('bram');
  });

  it('S6 hides no rollback: an old telephone number stays withheld, named and alarmed, and the leader was told before', async () => {
    const { reference, caseId } = await begin();
    const asked = { reason: 'client-asked' };
    const number = await (await attack.visitor('bram')).post(`/clients/${reference}/contact/call`, asked);
    expect(number.body).toContain('06 99 88 77 66');
    await rollBack(caseId);
    expect((await page('joke', `/clients/${reference}/contact`)).status).toBe(409);
    expect(counted((await page('joke', `/clients/${reference}/list`)).body).slice(1)).toEqual([1, 0]);
    expect(await ask(reference)).toBe(303);
    expect((await page('leader', '/lists')).body).toContain('Hier is iets veranderd dat het logboek niet kent');
    expect(await sayYes()).toBe(303);
    expect(await make(reference, 'safety')).toBe(303);
    const shown = await page('bram', `/clients/${reference}/contact`);
    expect([shown.status, shown.body.includes('Niet getoond'), shown.body.includes('06 1234 5678')]).toEqual([
      200,
      true,
      false,
    ]);
    expect(await alarms(caseId)).toContainEqual(
      expect.objectContaining({ action: 'alarm.sealed', object: 'case-record', reason: 'planted' }),
    );
  });

  it('S6 misses a report that was deleted with it', async () => {
    const { reference, caseId, note } = await begin();
    await rows('delete from naast.case_record where id = $1', [note]);
    await takeListAway(caseId, 'core');
    expect(counted((await page('joke', `/clients/${reference}/list`)).body).slice(1)).toEqual([0, 1]);
    expect([await ask(reference), await sayYes(), await make(reference, 'core')]).toEqual([303, 303, 303]);
    expect((await page('joke', `/clients/${reference}`)).body).toContain('Niet getoond');
    expect(await alarms(caseId)).toContainEqual(
      expect.objectContaining({ action: 'alarm.sealed', objectId: note, reason: 'missing' }),
    );
  });

  it('S6 is not made of rows that were changed after the leader’s yes', async () => {
    const { reference, caseId } = await begin();
    await takeListAway(caseId, 'safety');
    expect([await ask(reference), await sayYes()]).toEqual([303, 303]);
    await rollBack(caseId);
    expect(await make(reference, 'safety')).toBe(409);
    expect(await hasList(caseId, 'safety')).toBe(false);
    expect((await page('bram', `/clients/${reference}/contact`)).status).toBe(409);
  });

  it('S6 is not made by a yes that nobody signed who may, written into the database', async () => {
    const { reference, caseId } = await begin();
    await takeListAway(caseId, 'safety');
    expect(await ask(reference)).toBe(303);
    const [asked] = await rows("select * from naast.signed_statement where kind = 'case-list.asked' and subject = $1", [
      `${caseId}.safety`,
    ]);
    const [leader] = await rows('select id from naast.certificate where subject = $1', [attack.person('leader').id]);
    const forged = [
      // The coordinator's own signature under another kind, and a leader's name under no signature.
      { signer: asked.signer, certificate: asked.certificate_id, signature: asked.signature },
      { signer: attack.person('leader').id, certificate: leader.id, signature: randomBytes(64) },
    ];
    for (const [at, { signer, certificate, signature }] of forged.entries())
      await rows(
        `insert into naast.signed_statement (id, kind, subject, number, content, signed_by, signer, certificate_id, signed_at, signature)
          values ($1, 'case-list.renewed', $2, $3, $4, 'person', $5, $6, $7, $8)`,
        [
          newId(),
          asked.subject,
          Number(asked.number) + 1000 + at,
          asked.content,
          signer,
          certificate,
          asked.signed_at,
          signature,
        ],
      );
    expect(await make(reference, 'safety')).toBe(409);
    expect(await hasList(caseId, 'safety')).toBe(false);
    expect((await page('leader', '/lists')).body).toContain('name="subject"');
  });

  it('S6 is said yes to one by one where several wait, each form with fields of its own', async () => {
    const ids = (body: string) => [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
    const twice = (body: string) => ids(body).filter((id, at, all) => all.indexOf(id) !== at);
    const { reference, caseId } = await begin();
    for (const part of ['core', 'safety'] as const) await takeListAway(caseId, part);
    const shut = (await page('joke', `/clients/${reference}/list`)).body;
    expect([shut.split('type="password"').length - 1, twice(shut)]).toEqual([2, []]);
    const other = await begin();
    await takeListAway(other.caseId, 'core');
    expect([await ask(reference), await ask(other.reference)]).toEqual([303, 303]);
    const waiting = (await page('leader', '/lists')).body;
    expect(waiting.split('name="subject"').length).toBeGreaterThan(2);
    expect(twice(waiting)).toEqual([]);
    const left = async () => (await page('leader', '/lists')).body.split('name="subject"').length - 1;
    for (let more = await left(); more > 0; more -= 1) {
      expect(await sayYes()).toBe(303);
      expect(await left()).toBe(more - 1);
    }
  });
});
