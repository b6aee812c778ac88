import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { countLimit } from '#app/service/limit-counting/index.ts';
import { recordEvent } from '../events/index.ts';
import { changeLimit, listLimits } from '../limits/index.ts';
import { writeLimit } from '../limits/limits.store.ts';
import { startProcedure } from '../running/index.ts';

const day = today().toString();
const days = { certainty: 'sure', days: { letter: day }, lawyerDay: null, stated: null } as const;

describe('a running case whose limit was counted before the law was known to have changed', () => {
  let desk: ReadingDesk;
  let joke: Reader;
  beforeAll(async () => {
    desk = await readingDesk();
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());

  const inCase = <T>(reference: string, what: (open: OpenCase) => Promise<T>) =>
    desk.world.as(desk.world.people.joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'letter.confirm');
      if (!open) throw new Error('The case does not open.');
      return what(open);
    });

  /** A case with this decision, its limit as an earlier release counted it; gives the day that was kept to. */
  async function decided(happening: string) {
    const { reference } = await desk.newCase();
    const old = await inCase(reference, async (open) => {
      const procedure = await startProcedure(open, { key: 'asylum', begun: day, startedFrom: null });
      await recordEvent(open, procedure ?? '', { happening, facts: days, document: null });
      const [limit] = await listLimits(open);
      const { catalogueId: what, start } = limit?.document.clear ?? { catalogueId: '', start: '' };
      const plain = countLimit({ what, start, term: null });
      if (!limit?.document.inputs || !plain) throw new Error('There is no limit.');
      const { counted, more, ...counts } = plain;
      const document = { ...limit.document, counted, more, inputs: { ...limit.document.inputs, variant: null } };
      document.clear = { ...limit.document.clear, ...counts };
      await writeLimit(open, limit, limit.version, { document, told: 'changed', settles: true });
      return plain.drivingDay;
    });
    return { reference, old };
  }
  const limitOf = async (reference: string) => {
    const rows = await desk.rows(
      `select l.driving_day::text as day, f.next_due_day::text as next, l.version from naast.legal_limit l
        join naast.case_file f on f.id = l.case_id where f.reference = $1`,
      [reference],
    );
    expect(rows).toHaveLength(1);
    return rows[0];
  };

  it('has the earlier day as soon as somebody looks at what is due, once, told and with its old day kept', async () => {
    const refused = await decided('refused');
    const inAWeek = await decided('refused-one-week');
    const transfer = await decided('transfer-decision');
    const of = (what: string) => countLimit({ what, start: day, term: null, variant: 'asylum-2026' })?.drivingDay ?? '';
    expect((await limitOf(refused.reference))?.day).toBe(refused.old);
    expect(of('TM08') < refused.old).toBe(true);
    await joke.get('/limits');
    expect(await limitOf(refused.reference)).toMatchObject({ day: of('TM08') });
    expect(String((await limitOf(refused.reference))?.next) <= of('TM08')).toBe(true);
    expect((await limitOf(inAWeek.reference))?.day).toBe(of('TM09'));
    // Under the Dublin rules nothing changed.
    expect((await limitOf(transfer.reference))?.day).toBe(transfer.old);
    const [limit] = await inCase(refused.reference, listLimits);
    expect(limit?.document.changes.at(-1)).toMatchObject({ what: 'version', from: refused.old, to: of('TM08') });
    expect((await joke.get(`/clients/${refused.reference}`)).text).toContain('Er is een dag veranderd');
    const before = await limitOf(refused.reference);
    await joke.get('/limits');
    expect(await limitOf(refused.reference)).toEqual(before);
  });

  it('has it also where "it was filed" waits for a second person, and that waits on', async () => {
    const { reference, old } = await decided('refused');
    const asked = await inCase(reference, async (open) => {
      const [limit] = await listLimits(open);
      return limit && changeLimit(open, limit, limit.version, { what: 'done', reason: 'Ingediend.' });
    });
    expect(asked).toBe('waits');
    await (await desk.reader(desk.world.people.karel)).get('/limits');
    const [limit] = await inCase(reference, listLimits);
    expect(limit?.document.clear).toMatchObject({ state: 'open' });
    expect((limit?.document.clear.drivingDay ?? old) < old).toBe(true);
    expect(limit?.document.waiting).toMatchObject({ what: 'done', next: { clear: { state: 'done' } } });
  });
});
