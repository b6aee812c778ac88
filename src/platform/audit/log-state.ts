/** How the log differs from what was seen of it before. */
type AlarmCause = 'tail-lost' | 'reworded' | 'broken' | 'file-damaged';

interface LogHead {
  seq: number;
  hash: string;
}

/** An alarm of the log: it stands until the leader, or two recovery shares, have said yes to the log as it is. */
interface LogAlarm {
  id: string;
  cause: AlarmCause;
  since: string;
  /** What had been seen, and what was found in its place. */
  seen: LogHead;
  found: LogHead;
}

/** What a witness on another host said last. */
interface WitnessState {
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
