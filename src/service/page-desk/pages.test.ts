import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seenNumbers } from '#app/platform/access/statements/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { contents, type PageContent } from '#app/service/public-pages/index.ts';
import { type OpenedInstallation, openedInstallation, type Visitor } from '#app/service/sign-in/testing.ts';
import { leaderByRecovery } from '../../../test/support/leader-by-recovery.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { freshFacts } from '../public-pages/facts.store.ts';
import { pagesApp } from '../public-pages/testing.ts';
import { pageRoutes } from './index.ts';

const at = '/public-pages/hulp/nl';
const page = (lang: 'nl' | 'en', slug: string) => contents[lang].find((one) => one.slug === slug) as PageContent;
const shipped = page('nl', 'hulp');

/** The text of the release with one sentence more. */
const written = (sentence: string, { heading, body }: PageContent = shipped) => ({
  heading,
  body: `${sentence}\n\n${body}`,
});

describe('a page for visitors', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  let leader: Visitor;
  const sql = async (statement: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(statement, values)).rows;

  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation, routes: pageRoutes });
    leader = await as('leader');
  });
  beforeEach(async () => {
    await sql('delete from naast.page_draft');
    await sql("delete from naast.signed_statement where kind = 'page'");
    seenNumbers(world.pins.root).clear();
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
  /** What a public process shows that has just started. */
  async function shown(path: string, now: () => number = Date.now): Promise<string> {
    const answer = await publicSide(now).request(`http://127.0.0.1:3000${path}`, {
      headers: { host: '127.0.0.1:3000' },
    });
    expect(answer.status).toBe(200);
    return answer.text();
  }
  function publicSide(now: () => number = Date.now) {
    return pagesApp(publicDesk(), {}, now);
  }
  function publicDesk() {
    const installation = world.test.installation('public');
    return {
      scoped: <T>(work: Parameters<typeof installation.scoped<T>>[1]) => installation.scoped({ kind: 'public' }, work),
      root: world.pins.root,
      receiptKey: world.test.receiptKey,
      staffOrigin: 'http://localhost:3001',
      demo: false,
    };
  }
  const save = (sentence: string, where = at, of: PageContent = shipped) =>
    leader.fill(where, `${where}/draft`, written(sentence, of));
  const publish = (where = at) => leader.fill(where, `${where}/publication`, { password: '' });

  it('is drafted, looked at as a visitor sees it, and read by nobody before it is published', async () => {
    const saved = await save('Wij denken met u mee.');
    expect(saved.location).toBe(`${at}?done=draft`);
    expect((await leader.follow(saved)).html).toContain('Concept bewaard');
    const preview = (await leader.get(`${at}/preview`)).html;
    expect(preview).toContain('<p>Wij denken met u mee.</p>');
    expect(preview).toContain('href="/public-pages/nu/nl/preview"');
    expect(preview).toContain('href="http://127.0.0.1:3000/nl/start"');
    expect(await shown('/hulp')).not.toContain('Wij denken met u mee.');
    const [row] = await sql('select sealed from naast.page_draft');
    expect(Buffer.from(row?.sealed).toString('latin1')).not.toContain('denken');
  });

  it('is drawn for a visitor exactly as the look beforehand was', async () => {
    await save('Wij denken met u mee.');
    const looked = (await leader.get(`${at}/preview`)).html;
    expect((await publish()).location).toBe(`${at}?done=published`);
    // Its links lead to a look at the other pages.
    const article = (html: string) => /<article[\s\S]*<\/article>/.exec(html)?.[0].replaceAll(/ href="[^"]*"/g, '');
    const read = await shown('/hulp');
    expect(article(read)).toBe(article(looked));
    expect(read).toContain('Deze tekst is nog niet nagekeken');
    expect(await shown('/en/hulp')).not.toContain('denken met u mee');
    expect(await sql('select 1 from naast.page_draft')).toEqual([]);
  });

  it('is found, and named in the lists of other pages, as it is called now', async () => {
    await leader.fill(at, `${at}/draft`, {
      ...written('Hier staat het woord ooievaarsnest.'),
      heading: 'Zo helpen wij',
    });
    await publish();
    expect(await shown('/')).toContain('>Zo helpen wij</a>');
    const answer = await publicSide().request('http://127.0.0.1:3000/zoek', {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'accept-language': 'nl' },
      body: new URLSearchParams({ term: 'ooievaarsnest' }),
    });
    expect(await answer.text()).toContain('Zo helpen wij');
  });

  it('is the new one for a process that runs within a minute, drawn before the next visitor asks', async () => {
    let now = Date.now();
    const running = publicSide(() => now);
    const ask = (path: string) =>
      running.request(`http://127.0.0.1:3000${path}`, { headers: { host: '127.0.0.1:3000' } });
    expect(await (await ask('/hulp')).text()).not.toContain('Wij denken met u mee.');
    await save('Wij denken met u mee.');
    await publish();
    now += 61_000;
    // Somebody reads another page: by that the process learns of it, and the page lies ready for whoever comes next.
    await ask('/wie');
    const reads = await sql("select count(*)::int as n from naast.signed_statement where kind = 'page'");
    expect(reads[0]?.n).toBe(1);
    expect(await (await ask('/hulp')).text()).toContain('Wij denken met u mee.');
  });

  it('goes back to the text that shipped, and says who did what and when', async () => {
    await save('Wij denken met u mee.');
    await publish();
    const back = await leader.fill(at, `${at}/publication/ending`, { password: '' });
    expect(back.location).toBe(`${at}?done=shipped`);
    expect(await shown('/hulp')).not.toContain('Wij denken met u mee.');
    const { html } = await leader.get(at);
    const history = html.slice(html.indexOf('Wie paste wat aan'));
    expect(history).toMatch(/terug naar de tekst van het programma, door [\s\S]*gepubliceerd door /);
    expect(
      await sql("select action from naast.audit_entry where action like 'page.%' order by seq desc limit 2"),
    ).toEqual([{ action: 'page.taken-back' }, { action: 'page.published' }]);
  });

  it('T118 two editors at once: the second gets a sentence and keeps her text, and nothing is lost', async () => {
    const first = await leader.get(at);
    const second = await leader.get(at);
    await leader.post(`${at}/draft`, written('De eerste schrijft dit.'), first);
    const late = await leader.post(`${at}/draft`, written('De tweede schrijft dat.'), second);
    expect(late.status).toBe(409);
    expect(late.html).toContain('Iemand anders heeft deze pagina net bewaard');
    for (const words of ['De eerste schrijft dit.', 'De tweede schrijft dat.']) expect(late.html).toContain(words);
    // Sent again from there, she decides.
    expect((await leader.post(`${at}/draft`, written('De tweede schrijft dat.'), late)).status).toBe(303);
    // And a publication of what somebody else changed meanwhile is none.
    const before = await leader.get(at);
    await save('Een derde tekst.');
    const unseen = await leader.post(`${at}/publication`, { password: '' }, before);
    expect([unseen.status, unseen.html.includes('Een collega was je net voor')]).toEqual([409, true]);
    expect(await sql("select 1 from naast.signed_statement where kind = 'page'")).toEqual([]);
  });

  it('S9 is published as it was looked at, not as a text with the same number', async () => {
    await save('Wij denken met u mee.');
    const other = await leader.fill(at, `${at}/publication`, { password: '', seen: 'a'.repeat(64) });
    expect([other.status, other.html.includes('Een collega was je net voor')]).toEqual([409, true]);
    expect(await sql("select 1 from naast.signed_statement where kind = 'page'")).toEqual([]);
    expect((await publish()).location).toBe(`${at}?done=published`);
  });

  it('S9 does not go from one page to another in the database, and a damaged one stops neither writing nor taking back', async () => {
    await save('Een zin voor deze pagina.');
    await publish();
    await save('Een zin voor deze pagina.');
    await sql("update naast.page_draft set page = 'wie'");
    expect((await leader.get('/public-pages/wie/nl')).html).not.toContain('Een zin voor deze pagina.');
    await sql("update naast.page_draft set page = 'hulp', lang = 'en'");
    expect((await leader.get('/public-pages/hulp/en')).html).not.toContain('Een zin voor deze pagina.');
    const alarms = await sql("select body from naast.audit_entry where action = 'alarm.sealed'");
    expect(JSON.stringify(alarms)).toContain('page-draft');
    await sql("update naast.page_draft set lang = 'nl', sealed = '\\x00'");
    const back = await leader.fill(at, `${at}/publication/ending`, { password: '' });
    expect(back.location).toBe(`${at}?done=shipped`);
    expect((await save('Een zin daarna.')).location).toBe(`${at}?done=draft`);
    expect((await leader.get(at)).html).toContain('Een zin daarna.');
  });

  it('S9 says who saved a draft as she sealed it, whatever a column says', async () => {
    await save('Een zin met een naam erbij.');
    const saver = /het concept dat [^<]+ bewaarde/.exec((await leader.get(at)).html)?.[0];
    expect(saver).toBeDefined();
    await sql(`update naast.page_draft set made_by = '${world.people.joke.id}', saved_day = '2020-01-02'`);
    const { html } = await leader.get(at);
    expect(html).toContain(saver);
    expect(html).not.toContain('2020');
    const alarms = await sql("select body from naast.audit_entry where action = 'alarm.sealed'");
    expect(JSON.stringify(alarms)).toContain('page-draft');
  });

  it.each([
    ['<script>alert(1)</script>', 'Dit kan er zo niet staan'],
    ['<b>vet</b>', 'Dit kan er zo niet staan'],
    ['[weg](https://elsewhere.example)', 'Deze link kan niet'],
    ['[weg](javascript:alert)', 'Dit kan er zo niet staan'],
    ['[weg](geenpagina)', 'Er is geen pagina met deze naam'],
    ['# Nog een kop', 'De kop van de pagina staat in het veld erboven'],
    ['::onzin', 'Dit onderdeel bestaat niet'],
    ['::law\n\nArtikel 1', 'moet nog ::end komen'],
    ['Bel [030 123](tel:030123)', 'web.number'],
  ])('keeps what was typed and says what is wrong: %s', async (typed, said) => {
    const answer = await save(typed);
    expect(answer.status).toBe(422);
    if (!said.startsWith('web.')) expect(answer.html).toContain(said);
    const escaped = typed
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
    expect(answer.html).toContain(escaped);
    expect(await sql('select 1 from naast.page_draft')).toEqual([]);
  });

  it('keeps its fixed parts, and is bounded', async () => {
    const without = await leader.fill(at, `${at}/draft`, {
      heading: shipped.heading,
      body: 'Alleen deze zin staat hier.',
    });
    expect([without.status, without.html.includes('Dit vaste onderdeel moet op de pagina blijven')]).toEqual([
      422,
      true,
    ]);
    expect((await save('a'.repeat(8000))).status).toBe(422);
    expect((await leader.fill(at, `${at}/draft`, { ...written('Kort.'), heading: 'k'.repeat(81) })).status).toBe(422);
  });

  it.each(['nacht', 'gegevens', 'nu'])(
    'of which somebody in need must be able to read something is never emptied: %s',
    async (slug) => {
      for (const lang of ['nl', 'en'] as const) {
        const where = `/public-pages/${slug}/${lang}`;
        const parts = page(lang, slug).body.match(/^::.*$/gm) ?? [];
        const empty = await leader.fill(where, `${where}/draft`, {
          heading: page(lang, slug).heading,
          body: ['Wij zijn er voor u, lees maar.', ...parts].join('\n\n'),
        });
        expect([empty.status, empty.html.includes('Zo blijft er te weinig over')]).toEqual([422, true]);
      }
    },
  );

  it('that explains the law holds it back until a lawyer approved it, whatever somebody writes around it', async () => {
    const where = '/public-pages/rechten/nl';
    const law = page('nl', 'rechten');
    const open = await leader.fill(where, `${where}/draft`, {
      heading: law.heading,
      body: law.body.replaceAll(/^::(law|end)$/gm, ''),
    });
    expect([open.status, open.html.includes('tussen ::law en ::end')]).toEqual([422, true]);
    await save('Een zin erbij.', where, law);
    await publish(where);
    const read = await shown('/rechten');
    expect(read).toContain('Een zin erbij.');
    expect(read).not.toMatch(/bedenktijd/i);
  });

  it('says on the list when the release has another text than the one beside which it was signed', async () => {
    await save('Wij denken met u mee.');
    await publish();
    const list = () => leader.get('/public-pages').then(({ html }) => html);
    expect(await list()).not.toContain('sindsdien veranderd');
    const kept = shipped.body;
    shipped.body = `${kept}\n\nEen zin van een volgende versie.`;
    try {
      expect(await list()).toContain('sindsdien veranderd');
      expect(await shown('/hulp')).toContain('Wij denken met u mee.');
    } finally {
      shipped.body = kept;
    }
  });

  it('that this release does not read is the text of the release, and the list says so', async () => {
    await save('Wij denken met u mee.');
    await publish();
    const facts = await freshFacts(publicDesk(), Date.now).read();
    expect(facts.facts.edited).toHaveLength(1);
    for (const one of facts.facts.edited) one.body = '::een-onderdeel-van-later';
    const { pagesWith } = await import('../public-pages/edited-text.ts');
    expect(pagesWith(facts.facts.edited).nl.find(({ slug }) => slug === 'hulp')).toEqual(shipped);
  });

  it('is nobody’s but a leader’s', async () => {
    const joke = await as('joke');
    for (const path of ['/public-pages', at, `${at}/preview`]) expect((await joke.get(path)).status).toBe(404);
    const forced = await joke.force(`${at}/draft`, { ...written('Van een ander.'), _version: '1' });
    expect([403, 404]).toContain(forced.status);
    expect((await leader.get('/public-pages/geenpagina/nl')).status).toBe(404);
    expect((await leader.get('/public-pages/hulp/xx')).status).toBe(404);
  });

  it('stays shown after whoever signed it left, and waits for the next leader', async () => {
    const { signatures } = await import('#app/service/signatures/signatures.store.ts');
    await save('Wij denken met u mee.');
    await publish();
    const second = await leaderByRecovery(world, 'olga');
    await world.as(second, (visit) => endAccess(visit, world.people.leader.id, 'left'));
    expect(await shown('/hulp')).toContain('Wij denken met u mee.');
    const standing = await world.as(second, signatures);
    expect(standing.ofDeparted.map(({ href }) => href)).toContain(at);
  });
});
