import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrant } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { changedTables, fingerprint } from '../support/attack-database.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { quietPdf } from '../support/attack-letter.ts';
import { type Answer, type AttackVisitor, multipart } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** Sends a letter slowly: half of it, then whatever `between` does, then the rest. */
async function slowly(visitor: AttackVisitor, reference: string, between: () => Promise<unknown>): Promise<Answer> {
  const form = multipart({ _csrf: visitor.token, _key: newId() }, { name: 'brief.pdf', bytes: quietPdf() });
  const whole = new Request('http://localhost/', { method: 'POST', body: form });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const half = Math.trunc(bytes.length / 2);
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      stream.enqueue(bytes.slice(0, half));
      await new Promise((later) => setTimeout(later, 150));
      await between();
      stream.enqueue(bytes.slice(half));
      stream.close();
    },
  });
  const type = whole.headers.get('content-type') ?? '';
  return visitor.ask('POST', `/clients/${reference}/letters/new`, { body, headers: { 'content-type': type } });
}

describe('a letter that is still coming in', () => {
  it('T12 is refused when the grant ends meanwhile, and leaves nothing', async () => {
    const reference = await freshCase(attack);
    const bram = await attack.freshVisitor('bram');
    const { rows } = await attack.admin.query(
      "select g.id from naast.case_grant g join naast.case_file c on c.id = g.case_id where c.reference = $1 and g.holder_kind = 'person'",
      [reference],
    );
    let before = await fingerprint(attack.admin);
    const answer = await slowly(bram, reference, async () => {
      await attack.world.as(attack.world.people.joke, async (visit) => {
        for (const { id } of rows) await endGrant(visit, id, 'match-ended');
      });
      before = await fingerprint(attack.admin);
    });
    expect(answer.status).toBe(404);
    expect(changedTables(before, await fingerprint(attack.admin))).toEqual([]);
  });

  it('T12 is refused when its sender signs out, is signed out, or is no colleague any more meanwhile', async () => {
    const { bram } = attack.world.people;
    const ends: Record<string, (visitor: AttackVisitor) => Promise<unknown>> = {
      'she signs out': (visitor) => visitor.post('/sign-out'),
      'her session is ended': () =>
        attack.admin.query('update naast.session set ended_at = now(), secret_sealed = null where person_id = $1', [
          bram.id,
        ]),
      'she has gone': () => attack.admin.query("update naast.person set status = 'ended' where id = $1", [bram.id]),
    };
    for (const [how, end] of Object.entries(ends)) {
      const reference = await freshCase(attack);
      const visitor = await attack.freshVisitor('bram');
      const before = await fingerprint(attack.admin, ['person', 'revocation']);
      const answer = await slowly(visitor, reference, () => end(visitor));
      await attack.admin.query("update naast.person set status = 'active' where id = $1", [bram.id]);
      await attack.world.signedIn(bram);
      expect([how, answer.status === 404 || (answer.status === 303 && answer.location === '/sign-in')]).toEqual([
        how,
        true,
      ]);
      expect(changedTables(before, await fingerprint(attack.admin, ['person', 'revocation'])), how).toEqual([]);
    }
  });
});
