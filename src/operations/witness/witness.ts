import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writePrivateFile } from '#app/operations/processes/private-files.ts';
import {
  isConsistent,
  type NoteKey,
  noteKeyOf,
  readAddCheckpoint,
  readCheckpoint,
  readSignedNote,
  signatureLine,
  signaturesOfKey,
  signedAt,
} from '#app/platform/audit/index.ts';
import type { Key } from '#app/platform/vault/index.ts';

export interface WitnessParts {
  name: string;
  seed: Key;
  /** The logs that it knows, by their public keys. */
  logs: readonly NoteKey[];
  /** Where it keeps what it signed last of each log. */
  stateFile: string;
  now?: () => number;
}

export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  body: string;
  type?: string;
}

const stateSchema = z.object({
  logs: z.record(z.string(), z.object({ size: z.int().min(0), root: z.string(), at: z.iso.datetime() })),
});
type WitnessLogs = z.infer<typeof stateSchema>['logs'];

/**
 * A witness by C2SP tlog-witness: it remembers how large a log was, and signs only what extends that. It sees hashes
 * and numbers, never an entry.
 */
export function createWitness(parts: WitnessParts): { add(body: string): Promise<WitnessAnswer> } {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    // One after the other: what was looked at must be what is written down.
    add(body) {
      const answer = queue.then(() => answerTo(body, parts));
      queue = answer.catch(() => undefined);
      return answer;
    },
  };
}

async function answerTo(body: string, parts: WitnessParts): Promise<WitnessAnswer> {
  const asked = readAddCheckpoint(body);
  const note = asked === null ? null : readSignedNote(asked.note);
  const checkpoint = note === null ? null : readCheckpoint(note.text);
  if (asked === null || note === null || checkpoint === null) return refused(400, 'This is no checkpoint.');
  const key = keyFor(checkpoint.origin, parts.logs);
  if (key === null) return refused(404, 'This log is not known here.');
  if (!signaturesOfKey(note.signatures, key).some((signature) => signedAt(signature, key, note.text) !== null))
    return refused(403, 'The log did not sign this.');
  if (asked.old > checkpoint.size) return refused(400, 'The old size is larger than the new one.');
  const logs = await readState(parts.stateFile);
  const known = logs[checkpoint.origin];
  const before = { size: known?.size ?? 0, root: Buffer.from(known?.root ?? '', 'base64') };
  if (
    asked.old !== before.size ||
    (known !== undefined && known.size === checkpoint.size && !before.root.equals(checkpoint.root))
  )
    return { status: 409, body: `${before.size}\n`, type: 'text/x.tlog.size' };
  if (!isConsistent(before, checkpoint, asked.proof)) return refused(422, 'The proof does not fit.');
  const time = Math.floor((parts.now ?? Date.now)() / 1000);
  const { origin, size, root } = checkpoint;
  const next = { size, root: root.toString('base64'), at: new Date(time * 1000).toISOString() };
  await writePrivateFile(parts.stateFile, `${JSON.stringify({ logs: { ...logs, [origin]: next } }, null, 1)}\n`);
  const own = noteKeyOf(parts.seed, parts.name, 'cosignature');
  return { status: 200, body: signatureLine(parts.seed, own, note.text, time) };
}

/**
 * The key of the log with this origin. A log that began anew (a restore, a decision of the leader) has a number behind
 * its name, and the same key: what was seen of it before stays written down here.
 */
function keyFor(origin: string, logs: readonly NoteKey[]): NoteKey | null {
  const log = logs.find(
    ({ name }) => origin === name || (/^\/[0-9]{1,6}$/.test(origin.slice(name.length)) && origin.startsWith(name)),
  );
  return log === undefined ? null : { ...log, name: origin };
}

async function readState(file: string): Promise<WitnessLogs> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{"logs":{}}';
    throw error;
  });
  return stateSchema.parse(JSON.parse(text)).logs;
}

function refused(status: WitnessAnswer['status'], sentence: string): WitnessAnswer {
  return { status, body: `${sentence}\n` };
}
