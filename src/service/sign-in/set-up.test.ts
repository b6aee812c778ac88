import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setUpTokenMac } from '#app/operations/processes/set-up-token.ts';
import { newOneTimeCode, randomBytes } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { fitsSetUpToken } from './set-up-token.ts';
import { codeOn, type OpenedInstallation, openedInstallation } from './testing.ts';

const password = 'de trein naar Assen rijdt vandaag door';

describe('setting a house up', () => {
  let opened: OpenedInstallation;
  beforeAll(async () => {
    opened = await openedInstallation();
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await (await opened.test.administrator()).query('delete from naast.throttle');
  });

  async function attempt(change: Record<string, string> = {}) {
    const visitor = opened.visitor();
    const page = await visitor.get('/set-up');
    const { code } = codeOn(opened.installation, page, '/set-up');
    const fields = { token: opened.token, name: 'Petra', login: 'petra', password, again: password, code, ...change };
    return visitor.post('/set-up', fields, page);
  }
  const claimed = async () => {
    const { rows } = await (await opened.test.administrator()).query<{ claimed: boolean }>(
      'select claimed_at is not null as claimed from naast.installation',
    );
    return rows[0]?.claimed;
  };

  it('compares the token as the supervisor made it', () => {
    const pepper = randomBytes(32);
    const token = newOneTimeCode();
    const mac = setUpTokenMac(pepper, token);
    expect(fitsSetUpToken(pepper, ` ${token.toLowerCase().replaceAll('-', ' ')}`, mac)).toBe(true);
    expect(fitsSetUpToken(pepper, newOneTimeCode(), mac)).toBe(false);
    expect(fitsSetUpToken(pepper, '', setUpTokenMac(pepper, ''))).toBe(false);
    expect(fitsSetUpToken(pepper, token, null)).toBe(false);
  });

  it('tells the app whose codes they are: the address at first, the name to sign in with once it was typed', async () => {
    const label = ({ html }: { html: string }) => /otpauth:\/\/totp\/([^?]+)\?issuer=Naast/.exec(html)?.[1];
    expect(label(await opened.visitor().get('/set-up'))).toBe('Naast:localhost');
    expect(label(await attempt({ token: newOneTimeCode() }))).toBe('Naast:petra');
    expect(label(await attempt({ login: 'geen naam <' }))).toBe('Naast:localhost');
  });

  it('is refused without the token, and guessing it is stopped', async () => {
    await steadyWindow();
    for (let time = 0; time < 20; time += 1) expect((await attempt({ token: newOneTimeCode() })).status).toBe(422);
    const stopped = await attempt({ token: opened.token });
    expect(stopped.status).toBe(429);
    expect(stopped.headers.get('retry-after')).toBe('900');
    expect(await claimed()).toBe(false);
  });

  it('T43 refuses short and well-known passwords and takes long ones, whatever signs are in them', async () => {
    for (const weak of [
      'kort',
      'wachtwoordwachtwoord',
      'vrijwilligerrodekruis',
      'aaaaaaaaaaaaaaaaaaaa',
      'qwertyuiopasdfghjkl',
    ]) {
      const answer = await attempt({ password: weak, again: weak });
      expect(answer.status, weak).toBe(422);
      expect(answer.html).toMatch(/te kort|te makkelijk/);
    }
    expect((await attempt({ again: 'iets anders dan het eerste' })).html).toContain('niet hetzelfde');
    expect(await claimed()).toBe(false);
  });

  it('T4 takes no field that was not asked for', async () => {
    for (const extra of ['roles', 'role', 'status', 'id', 'region', 'granter']) {
      expect((await attempt({ [extra]: 'project-leader' })).status).toBe(400);
    }
    expect(await claimed()).toBe(false);
  });

  it('offers the made-up world while nothing is set up, and only then', async () => {
    const visitor = opened.visitor();
    expect((await visitor.get('/sign-in')).location).toBe('/begin');
    const starting = await visitor.fill('/begin', '/look-around', {});
    expect(starting.headers.get('refresh')).toMatch(/^\d+; url=\/sign-in$/);
    expect(opened.lookedAround()).toBe(1);

    expect((await attempt()).status).toBe(200);
    expect(await claimed()).toBe(true);
    expect((await visitor.post('/look-around', {})).status).toBe(404);
    expect(opened.lookedAround()).toBe(1);
    expect((await visitor.get('/begin')).location).toBe('/sign-in');
    expect((await visitor.get('/set-up')).html).toContain('al ingericht');
  });

  it('notes that the shares are printed only for the page that showed them', async () => {
    const printed = async () => {
      const { rows } = await (await opened.test.administrator()).query(
        "select from naast.audit_entry where action = 'house.shares-printed'",
      );
      return rows.length;
    };
    const leader = '6d7f7c55-2d1b-4c6d-9d53-0a1f6a0b0c0d';
    await opened.visitor().post('/set-up/printed', { leader, proof: 'made up', printed: 'yes' });
    expect(await printed()).toBe(0);
  });
});

describe('a new colleague’s password', () => {
  it('T43 is taken exactly as typed: 15, 64 and 128 signs, with spaces and pictures in it', async () => {
    const { passwordRefusal } = await import('#app/platform/access/authentication/index.ts');
    const words = 'zeven natte fietsen staan scheef tegen de gevel van het postkantoor in mei ';
    for (const length of [15, 64, 128]) {
      const phrase = words.repeat(3).slice(0, length - 1);
      expect(passwordRefusal(`${phrase}🚲`)).toBeNull();
    }
    expect(passwordRefusal('x'.repeat(129))).toBe('too-long');
  });
});

describe('a house on a server, before it is set up', () => {
  let opened: OpenedInstallation;
  beforeAll(async () => {
    opened = await openedInstallation({ origin: 'https://team.example.org' });
  });
  afterAll(() => opened?.close());

  it('T50 shows the made-up world to nobody, whatever name the request line gives', async () => {
    const headers = { host: 'team.example.org', origin: 'https://team.example.org' };
    for (const at of ['https://team.example.org', 'http://localhost:3001', 'http://127.0.0.1']) {
      const begin = await opened.app.request(`${at}/begin`, { headers });
      expect(begin.status, at).toBe(200);
      expect(await begin.text(), at).not.toContain('/look-around');
      const body = new URLSearchParams();
      expect((await opened.app.request(`${at}/look-around`, { method: 'POST', headers, body })).status, at).toBe(404);
    }
    expect(opened.lookedAround()).toBe(0);
  });
});
