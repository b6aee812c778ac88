import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferralState } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { noteDanger } from '#app/service/cases/consents/ground.ts';
import { hiddenField, type PageAnswer } from '#app/service/cases/testing-visitor.ts';
import { moveReferral, readReferral, referralRoutes } from './index.ts';
import {
  acts,
  deeds,
  isOpen,
  mayTellOutcome,
  type ReferralAct,
  type ReferralDeed,
  step,
  whatStops,
} from './referrals.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let home: ReferralInstallation;
let key: string;
beforeAll(async () => {
  home = await referralInstallation();
  key = await identityToRecipient(await generateX25519Identity());
});
afterAll(() => home?.world.close());

interface Made {
  file: string;
  at: string;
}

/** How to come to each state. */
const ways: readonly (readonly [ReferralState, readonly ReferralAct[]])[] = [
  ['draft', []],
  ['sent', ['send']],
  ['received', ['send', 'receive']],
  ['waiting', ['send', 'wait']],
  ['accepted', ['send', 'accept']],
  ['under-way', ['send', 'accept', 'begin']],
  ['refused', ['send', 'refuse']],
  ['done', ['send', 'accept', 'finish']],
  ['taken-back', ['send', 'take-back']],
];

async function inState(way: readonly ReferralAct[]): Promise<Made> {
  const file = await home.client();
  await home.agree(file);
  const at = await home.draft(file);
  for (const act of way) {
    if (act === 'send') expect((await home.send(at)).status).toBe(303);
    else
      await home.inCase(file, async (open) => {
        const before = await readReferral(open, idOf(at));
        if (!before) throw new Error('It is not there.');
        expect(await moveReferral(open, before, before.version, { act, reason: null, text: null })).toBe('saved');
      });
  }
  return { file, at };
}
const idOf = (at: string) => at.split('/').at(-1) ?? '';

/** What can be seen of it from outside: the referral, its tasks, and what came out of it. */
async function traceOf({ file, at }: Made): Promise<unknown> {
  const [row] = await home.rows(
    `select r.state, r.version, (select count(*)::int from naast.task t where t.case_id = r.case_id and t.kind <> 'ring-receiver') as tasks,
       (select count(*)::int from naast.case_record c where c.case_id = r.case_id and c.kind = 'given-out') as given
     from naast.referral r where r.id = $1`,
    [idOf(at)],
  );
  return { ...row, file };
}

const typedDay = () => today().add({ days: 3 }).toString().split('-').reverse().join('-');

/** How a deed is asked for where it is not one of the answers of the other side. A new act is asked for as an answer. */
const asked: Partial<Record<ReferralDeed, (made: Made, version: string) => Promise<PageAnswer>>> = {
  send: ({ at }) => home.send(at),
  talk: ({ at }) => home.joke.post(`${at}/talk`, { day: typedDay(), time: '', place: 'Bij hen thuis' }),
  outcome: ({ at }, version) => home.joke.post(`${at}/outcome`, { _version: version, helped: 'yes', words: '' }),
  'take-back': ({ at }, version) =>
    home.joke.post(`${at}/taking-back`, { _version: version, why: 'consent-gone', told: 'De balie weet het.' }),
  print: ({ at }) => home.joke.get(`${at}/sheet`),
  encrypt: ({ at }) =>
    home.joke.post(`${at}/encrypted`, { key, compared: 'yes', password: home.world.people.joke.password }),
};

async function ask(made: Made, deed: ReferralDeed): Promise<PageAnswer> {
  const [row] = await home.rows('select version from naast.referral where id = $1', [idOf(made.at)]);
  const version = String(row?.version);
  const reason: Record<string, string> = deed === 'refuse' ? { reason: 'no-room' } : {};
  const answer = () =>
    home.joke.post(`${made.at}/answer`, { _version: version, act: deed, text: 'Zij belden.', ...reason });
  return (asked[deed] ?? answer)(made, version);
}

/** Could it be done here at all, were there a yes? */
function isPossible(state: ReferralState, deed: ReferralDeed): boolean {
  const act = acts.find((one) => one === deed);
  if (act !== undefined) return step(state, act) !== null;
  if (deed === 'outcome') return mayTellOutcome(state);
  return isOpen(state) && (deed === 'print' || state !== 'draft');
}
const forward = deeds.filter((deed) => whatStops(deed, { state: 'sent', agreed: false }) !== null);
const backward = deeds.filter((deed) => !forward.includes(deed));

/** What a page lets somebody begin. */
const offers = (page: string, at: string): ReferralDeed[] =>
  deeds.filter(
    (deed) =>
      page.includes(`name="act" value="${deed}"`) ||
      new RegExp(`<input[^>]*value="${deed}"[^>]*>`).test(page) ||
      (deed === 'talk' && page.includes(`action="${at}/talk"`)) ||
      (deed === 'send' && page.includes(`action="${at}/sending"`)) ||
      (deed === 'outcome' && page.includes(`action="${at}/outcome"`)) ||
      (deed === 'take-back' && page.includes(`action="${at}/taking-back"`)) ||
      (deed === 'print' && page.includes(`href="${at}/sheet"`)) ||
      (deed === 'encrypt' && page.includes(`href="${at}/encrypted"`)),
  );

test('every address below a referral that does something is one of its deeds, or changes the draft only', async () => {
  const does = referralRoutes().flatMap(({ method, path }) => {
    const below = /^\/clients\/:reference\/referrals\/:id(.*)$/.exec(path)?.[1];
    return below === undefined || method !== 'POST' ? [] : [below];
  });
  expect(does.sort()).toEqual(['', '/answer', '/encrypted', '/outcome', '/sending', '/taking-back', '/talk']);
});

describe.each(ways)('a referral that is %s', (state, way) => {
  test('goes not one step forward after a no, and with a yes again goes on', async () => {
    const made = await inState(way);
    await home.takeBack(made.file);
    const before = await traceOf(made);
    for (const deed of forward) {
      expect((await ask(made, deed)).status, deed).toBeGreaterThanOrEqual(400);
      expect(await traceOf(made), deed).toEqual(before);
    }
    for (const page of [await home.joke.get(made.at), await home.joke.get(`${made.at}/preview`)])
      expect(offers(page.body, made.at).filter((deed) => forward.includes(deed))).toEqual([]);
    await home.agree(made.file);
    const possible = forward.filter((deed) => isPossible(state, deed));
    const shown = [await home.joke.get(made.at), await home.joke.get(`${made.at}/preview`)];
    const offered = shown.flatMap(({ body }) => offers(body, made.at));
    expect(possible.filter((deed) => !offered.includes(deed))).toEqual([]);
    for (const deed of forward.filter((one) => !possible.includes(one)))
      expect((await ask(made, deed)).status, deed).toBeGreaterThanOrEqual(400);
    for (const deed of possible.filter((one) => !acts.some((act) => act === one)))
      expect((await ask(made, deed)).status, deed).toBeLessThan(400);
    const [first, ...others] = possible.filter((one) => acts.some((act) => act === one));
    if (first !== undefined) expect((await ask(made, first)).status, first).toBe(303);
    for (const deed of others) expect((await ask(await inState(way), deed)).status, deed).toBe(303);
  });

  test('can be wound down after a no, and the page offers it', async () => {
    for (const deed of backward.filter((one) => isPossible(state, one))) {
      const made = await inState(way);
      await home.takeBack(made.file);
      expect(offers((await home.joke.get(made.at)).body, made.at), deed).toContain(deed);
      expect((await ask(made, deed)).status, deed).toBe(303);
    }
  });
});

test('what was typed for a step that a no stops stands on the page that refuses it, with what is left to do', async () => {
  const made = await inState(['send']);
  await home.takeBack(made.file);
  const said = { _version: '2', act: 'accept', text: 'Mw. Jansen belt dinsdag.', who: 'Mw. Jansen', from: typedDay() };
  const answer = await home.bram.post(`${made.at}/answer`, said);
  expect(answer.status).toBe(409);
  for (const words of ['geeft hier nu geen toestemming', 'belt dinsdag', 'Mw. Jansen', 'alleen afronden'])
    expect(answer.body).toContain(words);
  const talk = await home.bram.post(`${made.at}/talk`, { day: typedDay(), time: '9.30', place: 'Bij hen thuis' });
  expect(talk.status).toBe(409);
  for (const words of [typedDay(), '9.30', 'Bij hen thuis']) expect(talk.body).toContain(words);
});

test('in acute danger it goes on for that day as before, without a consent', async () => {
  const made = await inState(['send']);
  await home.takeBack(made.file);
  const danger = { purpose: 'referral', receiver: 'FairWork', organisation: 'fairwork', reason: 'life' } as const;
  await home.inCase(made.file, (open) => noteDanger(open, { ...danger, why: 'Nood.' }));
  for (const deed of ['print', 'talk', 'accept'] as const) expect((await ask(made, deed)).status).toBeLessThan(400);
});

test('a no at the same moment as their yes comes first and stops it, or comes after it', async () => {
  for (let round = 0; round < 3; round += 1) {
    const made = await inState(['send']);
    const [answer] = await Promise.all([ask(made, 'accept'), home.takeBack(made.file)]);
    const [row] = await home.rows('select state from naast.referral where id = $1', [idOf(made.at)]);
    expect(row).toEqual({ state: answer.status === 303 ? 'accepted' : 'sent' });
  }
});

test('a sheet and an end at the same moment: it came out before, or not at all', async () => {
  for (let round = 0; round < 3; round += 1) {
    const made = await inState(['send']);
    const [sheet, end] = await Promise.all([ask(made, 'print'), ask(made, 'take-back')]);
    expect([200, 409]).toContain(sheet.status);
    expect(end.status).toBe(303);
    const late = await ask(made, 'print');
    expect([late.status, late.body.includes('Deze verwijzing is voorbij')]).toEqual([409, true]);
    expect(hiddenField(late.body, 'mark')).toBe('');
  }
});
