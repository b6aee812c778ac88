import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join, newJoinTicket, readJoinTicket, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { keyCheck, macOfKeys, proofOfKeys } from '#app/platform/access/teams/index.ts';
import {
  bindingKey,
  CHEAP_PASSWORD_COST,
  mac,
  newId,
  newKey,
  newOneTimeCode,
  newPersonSecret,
  type PersonSecret,
  randomBytes,
  sha256,
  sign,
  wrapKey,
} from '#app/platform/vault/index.ts';
import { forgetUsedCodes } from '#app/service/sign-in/testing.ts';
import { freshAwaiting, freshCase, freshInvited, freshVolunteer } from '../support/attack-fresh.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

type Who = Parameters<AttackWorld['visitor']>[0];
type Row = Parameters<typeof keyCheck>[0] & {
  keys_proof: Buffer;
  keys_mac: Buffer;
  keys_invitation: string;
  status: string;
};

const password = 'de rivier stroomt langs zeven molens';
const rows = async (query: string, values: unknown[] = []) => (await attack.admin.query(query, values)).rows;
const rowOf = async (id: string): Promise<Row> => (await rows('select * from naast.person where id = $1', [id]))[0];
const alarms = async (id: string) =>
  (
    await rows(
      "select from naast.audit_entry where action = 'alarm.joining' and (body::jsonb) ->> 'objectId' = $1::text",
      [id],
    )
  ).length;
const certificates = async (id: string) =>
  (await rows('select from naast.certificate where subject = $1 and revoked_at is null', [id])).length;

/** What somebody who writes to the database changes in the row of a colleague who waits. */
const write = (id: string, change: Record<string, unknown>) =>
  attack.admin.query(
    `update naast.person set ${Object.keys(change).map((column, at) => `${column} = $${at + 2}`)} where id = $1`,
    [id, ...Object.values(change)],
  );

/** The coordinator types digits that fit the row as it is: as if the attacker had found keys with the same ones. */
async function admit(id: string, who: Who = 'joke', digits?: string) {
  const row = await rowOf(id);
  const sent = { digits: digits ?? (await keyCheck(row)) };
  return (await attack.visitor(who)).post(`/people/${id}/approval`, sent);
}

/** Keys of the attacker's own, in the row of a colleague, with a proof that they are whole. */
async function plantKeys(id: string): Promise<{ row: Row; secret: PersonSecret }> {
  const secret = newPersonSecret();
  const row = { ...(await rowOf(id)), box_public: secret.boxPublic, sign_public: secret.signPublic };
  const proof = proofOfKeys(row, secret.signSecret);
  await write(id, { box_public: secret.boxPublic, sign_public: secret.signPublic, keys_proof: proof });
  return { row, secret };
}

/** A binding of the attacker's own: key, hash, sealed copies, and the MAC of the planted keys. */
async function plantBinding(id: string): Promise<Row & { secret: PersonSecret; key: Buffer }> {
  const { row, secret } = await plantKeys(id);
  const key = newKey();
  await write(id, { keys_mac: macOfKeys(key, row) });
  await attack.admin.query('update naast.invitation set key_hash = $2 where id = $1', [
    row.keys_invitation,
    sha256('naast-invitation-key-1', key),
  ]);
  for (const { holder_id, box_public } of await rows('select * from naast.invitation_key where invitation_id = $1', [
    row.keys_invitation,
  ]))
    await attack.admin.query(
      'update naast.invitation_key set key_sealed = $3 where invitation_id = $1 and holder_id = $2',
      [
        row.keys_invitation,
        holder_id,
        wrapKey(box_public, `invitation|${row.keys_invitation}|${holder_id}`, Buffer.from(key)),
      ],
    );
  return { ...row, secret, key };
}

/** Every mark of the new kind taken away, as if row and invitation were from before. */
async function unmark(id: string): Promise<void> {
  const { keys_invitation } = await rowOf(id);
  await write(id, { keys_mac: null, keys_invitation: null });
  await attack.admin.query('delete from naast.invitation_key where invitation_id = $1', [keys_invitation]);
  await attack.admin.query(
    'update naast.invitation set bound_at = null, key_hash = null, certificate = null, signature = null where id = $1',
    [keys_invitation],
  );
}

/** Somebody comes in with a code. Gives the digits to read out and the app's secret. */
async function takes(code: string): Promise<{ digits: string; totp: Buffer }> {
  const { installation } = attack.world;
  const { ticket } = newJoinTicket(installation);
  const totp = readJoinTicket(installation, ticket)?.secret ?? Buffer.alloc(0);
  const typed = { invitationCode: code, password, ticket, code: totpCode(totp), address: newId() };
  const done = await join(installation, { ...typed, passwordCost: CHEAP_PASSWORD_COST });
  if (!done.ok) throw new Error(done.reason);
  return { digits: done.keyCheck, totp };
}

async function isRefused(id: string, who: Who = 'joke'): Promise<void> {
  const before = await certificates(id);
  const answer = await admit(id, who);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('de sleutels kloppen niet');
  expect((await rowOf(id)).status).toBe('awaiting');
  expect(await certificates(id)).toBe(before);
  expect(await alarms(id)).toBeGreaterThan(0);
}

describe('keys planted while a colleague waiting for approval', () => {
  it('S2 reads at least 66 bits aloud, over person, role, region and both keys', async () => {
    const { id, digits } = await freshAwaiting(attack);
    expect(digits).toMatch(/^\d{4}( \d{4}){4}$/);
    expect(Math.log2(10 ** digits.replaceAll(' ', '').length)).toBeGreaterThan(66);
    const row = await rowOf(id);
    const changed: Partial<Row>[] = [
      { id: newId() },
      { roles: ['coordinator'] },
      { region_id: attack.world.regions.groningen },
      { box_public: randomBytes(32) },
      { sign_public: randomBytes(32) },
    ];
    const other = await Promise.all(changed.map((change) => keyCheck({ ...row, ...change })));
    expect(new Set([digits, ...other]).size).toBe(6);
  });

  const plants: Record<string, (id: string) => Promise<unknown>> = {
    'any 32 bytes as the signing half': (id) =>
      write(id, { box_public: newPersonSecret().boxPublic, sign_public: randomBytes(32) }),
    'whole keys with their own proof': plantKeys,
    'a MAC of his own beside them': async (id) => {
      const { row } = await plantKeys(id);
      await write(id, { keys_mac: macOfKeys(newKey(), row) });
    },
    'a binding of his own': plantBinding,
    'an invitation that he signed himself': async (id) => {
      const { keys_invitation, secret } = await plantBinding(id);
      const signature = sign(secret.signSecret, 'naast-invitation-1', { person: id });
      await attack.admin.query('update naast.invitation set signature = $2 where id = $1', [
        keys_invitation,
        signature,
      ]);
    },
    'every mark taken away': async (id) => {
      await plantKeys(id);
      await unmark(id);
    },
    'the marks of another who waits': async (id) => {
      const other = await rowOf((await freshAwaiting(attack)).id);
      await plantKeys(id);
      await write(id, { keys_mac: other.keys_mac, keys_invitation: other.keys_invitation });
    },
    'the whole row of another who waits': async (id) => {
      const other = await rowOf((await freshAwaiting(attack)).id);
      const { box_public, sign_public, keys_proof, keys_mac, keys_invitation } = other;
      await write(id, { box_public, sign_public, keys_proof, keys_mac, keys_invitation });
    },
    'a sealed copy taken away': async (id) => {
      await plantKeys(id);
      await attack.admin.query('delete from naast.invitation_key where invitation_id = $1 and holder_id = $2', [
        (await rowOf(id)).keys_invitation,
        attack.world.people.joke.id,
      ]);
    },
  };
  for (const [what, plant] of Object.entries(plants)) {
    it(`S2 refuses ${what}, even when the digits fit`, async () => {
      const { id } = await freshAwaiting(attack);
      await plant(id);
      await isRefused(id);
    });
  }

  it('S2 refuses another role and another region, swapped after the colleague joined or before', async () => {
    const { groningen } = attack.world.regions;
    for (const change of [{ roles: ['coordinator'] }, { region_id: groningen }]) {
      const joined = await freshAwaiting(attack);
      await write(joined.id, change);
      await isRefused(joined.id, 'leader');
      const invited = await freshInvited(attack);
      await write(invited.id, change);
      await takes(invited.code);
      await isRefused(invited.id, 'leader');
    }
  });

  it('S2 shows the one who waits that the row has other keys: no sign-in, an alarm', async () => {
    const { id, code } = await freshInvited(attack);
    const { totp } = await takes(code);
    const { login_name: loginName } = (await rows('select login_name from naast.person where id = $1', [id]))[0];
    await plantKeys(id);
    await forgetUsedCodes(attack.world.test);
    const tried = { loginName, password, code: totpCode(totp), address: newId() };
    expect(await signIn(attack.world.installation, tried)).toEqual({ ok: false, reason: 'wrong' });
    const noted = await rows(
      "select from naast.audit_entry where action = 'alarm.certificate' and (body::jsonb) ->> 'objectId' = $1::text",
      [id],
    );
    expect(noted).toHaveLength(1);
  });

  it('S2 lets anybody in who may, with the code checked by itself, and wants the digits as well', async () => {
    for (const who of ['joke', 'karel', 'leader'] as const) {
      const { id, digits } = await freshAwaiting(attack);
      expect((await (await attack.visitor(who)).get(`/people/${id}`)).body).toContain('Nagekeken');
      expect((await admit(id, who, '')).status).toBe(422);
      expect((await admit(id, who, '0000 0000 0000 0000 0000')).status).toBe(422);
      expect((await admit(id, who, digits)).status).toBe(303);
      expect([await certificates(id), await alarms(id)]).toEqual([1, 0]);
    }
  });
});

describe('keys planted while a colleague begins anew', () => {
  /** Bram's colleague of the same region begins anew; gives the one-time code. */
  async function beginsAnew(id: string): Promise<string> {
    const joke = await attack.visitor('joke');
    const page = await joke.post(`/people/${id}/sign-in/anew`, {
      password: attack.world.people.joke.password,
      _key: newId(),
    });
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(page.body.replace(/.*class="code-text"/s, ''))?.[0];
    if (!code) throw new Error(`No code: ${page.status}`);
    return code;
  }

  it('S2 makes no certificate and no grant for them, even when the digits fit', async () => {
    const id = await freshVolunteer(attack);
    await freshCase(attack);
    await takes(await beginsAnew(id));
    await plantKeys(id);
    await isRefused(id);
    expect(await rows("select from naast.case_grant where holder_id = $1 and reason = 'new-keys'", [id])).toEqual([]);
    expect(await rows('select from naast.team_member where person_id = $1 and ended_at is null', [id])).toEqual([]);
  });

  it('S2 takes no older code of the same colleague, though its paper was found', async () => {
    const { id, code: older } = await freshInvited(attack);
    const { digits } = await takes(older);
    const first = await rowOf(id);
    expect((await admit(id, 'joke', digits)).status).toBe(303);
    await takes(await beginsAnew(id));
    const { row } = await plantKeys(id);
    await write(id, { keys_mac: macOfKeys(bindingKey(older), row), keys_invitation: first.keys_invitation });
    await isRefused(id);
  });

  it('S2 lets the colleague in whose code and digits fit', async () => {
    const id = await freshVolunteer(attack);
    const { digits } = await takes(await beginsAnew(id));
    expect((await admit(id, 'joke', digits)).status).toBe(303);
    expect([await certificates(id), await alarms(id)]).toEqual([1, 0]);
  });
});

describe('from before codes did bind', () => {
  /** A colleague and an invitation as the release before this one wrote them. */
  async function invitedBefore(): Promise<{ id: string; code: string }> {
    const [id, code] = [newId(), newOneTimeCode()];
    const { joke } = attack.world.people;
    await attack.admin.query(
      `insert into naast.person (id, login_name, roles, region_id, status, invited_by) values ($1, $2, '{volunteer}', $3, 'invited', $4)`,
      [id, `oud-${id.slice(0, 8)}`, attack.world.regions.utrecht, joke.id],
    );
    await attack.admin.query(
      `insert into naast.invitation (id, person_id, code_mac, issuer, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
      [newId(), id, mac(attack.world.installation.pepper, 'invitation', code), joke.id],
    );
    return { id, code };
  }

  it('S2 takes the code, says plainly that the digits alone guard it, and takes nobody in without them', async () => {
    const { id, code } = await invitedBefore();
    const { digits } = await takes(code);
    expect((await (await attack.visitor('joke')).get(`/people/${id}`)).body).toContain('Alleen de controlecijfers');
    for (const other of ['', '0000 0000 0000 0000 0000']) expect((await admit(id, 'joke', other)).status).toBe(422);
    expect((await admit(id, 'joke', digits)).status).toBe(303);
    expect([await certificates(id), await alarms(id)]).toEqual([1, 0]);
  });

  it('S2 asks whoever waited during the update to sign in once, which proves the keys', async () => {
    const { id, code } = await invitedBefore();
    const { digits, totp } = await takes(code);
    await write(id, { keys_proof: null, keys_invitation: null });
    expect((await (await attack.visitor('joke')).get(`/people/${id}`)).body).toContain('nog een keer inloggen');
    expect((await admit(id, 'joke', digits)).status).toBe(422);
    const { login_name: loginName } = (await rows('select login_name from naast.person where id = $1', [id]))[0];
    await forgetUsedCodes(attack.world.test);
    const tried = { loginName, password, code: totpCode(totp), address: newId() };
    expect((await signIn(attack.world.installation, tried)).ok).toBe(true);
    expect((await admit(id, 'joke', digits)).status).toBe(303);
  });

  it('S2 takes no planted key of theirs that has no proof', async () => {
    const { id, code } = await invitedBefore();
    await takes(code);
    await plantKeys(id);
    await write(id, { sign_public: randomBytes(32) });
    await isRefused(id);
  });
});
