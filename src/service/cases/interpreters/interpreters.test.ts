import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { interpreterLinesSaying, signWords } from '#app/platform/access/public-words/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { forgottenIn } from '../../../../test/support/declared-form.ts';
import { doneOrHeld } from '../../../../test/support/lock-waits.ts';
import { seeded } from '../../../../test/support/seed.ts';
import { type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { caseRoutes } from '../cases.pages.tsx';
import { openNewCase } from '../records/open-new-case.ts';
import { assignVolunteerTo, ordinaryCase } from '../testing.ts';
import { type Fields, hiddenField, type StaffVisitor, testingDesk } from '../testing-visitor.ts';
import { askForm } from './ask-form.view.tsx';
import { stepForm } from './interpreter-page.view.tsx';
import { holdWish, saveWish } from './interpreters.store.ts';
import { nothingWished, wishRecord } from './interpreters.ts';
import { onVeto } from './veto.ts';

describe('a name on the veto', () => {
  const veto = 'Yusuf al-Şahin';
  const ways: readonly ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFD'),
    (name) => name.replace('Ş', 'S'),
    (name) => `  ${name.replaceAll(' ', '   ')} `,
    (name) => name.replaceAll('-', ' '),
    (name) => name.replaceAll(/[- ]/g, ''),
    (name) => name.split(' ').toReversed().join(', '),
    (name) => `${name.slice(0, 3)}\u200b${name.slice(3)}`,
    (name) => `dhr. ${name}`,
  ];
  const sounds: typeof ways = [(name) => name.replace('Yusuf', 'Joessoef'), (name) => name.replace('Yusuf', 'Y.')];

  it('is found however it is written', () => {
    for (const write of [...ways, ...sounds])
      expect([write(veto), onVeto(write(veto), [veto])]).toEqual([write(veto), veto]);
    for (const [asked, vetoed] of [
      ['Łukasz Ißler', 'Lukasz Issler'],
      ['Björn Ødegaard', 'bjorn odegaard'],
      ['Işıl Yıldız', 'isil yildiz'],
      ['سارة', 'سارة'],
    ] as const)
      expect([asked, onVeto(asked, [vetoed])]).toEqual([asked, vetoed]);
  });

  it('is found in the ways in which one name comes over from another script, in either direction', () => {
    for (const [one, other] of [
      ['Youssef Haddad', 'Yusuf Hadad'],
      ['Mohammed Osman', 'Muhammad Othman'],
      ['Mohamed Haddad', 'Mehmed Hadad'],
      ['Ahmed Ibrahim', 'Achmed Ebrahim'],
      ['Oleksandr Kovalenko', 'Aleksandr Kovalenka'],
      ['Hüseyin Kaya', 'Hussein Kaya'],
      ['Tesfay Gebremeskel', 'Tesfai Ghebremeskel'],
      ['T. Gebre-Mariam', 'Tekle Gebremariam'],
    ] as const) {
      expect([other, onVeto(other, [one])]).toEqual([other, one]);
      expect([one, onVeto(one, [other])]).toEqual([one, other]);
    }
  });

  it('is found where whoever is asked gives one name only', () => {
    for (const only of ['Yusuf', 'Joessoef', 'ŞAHIN', 'al-Şahin'])
      expect([only, onVeto(only, [veto])]).toEqual([only, veto]);
    for (const other of ['Maria', 'al', 'Y']) expect([other, onVeto(other, [veto])]).toEqual([other, null]);
  });

  it('is found however two ways of writing come together', () => {
    const way = fc.constantFrom(...ways);
    fc.assert(
      fc.property(way, way, (one, other) => onVeto(other(one(veto)), [veto]) === veto),
      { seed: seeded('veto') },
    );
  });

  it('is nobody else: another name, half of it in another name, an initial, nothing', () => {
    for (const other of ['Maria Haile', 'Yusuf Demir', 'Sofia Sahin', 'Ahmed al-Sharif', 'Y. A.', '', '-', '...'])
      expect([other, onVeto(other, [veto])]).toEqual([other, null]);
    expect(onVeto('Amira Said', ['Maria Dias'])).toBeNull();
    expect(onVeto('Ola Noor', ['Ali Noor'])).toBeNull();
    expect(onVeto(null, [veto])).toBeNull();
    expect(onVeto('Yusuf', [])).toBeNull();
    expect(onVeto('Yusuf', ['', '  ', '-'])).toBeNull();
  });
});

it('no form of interpreters forgets a field', async () => {
  for (const form of [wishRecord, askForm, stepForm]) expect(await forgottenIn(form)).toEqual([]);
});

describe('the interpreters of a client', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let at: string;
  let ofOther: string;
  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, caseRoutes({ installation: world.installation } as Desk, []));
    [joke, bram, noor] = [
      await atDesk(world.people.joke),
      await atDesk(world.people.bram),
      await atDesk(world.people.noor),
    ];
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    [at, ofOther] = [await client(world.people.bram.id), await client(world.people.bram.id)];
  });
  const client = (volunteer: string) =>
    world.as(world.people.joke, async (visit) => {
      const { reference } = await openNewCase(visit, ordinaryCase());
      await assignVolunteerTo(visit, reference, volunteer);
      return `/clients/${reference}`;
    });

  const vetoed = 'Tekle Gebremariam';
  const soon = today().add({ days: 9 }).toString().split('-').reverse().join('-');
  const wish = async (of: string, change: Fields = {}) => {
    const version = hiddenField((await bram.get(`${of}/interpreters/wish`)).body, '_version');
    const fields = { language: 'ti', dialect: 'uit Keren', sex: 'woman', how: 'telephone', persons: vetoed };
    return bram.post(`${of}/interpreters/wish`, { _key: newId(), _version: version, ...fields, ...change });
  };
  const ask = (of: string, change: Fields = {}) =>
    bram.post(`${of}/interpreters`, { _key: newId(), how: 'there', name: 'Senait Kidane', day: soon, ...change });
  const becomes = async (one: string, change: Fields) => {
    const version = hiddenField((await bram.get(one)).body, '_version');
    return bram.post(one, { _version: version, ...change });
  };

  it('stand on the page of the client beside her languages, without a name of the veto', async () => {
    expect((await bram.get(at)).body).toContain('Nog niet gevraagd welke tolk de cliënt wil');
    expect((await wish(at)).status).toBe(303);
    const { body } = await bram.get(at);
    expect(body).toContain('uit Keren · een vrouw · telefonisch · 1 veto');
    expect(body).not.toContain(vetoed);
    expect((await bram.get(`${at}/interpreters`)).body).toContain(vetoed);
  });

  it('are asked, confirmed and done; and from how it went a name comes on the veto', async () => {
    await wish(at);
    const one = (await ask(at)).location ?? '';
    expect((await becomes(one, { state: 'confirmed' })).status).toBe(303);
    expect((await becomes(one, { state: 'took-place' })).status).toBe(422);
    const went = { state: 'took-place', went: 'badly', said: 'Sprak erdoorheen.', neverAgain: 'yes' };
    expect((await becomes(one, went)).status).toBe(303);
    const { body } = await joke.get(`${at}/interpreters`);
    expect(body).toContain('niet goed');
    // In the list of the veto now, besides where it was asked.
    expect(body.split('Senait Kidane').length).toBe(3);
    expect((await ask(at, { name: 'KIDANE, sénait' })).status).toBe(422);
    // What is over stays as it is.
    expect((await bram.post(one, { _version: '3', state: 'cancelled' })).status).toBe(422);
  });

  it('are refused by a name on the veto with a sentence, also when it is known only later, and nothing is written', async () => {
    await wish(at);
    const refused = await ask(at, { name: ' GEBREMARIAM  tekle' });
    expect([refused.status, refused.body.includes('staat op het veto van de cliënt')]).toEqual([422, true]);
    const through = await ask(at, { name: '', through: 'Bureau Tekle Gebremariam' });
    expect(through.status).toBe(422);
    expect((await bram.get(`${at}/interpreters`)).body).toContain('Geen tolk gevraagd');
    const unnamed = (await ask(at, { name: '', through: 'Telefoondienst' })).location ?? '';
    expect((await becomes(unnamed, { state: 'confirmed', name: vetoed })).status).toBe(422);
    expect((await becomes(unnamed, { state: 'confirmed', name: 'Senait Kidane' })).status).toBe(303);
  });

  it('who come to stand on the veto afterwards are said so, and are confirmed no more', async () => {
    const one = (await ask(at, { name: vetoed })).location ?? '';
    await wish(at);
    expect((await bram.get(`${at}/interpreters`)).body).toContain('Zeg af en vraag een andere.');
    expect((await becomes(one, { state: 'confirmed' })).status).toBe(422);
    expect((await becomes(one, { state: 'cancelled' })).status).toBe(303);
    expect((await bram.get(`${at}/interpreters`)).body).not.toContain('Zeg af en vraag een andere.');
  });

  it('who come to stand on the veto afterwards are not confirmed under another name, nor through whoever stands there', async () => {
    const one = (await ask(at, { name: vetoed })).location ?? '';
    const through = (await ask(at, { name: '', through: `Bureau ${vetoed}` })).location ?? '';
    await wish(at);
    expect((await becomes(one, { state: 'confirmed', name: 'Senait Kidane' })).status).toBe(422);
    expect((await becomes(through, { state: 'confirmed', name: 'Senait Kidane' })).status).toBe(422);
  });

  it('are asked anew about a circle that was added after the question', async () => {
    await wish(at, { circles: 'de kerk in Assen' });
    const one = (await ask(at, { outsideCircles: 'yes' })).location ?? '';
    await wish(at, { circles: 'de kerk in Assen\nfamilie van de buurman' });
    expect((await becomes(one, { state: 'confirmed' })).status).toBe(422);
    expect((await bram.get(one)).body).toContain('familie van de buurman');
    expect((await becomes(one, { state: 'confirmed', outsideCircles: 'yes' })).status).toBe(303);
  });

  it('whose name is in another script than the veto are compared in that script as well', async () => {
    await wish(at, { persons: 'تكلي' });
    const refused = await ask(at, { name: 'Tekle' });
    expect([refused.status, refused.body.includes('in een ander schrift')]).toEqual([422, true]);
    expect((await ask(at, { name: 'Tekle تكلي' })).status).toBe(422);
    expect((await ask(at, { name: 'Senait سنايت' })).status).toBe(303);
    await wish(at, { persons: vetoed });
    // An agency in the script of the veto does not make up for it.
    expect((await ask(at, { name: 'ተክለ ገብረማርያም', through: 'Bureau Noord' })).status).toBe(422);
    expect((await ask(at, { name: 'ሰናይት Senait', through: 'Bureau Noord' })).status).toBe(303);
    // A Cyrillic letter among Latin ones.
    expect((await ask(at, { name: 'T\u0435kle Gebremariam' })).status).toBe(422);
  });

  it('S6 are neither asked nor confirmed while the veto is withheld', async () => {
    const one = (await ask(at, { name: 'Senait Kidane' })).location ?? '';
    await wish(at);
    const admin = await world.test.administrator();
    const gone = await admin.query(
      `delete from naast.case_record where kind = 'interpreter-wish' and case_id = (select id from naast.case_file where reference = $1)`,
      [at.split('/')[2]],
    );
    expect(gone.rowCount).toBe(1);
    const refused = await ask(at, { name: vetoed });
    expect([refused.status, refused.body.includes('dat kan het veto zijn')]).toEqual([409, true]);
    expect((await becomes(one, { state: 'confirmed' })).status).toBe(409);
  });

  it('are compared with a name that comes on the veto at the same moment', async () => {
    const { bram: volunteer, joke: coordinator } = world.people;
    const admin = await world.test.administrator();
    const opened = async (visit: Parameters<typeof openCase>[0]) => {
      const open = await openCase(visit, at.split('/')[2] ?? '', 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      return open;
    };
    const [written, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const saving = world.as(coordinator, async (visit) => {
      expect(await saveWish(await opened(visit), { ...nothingWished, persons: [vetoed] }, 0)).toBe('saved');
      written.resolve();
      await over.promise;
    });
    await written.promise;
    const looking = world.as(volunteer, async (visit) => (await holdWish(await opened(visit))).persons);
    expect(await doneOrHeld(admin, looking)).toBe(true);
    over.resolve();
    await saving;
    expect(await looking).toEqual([vetoed]);
  });

  it('are asked about circles before anything is confirmed', async () => {
    await wish(at, { circles: 'de kerk in Assen' });
    const refused = await ask(at);
    expect([refused.status, refused.body.includes('Vraag eerst na')]).toEqual([422, true]);
    expect((await ask(at, { outsideCircles: 'yes' })).status).toBe(303);
  });

  it('of another client neither refuse nor show anything here, and nobody without a grant sees one', async () => {
    await wish(at);
    const one = (await ask(at)).location ?? '';
    const same = await ask(ofOther, { name: vetoed });
    expect(same.status).toBe(303);
    const { body } = await bram.get(`${ofOther}/interpreters`);
    expect(body).not.toContain('veto van de cliënt');
    expect(body).not.toContain('uit Keren');
    expect((await bram.get(one.replace(at, ofOther))).status).toBe(404);
    for (const path of [`${at}/interpreters`, one, `${at}/interpreters/wish`, `${at}/interpreters/new`])
      expect([path, (await noor.get(path)).status]).toEqual([path, 404]);
    expect(
      (await noor.post(`${at}/interpreters`, { _key: newId(), how: 'there', name: vetoed, day: soon })).status,
    ).toBe(404);
  });

  it('T118 two who write the veto at once: the second sees what the first wrote, and nothing is lost', async () => {
    const version = hiddenField((await bram.get(`${at}/interpreters/wish`)).body, '_version');
    const fields = { _version: version, sex: 'woman', how: 'there' };
    expect((await bram.post(`${at}/interpreters/wish`, { ...fields, _key: newId(), persons: vetoed })).status).toBe(
      303,
    );
    const second = await joke.post(`${at}/interpreters/wish`, { ...fields, _key: newId(), persons: 'Iemand Anders' });
    expect([second.status, second.body.includes(vetoed), second.body.includes('Iemand Anders')]).toEqual([
      409,
      true,
      true,
    ]);
  });

  it('by telephone are those that the leader signed, and none that somebody put beside it', async () => {
    expect((await bram.get(`${at}/interpreters`)).body).toContain('nog geen telefoondienst ingevuld');
    await world.as(world.people.leader, async (visit) => {
      const lines = [{ name: 'Tolkdienst Proef', telephone: '088 111 22 33', note: null }];
      expect(await signWords(visit, [interpreterLinesSaying(lines)])).toBe(true);
    });
    expect((await bram.get(`${at}/interpreters`)).body).toContain('088 111 22 33');
    const admin = await world.test.administrator();
    const changed = await admin.query(
      `update naast.signed_statement set content = replace(content, '088 111 22 33', '088 999 99 99')
        where subject = 'interpreter-lines'`,
    );
    expect(changed.rowCount).toBe(1);
    expect((await bram.get(`${at}/interpreters`)).body).not.toContain('088 999 99 99');
  });
});
