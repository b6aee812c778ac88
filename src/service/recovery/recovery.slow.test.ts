import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJoinTicket, readJoinTicket, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { lostTeams, makeNewLeader, recoverTeam } from '#app/platform/access/rotation/index.ts';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { memberContext } from '#app/platform/access/visit/teams.ts';
import { CHEAP_PASSWORD_COST, newBoxPair, wrapKey } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { changedTables, fingerprint } from '../../../test/support/attack-database.ts';
import { staffForms } from '../../../test/support/attack-forms.ts';
import { freshColleague } from '../../../test/support/attack-fresh.ts';
import { type AttackWorld, attackWorld } from '../../../test/support/attack-world.ts';
import { anotherWorld, type TestWorld } from '../../../test/support/test-world.ts';
import { keysNow } from './keys.store.ts';

let attack: AttackWorld;
let other: TestWorld;
beforeAll(async () => {
  [attack, other] = await Promise.all([attackWorld(), anotherWorld()]);
});
afterAll(async () => {
  await attack?.close();
  await other?.close();
});

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const wrongLine = (sheet: string) => sheet.replace(/^./m, (letter) => (letter === 'A' ? 'B' : 'A'));

/** The page of the ceremony as the leader sends it. */
async function send(first: string, second: string, what = 'own') {
  const form = await staffForms['POST /keys/recovery']?.(attack);
  if (!form) throw new Error('No form.');
  return (await attack.visitor('leader')).post(form.path, { ...form.fields, first, second, what });
}

describe('the ceremony with two recovery sheets', () => {
  it('T96 says what is wrong with a sheet, keeps what was typed, and changes nothing', async () => {
    const [one = '', two = '', three = ''] = attack.world.sheets;
    const [foreign = '', alien = ''] = other.sheets;
    const before = await fingerprint(attack.admin);
    for (const [first, second, sentence] of [
      [one, one, 'nog een keer het eerste blad'],
      [one, wrongLine(two), 'Regel 1 klopt niet'],
      [`${one}7`, two, 'teken te veel'],
      [one.slice(0, -18), three, 'Er ontbreken'],
      [one, foreign, 'horen niet bij elkaar'],
      [foreign, alien, 'een andere installatie'],
    ] as const) {
      const answer = await send(first, second);
      expect([sentence, answer.status]).toEqual([sentence, 422]);
      expect(answer.body).toContain(sentence);
      expect(answer.body).toContain(second.split('\n')[3] ?? '');
    }
    expect((await send(one, '')).status).toBe(422);
    expect((await send(one, two, 'iets anders')).status).toBe(422);
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
    expect(
      await rows(
        "select distinct body::jsonb ->> 'reason' as reason from naast.audit_entry where action = 'alarm.recovery' order by 1",
      ),
    ).toEqual([
      { reason: 'length' },
      { reason: 'line' },
      { reason: 'not-together' },
      { reason: 'other-house' },
      { reason: 'same' },
    ]);
  });

  it('T96 renews the leader’s certificate with any two of the three; the book names the keepers, and keeps nothing of a sheet', async () => {
    const { leader } = attack.world.people;
    const [one = '', two = '', three = ''] = attack.world.sheets;
    for (const [first, second] of [
      [one, two],
      [three, one],
      [two, three.toLowerCase().replaceAll(' ', '').replaceAll('0', 'o')],
    ] as const)
      expect((await send(first, second)).location).toBe('/keys?recovered=1');
    const held = await attack.world.as(leader, (visit) => currentCertificate(visit.db, leader.id, visit.keys.pins));
    expect(held?.issuer).toBeNull();
    expect(Math.round(((held?.valid_until.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(800);
    expect(
      await rows(
        "select body::jsonb ->> 'reason' as reason from naast.audit_entry where action = 'recovery.used' order by seq",
      ),
    ).toEqual([{ reason: 'sheets-1-and-2' }, { reason: 'sheets-1-and-3' }, { reason: 'sheets-2-and-3' }]);
    for (const { name } of await rows(
      "select table_name as name from information_schema.tables where table_schema = 'naast'",
    )) {
      const dump = JSON.stringify(await rows(`select r::text from naast.${name} r`)).toUpperCase();
      for (const line of attack.world.sheets.join('\n').split('\n'))
        for (const text of [line, line.replaceAll(' ', '')]) expect(dump.includes(text), name).toBe(false);
    }
  });

  it('T96 brings the key of a region back whose coordinators are all gone, to those who were let in anew', async () => {
    const { world } = attack;
    const { leader, lies } = world.people;
    const [one = '', two = ''] = world.sheets;
    const { reference } = await world.as(lies, (visit) => openNewCase(visit, ordinaryCase()));
    await world.as(leader, (visit) => endAccess(visit, lies.id, 'left'));
    const [team] = await world.as(leader, lostTeams);
    expect(team?.id).toBe(world.teams.groningen);
    if (!team) throw new Error('No team was lost.');
    expect(await world.as(leader, (visit) => recoverTeam(visit, team, [one, two]))).toMatchObject({
      problem: { reason: 'nobody' },
    });
    const id = await freshColleague(attack, world.regions.groningen);
    expect((await send(one, two, team.id)).status).toBe(303);
    expect(await world.as(leader, lostTeams)).toEqual([]);
    expect(
      await rows(
        'select epoch, key_sealed is not null as whole from naast.team_member where person_id = $1 and team_id = $2',
        [id, team.id],
      ),
    ).toEqual([{ epoch: 1, whole: true }]);
    // The leader gave the key and holds no copy.
    expect(await world.as(leader, (visit) => visit.keys.team(team.id))).toBeNull();
    expect(await world.as(leader, (visit) => openCase(visit, reference, 'core', 'case.read'))).toBeNull();
    expect((await world.as(leader, keysNow)).teams.map(({ team: { kind } }) => kind)).toContain('region');
  });

  it('T89 refuses a private half that somebody planted for recovery: it does not fit the certified public one', async () => {
    const { world } = attack;
    const { leader } = world.people;
    const { groningen } = world.teams;
    const [one = '', two = ''] = world.sheets;
    for (const { person_id } of await rows(
      'select distinct person_id from naast.team_member where team_id = $1 and ended_at is null',
      [groningen],
    ))
      await world.as(leader, (visit) => endAccess(visit, person_id, 'left'));
    await freshColleague(attack, world.regions.groningen);
    const [team] = await world.as(leader, lostTeams);
    if (!team) throw new Error('No team was lost.');
    const planted = wrapKey(world.pins.recovery, memberContext(groningen, 1, 'recovery'), newBoxPair().boxSecret);
    await rows('update naast.team_key set recovery_sealed = $2 where team_id = $1 and epoch = 1', [groningen, planted]);
    const before = await fingerprint(attack.admin);
    await expect(world.as(leader, (visit) => recoverTeam(visit, team, [one, two]))).rejects.toMatchObject({
      name: 'VaultRefusal',
    });
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
  });
});

describe('a house whose project leader is gone', () => {
  const wanted = (sheets: [string, string], loginName = 'olga') => {
    const { ticket } = newJoinTicket(other.installation);
    const secret = readJoinTicket(other.installation, ticket)?.secret ?? Buffer.alloc(20);
    const password = 'de rivier stroomt langs zeven molens';
    const more = { loginName, name: 'Olga Proef', password, passwordCost: CHEAP_PASSWORD_COST };
    return { secret, wish: { ...more, ticket, code: totpCode(secret), sheets } };
  };

  it('T96 gets a new one by two sheets of its own, and by nothing else; she ends the access of the former one, and nobody falls', async () => {
    const [one = '', two = ''] = other.sheets;
    const [foreign = '', alien = ''] = attack.world.sheets;
    const count = async () =>
      (await other.test.administrator()).query(
        "select count(*)::int as n from naast.person where 'project-leader' = any(roles)",
      );
    for (const sheets of [
      [one, one],
      [foreign, alien],
      [one, alien],
    ] as [string, string][])
      expect(await makeNewLeader(other.installation, wanted(sheets).wish)).toMatchObject({
        ok: false,
        reason: 'sheets',
      });
    expect(await makeNewLeader(other.installation, wanted([one, two], 'joke').wish)).toMatchObject({
      reason: 'name-taken',
    });
    expect((await count()).rows[0].n).toBe(1);
    const { secret, wish } = wanted([two, one]);
    const made = await makeNewLeader(other.installation, wish);
    if (!made.ok) throw new Error(made.reason);
    const admin = await other.test.administrator();
    await admin.query('update naast.authenticator set last_step = 0');
    const { loginName, password } = wish;
    const attempt = { loginName, password, code: totpCode(secret), address: 'olga' };
    expect(await signIn(other.installation, attempt)).toMatchObject({ ok: true });
    const olga = { ...other.people.leader, id: made.leaderId, loginName, password, totpSecret: secret };
    const { joke, bram, leader } = other.people;
    await other.as(olga, (visit) => endAccess(visit, leader.id, 'left'));
    const stands = (id: string) => other.as(olga, (visit) => currentCertificate(visit.db, id, visit.keys.pins));
    for (const person of [joke, bram, olga]) expect((await stands(person.id))?.subject).toBe(person.id);
    expect(await stands(leader.id)).toBeNull();
    expect((await other.as(olga, keysNow)).teams.map(({ team }) => team.kind).sort()).toEqual(['oversight', 'staff']);
    expect(
      (
        await admin.query(
          "select body::jsonb ->> 'reason' as reason from naast.audit_entry where action = 'recovery.used'",
        )
      ).rows,
    ).toEqual([{ reason: 'sheets-1-and-2' }]);
  });
});
