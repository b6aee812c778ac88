import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAppearance } from '#app/platform/access/public-words/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { freshAppearance, notFound, securityHeaders, serveAsset, shell, show } from '#app/platform/web/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { appearanceForm } from './appearance.pages.tsx';

const at = '/appearance';

describe('name and colour of the pages', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let leader: Visitor;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation });
    leader = await as('leader');
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  async function as(who: 'leader' | 'joke'): Promise<Visitor> {
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, await world.signedIn(world.people[who]));
    return visitor;
  }
  const asPublic = () =>
    world.test.installation('public').scoped({ kind: 'public' }, (db) => readAppearance(db, { pins: world.pins }));
  /** A page of the public side, drawn with what it reads. */
  const publicSide = () => {
    const app = new Hono();
    const looks = freshAppearance(asPublic);
    app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: false }, looks.get));
    app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
    app.get('/', (c) => show(c, { title: 'Hulp' }, 'Hulp'));
    return app;
  };

  it('forget no field', async () => {
    expect(await forgottenIn(appearanceForm)).toEqual([]);
  });

  it('are the program’s own until a leader signs others, and then on every page, without a style in the page', async () => {
    expect(await asPublic()).toEqual({ name: null, accent: null });
    const before = await (await publicSide().request('/')).text();
    expect([before.includes('<bdi>naast</bdi>'), before.includes('accent-')]).toEqual([true, false]);
    const saved = await leader.fill(at, at, { name: 'Zij aan Zij', accent: '#7A1F5C' });
    expect(saved.location).toBe(`${at}?done=saved`);
    expect((await leader.follow(saved)).html).toContain('Bewaard en door jou getekend');
    const side = publicSide();
    const after = await (await side.request('/')).text();
    expect(after).toContain('<bdi>Zij aan Zij</bdi>');
    expect(after).toContain('<link rel="stylesheet" href="/assets/accent-7a1f5c.css"');
    expect(after).not.toMatch(/<style|style="/);
    const sheet = await side.request('/assets/accent-7a1f5c.css');
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(await sheet.text()).toContain('--press:#7a1f5c');
    // No other colour can be asked for.
    expect((await side.request('/assets/accent-ff0000.css')).status).toBe(404);
  });

  it('refuse what is no colour, and one that is too pale, and say by how much', async () => {
    for (const accent of ['rood', '#fff', '#12345g', 'url(x)'])
      expect([accent, (await leader.fill(at, at, { accent })).html.includes('Vul een hekje en zes tekens in')]).toEqual(
        [accent, true],
      );
    const pale = await leader.fill(at, at, { name: 'Zij aan Zij', accent: '#e8a33d' });
    expect(pale.status).toBe(422);
    expect(pale.html).toContain('Deze kleur is te licht om te lezen');
    expect(pale.html).toMatch(/is het contrast van deze kleur 1,\d\. Het moet minstens 4,5 zijn\./);
    expect(pale.html).toContain('value="#e8a33d"');
    expect((await asPublic()).accent).toBe('#7a1f5c');
  });

  it('S9 count for nothing where somebody wrote into the database what nobody signed', async () => {
    const admin = await world.test.administrator();
    const [row] = (await admin.query("select * from naast.signed_statement where subject = 'appearance'")).rows;
    await admin.query('alter table naast.signed_statement disable trigger user');
    await admin.query("update naast.signed_statement set content = $1 where subject = 'appearance'", [
      JSON.stringify({ name: 'Politie', accent: '#000000' }),
    ]);
    expect(await asPublic()).toEqual({ name: null, accent: null });
    await admin.query("update naast.signed_statement set content = $1 where subject = 'appearance'", [row.content]);
    await admin.query('alter table naast.signed_statement enable trigger user');
    expect((await asPublic()).name).toBe('Zij aan Zij');
  });

  it('T118 show both when somebody else saved in between', async () => {
    const version = /name="_version" value="(\d+)"/.exec((await leader.get(at)).html)?.[1] ?? '';
    await leader.fill(at, at, { name: 'Andere naam' });
    const late = await leader.fill(at, at, { name: 'Mijn naam', _version: version });
    expect([late.status, late.html.includes('Andere naam'), late.html.includes('Mijn naam')]).toEqual([
      409,
      true,
      true,
    ]);
  });

  it('are the leader’s alone to change', async () => {
    expect((await (await as('joke')).get(at)).status).toBe(404);
  });
});
