import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { forgottenIn } from '../../../../test/support/declared-form.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { appointmentsDesk, send } from '../appointments/testing.ts';
import { drivingDayOf } from '../limits/limit-row.ts';
import { changeLimit, readLimit } from '../limits/limits.store.ts';
import { objection } from '../testing/limit.ts';
import { limitActs } from './limit-act-forms.ts';
import { said as saidForm } from './said-limit.pages.tsx';

const day = (ahead: number) => today().add({ days: ahead }).toString();
const inWords = (iso: string) => longDate(iso, 'nl');

describe('a day that a lawyer says by telephone', () => {
  let world: TestWorld;
  let desk: Awaited<ReturnType<typeof appointmentsDesk>>;
  let client: string;
  beforeAll(async () => {
    world = await testWorld();
    desk = await appointmentsDesk(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    client = await desk.clientAt();
  });

  const said = (fields: Record<string, string>) =>
    send(desk.bram, `${client}/limits/new`, `${client}/limits`, {
      what: 'Gronden insturen',
      who: 'mr. Proef',
      on: day(-1),
      at: '10.15',
      ...fields,
    });
  const opened = <T>(act: (open: NonNullable<Awaited<ReturnType<typeof openCase>>>) => Promise<T>) =>
    world.as(world.people.bram, async (visit) => {
      const open = await openCase(visit, client.split('/')[2] ?? '', 'core', 'limit.change');
      if (!open) throw new Error('The case does not open.');
      return act(open);
    });
  const calculated = () =>
    world.as(world.people.bram, (visit) => objection(visit, client.split('/')[2] ?? '', day(-2)));
  const drivingOf = (id: string) =>
    opened(async (open) => {
      const limit = await readLimit(open, id);
      if (!limit) throw new Error('There is no such limit.');
      return drivingDayOf(limit);
    });
  const idOf = (location: string | null) => location?.split('/').at(-1) ?? '';

  it('and every act on a limit have a form in which no field is forgotten', async () => {
    for (const form of [saidForm, ...Object.values(limitActs)]) expect(await forgottenIn(form)).toEqual([]);
  });

  it('is a limit of its own in every list, with who said it and when', async () => {
    const { location } = await said({ day: day(5) });
    for (const page of [client, '/limits', `/limits/month?from=${day(5)}`, location ?? ''])
      expect((await desk.bram.get(page)).body, page).toContain('Gronden insturen');
    for (const page of ['/limits', location ?? '']) {
      const { body } = await desk.bram.get(page);
      expect(body).toContain(`Telefonisch gezegd door mr. Proef, ${inWords(day(-1))}, 10:15`);
      expect(body).toContain('telefonisch gezegd</span>');
      expect(body).not.toContain('dag uit de brief');
    }
    expect(await drivingOf(idOf(location))).toBe(day(5));
  });

  it('is never later than the counted limit that it is about, also when that becomes earlier', async () => {
    const about = await calculated();
    const counted = await drivingOf(about);
    const later = Temporal.PlainDate.from(counted).add({ days: 9 }).toString();
    const { location } = await said({ day: later, limit: about });
    expect(await drivingOf(idOf(location))).toBe(counted);
    const shown = (await desk.bram.get(location ?? '')).body;
    expect(shown).toContain('De termijn die we zelf tellen is eerder');
    // What somebody said is never told as the law.
    expect(shown).not.toContain('volgens de wet');
    const change = (id: string, to: string) =>
      opened(async (open) => {
        const limit = await readLimit(open, id);
        return limit && changeLimit(open, limit, limit.version, { what: 'day', day: to, reason: 'De advocaat belde.' });
      });
    await change(about, day(4));
    expect(await drivingOf(idOf(location))).toBe(day(4));
    // By hand it does not become later either.
    await change(idOf(location), later);
    expect(await drivingOf(idOf(location))).toBe(day(4));
    // An earlier word drives.
    const { location: sooner } = await said({ day: day(2), limit: about });
    expect(await drivingOf(idOf(sooner))).toBe(day(2));
    expect(await drivingOf(about)).toBe(day(4));
  });

  it('keeps what was typed and says what is wrong: a day behind us, said tomorrow, an hour that is none, another client', async () => {
    const strange = await calculated();
    client = await desk.clientAt();
    const wrong: readonly [Record<string, string>, string][] = [
      [{ day: day(-1) }, 'Die dag is al voorbij.'],
      [{ day: day(3), on: day(1) }, 'Die dag moet nog komen.'],
      [{ day: day(3), at: '25:00' }, 'Schrijf de tijd zo: 14:30.'],
      [{ day: '30-02-2199' }, 'id="day-error"'],
      [{ day: '10-12-2062' }, 'Klopt het jaar?'],
      [{ day: day(3), limit: strange }, 'id="limit-error"'],
      [{ day: day(3), who: '' }, 'id="who-error"'],
    ];
    for (const [fields, sentence] of wrong) {
      const answer = await said(fields);
      expect(answer.status, sentence).toBe(422);
      if (!('limit' in fields)) expect(answer.body).toContain(sentence);
      expect(answer.body).toContain('Gronden insturen');
    }
    expect((await desk.bram.get(client)).body).not.toContain('Gronden insturen');
  });

  it('of a client whom one does not have is not found', async () => {
    const { location } = await said({ day: day(5) });
    for (const who of [desk.noor, desk.lies]) {
      for (const page of [`${client}/limits/new`, location ?? '']) expect((await who.get(page)).status).toBe(404);
      const fields = { what: 'x', who: 'y', on: day(0), day: day(3), _key: idOf(location) };
      expect((await who.post(`${client}/limits`, fields)).status).toBe(404);
    }
  });
});
