import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant, openCase } from '#app/platform/access/grants/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { closeCase } from '#app/service/cases/closing/closure.ts';
import { addNote } from '#app/service/cases/index.ts';
import { changeLimit, listLimits } from '#app/service/procedures/index.ts';
import { seedBundle } from '../support/attack-bundle.ts';
import { one } from '../support/attack-database.ts';
import { quietPdf } from '../support/attack-letter.ts';
import { addressesOf, kindOfRoute } from '../support/attack-objects.ts';
import { reportingApp, told } from '../support/attack-report.ts';
import { type SeededCase, seedCase, today } from '../support/attack-seeds.ts';
import { AttackVisitor } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** Every address of a route below this case. */
const pagesOf = (seeded: SeededCase, method: 'GET' | 'POST') =>
  attack.routes
    .filter((route) => route.method === method && kindOfRoute(route.path) === 'case')
    .map(({ path }) => addressesOf({ ...attack, cases: { ...attack.cases, own: seeded } }, path)[0]?.path ?? '');

/** A case of Bram's with a letter, and himself before both processes. */
async function beside(): Promise<{ seeded: SeededCase; both: [AttackVisitor, AttackVisitor] }> {
  const { joke, bram } = attack.world.people;
  const seeded = await seedCase(attack, joke, bram, 'ending');
  const cookie = await attack.world.signedIn(bram);
  const both = attack.staff.map((app) => new AttackVisitor(app, origins.staff, cookie)) as [
    AttackVisitor,
    AttackVisitor,
  ];
  const brought = await both[0].upload(
    `/clients/${seeded.reference}/letters/new`,
    { _key: newId(), evidence: 'yes' },
    { name: 'brief.pdf', bytes: quietPdf() },
  );
  seeded.letter = /letters\/([0-9a-f-]{36})/.exec(brought.location ?? '')?.[1] ?? '';
  const { reference, coordinator, letter: document } = seeded;
  seeded.bundle = await seedBundle(attack, { reference, coordinator, document, receiver: 'mr. Proef' });
  return { seeded, both };
}

async function endAll(seeded: SeededCase): Promise<void> {
  const { rows } = await attack.admin.query(
    "select id from naast.case_grant where case_id = $1 and holder_kind = 'person' and ended_at is null",
    [seeded.caseId],
  );
  await attack.world.as(attack.world.people.joke, async (visit) => {
    for (const { id } of rows) expect(await endGrant(visit, id, 'match-ended')).toBe(true);
  });
}

async function closeIt(seeded: SeededCase): Promise<void> {
  await attack.world.as(attack.world.people.joke, async (visit) => {
    const open = await openCase(visit, seeded.reference, 'core', 'case.close');
    if (!open) throw new Error('The case does not open.');
    // A fatal day keeps a case open: what has its proof is done.
    const proof = { kind: 'letter', id: seeded.letter ?? '' } as const;
    for (const limit of await listLimits(open))
      await changeLimit(open, limit, limit.version, { what: 'done', reason: null, proof });
    expect(await closeCase(open, 'goal-reached')).toBe('closed');
  });
}

/** Nothing of this case is left for Bram, on either process. */
async function expectShut({ seeded, both }: Awaited<ReturnType<typeof beside>>): Promise<void> {
  // The very first request after the commit, on each process, each page another.
  const pages = pagesOf(seeded, 'GET');
  for (const [at, path] of pages.entries()) {
    const [first, second] = at % 2 === 0 ? both : [both[1], both[0]];
    expect([path, (await first.get(path)).status, (await second.get(path)).status]).toEqual([path, 404, 404]);
  }
  for (const path of pagesOf(seeded, 'POST')) {
    for (const visitor of both) {
      const answer = path.endsWith('/letters/new')
        ? await visitor.upload(path, { _key: newId() }, { name: 'x.pdf', bytes: quietPdf() })
        : await visitor.post(path, { _key: newId(), _version: '1', said: 'nog iets', way: 'visit' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  }
  for (const visitor of both) {
    for (const path of ['/', '/clients', '/limits', '/profile'])
      expect((await visitor.get(path)).body, path).not.toContain(seeded.reference);
    for (const term of [...seeded.canaries.filter((one) => /name|askfor/.test(one)), 'Kanarie']) {
      const found = await visitor.post('/clients/search', { term });
      expect(found.body).not.toContain(seeded.reference);
    }
  }
}

/** Pages of a case that are a coordinator's. */
const ofCoordinators =
  /closure|details|danger$|transfer$|kept-out|accesses|contact\/edit|volunteer|bundles\/new|referrals\/[^/]+\/(edit|preview|encrypted)/;
/** Addresses that are no page by themselves, or lead on. */
const notPlain = /events\/new|file$|calendar-entry$|\/list$/;

describe('a grant that ends while its holder is at work', () => {
  it('T12 shuts every page, file, form and search with the first request after the commit, on both processes', async () => {
    const at = await beside();
    for (const visitor of at.both) {
      // No newer version to look at, no confirmed letter to set aside, no pages to add to a letter: the reader is led back.
      const offered = pagesOf(at.seeded, 'GET').filter((one) => !ofCoordinators.test(one) && !notPlain.test(one));
      for (const path of offered)
        expect([path, (await visitor.get(path)).status]).toEqual([
          path,
          /\/(version|set-aside)$|\/dossier\/[^/]+\/pages$/.test(path) ? 303 : 200,
        ]);
    }
    await endAll(at.seeded);
    await expectShut(at);
  });

  it('T12 shuts them just so when the case is closed', async () => {
    const at = await beside();
    expect((await at.both[1].get(`/clients/${at.seeded.reference}`)).status).toBe(200);
    await closeIt(at.seeded);
    await expectShut(at);
  });

  it('T12 shuts them when the last day has passed, without anybody doing anything', async () => {
    const at = await beside();
    // The signature no longer fits a changed day, so the clock is what has to move: the day is in a moment.
    const { rows } = await attack.admin.query(
      "select id from naast.case_grant where case_id = $1 and holder_kind = 'person'",
      [at.seeded.caseId],
    );
    await attack.admin.query('update naast.case_grant set until_at = clock_timestamp() where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
    await expectShut(at);
  });

  it('T12 lets no answer out that was begun before and ends after: polling both processes while the grant ends', async () => {
    const at = await beside();
    const path = `/clients/${at.seeded.reference}`;
    let committed = Number.POSITIVE_INFINITY;
    const late: string[] = [];
    const poll = async (visitor: AttackVisitor) => {
      for (let round = 0; round < 60; round += 1) {
        const asked = performance.now();
        const answer = await visitor.get(path);
        if (asked > committed && answer.status !== 404)
          late.push(`${answer.status} asked ${asked - committed} ms after`);
      }
    };
    const polls = Promise.all(at.both.flatMap((visitor) => [poll(visitor), poll(visitor)]));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await endAll(at.seeded);
    committed = performance.now();
    await polls;
    expect(late).toEqual([]);
    for (const visitor of at.both) expect((await visitor.get(path)).status).toBe(404);
  });

  it('T12 refuses what is written when the grant ended between opening and writing, and says only "not found"', async () => {
    const at = await beside();
    const slow: Route = {
      method: 'POST',
      path: '/slow/:reference',
      needs: 'case.write',
      async handle(c, visit) {
        const open = await openCase(visit, c.req.param('reference') ?? '', 'core', 'case.write');
        if (!open) return new Response('never open');
        await endAll(at.seeded);
        await addNote(open, {
          happenedOn: today(),
          way: 'visit',
          topics: [],
          said: 'te laat',
          agreed: null,
          worries: null,
          noBsnReason: null,
        });
        return new Response('written');
      },
    };
    const visitor = new AttackVisitor(reportingApp(attack, [slow]), origins.staff, at.both[0].cookie);
    const notes = () =>
      one<number>(attack.admin, 'select count(*)::int from naast.case_record where case_id = $1', [at.seeded.caseId]);
    const before = await notes();
    const answer = await visitor.post(`/slow/${at.seeded.reference}`, {});
    expect([answer.status, told(answer), await notes()]).toEqual([404, null, before]);
  });

  it('T12 leaves the row for the access book, without its key', async () => {
    const at = await beside();
    await endAll(at.seeded);
    expect(
      await one(
        attack.admin,
        "select count(*)::int from naast.case_grant where case_id = $1 and holder_kind = 'person' and ended_at is not null and key_sealed is null",
        [at.seeded.caseId],
      ),
    ).toBe(2);
  });

  it('T12 ends with a person’s access to the house: her sessions reach nothing on either process', async () => {
    const { noor } = attack.world.people;
    const cookie = await attack.world.signedIn(noor);
    const both = attack.staff.map((app) => new AttackVisitor(app, origins.staff, cookie));
    for (const visitor of both) expect((await visitor.get(`/clients/${attack.cases.same.reference}`)).status).toBe(200);
    await attack.admin.query("update naast.person set status = 'ended' where id = $1", [noor.id]);
    for (const visitor of both)
      for (const path of ['/', '/clients', `/clients/${attack.cases.same.reference}`, '/profile']) {
        const { status, location } = await visitor.get(path);
        expect([path, status, location]).toEqual([path, 303, '/sign-in']);
      }
    await attack.admin.query("update naast.person set status = 'active' where id = $1", [noor.id]);
  });
});
