import { z } from 'zod';
import {
  groundsForStatements,
  loadStatements,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Pins } from '#app/platform/access/visit/index.ts';
import type { LogHead } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';

const headForm = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const yesForm = z.object({ seen: headForm, found: headForm });

/** The head to which a leader said yes in answer to this alarm, under a signature that counts; null when nobody did. */
export async function saidYes(db: ScopedDb, pins: Pins, alarm: { id: string }): Promise<LogHead | null> {
  const said = await loadStatements(db, 'installation-safe', [alarm.id]);
  if (said.length === 0) return null;
  const grounds = await groundsForStatements(db, pins, said);
  for (const statement of said.filter((one) => statementHolds(one, grounds))) {
    const read = yesForm.safeParse(statementContent(statement));
    if (read.success) return read.data.found;
  }
  return null;
}
