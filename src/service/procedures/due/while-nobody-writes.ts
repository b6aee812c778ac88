import { sql } from 'kysely';
import { may, rememberedFor, type Visit } from '#app/platform/access/visit/index.ts';

/** The newest entry of the audit log that is not one of reading, and the moment until which what was found holds by itself. */
interface Mark {
  changed: string;
  until: string;
}

/**
 * Finds something of the cases that I hold: for a coordinator no more often than somebody writes, or the next day or
 * grant begins or ends (docs/decisions/0101). `what` names it among what is remembered.
 */
export function whileNobodyWrites<Found extends object>(what: string, find: (visit: Visit) => Promise<Found>) {
  const remembered = rememberedFor<{ found: Found } & Mark>(what);
  return async (visit: Visit): Promise<Found> => {
    if (!may(visit, 'case.grant')) return find(visit);
    const before = remembered.recall(visit);
    const { rows } = await sql<Mark & { holds: boolean }>`
      select encode(changed, 'hex') as changed, until::text as until, holds from naast.still_holds(
        decode(${before?.changed ?? null}::text, 'hex'), ${before?.until ?? null}::text::timestamptz)`.execute(
      visit.db,
    );
    const [row] = rows;
    if (before && row?.holds) return before.found;
    // Found after the mark was read: what is written in between is found too, and the next look finds it again.
    const found = await find(visit);
    if (row) remembered.remember(visit, { found, changed: row.changed, until: row.until });
    return found;
  };
}
