import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { readWords } from './words.ts';

/** Services that interpret by telephone. Whoever changed such a number would listen to a client: so it is signed. */
const lineSchema = z.strictObject({
  name: z.string(),
  telephone: z.string(),
  /** Our number with them, the hours, how to ask for a woman. */
  note: z.string().nullable(),
});
export type InterpreterLine = z.infer<typeof lineSchema>;

const mostInterpreterLines = 4;
export const interpreterLinesSubject = 'interpreter-lines';
const schema = z.strictObject({ lines: z.array(lineSchema).max(mostInterpreterLines) });

export const interpreterLinesSaying = (lines: readonly InterpreterLine[]): Saying => ({
  kind: 'contact.setting',
  subject: interpreterLinesSubject,
  content: { lines: lines.map((line) => ({ ...line })) },
});

/** The numbers as a leader signed them. There is no row beside the statement; without one there is none. */
export async function readInterpreterLines(db: ScopedDb, pins: StatementPins | null): Promise<InterpreterLine[]> {
  if (pins === null) return [];
  const said = (await readWords(db, 'contact.setting', { pins })).of(interpreterLinesSubject);
  return said.state === 'signed' ? schema.parse(said.content).lines : [];
}
