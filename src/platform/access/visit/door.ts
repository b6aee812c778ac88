import { type RawBuilder, sql } from 'kysely';
import { appendEntries, type LogState } from '#app/platform/audit/index.ts';
import type { Context, PersonStatus, Role, ScopedDb } from '#app/platform/database/index.ts';
import type { Pins } from './root.ts';

/** When the last backup was made, and how large it is: all that a page knows of backups. */
export interface LastBackup {
  at: string;
  bytes: number;
  /** Of the keys, which go apart; null when they were not backed up with it. */
  keysBytes: number | null;
}

/**
 * What the staff process holds for everybody: a way to scoped transactions, its secrets, and the pins once there are
 * any.
 */
export interface StaffInstallation {
  scoped<T>(context: Context, work: (db: ScopedDb) => Promise<T>, last?: () => RawBuilder<unknown> | null): Promise<T>;
  ask<Row>(context: Context, statement: (signed: string) => RawBuilder<Row>): Promise<Row[]>;
  become(db: ScopedDb, context: Context): Promise<void>;
  pepper: Uint8Array;
  receiptKey: Uint8Array;
  /** Null until the installation has been claimed. */
  pins(): Pins | null;
  /** What is known of the log from outside the database; left out where nobody watches it. */
  log?(): LogState;
  /** The last backup that was made; null when none was, left out where nobody keeps that. */
  backup?(): LastBackup | null;
  /**
   * The day from which a volunteer without a signed day is suspended, as the process manager keeps it outside the
   * database; left out, only the database's own counts.
   */
  daysCountFrom?(): string | null;
}

/** What stands before everything else until it is done; then a session reaches that page alone (T40). */
export type Duty = 'change-password' | 'add-passkey';

export interface SessionRow {
  id: string;
  person_id: string;
  level: string;
  secret_sealed: Buffer | null;
  stepped_up_at: Date;
  absolute_until: Date;
  login_name: string;
  roles: Role[];
  region_id: string | null;
  status: PersonStatus;
  teams: string[];
  /** What whoever signs in must do before anything else. */
  duty: Duty | null;
  /** Did this person sign in during the last five minutes? */
  fresh: boolean;
}

/** The live session behind a cookie, or null. Run at the door, before anyone is known. */
export async function findSession(
  installation: Pick<StaffInstallation, 'ask'>,
  lookup: Buffer,
): Promise<SessionRow | null> {
  const rows = await installation.ask(
    { kind: 'door' },
    (signed) => sql<SessionRow>`select * from naast.open_session_as(${signed}, ${lookup})`,
  );
  return rows[0] ?? null;
}

/** Ends a session everywhere: the row loses its secret. True when it was alive. */
export async function endSession(
  installation: StaffInstallation,
  lookup: Buffer,
  action: 'sign-out.done' | 'exit.done',
): Promise<boolean> {
  return installation.scoped({ kind: 'door' }, async (db) => {
    const { rows } = await sql<{ ended: boolean }>`select naast.end_session(${lookup}) as ended`.execute(db);
    const ended = rows[0]?.ended ?? false;
    if (ended) await appendEntries(db, [{ action }]);
    return ended;
  });
}
