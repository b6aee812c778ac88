import { z } from 'zod';
import {
  groundsForStatements,
  loadStatements,
  readStatement,
  type Statement,
  signStatement,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';

const askedSchema = z.object({
  rows: z.string().regex(/^[0-9a-f]{64}$/),
  region: z.uuid(),
  reference: z.string(),
  count: z.int(),
  unlike: z.int(),
  missing: z.int(),
});
const subjectSchema = z.templateLiteral([z.uuid(), '.', z.enum(['core', 'safety'])]);
const daysAsked = 30;

/** A list of a case that a coordinator asked the leader to have made anew. */
export interface AskedList extends z.infer<typeof askedSchema> {
  subject: string;
  caseId: string;
  compartment: 'core' | 'safety';
  by: string;
  at: Date;
}

/** What coordinators asked in the last weeks and no leader said yes to, the newest of each first. */
export async function askedLists(visit: Visit): Promise<AskedList[]> {
  const rows = await visit.db
    .selectFrom('signed_statement')
    .selectAll()
    .where('kind', '=', 'case-list.asked')
    .where('signed_at', '>', new Date(databaseNow().getTime() - daysAsked * 86_400_000))
    .orderBy('number', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const asked = await thatHold(visit, rows.map(readStatement));
  const subjects = asked.map(({ subject }) => subject);
  const approved = await thatHold(visit, await loadStatements(visit.db, 'case-list.renewed', subjects));
  const nameOf = ({ subject, rows: digest }: AskedList) => `${subject} ${digest}`;
  const done = new Set(approved.map(nameOf));
  const newest = new Map<string, AskedList>();
  for (const one of asked) if (!newest.has(one.subject)) newest.set(one.subject, one);
  return [...newest.values()].filter((one) => !done.has(nameOf(one)));
}

async function thatHold(visit: Visit, statements: readonly Statement[]): Promise<AskedList[]> {
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, statements);
  return statements.flatMap((statement) => {
    const { subject, signer, at } = statement;
    const read = askedSchema.safeParse(statementContent(statement));
    const isOne = subjectSchema.safeParse(subject).success && signer !== null && read.success;
    if (!isOne || !statementHolds(statement, grounds, { regionId: read.data.region })) return [];
    const [caseId = '', compartment] = subject.split('.');
    return [
      { ...read.data, subject, caseId, compartment: compartment === 'safety' ? 'safety' : 'core', by: signer, at },
    ];
  });
}

/** The leader's yes to these very rows. False when nobody asked it, or nothing vouches for the leader. */
export async function approveList(visit: Visit, subject: string, digest: string): Promise<boolean> {
  const one = (await askedLists(visit)).find((asked) => asked.subject === subject && asked.rows === digest);
  if (!one) return false;
  const { rows, region, reference, count, unlike, missing, caseId, compartment } = one;
  const content = { rows, region, reference, count, unlike, missing };
  if ((await signStatement(visit, { kind: 'case-list.renewed', subject, content })) === null) return false;
  visit.journal.note({ action: 'case.list-approved', case: caseId, reference, compartment, count, hash: rows });
  return true;
}
