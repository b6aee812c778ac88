import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { rounds, seeded } from '../../../../test/support/seed.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { dueList } from '../due/due-list.ts';
import { dueNumbers, urgentNumbers } from '../due/due-numbers.ts';
import { changeEvent, recordEvent } from '../events/index.ts';
import { listProcedures, startProcedure } from '../running/index.ts';
import { addAppointment, moveAppointment } from '../tasks/appointment.store.ts';
import { changeTask, listTasks, readTask } from '../tasks/tasks.store.ts';
import { appointmentsDesk } from './testing.ts';

const day = (ahead: number) => today().add({ days: ahead }).toString();

/** A day within the weeks of the calendar, or none yet. */
const when = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null, freq: 2 });
const deed = fc.oneof(
  fc.record({ do: fc.constant('make' as const), of: fc.constantFrom('hand' as const, 'map' as const), on: when }),
  fc.record({ do: fc.constant('move' as const), at: fc.nat(99), on: when }),
  fc.record({
    do: fc.constantFrom('off' as const, 'over' as const, 'again' as const, 'asked' as const),
    at: fc.nat(99),
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** What somebody who keeps a diary by hand would have in it: each appointment with its day, whether it still stands. */
interface Noted {
  of: 'hand' | 'map';
  /** The id of its task now, or of its event. */
  id: string;
  day: string | null;
  stands: boolean;
}

describe('the lists of appointments', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
  });
  afterAll(() => world?.close());

  const opened = <T>(client: string, act: (open: OpenCase) => Promise<T>) =>
    world.as(world.people.bram, async (visit) => {
      const open = await openCase(visit, client.split('/')[2] ?? '', 'core', 'procedure.change');
      if (!open) throw new Error('The case does not open.');
      return act(open);
    });
  const facts = (on: string | null) => ({
    certainty: on === null ? ('to-be-fixed' as const) : ('sure' as const),
    days: on === null ? {} : { on },
    lawyerDay: null,
    stated: null,
  });
  const taskOf = async (open: OpenCase, noted: Noted) => {
    if (noted.of === 'hand') return readTask(open, noted.id);
    const own = (await listTasks(open)).filter(({ document }) => document.event?.id === noted.id);
    return own.find(({ state }) => state === 'open') ?? null;
  };

  /** Does it, and keeps the diary by hand beside it. */
  async function doIt(open: OpenCase, procedure: string, diary: Noted[], what: Deed): Promise<void> {
    if (what.do === 'make') {
      const on = what.on === null ? null : day(what.on);
      const made = { day: on, time: null, place: null, letter: null, appointment: plainAppointment };
      const id =
        what.of === 'hand'
          ? await addAppointment(open, made)
          : (await recordEvent(open, procedure, { happening: 'hearing', facts: facts(on), document: null }))?.id;
      diary.push({ of: what.of, id: id ?? '', day: on, stands: true });
      return;
    }
    const noted = diary[what.at % Math.max(diary.length, 1)];
    if (!noted) return;
    if (what.do === 'asked') {
      for (const asked of (await listTasks(open)).filter(({ kind, state }) => kind === 'ask-day' && state === 'open'))
        await changeTask(open, asked, asked.version, { state: 'done', reason: null });
      return;
    }
    if (noted.of === 'map') return onMap(open, procedure, noted, what);
    const task = await taskOf(open, noted);
    if (!task) throw new Error('It is gone.');
    if (what.do === 'move') {
      const on = what.on === null ? null : day(what.on);
      if (!noted.stands || on === noted.day) return;
      const to = { when: { day: on, time: null, place: null }, letter: null, reason: null };
      const moved = await moveAppointment(open, task, task.version, to);
      if (moved === 'stale') throw new Error('Nobody else was there.');
      Object.assign(noted, { id: moved.id, day: on });
      return;
    }
    const state = ({ off: 'dropped', over: 'done', again: 'open' } as const)[what.do];
    if ((state === 'open') === noted.stands) return;
    const changed = await changeTask(open, task, task.version, { state, reason: null });
    expect(changed).toBe(what.do === 'over' && noted.day === null ? 'undated' : 'saved');
    if (changed === 'saved') noted.stands = state === 'open';
  }

  /** Of an appointment on the map only its event decides; a day to come is not ticked off in a list. */
  async function onMap(open: OpenCase, procedure: string, noted: Noted, what: Exclude<Deed, { do: 'make' }>) {
    const event = (await listProcedures(open))
      .find(({ id }) => id === procedure)
      ?.events.find(({ id }) => id === noted.id);
    if (!event) throw new Error('It is gone.');
    if (what.do === 'over' && noted.day === null && noted.stands) {
      const task = await taskOf(open, noted);
      for (const state of ['done', 'dropped'] as const)
        expect(task && (await changeTask(open, task, task.version, { state, reason: null }))).toBe('undated');
      return;
    }
    if (what.do === 'move') {
      if (!noted.stands) return;
      noted.day = what.on === null ? null : day(what.on);
      const act = { what: 'moved', facts: facts(noted.day), document: null, reason: null } as const;
      expect(await changeEvent(open, procedure, event, act)).not.toBe('stale');
    }
    if ((what.do === 'off' && noted.stands) || (what.do === 'again' && !noted.stands)) {
      noted.stands = !noted.stands;
      const act = { what: noted.stands ? 'restored' : 'cancelled', reason: 'Zo is het.' } as const;
      expect(await changeEvent(open, procedure, event, act)).not.toBe('stale');
    }
  }

  const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
  const tasksOn = (body: string, client: string) =>
    new Set([...body.matchAll(new RegExp(`href="${client}/tasks/([0-9a-f-]{36})"`, 'g'))].map(([, id]) => id));

  it('agree with a diary kept by hand, whatever is made, moved, called off and asked; none without a day falls out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
        const client = await desk.clientAt();
        const begin = { key: 'criminal-case', begun: day(-30), startedFrom: null };
        const procedure = (await opened(client, (open) => startProcedure(open, begin))) ?? '';
        const diary: Noted[] = [];
        for (const one of deeds) await opened(client, (open) => doIt(open, procedure, diary, one));
        const { standing, toCome, asked } = await opened(client, async (open) => {
          const tasks = await listTasks(open);
          const inLists = tasks.filter(({ kind, state }) => kind === 'appointment' && state === 'open');
          const ids = await Promise.all(
            diary.filter(({ stands }) => stands).map(async (one) => ({ ...one, task: await taskOf(open, one) })),
          );
          // One row in the lists for each that stands, on its day; and no other.
          expect(ids.map(({ task, day: on }) => [task?.state, task?.dueDay, on])).toEqual(
            ids.map(({ day: on }) => ['open', on, on]),
          );
          expect(inLists.map(({ id }) => id).sort()).toEqual(ids.map(({ task }) => task?.id).sort());
          const waiting = inLists.filter(({ dueDay }) => dueDay === null);
          const about = tasks.flatMap(({ kind, state, document }) =>
            kind === 'ask-day' && state === 'open' ? [document.about] : [],
          );
          return { standing: inLists, toCome: waiting.map(({ id }) => id), asked: about };
        });
        // Each that waits for a day is asked after, once, and nothing else is.
        expect([...asked].sort()).toEqual([...toCome].sort());
        await world.as(world.people.bram, async (visit) => {
          const reference = client.split('/')[2] ?? '';
          const idsOf = async (show: 'all' | 'toCome') =>
            (await dueList(visit, { show, client: reference })).lines.flatMap(({ task }) =>
              task?.kind === 'appointment' ? [task.id] : [],
            );
          expect((await idsOf('all')).sort()).toEqual(standing.map(({ id }) => id).sort());
          expect((await idsOf('toCome')).sort()).toEqual([...toCome].sort());
          expect((await dueNumbers(visit)).all.toCome).toBe((await urgentNumbers(visit)).toCome);
        });
        // Under the calendar a few are named, and more of them are a link away.
        const named = toCome.length <= 5 ? standing : standing.filter(({ dueDay }) => dueDay !== null);
        const pages = [
          [`/limits?client=${client.split('/')[2]}`, standing],
          [client, standing],
          ['/limits/month', named],
        ] as const;
        for (const [page, those] of pages) {
          const on = tasksOn(main((await desk.bram.get(page)).body), client);
          for (const { id } of those) expect(on, page).toContain(id);
        }
        // Finished, so that the lists of the next round hold no more than its own.
        await opened(client, async (open) => {
          for (const noted of diary.filter(({ stands }) => stands))
            await doIt(open, procedure, diary, { do: 'off', at: diary.indexOf(noted) });
          for (const task of await listTasks(open))
            if (task.state === 'open') await changeTask(open, task, task.version, { state: 'done', reason: null });
        });
      }),
      { numRuns: rounds(6, 20), seed: seeded('appointments') },
    );
  }, 120_000);
});
