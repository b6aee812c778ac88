import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import { sealedBefore } from '../../../test/support/gather-sealed.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { aroundRecord } from './around/around.ts';
import { answersSchema } from './authorities/answers.ts';
import { cardRecord } from './card/card.ts';
import { consentSchema } from './consents/consent.ts';
import { dangerSchema } from './consents/danger.ts';
import { givenOutSchema } from './consents/went-out.ts';
import { consentBackSchema } from './consents/withdrawal.ts';
import { contactToldSchema } from './contact/contact-rule.store.ts';
import { around } from './contact/testing.ts';
import { interpreterSchema, wishRecord } from './interpreters/interpreters.ts';
import { messageSchema, messageTasks } from './messages/message.store.ts';
import { drafts } from './notes/drafts.ts';
import { noteSchema } from './notes/note.ts';
import { contactRecord } from './records/contact-record.ts';
import { readOnlyRecord } from './records/record-reading.ts';
import { writeNextVersion, writeRecord } from './records/record-writing.ts';
import { headers, records } from './records/sealed-rows.ts';
import { tasks } from './tasks/task-writing.ts';
import { worries } from './tasks/worries.ts';
import {
  bundleToldSchema,
  emergencyAccessToldSchema,
  reasonSchema,
  referralToldSchema,
  registrationOnTimeline,
  transferToldSchema,
  volunteerAskedSchema,
  volunteerEndedSchema,
} from './timeline/timeline-contents.ts';

/** How each kind of record is read today; of one that another module reads, whatever it holds. */
const readers: Readonly<Record<string, z.ZodType | null>> = {
  around: aroundRecord.document,
  authorities: answersSchema,
  bundle: bundleToldSchema,
  card: cardRecord.document,
  closed: reasonSchema,
  consent: consentSchema,
  'consent-back': consentBackSchema,
  contact: contactRecord.document,
  'contact-told': contactToldSchema,
  'danger-sharing': dangerSchema,
  'given-out': givenOutSchema,
  'glass-broken': emergencyAccessToldSchema,
  interpreter: interpreterSchema,
  'interpreter-wish': wishRecord.document,
  message: messageSchema,
  note: noteSchema,
  referral: referralToldSchema,
  'referral-sent': null,
  registration: registrationOnTimeline,
  reopened: reasonSchema,
  transfer: transferToldSchema,
  'volunteer-asked': volunteerAskedSchema,
  'volunteer-ended': volunteerEndedSchema,
};

/** Of these, another module writes more than the case page reads. */
const readInPart = ['bundle', 'glass-broken', 'referral', 'registration'];

const before = sealedBefore('case_record').map(({ open, row, kind, plain }) => ({
  kind: kind ?? '',
  compartment: open.compartment,
  opened: () => records.open(open, row),
  content: (plain as { content: Json }).content,
}));

describe('what releases of before sealed in a case', () => {
  let world: TestWorld;
  let home: Awaited<ReturnType<typeof around>>;
  beforeAll(async () => {
    world = await testWorld();
    home = await around(world);
  });
  afterAll(() => world?.close());

  it('is kept of every kind of record', () => {
    expect([...new Set(before.map(({ kind }) => kind))].sort()).toEqual(Object.keys(readers));
  });

  it.each(before)('opens as it was: $kind', ({ kind, opened, content }) => {
    expect(opened().content).toEqual(content);
    const read = readers[kind]?.safeParse(content);
    expect(read?.error?.issues ?? []).toEqual([]);
    // What is opened today holds all that was sealed then; a field more, where a rule says what it was.
    if (read && !readInPart.includes(kind)) expect(read.data).toMatchObject(Object(content));
  });

  it('opens headers, drafts, tasks, lines and worries', () => {
    for (const { open, row, plain } of sealedBefore('case_header')) expect(headers.open(open, row)).toEqual(plain);
    for (const { open, row, plain } of sealedBefore('draft')) expect(drafts.open(open, row)).toEqual(plain);
    for (const { kind, open, row, plain } of sealedBefore('task')) {
      const table = kind === 'worry' ? worries : kind?.startsWith('message-') ? messageTasks : tasks;
      expect(table.open(open, row), kind ?? '').toMatchObject(Object(plain));
    }
  });

  it.each(before.filter(({ compartment }) => compartment === 'core'))('is shown: $kind', async ({ kind, content }) => {
    const at = await home.client();
    await world.as(world.people.joke, async (visit) => {
      const core = await openCase(visit, at.split('/')[2] ?? '', 'core', 'case.write');
      if (!core) throw new Error('The case does not open.');
      await writeRecord(core, { kind, content });
    });
    const page = await home.joke.get(at);
    expect(page.status).toBe(200);
    expect(page.body, 'a sentence of its own on the timeline').not.toContain('schreef iets op, op');
    if (kind === 'note') expect(page.body).toContain((content as { said: string }).said);
    if (kind === 'around') expect(page.body).toContain((content as { name: string }).name);
    if (kind === 'card') expect(page.body).toContain((content as { speaking: string }).speaking);
  });

  it.each(before.filter(({ kind }) => kind === 'contact'))('is shown: $kind', async ({ content }) => {
    const at = await home.client();
    await world.as(world.people.joke, async (visit) => {
      const safety = await openCase(visit, at.split('/')[2] ?? '', 'safety', 'case.write-safety');
      const record = safety && (await readOnlyRecord(safety, 'contact'));
      if (!safety || !record) throw new Error('The case has no contact.');
      await writeNextVersion(safety, { kind: 'contact', content, id: record.id, seen: record.version });
    });
    const page = await home.joke.get(`${at}/contact/edit`);
    expect(page.status).toBe(200);
    const { ways, staysAt } = contactRecord.document.parse(content);
    for (const { value } of ways) expect(page.body).toContain(value);
    if (staysAt !== null) expect(page.body).toContain(staysAt);
  });
});
