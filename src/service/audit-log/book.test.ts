import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditActions, type LogEntry } from '#app/platform/audit/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { actGroups, groupOf } from './act-groups.ts';
import { logPage, logToExport } from './audit-log.store.ts';
import type { LogAsked } from './log-filter.ts';

describe('the audit log, narrowed', () => {
  let world: TestWorld;
  let ada: StaffVisitor;
  let joke: StaffVisitor;
  const references: string[] = [];

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    [ada, joke] = (await Promise.all([world.people.ada, world.people.joke].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
    ];
    for (const nameToUse of ['Amina', 'Selam'])
      references.push(
        (await world.as(world.people.joke, (visit) => openNewCase(visit, ordinaryCase({ nameToUse })))).reference,
      );
    for (const reference of [...references, references[0]]) await joke.get(`/clients/${reference}`);
    for (let door = 0; door < 5; door += 1) await joke.get('/clients/0000AAAA');
  });
  afterAll(() => world?.close());

  /** All entries up to now, as they stand in the table. */
  const all = async (): Promise<LogEntry[]> =>
    (await (await world.test.administrator()).query('select body from naast.audit_entry order by seq desc')).rows.map(
      ({ body }) => JSON.parse(body),
    );
  /** Page after page to the beginning. */
  const walk = (asked: LogAsked): Promise<LogEntry[]> =>
    world.as(world.people.ada, async (visit) => {
      const found: LogEntry[] = [];
      for (let before: number | null | undefined; before !== null; ) {
        const page = await logPage(visit, { ...asked, ...(before === undefined ? {} : { before }) });
        found.push(...page.entries);
        before = page.older;
      }
      return found;
    });
  const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString();

  it('is by act, colleague, case and days the lines that fit, all of them and no other', async () => {
    const [before, { joke: person }] = [await all(), world.people];
    const caseId = before.find(({ reference }) => reference === references[0])?.case;
    const narrowed: [LogAsked, (entry: LogEntry) => boolean][] = [
      [{}, () => true],
      ...actGroups.map((act): [LogAsked, (entry: LogEntry) => boolean] => [
        { act },
        ({ action }) => groupOf(action) === act,
      ]),
      [{ person: person.id }, (entry) => entry.person === person.id],
      [
        { person: person.id, act: 'reading' },
        (entry) => entry.person === person.id && groupOf(entry.action) === 'reading',
      ],
      [{ case: references[0] ?? '' }, (entry) => entry.case === caseId],
      [{ from: today(), until: today() }, ({ at }) => at >= midnight()],
      [{ until: '2020-01-01' }, () => false],
      [{ from: '2190-01-01', act: 'reading' }, () => false],
      [{ case: '0000AAAA' }, () => false],
    ];
    const newest = before[0]?.seq ?? 0;
    for (const [asked, fits] of narrowed) {
      const found = (await walk(asked)).filter(({ seq }) => seq <= newest).map(({ seq }) => seq);
      expect([asked, found]).toEqual([asked, before.filter(fits).map(({ seq }) => seq)]);
    }
  });

  const midnight = () =>
    Temporal.PlainDate.from(today()).toZonedDateTime('Europe/Amsterdam').toInstant().toString().slice(0, 19);

  it('shows a heading for the day, and says once what happened often', async () => {
    const { body } = await ada.get(`/access-book?person=${world.people.joke.id}&act=refused`);
    expect(body).toMatch(/scope="rowgroup"[^>]*>[^<]* · 5 regels</);
    expect(body).toContain('5 keer');
    expect(body.match(/<th scope="row">/g)).toHaveLength(1);
  });

  it('finds a case by its number in any writing, and keeps in the body what is no number', async () => {
    const [reference = ''] = references;
    const typed = `${reference.slice(0, 4).toLowerCase()}-${reference.slice(4)}`;
    const found = await ada.post('/access-book', { number: typed });
    expect([found.status, found.location]).toEqual([303, `/access-book?case=${reference}`]);
    const name = await ada.post('/access-book', { number: 'Amina' });
    expect(name.status).toBe(422);
    expect(name.body).toContain('value="Amina"');
  });

  it('T63 is exported as it is narrowed, a line each, and the log tells of it', async () => {
    const path = `/access-book/csv?person=${world.people.joke.id}&act=refused`;
    const asks = await ada.get(path);
    expect([asks.status, asks.body.includes('name="password"'), asks.body.includes('request.refused')]).toEqual([
      200,
      true,
      false,
    ]);
    // What leaves our walls asks once more who it is: an open screen gives nobody the log.
    expect((await ada.post(path)).status).toBe(422);
    expect((await ada.post(path, { password: 'heel iets anders dan dat' })).status).toBe(422);
    expect((await all()).some(({ action }) => action === 'access-book.exported')).toBe(false);
    const { status, body } = await ada.post(path, { password: world.people.ada.password });
    expect(status).toBe(200);
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(1)) expect(line).toContain('"request.refused"');
    expect((await all())[0]).toMatchObject({ action: 'access-book.exported', count: 5, person: world.people.ada.id });
    expect((await ada.get('/access-book?show=exports')).body).toContain('downloadde regels van het logboek');
    expect((await joke.get('/access-book/csv')).status).toBe(404);
    expect((await joke.post('/access-book/csv', { password: world.people.joke.password })).status).toBe(404);
  });

  it('exports across the pages in which it is read, from the newest to the first', async () => {
    const taken = await world.as(world.people.ada, (visit) => logToExport(visit, {}));
    const known = (await all()).filter(({ seq }) => seq <= (taken?.entries[0]?.seq ?? 0));
    expect(taken?.entries.map(({ seq }) => seq)).toEqual(known.map(({ seq }) => seq));
    expect(auditActions).toContain('access-book.exported');
  });
});
