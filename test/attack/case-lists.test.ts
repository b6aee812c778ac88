import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { addAround } from '#app/service/cases/around/around.store.ts';
import { addConsent, liveConsents, readConsent } from '#app/service/cases/consents/consent.store.ts';
import { takeConsentBack } from '#app/service/cases/consents/withdrawal.ts';
import { addNote, openNewCase, readOnlyRecord } from '#app/service/cases/index.ts';
import { readWish, saveWish } from '#app/service/cases/interpreters/interpreters.store.ts';
import { nothingWished } from '#app/service/cases/interpreters/interpreters.ts';
import { readHeader, saveHeader } from '#app/service/cases/records/header.store.ts';
import { writeNextVersion } from '#app/service/cases/records/record-writing.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { fromPage } from '../support/attack-form.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

const old = '06 0012 4750';
const replacement = '06 99 88 77 66';

let attack: AttackWorld;
let reference: string;
let caseId: string;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());
afterEach(() => expect(attack.failures).toEqual([]));

const rows = async (text: string, values: unknown[] = []) => (await attack.admin.query(text, values)).rows;
const alarms = async (object: string) =>
  (
    await rows(
      `select 1 from naast.audit_entry where action = 'alarm.sealed' and case_id = $1
        and body::jsonb ->> 'object' = $2`,
      [caseId, object],
    )
  ).length;

/** A case of Bram's with an old telephone number that was replaced. */
async function begin(): Promise<void> {
  const { joke, bram } = attack.world.people;
  ({ reference, caseId } = await attack.world.as(joke, async (visit) => {
    const made = await openNewCase(visit, { ...ordinaryCase(), contact: contactOf(old) });
    await assignVolunteerTo(visit, made.reference, bram.id);
    return made;
  }));
  await attack.world.as(joke, async (visit) => {
    const safety = await open(visit, 'safety');
    const record = await readOnlyRecord(safety, 'contact');
    if (!record) throw new Error('No contact.');
    await writeNextVersion(safety, {
      id: record.id,
      seen: 1,
      kind: 'contact',
      content: contactOf(replacement),
    });
  });
}
const contactOf = (value: string) => ({ ways: [{ kind: 'telephone' as const, value }], staysAt: null });

type Visit = Parameters<typeof openCase>[0];
async function open(visit: Visit, compartment: 'core' | 'safety' = 'core') {
  const opened = await openCase(
    visit,
    reference,
    compartment,
    compartment === 'core' ? 'case.read' : 'case.read-safety',
  );
  if (!opened) throw new Error('The case does not open.');
  return opened;
}
const page = async (path = '') => (await attack.visitor('bram')).get(`/clients/${reference}${path}`);
/** The number, after the question why it is now: nobody chose with this client when calling is safe. */
const number = async () =>
  (await attack.visitor('bram')).post(`/clients/${reference}/contact/call`, { reason: 'client-asked' });

/** Deletes the newest version of a record and reopens the one before: what anybody who writes in the database can do. */
async function rollBack(kind: string): Promise<void> {
  const [{ id, version }] = await rows(
    'select id, version from naast.case_record where case_id = $1 and kind = $2 and replaced_at is null',
    [caseId, kind],
  );
  await rows('delete from naast.case_record where id = $1 and version = $2', [id, version]);
  await rows('update naast.case_record set replaced_at = null where id = $1 and version = $2', [id, version - 1]);
}

describe('S6 an old sealed row that is put back', () => {
  it('S6 a replaced telephone number does not come back: withheld, named, alarmed; the rules of contact stay', async () => {
    await begin();
    expect((await number()).body).toContain(replacement);
    expect(await alarms('case-record')).toBe(0);
    await rollBack('contact');
    const after = await page('/contact');
    expect(after.status).toBe(200);
    expect(after.body).not.toContain(old);
    expect(after.body).not.toContain(replacement);
    expect(after.body).toContain('Niet getoond: telefoon of adres');
    expect(after.body).toContain('de huisgenoot');
    expect(await alarms('case-record')).toBeGreaterThan(0);
    expect((await page()).status).toBe(200);
  });

  it('S6 what is withheld is named on every page of the client, and reads as empty on none', async () => {
    await begin();
    await attack.world.as(attack.world.people.joke, async (visit) => addNote(await open(visit), noteOf('Weg.')));
    await rows("delete from naast.case_record where case_id = $1 and kind = 'note'", [caseId]);
    await rollBack('contact');
    const joke = await attack.visitor('joke');
    const client = `/clients/${reference}`;
    const links = [...(await joke.get(client)).body.matchAll(/href="([^"#?]*)/g)].map(([, href = '']) => href);
    const pages = [...new Set(links)].filter((href) => href.startsWith(`${client}/`));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of [client, ...pages, `${client}/contact/call`]) {
      const { status, body, headers } = await joke.get(path);
      if (status !== 200 || !headers.get('content-type')?.includes('html')) continue;
      expect([path, body.includes('een verslag, toestemming of andere aantekening')]).toEqual([path, true]);
      if (path.includes('/contact') && !path.includes('/contact-rule'))
        expect([path, body.includes('Niet getoond: telefoon of adres')]).toEqual([path, true]);
    }
  });

  it('S6 the coordinator writes a withheld number down anew, and the old one stays away', async () => {
    const at = `/clients/${reference}/contact`;
    const form = await fromPage(attack, 'joke', `${at}/edit`, at, { telephone1: '06 11 22 33 44' });
    expect((await (await attack.visitor('joke')).post(at, form.fields)).status).toBe(303);
    const { body } = await number();
    expect(body).toContain('06 11 22 33 44');
    expect(body).not.toContain(old);
  });

  it('S6 a consent that was withdrawn does not stand again', async () => {
    await begin();
    const { joke, bram } = attack.world.people;
    const id = await attack.world.as(joke, async (visit) =>
      addConsent(await open(visit), {
        purpose: 'referral',
        receiver: 'Opvang',
        organisation: null,
        from: '2020-01-01',
        until: '2099-01-01',
        text: 'Mag.',
        how: 'spoken',
        language: null,
        interpreter: false,
      }),
    );
    await attack.world.as(joke, async (visit) => {
      const core = await open(visit);
      const consent = await readConsent(core, id);
      if (!consent) throw new Error('No consent.');
      await takeConsentBack(core, consent, { seen: 1, how: 'spoken', sources: [] });
    });
    await rollBack('consent');
    await attack.world.as(bram, async (visit) => expect(await liveConsents(await open(visit))).toEqual([]));
    expect((await page()).body).toContain('Niet getoond: een verslag, toestemming of andere aantekening');
    expect(await alarms('case-record')).toBeGreaterThan(0);
  });

  it('S6 a deleted row is missed, and fits again when it is put back as it was', async () => {
    await begin();
    const { joke, bram } = attack.world.people;
    await attack.world.as(joke, async (visit) => addNote(await open(visit), noteOf('Gezien.')));
    await rows('create temporary table taken as select * from naast.case_record where case_id = $1 and kind = $2', [
      caseId,
      'note',
    ]);
    await rows('delete from naast.case_record where case_id = $1 and kind = $2', [caseId, 'note']);
    expect((await page()).body).toContain('Niet getoond: een verslag');
    await rows('insert into naast.case_record select * from taken');
    expect((await page()).body).not.toContain('Niet getoond');
    await attack.world.as(bram, async (visit) => expect((await open(visit)).list.withheld).toEqual([]));
  });

  it.each([
    ['a veto that is called something else', 'case_record', "kind = 'around'", "kind = 'interpreter-wish'"],
    ['somebody around the client who is called a note', 'case_record', "kind = 'note'", "kind = 'around'"],
    ['a task that is called done', 'task', "state = 'done'", "kind = 'promise'"],
    ['a task that is called an appointment', 'task', "kind = 'appointment'", "kind = 'promise'"],
  ] as const)(
    'S6 %s is missed where it stood, named and alarmed, and the rest opens',
    async (_what, table, to, which) => {
      await begin();
      const { joke } = attack.world.people;
      await attack.world.as(joke, async (visit) => {
        const core = await open(visit);
        await saveWish(core, { ...nothingWished, persons: ['Meneer Vetowens'] }, 0);
        const nothingMore = { organisation: null, telephone: null, mail: null, note: null, gone: false };
        await addAround(core, { role: 'lawyer', name: 'mr. Naast', ...nothingMore });
        await addNote(core, noteOf('Beloofd.'), { promises: [{ what: 'De school bellen', day: '2099-01-01' }] });
      });
      const before = await alarms(table.replaceAll('_', '-'));
      expect((await page()).body).not.toContain('Niet getoond');
      const changed = await attack.admin.query(`update naast.${table} set ${to} where case_id = $1 and ${which}`, [
        caseId,
      ]);
      expect(changed.rowCount).toBe(1);
      const { status, body } = await page();
      expect([status, body.includes('Niet getoond')]).toEqual([200, true]);
      expect(await alarms(table.replaceAll('_', '-'))).toBeGreaterThan(before);
      expect((await page('/interpreters')).status).toBe(200);
    },
  );

  it.each([
    ['letter', 'set-aside'],
    ['dossier_document', 'set-aside'],
    ['dossier_bundle', 'chosen'],
  ])(
    'S6 a %s that the database calls %s is named and alarmed, and goes on when it is called as it was',
    async (table, state) => {
      ({ reference } = attack.cases.own);
      const [{ id }] = await rows('select id from naast.case_file where reference = $1', [reference]);
      caseId = id;
      const [row] = await rows(`select id, state from naast.${table} where case_id = $1 and state <> $2 limit 1`, [
        id,
        state,
      ]);
      expect((await page()).body).not.toContain('Niet getoond');
      await rows(`update naast.${table} set state = $2 where id = $1`, [row.id, state]);
      expect((await page()).body).toContain('Niet getoond');
      expect(await alarms(table.replaceAll('_', '-'))).toBeGreaterThan(0);
      await rows(`update naast.${table} set state = $2 where id = $1`, [row.id, row.state]);
      expect((await page()).body).not.toContain('Niet getoond');
    },
  );

  it('S6 a record whose first version was deleted is shown as it is now', async () => {
    await begin();
    const { joke, bram } = attack.world.people;
    const veto = (persons: string[], seen: number) =>
      attack.world.as(joke, async (visit) => saveWish(await open(visit), { ...nothingWished, persons }, seen));
    await veto(['Meneer Een'], 0);
    await veto(['Meneer Een', 'Meneer Twee'], 1);
    await rows("delete from naast.case_record where case_id = $1 and version = 1 and kind = 'interpreter-wish'", [
      caseId,
    ]);
    const persons = await attack.world.as(bram, async (visit) => (await readWish(await open(visit))).wish.persons);
    expect(persons).toEqual(['Meneer Een', 'Meneer Twee']);
  });

  it('S6 two notes whose sealed texts are swapped, and old rules of contact, are withheld while the rest opens', async () => {
    await begin();
    const { joke } = attack.world.people;
    const [earlier] = await rows('select sealed, version, head from naast.case_header where case_id = $1', [caseId]);
    await attack.world.as(joke, async (visit) => {
      const core = await open(visit);
      await addNote(core, noteOf('Een.'));
      await addNote(core, noteOf('Twee.'));
      const { header, version } = await readHeader(core);
      await saveHeader(
        core,
        { ...header, contactRules: { ...header.contactRules, mustNotKnow: 'de nieuwe buurman' } },
        version,
      );
    });
    expect((await page()).body).toContain('de nieuwe buurman');
    const notes = await rows("select id, sealed from naast.case_record where case_id = $1 and kind = 'note'", [caseId]);
    for (const [at, { id }] of notes.entries())
      await rows('update naast.case_record set sealed = $2 where id = $1', [id, notes[1 - at].sealed]);
    await rows('update naast.case_header set sealed = $2, version = $3 where case_id = $1', [
      caseId,
      earlier.sealed,
      earlier.version,
    ]);
    const { status, body } = await page();
    expect(status).toBe(200);
    expect(body).toContain('Niet getoond: naam en regels voor contact');
    expect(body).not.toContain('de huisgenoot');
    expect(body).toContain('een verslag, toestemming of andere aantekening');
    expect(body).not.toContain('Twee.');
    expect(body).toContain(`/clients/${reference}/notes/new`);
    expect(await alarms('case-header')).toBeGreaterThan(0);
  });

  it('S6 a case whose list was taken away, or is an older one, opens nothing', async () => {
    await begin();
    const [list] = await rows("select * from naast.case_list where case_id = $1 and compartment = 'core'", [caseId]);
    await rows("delete from naast.case_list where case_id = $1 and compartment = 'core'", [caseId]);
    expect((await page()).status).toBe(409);
    expect(await alarms('case-list')).toBe(1);
    await rows('insert into naast.case_list select ($1::naast.case_list).*', [
      `(${list.case_id},core,${list.epoch},${list.version},"\\\\x${list.sealed.toString('hex')}")`,
    ]);
    expect((await page()).status).toBe(200);
  });
});

const noteOf = (said: string) =>
  ({
    happenedOn: '2026-01-02',
    way: 'visit',
    topics: [] as [],
    said,
    agreed: null,
    worries: null,
    noBsnReason: null,
  }) as const satisfies Parameters<typeof addNote>[1];
