import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { lapseTransfers, receivers, transferById } from '#app/platform/access/transfer/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import {
  countTransfers,
  proposeToRegion,
  readAnswer,
  readTransferCard,
  refuseTransfer,
  take,
  takeTransferBack,
} from './transfers.store.ts';

describe('a client who moves to another region', () => {
  let world: TestWorld;
  let reference: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    ({ reference } = await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase())));
  });

  const proposed = () =>
    world.as(world.people.joke, async (visit) => {
      const core = await openCase(visit, reference, 'core', 'case.grant');
      const safety = await openCase(visit, reference, 'safety', 'case.grant');
      const to = (await receivers(visit)).find(({ regionId }) => regionId === world.regions.groningen);
      if (!core || !safety || !to) throw new Error('Nothing to propose.');
      const made = await proposeToRegion({ core, safety }, { to, reason: 'moved', movesOn: null, note: null });
      if (!made.ok) throw new Error(made.reason);
      return made.id;
    });
  const within = <T>(
    who: TestPerson,
    id: string,
    what: (
      visit: Parameters<typeof transferById>[0],
      transfer: NonNullable<Awaited<ReturnType<typeof transferById>>>,
    ) => Promise<T>,
  ) =>
    world.as(who, async (visit) => {
      const transfer = await transferById(visit, id);
      return transfer === null ? null : what(visit, transfer);
    });
  const waiting = (who: TestPerson) => world.as(who, countTransfers);

  it('whose proposal nobody answered is erased by the next act, and by none while an alarm of the log stands', async () => {
    const id = await proposed();
    const admin = await world.test.administrator();
    await admin.query("update naast.case_transfer set until_at = now() - interval '1 hour' where id = $1", [id]);
    const state = async () =>
      (await admin.query('select state, card is null as erased from naast.case_transfer where id = $1', [id])).rows[0];
    await world.as(world.people.lies, (visit) => lapseTransfers({ ...visit, inSafeMode: true }));
    expect(await state()).toEqual({ state: 'proposed', erased: false });
    // It is over all the same, by its date.
    expect(await world.as(world.people.lies, async (visit) => (await transferById(visit, id))?.state)).toBe('lapsed');
    await world.as(world.people.lies, lapseTransfers);
    expect(await state()).toEqual({ state: 'lapsed', erased: true });
  });

  it('is shown on a card: how much runs and by when, no name, no number, no place', async () => {
    await world.as(world.people.joke, (visit) => objection(visit, reference));
    const card = await within(world.people.lies, await proposed(), readTransferCard);
    expect(card).toMatchObject({ reference, reason: 'moved', fatal: 1, limits: 0, tasks: 0 });
    expect(card?.firstFatal).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const secret of ['Selam', '06 1234', 'Zeist']) expect(JSON.stringify(card)).not.toContain(secret);
    expect(await within(world.people.bram, await waitingId(), readTransferCard)).toBeNull();
  });
  const waitingId = async () =>
    (
      await (
        await world.test.administrator()
      ).query('select id from naast.case_transfer order by proposed_at desc limit 1')
    ).rows[0].id as string;

  it('waits with the region that is asked, and comes back as work with a reason and words', async () => {
    const { joke, lies } = world.people;
    const before = [await waiting(lies), await waiting(joke)] as const;
    const id = await proposed();
    expect([await waiting(lies), await waiting(joke)]).toEqual([before[0] + 1, before[1]]);
    const said = { reason: 'no-room', words: 'Tot maart is er geen plaats.' } as const;
    expect(await within(lies, id, (visit, transfer) => refuseTransfer(visit, transfer, said))).toBe(true);
    expect([await waiting(lies), await waiting(joke)]).toEqual([before[0], before[1] + 1]);
    expect(await within(joke, id, readAnswer)).toMatchObject({ words: 'Tot maart is er geen plaats.' });
    expect(await within(lies, id, take)).not.toBe('accepted');
  });

  it('is taken once, and what was taken back is taken by nobody', async () => {
    const { joke, lies } = world.people;
    const id = await proposed();
    const back = await within(joke, id, async (visit, transfer) => {
      const core = await openCase(visit, reference, 'core', 'case.grant');
      return core !== null && takeTransferBack(core, transfer);
    });
    expect(back).toBe(true);
    expect(await within(lies, id, take)).not.toBe('accepted');
    const again = await proposed();
    expect(await within(lies, again, take)).toBe('accepted');
    expect(await within(lies, again, take)).not.toBe('accepted');
    expect(await world.as(joke, (visit) => openCase(visit, reference, 'core', 'case.read'))).toBeNull();
  });
});
