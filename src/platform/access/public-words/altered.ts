import { sql } from 'kysely';
import { seenNumbers } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { fromHereOn, type WordKind } from './words.ts';

/**
 * Subjects of which the database holds something that nobody signed who may, or holds no more what was signed last: what was
 * said last is not known, and somebody has to be told.
 */
export async function alteredSubjects(
  db: ScopedDb,
  kind: WordKind,
  signed: ReadonlyMap<string, { number: number }>,
  root: Uint8Array,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject: string; number: number }>`
    select subject, max(number) as number from naast.signed_statement where kind = ${kind} group by subject`.execute(
    db,
  );
  const prefix = `${kind}.`;
  const kept = [...seenNumbers(root)].flatMap(([mark, number]) =>
    mark.startsWith(prefix) ? [{ subject: mark.slice(prefix.length), number }] : [],
  );
  const isBehind = ({ subject, number }: { subject: string; number: number }) =>
    subject !== fromHereOn && number > (signed.get(subject)?.number ?? 0);
  return new Set([...rows, ...kept].filter(isBehind).map(({ subject }) => subject));
}
