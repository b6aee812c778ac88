import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { receivers, transferById } from '#app/platform/access/transfer/index.ts';
import { attachmentHeaders } from '#app/platform/files/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { saveAddress } from '#app/service/directory/secret-address.store.ts';
import { listLimits } from '#app/service/procedures/index.ts';
import { objection } from '#app/service/procedures/testing/limit.ts';
import { proposeToRegion, readTransferCard, take } from '#app/service/transfers/transfers.store.ts';
import { canary } from '../support/attack-canary.ts';
import { everythingIn } from '../support/attack-crawl.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';
import { partOf, rounds } from '../support/seed.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
}, 180_000);
afterAll(() => attack?.close());

/** Proposes a case of Utrecht to Groningen. Gives the id of the transfer. */
const proposed = (reference: string) =>
  attack.world.as(attack.world.people.joke, async (visit) => {
    const core = await openCase(visit, reference, 'core', 'case.grant');
    const safety = await openCase(visit, reference, 'safety', 'case.grant');
    const to = (await receivers(visit)).find(({ regionId }) => regionId === attack.world.regions.groningen);
    if (!core || !safety || !to) throw new Error('Nothing to propose.');
    const made = await proposeToRegion(
      { core, safety },
      { to, reason: 'moved', movesOn: null, note: 'Zij spreekt zacht.' },
    );
    if (!made.ok) throw new Error(made.reason);
    return made.id;
  });

const taken = (id: string) =>
  attack.world.as(attack.world.people.lies, async (visit) => {
    const transfer = await transferById(visit, id);
    return transfer ? take(visit, transfer) : 'not-found';
  });

describe('what leaves', () => {
  it('has no secret address of a shelter or of a client in it: export, comparison, paper, bundle, card, file name', async () => {
    const { joke, lies } = attack.world.people;
    const words = { address: canary('adres'), howToArrive: canary('route') };
    expect(await attack.world.as(joke, (visit) => saveAddress(visit, 'moviera', words, 0))).toBe('saved');
    const { own } = attack.cases;
    const canaries = [...Object.values(words), ...own.canaries];
    const stays = own.canaries.filter((word) => word.startsWith('Kanarieownstays'));
    expect(stays).toHaveLength(1);
    const told = (text: string, all: readonly string[]) =>
      all.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

    const coordinator = await attack.visitor('joke');
    for (const path of [
      '/directory/hsds.json',
      '/directory/moviera/paper',
      '/directory/compare?code=moviera&code=fairwork',
      '/directory/moviera',
    ]) {
      const answer = await coordinator.get(path);
      expect([path, answer.status, told(everythingIn(answer), canaries)]).toEqual([path, 200, []]);
    }
    const bundle = await coordinator.get(`/clients/${own.reference}/bundles/${own.bundle}`);
    const file = await coordinator.get(`/clients/${own.reference}/bundles/${own.bundle}/file`);
    for (const answer of [bundle, file]) {
      const secret = [...Object.values(words), ...stays];
      expect(told(`${answer.body}${JSON.stringify([...answer.headers])}`, secret)).toEqual([]);
    }
    // Lies is kept out of the seeded case: a fresh one goes to her.
    const hers = [canary('verblijf'), canary('naam'), canary('nummer')] as const;
    const { reference } = await attack.world.as(joke, (visit) =>
      openNewCase(visit, {
        ...ordinaryCase({ nameToUse: hers[1] }),
        contact: { ways: [{ kind: 'through-someone', value: hers[2] }], staysAt: hers[0] },
      }),
    );
    const id = await proposed(reference);
    const card = await attack.world.as(lies, async (visit) => {
      const transfer = await transferById(visit, id);
      return transfer && readTransferCard(visit, transfer);
    });
    expect(card).toMatchObject({ note: 'Zij spreekt zacht.', languages: expect.any(Array) });
    expect(told(JSON.stringify(card), [...canaries, ...hers])).toEqual([]);
    const shown = everythingIn(await (await attack.visitor('lies')).get(`/transfers/${id}`));
    expect([shown.includes('Zij spreekt zacht.'), told(shown, hers)]).toEqual([true, []]);
    // A file to an age key has the day for a name; nothing of the receiver or of the client can come into it.
    expect(attachmentHeaders('2026-11-30.age')['Content-Disposition']).toContain('filename="2026-11-30.age"');
  });

  it('and comes back is told with the case, before anybody proposes it again', async () => {
    const { reference } = await attack.world.as(attack.world.people.joke, (visit) =>
      openNewCase(visit, ordinaryCase()),
    );
    const id = await proposed(reference);
    const said = { reason: 'no-room', words: 'Tot maart is er geen plaats.' };
    expect((await (await attack.visitor('lies')).post(`/transfers/${id}/return`, said)).status).toBe(303);
    const coordinator = await attack.visitor('joke');
    for (const _again of [1, 2]) {
      const { body } = await coordinator.get(`/clients/${reference}/transfer`);
      expect(body).toContain('Groningen gaf de cliënt terug op');
      expect(body).toContain(`href="/transfers/${id}"`);
      expect((await coordinator.get(`/transfers/${id}`)).body).toContain('Tot maart is er geen plaats.');
    }
  });

  it('and nothing of 100 MB comes in: it is refused in a sentence, long before the end', async () => {
    const coordinator = await attack.visitor('joke');
    const boundary = 'grens';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="hsds.json"\r\n\r\n`;
    const piece = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0) controller.enqueue(new TextEncoder().encode(head));
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(piece);
      },
    });
    const answer = await coordinator.ask('POST', '/directory/exchange', {
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body,
    });
    expect([answer.status, answer.body.includes('groter dan 2 MB')]).toEqual([413, true]);
    expect(sent).toBeLessThan(20);
  });

  it('while several of a small file come in at one press: told in words, and waiting to be rung', async () => {
    const coordinator = await attack.visitor('joke');
    const names = [`Proefhulp ${newId()}`, `Proefhulp ${newId()}`] as const;
    const kept = { id: newId(), description: 'Helpt met brieven.', status: 'active' };
    const services = names.map((name) => ({ ...kept, name, phones: [{ number: '030 000 00 12' }] }));
    const bytes = Buffer.from(JSON.stringify({ services }));
    const file = { name: 'help.json', type: 'application/json', bytes };
    const seen = await coordinator.upload('/directory/exchange', {}, file);
    expect(seen.body).toContain(
      'Nieuw · Wat zij doen: Helpt met brieven. · Waar: Heel Nederland · Telefoon: 030 000 00 12',
    );
    const pick = [...seen.body.matchAll(/name="pick" value="([^"]+)"/g)].map(([, value = '']) => value);
    expect(pick).toHaveLength(2);
    const done = await coordinator.post('/directory/exchange/taking', { _key: newId(), pick });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/directory/exchange?taken=2']);
    const pages = await Promise.all([1, 2, 3, 4].map((page) => coordinator.get(`/directory/checking?page=${page}`)));
    const listed = pages.map(({ body }) => body).join('');
    expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    // Written over, codes of ours are told as the page of an entry tells them.
    const changed = services.map((service) => ({ ...service, languages: [{ code: 'ar' }], status: 'defunct' }));
    const again = Buffer.from(JSON.stringify({ services: changed.slice(0, 1) }));
    const told = (await coordinator.upload('/directory/exchange', {}, { ...file, bytes: again })).body;
    expect(told).toContain('Talen: niet bekend → Arabisch · Bestaat nog?: Ja → Bestaat niet meer');
  });
});

/** So many clients go at once: few in each run, all that a region can have in the long one. */
const many = rounds(6, 500);

describe('many clients to another region', () => {
  it('keep every limit with its reminders, and by no address opens the old region one of them', {
    timeout: 1_800_000,
  }, async () => {
    const { joke, karel, bram, lies } = attack.world.people;
    const references: string[] = [];
    for (let made = 0; made < many; made += 1) {
      const reference = await attack.world.as(joke, async (visit) => {
        const { reference: one } = await openNewCase(visit, ordinaryCase());
        await assignVolunteerTo(visit, one, bram.id);
        return one;
      });
      await attack.world.as(bram, (visit) => objection(visit, reference));
      references.push(reference);
    }
    const limits = async () =>
      (
        await attack.admin.query(
          `select f.reference, l.id, l.catalogue_id, l.driving_day::text, l.state,
             (select count(*)::int from naast.job j where j.limit_id = l.id and j.state = 'waiting') as reminders
           from naast.legal_limit l join naast.case_file f on f.id = l.case_id
           where f.reference = any($1) order by l.id`,
          [references],
        )
      ).rows;
    const before = await limits();
    expect(before).toHaveLength(many);
    for (const reference of references) expect(await taken(await proposed(reference))).toBe('accepted');
    expect(await limits()).toEqual(before);
    for (const reference of references) {
      const kept = await attack.world.as(lies, async (visit) => {
        const open = await openCase(visit, reference, 'core', 'case.read');
        return open && (await listLimits(open)).map(({ id }) => id);
      });
      expect(kept).toEqual(before.filter((row) => row.reference === reference).map(({ id }) => id));
      for (const person of [joke, karel, bram])
        expect(await attack.world.as(person, (visit) => openCase(visit, reference, 'core', 'case.read'))).toBeNull();
    }
    const paths = attack.routes.filter(({ path }) => path.startsWith('/clients/:reference'));
    expect(paths.length).toBeGreaterThan(100);
    const [one = ''] = references;
    const limit = String(before.find(({ reference }) => reference === one)?.id);
    const opened: string[] = [];
    for (const { method, path } of partOf('old region', paths, 3)) {
      const at = path.replace(':reference', one).replace(/:\w+/g, path.includes('/limits/') ? limit : newId());
      for (const who of ['joke', 'bram'] as const) {
        const visitor = await attack.visitor(who);
        const answer =
          method === 'GET' ? await visitor.get(at) : await visitor.post(at, { _key: newId(), _version: '1' });
        if (answer.status < 400 || everythingIn(answer).includes('Selam')) opened.push(`${who} ${method} ${path}`);
      }
    }
    expect(opened).toEqual([]);
    expect(attack.failures).toEqual([]);
  });
});
