import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Action, Visit } from '#app/platform/access/visit/index.ts';
import { idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { type OpenEvent, type RunningProcedure, readProcedure } from '../running/index.ts';

export interface FoundProcedure {
  open: OpenCase;
  procedure: RunningProcedure;
}

/** The procedure that the address names; null is "not found", whatever the reason. */
export async function procedureFromPath(c: Context, visit: Visit, action: Action): Promise<FoundProcedure | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const procedure = open && (await readProcedure(open, id));
  return open && procedure ? { open, procedure } : null;
}

export interface FoundEvent extends FoundProcedure {
  event: OpenEvent;
}

/** The event of that procedure that the address names. */
export async function eventFromPath(c: Context, visit: Visit, action: Action): Promise<FoundEvent | null> {
  const id = idFromPath(c, 'event');
  const found = id === null ? null : await procedureFromPath(c, visit, action);
  const event = found?.procedure.events.find((one) => one.id === id);
  return found && event ? { ...found, event } : null;
}

/** The letter from which somebody came to write down what happened; null for anything that is no id. */
export function paperFromQuery(c: Context): string | null {
  const id = c.req.query('paper') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** The address of a procedure in a case. */
export const procedureAddress = ({ open, procedure }: FoundProcedure) =>
  `/clients/${open.reference}/procedures/${procedure.id}`;
