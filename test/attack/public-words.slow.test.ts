import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlySignedMark } from '#app/platform/access/public-words/index.ts';
import { currentCertificate, learnSeen, seenNumbers, signed } from '#app/platform/access/statements/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import { publicApp } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { publicDesk } from '#app/service/intake/testing.ts';
import { definitions } from '#app/service/procedures/index.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';
import { onPublicPage, someText } from '../support/attack-public-pages.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';
import { leaderByRecovery } from '../support/leader-by-recovery.ts';

/** A database writer changes what a frightened visitor reads: every such row is worth what its signature is worth. */
let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(async () => {
  seenNumbers(attack.world.pins.root).clear();
  await attack?.close();
});

const contact = { telephone: '030 555 01 02', hours: '', hoursEn: '', mail: '' };
const evil = '06 66 66 66 66';

/** A public process that has just started: it has shown nothing yet. */
function freshPublic(): AttackVisitor {
  const desk = publicDesk(attack.world);
  const app = publicApp({
    routes: [...publicPageRoutes(desk), ...publicIntakeRoutes(desk)],
    origin: origins.public,
    redirected: [],
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    report: (_reference, error) => attack.failures.push(error),
  });
  return new AttackVisitor(app, origins.public, null);
}

const pages = ['/', '/start', '/code'];

/** What a database writer can do in one statement. */
const write = (statement: string, values: unknown[] = []) => attack.admin.query(statement, values);

async function save(telephone: string): Promise<void> {
  const leader = await attack.visitor('leader');
  const { body } = await leader.get('/contact-settings');
  const version = /name="_version" value="(\d+)"/.exec(body)?.[1] ?? '';
  const answer = await leader.post('/contact-settings', { ...contact, telephone, _version: version });
  expect([answer.status, answer.location]).toEqual([303, '/contact-settings/saved']);
}

async function signFromBefore(): Promise<void> {
  const answer = await (await attack.visitor('leader')).post('/signatures/before', { password: '' });
  expect([answer.status, answer.location]).toEqual([303, '/signatures?done=before']);
}

/** The newest numbers of all subjects, as the process manager keeps them. */
async function marksNow(): Promise<Record<string, number>> {
  const { rows } = await write(
    "select kind || '.' || subject as mark, max(number)::int as number from naast.signed_statement " +
      "where kind in ('contact.setting', 'region', 'directory.entry', 'approval') group by 1",
  );
  return Object.fromEntries(rows.map(({ mark, number }) => [mark, number]));
}

describe('an installation from before signatures', () => {
  it('keeps its telephone number, regions and directory until the leader signs, and then shows only what is signed', async () => {
    await write(
      "insert into naast.contact_setting values ('telephone', $1) on conflict (key) do update set value = $1",
      ['030 555 99 99'],
    );
    expect((await freshPublic().get('/start')).body).toContain('030 555 99 99');
    expect((await freshPublic().get('/waar')).body + (await freshPublic().get('/')).body).not.toContain(evil);
    const leader = await attack.visitor('leader');
    const before = (await leader.get('/signatures')).body;
    expect(before).toContain('030 555 99 99');
    expect(before).toContain('Utrecht');
    expect((await leader.get('/')).body).toContain('/signatures');
    await signFromBefore();
    expect((await leader.get('/signatures')).body).toContain('Alles is getekend');
    expect((await leader.get('/')).body).not.toContain('href="/signatures"');
    for (const path of pages) expect((await freshPublic().get(path)).body, path).toContain('030 555 99 99');
    // A region that somebody slips in afterwards is shown to nobody, and nobody is sent to it.
    await write(
      "insert into naast.region (id, name, status, municipalities) values ($1, 'Nergenshuizen', 'open', '{Ede}')",
      [newId()],
    );
    expect((await freshPublic().get('/waar')).body).not.toContain('Nergenshuizen');
  });
});

describe('the telephone number', () => {
  it('can be changed when the process manager has kept the day from which days count, as it does after a minute', async () => {
    learnSeen(attack.world.pins.root, { 'days.count-from': 20_270_131, [onlySignedMark]: 1 });
    await save('030 555 00 03');
    expect((await freshPublic().get('/start')).body).toContain('030 555 00 03');
  });

  it('S9 replaced in its row is shown on no page: visitors see what the leader signed, and the leader is told', async () => {
    await save(contact.telephone);
    await write("update naast.contact_setting set value = $1 where key = 'telephone'", [evil]);
    for (const path of pages) {
      const { body } = await freshPublic().get(path);
      expect([path, body.includes(evil), body.includes(contact.telephone)]).toEqual([path, false, true]);
    }
    const page = (await (await attack.visitor('leader')).get('/contact-settings')).body;
    expect(page).toContain('veranderd zonder te tekenen');
    expect(page).toContain(`value="${contact.telephone}"`);
    await save(contact.telephone);
    expect((await (await attack.visitor('leader')).get('/contact-settings')).body).not.toContain('zonder te tekenen');
  });

  it('S9 an older signed number put back is not shown again: by a process that runs, and by one that starts', async () => {
    await save('030 555 00 01');
    const running = freshPublic();
    await save(contact.telephone);
    expect((await running.get('/start')).body).toContain(contact.telephone);
    const { rows: newest } = await write(
      "delete from naast.signed_statement where kind = 'contact.setting' and number = (select max(number) from " +
        "naast.signed_statement where kind = 'contact.setting' and subject = 'contact') returning *",
    );
    await write("update naast.contact_setting set value = '030 555 00 01' where key = 'telephone'");
    const still = (await running.get('/start')).body;
    expect([still.includes('030 555 00 01'), still.includes(contact.telephone)]).toEqual([false, true]);
    // The process manager kept the number of what was deleted: a process that starts falls back to the release.
    learnSeen(attack.world.pins.root, { 'contact.setting.contact': Number(newest[0]?.number) });
    for (const path of pages) {
      const { body } = await freshPublic().get(path);
      expect([path, body.includes('030 555 00 01')]).toEqual([path, false]);
      expect([path, body.includes('112'), body.includes('0900-8844')]).toEqual([path, true, true]);
    }
    expect((await (await attack.visitor('leader')).get('/contact-settings')).body).toContain('Bezoekers zien dit niet');
    await save(contact.telephone);
    for (const path of pages) expect((await freshPublic().get(path)).body, path).toContain(contact.telephone);
  });

  it('S9 a statement with a higher number that nobody signed who may replaces nothing: reworded, or by a coordinator', async () => {
    await save(contact.telephone);
    const { rows } = await write(
      "select * from naast.signed_statement where kind = 'contact.setting' and subject = 'contact' order by number desc limit 1",
    );
    const [newest] = rows;
    const content = String(newest.content).replace(contact.telephone, evil);
    expect(content).toContain(evil);
    const { joke } = attack.world.people;
    const { rows: certificates } = await write('select id from naast.certificate where subject = $1', [joke.id]);
    const by = { by: 'person' as const, signer: joke.id, certificate: certificates[0].id as string };
    const number = Number(newest.number) + 50;
    const saying = { kind: 'contact.setting' as const, subject: 'contact', content: JSON.parse(content) };
    const hers = await attack.world.as(joke, async (visit) =>
      signed(saying, { ...by, number: number + 1, at: new Date() }, visit.keys.secret.signSecret),
    );
    const planted = [
      [newId(), content, number, newest.signer, newest.certificate_id, newest.signed_at, newest.signature],
      [hers.id, hers.content, hers.number, hers.signer, hers.certificate, hers.at, hers.signature],
    ];
    for (const values of planted)
      await write(
        `insert into naast.signed_statement (id, kind, subject, content, number, signed_by, signer, certificate_id, signed_at, signature)
          values ($1, 'contact.setting', 'contact', $2, $3, 'person', $4, $5, $6, $7)`,
        values,
      );
    for (const path of pages) {
      const { body } = await freshPublic().get(path);
      expect([path, body.includes(evil), body.includes(contact.telephone)]).toEqual([path, false, true]);
    }
    await write('delete from naast.signed_statement where id = any($1)', [planted.map(([id]) => id)]);
  });

  it('S9 every statement deleted and "from before" set again shows nothing that nobody signed', async () => {
    await save(contact.telephone);
    learnSeen(attack.world.pins.root, { ...(await marksNow()), [onlySignedMark]: 1 });
    await write('begin');
    await write("delete from naast.signed_statement where kind <> 'training-day'");
    await write('update naast.installation set words_before = true');
    await write("update naast.contact_setting set value = $1 where key = 'telephone'", [evil]);
    await write('commit');
    for (const path of pages) {
      const { body } = await freshPublic().get(path);
      expect([path, body.includes(evil), body.includes('0900-8844')]).toEqual([path, false, true]);
    }
    await save(contact.telephone);
    expect((await freshPublic().get('/start')).body).toContain(contact.telephone);
  });
});

describe('regions', () => {
  it('S9 a region sent to another place in its row routes nobody there', async () => {
    const { utrecht } = attack.world.regions;
    const leader = await attack.visitor('leader');
    const { body } = await leader.get(`/regions/${utrecht}`);
    const version = /name="_version" value="(\d+)"/.exec(body)?.[1] ?? '';
    const fields = { name: 'Utrecht', municipalities: 'Utrecht, Zeist', postcodes: '35', places: '4', mailbox: '' };
    expect((await leader.post(`/regions/${utrecht}`, { ...fields, _version: version })).status).toBe(303);
    await write("update naast.region set municipalities = '{Maastricht}', name = 'Valse regio' where id = $1", [
      utrecht,
    ]);
    const shown = (await freshPublic().get('/waar')).body;
    expect([shown.includes('Maastricht'), shown.includes('Valse regio'), shown.includes('Zeist')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await leader.get(`/regions/${utrecht}`)).body).toContain('klopt niet met zijn handtekening');
    expect((await leader.get('/signatures')).body).toContain('Valse regio');
    const now = /name="_version" value="(\d+)"/.exec((await leader.get(`/regions/${utrecht}`)).body)?.[1] ?? '';
    expect((await leader.post(`/regions/${utrecht}`, { ...fields, _version: now })).status).toBe(303);
    expect((await leader.get(`/regions/${utrecht}`)).body).not.toContain('klopt niet met zijn handtekening');
  });
});

describe('the directory', () => {
  it('S9 an entry replaced in its row is not told to visitors, and colleagues are not led to its number', async () => {
    const joke = await attack.visitor('joke');
    const code = 'fairwork';
    const form = (await joke.get(`/directory/${code}/edit`)).body;
    const version = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? '';
    expect((await joke.post(`/directory/${code}/check`, { _version: version })).status).toBe(303);
    await write(
      "update naast.organisation set content = jsonb_set(jsonb_set(content, '{telephone}', to_jsonb($1::text)), '{name}', " +
        "'\"FairWerk vals\"'), published = jsonb_set(published, '{name}', '\"FairWerk vals\"') where key = 'fairwork'",
      [evil],
    );
    const shown = (await freshPublic().get('/adressen')).body;
    expect(shown).not.toContain('FairWerk vals');
    const page = (await joke.get(`/directory/${code}`)).body;
    expect(page).toContain('Dit heeft niemand getekend');
    expect(page).not.toContain(evil);
    // One press does not make it true: somebody has to read it in the form.
    const pressed = await joke.post(`/directory/${code}/check`, { _version: String(Number(version) + 1) });
    expect(pressed.status).toBe(409);
  });
});

describe('a page that the leader published', () => {
  const mine = 'Wij lezen uw brief met u.';
  const bad = 'Bel dit nummer van de mensen die u zoeken.';
  const shownBy = async (visitor: AttackVisitor) => {
    const { body } = await visitor.get('/hulp');
    return [body.includes(mine), body.includes(bad), body.includes('Eén mens naast u')];
  };
  const publish = async (sentence: string) => {
    await onPublicPage(attack, 'draft', someText(sentence));
    await onPublicPage(attack, 'publication');
  };
  const newest = "(select max(number) from naast.signed_statement where kind = 'page' and subject = 'hulp.nl')";
  /** Is the leader told: on her first page, under the signatures, and on the list of pages? */
  const told = async () => {
    const leader = await attack.visitor('leader');
    const bodies = [(await leader.get('/')).body, (await leader.get('/signatures')).body];
    const list = (await leader.get('/public-pages')).body;
    return [
      bodies[0]?.includes('href="/signatures"'),
      /id="wrong"[\s\S]*\/public-pages\/hulp\/nl/.test(bodies[1] ?? ''),
      list.includes('zonder te tekenen'),
    ];
  };

  it('S9 and that a database writer words anew is the text of the release, and the leader is told', async () => {
    await publish(mine);
    const running = freshPublic();
    expect(await shownBy(running)).toEqual([true, false, true]);
    await write(
      `update naast.signed_statement set content = replace(content, $1, $2) where kind = 'page' and number = ${newest}`,
      [mine, bad],
    );
    // Whoever runs goes on showing what was signed; whoever starts falls back to the release.
    expect(await shownBy(running)).toEqual([true, false, true]);
    expect(await shownBy(freshPublic())).toEqual([false, false, true]);
    expect(await told()).toEqual([true, true, true]);
    await publish(mine);
    expect(await shownBy(freshPublic())).toEqual([true, false, true]);
    expect((await told()).slice(1)).toEqual([false, false]);
  });

  it('S9 of which an older text is put back, or the newest deleted, is not the older one again', async () => {
    await publish(bad);
    await publish(mine);
    const running = freshPublic();
    expect(await shownBy(running)).toEqual([true, false, true]);
    const { rows } = await write(
      `delete from naast.signed_statement where kind = 'page' and number = ${newest} returning number`,
    );
    expect(await shownBy(running)).toEqual([true, false, true]);
    learnSeen(attack.world.pins.root, { 'page.hulp.nl': Number(rows[0]?.number) });
    expect(await shownBy(freshPublic())).toEqual([false, false, true]);
    expect(await told()).toEqual([true, true, true]);
    await publish(mine);
    expect(await shownBy(freshPublic())).toEqual([true, false, true]);
  });

  it('S9 signed by a coordinator, with her own key and a higher number, replaces nothing', async () => {
    await publish(mine);
    const { joke } = attack.world.people;
    const { rows } = await write('select id from naast.certificate where subject = $1', [joke.id]);
    const by = { by: 'person' as const, signer: joke.id, certificate: rows[0].id as string };
    const content = { text: someText(bad), shipped: 'x' };
    const hers = await attack.world.as(joke, async (visit) =>
      signed(
        { kind: 'page', subject: 'hulp.nl', content },
        { ...by, number: 100_000, at: new Date() },
        visit.keys.secret.signSecret,
      ),
    );
    await write(
      `insert into naast.signed_statement (id, kind, subject, content, number, signed_by, signer, certificate_id, signed_at, signature)
        values ($1, 'page', 'hulp.nl', $2, $3, 'person', $4, $5, $6, $7)`,
      [hers.id, hers.content, hers.number, hers.signer, hers.certificate, hers.at, hers.signature],
    );
    expect(await shownBy(freshPublic())).toEqual([true, false, true]);
    expect((await told()).slice(1)).toEqual([true, true]);
    await write('delete from naast.signed_statement where id = $1', [hers.id]);
  });
});

describe('approvals of words about the law', () => {
  it('S9 one put into the database, or put back after it was taken back, approves nothing', async () => {
    const leader = await attack.visitor('leader');
    const definition = definitions().newest.find((one) => one.confidence !== 'LOW');
    if (!definition) throw new Error('There is no definition that can be approved.');
    const at = `/procedures/${definition.key}`;
    const approve = { lawyer: 'mr. Proef', source: 'wet', checkedOn: '01-11-2026' };
    const isApproved = async () => (await leader.get(at)).body.includes('value="') && (await standing()) !== null;
    const standing = async () =>
      /name="approval" value="([0-9a-f-]{36})"/.exec((await leader.get(at)).body)?.[1] ?? null;
    if ((await standing()) === null) expect((await leader.post(`${at}/approval`, approve)).status).toBe(303);
    const approval = (await standing()) ?? '';
    expect(await isApproved()).toBe(true);
    expect((await leader.post(`${at}/approval/ending`, { approval })).status).toBe(303);
    await write('update naast.definition_approval set ended_by = null, ended_day = null where id = $1', [approval]);
    expect((await leader.get(at)).body).toContain('hier staat geen handtekening onder');
  });
});

describe('the project leader is replaced by two recovery sheets', () => {
  it('S9 and what the former one signed stays shown: telephone number, regions and addresses', async () => {
    await save(contact.telephone);
    const shown = async () => {
      const visitor = freshPublic();
      return Promise.all([...pages, '/waar', '/adressen'].map(async (path) => wordsOf((await visitor.get(path)).body)));
    };
    const before = await shown();
    expect(before.filter((body) => body.includes(contact.telephone)).length).toBeGreaterThanOrEqual(pages.length);
    expect(before.at(-1)).toContain('CoMensha');
    const { world } = attack;
    const olga = await leaderByRecovery(world, 'olga');
    await world.as(olga, (visit) => endAccess(visit, world.people.leader.id, 'left'));
    expect(await shown()).toEqual(before);
    // It is the new one's to sign from now on, and the former one's keys say nothing any more.
    const stands = (id: string) => world.as(olga, (visit) => currentCertificate(visit.db, id, visit.keys.pins));
    expect([(await stands(olga.id))?.subject, await stands(world.people.leader.id)]).toEqual([olga.id, null]);
  });
});

/** What one reads on a page, without what is drawn anew for each request. */
const wordsOf = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
