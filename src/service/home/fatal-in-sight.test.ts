import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { addTask, openNewCase, type TaskKind } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

/** A day after which it is too late, behind more tasks than there are lines. */
describe('a fatal limit', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let at: string;
  let limit: string;
  beforeAll(async () => {
    world = await testWorld();
    const { people } = world;
    const desk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    [joke, bram] = [await desk(people.joke), await desk(people.bram)];
    const reference = await world.as(people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase({ nameToUse: 'Selam' }));
      await assignVolunteerTo(visit, made.reference, people.bram.id);
      return made.reference;
    });
    const letterDate = today().subtract({ days: 26 }).toString();
    limit = await world.as(people.bram, (visit) => objection(visit, reference, letterDate));
    const kinds: readonly TaskKind[] = ['tell-appointment', 'contact-unsafe', 'new-day', 'ring-receiver'];
    await world.as(people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      for (const kind of [...kinds, ...kinds, ...kinds]) {
        const day = today().subtract({ days: 1 }).toString();
        await addTask(open, { kind, letter: null, day, time: null, place: null, term: null });
      }
    });
    at = `/clients/${reference}`;
  });
  afterAll(() => world?.close());

  it('stands at the head of the client’s pages beside the task that comes before it', async () => {
    for (const path of [at, `${at}/notes/new`]) {
      const { body } = await bram.get(path);
      const lines = [...body.matchAll(/<p class="client-next[^>]*>([\s\S]*?)<\/p>/g)].map(([, line = '']) => line);
      expect([path, lines.length]).toEqual([path, 2]);
      expect(lines[0]).toContain('/tasks/');
      expect(lines[1]).toContain(`${at}/limits/${limit}`);
    }
  });

  it('is among the lines of the volunteer’s and of the coordinator’s first page, as many of them as before', async () => {
    for (const [who, lines] of [
      [bram, 3],
      [joke, 7],
    ] as const) {
      const { body } = await who.get('/');
      const shown = [...body.matchAll(/<a href="(\/clients\/[0-9A-Z]+\/(?:limits|tasks)\/[^"]+)"/g)];
      const hrefs = [...new Set(shown.map(([, href]) => href))];
      expect([hrefs.length, hrefs.includes(`${at}/limits/${limit}`)]).toEqual([lines, true]);
    }
  });
});
