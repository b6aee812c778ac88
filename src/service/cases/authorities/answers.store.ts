import type { OpenCase, OpenForReading } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { listOfKind, ownName, recordRow, records, writeNextVersion, writeRecord } from '../records/index.ts';
import {
  type AskedOfClient,
  type AuthorityAnswer,
  type AuthorityAnswers,
  answersKind,
  answersSchema,
  awaitsCoordinator,
  type ContactSafety,
  noAnswers,
  safetyFrom,
} from './answers.ts';

/** The answers with the version of the record in which they are; 0 when nobody answered yet. */
export interface KeptAnswers {
  answers: AuthorityAnswers;
  version: number;
  /** A yes of the lawyer that no coordinator has seen yet. */
  waits: boolean;
}

/** Whether contact with the authorities of the client's country is safe, as client and lawyer answered it. */
export async function readAnswers(open: OpenCase): Promise<KeptAnswers> {
  const { answers, version } = await current(open);
  return { answers, version, waits: awaitsCoordinator(answers) };
}

/** May anything be planned with the authorities of the client's country? */
export async function contactSafety(open: OpenCase): Promise<ContactSafety> {
  return safetyFrom((await current(open)).answers);
}

async function current(open: OpenCase): Promise<{ answers: AuthorityAnswers; version: number; id: string | null }> {
  const [record] = await listOfKind(open, answersKind);
  if (!record) return { answers: noAnswers, version: 0, id: null };
  return { answers: answersSchema.parse(record.content), version: record.version, id: record.id };
}

/** Writes down what one of the two said; the answer before it stays to be read. 'stale' when somebody was earlier. */
export async function writeAnswer(
  open: OpenCase,
  { whose, said, seen }: { whose: AskedOfClient; said: Pick<AuthorityAnswer, 'says' | 'on' | 'lawyer'>; seen: number },
): Promise<'written' | 'stale'> {
  const { visit } = open;
  // Two who give the first answer at the same moment wait for one another.
  await open.list.hold();
  const { answers, version, id } = await current(open);
  if (version !== seen) return 'stale';
  const coordinates = may(visit, 'limit.second');
  const hand = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString(), coordinates };
  const before = answers[whose];
  const earlier = before === null ? answers.earlier : [{ of: whose, ...before }, ...answers.earlier];
  const writing = { kind: answersKind, content: { ...answers, [whose]: { ...said, ...hand }, earlier } };
  if (id !== null) return writeNextVersion(open, { ...writing, id, seen });
  await writeRecord(open, writing);
  return 'written';
}

/** The same of many cases that a list has opened, by their ids. */
export async function contactSafetyIn<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
): Promise<Map<string, ContactSafety>> {
  const safety = new Map<string, ContactSafety>([...cases.keys()].map((id) => [id, 'unanswered']));
  if (cases.size === 0) return safety;
  const rows = await visit.db
    .selectFrom('case_record')
    .select(['id', 'version', 'case_id', 'epoch', 'sealed'])
    .where('kind', '=', answersKind)
    .where('compartment', '=', 'core')
    .where('replaced_at', 'is', null)
    .where('case_id', 'in', [...cases.keys()])
    .execute();
  for (const { id, version, case_id, epoch, sealed } of rows) {
    const of = cases.get(case_id);
    if (!of) continue;
    const { content } = records.open(of, { id: recordRow(id, version), version, epoch, sealed });
    safety.set(case_id, safetyFrom(answersSchema.parse(content)));
  }
  return safety;
}
