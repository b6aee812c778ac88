import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { doneOrHeld } from '../../../../test/support/lock-waits.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { contentOf } from '../limits/joining.ts';
import { drivingDayOf, type OpenLimit } from '../limits/limit-row.ts';
import { changeLimit, readLimit } from '../limits/limits.store.ts';
import { addSaidLimit } from '../limits/said-limit.store.ts';
import { answerWaiting } from '../limits/second-eyes.store.ts';
import { objection } from '../testing/limit.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

/** Two people at the same moment, each in a transaction of their own; who waits for whom is told by the locks alone. */
describe('a day that was said is never later than the limit that it is about', () => {
  let world: TestWorld;
  let reference: string;
  let about: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    const { joke, bram } = world.people;
    reference = await world.as(joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, made.reference, bram.id);
      return made.reference;
    });
    about = await world.as(bram, (visit) => objection(visit, reference));
  });

  const opened = <T>(who: TestPerson, act: (open: OpenCase) => Promise<T>) =>
    world.as(who, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'limit.change');
      if (!open) throw new Error('The case does not open.');
      return act(open);
    });
  const seen = async (open: OpenCase, id: string): Promise<OpenLimit> => {
    const limit = await readLimit(open, id);
    if (!limit) throw new Error('There is no such limit.');
    return limit;
  };
  const drivingOf = (id: string) => opened(world.people.bram, async (open) => drivingDayOf(await seen(open, id)));
  const say = (open: OpenCase, limit: OpenLimit | null, on: string) =>
    addSaidLimit(open, { what: 'Gronden insturen', who: 'mr. Proef', on: day(0), at: null, day: on }, limit);
  const said = (on: string) => opened(world.people.bram, async (open) => say(open, await seen(open, about), on));
  const set = async (open: OpenCase, id: string, to: string) => {
    const limit = await seen(open, id);
    return changeLimit(open, limit, limit.version, { what: 'day', day: to, reason: 'De advocaat belde.' });
  };

  /** The first act is done and not yet committed when the second begins. */
  const overlap = async <T>(
    first: (open: OpenCase) => Promise<T>,
    second: (open: OpenCase) => Promise<unknown>,
    before: (open: OpenCase) => Promise<unknown> = async () => {},
  ) => {
    const { joke, bram } = world.people;
    const admin = await world.test.administrator();
    const [ready, acted, over] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const later = opened(joke, async (open) => {
      await before(open);
      ready?.resolve();
      await acted?.promise;
      return second(open);
    });
    await ready?.promise;
    const sooner = opened(bram, async (open) => {
      const done = await first(open);
      acted?.resolve();
      await over?.promise;
      return done;
    });
    await acted?.promise;
    const isHeld = await doneOrHeld(admin, later);
    over?.resolve();
    const [done] = await Promise.all([sooner, later]);
    return { done, isHeld };
  };

  it('when the limit moves while the day is written down', async () => {
    const { done, isHeld } = await overlap(
      async (open) => say(open, await seen(open, about), day(20)),
      (open) => set(open, about, day(4)),
    );
    expect([await drivingOf(about), await drivingOf(done)]).toEqual([day(4), day(4)]);
    expect(isHeld).toBe(true);
  });

  it('when the day is written down beside a limit that was read before it moved', async () => {
    let read: OpenLimit | null = null;
    let id = '';
    await overlap(
      (open) => set(open, about, day(4)),
      async (open) => {
        id = await say(open, read, day(20));
      },
      async (open) => {
        read = await seen(open, about);
      },
    );
    expect([await drivingOf(about), await drivingOf(id)]).toEqual([day(4), day(4)]);
  });

  it('when it is set again by hand while its limit moves, or after it moved without reaching it', async () => {
    const id = await said(day(3));
    const { joke } = world.people;
    await overlap(
      (open) => set(open, about, day(6)),
      (open) => set(open, id, day(12)),
    );
    expect([await drivingOf(about), await drivingOf(id)]).toEqual([day(6), day(3)]);
    await opened(joke, async (open) => {
      const limit = await seen(open, id);
      const karel = world.people.karel.id;
      // A coordinator asked for a later day of it; another opens that after the limit moved once more.
      expect(limit.document.waiting?.hands).not.toContain(karel);
    });
    await opened(joke, (open) => set(open, about, day(5)));
    const answered = await opened(world.people.karel, async (open) => {
      const limit = await seen(open, id);
      return answerWaiting(open, limit, limit.version, { what: 'opened' });
    });
    expect(answered).toBe('saved');
    expect([await drivingOf(about), await drivingOf(id)]).toEqual([day(5), day(5)]);
  });

  it('when it runs again after its limit moved', async () => {
    const { joke, karel } = world.people;
    const id = await said(day(9));
    const act = (who: TestPerson, what: 'done' | 'reopened') =>
      opened(who, async (open) => {
        const limit = await seen(open, id);
        return changeLimit(open, limit, limit.version, { what, reason: 'Gedaan.' });
      });
    expect(await act(joke, 'done')).toBe('waits');
    await opened(karel, async (open) => {
      const limit = await seen(open, id);
      return answerWaiting(open, limit, limit.version, { what: 'opened' });
    });
    await opened(joke, (open) => set(open, about, day(4)));
    await act(joke, 'reopened');
    expect([await drivingOf(about), await drivingOf(id)]).toEqual([day(4), day(4)]);
  });

  it('when the limit was made one with another that runs on and moves', async () => {
    const { joke, bram } = world.people;
    const id = await said(day(20));
    const other = await world.as(bram, (visit) => objection(visit, reference));
    await opened(joke, async (open) => {
      const [limit, runs] = [await seen(open, about), await seen(open, other)];
      const joined = { to: other, before: contentOf(runs.document), version: runs.version };
      return changeLimit(open, limit, limit.version, { what: 'joined', joined, reason: null });
    });
    await opened(joke, (open) => set(open, other, day(4)));
    expect([await drivingOf(other), await drivingOf(id)]).toEqual([day(4), day(4)]);
  });
});
