import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dangerHolds } from '#app/service/cases/consents/danger.ts';
import { listDangers, noteDanger } from '#app/service/cases/consents/ground.ts';
import { allThatWentOut } from '#app/service/cases/consents/went-out.ts';
import fc from '#test/property.ts';
import { referralsPanel } from './index.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let home: ReferralInstallation;
beforeAll(async () => {
  home = await referralInstallation();
});
afterAll(() => home?.world.close());

/** What only the sheet says: whose it is and how to reach her. */
const telephone = '06 1234 5678';
const addressesOf = (at: string) => [at, `${at}/preview`, `${at}/sheet`, `${at}/edit`];

const entriesOf = async (file: string) =>
  (
    await home.rows(
      `select body::jsonb ->> 'action' as action, body::jsonb ->> 'objectId' as object from naast.audit_entry
       where body::jsonb ->> 'reference' = $1 and body::jsonb ->> 'action' in ('referral.sent', 'referral.printed')`,
      [file.split('/')[2]],
    )
  ).map(({ action, object }) => `${action === 'referral.sent' ? 'referral' : 'sheet'} ${object}`);
const listOf = (file: string) =>
  home.inCase(file, async (open) =>
    (await allThatWentOut(open, [referralsPanel.wentOut])).map(({ what, object }) => `${what} ${object}`),
  );

describe('a consent that was taken back', () => {
  test('shuts what was handed over and what lies ready: no address gives a word of the sheet, to no session', async () => {
    const { file, at } = await home.sent();
    const ready = await home.draft(file);
    const before = await home.joke.get(`${at}/sheet`);
    expect(before.body).toContain(telephone);
    await home.takeBack(file);
    // The sessions of the others were opened before it was taken back.
    for (const reader of [home.joke, home.karel, home.bram])
      for (const path of [...addressesOf(at), ...addressesOf(ready)]) {
        const answer = await reader.get(path);
        expect(answer.body, path).not.toContain(telephone);
        expect(answer.body, path).not.toContain('Antwoord aan</dt>');
      }
    const shut = await home.joke.get(`${at}/sheet`);
    expect(shut.status).toBe(409);
    expect(shut.body).toContain('Dit blad komt er niet uit');
    expect((await home.joke.get(at)).body).toContain('FairWork kreeg op');
    // A new yes opens it anew.
    await home.agree(file);
    expect((await home.joke.get(`${at}/sheet`)).body).toContain(telephone);
  });

  test('leaves a task for today to ring whoever has something, and a line on the timeline', async () => {
    const { file } = await home.sent();
    await home.takeBack(file);
    const [row] = await home.rows(
      `select (select count(*)::int from naast.task t where t.case_id = f.id and t.kind = 'ring-receiver' and t.state = 'open'
         and t.due_day = f.next_due_day) as tasks,
       (select count(*)::int from naast.case_record r where r.case_id = f.id and r.kind = 'consent-back') as lines
       from naast.case_file f where f.reference = $1`,
      [file.split('/')[2]],
    );
    expect(row).toEqual({ tasks: 1, lines: 1 });
  });

  test('takes along what was agreed twice for the same organisation', async () => {
    const { file, at } = await home.sent();
    await home.agree(file, 'fairwork');
    await home.takeBackFirst(file);
    expect((await home.joke.get(`${at}/sheet`)).status).toBe(409);
  });

  test('and a sheet that is asked for at the same moment: it comes first and is in the list, or it does not come', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { file, at } = await home.sent();
      const [answer] = await Promise.all([home.joke.get(`${at}/sheet`), home.takeBack(file)]);
      expect([200, 409]).toContain(answer.status);
      expect(answer.body.includes(telephone)).toBe(answer.status === 200);
      expect((await listOf(file)).filter((one) => one.startsWith('sheet'))).toHaveLength(answer.status === 200 ? 1 : 0);
    }
  });
});

describe('acute danger', () => {
  const danger = { purpose: 'referral', receiver: 'FairWork', organisation: 'fairwork', reason: 'found' } as const;

  test('lets one sheet go to one organisation without consent; why is sealed, its code is in the log', async () => {
    const file = await home.client();
    const at = await home.draft(file);
    await home.inCase(file, (open) => noteDanger(open, { ...danger, why: 'Hij staat voor de deur.' }));
    expect((await home.joke.get(`${at}/sheet`)).body).toContain(telephone);
    expect((await home.send(at)).status).toBe(303);
    const page = (await home.joke.get(at)).body;
    expect(page).toContain('zonder toestemming, bij acuut gevaar');
    expect(page).toContain('Hij staat voor de deur.');
    const log = await home.rows('select body from naast.audit_entry where body like $1', [`%${file.split('/')[2]}%`]);
    const told = log.map(({ body }) => JSON.parse(String(body)) as { action: string; reason?: string });
    for (const action of ['sharing.danger', 'referral.sent'])
      expect(told.filter((one) => one.action === action).map(({ reason }) => reason)).toEqual(['danger-found']);
    expect(JSON.stringify(log)).not.toContain('voor de deur');
  });

  test('carries for a day and not longer, and for nobody else', async () => {
    const file = await home.client();
    const [at, other] = [await home.draft(file), await home.draft(file, { organisation: 'comensha', need: 'shelter' })];
    await home.inCase(file, (open) => noteDanger(open, { ...danger, why: 'Het kon niet wachten.' }));
    expect((await home.joke.get(`${other}/sheet`)).status).toBe(409);
    expect((await home.joke.get(`${at}/sheet`)).status).toBe(200);
    const [found] = await home.inCase(file, listDangers);
    if (!found) throw new Error('It was not written down.');
    const begun = Temporal.Instant.from(found.danger.at);
    const holds = (seconds: number) => dangerHolds(found.danger, danger, begun.add({ seconds }));
    expect([holds(-1), holds(0), holds(24 * 3600 - 1), holds(24 * 3600)]).toEqual([false, true, true, false]);
  });
});

describe('the list of all that went out', () => {
  const acts = fc.array(fc.constantFrom('agree', 'back', 'draft', 'send', 'print', 'danger'), {
    minLength: 4,
    maxLength: 14,
  });

  test('equals the log whatever is done in which order, and nothing comes out without a ground', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (done) => {
        const file = await home.client();
        const drafts: string[] = [];
        let agreed = false;
        let inDanger = false;
        for (const act of done) {
          const at = drafts.at(-1);
          if (act === 'agree') await home.agree(file).then(() => (agreed = true));
          if (act === 'back') await home.takeBack(file).then(() => (agreed = false));
          if (act === 'draft') drafts.push(await home.draft(file));
          if (act === 'danger')
            await home
              .inCase(file, (open) =>
                noteDanger(open, {
                  purpose: 'referral',
                  receiver: 'FairWork',
                  organisation: 'fairwork',
                  reason: 'life',
                  why: 'Nood.',
                }),
              )
              .then(() => (inDanger = true));
          if (act === 'send' && at) {
            const { status } = await home.send(at);
            if (!agreed && !inDanger) expect(status).toBe(409);
          }
          if (act === 'print' && at) {
            const { status, body } = await home.joke.get(`${at}/sheet`);
            expect([status, body.includes(telephone)]).toEqual(agreed || inDanger ? [200, true] : [409, false]);
          }
        }
        expect((await listOf(file)).sort()).toEqual((await entriesOf(file)).sort());
      }),
      { numRuns: 6 },
    );
  });
});
