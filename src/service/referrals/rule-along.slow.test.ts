import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { contactIsSafe, stopContact } from '#app/service/cases/contact/contact-rule.store.ts';
import { emptyCard, readHeader } from '#app/service/cases/index.ts';
import { anyChoices } from '#test/contact-choices.ts';
import fc from '#test/property.ts';
import { type HandOverFacts, handOverLines, linesNow } from './hand-over.ts';
import { parts } from './referrals.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

const number = '06 1234 5678';
const stopped = 'contact is nu niet veilig';
const notWhole = 'Dit blad is niet volledig';

const choices = anyChoices(
  fc.constantFrom([], [{ days: [1, 3], from: 540, to: 1020 }], [{ days: [6], from: 0, to: 60 }]),
);
const rules = fc.record({
  when: fc.constant('WoordWanneer'),
  askFor: fc.constantFrom(null, 'Selam'),
  leaveMessage: fc.constantFrom('yes', 'no', 'unknown'),
  mustNotKnow: fc.constant('WoordGeheim'),
  choices: fc.option(choices, { nil: undefined, freq: 6 }),
  notSafe: fc.option(fc.constant({ since: '2026-11-30T09:00:00.000Z', name: 'Bram' }), { nil: null, freq: 3 }),
});
const factsWith = (contactRules: HandOverFacts['header']['contactRules']): HandOverFacts => ({
  header: { nameToUse: 'Selam', languages: ['ti'], reads: 'ti', interpreter: 'needed', contactRules },
  contact: { ways: [{ kind: 'telephone', value: number }], staysAt: null },
  card: emptyCard,
  nextDay: null,
  withheld: [],
  from: { region: 'Utrecht', telephone: null },
});
const ofRule = (lines: readonly { part: string; text: string }[]) =>
  lines.filter(({ part }) => part === 'contact-rules').map(({ text }) => text);
const textOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text).join('\n');

describe('a number that goes along on a sheet', () => {
  test('never goes without the rule, nor while nothing is safe; and the word that was agreed stays with us', () => {
    fc.assert(
      fc.property(rules, fc.subarray([...parts]), (rule, chosen) => {
        const lines = handOverLines({ question: 'Vraag', parts: chosen }, factsWith(rule));
        const text = textOf(lines);
        expect(text.includes(number)).toBe(chosen.includes('reach') && rule.notSafe === null);
        if (chosen.includes('reach')) expect(ofRule(lines).length).toBeGreaterThan(0);
        if (!chosen.includes('contact-rules')) expect(text).not.toMatch(/WoordGeheim|partner|familie/i);
        if (ofRule(lines).length > 0) expect(text.includes(stopped)).toBe(rule.notSafe !== null);
        expect(text).not.toContain('regenjas');
        if (ofRule(lines).length > 0 && rule.choices && rule.notSafe === null) {
          expect(text.includes('Laat nergens de naam van een organisatie zien')).toBe(!rule.choices.ourName);
          expect(text.includes('meekijken')).toBe(rule.choices.shared === 'shared');
        }
      }),
    );
  });

  test('that went out comes out again by the rule of now, whatever it was when it was handed over', () => {
    fc.assert(
      fc.property(rules, rules, fc.subarray([...parts]), (then, now, chosen) => {
        const wish = { question: 'Vraag', parts: chosen };
        const sent = handOverLines(wish, factsWith(then));
        const again = linesNow(sent, factsWith(now).header);
        expect(ofRule(again)).toEqual(ofRule(handOverLines(wish, factsWith(now))));
        expect(textOf(again).includes(number)).toBe(textOf(sent).includes(number) && now.notSafe === null);
        const others = (lines: typeof sent) => lines.filter(({ part }) => part !== 'contact-rules' && part !== 'reach');
        expect(others(again)).toEqual(others(sent));
        if (JSON.stringify(then) === JSON.stringify(now)) expect(again).toEqual(sent);
      }),
    );
  });

  test('of before, when no rule went along with it, gets the rule of now', () => {
    const bare = [
      { part: 'question', label: 'Wat wij vragen', text: 'Vraag' },
      { part: 'reach', label: 'Telefoon', text: number },
    ] as const;
    const header = (notSafe: HandOverFacts['header']['contactRules']['notSafe']) =>
      factsWith({ when: 'na 18.00 uur', askFor: null, leaveMessage: 'no', mustNotKnow: null, notSafe }).header;
    expect(textOf(linesNow(bare, header(null)))).toMatch(/na 18\.00 uur[\s\S]*06 1234 5678/);
    const shut = textOf(linesNow(bare, header({ since: '2026-11-30T09:00:00.000Z', name: 'Bram' })));
    expect([shut.includes(number), shut.includes(stopped)]).toEqual([false, true]);
  });
});

describe('the sheet and the file of a client', () => {
  let desk: ReferralInstallation;
  let file: string;
  let at: string;
  beforeAll(async () => {
    desk = await referralInstallation();
  });
  afterAll(() => desk?.world.close());
  beforeEach(async () => {
    file = await desk.client();
    await desk.agree(file);
    at = await desk.draft(file);
  });
  const sheet = async () => (await desk.joke.get(`${at}/sheet`)).body;
  async function inFile(): Promise<string> {
    const identity = await generateX25519Identity();
    const sealed = await desk.joke.take(`${at}/encrypted`, {
      key: await identityToRecipient(identity),
      compared: 'yes',
      password: desk.world.people.joke.password,
    });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(sealed, 'text');
  }
  const stop = () => desk.inCase(file, (open) => stopContact(open, 'Nu niet veilig'));
  const safeAgain = () =>
    desk.inCase(file, async (open) => {
      const { contactRules } = (await readHeader(open)).header;
      await contactIsSafe(open, contactRules.notSafe?.since ?? '');
    });

  test('are made for no secret key, which is not shown again: its holder needs a new one', async () => {
    await desk.send(at);
    const secret = await generateX25519Identity();
    for (const typed of [secret, secret.toLowerCase(), `# public key: age1\n${secret.replace('-KEY-', '-KEY-\n')}`]) {
      const answer = await desk.joke.post(`${at}/encrypted`, { key: typed, compared: 'yes', password: '' });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Dit is een geheime sleutel.');
      expect(answer.body.toUpperCase()).not.toContain(secret.slice(20, 40));
    }
  });

  test('hold no number once somebody pressed "not safe", before it goes and afterwards, until it is safe again', async () => {
    expect(await sheet()).toContain(number);
    await stop();
    for (const page of [await sheet(), (await desk.joke.get(`${at}/preview`)).body])
      expect([page.includes(number), page.includes(stopped)]).toEqual([false, true]);
    await safeAgain();
    expect((await desk.send(at)).status).toBe(303);
    for (const text of [await sheet(), await inFile()])
      expect([text.includes(number), text.includes('na 18.00 uur')]).toEqual([true, true]);
    await stop();
    for (const text of [await sheet(), await inFile()])
      expect([text.includes(number), text.includes(stopped)]).toEqual([false, true]);
    await safeAgain();
    expect(await sheet()).toContain(number);
  });

  test('are not sent as they were seen when somebody pressed it in between', async () => {
    const { body } = await desk.joke.get(`${at}/preview`);
    await stop();
    const mark = /name="mark" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '';
    const late = await desk.send(at, desk.joke, { mark });
    expect([late.status, late.body.includes(number)]).toEqual([409, false]);
  });

  test('say themselves that something is withheld, and not what', async () => {
    expect(await sheet()).not.toContain(notWhole);
    const reference = file.split('/')[2] ?? '';
    await desk.rows(
      `update naast.case_record set sealed = set_byte(sealed, length(sealed) - 1, 255 - get_byte(sealed, length(sealed) - 1))
       where kind = 'contact' and case_id = (select id from naast.case_file where reference = $1)`,
      [reference],
    );
    const withheld = await desk.world.as(desk.world.people.joke, async (visit) => {
      const safety = await openCase(visit, reference, 'safety', 'case.read-safety');
      return safety !== null;
    });
    expect(withheld).toBe(true);
    const paper = /<article[\s\S]*<\/article>/.exec(await sheet())?.[0] ?? '';
    expect([paper.includes(notWhole), paper.includes(number), paper.includes('niet bekend')]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await desk.send(at)).status).toBe(303);
    expect(await inFile()).toContain(notWhole);
  });
});
