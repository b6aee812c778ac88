import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { hiddenField } from '#app/service/cases/testing-visitor.ts';
import type { TestPerson } from '../../../test/support/test-world.ts';
import { countOpenReferrals, listOpenReferrals } from './index.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let world: ReferralInstallation['world'];
let joke: ReferralInstallation['joke'];
let noor: ReferralInstallation['noor'];
let lies: ReferralInstallation['lies'];
let client: ReferralInstallation['client'];
let draft: ReferralInstallation['draft'];
let agree: ReferralInstallation['agree'];
let takeBack: ReferralInstallation['takeBack'];
let send: ReferralInstallation['send'];
let sent: ReferralInstallation['sent'];
let rows: ReferralInstallation['rows'];
beforeAll(async () => {
  ({ world, joke, noor, lies, client, draft, agree, takeBack, send, sent, rows } = await referralInstallation());
});
afterAll(() => world?.close());

describe('journey 21: consent taken back', () => {
  test('stops sending at once, and says to whom something went and when', async () => {
    const { file, at } = await sent();
    const second = await draft(file);
    const prepared = (await joke.get(`${second}/preview`)).body;
    await takeBack(file);
    const late = await joke.post(`${second}/sending`, {
      _version: '1',
      mark: hiddenField(prepared, 'mark'),
      how: 'letter',
    });
    expect(late.status).toBe(409);
    expect(late.body).toContain('Geef niets door');
    const page = (await joke.get(at)).body;
    expect(page).toContain('Toestemming ingetrokken of voorbij');
    expect(page).toMatch(/FairWork kreeg op .* het blad/);
    expect(page).not.toContain('06 1234 5678');
  });

  test('a consent taken back at the same moment either comes first and stops it, or comes after what went out', async () => {
    for (let round = 0; round < 3; round += 1) {
      const file = await client();
      await agree(file);
      const at = await draft(file);
      const [answer] = await Promise.all([send(at), takeBack(file)]);
      const [row] = await rows('select state from naast.referral where id = $1', [at.split('/').at(-1)]);
      expect(row).toEqual({ state: answer.status === 303 ? 'sent' : 'draft' });
    }
  });
});

describe('what is sealed', () => {
  test('her telephone went out and lies in the safety compartment only: who does not hold it, does not read it', async () => {
    const { file, at } = await sent();
    const reference = file.split('/')[2] ?? '';
    await world.as(world.people.joke, (visit) =>
      assignVolunteerTo(visit, reference, world.people.noor.id, { safety: false }),
    );
    const page = await noor.get(at);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('06 1234 5678');
    expect(page.body).toContain('Jij kunt dat deel niet zien');
    expect((await noor.get(`${at}/sheet`)).body).not.toContain('06 1234 5678');
  });

  test('stands in no clear column: neither the organisation, nor the question, nor what went out', async () => {
    const { at } = await sent();
    const [row] = await rows('select * from naast.referral where id = $1', [at.split('/').at(-1)]);
    const { sealed: _bytes, ...clear } = row as { sealed: Buffer };
    expect(JSON.stringify(clear)).not.toMatch(/FairWork|fairwork|loon|Selam/);
  });
});

describe('the list of open referrals', () => {
  const linesOf = (person: TestPerson, filter: 'answer' | 'draft' | 'accepted') =>
    world.as(person, (visit) => listOpenReferrals(visit, filter));

  test('has what waits for an answer, the longest first, and its number is the number of its lines', async () => {
    const { at } = await sent();
    await rows("update naast.referral set since_day = '2026-01-05' where id = $1", [at.split('/').at(-1)]);
    for (const person of [world.people.joke, world.people.bram, world.people.lies]) {
      for (const filter of ['answer', 'draft', 'accepted'] as const) {
        const lines = await linesOf(person, filter);
        expect((await world.as(person, countOpenReferrals))[filter]).toBe(lines.length);
        const days = lines.map((line) => line.sinceDay);
        expect(days).toEqual([...days].sort());
      }
    }
    const [first] = await linesOf(world.people.joke, 'answer');
    expect(first?.id).toBe(at.split('/').at(-1));
    expect(await linesOf(world.people.lies, 'answer')).toEqual([]);
    const page = (await joke.get('/referrals')).body;
    expect(page).toContain('<time datetime="2026-01-05">5 januari 2026</time>');
    expect((await lies.get('/referrals')).body).toContain('Niets wacht op antwoord');
  });

  test('T86 still shows the others, and the line itself without a name, when the header of one case does not open', async () => {
    const { at } = await sent();
    const reference = /[0-9A-Z]{8}/.exec(at)?.[0];
    const turnOneBit = () =>
      rows(
        `update naast.case_header h set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)
         from naast.case_file f where f.id = h.case_id and f.reference = $1 returning h.case_id`,
        [reference],
      );
    const before = await linesOf(world.people.joke, 'answer');
    await turnOneBit();
    const lines = await linesOf(world.people.joke, 'answer');
    await turnOneBit();
    expect(lines.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(lines.find((line) => line.reference === reference)?.name).toBeNull();
    expect(lines.filter(({ name }) => name !== null).length).toBeGreaterThan(0);
  });
});
