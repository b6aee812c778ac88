import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLog } from '#app/platform/audit/index.ts';
import { type DatabaseHandle, openDatabase } from '#app/platform/pool/index.ts';
import { countRows, rowsGained } from '../support/attack-database.ts';
import { staffForms, type ValidForm } from '../support/attack-forms.ts';
import { plain } from '../support/attack-pages.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';
import { type Cut, type CuttingProxy, cuttingProxy } from '../support/cutting-proxy.ts';

let attack: AttackWorld;
let proxy: CuttingProxy;
let installation: DatabaseHandle;
let app: Hono;
const cookies = new Map<string, string>();

beforeAll(async () => {
  attack = await attackWorld();
  const settings = attack.world.test.settings('staff');
  proxy = await cuttingProxy(settings);
  installation = openDatabase({ ...settings, host: proxy.host, patience: 2_000 });
  app = attack.staffOver(installation);
});
afterAll(async () => {
  await installation?.close();
  await proxy?.close();
  await attack?.close();
});

async function visitor(who: ValidForm['who']): Promise<AttackVisitor> {
  if (who === 'nobody') throw new Error('Only colleagues here.');
  const cookie = cookies.get(who) ?? (await attack.world.signedIn(attack.person(who)));
  cookies.set(who, cookie);
  return new AttackVisitor(app, origins.staff, cookie);
}

async function send(form: ValidForm) {
  const by = await visitor(form.who);
  return form.file ? by.upload(form.path, form.fields, form.file) : by.post(form.path, form.fields);
}

async function make(route: string): Promise<ValidForm> {
  const form = await staffForms[route]?.(attack);
  if (!form) throw new Error(`There is no form for ${route}.`);
  return form;
}

const away = /We kunnen er even niet bij/;
/** More questions than any of these requests puts; the loop ends where a request came through uncut. */
const most = 120;

describe('a connection to the database that is cut', () => {
  it.each([
    ['a note', 'POST /clients/:reference/notes', 'said'],
    ['a letter with its file', 'POST /clients/:reference/letters/new', null],
    ['an arrival that becomes a case', 'POST /arrivals/:id/accept', null],
  ] as const)(
    'T121 at every question of %s loses nothing that was answered, and does nothing twice',
    async (_, route, typed) => {
      const quiet = await make(route);
      const counted = await countRows(attack.admin);
      expect((await send(quiet)).status).toBe(303);
      const whole = rowsGained(counted, await countRows(attack.admin));
      expect(Object.keys(whole).length).toBeGreaterThan(0);
      const everywhere = Array.from({ length: most }, (_, at) => at);
      let questions = 0;
      for (const how of ['lost', 'unanswered'] as const) {
        let [cuts, kept] = [0, 0];
        // A question that was done but not answered is the same as the next one lost, but for the last: the COMMIT.
        for (const at of how === 'lost'
          ? everywhere
          : [0, questions >> 1, ...everywhere.slice(questions - 3, questions + 1)]) {
          const form = await make(route);
          const words = typed === null ? null : String(form.fields[typed]);
          const before = await countRows(attack.admin);
          proxy.cutAfter(at, how);
          const answer = await send(form);
          const wasCut = proxy.heal();
          const where = `${how}, at question ${at}: ${answer.status}`;
          if (answer.status >= 400) {
            expect(answer.status, where).toBe(503);
            expect(answer.body, where).toMatch(away);
            if (words !== null) expect(plain(answer.body), where).toContain(words);
            cuts += 1;
            // The server may still be ending what was cut; sending it again waits for that.
            const again = await send(form);
            expect(again.status, where).toBe(303);
          } else if (wasCut) kept += 1;
          expect(rowsGained(before, await countRows(attack.admin)), where).toEqual(whole);
          if (!wasCut) {
            questions = at;
            break;
          }
          expect(at, 'the loop ends').toBeLessThan(most - 1);
        }
        expect(cuts, `${how}; ${kept} came through all the same`).toBeGreaterThan(3);
      }
      expect((await book()).firstBad).toBeNull();
    },
  );

  it('T121 shows a sentence in place of a page, and the page again when it is asked once more', async () => {
    const reader = await visitor('bram');
    for (const how of ['lost', 'unanswered'] as const) {
      for (let at = 0; at < most; at += 3) {
        proxy.cutAfter(at, how);
        const answer = await reader.get(`/clients/${attack.cases.own.reference}`);
        const wasCut = proxy.heal();
        if (answer.status !== 200) {
          expect([answer.status, away.test(answer.body)], `${how} ${at}`).toEqual([503, true]);
          expect(answer.headers.get('retry-after')).toBe('30');
          // Nobody is signed out by a database that is away.
          expect(answer.headers.getSetCookie()).toEqual([]);
        }
        expect((await reader.get(`/clients/${attack.cases.own.reference}`)).status).toBe(200);
        if (!wasCut) break;
      }
    }
  });

  it('T121 gives up a connection on which nobody answers, and never uses it again', async () => {
    const form = await make('POST /clients/:reference/notes');
    for (const at of [0, 3]) {
      proxy.cutAfter(at, 'silent' satisfies Cut);
      const answer = await send(form);
      expect(proxy.heal()).toBe(true);
      expect([answer.status, away.test(answer.body)]).toEqual([503, true]);
    }
    expect((await send(form)).status).toBe(303);
    const reader = await visitor('bram');
    const pages = await Promise.all(Array.from({ length: 12 }, () => reader.get('/clients')));
    expect(pages.map(({ status }) => status)).toEqual(Array(12).fill(200));
  });

  it('T121 says while the database is away altogether that it is, keeps what was typed, and goes on by itself', async () => {
    const settings = attack.world.test.settings('staff');
    const nowhere = openDatabase({ ...settings, host: '/tmp/naast-nowhere' });
    try {
      const form = await make('POST /clients/:reference/notes');
      const lost = new AttackVisitor(attack.staffOver(nowhere), origins.staff, (await visitor(form.who)).cookie);
      const answer = await lost.post(form.path, form.fields);
      expect([answer.status, away.test(answer.body)]).toEqual([503, true]);
      expect(plain(answer.body)).toContain(form.fields.said);
    } finally {
      await nowhere.close();
    }
  });
});

async function book() {
  return attack.world.test.installation('auditor').scoped({ kind: 'auditor' }, (db) => verifyLog(db));
}
