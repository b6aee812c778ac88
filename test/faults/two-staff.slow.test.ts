import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '#app/platform/access/authentication/index.ts';
import { endGrant } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { steadyWindow } from '#test/steady-window.ts';
import { one } from '../support/attack-database.ts';
import { fromPage } from '../support/attack-form.ts';
import { staffForms, type ValidForm } from '../support/attack-forms.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';
import { type KillableStaff, killableStaff, quietPorts } from '../support/killable-staff.ts';
import { noTroubles, quietLists } from '../support/quiet-lists.ts';

/** Two staff processes over one database: this one, and a real one beside it. (Forms sent to both at once: T119.) */
let attack: AttackWorld;
let beside: KillableStaff;
beforeAll(async () => {
  attack = await attackWorld();
  beside = await killableStaff(attack, quietPorts(), { opensFiles: false });
  expect(await beside.child.started).toBeNull();
});
afterAll(async () => {
  await beside?.close();
  await attack?.close();
});

const formOf = async (route: string): Promise<ValidForm> =>
  (await staffForms[route]?.(attack)) ?? expect.unreachable(`There is no form for ${route}.`);
const here = (cookie: string | null) => new AttackVisitor(attack.staff[0], origins.staff, cookie);

describe('two staff processes', () => {
  it('T32 a session that is ended in one is over in the other at once, by sign-out, by the way out, by a colleague', async () => {
    const { bram } = attack.world.people;
    const endings: ((cookie: string) => Promise<unknown>)[] = [
      (cookie) => here(cookie).post('/sign-out'),
      (cookie) => here(cookie).get('/weg'),
      async () => {
        const at = `/people/${bram.id}/sign-in`;
        const form = await fromPage(attack, 'leader', at, `${at}/end`);
        return (await attack.visitor('leader')).post(form.path, form.fields);
      },
    ];
    for (const end of endings) {
      const cookie = await attack.world.signedIn(bram);
      expect((await beside.get('bram', '/clients', cookie))?.status).toBe(200);
      await end(cookie);
      const after = await beside.get('bram', '/clients', cookie);
      expect([after?.status, after?.location]).toEqual([303, '/sign-in']);
    }
  });

  it('T21 tries count together: ten on one name, five at each, and neither lets her in', async () => {
    await steadyWindow();
    const { sem } = attack.world.people;
    const wrong = { name: sem.loginName, password: 'dit is het verkeerde wachtwoord', code: '000000' };
    for (let round = 0; round < 5; round += 1) {
      await here(null).post('/sign-in', wrong);
      await expect(beside.signIn(wrong.name, wrong.password, wrong.code)).rejects.toThrow('Nobody is let in');
    }
    const right = { ...wrong, password: sem.password, code: totpCode(sem.totpSecret) };
    expect((await here(null).post('/sign-in', right)).status).toBe(429);
    await expect(beside.signIn(right.name, right.password, right.code)).rejects.toThrow('429');
    // One window for both: the count is in the database, once.
    expect(await one(attack.admin, 'select max(hits)::int from naast.throttle')).toBeGreaterThanOrEqual(12);
    await attack.admin.query('delete from naast.throttle');
  });

  it('remembered names show nothing stale: not the old name, not a client whose grant ended in the other process', async () => {
    const details = await formOf('POST /clients/:reference/details');
    const reference = details.path.split('/')[2] ?? '';
    const name = `Zonnebloem${crypto.randomUUID().slice(0, 4)}`;
    const later = `Waterlelie${crypto.randomUUID().slice(0, 4)}`;
    const rename = async (to: string) => {
      const form = await formAgain(details, to);
      expect((await (await attack.visitor('joke')).post(form.path, form.fields)).status).toBe(303);
    };
    const finds = async (who: 'joke' | 'bram', term: string) => {
      const answer = await beside.send({ who, path: '/search/quick', fields: { term }, takes: 'answer' });
      expect(answer?.status).toBe(200);
      return answer?.body.includes(reference);
    };
    await rename(name);
    // Twice: now it is remembered there.
    for (const who of ['joke', 'bram', 'joke', 'bram'] as const) expect(await finds(who, name), who).toBe(true);
    await rename(later);
    for (const who of ['joke', 'bram'] as const) {
      expect(await finds(who, name), who).toBe(false);
      expect(await finds(who, later), who).toBe(true);
    }
    const { rows } = await attack.admin.query(
      'select g.id from naast.case_grant g join naast.case_file f on f.id = g.case_id where f.reference = ' +
        "$1 and g.holder_kind = 'person' and g.ended_at is null",
      [reference],
    );
    await attack.world.as(attack.world.people.joke, async (visit) => {
      for (const { id } of rows) await endGrant(visit, id, 'match-ended');
    });
    expect(await finds('bram', later)).toBe(false);
    expect(await finds('joke', later)).toBe(true);
  });

  it('S6 write in one case at once while its volunteer leaves, and neither rings an alarm or hides a row', async () => {
    const { joke, bram } = attack.world.people;
    const keysFolder = await mkdtemp(join(tmpdir(), 'naast-beside-'));
    const quiet = quietLists(attack.world, attack.admin, keysFolder);
    await quiet.look([joke]);
    const reference = await freshCase(attack);
    const at = `/clients/${reference}`;
    const noteOf = (who: 'joke' | 'bram', said: string) =>
      fromPage(attack, who, `${at}/notes/new`, `${at}/notes`, { said, way: 'visit', happenedOn: '2026-01-02' });
    const details = await fromPage(attack, 'joke', `${at}/details`, `${at}/details`, { nameToUse: 'Zonnebloem' });
    const notes = [await noteOf('joke', 'Van Joke.'), await noteOf('bram', 'Van Bram.')];
    const anew = (form: ValidForm): ValidForm => ({ ...form, fields: { ...form.fields, _key: newId() } });
    const sentHere = async ({ who, path, fields }: ValidForm) => (await attack.visitor(who)).post(path, fields);
    const everywhere = (forms: readonly ValidForm[]) =>
      Promise.all(forms.flatMap((form) => [sentHere(anew(form)), beside.send(anew(form))]));
    const statuses = (answers: readonly ({ status: number } | null)[]) => answers.map((answer) => answer?.status);

    const written = statuses(await everywhere([...notes, details, ...notes]));
    expect(written.filter((status) => status === 303).length).toBeGreaterThanOrEqual(9);
    expect(written.filter((status) => ![303, 409, 422].includes(status ?? 0))).toEqual([]);
    expect(await quiet.look([joke, bram])).toEqual(noTroubles);

    const { rows } = await attack.admin.query<{ id: string }>(
      'select g.id from naast.case_grant g join naast.case_file f on f.id = g.case_id where f.reference = $1 and g.holder_id = $2',
      [reference, bram.id],
    );
    const leaving = attack.world.as(joke, async (visit) => {
      for (const { id } of rows) await endGrant(visit, id, 'match-ended');
    });
    const [during] = await Promise.all([everywhere(notes), leaving]);
    expect(statuses(during).filter((status) => ![303, 404, 409, 422].includes(status ?? 0))).toEqual([]);
    expect(await quiet.look([joke, bram])).toEqual(noTroubles);
    expect(quiet.compared()).toBeGreaterThan(0);
    for (const page of [await (await attack.visitor('joke')).get(at), await beside.get('joke', at)])
      expect([page?.status, page?.body.includes('Zonnebloem'), page?.body.includes('Niet getoond')]).toEqual([
        200,
        true,
        false,
      ]);
    expect((await beside.get('bram', at))?.status).toBe(404);
    await rm(keysFolder, { recursive: true });
  });

  it('T112 a volunteer who searches for a client of others learns nothing: the answer is that of a name that nobody has', async () => {
    const { same, other } = attack.cases;
    const names = await Promise.all(
      [same, other].map(({ caseId }) =>
        one<string>(attack.admin, 'select reference from naast.case_file where id = $1', [caseId]),
      ),
    );
    const terms = [...names, ...same.canaries.slice(0, 3), ...other.canaries.slice(0, 3)];
    const before = await one<number>(attack.admin, 'select coalesce(max(seq), 0)::int from naast.audit_entry');
    const answers = new Set<string>();
    for (const term of ['Onbekendenaam', ...terms]) {
      for (const path of ['/search', '/clients/search', '/search/quick']) {
        const answer = await beside.send({ who: 'bram', path, fields: { term }, takes: 'answer' });
        expect(answer?.status, path).toBe(200);
        const neutral = answer?.body.replaceAll(term, '*').replace(/name="_csrf" value="[^"]*"/g, '');
        answers.add(`${path} ${neutral}`);
      }
    }
    expect([...answers].map((answer) => answer.split(' ')[0]).sort()).toEqual([
      '/clients/search',
      '/search',
      '/search/quick',
    ]);
    // What was looked for stands nowhere in the audit log, nor which of them were there.
    const { rows } = await attack.admin.query<{ body: string }>(
      'select body from naast.audit_entry where seq > $1 order by seq',
      [before],
    );
    const book = rows
      .map(({ body }) => body)
      .join('\n')
      .toLowerCase();
    for (const term of ['Onbekendenaam', ...terms]) expect(book).not.toContain(term.toLowerCase());
    const searched = rows
      .filter(({ body }) => body.includes('"case.searched"'))
      .map(({ body }) => {
        const { count, ids } = JSON.parse(body) as { count?: number; ids?: unknown[] };
        return JSON.stringify([count, ids?.length]);
      });
    expect(new Set(searched).size).toBeLessThanOrEqual(1);
  });
});

/** The same form from its page as it is now, with another name in it. */
const formAgain = ({ path }: ValidForm, nameToUse: string) => fromPage(attack, 'joke', path, path, { nameToUse });
