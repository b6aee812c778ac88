import type { ScopedDb } from '#app/platform/database/index.ts';

/** Told among the regions: the team that reads new registrations. */
export const intakeRecipient = 'intake';

/** A limit as it is in the clear (design question 12): all that background work knows of it. */
interface ClearLimit {
  catalogueId: string;
  start: string;
  term: string | null;
}

/** What was added to the law from a screen: it makes a day earlier, never later. */
export interface AddedToLaw {
  isEmpty: boolean;
  /** False where something of it was lost: then no day that it made earlier is taken back. */
  isWhole: boolean;
  /** The day that it gives to a limit, where that is earlier than the one that drives; else null. */
  earlier(limit: ClearLimit & { purpose: 'act' | 'wait'; drivingDay: string }): string | null;
}

/** What the worker is given; the law, the store and the mail belong to other modules. */
export interface WorkerParts {
  /** One transaction as the jobs' role. */
  scoped<T>(work: (db: ScopedDb) => Promise<T>): Promise<T>;
  /** The day that drives a limit, counted anew with the calendar of this program; null where it cannot be counted. */
  recount(limit: ClearLimit): string | null;
  /** What was added to the law from a screen; left out where nothing can be. */
  addedLaw?(): Promise<AddedToLaw>;
  /** The days on which to remind of a limit with this day, from today on. */
  reminderDays(limit: { catalogueId: string; drivingDay: string }, today: string): string[];
  /** Must somebody be alarmed of this limit today: fatal, not confirmed by a lawyer, two working days away or less? */
  escalates(limit: { catalogueId: string; drivingDay: string; confirmed: boolean }, today: string): boolean;
  /** Removes files that no row knows and that are older than this; gives how many. */
  sweep(knownNames: ReadonlySet<string>, olderThan: Temporal.Instant): Promise<number>;
  /** Goes through the whole audit log and says in it what came of that; the jobs themselves may not read it. */
  verifyLog?(): Promise<void>;
  /** Mailboxes of regions, and of the intake team, as the leader signed them; null where nobody answers for what the row says. */
  mailboxes(db: ScopedDb, ids: readonly string[]): Promise<{ id: string; mailbox: string | null }[]>;
  /** Each round: what must be kept outside the database. Left out where nothing is kept. */
  keep?(): Promise<void>;
  /** Null sends no mail. */
  mailer: Mailer | null;
  /** A failure, without content. */
  report(error: Error): void;
}

export interface Mailer {
  /** Tells an organisation's mailbox that there is something to do, and nothing else. `id` makes the Message-ID. */
  somethingToDo(mailbox: string, id: string): Promise<void>;
  /** Tells a volunteer in one neutral sentence, without a link, that something is ready. */
  somethingReady(mailbox: string, id: string): Promise<void>;
  close(): void;
}
