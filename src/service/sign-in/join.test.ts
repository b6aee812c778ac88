import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invite } from '#app/platform/access/teams/index.ts';
import { newOneTimeCode } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { codeOn, joinPage, type OpenedInstallation, openedInstallation, type Visitor } from './testing.ts';

const password = 'negen lampen branden boven de markt';

describe('joining with a one-time code', () => {
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
  beforeEach(async () => {
    await (await world.test.administrator()).query('delete from naast.throttle');
  });

  async function invited(loginName: string) {
    const made = await world.as(world.people.joke, (visit) =>
      invite(visit, world.installation, {
        loginName,
        name: loginName,
        roles: ['volunteer'],
        regionId: world.regions.utrecht,
      }),
    );
    if (!made.ok) throw new Error(made.reason);
    return made;
  }

  async function attempt(invitation: string, change: Record<string, string> = {}, visitor: Visitor = opened.visitor()) {
    const page = await joinPage(visitor, invitation);
    if (page.status !== 200) return page;
    const { code } = codeOn(world.installation, page, '/join');
    return visitor.post('/join', { invitation, password, again: password, code, ...change }, page);
  }

  it('draws the QR code from rectangles that the page’s policy allows, and shows the secret to type', async () => {
    const { code } = await invited('ina');
    const page = await joinPage(opened.visitor(), code);
    expect(page.html).toMatch(/<svg role="img"[^>]*>.*<path fill="black"[^>]* d="M/s);
    expect(page.html).not.toMatch(/data:image|style="/);
    expect(page.html.match(/<bdi[^>]*>[A-Z2-7]{4}<\/bdi>/g)).toHaveLength(8);
  });

  it('T44 takes a code once; a used, an old and an invented one get the same answer', async () => {
    const { code, personId } = await invited('wim');
    expect((await attempt(code)).status).toBe(200);
    const late = await invited('lot');
    await (await world.test.administrator()).query(
      "update naast.invitation set expires_at = now() - interval '1 second' where person_id = $1",
      [late.personId],
    );
    const answers = [await attempt(code), await attempt(late.code), await attempt(newOneTimeCode())];
    expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422]);
    const bare = answers.map(({ html }) =>
      html.replace(/value="[^"]*"|<path[^>]*>|href="otpauth[^"]*"|>[A-Z2-7]{4}</g, ''),
    );
    expect(new Set(bare).size).toBe(1);
    // Also with the page of another code at hand.
    const visitor = opened.visitor();
    const page = await joinPage(visitor, (await invited('gea')).code);
    const typed = { password, again: password, code: codeOn(world.installation, page, '/join').code };
    const swapped = await Promise.all(
      [code, newOneTimeCode()].map((invitation) => visitor.post('/join', { ...typed, invitation }, page)),
    );
    expect(swapped.map(({ status }) => status)).toEqual([422, 422]);
    for (const { html } of swapped) expect(html).toContain('Deze code werkt niet (meer)');
    const { rows } = await (await world.test.administrator()).query('select status from naast.person where id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ status: 'awaiting' }]);
  });

  it('gives the app the name to sign in with, also when the page comes back, and says it on the page', async () => {
    const { code } = await invited('ada-lie');
    const visitor = opened.visitor();
    const page = await joinPage(visitor, code);
    const again = await visitor.post('/join', { password, again: password, code: '000000' }, page);
    const aged = await visitor.post('/join', { password, again: password, code: '000000', ticket: 'old' }, page);
    for (const shown of [page, again, aged]) {
      expect(shown.html).toContain('otpauth://totp/Naast:ada-lie?issuer=Naast');
      expect(shown.html).toContain('Je inlognaam is ada-lie.');
    }
    expect(
      codeOn(world.installation, aged, '/join').secret.equals(codeOn(world.installation, page, '/join').secret),
    ).toBe(false);
  });

  it('T44 keeps no code that one could read, and stops guessing', async () => {
    await steadyWindow();
    const { code } = await invited('mees');
    const { rows } = await (await world.test.administrator()).query<{ all: string }>(
      "select string_agg(i::text, ' ') as all from naast.invitation i",
    );
    expect(rows[0]?.all).not.toContain(code);
    expect(rows[0]?.all).not.toContain(Buffer.from(code).toString('hex'));
    const visitor = opened.visitor();
    let last = 0;
    for (let time = 0; time < 31; time += 1) last = (await attempt(newOneTimeCode(), {}, visitor)).status;
    expect(last).toBe(429);
  });

  it('keeps the code and the picture when something is wrong, and never the password', async () => {
    const { code } = await invited('nel');
    const visitor = opened.visitor();
    const page = await joinPage(visitor, code);
    const before = codeOn(world.installation, page, '/join').secret;
    const again = await visitor.post('/join', { invitation: code, password, again: password, code: '000000' }, page);
    expect(again.status).toBe(422);
    expect(again.html).toContain('<title>Fout:');
    expect(again.html).toContain(`value="${code}"`);
    expect(again.html).not.toContain(password);
    expect(codeOn(world.installation, again, '/join').secret.equals(before)).toBe(true);
  });

  it('T4 takes no field that was not asked for', async () => {
    const { code, personId } = await invited('pim');
    for (const extra of ['roles', 'region', 'status', 'id', 'person'])
      expect((await attempt(code, { [extra]: 'project-leader' })).status).toBe(400);
    const { rows } = await (await world.test.administrator()).query(
      'select roles, status from naast.person where id = $1',
      [personId],
    );
    expect(rows).toEqual([{ roles: ['volunteer'], status: 'invited' }]);
  });
});
