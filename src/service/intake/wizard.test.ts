import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { round } from '#app/platform/jobs/index.ts';
import { newId, type SessionCookie } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { openRegistration } from './registration-seal.ts';
import { herPath } from './step.view.tsx';
import { type Step, steps } from './steps.ts';
import {
  answeredValues,
  browserOf,
  type IntakeInstallation,
  intakeInstallation,
  type PostedFields,
  publicDesk,
  unfinished,
} from './testing.ts';

/** Every cookie that the public process made or read. */
const { met } = vi.hoisted(() => ({ met: [] as SessionCookie[] }));
vi.mock('#app/platform/vault/index.ts', async (original) => {
  const vault = await original<typeof import('#app/platform/vault/index.ts')>();
  const remembered = <Cookie extends SessionCookie | null>(cookie: Cookie): Cookie => {
    if (cookie !== null) met.push(cookie);
    return cookie;
  };
  return {
    ...vault,
    newSessionCookie: () => remembered(vault.newSessionCookie()),
    readSessionCookie: (value: string) => remembered(vault.readSessionCookie(value)),
  };
});

let world: TestWorld;
let installation: IntakeInstallation;
let network = 0;
const visitor = () => {
  network += 1;
  return browserOf(installation.open, `10.9.${network}.1`);
};
type Visitor = ReturnType<typeof visitor>;
beforeAll(async () => {
  world = await testWorld();
  installation = await intakeInstallation(world);
});
afterAll(() => world?.close());
beforeEach(() => installation.query('delete from naast.intake_draft'));

const answer = async (her: Visitor, step: Step, fields: PostedFields) => {
  const { status, headers } = await her.post(herPath(step), fields);
  return status === 303 ? headers.get('location') : status;
};
const codeIn = (page: string) => /<bdi dir="ltr">(\d{4}-\d{4}-\d{4}-\d{4})<\/bdi>/.exec(page)?.[1] ?? '';
const keyIn = (page: string) => /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? '';
const stopAt = async (her: Visitor, step: Step, fields: PostedFields) =>
  codeIn(await (await her.post(herPath(step), { ...fields, go: 'stop' })).text());
const drafts = () => installation.query('select * from naast.intake_draft');

/** A browser in which a few questions were answered. */
async function begun(): Promise<Visitor> {
  const her = visitor();
  await answer(her, 'safe', { safe: 'yes' });
  await answer(her, 'reach', { ways: ['telephone', 'with-code'] });
  await answer(her, 'telephone', { telephone: '06 1234 5678' });
  await answer(her, 'name', { nameToUse: 'Selam' });
  return her;
}

describe('one question a page', () => {
  test('asks only what fits the way she chose, and every question leads to the next', async () => {
    const walk = async (first: PostedFields) => {
      const her = visitor();
      await answer(her, 'safe', {});
      const met: string[] = [];
      let at = await answer(her, 'reach', first);
      while (typeof at === 'string' && at !== '/start/form/check') {
        met.push(at.replace('/start/form/', ''));
        const step = at.replace('/start/form/', '') as Step;
        const needs: PostedFields = {
          telephone: { telephone: '0612345678' },
          mail: { mail: 'a@b.nl' },
          someone: { someone: 'Hana' },
        }[step as 'mail'] ?? { go: 'unknown' };
        at = await answer(her, step, needs);
      }
      return met;
    };
    const always = ['careful', 'name', 'languages', 'reading', 'interpreter', 'place', 'needs', 'more'];
    expect(await walk({ ways: ['with-code'] })).toEqual(always);
    expect(await walk({ ways: ['mail'] })).toEqual(['mail', 'when', ...always]);
    const all = { ways: ['telephone', 'mail', 'through-someone', 'with-code'] };
    expect(await walk(all)).toEqual(steps.filter((step) => step !== 'safe' && step !== 'reach'));
  });

  test('back keeps every answer, also the one on the page that she leaves', async () => {
    const her = await begun();
    expect(await answer(her, 'languages', { spoken: 'ti', go: 'back' })).toBe('/start/form/name');
    expect(await (await her.get('/start/form/name')).text()).toContain('value="Selam"');
    expect(await (await her.get('/start/form/languages')).text()).toContain('<option value="ti" selected');
    // Half a number does not hold the visitor up, and is not stored.
    expect(await answer(her, 'telephone', { telephone: 'bel', go: 'back' })).toBe('/start/form/reach');
    expect(await (await her.get('/start/form/telephone')).text()).toContain('value="06 1234 5678"');
  });

  test('"I don’t know" and "I’d rather not say" are answers: they take out what stood there, and the team reads them', async () => {
    const her = await begun();
    expect(await answer(her, 'name', { nameToUse: 'Toch \u0000 niet', go: 'unsaid' })).toBe('/start/form/languages');
    await answer(her, 'place', { go: 'unsaid' });
    await answer(her, 'when', { go: 'unknown' });
    const check = await (await her.get('/start/form/check')).text();
    expect(check).not.toContain('Selam');
    expect(check.match(/Zeg ik liever niet/g)).toHaveLength(2);
    await her.post('/start/form/check', { _key: keyIn(check) });
    const [row] = await installation.query("select id from naast.registration where status in ('new', 'check')");
    const page = await (await installation.staff.get(world.people.intake, `/queue/${row?.id}`)).text();
    expect(page.match(/Dat zegt de persoon liever niet/g)).toHaveLength(2);
    await installation.query('delete from naast.registration');
  });

  test('the check shows all of it, and a change comes back to it, past what the change asks for', async () => {
    const her = await begun();
    const check = await (await her.get('/start/form/check')).text();
    for (const words of ['06 1234 5678', 'Selam', 'Ik kom zelf terug met mijn code', 'Niet ingevuld'])
      expect(check).toContain(words);
    expect(check).toContain('href="/start/form/name?to=check"');
    expect(await (await her.get('/start/form/name?to=check')).text()).toContain('name="to" value="check"');
    expect(await answer(her, 'name', { nameToUse: 'Hana', to: 'check' })).toBe('/start/form/check');
    expect(await answer(her, 'reach', { ways: ['mail'], to: 'check' })).toBe('/start/form/mail?to=check');
    expect(await answer(her, 'mail', { mail: 'hana@example.org', to: 'check' })).toBe('/start/form/check');
    const after = await (await her.get('/start/form/check')).text();
    expect(after).toContain('hana@example.org');
    // A way of contact that was taken back takes its number along.
    expect(after).not.toContain('06 1234 5678');
  });

  test('without a safe way to reach her nothing can be sent, and nothing else is needed', async () => {
    const her = visitor();
    await answer(her, 'safe', {});
    const to = (await her.get('/start/form/check')).headers.get('location');
    expect(to).toBe('/start/form/reach?to=check');
    expect(await answer(her, 'reach', { ways: ['with-code'], to: 'check' })).toBe('/start/form/check');
    const check = await (await her.get('/start/form/check')).text();
    const sent = await (await her.post('/start/form/check', { _key: keyIn(check) })).text();
    expect(codeIn(sent)).not.toBe('');
    expect(await drafts()).toEqual([]);
    expect(her.cookie()).toBe('');
  });

  test('"somebody may be looking" first says what she can do, and does not hold her up', async () => {
    const page = await (await visitor().post('/start/form', { safe: 'no' })).text();
    expect(page).toContain('Kijk eerst of het veilig is');
    expect(page).toContain('href="/start/form/reach"');
  });
});

describe('an unfinished registration', () => {
  test('lies sealed: no word of hers is in the row, and the process that keeps it cannot list, read or change it', async () => {
    const her = await begun();
    await stopAt(her, 'name', { nameToUse: 'Kanarievogel' });
    const [row] = await drafts();
    for (const value of Object.values(row ?? {}))
      expect(Buffer.from(Buffer.isBuffer(value) ? value : String(value)).toString('latin1')).not.toMatch(
        /Kanarie|Selam|0612/,
      );
    expect(her.cookie()).not.toContain(Buffer.from((row?.lookup as Buffer) ?? '').toString('base64url'));
    const raw = await world.test.raw('public');
    for (const statement of ['select * from naast.intake_draft', 'delete from naast.intake_draft'])
      await expect(raw.query(statement)).rejects.toThrow(/permission denied/);
    // Nor do colleagues, or the jobs.
    for (const role of ['staff', 'jobs'] as const)
      await expect((await world.test.raw(role)).query('select * from naast.intake_draft')).rejects.toThrow(
        /permission denied/,
      );
  });

  test('goes on with the code in another browser, typed as people type, and the first browser is shut out', async () => {
    const first = await begun();
    const code = await stopAt(first, 'languages', { spoken: 'ti' });
    expect(code).toMatch(/^\d{4}(-\d{4}){3}$/);
    const second = visitor();
    const typed = ` ${code.replaceAll('-', '  ').replace('0', 'o').replace('1', 'l')} `;
    const answered = await second.post('/code', { code: typed });
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '/start/form/languages']);
    expect(await (await second.get('/start/form/languages')).text()).toContain('<option value="ti" selected');
    expect(await (await second.get('/start/form/check')).text()).toContain('Selam');
    expect((await first.get('/start/form/check')).headers.get('location')).toBe('/start/form');
    // The code that the visitor has is the code of the registration.
    const check = await (await second.get('/start/form/check')).text();
    expect(codeIn(await (await second.post('/start/form/check', { _key: keyIn(check) })).text())).toBe(code);
    expect(await installation.standing(code)).toContain('We hebben uw bericht');
  });

  test('T55 the way out leaves it to the code, and without a code nobody ever opens it again', async () => {
    const [coded, plain] = [await begun(), await begun()];
    const cookies = [coded.cookie(), plain.cookie()];
    const code = await stopAt(coded, 'name', { nameToUse: 'Selam' });
    for (const her of [coded, plain]) {
      expect((await her.get('/weg')).headers.get('location')).toBe('https://example.org/');
      expect(her.cookie()).toBe('');
    }
    for (const cookie of cookies)
      expect((await installation.open.get('/start/form/check', '10.9.0.1', cookie)).headers.get('location')).toBe(
        '/start/form',
      );
    expect(await drafts()).toHaveLength(1);
    expect((await visitor().post('/code', { code })).headers.get('location')).toBe('/start/form/name');
  });

  test('T45 a page of another site makes nobody lose it', async () => {
    const { cookie } = await unfinished(publicDesk(world), { values: answeredValues() });
    const answer = await installation.open.get('/weg', '10.9.0.1', cookie, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([303, []]);
    expect(await drafts()).toHaveLength(1);
  });

  test('untouched for half an hour opens no more by its cookie; an answer that comes later begins anew and is not lost', async () => {
    const her = await begun();
    await installation.query("update naast.intake_draft set touched_at = now() - interval '31 minutes'");
    expect((await her.get('/start/form/name')).headers.get('location')).toBe('/start/form');
    expect(await answer(her, 'place', { place: 'Zeist' })).toBe('/start/form/reach?gone=1');
    expect(await (await her.get('/start/form/reach?gone=1')).text()).toContain('Uw eerdere antwoorden zijn weg');
    expect(await (await her.get('/start/form/place')).text()).toContain('value="Zeist"');
  });

  test('of whoever had this telephone before is not shown to the next: she may begin again', async () => {
    const her = await begun();
    const first = await (await her.get('/start/form')).text();
    expect(first).toContain('Er staat nog een formulier open');
    expect(first).not.toContain('Selam');
    expect(await answer(her, 'safe', { go: 'again' })).toBe('/start/form');
    expect(await drafts()).toEqual([]);
    expect((await her.get('/start/form/name')).headers.get('location')).toBe('/start/form');
  });

  test('goes after fourteen days, and without a code after half an hour; not a day or a minute before', async () => {
    const parts = {
      scoped: <T>(work: Parameters<ReturnType<typeof world.test.installation>['scoped']>[1]) =>
        world.test.installation('jobs').scoped({ kind: 'jobs' }, work) as Promise<T>,
      recount: () => null,
      reminderDays: () => [],
      escalates: () => false,
      sweep: async () => 0,
      mailboxes: async () => [],
      mailer: null,
      report: (error: Error) => {
        throw error;
      },
    };
    const left = async (withCode: boolean, age: string) => {
      await installation.query('delete from naast.intake_draft');
      const her = await begun();
      if (withCode) await stopAt(her, 'name', { nameToUse: 'Selam' });
      await installation.query('update naast.intake_draft set touched_at = now() - $1::interval', [age]);
      await round(parts, { checkedOn: null });
      return (await drafts()).length;
    };
    expect(await left(true, '13 days 23 hours')).toBe(1);
    expect(await left(true, '14 days 1 minute')).toBe(0);
    expect(await left(false, '29 minutes')).toBe(1);
    expect(await left(false, '31 minutes')).toBe(0);
  });

  test('T105 leaves no key in the process that kept it, once each request is over', async () => {
    met.length = 0;
    const her = await begun();
    const code = await stopAt(her, 'name', { nameToUse: 'Selam' });
    const there = visitor();
    expect((await there.post('/code', { code })).headers.get('location')).toBe('/start/form/name');
    await there.get('/start/form/check');
    await there.post('/start/form/check', { _key: newId(), go: 'back' });
    await there.get('/weg');
    expect(met.length).toBeGreaterThan(10);
    expect(met.filter(({ key }) => key.some((byte) => byte !== 0))).toEqual([]);
  });

  test('T86 opens in no other row, and a draft that was changed is none', async () => {
    const [one, other] = [await begun(), await begun()];
    await installation.query(
      'update naast.intake_draft d set sealed = (select o.sealed from naast.intake_draft o where o.id <> d.id)',
    );
    for (const her of [one, other])
      expect((await her.get('/start/form/name')).headers.get('location')).toBe('/start/form');
  });

  test('of two answers at the same moment none is lost', async () => {
    const her = await begun();
    await Promise.all([
      answer(her, 'place', { place: 'Zeist' }),
      answer(her, 'careful', { mustNotKnow: 'mijn baas' }),
      answer(her, 'more', { question: 'Ik heb een brief' }),
    ]);
    const check = await (await her.get('/start/form/check')).text();
    for (const words of ['Zeist', 'mijn baas', 'Ik heb een brief', 'Selam']) expect(check).toContain(words);
  });

  test('a referrer’s and her own are two forms: neither shows the other', async () => {
    const { cookie } = await unfinished(publicDesk(world), { who: 'ref', values: { organisation: 'De Linde' } });
    expect((await installation.open.get('/start/form/check', '10.9.0.1', cookie)).headers.get('location')).toBe(
      '/start/form',
    );
    const her = await begun();
    expect((await her.get('/start/for-someone/check')).headers.get('location')).toBe('/start/for-someone');
  });
});

test('what is sealed for the team is what she answered, question by question', async () => {
  const { id } = await installation.registered({
    when: 'overdag',
    mustNotKnow: 'mijn baas',
    spokenToo: 'en',
    reads: 'none',
  });
  const row = await installation.rowOf(id);
  await world.as(world.people.intake, async (visit) => {
    const pair = await visit.keys.team(String(row.team_id), Number(row.team_epoch));
    if (pair === null) throw new Error('No key.');
    const content = openRegistration(pair, id, row as never, (key) => visit.keys.keep(key));
    expect(content).toMatchObject({
      by: 'herself',
      ways: [{ kind: 'telephone', value: '06 1234 5678' }],
      languages: ['ti', 'en'],
      reads: 'none',
      when: 'overdag',
      mustNotKnow: 'mijn baas',
      place: 'Zeist',
      needs: ['letter', 'passport'],
      unsaid: [],
      doubts: [],
    });
  });
});
