import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let installation: ReferralInstallation;
beforeAll(async () => {
  installation = await referralInstallation();
});
afterAll(() => installation?.world.close());

/** The tasks of a file that follow its referral up: kind, day and state. */
async function tasksOf(file: string): Promise<[string, string, string][]> {
  const rows = await installation.rows(
    `select t.kind, t.due_day::text as day, t.state from naast.task t join naast.case_file f on f.id = t.case_id
      where f.reference = $1 order by t.due_day, t.kind, t.state`,
    [file.split('/')[2]],
  );
  return rows.map(({ kind, day, state }) => [String(kind), String(day), String(state)]);
}
const inDays = (days: number) => today().add({ days }).toString();
const learned = async (): Promise<Record<string, number>> => {
  const found = await installation.rows(
    "select what, number from naast.organisation_learned where key = 'fairwork'",
    [],
  );
  return Object.fromEntries(found.map(({ what, number }) => [String(what), Number(number)]));
};
const answer = (at: string, version: number, fields: Record<string, string>) =>
  installation.bram.post(`${at}/answer`, { _version: String(version), text: '', ...fields });

describe('a referral that went out', () => {
  test('is rung after a week, or after the days that its entry says, until somebody answers', async () => {
    const { file, at } = await installation.sent();
    expect(await tasksOf(file)).toEqual([['chase-answer', inDays(7), 'open']]);
    expect((await answer(at, 2, { act: 'receive' })).status).toBe(303);
    expect(await tasksOf(file)).toEqual([
      ['chase-answer', inDays(7), 'done'],
      ['chase-answer', inDays(7), 'open'],
    ]);
    expect((await installation.joke.get(at)).body).toContain('Ontvangen, wacht op antwoord');
    expect((await answer(at, 3, { act: 'wait' })).status).toBe(303);
    expect((await tasksOf(file)).filter(([, , state]) => state === 'open')).toEqual([
      ['chase-answer', inDays(28), 'open'],
    ]);
  });

  test('comes back as work when it is refused', async () => {
    const before = await learned();
    const { file, at } = await installation.sent();
    expect((await answer(at, 2, { act: 'refuse', reason: 'no-room' })).status).toBe(303);
    expect((await tasksOf(file)).filter(([, , state]) => state === 'open')).toEqual([
      ['referral-refused', inDays(0), 'open'],
    ]);
    expect((await learned()).refused).toBe((before.refused ?? 0) + 1);
  });

  test('is asked after two weeks and two months whether it helped, from the day on which somebody takes over', async () => {
    const { file, at } = await installation.sent();
    const begins = today().add({ days: 9 });
    const typed = begins.toString().split('-').reverse().join('-');
    expect((await answer(at, 2, { act: 'accept', from: typed, who: 'de balie' })).status).toBe(303);
    const asked = (await tasksOf(file)).filter(([kind]) => kind === 'ask-if-it-helped');
    expect(asked.map(([, day]) => day)).toEqual([
      begins.add({ weeks: 2 }).toString(),
      begins.add({ months: 2 }).toString(),
    ]);
    expect((await answer(at, 3, { act: 'begin' })).status).toBe(303);
    const body = (await installation.joke.get(at)).body;
    expect(body).toContain('Loopt daar');
    expect(body).toContain('Neemt over: de balie');
    expect((await answer(at, 4, { act: 'finish' })).status).toBe(303);
  });

  test('teaches the directory a number and nobody’s name: once, whatever is said again', async () => {
    const before = await learned();
    const { at } = await installation.sent();
    await answer(at, 2, { act: 'accept' });
    const say = (version: number, fields: Record<string, string>) =>
      installation.bram.post(`${at}/outcome`, { _version: String(version), words: 'Zij bellen terug.', ...fields });
    expect((await say(3, { helped: 'partly', language: 'ti' })).status).toBe(303);
    expect((await say(3, { helped: 'yes', language: 'ti' })).status).toBe(409);
    expect((await say(4, { helped: 'yes', language: 'ti' })).status).toBe(303);
    const now = await learned();
    expect(now['language:ti']).toBe((before['language:ti'] ?? 0) + 1);
    expect(now['helped-partly']).toBe((before['helped-partly'] ?? 0) + 1);
    expect(now.helped).toBe(before.helped);
    expect(now.accepted).toBe((before.accepted ?? 0) + 1);
    expect((await installation.bram.get(at)).body).toContain('Zij bellen terug.');
    const columns = await installation.rows(
      "select column_name from information_schema.columns where table_schema = 'naast' and table_name = 'organisation_learned'",
      [],
    );
    expect(columns.map(({ column_name }) => column_name).sort()).toEqual(['key', 'number', 'what']);
  });

  test('is told after it is done, when it is asked; that it is done stays as it ended', async () => {
    const { at } = await installation.sent();
    for (const [version, act] of [
      [2, 'accept'],
      [3, 'finish'],
    ] as const)
      expect((await answer(at, version, { act })).status).toBe(303);
    const helped = { _version: '4', helped: 'yes', words: 'Zij komt er elke week.' };
    expect((await installation.bram.post(`${at}/outcome`, helped)).status).toBe(303);
    expect((await installation.bram.get(at)).body).toContain('Zij komt er elke week.');
    // Whoever writes past the program changes no row of it.
    const id = at.split('/').at(-1) ?? '';
    await installation.rows("update naast.referral set state = 'sent' where id = $1 returning id", [id]);
    await installation.rows('update naast.referral set since_day = since_day - 1 where id = $1 returning id', [id]);
    const [row] = await installation.rows('select state, version from naast.referral where id = $1', [id]);
    expect(row).toEqual({ state: 'done', version: 5 });
    expect((await answer(at, 5, { act: 'begin' })).status).not.toBe(303);
  });

  test('before it went out, or by another region, teaches nothing', async () => {
    const before = await learned();
    const file = await installation.client();
    const at = await installation.draft(file);
    expect((await installation.bram.post(`${at}/outcome`, { _version: '1', helped: 'yes' })).status).toBe(409);
    const { at: sent } = await installation.sent();
    for (const act of ['outcome', 'talk', 'answer'])
      expect(
        (await installation.lies.post(`${sent}/${act}`, { _version: '2', helped: 'yes', act: 'accept' })).status,
      ).toBe(404);
    expect(await learned()).toEqual(before);
  });

  test('is handed over warmly: a talk of three is a task with its day and hour; a day that is past is refused', async () => {
    const { file, at } = await installation.sent();
    const plan = (day: Temporal.PlainDate, time = '9.30') =>
      installation.bram.post(`${at}/talk`, {
        day: day.toString().split('-').reverse().join('-'),
        time,
        place: 'Bij hen',
      });
    expect((await plan(today().subtract({ days: 1 }))).status).toBe(422);
    const wrong = await plan(today().add({ days: 3 }), '25:99');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('25:99');
    expect((await plan(today().add({ days: 3 }))).status).toBe(303);
    expect((await tasksOf(file)).filter(([kind]) => kind === 'three-way-talk')).toEqual([
      ['three-way-talk', inDays(3), 'open'],
    ]);
    expect((await installation.bram.get(at)).body).toContain(
      `Gesprek met z’n drieën</a>: ${dayAndDate(inDays(3), 'nl')}, 09:30`,
    );
    // Taken back: nobody is rung or expected any more, and nothing says that it was done.
    await installation.bram.post(`${at}/taking-back`, { _version: '2', why: 'not-needed', told: '' });
    expect((await tasksOf(file)).map(([kind, , state]) => [kind, state])).toEqual([
      ['three-way-talk', 'dropped'],
      ['chase-answer', 'dropped'],
    ]);
  });

  test('expects nobody at a talk with those who refused', async () => {
    const { file, at } = await installation.sent();
    const day = inDays(3).split('-').reverse().join('-');
    expect((await installation.bram.post(`${at}/talk`, { day, time: '', place: '' })).status).toBe(303);
    expect((await answer(at, 2, { act: 'refuse', reason: 'no-room' })).status).toBe(303);
    expect((await tasksOf(file)).map(([kind, , state]) => [kind, state])).toContainEqual(['three-way-talk', 'dropped']);
    expect((await tasksOf(file)).filter(([, , state]) => state === 'open').map(([kind]) => kind)).toEqual([
      'referral-refused',
    ]);
  });
});
