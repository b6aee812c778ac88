import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookieName } from '#app/platform/routing/index.ts';
import { mac, openSession, readSessionCookie, sha256 } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { type OpenedInstallation, openedInstallation } from './testing.ts';

interface Row {
  id: string;
  person_id: string;
  lookup: Buffer;
  secret_sealed: Buffer;
}

describe('what a thief has of a session', () => {
  let world: TestWorld;
  let opened: OpenedInstallation;
  beforeAll(async () => {
    world = await testWorld();
    opened = await openedInstallation({ installation: world.installation });
  });
  afterAll(async () => {
    await opened?.close();
    await world?.close();
  });
  const rows = async (): Promise<Row[]> =>
    (
      await (
        await world.test.administrator()
      ).query('select id, person_id, lookup, secret_sealed from naast.session where secret_sealed is not null')
    ).rows;

  it('T37 the table, the pepper and the program open no secret: the key is in the cookie alone', async () => {
    for (const person of [world.people.bram, world.people.joke]) await world.signedIn(person);
    const stolen = await rows();
    expect(stolen.length).toBeGreaterThan(1);
    const { pepper, receiptKey } = world.installation;
    for (const { id, person_id: personId, lookup, secret_sealed } of stolen) {
      const guesses = [
        lookup,
        pepper,
        receiptKey,
        sha256(lookup),
        sha256(id),
        sha256(personId),
        mac(Buffer.from(pepper), 'session', id),
        mac(Buffer.from(pepper), 'session', lookup),
        secret_sealed.subarray(0, 32),
        secret_sealed.subarray(-32),
      ];
      for (const key of guesses)
        expect(() => openSession(Buffer.from(key), { sessionId: id, personId }, secret_sealed)).toThrow();
    }
    const texts = JSON.stringify((await (await world.test.administrator()).query('select * from naast.session')).rows);
    const cookie = await world.signedIn(world.people.noor);
    const key = readSessionCookie(cookie)?.key ?? Buffer.alloc(32, 1);
    for (const shape of [cookie, Buffer.from(key).toString('hex'), Buffer.from(key).toString('base64')])
      expect(texts).not.toContain(shape);
  });

  it('T38 the cookie opens nothing without its row, nor the row of another, and is refused once its row is gone', async () => {
    const { bram, noor } = world.people;
    const [hers, other] = [await world.signedIn(bram), await world.signedIn(noor)];
    const [session, theirs] = [readSessionCookie(hers), readSessionCookie(other)];
    const all = await rows();
    const own = all.find(({ lookup }) => session && lookup.equals(session.lookup));
    const another = all.find(({ lookup }) => theirs && lookup.equals(theirs.lookup));
    if (!session || !own || !another) throw new Error('No rows.');
    const owner = ({ id, person_id }: Row) => ({ sessionId: id, personId: person_id });
    expect(openSession(session.key, owner(own), own.secret_sealed).boxSecret).toHaveLength(32);
    expect(() => openSession(session.key, owner(another), another.secret_sealed)).toThrow();
    expect(() => openSession(session.key, owner(another), own.secret_sealed)).toThrow();
    expect(() => openSession(session.key, { ...owner(own), personId: noor.id }, own.secret_sealed)).toThrow();
    const visitor = opened.visitor();
    visitor.cookies.set(sessionCookieName, hers);
    expect((await visitor.get('/profile')).status).toBe(200);
    await (await world.test.administrator()).query('delete from naast.session where id = $1', [own.id]);
    expect((await visitor.get('/profile')).location).toBe('/sign-in');
  });
});
