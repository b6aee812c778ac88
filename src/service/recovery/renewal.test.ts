import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { endAccess, renewCertificate } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { freshEnding, freshVolunteer } from '../../../test/support/attack-fresh.ts';
import { type AttackWorld, attackWorld } from '../../../test/support/attack-world.ts';
import { keysNow } from './keys.store.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

const listed = async (who: 'joke' | 'lies' | 'leader') =>
  (await attack.world.as(attack.world.people[who], keysNow)).ending.map(({ personId }) => personId);
const holds = (id: string) =>
  attack.world.as(attack.world.people.joke, (visit) => currentCertificate(visit.db, id, visit.keys.pins));

describe('a certificate that ends', () => {
  it('stands on the list of whoever may vouch for her, and one press renews it for 400 days', async () => {
    const soon = await freshEnding(attack, 10);
    const later = await freshEnding(attack, 70);
    expect(await listed('joke')).toEqual([soon]);
    expect(await listed('lies')).toEqual([]);
    const joke = await attack.visitor('joke');
    expect((await joke.get('/people')).body).toContain('href="/keys"');
    expect((await joke.get('/keys')).body).toContain(soon);
    expect((await joke.post('/keys/renewal', {})).location).toBe('/keys');
    expect(await listed('joke')).toEqual([]);
    const days = ((await holds(soon))?.valid_until.getTime() ?? 0) - Date.now();
    expect(Math.round(days / 86_400_000)).toBe(400);
    expect((await holds(later))?.valid_until.getTime()).toBeLessThan(Date.now() + 71 * 86_400_000);
  });

  it('has ended: nothing vouches for her, until somebody does so again', async () => {
    const id = await freshEnding(attack, 0);
    expect(await holds(id)).toBeNull();
    expect(await listed('joke')).toEqual([id]);
    await attack.world.as(attack.world.people.joke, (visit) => renewCertificate(visit, id));
    expect((await holds(id))?.subject).toBe(id);
  });

  it('T90 is not renewed once it was revoked, nor by who may not vouch for her', async () => {
    const { joke, lies, bram } = attack.world.people;
    const gone = await freshVolunteer(attack);
    const there = await freshEnding(attack, 10);
    await attack.world.as(joke, (visit) => endAccess(visit, gone, 'left'));
    const renew = (id: string) => (visit: Visit) => renewCertificate(visit, id);
    expect(await attack.world.as(joke, renew(gone))).toBe(false);
    await expect(attack.world.as(lies, renew(there))).rejects.toMatchObject({ code: '42501' });
    await expect(attack.world.as(bram, renew(there))).rejects.toMatchObject({ code: '42501' });
    await attack.admin.query('update naast.certificate set revoked_at = null');
    expect(await attack.world.as(joke, renew(gone))).toBe(false);
  });

  it('is that of a colleague on whose certificate others stand: they are counted by what ends first', async () => {
    const { leader } = attack.world.people;
    const { rows } = await attack.admin.query('select id, valid_until from naast.certificate where subject = $1', [
      leader.id,
    ]);
    await attack.admin.query("update naast.certificate set valid_until = now() + interval '20 days' where id = $1", [
      rows[0].id,
    ]);
    const now = await attack.world.as(leader, keysNow);
    expect(now.ownEnd).not.toBeNull();
    expect(now.ending.length).toBeGreaterThan(3);
    await attack.admin.query('update naast.certificate set valid_until = $2 where id = $1', [
      rows[0].id,
      rows[0].valid_until,
    ]);
    expect((await attack.world.as(leader, keysNow)).ownEnd).toBeNull();
  });
});
