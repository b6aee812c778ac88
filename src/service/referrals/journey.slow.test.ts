import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { closeCase } from '#app/service/cases/closing/closure.ts';
import { hiddenField } from '#app/service/cases/testing-visitor.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let world: ReferralInstallation['world'];
let joke: ReferralInstallation['joke'];
let karel: ReferralInstallation['karel'];
let bram: ReferralInstallation['bram'];
let noor: ReferralInstallation['noor'];
let lies: ReferralInstallation['lies'];
let client: ReferralInstallation['client'];
let draft: ReferralInstallation['draft'];
let inCase: ReferralInstallation['inCase'];
let agree: ReferralInstallation['agree'];
let send: ReferralInstallation['send'];
let sent: ReferralInstallation['sent'];
let rows: ReferralInstallation['rows'];
let actions: ReferralInstallation['actions'];
beforeAll(async () => {
  ({ world, joke, karel, bram, noor, lies, client, draft, inCase, agree, send, sent, rows, actions } =
    await referralInstallation());
});
afterAll(() => world?.close());

describe('journey 20: a referral', () => {
  test('without consent does not go out, whoever presses and whatever she sends along', async () => {
    const file = await client();
    const at = await draft(file);
    const page = await joke.get(`${at}/preview`);
    expect(page.body).toContain('nog geen toestemming');
    expect(page.body).not.toContain('/sending"');
    await agree(file, 'Een ander');
    const refused = await send(at);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('Er is nu geen toestemming');
    expect((await joke.get(`${at}/sheet`)).status).toBe(409);
    expect(await rows('select state, version from naast.referral where id = $1', [at.split('/').at(-1)])).toEqual([
      { state: 'draft', version: 1 },
    ]);
  });

  test('with consent goes out limited to the chosen parts, exactly as it was shown', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    // The client's head is for the colleague at the screen: it is on no paper.
    const goesOut = (body: string) => body.replace(/<section class="client-head off-paper".*?<\/section>/s, '');
    const preview = goesOut((await joke.get(`${at}/preview`)).body);
    const before = goesOut((await joke.get(`${at}/sheet`)).body);
    // The paper is there for whoever hands it over, not earlier and not for others.
    expect((await bram.get(`${at}/sheet`)).status).toBe(404);
    expect((await send(at)).status).toBe(303);
    const paper = goesOut((await joke.get(`${at}/sheet`)).body);
    for (const page of [preview, before, paper]) {
      for (const word of [
        'Kunnen jullie helpen met het loon?',
        'Selam',
        '06 1234 5678',
        'coördinator, regio Utrecht, 030 555 01 02',
      ])
        expect(page).toContain(word);
      for (const kept of ['de huisgenoot', 'Tigrinya', 'Zeist']) expect(page).not.toContain(kept);
    }
    const lines = (page: string) =>
      [...page.matchAll(/<span class="line"[^>]*>(.*?)<\/span>/g)].map(([, text]) => text);
    expect(lines(paper)).toEqual(lines(preview));
    expect(lines(before)).toEqual(lines(preview));
    expect(await actions(at)).toEqual(['referral.written', 'referral.printed', 'referral.sent', 'referral.printed']);
    expect((await joke.get(at)).body).toContain('Aangenomen door: de balie');
  });

  test('shows the volunteer, word for word, the sheet that whichever coordinator hands over', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    const sheet = (page: string) => /<dl.*?<\/dl>/s.exec(page)?.[0] ?? '';
    const read = sheet((await bram.get(`${at}/preview`)).body);
    expect(read).toContain('Antwoord aan');
    for (const colleague of [joke, karel]) expect(sheet((await colleague.get(`${at}/preview`)).body)).toBe(read);
    expect((await send(at)).status).toBe(303);
    for (const reader of [joke, karel, bram]) expect(sheet((await reader.get(`${at}/sheet`)).body)).toBe(read);
    // Who handed it over is written down, and is no part of the sheet.
    expect(read).not.toContain('Vermeer');
  });

  test('that the file has overtaken since it was read does not go out, and is shown anew', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    const answer = await send(at, joke, { mark: '0'.repeat(64) });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Lees het blad opnieuw');
    expect(hiddenField(answer.body, 'mark')).not.toBe('0'.repeat(64));
  });

  test('is written by the volunteer and handed over by the coordinator; others cannot touch or see it', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    expect((await bram.get(`${at}/preview`)).body).toContain('Je coördinator geeft de verwijzing door');
    expect((await bram.post(`${at}/sending`, {})).status).toBe(404);
    for (const stranger of [noor, lies]) {
      for (const path of [at, `${at}/preview`, `${at}/edit`, `${at}/sheet`, `${file}/referrals/new`])
        expect((await stranger.get(path)).status).toBe(404);
      for (const act of ['answer', 'taking-back', 'sending'])
        expect((await stranger.post(`${at}/${act}`, { _version: '1', act: 'accept', why: 'mistake' })).status).toBe(
          404,
        );
    }
  });

  test('is answered: waiting, accepted, done; each a sentence in the timeline and an entry in the access book', async () => {
    const { file, at } = await sent();
    for (const [version, act] of [
      ['2', 'wait'],
      ['3', 'accept'],
      ['4', 'finish'],
    ])
      expect((await bram.post(`${at}/answer`, { _version: version ?? '', act: act ?? '', text: '' })).status).toBe(303);
    expect((await joke.get(at)).body).toContain('rondde de verwijzing af');
    expect(await actions(at)).toEqual([
      'referral.written',
      'referral.sent',
      'referral.answered',
      'referral.answered',
      'referral.ended',
    ]);
    const told = await rows(
      "select count(*)::int as n from naast.case_record r join naast.case_file f on f.id = r.case_id where f.reference = $1 and r.kind = 'referral'",
      [file.split('/')[2]],
    );
    expect(told).toEqual([{ n: 5 }]);
  });

  test('is handed over on the day that is said, and says who takes over there and from when', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    const day = (inDays: number) => longDate(today().add({ days: inDays }), 'nl');
    const typed = (inDays: number) => today().add({ days: inDays }).toString().split('-').reverse().join('-');
    const future = await send(at, joke, { on: typed(1) });
    expect([future.status, future.body.includes('Die dag komt nog')]).toEqual([422, true]);
    expect((await send(at, joke, { on: typed(-3) })).status).toBe(303);
    const sent = (await joke.get(at)).body;
    for (const words of [`sinds ${day(-3)}`, `op ${day(-3)}`]) expect(sent).toContain(words);
    // What was left standing beside another answer says nothing.
    const waits = { _version: '2', act: 'wait', text: '', who: 'de zorgcoördinator', from: typed(9) };
    expect((await bram.post(`${at}/answer`, waits)).status).toBe(303);
    expect((await joke.get(at)).body).not.toContain('Neemt over');
    expect((await bram.post(`${at}/answer`, { ...waits, _version: '3', act: 'accept' })).status).toBe(303);
    expect((await joke.get(at)).body).toContain(`Neemt over: de zorgcoördinator, vanaf ${day(9)}.`);
    expect((await bram.post(`${at}/answer`, { _version: '4', act: 'finish', text: '' })).status).toBe(303);
    expect((await joke.get(at)).body).toContain('Neemt over: de zorgcoördinator');
  });

  test('is refused only with a reason, and keeps what was typed until there is one', async () => {
    const { at } = await sent();
    const without = await bram.post(`${at}/answer`, { _version: '2', act: 'refuse', text: 'Ze zitten vol.' });
    expect(without.status).toBe(422);
    expect(without.body).toContain('Kies een reden');
    expect(without.body).toContain('Ze zitten vol.');
    const with_ = await bram.post(`${at}/answer`, { _version: '2', act: 'refuse', reason: 'no-room', text: '' });
    expect(with_.status).toBe(303);
    expect((await bram.get(at)).body).toContain('Reden: Geen plaats.');
  });

  test('withdrawn while it is being answered: one wins, the other is told and sees both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { at } = await sent();
      const [answered, taken] = await Promise.all([
        bram.post(`${at}/answer`, { _version: '2', act: 'accept', text: 'Ze willen graag.' }),
        karel.post(`${at}/taking-back`, { _version: '2', why: 'not-needed', told: 'De balie weet het.' }),
      ]);
      expect([answered.status, taken.status].sort()).toEqual([303, 409]);
      const told = answered.status === 409 ? answered : taken;
      expect(told.body).toContain(answered.status === 409 ? 'Ze willen graag.' : 'De balie weet het.');
      expect(told.body).toContain(answered.status === 409 ? 'nam de verwijzing terug' : 'noteerde: aangenomen');
      // What is over is over; what may still follow is offered once more, with what was typed.
      if (answered.status === 409) expect(told.body).toContain('kan zo niet meer');
      else expect(told.body).toContain(`action="${at}/taking-back"`);
    }
  });

  test('T119 the same form twice makes one referral, and the same hand-over is noted once', async () => {
    const file = await client();
    await agree(file);
    const key = newId();
    const [one, two] = await Promise.all([draft(file, { _key: key }), draft(file, { _key: key })]);
    expect(one).toBe(two);
    const answers = await Promise.all([send(one), send(one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await actions(one)).filter((action) => action === 'referral.sent')).toHaveLength(1);
  });

  test('of a closed case is not begun and not handed over', async () => {
    const file = await client();
    await agree(file);
    const at = await draft(file);
    await inCase(file, (open) => closeCase(open, 'goal-reached'));
    expect((await joke.get(`${file}/referrals/new`)).status).toBe(303);
    expect((await send(at)).status).toBe(409);
    expect((await joke.post(`${at}/taking-back`, { _version: '1', why: 'mistake', told: '' })).status).toBe(409);
  });
});
