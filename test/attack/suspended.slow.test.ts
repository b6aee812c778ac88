import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { crawl } from '../support/attack-crawl.ts';
import { one } from '../support/attack-database.ts';
import { formsOf } from '../support/attack-pages.ts';
import type { Answer, AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

/** A volunteer whose training has lapsed, before each of the doors of doors.slow.test.ts, by their numbers. */
let attack: AttackWorld;
let bram: AttackVisitor;
/** Everything that he opened while his training held. */
let before: string[];
beforeAll(async () => {
  attack = await attackWorld();
  bram = await attack.visitor('bram');
  const opened = [...(await crawl(bram))].filter(([, { status }]) => status === 200);
  before = opened.map(([path]) => path).filter((path) => path.startsWith('/clients/'));
});
afterAll(() => attack?.close());

const days = (count: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: count });
const typed = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('-');

/** A coordinator signs his day from the list. */
async function sign(lastDay: Temporal.PlainDate): Promise<void> {
  const joke = await attack.visitor('joke');
  const { body } = await joke.get('/training-days');
  const form = formsOf(body).find(({ action }) => action === '/training-days');
  const { _csrf: _token, ...fields } = form?.fields ?? {};
  const answer = await joke.post('/training-days', {
    ...fields,
    [`day-${attack.world.people.bram.id}`]: typed(lastDay),
  });
  expect([answer.status, answer.location]).toEqual([303, '/training-days?signed=1']);
}

const bite = () => attack.admin.query('update naast.installation set days_count_from = current_date - 1');
const grants = () =>
  one<string>(
    attack.admin,
    "select string_agg(id::text || coalesce(ended_at::text, '') || encode(sha256(coalesce(key_sealed, '')), 'hex'), ',' order by id) " +
      'from naast.case_grant',
  );

/** What he is shown, whatever he asks: nothing of his client. */
function isClean(what: string, { body, status }: Answer, allowed: readonly number[] = [404]): void {
  const { own } = attack.cases;
  expect([what, allowed.includes(status), status]).toEqual([what, true, status]);
  for (const word of [own.reference, own.limit, own.task, ...own.canaries]) expect(body, what).not.toContain(word);
}

interface Door {
  number: number;
  name: string;
  try(at: string): Promise<void>;
}

const gets = (paths: (at: string) => string[], allowed?: number[]) => async (at: string) => {
  for (const path of paths(at)) isClean(path, await bram.get(path), allowed);
};
const posts = (forms: (at: string) => [string, Record<string, string>][]) => async (at: string) => {
  for (const [path, fields] of forms(at)) {
    const answer = await bram.post(path, { ...fields, _key: newId() });
    // What he typed is kept for him; nothing of it reaches the case.
    const isKept = answer.status === 303 && answer.location === '/';
    isClean(path, answer, isKept ? [303] : [404]);
  }
};
const own = () => attack.cases.own;
const lists = [200, 404];

const doors: Door[] = [
  {
    number: 1,
    name: 'his own rights: the day is not his to write, nor the day from which days count',
    try: async () => {
      const { bram: person } = attack.world.people;
      for (const statement of [
        "update naast.access_day set last_day = '2099-01-01'",
        "update naast.installation set days_count_from = '2099-01-01'",
        "delete from naast.access_day where kind = 'training'",
      ])
        await attack.world
          .as(person, async (visit) => {
            const { sql } = await import('kysely');
            const { numAffectedRows } = await sql.raw(statement).execute(visit.db);
            expect([statement, numAffectedRows ?? 0n]).toEqual([statement, 0n]);
          })
          .catch((error: { code?: string }) => expect(error.code).toBe('42501'));
    },
  },
  { number: 2, name: 'acts on many at once', try: posts(() => [['/queue/clearing', { pick: newId(), act: 'keep' }]]) },
  {
    number: 3,
    name: 'a referral',
    try: posts((at) => [[`${at}/referrals/${own().referral}/answer`, { act: 'accept', _version: '1' }]]),
  },
  {
    number: 4,
    name: 'closing, granting, keeping out',
    try: posts((at) => [
      [`${at}/closure`, { reason: 'goal-reached' }],
      [`${at}/volunteer`, { volunteer: newId() }],
      [`${at}/kept-out`, { person: newId() }],
    ]),
  },
  {
    number: 5,
    name: 'flags on a case',
    try: posts((at) => [
      [`${at}/limits/${own().limit}/state`, { state: 'done', _version: '1' }],
      [`${at}/tasks/${own().task}/state`, { state: 'done', _version: '1' }],
    ]),
  },
  {
    number: 6,
    name: 'addresses of files',
    try: gets((at) => [
      `${at}/letters/${own().letter}/pages/1`,
      `${at}/letters/${own().letter}/originals/1`,
      `${at}/letters/${own().letter}/copy`,
      `${at}/dossier/${own().letter}/original`,
      `${at}/bundles/${own().bundle}/file`,
    ]),
  },
  { number: 7, name: 'figures', try: gets(() => ['/figures/csv', '/figures']) },
  { number: 8, name: 'answers not offered', try: posts((at) => [[`${at}/notes`, { said: 'Woord', way: 'nergens' }]]) },
  {
    number: 9,
    name: 'filters of lists',
    try: gets(
      () => ['/', '/clients', '/clients?contact=none', '/clients?sort=name', '/limits?show=late', '/referrals'],
      lists,
    ),
  },
  {
    number: 10,
    name: 'ways that a page offers',
    try: async () => expect((await bram.get('/')).body).not.toMatch(/href="\/clients\/[0-9A-Z]{8}/),
  },
  { number: 11, name: 'lists to choose from', try: gets(() => ['/directory', '/search'], lists) },
  { number: 12, name: 'lists of people', try: gets(() => ['/people', '/training-days', '/signatures']) },
  { number: 13, name: 'notices', try: gets(() => ['/'], lists) },
  { number: 14, name: 'answers with an address', try: gets((at) => [`${at}/contact`, `${at}/card`]) },
  { number: 15, name: 'what is kept for him', try: gets(() => ['/profile'], lists) },
  {
    number: 16,
    name: 'days in lists and months',
    try: gets(() => ['/limits', '/limits/month', '/limits?show=all', '/limits/proposals'], lists),
  },
  {
    number: 17,
    name: 'reports of now and earlier',
    try: gets((at) => [at, `${at}/notes/new`, `${at}/details`, `${at}/closure`]),
  },
  { number: 18, name: 'registrations', try: gets(() => ['/queue', '/arrivals']) },
  {
    number: 19,
    name: 'pages kept somewhere',
    try: async (at) => expect((await bram.get(at)).headers.get('cache-control')).toBe('no-store'),
  },
  { number: 20, name: 'closed files', try: gets(() => ['/clients?status=closed', '/letters/waiting'], lists) },
  {
    number: 21,
    name: 'emergency access',
    try: posts(() => [['/break-glass', { reference: own().reference, reason: 'danger', why: 'x', password: 'x' }]]),
  },
  {
    number: 22,
    name: 'a report of his own',
    try: async () => {
      const notes = before.filter((path) => path.includes('/notes/'));
      for (const path of notes) isClean(path, await bram.get(path));
    },
  },
  { number: 23, name: 'errors that tell', try: async () => expect(attack.failures).toEqual([]) },
  {
    number: 24,
    name: 'what hangs on a person',
    try: gets((at) => [
      `${at}/around/${own().around}`,
      `${at}/interpreters`,
      `${at}/interpreters/${own().interpreter}`,
      `${at}/consents/${own().consent}`,
      `${at}/referrals/${own().referral}`,
      `${at}/procedures/${own().procedure}`,
      `${at}/procedures/${own().procedure}/events/${own().event}`,
      `${at}/tasks/${own().task}`,
    ]),
  },
];

async function tryAll(): Promise<void> {
  const at = `/clients/${own().reference}`;
  for (const door of doors) await door.try(at);
  for (const path of before) isClean(path, await bram.get(path));
  const found = await bram.post('/clients/search', { term: own().reference });
  expect(found.body).not.toContain(`href="/clients/${own().reference}`);
}

describe('a volunteer whose training has lapsed', () => {
  it('opens everything until then, and until the sixty days of an installation that exists are over', async () => {
    expect(doors.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(before.length).toBeGreaterThan(10);
    expect((await bram.get(`/clients/${own().reference}`)).status).toBe(200);
    await attack.admin.query('delete from naast.access_day');
    const start = (await (await attack.visitor('joke')).get('/')).body;
    expect(start).toContain('Bram Postma');
    expect(start).toContain('/training-days');
    expect((await (await attack.visitor('leader')).get('/')).body).toContain('Sem Dijk');
  });

  it('opens nothing by any of the 24 doors, while the key stays', async () => {
    const keys = await grants();
    await sign(days(-30));
    await bite();
    await tryAll();
    expect(await grants()).toBe(keys);
    const page = (await bram.get('/')).body;
    expect(page).toContain('Je kunt nu geen dossiers openen');
    expect(page).toContain('Joke Vermeer');
    expect((await (await attack.visitor('joke')).get(`/clients/${own().reference}`)).status).toBe(200);
  });

  it('opens nothing either when a database writer moves the day, or makes a coordinator of his row', async () => {
    await attack.admin.query("update naast.access_day set last_day = '2099-01-01'");
    await tryAll();
    await attack.admin.query("update naast.installation set days_count_from = '2099-01-01'");
    attack.desk.installation.daysCountFrom = () => days(-1).toString();
    await tryAll();
    const { id } = attack.world.people.bram;
    await attack.admin.query("update naast.person set roles = '{coordinator,volunteer}' where id = $1", [id]);
    isClean('as a coordinator', await bram.get(`/clients/${own().reference}`));
    await attack.admin.query("update naast.person set roles = '{volunteer}' where id = $1", [id]);
    await bite();
  });

  it('has no day signed by a coordinator of another region, and none by himself', async () => {
    const { rows } = await attack.admin.query("select id from naast.signed_statement where kind = 'training-day'");
    expect(rows.length).toBeGreaterThan(0);
    const lies = await attack.visitor('lies');
    const version = /name="_version" value="(\d+)"/.exec((await lies.get('/training-days')).body)?.[1] ?? '';
    const answer = await lies.post('/training-days', {
      [`day-${attack.world.people.bram.id}`]: typed(days(300)),
      _version: version,
      password: '',
    });
    expect(answer.status).toBe(400);
    expect((await bram.post('/training-days', { _version: '1' })).status).toBe(404);
  });

  it('loses nothing of what he was writing, and has everything back with a new day', async () => {
    const at = `/clients/${own().reference}`;
    const sent = await bram.post(`${at}/notes`, {
      said: 'Wat ik aan het schrijven was',
      way: 'visit',
      happenedOn: '',
      _key: newId(),
    });
    expect([sent.status, sent.location]).toEqual([303, '/']);
    const profile = (await bram.get('/profile')).body;
    expect([profile.includes('Wat ik aan het schrijven'), profile.includes('Je ziet hem weer')]).toEqual([false, true]);
    await sign(days(300));
    delete attack.desk.installation.daysCountFrom;
    for (const path of before) expect([path, (await bram.get(path)).status]).toEqual([path, 200]);
    expect((await bram.get('/')).body).not.toContain('Je kunt nu geen dossiers openen');
    expect((await bram.get('/profile')).body).toContain('Wat ik aan het schrijven was');
  });
});
