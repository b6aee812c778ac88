import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LogAlarm, LogHead, WitnessState } from '#app/platform/audit/index.ts';
import { type MachineReport, machineReport } from '#app/platform/findings/index.ts';
import { backupsFile, newestBackup, newestOf, readLastBackups } from './last-backup.ts';
import { takeLock } from './lock.ts';
import { machineFile, readMachineReport } from './machine-report.ts';
import { writePrivateFile } from './private-files.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/);
/** The name of a number: the kind of a statement and its subject, as in `suspension.letter:ind_afwijzing`. */
const markName = z.string().regex(/^[^\p{Cc}]{1,200}$/u);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.object({ seq: z.int().min(0), hash, at: z.string().optional() });

/** How the log differs from what was seen before. */
const alarmCauses = ['tail-lost', 'reworded', 'broken', 'file-damaged'] as const;
const alarmSchema = z.object({
  id: z.uuid(),
  cause: z.enum(alarmCauses),
  since: z.iso.datetime(),
  /** What had been seen, and what was found in its place. */
  seen: headSchema,
  found: headSchema,
});

const witnessSchema = z.object({
  /** The size of the log that it confirmed, and when by its own clock; null until it did. */
  size: z.int().min(0).nullable(),
  at: z.iso.datetime().nullable(),
  /** What is wrong with it, and since when. */
  trouble: z.object({ why: code, since: z.iso.datetime() }).nullable(),
});

const lastSeenSchema = z.looseObject({
  /** The newest head of the log that was seen. */
  head: headSchema.nullable().default(null),
  /** Heads before it, oldest first: they tell where a log that differs began to. */
  earlier: z.array(headSchema).default([]),
  /** How often the log began anew: after a restore, or by the leader's yes. */
  beginning: z.int().min(1).default(1),
  /** What each beginning said of the head before and after it, under the key of the log. */
  beginnings: z.array(z.string()).default([]),
  /** Numbers that only rise: the highest of the public statements, formats that hold from here on. */
  marks: z.record(markName, z.int().min(0)).default({}),
  alarm: alarmSchema.nullable().default(null),
  /** By name, what each witness said last. */
  witnesses: z.record(z.string(), witnessSchema).default({}),
});

export type LastSeen = z.infer<typeof lastSeenSchema>;

/** What a process is told of the file, at its start and by message. */
export const seenMarksSchema = z.object({
  marks: lastSeenSchema.shape.marks,
  alarm: lastSeenSchema.shape.alarm,
  witnesses: lastSeenSchema.shape.witnesses,
  /** How the machine stands; for the staff side only. */
  machine: machineReport.nullable().default(null),
  /** The last backup, for the leader's first page; for the staff side only. */
  backup: newestBackup.nullable().default(null),
});
export type SeenMarks = z.infer<typeof seenMarksSchema>;
export const nothingSeen: SeenMarks = { marks: {}, alarm: null, witnesses: {}, machine: null, backup: null };

const fileName = 'last-seen.json';
const mostEarlier = 32;
const mostBeginnings = 100;

/** What was seen last, as the keys folder tells it; nothing where nothing was seen. Throws when the file is damaged. */
export async function readLastSeen(keysFolder: string): Promise<LastSeen> {
  const text = await readFile(join(keysFolder, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return lastSeenSchema.parse(JSON.parse(text));
}

/** The head moves forwards only, and not at all while an alarm stands. */
export function seeHead(keysFolder: string, head: LogHead): Promise<LastSeen> {
  return change(keysFolder, (seen) => {
    if (seen.alarm !== null || (seen.head !== null && head.seq <= seen.head.seq)) return seen;
    const earlier = seen.head === null ? [] : [...seen.earlier, seen.head].slice(-mostEarlier);
    return { ...seen, head, earlier };
  });
}

/** Raises a number; one that is lower than what stands there changes nothing. */
export function raiseMark(keysFolder: string, name: string, value: number): Promise<LastSeen> {
  return change(keysFolder, (seen) =>
    value <= (seen.marks[name] ?? -1) ? seen : { ...seen, marks: { ...seen.marks, [name]: value } },
  );
}

/** Raises several at once: one writing, whatever their number. */
export function raiseMarks(keysFolder: string, marks: Readonly<Record<string, number>>): Promise<LastSeen> {
  return change(keysFolder, (seen) => {
    const higher = Object.entries(marks).filter(([name, value]) => value > (seen.marks[name] ?? -1));
    return higher.length === 0 ? seen : { ...seen, marks: { ...seen.marks, ...Object.fromEntries(higher) } };
  });
}

/** An alarm stays until somebody who may has looked; a second one changes nothing. */
export function keepAlarm(keysFolder: string, alarm: LogAlarm): Promise<LastSeen> {
  return change(keysFolder, (seen) => (seen.alarm === null ? { ...seen, alarm } : seen));
}

/** What a witness said, in place of what it said before. */
export function keepWitness(keysFolder: string, name: string, said: WitnessState): Promise<LastSeen> {
  return change(keysFolder, (seen) => ({ ...seen, witnesses: { ...seen.witnesses, [name]: said } }));
}

/**
 * The one way back: the log begins anew with this head. Only after a restore, or a signed yes. `say` puts the head
 * before and the head after it under a signature.
 */
export function beginAnew(
  keysFolder: string,
  head: LogHead,
  say: (beginning: number, before: LogHead) => string,
): Promise<LastSeen> {
  return change(keysFolder, (seen) => {
    // What was put back may be from before a key of a team was turned; the leader is reminded to turn it again.
    const marks = Object.fromEntries(Object.entries(seen.marks).filter(([name]) => !name.startsWith('team-key.')));
    if (seen.head === null) return { ...seen, head, marks };
    const beginning = seen.beginning + 1;
    const beginnings = [...seen.beginnings, say(beginning, seen.head)].slice(-mostBeginnings);
    return { ...seen, head, earlier: [], alarm: null, witnesses: {}, marks, beginning, beginnings };
  });
}

/** Follows the file and what is found of the machine, whichever process writes them. Returns how to stop. */
export function followLastSeen(keysFolder: string, onChange: (seen: SeenMarks) => void, every = 1_000): () => void {
  let known = '';
  const timer = setInterval(async () => {
    const files = [join(keysFolder, fileName), machineFile(keysFolder), backupsFile(keysFolder)];
    const marks = await Promise.all(files.map(markOf));
    if (marks.join() === known) return;
    known = marks.join();
    const seen = await readLastSeen(keysFolder).catch(() => null);
    if (seen !== null)
      onChange(seenOf(seen, await readMachineReport(keysFolder), newestOf(await readLastBackups(keysFolder))));
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

async function markOf(file: string): Promise<string> {
  const now = await stat(file).catch(() => null);
  return now === null ? '' : `${now.ino} ${now.mtimeMs}`;
}

/** What the processes need of it. */
export function seenOf(
  { marks, alarm, witnesses }: LastSeen,
  machine: MachineReport | null = null,
  backup: SeenMarks['backup'] = null,
): SeenMarks {
  return { marks, alarm, witnesses, machine, backup };
}

/** In this process one at a time: the lock tells processes apart. */
let queue: Promise<unknown> = Promise.resolve();

function change(keysFolder: string, step: (seen: LastSeen) => LastSeen): Promise<LastSeen> {
  const changed = queue.then(async () => {
    const letGo = await lockOf(keysFolder);
    try {
      const before = await readLastSeen(keysFolder);
      const after = step(before);
      // Nothing is written that could not be read back: a file that does not open is an alarm of its own.
      const kept = after === before ? before : lastSeenSchema.parse(after);
      if (after !== before) await writePrivateFile(join(keysFolder, fileName), `${JSON.stringify(kept)}\n`);
      return kept;
    } finally {
      await letGo();
    }
  });
  queue = changed.catch(() => undefined);
  return changed;
}

/** Longer than any write takes on a busy machine. */
const patienceMs = 30_000;

/** Held for the length of one write; whoever died with it does not hold it. */
async function lockOf(keysFolder: string): Promise<() => Promise<void>> {
  const until = Date.now() + patienceMs;
  for (let attempt = 0; Date.now() < until; attempt += 1) {
    const letGo = await takeLock(keysFolder, 'last-seen.lock');
    if (letGo !== null) return letGo;
    // Not in step with the others who wait.
    await pause(3 + ((attempt * process.pid) % 17));
  }
  throw new Error('Another process holds the file of what was seen last.');
}
