import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlySignedMark } from '#app/platform/access/public-words/index.ts';
import { learnSeen, seenNumbers } from '#app/platform/access/statements/index.ts';
import { allTexts } from '#app/service/approval-desk/texts.ts';
import { catalogue } from '#app/service/deadlines/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import {
  type Approvable,
  approveTexts,
  canBeApproved,
  endApproval,
  limitRows,
  mayBeRead,
  nothingStands,
  standingNow,
  textHash,
  textState,
} from './index.ts';

const approval = { lawyer: 'mr. A. Proef', source: 'de wet', checkedOn: '2026-11-01' };
const [one, other, third] = allTexts().filter((text) => text.kind === 'letter' && canBeApproved(text)) as Approvable[];
if (!one || !other || !third) throw new Error('There are too few texts.');

describe('an approval', () => {
  let world: TestWorld;
  const standing = () => world.as(world.people.bram, standingNow);
  const approve = (...texts: Approvable[]) =>
    world.as(world.people.leader, (visit) => approveTexts(visit, texts, approval));
  const write = async (statement: string, values: unknown[] = []) => {
    const administrator = await world.test.administrator();
    return (await administrator.query(statement, values)).rows;
  };
  beforeAll(async () => {
    world = await testWorld();
    // Nothing counts here from before signatures.
    await write('update naast.installation set words_before = false');
  });
  afterAll(() => world?.close());

  it('of several texts is one act with a statement for each, and is said once', async () => {
    const before = await write("select count(*)::int as n from naast.signed_statement where kind = 'approval'");
    expect(await approve(one, other)).toBe(2);
    expect(await approve(one, other)).toBe(0);
    const after = await write("select count(*)::int as n from naast.signed_statement where kind = 'approval'");
    expect(after[0]?.n - before[0]?.n).toBe(2);
    const now = await standing();
    expect([one, other, third].map((text) => mayBeRead(text, now))).toEqual([true, true, false]);
  });

  it('can be signed where the keys folder keeps numbers of other things than words, as a day', async () => {
    learnSeen(world.pins.root, { 'days.count-from': 20_270_131, [onlySignedMark]: 1 });
    const fourth = { ...third, key: 'proef', version: 7 };
    expect(await approve(fourth)).toBe(1);
    seenNumbers(world.pins.root).clear();
  });

  it('ends where one word, or a row of a limit, is another: then the text waits again and says that it changed', async () => {
    const changed = { ...one, hash: one.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    const now = await standing();
    expect([mayBeRead(changed, now), textState(changed, now)]).toEqual([false, 'changed']);
    expect([mayBeRead({ ...one, version: one.version + 1 }, now), textState(third, now)]).toEqual([false, 'waiting']);
  });

  it('counts nothing where a row was written, or reworded, past the leader', async () => {
    await write(
      `insert into naast.definition_approval (id, kind, key, version, hash, team_id, epoch, sealed, made_by)
        select gen_random_uuid(), 'letter', $1, $2, decode($3, 'hex'), team_id, epoch, sealed, made_by
        from naast.definition_approval limit 1`,
      [third.key, third.version, third.hash],
    );
    expect(mayBeRead(third, await standing())).toBe(false);
    // The approval of other words, turned into one of these.
    await write('update naast.definition_approval set hash = $1 where key = $2', [
      Buffer.from('00'.repeat(32), 'hex'),
      other.key,
    ]);
    const reworded = { ...other, hash: '00'.repeat(32) };
    const now = await standing();
    expect([mayBeRead(reworded, now), mayBeRead(other, now)]).toEqual([false, false]);
    // Nor does a term become a letter, or the other way round.
    await write("update naast.definition_approval set kind = 'term' where key = $1", [one.key]);
    expect(mayBeRead({ ...one, kind: 'term' }, await standing())).toBe(false);
    await write("update naast.definition_approval set kind = 'letter' where key = $1", [one.key]);
    expect(mayBeRead(one, await standing())).toBe(true);
  });

  it('is the leader’s to give and to take back, and comes back by nobody’s hand in the database', async () => {
    await expect(world.as(world.people.joke, (visit) => approveTexts(visit, [third], approval))).rejects.toThrow();
    const [row] = await write('select id from naast.definition_approval where key = $1', [one.key]);
    expect(await world.as(world.people.leader, (visit) => endApproval(visit, one, row?.id))).toBe(true);
    await write('update naast.definition_approval set ended_by = null, ended_day = null where id = $1', [row?.id]);
    expect(mayBeRead(one, await standing())).toBe(false);
  });

  it('is given to nothing that is not sure: and then to none of them', async () => {
    const unsure = allTexts().find((text) => !canBeApproved(text));
    if (!unsure) throw new Error('Everything is sure.');
    const fresh = { ...third, version: 99 };
    expect(await approve(fresh, unsure)).toBe('refused');
    expect(mayBeRead(fresh, await standing())).toBe(false);
    expect(textState(unsure, nothingStands)).toBe('unsure');
  });
});

describe('the rows of limits under an approval', () => {
  it('differ with everything in them: length, law, whether we wait, the other reading, the article', () => {
    for (const row of catalogue) {
      const before = textHash(limitRows([row.id]));
      const changes = [
        { counts: [{ law: 'letter', term: 'P99D' }] },
        { for: row.for === 'act' ? 'wait' : 'act' },
        { basis: 'een ander artikel' },
        { rawDayDrives: row.rawDayDrives === true ? undefined : true },
        { confidence: 'LOW-proef' },
      ];
      for (const change of changes) {
        const kept = { ...row };
        Object.assign(row, change);
        expect(textHash(limitRows([row.id])), `${row.id} ${Object.keys(change)[0]}`).not.toBe(before);
        for (const name of Object.keys(change)) delete (row as unknown as Record<string, unknown>)[name];
        Object.assign(row, kept);
      }
      expect(textHash(limitRows([row.id]))).toBe(before);
    }
  });
});
