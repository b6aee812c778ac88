import { genesis } from './chain.ts';

/** How the log differs from what was seen of it before. */
export type AlarmCause = 'tail-lost' | 'reworded' | 'broken' | 'file-damaged';

export interface LogHead {
  seq: number;
  hash: string;
  /** When that entry was made, by the clock of the database. */
  at?: string | undefined;
}

/** An alarm of the log: it stands until the leader, or two recovery shares, have said yes to the log as it is. */
export interface LogAlarm {
  id: string;
  cause: AlarmCause;
  since: string;
  /** What had been seen, and what was found in its place. */
  seen: LogHead;
  found: LogHead;
}

/** What a witness on another host said last. */
export interface WitnessState {
  /** The size of the log that it confirmed, and when by its own clock; null until it did. */
  size: number | null;
  at: string | null;
  /** What is wrong with it, and since when. */
  trouble: { why: string; since: string } | null;
}

/** What a process knows of the log from outside the database: the process manager tells it. */
export interface LogState {
  alarm: LogAlarm | null;
  witnesses: Record<string, WitnessState>;
}

/** The head of a log in which nothing stands yet. */
export const emptyHead: LogHead = { seq: 0, hash: genesis.toString('hex') };
