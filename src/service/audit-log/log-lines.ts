import type { LogEntry } from '#app/platform/audit/index.ts';
import { plainDate } from '#app/platform/language/index.ts';

/** Entries of one day that say the same, but for the moment and the number. */
export interface LogLine {
  /** The newest of them. */
  entry: LogEntry;
  /** All of them, the newest first. */
  times: readonly { at: string; seq: number }[];
}

export interface LogDay {
  day: string;
  entries: number;
  lines: readonly LogLine[];
}

/** Entries, newest first, by day; those of a day that say the same are one line, where the newest of them stands. */
export function linesByDay(entries: readonly LogEntry[]): LogDay[] {
  const days = new Map<string, Map<string, { entry: LogEntry; times: { at: string; seq: number }[] }>>();
  for (const entry of entries) {
    const day = plainDate(Temporal.Instant.from(entry.at)).toString();
    const lines = days.get(day) ?? new Map();
    days.set(day, lines);
    const said = whatItSays(entry);
    const line = lines.get(said) ?? { entry, times: [] };
    lines.set(said, line);
    line.times.push({ at: entry.at, seq: entry.seq });
  }
  return [...days].map(([day, lines]) => ({
    day,
    entries: [...lines.values()].reduce((sum, { times }) => sum + times.length, 0),
    lines: [...lines.values()],
  }));
}

/** Everything that the line of an entry shows; on which grant and in which session it was, the export says. */
function whatItSays(entry: LogEntry): string {
  const { kind, person, action, object, objectId, reason, outcome, compartment, count } = entry;
  return JSON.stringify([kind, person, action, object, objectId, entry.case, compartment, reason, outcome, count]);
}
