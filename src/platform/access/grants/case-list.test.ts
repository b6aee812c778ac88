import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casesToRotate, rotateCases } from '#app/platform/access/rotation/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { addNote, emptyCard, listClients, openNewCase, readHeader, saveCard } from '#app/service/cases/index.ts';
import { saveWish } from '#app/service/cases/interpreters/interpreters.store.ts';
import { nothingWished } from '#app/service/cases/interpreters/interpreters.ts';
import { saveHeader } from '#app/service/cases/records/header.store.ts';
import { listOfKind } from '#app/service/cases/records/record-reading.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { doneOrHeld } from '#test/lock-waits.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { AccessEnded, endGrant, type OpenCase, openCase } from './index.ts';
import {
  changedList,
  emptyList,
  HASH_BYTES,
  type ListEntry,
  misfitsOf,
  packList,
  rowKey,
  unpackList,
  withKinds,
} from './list-contents.ts';
import type { ListedTable } from './listed-tables.ts';
import { kindBytesOf } from './row-kinds.ts';

let world: TestWorld;
let reference: string;
let caseId: string;
const rows = async (text: string, values: unknown[] = []) =>
  (await (await world.test.administrator()).query(text, values)).rows;

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  const { joke, bram } = world.people;
  ({ reference, caseId } = await world.as(joke, async (visit) => {
    const made = await openNewCase(visit, ordinaryCase());
    await assignVolunteerTo(visit, made.reference, bram.id);
    return made;
  }));
});

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
const said = (text: string) =>
  ({
    happenedOn: '2026-01-02',
    way: 'visit',
    topics: [] as [],
    said: text,
    agreed: null,
    worries: null,
    noBsnReason: null,
  }) as const satisfies Parameters<typeof addNote>[1];
const note = (person: TestPerson, text: string) =>
  world.as(person, async (visit) => addNote(await open(visit), said(text)));
const alarms = async () =>
  (await rows("select action from naast.audit_entry where action like 'alarm.%' and case_id = $1", [caseId])).map(
    ({ action }) => action as string,
  );
const expectNoAlarm = async () => {
  for (const person of [world.people.joke, world.people.bram]) {
    await world.as(person, async (visit) => {
      for (const compartment of ['core', 'safety'] as const)
        expect((await open(visit, compartment)).list.withheld).toEqual([]);
      await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
    });
  }
  expect(await alarms()).toEqual([]);
};

describe('the list of a case', () => {
  it('S6 loses nothing of those who write at the same moment', async () => {
    const { joke, bram } = world.people;
    const rename = world.as(joke, async (visit) => {
      const core = await open(visit);
      const { header, version } = await readHeader(core);
      await saveHeader(core, { ...header, nameToUse: 'Almaz' }, version);
    });
    const writers = [joke, bram, joke, bram, joke, bram].map((person, at) => note(person, `Bericht ${at}`));
    await Promise.all([...writers, rename]);
    const kept = await world.as(joke, async (visit) => listOfKind(await open(visit), 'note'));
    expect(kept).toHaveLength(6);
    await expectNoAlarm();
  });

  it('S6 does not take for an old row what a colleague wrote since the case was opened', async () => {
    const { joke, bram } = world.people;
    await world.as(bram, async (visit) => {
      const core = await open(visit);
      await note(joke, 'Intussen geschreven.');
      expect(await listOfKind(core, 'note')).toHaveLength(1);
      await addNote(core, said('En mijn eigen.'));
    });
    await expectNoAlarm();
  });

  it('S6 keeps nothing of a volunteer whose access ends while the list waits, and no row without its entry', async () => {
    const { joke, bram } = world.people;
    const holder = await world.test.administrator();
    const opened = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const writing = world.as(bram, async (visit) => {
      const core = await open(visit);
      opened.resolve();
      await written.promise;
      await addNote(core, said('Van wie net weg is.'));
    });
    await opened.promise;
    // A colleague's note makes another list of it: the volunteer's is added to that, which waits for this lock.
    await note(joke, 'Van wie blijft.');
    await holder.query('begin');
    await holder.query("select from naast.case_list where case_id = $1 and compartment = 'core' for update", [caseId]);
    written.resolve();
    const refused = expect(writing).rejects.toThrow(AccessEnded);
    expect(await doneOrHeld(await world.test.administrator(), writing)).toBe(true);
    await endGrants(bram, false);
    await holder.query('commit');
    await refused;
    expect(await world.as(joke, async (visit) => listOfKind(await open(visit), 'note'))).toHaveLength(1);
    await world.as(joke, async (visit) => expect((await open(visit)).list.withheld).toEqual([]));
    expect(await alarms()).toEqual([]);
  });

  it.each([
    ['the card', async (core: OpenCase) => saveCard(core, { ...emptyCard, readOn: '2026-01-02' }, 0)],
    ['who may interpret', async (core: OpenCase) => saveWish(core, nothingWished, 0)],
  ])(
    'S6 lets whoever writes %s and whoever writes the details wait for one another in one order',
    async (_what, save) => {
      const { joke, bram } = world.people;
      const saved = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const first = world.as(joke, async (visit) => {
        expect(await save(await open(visit))).toBe('saved');
        saved.resolve();
        await goOn.promise;
      });
      await saved.promise;
      const second = world.as(bram, async (visit) => {
        const core = await open(visit);
        const { header, version } = await readHeader(core);
        expect(await saveHeader(core, { ...header, nameToUse: 'Almaz' }, version)).toBe('saved');
      });
      expect(await doneOrHeld(await world.test.administrator(), second)).toBe(true);
      goOn.resolve();
      await Promise.all([first, second]);
      await expectNoAlarm();
    },
  );

  it('S6 is written under the new key by whoever opened the case before it was rotated', async () => {
    const { joke, bram, noor } = world.people;
    await world.as(joke, (visit) => assignVolunteerTo(visit, reference, noor.id));
    await endGrants(noor, true);
    await rows("update naast.person set status = 'ended' where id = $1", [noor.id]);
    const opened = Promise.withResolvers<void>();
    const rotated = Promise.withResolvers<void>();
    let writing: Promise<unknown> = Promise.resolve();
    await world.as(joke, async (rotating) => {
      writing = world.as(bram, async (visit) => {
        const core = await open(visit);
        opened.resolve();
        await rotated.promise;
        await addNote(core, said('Onder de oude sleutel.'));
      });
      await opened.promise;
      while ((await casesToRotate(rotating)).ready > 0) await rotateCases(rotating, 100);
    });
    rotated.resolve();
    await writing;
    await rows("update naast.person set status = 'active' where id = $1", [noor.id]);
    const [file] = await rows('select epoch from naast.case_file where id = $1', [caseId]);
    expect(file.epoch).toBe(2);
    expect(await rows('select distinct epoch from naast.case_list where case_id = $1', [caseId])).toEqual([
      { epoch: 2 },
    ]);
    await note(joke, 'Onder de nieuwe.');
    expect(await world.as(bram, async (visit) => listOfKind(await open(visit), 'note'))).toHaveLength(1 + 1);
    await expectNoAlarm();
  });

  it.each([
    ['by somebody who had the case open', true],
    ['without the key, once somebody has opened the case since', false],
  ])('S6 remembers a grant that was ended %s, whatever its row and the audit log say', async (_how, withKey) => {
    const { bram } = world.people;
    const before = await rows('select * from naast.case_grant where case_id = $1 and holder_id = $2', [
      caseId,
      bram.id,
    ]);
    await endGrants(bram, withKey);
    if (!withKey) {
      await world.as(world.people.joke, async (visit) => {
        await open(visit);
        await open(visit, 'safety');
      });
    }
    for (const { id, key_sealed } of before)
      await rows(
        'update naast.case_grant set ended_at = null, ended_by = null, end_reason = null, key_sealed = $2 where id = $1',
        [id, key_sealed],
      );
    await reworded();
    await expect(world.as(bram, (visit) => open(visit))).rejects.toThrow();
    const lines = await world.as(bram, async (visit) => {
      const listed = await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
      expect(visit.journal.entries()).toContainEqual(expect.objectContaining({ action: 'alarm.grant', case: caseId }));
      return listed.lines;
    });
    expect(lines.map((line) => line.reference)).not.toContain(reference);
  });
});

/** Ends what somebody has of the case; with its key at hand, or the way a page does it that does not open the case. */
async function endGrants({ id }: TestPerson, withKey: boolean): Promise<void> {
  const live = await rows(
    'select id from naast.case_grant where case_id = $1 and holder_id = $2 and ended_at is null',
    [caseId, id],
  );
  await world.as(world.people.joke, async (visit) => {
    if (withKey) {
      await open(visit);
      await open(visit, 'safety');
    }
    for (const grant of live) await endGrant(visit, grant.id, 'match-ended');
  });
}

/** What somebody does to the audit log who owns the database: the endings of this case become something else. */
async function reworded(): Promise<void> {
  await rows('alter table naast.audit_entry disable trigger user');
  await rows(
    `update naast.audit_entry set body = replace(body, 'grant.ended', 'grant.made')
     where action = 'grant.ended' and case_id = $1`,
    [caseId],
  );
  await rows('alter table naast.audit_entry enable trigger user');
}

describe('the bytes of a list', () => {
  const id = '0197f0c0-0000-7000-8000-00000000000';
  const entry = (table: ListedTable, n: number, kind?: string): [string, ListEntry] => {
    const key = rowKey(table, `${id}${n}`);
    return [key, { key, version: 1, hash: Buffer.alloc(HASH_BYTES, n), kind: kindBytesOf(table, kind) }];
  };
  const rowsOf = new Map([entry('case_record', 1, 'note'), entry('case_record', 2, 'around'), entry('file_object', 3)]);
  const contents = changedList(emptyList, rowsOf, new Map());

  it('S6 of before there were kinds in it open, and learn each kind at the first look; a later change is seen', () => {
    const packed = packList(contents);
    const before = Buffer.from(packed.subarray(0, packed.length - contents.kinds.length));
    before[0] = 1;
    const opened = unpackList(before);
    expect(opened.kinds.equals(Buffer.alloc(contents.kinds.length))).toBe(true);
    const found = { grants: new Map(), rows: contents.rows, kinds: contents.kinds };
    expect(misfitsOf(opened, found)).toEqual([]);
    const learnt = withKinds(opened, found);
    expect(learnt.kinds.equals(contents.kinds)).toBe(true);
    const [[moved]] = [[entry('case_record', 1, 'around')]];
    const after = changedList(contents, new Map([moved]), new Map());
    expect(misfitsOf(learnt, { grants: new Map(), rows: after.rows, kinds: after.kinds })).toEqual([
      { key: moved[0], why: 'other-version' },
    ]);
  });

  it('S6 keep the kind of a row that is written again without a word of it', () => {
    const again = changedList(contents, new Map([entry('case_record', 1)]), new Map());
    expect(again.kinds.equals(contents.kinds)).toBe(true);
    expect(unpackList(packList(again))).toEqual({ ...again, grants: new Map() });
  });
});
