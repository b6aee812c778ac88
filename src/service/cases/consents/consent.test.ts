import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { openNewCase } from '../records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from '../testing.ts';
import { testingDesk } from '../testing-visitor.ts';
import { consentRoutes } from './consent.pages.tsx';
import { addConsent, holdConsent, listConsents, liveConsents, readConsent } from './consent.store.ts';
import { type Consent, consentHolds } from './consent.ts';
import { asTyped, eachOnce, receiverOf } from './receiver.ts';
import { takeConsentBack } from './withdrawal.ts';

const agreed: Consent = {
  purpose: 'bundle',
  receiver: 'Mr. De Wit, advocaat',
  organisation: null,
  from: '2026-03-01',
  until: '2026-09-01',
  text: 'Mijn papieren mogen naar mijn advocaat.',
  how: 'spoken',
  language: 'ti',
  interpreter: true,
  takenBack: null,
};
const wish = { purpose: 'bundle', receiver: 'Mr. De Wit, advocaat', today: '2026-05-05' } as const;

describe('what a consent covers', () => {
  it('holds for its purpose and receiver, from its first to its last day, capitals and spaces aside', () => {
    expect(consentHolds(agreed, wish)).toBe(true);
    expect(consentHolds(agreed, { ...wish, receiver: ' mr. de  wit, Advocaat ' })).toBe(true);
    expect(consentHolds(agreed, { ...wish, today: agreed.from })).toBe(true);
    expect(consentHolds(agreed, { ...wish, today: agreed.until })).toBe(true);
  });

  it.each([
    ['another purpose', { purpose: 'referral' }],
    ['another receiver', { receiver: 'Mr. De Winter, advocaat' }],
    ['nobody named', { receiver: null }],
    ['the day before it begins', { today: '2026-02-28' }],
    ['the day after it lapsed', { today: '2026-09-02' }],
  ] as const)('does not hold for %s', (_what, change) => {
    expect(consentHolds(agreed, { ...wish, ...change })).toBe(false);
  });

  it('does not hold once taken back, not even on the day itself', () => {
    const takenBack = { on: '2026-05-05', name: 'Bram', how: 'spoken' } as const;
    expect(consentHolds({ ...agreed, takenBack }, wish)).toBe(false);
  });

  it('lets the organisation decide where both sides name one, and the name where one does not', () => {
    const [one, other] = [newId(), newId()];
    const chosen = { ...agreed, organisation: one };
    expect(consentHolds(chosen, { ...wish, organisation: one, receiver: 'anders geschreven' })).toBe(true);
    expect(consentHolds(chosen, { ...wish, organisation: other })).toBe(false);
    expect(consentHolds(chosen, wish)).toBe(true);
  });
});

describe('whom a consent is for', () => {
  const known = eachOnce([
    { name: 'FairWork', code: 'fairwork' },
    { name: 'Slachtofferhulp Nederland', code: 'victim-support' },
    { name: 'Kantoor Aan de Werf', code: null },
    { name: 'Fairwork', code: null },
  ]);

  it('is somebody we know, however her name is spaced, with the code of the directory', () => {
    for (const typed of ['FairWork', ' fairwork ', 'FAIRWORK.'])
      expect(receiverOf(typed, null, known)).toEqual({ receiver: 'FairWork', organisation: 'fairwork' });
    expect(receiverOf('kantoor aan de werf', null, known)).toEqual({
      receiver: 'Kantoor Aan de Werf',
      organisation: null,
    });
  });

  it.each([
    ['a slip', 'Fairwrk', 'FairWork'],
    ['the short name', 'Slachtofferhulp', 'Slachtofferhulp Nederland'],
    ['more than the name', 'Kantoor Aan de Werf, mr. Van Houten', 'Kantoor Aan de Werf'],
  ])('is asked for and never guessed after %s', (_, typed, meant) => {
    expect(receiverOf(typed, null, known)).toBeNull();
    expect(receiverOf(typed, 'Iemand anders', known)).toBeNull();
    expect(receiverOf(typed, meant, known)?.receiver).toBe(meant);
    expect(receiverOf(typed, asTyped, known)).toEqual({ receiver: typed, organisation: null });
  });

  it('may be somebody nobody knows, or nobody', () => {
    expect(receiverOf('mr. Van der Berg', null, known)).toEqual({ receiver: 'mr. Van der Berg', organisation: null });
    expect(receiverOf(null, null, known)).toEqual({ receiver: null, organisation: null });
  });
});

describe('consents of a case', () => {
  let world: TestWorld;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
    const made = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase()));
    reference = made.reference;
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, reference, world.people.bram.id));
  });
  afterAll(() => world?.close());

  const opened = async (visit: Visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return open;
  };
  const now = () => ({
    ...agreed,
    from: today().toString(),
    until: today().add({ days: 30 }).toString(),
  });
  const asked = { purpose: 'bundle', receiver: agreed.receiver } as const;

  it('are written on a page that offers the directory, asks when a name is near to one, and keeps what was typed', async () => {
    const bram = await testingDesk(world, consentRoutes([]))(world.people.bram);
    const at = `/clients/${reference}/consents`;
    expect((await bram.get(`${at}/new`)).body).toContain('<option value="FairWork">');
    expect((await bram.get(`${at}/new`)).body).not.toContain('name="meant"');
    const typed = {
      _key: newId(),
      purpose: 'referral',
      receiver: '',
      text: 'Zij mogen weten wie ik ben.',
      how: 'spoken',
      from: '1-3-2026',
      until: today().add({ days: 30 }).toString().split('-').reverse().join('-'),
    };
    const asked = await bram.post(at, { ...typed, receiver: 'FairWrk' });
    expect(asked.status).toBe(422);
    for (const words of [
      'Kies wie je bedoelt',
      'value="FairWork"',
      'Iemand anders: FairWrk',
      'Zij mogen weten wie ik ben.',
    ])
      expect(asked.body).toContain(words);
    const saved = await bram.post(at, { ...typed, receiver: 'FairWrk', meant: 'FairWork' });
    expect(saved.status).toBe(303);
    await world.as(world.people.bram, async (visit) => {
      const [written] = await listConsents(await opened(visit));
      expect(written?.consent).toMatchObject({ receiver: 'FairWork', organisation: 'fairwork' });
      const wish = { purpose: 'referral', receiver: 'FairWork (nieuwe naam)', organisation: 'fairwork' } as const;
      expect(await holdConsent(await opened(visit), wish)).not.toBeNull();
      if (written)
        await takeConsentBack(await opened(visit), written, { seen: written.version, how: 'spoken', sources: [] });
    });
  });

  it('takes one back at once: the next act finds none, and both versions stay', async () => {
    const { takenBack: _none, ...consent } = now();
    const id = await world.as(world.people.bram, async (visit) => addConsent(await opened(visit), consent));
    await world.as(world.people.joke, async (visit) => {
      expect((await holdConsent(await opened(visit), asked))?.id).toBe(id);
    });
    await world.as(world.people.bram, async (visit) => {
      const open = await opened(visit);
      const found = await readConsent(open, id);
      if (!found) throw new Error('not there');
      expect(await takeConsentBack(open, found, { seen: found.version, how: 'spoken', sources: [] })).toBe('written');
      expect(await takeConsentBack(open, found, { seen: found.version, how: 'spoken', sources: [] })).toBe('stale');
      expect(await holdConsent(open, asked)).toBeNull();
      expect(await liveConsents(open)).toEqual([]);
      expect((await listConsents(open))[0]?.consent.takenBack?.how).toBe('spoken');
    });
    const administrator = await world.test.administrator();
    const kept = await administrator.query('select version from naast.case_record where id = $1', [id]);
    expect(kept.rows).toHaveLength(2);
  });

  it('names on its page who wrote it down first, also after somebody else wrote down that it was taken back', async () => {
    const { takenBack: _none, ...consent } = now();
    const id = await world.as(world.people.bram, async (visit) => addConsent(await opened(visit), consent));
    const joke = await testingDesk(world, consentRoutes([]))(world.people.joke);
    const at = `/clients/${reference}/consents/${id}`;
    expect((await joke.get(at)).body).toContain('<dt>Opgeschreven door</dt><dd><bdi>Bram Postma</bdi></dd>');
    expect((await joke.post(`${at}/ending`, { _version: '1', how: 'spoken' })).status).toBe(303);
    const page = (await joke.get(at)).body;
    expect(page).toContain('<dt>Opgeschreven door</dt><dd><bdi>Bram Postma</bdi></dd>');
    expect(page).toContain('Joke Vermeer schreef het intrekken op');
  });

  it('lets a taking back wait for whoever is sending on it this moment, never slip in between', async () => {
    const { takenBack: _none, ...consent } = now();
    const id = await world.as(world.people.bram, async (visit) => addConsent(await opened(visit), consent));
    const order: string[] = [];
    let back: Promise<unknown> = Promise.resolve();
    await world.as(world.people.joke, async (visit) => {
      expect(await holdConsent(await opened(visit), asked)).not.toBeNull();
      back = world.as(world.people.bram, async (other) => {
        const open = await opened(other);
        const found = await readConsent(open, id);
        if (found) await takeConsentBack(open, found, { seen: found.version, how: 'written', sources: [] });
        order.push('taken back');
      });
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('sent');
    });
    await back;
    expect(order).toEqual(['sent', 'taken back']);
  });
});
