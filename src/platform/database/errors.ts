import pg from 'pg';

/** A database error without the parts that may quote a row (docs/security.md, “PostgreSQL”). */
export function safeDatabaseError(error: unknown): { code: string; constraint?: string } | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  return { code: error.code ?? 'unknown', ...(error.constraint ? { constraint: error.constraint } : {}) };
}

/** Words of the driver for a connection that is gone; it gives them no code. */
const gone =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout exceeded|The server does not support SSL)/;
/** Whatever answers there is not our server, or its certificate ran out: it is told nothing, and what is ours is away. */
const notOurs = /^(ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_|SELF_SIGNED_)/;

/**
 * Why nothing could be asked or kept: the database is away (cut off, starting anew), a disk is full; null for all else.
 */
export function storageTrouble(error: unknown): 'away' | 'full' | null {
  if (!(error instanceof Error)) return null;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (['53100', 'ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  if (error instanceof pg.DatabaseError) return /^(08|57P0|53300|58)/.test(code) ? 'away' : null;
  const isSocket = syscall === 'connect' || ['ECONNRESET', 'EPIPE'].includes(code) || notOurs.test(code);
  return isSocket || gone.test(error.message) ? 'away' : null;
}

/** Did a policy of row-level security refuse a row? (A right that is missing altogether is a mistake of ours.) */
export function isRefusedByPolicy(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42501' && error.message.includes('row-level security');
}

/**
 * Somebody changed what this transaction had read, before it wrote: nothing of the act is kept. For what only two at the same
 * moment can come to; who was shown something that is another by now is told so on the page.
 */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
}

/** Was this transaction undone only because two wrote at the same moment? The same again goes through. */
export function isForTwoAtOnce(error: unknown): boolean {
  return error instanceof ChangedMeanwhile || (error instanceof pg.DatabaseError && error.code === '40P01');
}
