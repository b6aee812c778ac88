import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { hiddenField, type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

const on = (days: number) => today().add({ days }).toString().split('-').reverse().join('-');

describe('a volunteer and her coordinators', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let karel: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let stranger: StaffVisitor;
  let reference: string;
  const sql = async (text: string, values: unknown[] = []) =>
    (await (await world.test.administrator()).query(text, values)).rows;
  beforeAll(async () => {
    world = await testWorld();
    const { people } = world;
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    [joke, karel, bram, noor, stranger] = (await Promise.all(
      [people.joke, people.karel, people.bram, people.noor, people.lies].map(atDesk),
    )) as [StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor, StaffVisitor];
  });
  afterAll(() => world?.close());

  beforeEach(async () => {
    ({ reference } = await world.as(world.people.joke, async (visit) => {
      const made = await openNewCase(visit, ordinaryCase({ nameToUse: 'Selam' }));
      await assignVolunteerTo(visit, made.reference, world.people.bram.id);
      return made;
    }));
  });

  const number = async (who: StaffVisitor, fields: Record<string, string>) => {
    const _version = hiddenField((await who.get('/profile/number')).body, '_version');
    const empty = { telephone: '', hours: '', awayFrom: '', awayUntil: '', standIn: '' };
    return who.post('/profile/number', { ...empty, ...fields, _version });
  };
  const write = (text: string) => bram.post(`/clients/${reference}/messages`, { _key: newId(), text });
  const idOf = (body: string) => /id="message-([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';

  it('find one another’s numbers on the page of the client, and whoever stands in', async () => {
    expect((await number(joke, { telephone: '06 1111 2222', hours: 'tot vijf uur' })).status).toBe(303);
    expect((await number(bram, { telephone: '06 3333 4444' })).status).toBe(303);
    const hers = (await bram.get(`/clients/${reference}`)).body;
    expect(hers).toContain('06 1111 2222');
    expect(hers).toContain('tot vijf uur');
    expect((await joke.get(`/clients/${reference}`)).body).toContain('06 3333 4444');
    expect((await joke.get(`/people/${world.people.bram.id}`)).body).toContain('06 3333 4444');
    const away = { telephone: '06 1111 2222', awayFrom: on(-1), awayUntil: on(3), standIn: world.people.karel.id };
    expect((await number(joke, away)).status).toBe(303);
    expect((await bram.get(`/clients/${reference}`)).body).toMatch(/Afwezig tot en met [^;]*; Karel[^<]* neemt waar/);
    expect((await number(joke, { telephone: '06 1111 2222', awayFrom: on(4), awayUntil: on(8) })).status).toBe(303);
    expect((await bram.get(`/clients/${reference}`)).body).not.toContain('Afwezig tot en met');
  });

  it('keep their numbers from volunteers of the same region and from other regions, and from the database as it lies', async () => {
    await number(bram, { telephone: '06 5555 6666' });
    const seenBy = (person: (typeof world.people)['noor']) =>
      world.as(person, ({ db }) =>
        db.selectFrom('colleague_number').select('person_id').where('person_id', '=', world.people.bram.id).execute(),
      );
    expect(await seenBy(world.people.noor)).toEqual([]);
    expect(await seenBy(world.people.lies)).toEqual([]);
    expect(await seenBy(world.people.joke)).toHaveLength(1);
    const lying = await sql('select sealed from naast.colleague_number');
    for (const { sealed } of lying) expect(sealed.includes('06 5555 6666')).toBe(false);
  });

  it('refuse days that do not fit and somebody who does not coordinate the region, and keep what was typed', async () => {
    for (const wrong of [
      { awayFrom: on(3), awayUntil: on(1) },
      { awayFrom: on(3) },
      { awayUntil: on(3) },
      { awayFrom: on(1), awayUntil: on(3), standIn: world.people.noor.id },
    ]) {
      const answer = await number(joke, { telephone: '06 1111 2222', hours: 'in de ochtend', ...wrong });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('in de ochtend');
    }
  });

  it('write one another: the line stands on her coordinators’ first page, is answered there, and the answer on hers', async () => {
    expect((await write('Mag ik mee naar de zitting?')).status).toBe(303);
    for (const one of [joke, karel]) expect((await one.get('/')).body).toContain('Mag ik mee naar de zitting?');
    expect((await noor.get('/')).body).not.toContain('Mag ik mee naar de zitting?');
    const id = idOf((await joke.get(`/clients/${reference}/messages`)).body);
    const at = `/clients/${reference}/messages/${id}/answer`;
    expect(await karel.post(at, { text: 'Ja, ga maar mee.', back: 'start' })).toMatchObject({
      status: 303,
      location: '/',
    });
    expect((await joke.get('/')).body).not.toContain('Mag ik mee naar de zitting?');
    expect((await bram.get('/')).body).toContain('Ja, ga maar mee.');
    expect((await bram.get(`/clients/${reference}`)).body).toContain('Ja, ga maar mee.');
    const second = await joke.post(at, { text: 'Liever niet.', back: 'client' });
    expect(second.status).toBe(409);
    expect(second.body).toContain('Ja, ga maar mee.');
    expect((await bram.post(`/clients/${reference}/messages/read`)).status).toBe(303);
    expect((await bram.get('/')).body).not.toContain('Ja, ga maar mee.');
    expect((await bram.get(`/clients/${reference}/messages`)).body).toContain('Ja, ga maar mee.');
  });

  it('sends one line for a form sent twice, and none without words', async () => {
    const form = { _key: newId(), text: 'Een keer is genoeg.' };
    const sent = await Promise.all([1, 2].map(() => bram.post(`/clients/${reference}/messages`, form)));
    const own = (await bram.get(`/clients/${reference}/messages`)).body;
    for (const { location } of sent) expect(location).toBe(`/clients/${reference}/messages#message-${idOf(own)}`);
    expect((await bram.post(`/clients/${reference}/messages`, { _key: newId(), text: ' ' })).status).toBe(422);
    expect((await bram.get(`/clients/${reference}/messages`)).body.split('id="message-')).toHaveLength(2);
  });

  it('shows a line to nobody else: not to a volunteer who came later, not in another region, and only coordinators answer', async () => {
    await write('Zij vertelde mij iets.');
    const id = idOf((await joke.get(`/clients/${reference}/messages`)).body);
    const at = `/clients/${reference}/messages`;
    expect((await bram.post(`${at}/${id}/answer`, { text: 'Ik antwoord mijzelf.' })).status).toBe(404);
    await joke.post(at, { _key: newId(), text: 'Een coördinator schrijft een verslag.' });
    expect((await bram.get(at)).body).not.toContain('Een coördinator schrijft een verslag.');
    await world.as(world.people.joke, (visit) => assignVolunteerTo(visit, reference, world.people.noor.id));
    for (const path of ['', '/messages']) {
      const later = await noor.get(`/clients/${reference}${path}`);
      expect(later.status).toBe(200);
      expect(later.body).not.toContain('Zij vertelde mij iets.');
    }
    expect((await noor.get('/')).body).not.toContain('Zij vertelde mij iets.');
    expect((await stranger.get(at)).status).toBe(404);
  });
});
