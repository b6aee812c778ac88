import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColleagueKey, clients, colleagueKeys, notes, peopleToEnterAs } from '#app/operations/demo/index.ts';
import { signInDemo } from '#app/platform/access/authentication/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, type MessageKey, translator } from '#app/platform/language/index.ts';
import { tourRoles } from '#app/platform/routing/index.ts';
import { canBeApproved } from '#app/service/approvals/index.ts';
import { listClients } from '#app/service/cases/index.ts';
import { listRegistrations } from '#app/service/intake/index.ts';
import { definitions, dueList, listProcedures, standingOf } from '#app/service/procedures/index.ts';
import { type DemoHouse, demoHouse } from '../support/demo-installation.ts';

const coordinators = ['joke', 'marijke', 'lies'] as const;

/** The world as its coordinators and the intake team see it, without what is random in every installation. */
async function tellingsOf({ act, world }: DemoHouse) {
  const tellings: unknown[] = [];
  for (const key of coordinators) {
    const telling = await act(world.team[key], async (visit) => {
      const { lines } = await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
      const due = (await dueList(visit, 'all')).lines;
      return {
        clients: lines.map(({ reference: _, ...line }) => line),
        due: due.map((line) => [line.name, line.day, line.limit?.document.clear ?? line.task?.kind]),
        arrivals: (await listRegistrations(visit, 'region', ['placed'])).length,
      };
    });
    const inOrder = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort();
    tellings.push({ ...telling, clients: inOrder(telling.clients), due: inOrder(telling.due) });
  }
  const queue = await act(world.team.ilse, (visit) => listRegistrations(visit, 'intake', ['new', 'check', 'waiting']));
  return [...tellings, queue.map(({ status }) => status).sort()];
}

describe('the made-up world', () => {
  let first: DemoHouse;
  let second: DemoHouse;
  beforeAll(async () => {
    const day = Temporal.Now.plainDateISO('Europe/Amsterdam');
    first = await demoHouse(day);
    second = await demoHouse(day);
  });
  afterAll(async () => {
    await first?.close();
    await second?.close();
  });

  it('is the same twice for the same day', async () => {
    expect(await tellingsOf(first)).toEqual(await tellingsOf(second));
    expect(first.world.references).not.toEqual(second.world.references);
  });

  it('has a past: a note says that it was written on the evening of the visit, a file that it was opened before it', async () => {
    const day = Temporal.Now.plainDateISO('Europe/Amsterdam');
    const at = `/clients/${first.world.references.selam}`;
    const pages = ['', '?what=contacts', '?what=contacts&page=2'];
    const bodies = await Promise.all(pages.map((query) => first.page('bram', `${at}${query}`)));
    const body = bodies.map((one) => one.body).join('');
    const visits = notes.selam?.filter((note) => note.by === 'bram') ?? [];
    for (const { daysAgo } of visits) {
      const written = `Opgeschreven door Bram Postma, ${longDate(day.subtract({ days: daysAgo }), 'nl')}, 20:`;
      expect(body).toContain(written);
    }
    const { body: about } = await first.page('bram', `${at}?what=case`);
    const opened = /<li[^>]*>(?:(?!<li).)*opende dit dossier.*?<\/li>/s.exec(about)?.[0] ?? '';
    expect(opened).not.toBe('');

    const rows = await first.test.administrator();
    const { rows: files } = await rows.query('select count(distinct created_day)::int as days from naast.case_file');
    expect(files[0]?.days).toBeGreaterThan(5);
  });

  it('has limits that are past, near and far, in every region', async () => {
    for (const [at, key] of coordinators.entries()) {
      const late = await first.act(first.world.team[key], (visit) => dueList(visit, 'late'));
      const all = await first.act(first.world.team[key], (visit) => dueList(visit, 'all'));
      expect(late.lines.length, coordinators[at]).toBeGreaterThan(0);
      expect(all.lines.length, coordinators[at]).toBeGreaterThan(late.lines.length);
    }
  });

  it('has every client somewhere on her map, by what a made-up lawyer approved', async () => {
    for (const { key, coordinator } of clients) {
      await first.act(first.world.team[coordinator], async (visit) => {
        const open = await openCase(visit, first.world.references[key] ?? '', 'core', 'case.read');
        const procedures = open ? await listProcedures(open) : [];
        expect(procedures.length, key).toBeGreaterThan(0);
        for (const procedure of procedures)
          expect(standingOf(procedure).some(({ state }) => state === 'here')).toBe(true);
      });
    }
    const { body } = await first.page('petra', '/procedures');
    expect(body.match(/goedgekeurd door een advocaat/g)?.length).toBe(
      definitions().newest.filter(canBeApproved).length,
    );
  });

  it('lets everybody in with one click, and gives each person a line of her own', async () => {
    const people = peopleToEnterAs(first.world);
    expect(people.map(({ loginName }) => loginName)).toEqual([...colleagueKeys]);
    for (const person of people) expect(await signInDemo(first.installation, person)).toMatchObject({ ok: true });
    expect(new Set(people.map(({ line }) => line)).size).toBe(people.length);
  });

  it('guides one person of each role to places that open, until the tour is put away', async () => {
    const guides = peopleToEnterAs(first.world).filter((person) => person.tour);
    expect(guides.map(({ tour }) => tour?.role).sort()).toEqual([...tourRoles].sort());
    for (const { loginName, tour } of guides) {
      const { body } = await first.page(loginName as ColleagueKey, '/');
      for (const { line, href } of tour?.looks ?? []) {
        expect(body, href).toContain(
          `<a href="${href.replaceAll('&', '&amp;')}">${translator('nl')(line as MessageKey)}</a>`,
        );
        expect((await first.page(loginName as ColleagueKey, href)).status, href).toBe(200);
      }
      const away = await first.page(loginName as ColleagueKey, '/', { ui: 'nl.system.notour' });
      expect(away.body).not.toContain('name="tour"');
      expect(body).toContain('name="tour" value="off"');
    }
    expect((await first.page('karel', '/')).body).not.toContain('name="tour"');
  });

  it('shows each volunteer her clients on the start page, and nobody else', async () => {
    for (const key of colleagueKeys) {
      const { body, status } = await first.page(key, '/');
      if (key === 'roos') {
        expect(status, 'whoever nobody has vouched for has no start page').toBe(404);
        continue;
      }
      expect(status, key).toBe(200);
      // Her training has ended: no client is shown, and the page says so.
      const isSuspended = key === 'ayla';
      if (isSuspended) expect(body).toContain('Je kunt nu geen dossiers openen');
      for (const client of clients) {
        const { region } =
          first.world.team[key].roles[0] === 'coordinator' ? { region: regionOf(key) } : { region: null };
        const isHers = client.volunteer === key && !isSuspended;
        const mayBeThere = isHers || client.region === region;
        if (isHers) expect(body, `${key} sees ${client.key}`).toContain(client.name);
        if (!mayBeThere) {
          expect(body, `${key} does not see ${client.key}`).not.toContain(client.name);
          expect(body).not.toContain(first.world.references[client.key]);
        }
      }
    }
  });

  it('shows a volunteer what she still has to write, confirm and do', async () => {
    const { body: bram } = await first.page('bram', '/');
    const reference = first.world.references.selam;
    expect(bram).toContain(`/clients/${reference}/notes/new`);
    expect(bram).toContain(`/clients/${reference}/letters/new`);
    expect(bram).toContain('Maak je verslag af');
    const { body: daan } = await first.page('daan', '/');
    expect(daan).toContain('Bevestig de brief die je toevoegde');
    expect(daan).not.toContain('Maak je verslag af');
  });

  it.each(coordinators)('opens from every number of %s a list with that many lines', async (key) => {
    const { body } = await first.page(key, '/');
    const numbers = countsOf(body);
    expect(numbers.size).toBeGreaterThanOrEqual(2);
    for (const [href, number] of numbers) {
      const list = await first.page(key, href);
      expect(list.status, href).toBe(200);
      if (/^\/(clients|limits|arrivals)/.test(href) && !href.includes('/letters/'))
        expect([href, linesIn(list.body, href)]).toEqual([href, number]);
    }
  });

  it('gives the intake team counts, the leader figures and the auditor the book, without a name of a client', async () => {
    const { body: ilse } = await first.page('ilse', '/');
    expect([...countsOf(ilse).values()]).toEqual([2, 1, 1]);
    expect(ilse).toMatch(/Nieuw.*Na te kijken.*Op de wachtlijst/s);
    const { body: petra } = await first.page('petra', '/');
    expect(petra).toMatch(/Regio’s.*3 van .*6 van .*een maand tot een half jaar: 10/s);
    expect(petra).not.toContain('Het inrichten is nog niet af');
    const { body: ada } = await first.page('ada', '/');
    expect(ada).toContain('href="/access-book"');
  });

  function regionOf(key: (typeof colleagueKeys)[number]) {
    return { joke: 'utrecht', karel: 'utrecht', marijke: 'amersfoort', lies: 'groningen' }[key as string] ?? null;
  }
});

/** The numbers of a start page by the list that they open. */
function countsOf(page: string): Map<string, number> {
  const rows = page.matchAll(
    /<span class="count-number[^"]*">(\d+)<\/span><div class="count-text"><p class="count-title"><a href="([^"]*)"/g,
  );
  return new Map([...rows].map(([, number, href]) => [(href ?? '').replaceAll('&amp;', '&'), Number(number)]));
}

function linesIn(page: string, href: string): number {
  const main = page.slice(page.indexOf('<main'));
  // What waits for this coordinator stands in a table of its own, before what looks double and what the coordinator asked for.
  if (href.startsWith('/limits/waiting')) return rowsIn(main.slice(main.indexOf('id="others"')).split('</table>')[0]);
  if (/^\/(clients|arrivals)/.test(href)) return rowsIn(main);
  return [...main.matchAll(href.startsWith('/limits?') ? /<time class="due-day"/g : /<li class="due">/g)].length;
}

const rowsIn = (html = ''): number => [...html.matchAll(/<tr><th scope="row">/g)].length;
