import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '#app/platform/access/authentication/index.ts';
import { publishedIntakeKey } from '#app/platform/access/teams/index.ts';
import { ownEntries } from '#app/service/directory/index.ts';
import {
  codeOn,
  forgetUsedCodes,
  joinPage,
  type OpenedInstallation,
  openedInstallation,
  type Page,
  type Visitor,
} from '#app/service/sign-in/testing.ts';

const password = (who: string) => `vier ${who} lopen langs het kanaal`;

describe('the first hour of a real house, page by page and without script', () => {
  let opened: OpenedInstallation;
  let leader: Visitor;
  const secrets = new Map<string, Buffer>();
  beforeAll(async () => {
    opened = await openedInstallation();
    leader = opened.visitor();
  });
  afterAll(() => opened?.close());

  async function signIn(visitor: Visitor, name: string): Promise<Page> {
    await forgetUsedCodes(opened.test);
    const code = totpCode(secrets.get(name) ?? Buffer.alloc(20));
    return visitor.follow(await visitor.fill('/sign-in', '/sign-in', { name, password: password(name), code }));
  }

  /** Somebody joins with the invitation code; returns the digits to read out. */
  async function joinWith(code: string, name: string): Promise<string> {
    const visitor = opened.visitor();
    const page = await joinPage(visitor, code.toLowerCase());
    const app = codeOn(opened.installation, page, '/join');
    secrets.set(name, app.secret);
    const chosen = { password: password(name), again: password(name) };
    const joined = await visitor.post('/join', { ...chosen, code: app.code }, page);
    expect(joined.status).toBe(200);
    expect(joined.html).toContain(name);
    return /(\d{4}(?: \d{4}){4})/.exec(joined.html)?.[1] ?? '';
  }

  const codeIn = (page: Page) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(page.html)?.[0] ?? '';
  const personIn = (page: Page) => /\/people\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';

  it('begins at a page that offers both worlds', async () => {
    const first = await leader.follow(await leader.get('/people'));
    expect(first.html).toContain('Echt inrichten');
    expect(first.html).toContain('Rondkijken met verzonnen mensen');
  });

  it('makes the project leader with the token, and shows three shares once', async () => {
    const page = await leader.get('/set-up');
    const app = codeOn(opened.installation, page, '/set-up');
    secrets.set('petra', app.secret);
    const fields = {
      token: opened.token,
      name: 'Petra Leenders',
      login: 'petra',
      password: password('petra'),
      again: password('petra'),
      code: app.code,
      alsoIntake: 'yes',
      use: 'only-here',
    };
    // For colleagues the server comes first: this address leads nowhere from another computer.
    expect(page.html).toContain('Dit adres werkt alleen op deze machine');
    const refused = await leader.post('/set-up', { ...fields, use: 'for-colleagues' }, page);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Zorg eerst voor een server');
    expect(refused.html).toContain('value="Petra Leenders"');
    const shares = await leader.post('/set-up', fields, page);
    expect(shares.status).toBe(200);
    expect(shares.html.match(/Herstelblad \d van 3/g)).toHaveLength(3);
    expect(new Set(shares.html.match(/<li class="code-text"><bdi dir="ltr">[0-9A-Z ]{20}</g)).size).toBe(3 * 5);

    // On each: who keeps it, and where it is used by whoever comes with two of them.
    expect(shares.html.match(/Bewaarder:/g)).toHaveLength(3);
    expect(shares.html.match(/Waar gebruik je dit\? Met een tweede blad, op \/recovery/g)).toHaveLength(3);

    const again = await leader.post('/set-up', fields, page);
    expect(again.status).toBe(409);
    expect(again.html).toContain('Dit is al ingericht');
    expect(again.html).not.toMatch(/[0-9A-Z]{6} [0-9A-Z]{6} [0-9A-Z]{6}/);

    const on = await leader.post('/set-up/printed', { printed: 'yes' }, shares);
    expect(on.location).toBe('/sign-in');
  });

  it('leads the leader to the first hour after she signed in', async () => {
    const page = await signIn(leader, 'petra');
    expect(page.html).toContain('Inrichten');
    expect(page.html).not.toContain('href="#shares"');
    expect(page.html).toContain('href="/contact-settings"');
  });

  it('publishes how to call, and the intake team’s key', async () => {
    const saved = await leader.fill('/contact-settings', '/contact-settings', {
      telephone: '030 123 4567',
      hours: 'maandag tot en met vrijdag',
      mail: '',
    });
    expect(saved.location).toBe('/contact-settings/saved');
    const made = await leader.follow(await leader.fill('/teams/intake', '/teams/intake', {}));
    expect(made.html).toContain('Petra Leenders');
    const pins = opened.installation.pins();
    const key = await opened.test
      .installation('public')
      .scoped({ kind: 'public' }, (db) => publishedIntakeKey(db, pins ?? { root: Buffer.alloc(32) }));
    expect(key).not.toBeNull();
  });

  it('adds a region, invites its coordinator, lets her in and opens the region without keeping its key', async () => {
    const added = await leader.fill('/regions/new', '/regions/new', {
      name: 'Utrecht',
      municipalities: 'Utrecht, Zeist',
      postcodes: '35, 3700-3739',
      places: '6',
      languages: ['ti', 'ar'],
      mailbox: 'utrecht@voorbeeld.example',
    });
    const [region = ''] = (added.location ?? '').split('?');
    expect((await leader.get(region)).html).toContain('nog geen goedgekeurde coördinator');

    const invited = await leader.fill('/people/new', '/people/new', {
      name: 'Joke Vermeer',
      login: 'joke',
      roles: 'coordinator',
      region: region.replace('/regions/', ''),
    });
    const joke = personIn(invited);
    const digits = await joinWith(codeIn(invited), 'joke');

    const waiting = opened.visitor();
    const own = await signIn(waiting, 'joke');
    expect(own.html).toContain('Je bent nog niet goedgekeurd');
    expect(own.html).toContain(digits);
    expect((await waiting.get('/people')).status).toBe(404);

    const approved = await leader.fill(`/people/${joke}`, `/people/${joke}/approval`, { digits });
    expect(approved.location).toBe(`/people/${joke}`);
    const openedRegion = await leader.fill(region, `${region}/key`, {});
    expect(openedRegion.location).toBe(region);
    const { rows } = await (await opened.test.administrator()).query<{ login_name: string }>(
      `select p.login_name from naast.team_member m join naast.team t on t.id = m.team_id join naast.person p on p.id = m.person_id
       where t.kind = 'region'`,
    );
    expect(rows).toEqual([{ login_name: 'joke' }]);
  });

  it('ends when the coordinator has let in her first volunteer', async () => {
    const joke = opened.visitor();
    await signIn(joke, 'joke');
    const invited = await joke.fill('/people/new', '/people/new', { name: 'Bram Postma', login: 'bram' });
    const bram = personIn(invited);
    const digits = await joinWith(codeIn(invited), 'bram');
    await joke.fill(`/people/${bram}`, `/people/${bram}/approval`, { digits });

    const hour = await leader.get('/first-hour');
    expect(hour.html).toContain('Mensen kunnen zich aanmelden');
    expect(hour.html).not.toContain('Alles is klaar');
    const roster = await joke.get('/people');
    expect(roster.html).toContain('Bram Postma');
    expect(roster.html).toContain('actief');
    // What is left can wait: signing in leads to the leader's own work.
    await forgetUsedCodes(opened.test);
    const entered = await opened.visitor().fill('/sign-in', '/sign-in', {
      name: 'petra',
      password: password('petra'),
      code: totpCode(secrets.get('petra') ?? Buffer.alloc(20)),
    });
    expect(entered.location).toBe('/welcome');
  });

  it('warns whoever invites from an address that only this machine reaches', async () => {
    expect((await leader.get('/people/new')).html).toContain('Je collega kan hier niet bij');
  });

  it('goes on until the service can stay: each step is seen, or said and dated', async () => {
    const database = await opened.test.administrator();
    const left = async () => {
      const { html } = await leader.get('/first-hour');
      const link = (step: string, href: string) => (html.includes(`<a href="${href}"`) ? [step] : []);
      return [
        ...link('organisation', '/who-we-are'),
        ...link('deputy', '#deputy'),
        ...link('mail', '#mail-came'),
        ...link('backup', '#restore-tried'),
        ...link('numbers', '#numbers-rung'),
        ...link('texts', '/approvals'),
      ];
    };
    expect(await left()).toEqual(['organisation', 'deputy', 'mail', 'backup', 'numbers', 'texts']);
    for (const step of ['mail-came', 'restore-tried', 'numbers-rung'])
      expect((await leader.fill('/first-hour', '/first-hour/steps', { step })).location).toBe('/first-hour');
    // The leader's word does not count against what is known: nobody looked at the numbers of others yet.
    expect(await left()).toEqual(['organisation', 'deputy', 'numbers', 'texts']);
    expect((await leader.get('/first-hour')).html).toMatch(/\d+ nummers in “Andere hulp” heeft nog niemand nagekeken/);
    for (const { code, content } of ownEntries)
      await database.query(
        `insert into naast.organisation (key, content, checked_by)
         select $1, $2, id from naast.person where login_name = 'petra'`,
        [code, content],
      );
    expect(await left()).toEqual(['organisation', 'deputy', 'texts']);
    expect((await leader.fill('/first-hour', '/first-hour/steps', { step: 'deputy' })).status).toBe(400);
    const { rows } = await database.query<{ object: string }>(
      "select body::jsonb ->> 'object' as object from naast.audit_entry where action = 'house.step-done' order by seq",
    );
    expect(rows.map(({ object }) => object)).toEqual(['only-here', 'mail-came', 'restore-tried', 'numbers-rung']);
  });

  it('asks an installation from before this only for what it lacks', async () => {
    const database = await opened.test.administrator();
    // As it was: nobody was asked what it is for. Its colleagues are the answer, and it is not sent back to the list.
    await database.query('update naast.region set places = 3, places_now = null, languages_now = null');
    const page = (await leader.get('/first-hour')).html;
    expect(page).not.toContain('href="#use"');
    expect(page).toContain('Mensen kunnen zich aanmelden');
  });
});
