import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { makeNewLeader, sharesNow } from '#app/platform/access/rotation/index.ts';
import { CHEAP_PASSWORD_COST } from '#app/platform/vault/index.ts';
import { staffForms } from '../../../test/support/attack-forms.ts';
import { formTo } from '../../../test/support/attack-pages.ts';
import type { AttackVisitor } from '../../../test/support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../../../test/support/attack-world.ts';
import { keysNow } from './keys.store.ts';

let attack: AttackWorld;
let leader: AttackVisitor;
beforeAll(async () => {
  attack = await attackWorld();
  leader = await attack.visitor('leader');
});
afterAll(() => attack?.close());

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;

/** The ceremony with these two shares; gives the page. */
async function ceremony(route: 'POST /keys/sheets' | 'POST /keys/recovery', first: string, second: string) {
  const form = await staffForms[route]?.(attack);
  if (!form) throw new Error('No form.');
  return leader.post(form.path, { ...form.fields, first, second });
}

/** The shares on a page, each as somebody would type it. */
function sheetsOn(body: string): string[] {
  const lines = [...body.matchAll(/<li class="code-text"><bdi dir="ltr">([^<]+)</g)].map(([, line]) => line ?? '');
  expect(lines).toHaveLength(15);
  return [0, 1, 2].map((at) => lines.slice(at * 5, at * 5 + 5).join('\n'));
}

const isReminded = async () => ({
  keys: (await leader.get('/keys')).body.includes('Er zijn nieuwe herstelbladen nodig'),
  people: (await leader.get('/people')).body.includes('Sleutels wachten op jou'),
  store: (await attack.world.as(attack.world.people.leader, keysNow)).keeperGone,
});

describe('a keeper of a recovery sheet leaves', () => {
  it('T96 the leader is reminded until new ones are on paper; then an old sheet opens nothing, on any page', async () => {
    const [one = '', two = '', three = ''] = attack.world.sheets;
    expect(await isReminded()).toEqual({ keys: false, people: false, store: false });
    expect((await leader.post('/keys/sheets/gone', { sheet: '4' })).status).toBe(422);
    expect((await leader.post('/keys/sheets/gone', { sheet: '3' })).location).toBe('/keys');
    expect(await isReminded()).toEqual({ keys: true, people: true, store: true });

    const shown = await ceremony('POST /keys/sheets', one, two);
    expect(shown.status).toBe(200);
    const made = sheetsOn(shown.body);
    for (const sheet of made) expect([one, two, three]).not.toContain(sheet);
    // The printer fails: the old ones count as before, and the leader is still reminded.
    expect((await ceremony('POST /keys/recovery', one, three)).location).toBe('/keys?recovered=1');
    expect((await isReminded()).keys).toBe(true);

    const confirming = (body: string) => {
      const { fields } = formTo(body, '/keys/sheets/printed');
      return { set: String(fields.set), proof: String(fields.proof), statement: String(fields.statement) };
    };
    const confirm = confirming(shown.body);
    // Made too, and left open in a tab beside it.
    const beside = confirming((await ceremony('POST /keys/sheets', one, two)).body);
    for (const wrong of [
      confirm,
      { ...confirm, printed: 'yes', proof: 'x' },
      // Not the root's own word for this set: with a signature changed, or none.
      { ...confirm, printed: 'yes', statement: confirm.statement.replace(/"signature":"..../, '"signature":"0000') },
      { ...confirm, printed: 'yes', statement: '[]' },
      { ...confirm, printed: 'yes', set: 'set-00000000' },
    ])
      expect((await leader.post('/keys/sheets/printed', wrong)).status).toBe(400);
    expect((await isReminded()).keys).toBe(true);
    expect((await leader.post('/keys/sheets/printed', { ...confirm, printed: 'yes' })).location).toBe('/keys?sheets=1');
    expect(await isReminded()).toEqual({ keys: false, people: false, store: false });

    // Pressed twice it is the same; what stayed open in the other tab cannot take their place any more.
    expect((await leader.post('/keys/sheets/printed', { ...confirm, printed: 'yes' })).location).toBe('/keys?sheets=1');
    expect((await leader.post('/keys/sheets/printed', { ...beside, printed: 'yes' })).status).toBe(400);
    // Whoever is not told which shares count is not told that all do.
    await expect(
      attack.world.as(attack.world.people.bram, (visit) => sharesNow(visit.db, visit.keys.pins)),
    ).rejects.toThrow('not told');

    const [first = '', second = '', third = ''] = made;
    for (const route of ['POST /keys/recovery', 'POST /keys/sheets'] as const)
      for (const [left, right, sentence] of [
        [one, two, 'Deze bladen zijn vervangen'],
        [one, second, 'niet een van de nieuwste drie'],
        [first, three, 'niet een van de nieuwste drie'],
      ] as const) {
        const answer = await ceremony(route, left, right);
        expect([sentence, answer.status]).toEqual([sentence, 422]);
        expect(answer.body).toContain(sentence);
      }
    expect((await ceremony('POST /keys/recovery', third, first)).location).toBe('/keys?recovered=1');
    // Nothing of a share is in the audit log: the numbers of the keepers, and which set counts.
    expect(
      await rows(
        "select action, body::jsonb ->> 'reason' as reason from naast.audit_entry where action like 'recovery.%' order by seq",
      ),
    ).toEqual([
      { action: 'recovery.keeper-gone', reason: 'sheet-3' },
      { action: 'recovery.used', reason: 'sheets-1-and-2' },
      { action: 'recovery.used', reason: 'sheets-1-and-3' },
      { action: 'recovery.used', reason: 'sheets-1-and-2' },
      { action: 'recovery.sheets-renewed', reason: confirm.set },
      { action: 'recovery.used', reason: 'sheets-1-and-3' },
    ]);
    for (const sheet of made)
      for (const line of sheet.split('\n'))
        expect(await rows('select 1 from naast.audit_entry where upper(body) like $1', [`%${line}%`])).toEqual([]);
    // Nor does anybody become project leader by them.
    const { ticket } = newJoinTicket(attack.world.installation);
    const secret = readJoinTicket(attack.world.installation, ticket)?.secret ?? Buffer.alloc(20);
    const wish = { loginName: 'olga', name: 'Olga Proef', password: 'de rivier stroomt langs zeven molens', ticket };
    const olga = await makeNewLeader(attack.world.installation, {
      ...wish,
      code: totpCode(secret),
      sheets: [one, two],
      passwordCost: CHEAP_PASSWORD_COST,
    });
    expect(olga).toMatchObject({ ok: false, reason: 'sheets', problem: { reason: 'replaced' } });
    expect(await rows("select 1 from naast.person where login_name = 'olga'")).toEqual([]);
  });
});
