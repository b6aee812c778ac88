import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { listLimits } from '../limits/index.ts';
import type { ProcedureDocument } from '../running/index.ts';
import { handOf, holdProcedure, procedures } from '../running/index.ts';
import { followEvents } from './follow.store.ts';
import { newerVersion } from './newer-version.ts';

/**
 * Lets a procedure go on by the newest version, if that still means what the coordinator saw; `mark` says what that
 * was. The version before and every day before stay to be read. 'stale' when something changed meanwhile, 'done' when
 * it runs by the newest already, null when it is not in this case (any more).
 */
export async function goOver(open: OpenCase, id: string, mark: string): Promise<'saved' | 'stale' | 'done' | null> {
  const procedure = await holdProcedure(open, id);
  if (!procedure) return null;
  const newer = newerVersion(procedure, await listLimits(open), today().toString());
  if (newer === null) return 'done';
  if (newer.mark !== mark) return 'stale';
  const { version: from } = procedure.document;
  const { version: to } = newer.to;
  const document: ProcedureDocument = {
    ...procedure.document,
    version: to,
    went: [...procedure.document.went, { ...(await handOf(open.visit)), from, to }],
  };
  const saved = await procedures.change(open, procedure, { act: 'went-over', document });
  if (saved === 'stale') throw new ChangedMeanwhile('A procedure changed while it was held.');
  const now = { ...procedure, document, definition: newer.to, newer: null, version: procedure.version + 1 };
  await followEvents(open, now, { of: 'version', reason: null });
  return 'saved';
}
