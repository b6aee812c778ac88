import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesToRotate, rotateCases } from '#app/platform/access/rotation/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { staffForms, type ValidForm } from '../../../test/support/attack-forms.ts';
import { freshVolunteer } from '../../../test/support/attack-fresh.ts';
import { addressesOf, kindOfRoute } from '../../../test/support/attack-objects.ts';
import { type AttackWorld, attackWorld } from '../../../test/support/attack-world.ts';

let attack: AttackWorld;
let gone: string;
beforeAll(async () => {
  attack = await attackWorld();
  gone = await freshVolunteer(attack);
  await attack.world.as(attack.world.people.joke, (visit) => endAccess(visit, gone, 'left'));
});
afterAll(() => attack?.close());

/** The case of an address is due for a new key, as if somebody had left who held it. */
async function makeDue(path: string): Promise<string> {
  const reference = /\/clients\/([0-9A-Z]{8})/.exec(path)?.[1] ?? '';
  const { rowCount } = await attack.admin.query(
    `insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at,
       reason, granter, granter_certificate, signature, ended_at, ended_by, end_reason)
     select gen_random_uuid(), f.id, 'core', f.epoch, 'person', $2, 1, now(), now(), 'volunteer-match', g.granter,
       g.granter_certificate, '\\x00', now(), g.granter, 'left'
     from naast.case_file f join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.holder_kind = 'team'
       and g.ended_at is null where f.reference = $1`,
    [reference, gone],
  );
  expect(rowCount).toBe(1);
  return reference;
}

/** And gets it. */
async function rotateCaseOf(path: string): Promise<void> {
  const reference = await makeDue(path);
  const { joke } = attack.world.people;
  for (let rotated = 1; rotated > 0; ) rotated = await attack.world.as(joke, (visit) => rotateCases(visit, 200));
  const { rows } = await attack.admin.query('select epoch from naast.case_file where reference = $1', [reference]);
  expect(rows[0].epoch).toBeGreaterThan(1);
}

const send = async (form: ValidForm) => {
  const visitor = await attack.visitor(form.who);
  return form.file ? visitor.upload(form.path, form.fields, form.file) : visitor.post(form.path, form.fields);
};

describe('a case whose key turned while its pages were open', () => {
  it('T98 shows every page as before', async () => {
    const pages = attack.routes
      .filter(({ method, path }) => method === 'GET' && kindOfRoute(path) === 'case')
      .map(({ path }) => addressesOf(attack, path)[0]?.path ?? '');
    const statuses = async () => {
      const seen: [string, number][] = [];
      for (const path of pages) seen.push([path, (await (await attack.visitor('joke')).get(path)).status]);
      return seen;
    };
    const before = await statuses();
    expect(before.filter(([, status]) => status === 200).length).toBeGreaterThan(20);
    await rotateCaseOf(`/clients/${attack.cases.own.reference}`);
    expect(await statuses()).toEqual(before);
  });

  it.each(
    Object.keys(staffForms).filter(
      // Those about a list that does not open are of a case that is shut, and alarmed.
      (route) => route.startsWith('POST /clients/:reference/') && !/\/(glass|list)(\/|$)/.test(route),
    ),
  )('T98 takes %s, and shows what became of it', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    await rotateCaseOf(form.path);
    const answer = await send(form);
    expect([200, 204, 303]).toContain(answer.status);
    const at = /^\/clients\/[0-9A-Z]{8}/.exec(form.path)?.[0] ?? '';
    const visitor = await attack.visitor('joke');
    for (const page of [at, answer.location ?? at])
      expect([page, (await visitor.get(page)).status]).toEqual([page, 200]);
    const alarms = await attack.admin.query("select body from naast.audit_entry where action like 'alarm.%'");
    expect(alarms.rows).toEqual([]);
  });

  it('T98 waits while the leader has it open in an emergency, and turns when that has ended', async () => {
    const { joke } = attack.world.people;
    const form = await staffForms['POST /clients/:reference/glass/:glass/seen']?.(attack);
    if (!form) throw new Error('No form.');
    await makeDue(form.path);
    expect(await attack.world.as(joke, casesToRotate)).toEqual({ ready: 0, waiting: 1 });
    expect(await attack.world.as(joke, (visit) => rotateCases(visit, 10))).toBe(0);
    await attack.admin.query(
      "update naast.case_grant set until_at = now() where holder_kind = 'overseer' and ended_at is null",
    );
    expect(await attack.world.as(joke, (visit) => rotateCases(visit, 10))).toBe(1);
  });
});
