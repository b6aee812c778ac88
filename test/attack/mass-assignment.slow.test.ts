import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { publicForms, staffForms } from '../support/attack-forms.ts';
import type { Fields } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** What somebody would add who hopes that a form is poured into a row. */
function extras(): Fields {
  const { regions, people } = attack.world;
  return {
    role: 'project-leader',
    'roles[]': 'project-leader',
    region_id: regions.groningen,
    regionId: regions.groningen,
    assigned: people.bram.id,
    granter: people.leader.id,
    holder_id: people.bram.id,
    status: 'active',
    case_id: attack.cases.other.caseId,
    caseId: attack.cases.other.caseId,
    compartment: 'safety',
    epoch: '99',
    author: people.leader.id,
    taken_by: people.bram.id,
    team_id: attack.world.teams.groningen,
    version: '1',
    sealed: 'x',
    __proto__x: 'x',
    'constructor[prototype][reach]': 'all',
    toString: 'x',
    until_at: '2099-01-01',
  };
}
/** What is added to one form: some names each, in turn, so that every name is tried on several forms. */
function addedTo(turn: number, fields: Fields, signedIn: boolean): [string, string][] {
  const all = Object.entries(extras()) as [string, string][];
  const some = Array.from({ length: 6 }, (_, step) => all[(turn * 6 + step) % all.length] as [string, string]);
  // A field that the form has, a second time: the first or the last of two must not win in silence.
  const twice = [...Object.keys(fields).slice(0, 3), ...(signedIn ? ['_csrf'] : [])].filter(
    (name) => name in fields || name === '_csrf',
  );
  return [...some, ['__proto__', 'x'], ['constructor', 'x'], ...twice.map((name): [string, string] => [name, newId()])];
}

describe('every form, with more in it than it has', () => {
  it.each(Object.keys(staffForms))('T4 lets nothing more through %s', async (route) => {
    const form = await staffForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    const visitor = form.who === 'nobody' ? await attack.visitor('nobody') : await attack.freshVisitor(form.who);
    const before = await fingerprint(attack.admin);
    const send = (more: [string, string][]) => {
      const fields = [...Object.entries(form.fields), ...more] as [string, string][];
      const body = form.file ? new FormData() : new URLSearchParams();
      if (visitor.cookie !== null) body.append('_csrf', visitor.token);
      for (const [name, value] of fields) for (const each of [value].flat()) body.append(name, each);
      if (form.file && body instanceof FormData)
        body.append('file', new Blob([new Uint8Array(form.file.bytes)]), form.file.name);
      return visitor.ask('POST', form.path, { body });
    };
    for (const extra of addedTo(Object.keys(staffForms).indexOf(route), form.fields, visitor.cookie !== null)) {
      // What is only marked as done or asked anew has no fields at all; it may let the extra lie.
      const answer = await send([extra]);
      if (answer.status < 400) expect(ignores(route), `${extra[0]}: ${answer.status}`).toBe(true);
      else expect([400, 403, 404, 409, 422], `${extra[0]}: ${answer.status}`).toContain(answer.status);
      if (ignores(route)) return;
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(({} as Record<string, unknown>).reach).toBeUndefined();
    expect(attack.failures).toEqual([]);
  });

  it.each(Object.keys(publicForms))('T4 lets nothing more through %s of the public side', async (route) => {
    const form = await publicForms[route]?.(attack);
    if (!form) throw new Error('No form.');
    const before = await fingerprint(attack.admin);
    for (const extra of [...Object.entries(extras()), ['__proto__', 'x']] as [string, string][]) {
      const body = new URLSearchParams(
        Object.entries(form.fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      );
      body.append(...extra);
      expect((await attack.publicVisitor().ask('POST', form.path, { body })).status, extra[0]).toBe(400);
    }
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
  });
});

/** Forms of one button, which look at nothing but where they were sent. */
function ignores(route: string): boolean {
  return [
    'POST /sign-out',
    'POST /set-up',
    'POST /set-up/printed',
    'POST /look-around',
    'POST /sign-in/as',
    'POST /access-book/verification',
    'POST /clients/:reference/worries/:worry',
    'POST /clients/:reference/messages/read',
    'POST /clients/:reference/contact-rule/stop',
    'POST /clients/:reference/draft/:kind/removal',
  ].includes(route);
}
