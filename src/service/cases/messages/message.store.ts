import { sql } from 'kysely';
import { z } from 'zod';
import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import {
  type CaseRecord,
  listOfKind,
  openListedCases,
  ownName,
  readRecord,
  writeNextVersion,
  writeRecord,
} from '../records/index.ts';

/** A line of a volunteer to the coordinators about this client, with what was answered. */
export const messageKind = 'message';
export const messageSchema = sealedDocument({
  by: always(z.string()),
  text: always(z.string()),
  answer: always(
    sealedDocument({ by: always(z.string()), text: always(z.string()), day: always(z.iso.date()) }).nullable(),
  ),
});
type Message = z.infer<typeof messageSchema>;

/** That a line waits for its answer, or an answer for its reader: a task of a kind of its own, due at once. */
const waitingKind = 'message-waits';
const answeredKind = 'message-answered';
const pointerSchema = sealedDocument({ record: always(z.uuid()), by: always(z.string()), text: always(z.string()) });

export const messageTasks = sealedTable('task', {
  schema: pointerSchema,
  columns: { since: 'due_day' },
  order: [
    ['due_day', 'asc'],
    ['id', 'asc'],
  ],
  actions: { added: 'task.added', changed: 'task.changed' },
  untold: ['compartment'],
});

export interface StoredMessage {
  id: string;
  version: number;
  authorId: string;
  since: Date;
  message: Message;
}

/** The lines of this case that the reader may read: a volunteer's are hers and the coordinators', the last one first. */
export async function messagesOf(open: OpenCase): Promise<StoredMessage[]> {
  return (await listOfKind(open, messageKind)).map(storedMessage);
}

/** The record as a line. */
export const storedMessage = ({ id, version, authorId, writtenAt, content }: CaseRecord): StoredMessage => ({
  id,
  version,
  authorId,
  since: writtenAt,
  message: messageSchema.parse(content),
});

/** Writes a line to the coordinators. Returns its id. */
export async function sendMessage(open: OpenCase, text: string): Promise<string> {
  const by = await ownName(open.visit);
  const record = { kind: messageKind, content: { by, text, answer: null } };
  const id = await writeRecord(open, { ...record, readers: 'volunteers' });
  await wait(open, waitingKind, { record: id, by, text });
  return id;
}

/** Answers a line; 'stale' when a colleague answered meanwhile, null when it is not a line of this case. */
export async function answerMessage(open: OpenCase, id: string, text: string): Promise<'answered' | 'stale' | null> {
  const record = await readRecord(open, messageKind, id);
  if (!record) return null;
  const { version, message } = storedMessage(record);
  if (message.answer !== null) return 'stale';
  const by = await ownName(open.visit);
  const answer = { by, text, day: today().toString() };
  const written = await writeNextVersion(open, {
    ...{ kind: messageKind, id, seen: version },
    content: { ...message, answer },
  });
  if (written === 'stale') return 'stale';
  await settle(open, waitingKind, id);
  await wait(open, answeredKind, { record: id, by, text });
  return 'answered';
}

/** The answers to this reader's own lines that she has seen wait no more. */
export async function markAnswersRead(open: OpenCase): Promise<void> {
  const own = (await messagesOf(open)).filter(({ authorId }) => authorId === open.visit.person.id);
  for (const { id } of own) await settle(open, answeredKind, id);
}

/** Those of the reader's own lines whose answer she has not marked as read. */
export async function unreadAnswers(open: OpenCase): Promise<ReadonlySet<string>> {
  const waiting = await messageTasks.list(open, { kind: answeredKind, state: 'open' });
  return new Set(waiting.map(({ document }) => document.record));
}

function wait(open: OpenCase, kind: string, document: z.infer<typeof pointerSchema>): Promise<string> {
  return messageTasks.insert(open, {
    act: 'added',
    document,
    told: { object: kind },
    clear: { kind, due_day: today().toString() },
  });
}

async function settle(open: OpenCase, kind: string, record: string): Promise<void> {
  const waiting = await messageTasks.list(open, { kind, state: 'open' });
  for (const { id } of waiting.filter(({ document }) => document.record === record)) {
    const held = await messageTasks.hold(open, id, { kind, state: 'open' });
    if (!held) continue;
    const { document } = held;
    await messageTasks.change(open, held, {
      act: 'changed',
      document,
      told: { object: kind },
      clear: { state: 'done' },
    });
  }
}

/** A line on a first page, of one of the reader's cases. */
export interface WaitingMessage {
  id: string;
  reference: string;
  client: string | null;
  by: string;
  text: string;
  since: string;
}

export interface FirstPageLines {
  toAnswer: readonly WaitingMessage[];
  answers: readonly WaitingMessage[];
}

/** So many lines stand on a first page; the oldest first. */
const shown = 10;

/** What stands on the reader's first page: lines to answer for a coordinator, answers to read for a volunteer. */
export async function messagesOfFirstPage(visit: Visit): Promise<FirstPageLines> {
  if (may(visit, 'case.grant')) return { toAnswer: await messagesWaiting(visit), answers: [] };
  return { toAnswer: [], answers: await answersWaiting(visit) };
}

/** The lines of a coordinator's region that nobody has answered, oldest first. */
function messagesWaiting(visit: Visit): Promise<WaitingMessage[]> {
  return listed(visit, waitingKind, sql`select w.case_id from naast.cases_with_open_task(${waitingKind}) w`);
}

/** The answers that wait for a volunteer; only of lines that are that volunteer's own. */
async function answersWaiting(visit: Visit): Promise<WaitingMessage[]> {
  const mine = sql`select g.case_id from naast.case_grant g where g.holder_id = ${visit.person.id} and g.ended_at is null`;
  const waiting = await listed(visit, answeredKind, mine);
  if (waiting.length === 0) return [];
  const own = await visit.db
    .selectFrom('case_record')
    .select('id')
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .where('version', '=', 1)
    .where('author', '=', visit.person.id)
    .execute();
  return waiting.filter(({ id }) => own.some((one) => one.id === id));
}

async function listed(visit: Visit, kind: string, cases: ReturnType<typeof sql>): Promise<WaitingMessage[]> {
  const { rows } = await sql<{ id: string; case_id: string }>`select t.id, t.case_id from naast.task t
    where t.kind = ${kind} and t.state = 'open' and t.case_id in (${cases}) order by t.due_day, t.id limit ${shown}`.execute(
    visit.db,
  );
  if (rows.length === 0) return [];
  const opened = await openListedCases(
    visit,
    rows.map((row) => row.case_id),
  );
  const found = await messageTasks.listed(visit, opened, { id: rows.map(({ id }) => id) });
  return found
    .map(({ of, row: { since, document } }) => ({
      id: document.record,
      ...{ reference: of.reference, client: of.name, by: document.by, text: document.text, since: since ?? '' },
    }))
    .sort((one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id));
}
