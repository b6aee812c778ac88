import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { costOfNobody, signIn, signInDemo, totpCode } from '#app/platform/access/authentication/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { makePasswordSlot, newId, newPersonSecret, randomBytes } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { forgetUsedCodes, type OpenedInstallation, openedInstallation, type Page, type Visitor } from './testing.ts';

describe('signing in', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation });
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  afterEach(async () => {
    await forgetUsedCodes(world.test);
    await (await world.test.administrator()).query('delete from naast.throttle');
  });

  const now = (person: TestPerson) => totpCode(person.totpSecret);
  const enter = (visitor: Visitor, person: TestPerson, change: Record<string, string> = {}) =>
    visitor.fill('/sign-in', '/sign-in', {
      name: person.loginName,
      password: person.password,
      code: now(person),
      ...change,
    });
  const actions = async () => {
    const { rows } = await (await world.test.administrator()).query<{ body: string }>(
      'select body from naast.audit_entry order by seq desc limit 3',
    );
    return rows.map((row) => JSON.parse(row.body) as { action: string; reason?: string });
  };
  /** The answer without what differs by chance. */
  const bare = (page: Page) => page.html.replace(/value="[^"]*"/g, '');

  it('asks for name, password and code in a way that a password manager understands', async () => {
    const { html } = await opened.visitor().get('/sign-in');
    for (const hint of ['username', 'current-password', 'one-time-code'])
      expect(html).toContain(`autocomplete="${hint}"`);
    expect(html).not.toMatch(/onpaste|readonly/);
  });

  it('T25 takes a code once, and no older one after it', async () => {
    const { bram } = world.people;
    await forgetUsedCodes(world.test);
    const code = now(bram);
    expect((await enter(opened.visitor(), bram, { code })).location).toBe('/welcome');
    expect((await enter(opened.visitor(), bram, { code })).status).toBe(422);
    const older = totpCode(bram.totpSecret, Date.now() - 30_000);
    expect((await enter(opened.visitor(), bram, { code: older })).status).toBe(422);
  });

  it('T26 lets one of twenty in who send the same code at the same moment', async () => {
    const { noor } = world.people;
    await forgetUsedCodes(world.test);
    await steadyWindow();
    const { loginName, password } = noor;
    const code = now(noor);
    const attempt = (at: number) => ({ loginName, password, code, address: `192.0.2.${at % 2}` });
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => signIn(world.installation, attempt(at))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    // Seven of a name are looked at in a quarter of an hour from one network.
    const because = (reason: string) => results.filter((result) => !result.ok && result.reason === reason);
    expect([because('wrong').length, because('too-many').length]).toEqual([6, 13]);
  });

  it('T22 answers an unknown name, a wrong password and a wrong code with the same page', async () => {
    const { bram } = world.people;
    const visitor = opened.visitor();
    const answers = [
      await enter(visitor, bram, { name: 'niemand' }),
      await enter(visitor, bram, { password: 'heel iets anders dan dat' }),
      await enter(visitor, bram, { code: '000000' }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422]);
    expect(new Set(answers.map(bare)).size).toBe(1);
    expect(answers[2]?.html).toContain(`value="${bram.loginName}"`);
    expect(answers[2]?.html).not.toContain(bram.password);
  });

  it('T22 makes a name that nobody has cost what a colleague’s costs, also when some costs were raised', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `niemand${at}`);
    const costs = () => Promise.all(names.map((name) => costOfNobody(world.installation, name)));
    expect(new Set((await costs()).map(({ memoryKiB }) => memoryKiB))).toEqual(new Set([64]));
    const administrator = await world.test.administrator();
    const raise = (memoryKiB: number) =>
      administrator.query(
        `update naast.unlock_slot set kdf = jsonb_set(kdf, '{memoryKiB}', to_jsonb($1::integer))
         where person_id in ($2, $3, $4)`,
        [memoryKiB, world.people.bram.id, world.people.joke.id, world.people.ada.id],
      );
    await raise(128);
    const raised = await costs();
    expect(new Set(raised.map(({ memoryKiB }) => memoryKiB))).toEqual(new Set([64, 128]));
    expect(await costs()).toEqual(raised);
    await raise(64);
  });

  it('T21 stops trying after seven times, for known and unknown names alike, and says when to come back', async () => {
    await steadyWindow();
    for (const name of ['bram', 'niemand']) {
      const statuses: number[] = [];
      let last: Page | undefined;
      for (let attempt = 0; attempt < 8; attempt += 1) {
        last = await enter(opened.visitor(), world.people.bram, { name, password: 'heel iets anders dan dat' });
        statuses.push(last.status);
      }
      expect(statuses).toEqual([...Array(7).fill(422), 429]);
      expect(last?.html).toMatch(/Om \d\d:\d\d uur kun je het weer proberen/);
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('S7 keeps no colleague out because of what one address is refused, whichever names it tries', async () => {
    await steadyWindow();
    const { bram, joke, noor, ada } = world.people;
    const attempt = ({ loginName }: TestPerson, address: string) =>
      signIn(world.installation, { loginName, password: 'heel iets anders dan dat', code: '000000', address });
    const attacker = '198.51.100.66';
    for (let time = 0; time < 110; time += 1) await attempt(bram, attacker);
    // As it was done: an address that is refused already goes through the names of colleagues.
    for (const colleague of [joke, noor, ada])
      for (let time = 0; time < 10; time += 1)
        expect(await attempt(colleague, attacker)).toMatchObject({ reason: 'too-many' });
    for (const colleague of [joke, noor, ada])
      expect(await attempt(colleague, '203.0.113.9'), colleague.loginName).toEqual({ ok: false, reason: 'wrong' });
    // A variant: an address that is not refused yet, and one name alone.
    for (let time = 0; time < 50; time += 1) await attempt(joke, '198.51.7.7');
    expect((await enter(opened.visitor(), joke)).location).toBe('/welcome');
  });

  it('T30 gives a new cookie at every sign-in, and ends the session that was there before', async () => {
    const { bram } = world.people;
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(bram));
    const before = visitor.cookies.get(sessionCookieName);
    await enter(visitor, bram);
    const after = visitor.cookies.get(sessionCookieName);
    expect(after).not.toBe(before);
    const old = opened.visitor();
    old.cookies.set(sessionCookieName, before ?? '');
    expect((await old.get('/profile')).location).toBe('/sign-in');
    expect((await visitor.get('/profile')).status).toBe(200);
  });

  it('T31 sets two cookies that scripts, other hosts and other sites never see', async () => {
    const answer = await enter(opened.visitor(), world.people.bram);
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).toMatch(/^__Host-s=[\w-]{64}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(cookies[1]).toMatch(/^__Host-late=[\w-]{107}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('says so in one sentence when the cookie does not come back', async () => {
    const visitor = opened.visitor();
    await enter(visitor, world.people.bram);
    expect((await visitor.get('/welcome')).location).toBe('/');
    visitor.cookies.clear();
    const page = await visitor.get('/welcome');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Safari');
  });

  it('T32 signs out on the server, and tells the browser to forget', async () => {
    const visitor = opened.visitor();
    await enter(visitor, world.people.bram);
    const cookie = visitor.cookies.get(sessionCookieName) ?? '';
    const out = await visitor.fill('/profile', '/sign-out', {});
    expect(out.headers.get('clear-site-data')).toBe('"storage"');
    expect(visitor.cookies.has(sessionCookieName)).toBe(false);
    expect((await visitor.follow(out)).html).toContain('Je bent uitgelogd');
    visitor.cookies.set(sessionCookieName, cookie);
    expect((await visitor.get('/profile')).location).toBe('/sign-in');
  });

  it('T94 does not open anything with another pepper, and changes nothing', async () => {
    const { bram } = world.people;
    const other = await openedInstallation({ installation: { ...world.installation, pepper: randomBytes(32) } });
    const answer = await enter(other.visitor(), bram);
    expect(answer.status).toBe(422);
    await other.close();
    expect((await enter(opened.visitor(), bram)).location).toBe('/welcome');
  });

  it('T88 refuses a slot that was planted in the database, and raises an alarm', async () => {
    const { noor } = world.people;
    const administrator = await world.test.administrator();
    const id = newId();
    const planted = newPersonSecret();
    const slot = await makePasswordSlot({
      password: 'het wachtwoord van de dief',
      pepper: world.installation.pepper,
      personId: noor.id,
      slotId: id,
      secret: planted,
    });
    const kept = await administrator.query('delete from naast.unlock_slot where person_id = $1 returning *', [noor.id]);
    await administrator.query(
      `insert into naast.unlock_slot (id, person_id, kind, kdf, salt, pepper_version, verifier, slot_public, slot_secret_sealed, secret_sealed)
       values ($1, $2, 'password', $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        noor.id,
        slot.kdf,
        slot.salt,
        slot.pepperVersion,
        slot.verifier,
        slot.slotPublic,
        slot.slotSecretSealed,
        slot.secretSealed,
      ],
    );
    const attempt = { loginName: 'noor', password: 'het wachtwoord van de dief', code: now(noor), address: 'here' };
    expect(await signIn(world.installation, attempt)).toEqual({ ok: false, reason: 'wrong' });
    expect((await actions())[0]).toMatchObject({ action: 'alarm.certificate', reason: 'other-keys' });
    expect(kept.rowCount).toBe(1);
  });

  it('T42 sends away whoever finds no place in the line before anything is counted or looked up', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    let asked = 0;
    const scoped = async (): Promise<never> => {
      asked += 1;
      await gate;
      throw new Error('looked at');
    };
    const attempt = (at: number) => ({
      loginName: `niemand${at}`,
      password: 'x',
      code: '000000',
      address: at < 17 ? '198.51.100.7' : `203.0.${at}.1`,
    });
    const tries = Array.from({ length: 50 }, (_, at) =>
      signIn({ ...world.installation, scoped }, attempt(at)).then(
        (result) => (result.ok ? 'in' : result.reason),
        (error: Error) => error.message,
      ),
    );
    // S7 of one address twelve find a place, so that it leaves some for the others.
    expect(await Promise.all(tries.slice(12, 17))).toEqual(Array(5).fill('busy'));
    expect(await Promise.all(tries.slice(38))).toEqual(Array(12).fill('busy'));
    expect(asked).toBe(1);
    const answer = await enter(opened.visitor(), world.people.bram);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(answer.html).toContain('Het is nu te druk');
    open();
    const placed = [...tries.slice(0, 12), ...tries.slice(17, 38)];
    expect(await Promise.all(placed)).toEqual(Array(33).fill('looked at'));
  });
});

describe('one click in the made-up world', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    const { bram } = world.people;
    const person = {
      loginName: bram.loginName,
      password: bram.password,
      name: bram.name,
      role: 'access.role.volunteer',
      line: 'Schrijf een notitie',
    };
    opened = await openedInstallation({ installation: world.installation, demoPeople: [person] });
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });

  it('offers each made-up person, and lets in at once and again', async () => {
    const visitor = opened.visitor();
    const page = await visitor.get('/sign-in');
    expect(page.html).toContain('Bram Postma');
    expect(page.html).toContain('Schrijf een notitie');
    for (let time = 0; time < 2; time += 1) {
      expect((await visitor.fill('/sign-in', '/sign-in/as', {})).location).toBe('/welcome');
      expect((await visitor.get('/profile')).html).toContain('Bram Postma');
    }
    expect((await opened.visitor().post('/sign-in/as', { person: 'leader' }, page)).status).toBe(404);
  });

  it('does not exist in a real house: no button, no address, and no way past the stamp', async () => {
    const { bram } = world.people;
    const real = await openedInstallation({ installation: world.installation });
    const page = await real.visitor().get('/sign-in');
    expect(page.html).not.toContain('/sign-in/as');
    expect((await real.visitor().post('/sign-in/as', { person: 'bram' })).status).toBe(404);
    await real.close();

    await (await world.test.administrator()).query("update naast.installation set kind = 'real'");
    const attempt = { loginName: bram.loginName, password: bram.password };
    expect(await signInDemo(world.installation, attempt)).toEqual({ ok: false, reason: 'wrong' });
    expect((await opened.visitor().fill('/sign-in', '/sign-in/as', {})).status).toBe(422);
  });
});
