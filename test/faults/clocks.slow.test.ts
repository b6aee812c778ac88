import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { verifyLog } from '#app/platform/audit/index.ts';
import { endAhead } from '#app/platform/jobs/sweep.ts';
import { readSessionCookie } from '#app/platform/vault/index.ts';
import { one } from '../support/attack-database.ts';
import { staffForms } from '../support/attack-forms.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;
const day = 24 * 60 * minute;
/** What the clock of our process says, beside that of the database. */
const beside = {
  'five minutes ahead': 5 * minute,
  'five minutes behind': -5 * minute,
  'a year ahead': 365 * day,
  'a year behind': -365 * day,
};

function setClock(by: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
}

const form = async (route: string) => {
  const made = await staffForms[route]?.(attack);
  if (!made) throw new Error(`There is no form for ${route}.`);
  return made;
};
const livesOn = async (cookie: string) =>
  (await new AttackVisitor(attack.staff[0], origins.staff, cookie).get('/clients')).status === 200;
const lookupOf = (cookie: string) => readSessionCookie(cookie)?.lookup;

describe('a clock of ours beside the clock of the database', () => {
  it.each(Object.entries(beside))('T120 %s: sessions, forms, fresh grants and codes hold as before', async (_, by) => {
    const [note, placing] = [
      await form('POST /clients/:reference/notes'),
      await form('POST /clients/:reference/volunteer'),
    ];
    const [bram, joke] = [await attack.freshVisitor('bram'), await attack.freshVisitor('joke')];
    setClock(by);
    expect((await bram.get('/clients')).status).toBe(200);
    expect((await bram.post(note.path, note.fields)).status).toBe(303);
    // A grant that is made now is live now, in this process and in the other one, whose clock is the same wrong one.
    expect((await joke.post(placing.path, placing.fields)).status).toBe(303);
    const reference = placing.path.split('/')[2] ?? '';
    const held = String(placing.fields.volunteer ?? placing.fields.person ?? '');
    const who = Object.entries(attack.world.people).find(([, person]) => person.id === held)?.[0];
    const seen = await (await attack.freshVisitor(who as 'noor', 1)).get(`/clients/${reference}`);
    expect([who, seen.status]).toEqual([who, 200]);
    vi.useRealTimers();
    // And back again: nobody has lost a session by it.
    expect((await bram.get('/clients')).status).toBe(200);
    expect((await joke.get('/clients')).status).toBe(200);
  });

  it.each(Object.entries(beside))(
    'T120 %s: a code of her authenticator opens by the right time, and once',
    async (_, by) => {
      const { bram } = attack.world.people;
      await attack.admin.query('update naast.authenticator set last_step = 0');
      const right = Date.now();
      setClock(by);
      const attempt = { loginName: bram.loginName, password: bram.password, address: '192.0.2.7' };
      // What the colleague's phone shows now; on a slow machine the one before it is good too.
      const enter = () => signIn(attack.world.installation, { ...attempt, code: totpCode(bram.totpSecret, right) });
      expect((await enter()).ok).toBe(true);
      expect(await enter()).toMatchObject({ ok: false, reason: 'wrong' });
    },
  );

  it('T120 ends a session at its hour, whatever our clock says', async () => {
    const { cookie } = await attack.freshVisitor('bram');
    await attack.admin.query(
      "update naast.session set idle_until = clock_timestamp() - interval '1 second' where lookup = $1",
      [lookupOf(cookie ?? '')],
    );
    for (const by of [0, ...Object.values(beside)]) {
      setClock(by);
      expect(await livesOn(cookie ?? '')).toBe(false);
      vi.useRealTimers();
    }
  });
});

describe('a clock of the database that was ahead and is set back', () => {
  const jobs = <T>(work: (parts: Parameters<typeof endAhead>[0]) => Promise<T>) => {
    const installation = attack.world.test.installation('jobs');
    return work({ scoped: (inside: never) => installation.scoped({ kind: 'jobs' }, inside) } as unknown as Parameters<
      typeof endAhead
    >[0]);
  };

  it('T120 lets no session of that time live longer: it ends, with its secret, and the others go on', async () => {
    const [ahead, ordinary] = [await attack.freshVisitor('bram'), await attack.freshVisitor('noor')];
    await attack.admin.query(
      `update naast.session set started_at = started_at + interval '1 year', touched_at = touched_at + interval '1 year',
        idle_until = idle_until + interval '1 year', absolute_until = absolute_until + interval '1 year' where lookup = $1`,
      [lookupOf(ahead.cookie ?? '')],
    );
    expect(await jobs(endAhead)).toBe(1);
    expect(await livesOn(ahead.cookie ?? '')).toBe(false);
    expect(await livesOn(ordinary.cookie ?? '')).toBe(true);
    const kept = await one(attack.admin, 'select secret_sealed from naast.session where lookup = $1', [
      lookupOf(ahead.cookie ?? ''),
    ]);
    expect(kept).toBeNull();
    expect(await jobs(endAhead)).toBe(0);
  });

  it('T120 locks nobody out until then: her next code opens, and still only once', async () => {
    const { noor } = attack.world.people;
    const step = Math.floor(Date.now() / 30_000);
    await attack.admin.query('update naast.authenticator set last_step = $2 where person_id = $1', [
      noor.id,
      step + 1_000_000,
    ]);
    const attempt = { loginName: noor.loginName, password: noor.password, address: '192.0.2.7' };
    const code = totpCode(noor.totpSecret);
    const entered = await Promise.all([1, 2, 3].map(() => signIn(attack.world.installation, { ...attempt, code })));
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('T120 keeps the access book in order: its numbers count, not its hours', async () => {
    const installation = attack.world.test.installation('auditor');
    expect((await installation.scoped({ kind: 'auditor' }, (db) => verifyLog(db))).firstBad).toBeNull();
    expect(attack.failures).toEqual([]);
  });
});
