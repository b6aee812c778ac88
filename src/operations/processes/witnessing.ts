import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkpointText,
  type LogTree,
  type NoteKey,
  noteKeyOf,
  type ReadLeaves,
  readNoteKey,
  readSignatures,
  signatureLine,
  signaturesOfKey,
  signedAt,
  type WitnessState,
  writeAddCheckpoint,
} from '#app/platform/audit/index.ts';
import type { Key } from '#app/platform/vault/index.ts';

/** A witness as the keys folder names it: where it listens, and the key by which its answers are known. */
export interface Witness {
  url: string;
  key: NoteKey;
}

const fileName = 'witnesses';

/** The witnesses of an installation: a line each in the file `witnesses` of the keys folder, address and key. */
export async function readWitnesses(keysFolder: string): Promise<{ witnesses: Witness[]; wrong: number[] }> {
  const text = await readFile(join(keysFolder, fileName), 'utf8').catch(() => '');
  const witnesses: Witness[] = [];
  const wrong: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [url = '', keyLine = ''] = line.trim().split(/\s+/);
    const key = readNoteKey(keyLine);
    if (key?.kind === 'cosignature' && isAddress(url))
      witnesses.push({ url: url.endsWith('/') ? url : `${url}/`, key });
    else wrong.push(at + 1);
  }
  return { witnesses, wrong };
}

function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  // What is sent are hashes; in clear it goes to this machine alone.
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

export interface Confirming {
  origin: string;
  /** The log's own key. */
  seed: Key;
  tree: LogTree;
  read: ReadLeaves;
  now?: () => number;
}

type Trouble = 'away' | 'lies' | 'differs' | 'ahead' | 'clock' | 'unknown-here';

const patience = 10_000;
const longestAnswer = 16_384;
/** A witness whose clock is further off than this is named; its signature counts all the same. */
const mostOff = 3_600;

/**
 * Asks a witness to confirm the log as it is. What it answers is said and alarmed; it refuses nothing here, and nothing
 * waits for it.
 */
export async function askWitness(witness: Witness, before: WitnessState, parts: Confirming): Promise<WitnessState> {
  const now = (parts.now ?? Date.now)();
  try {
    return await ask(witness, before, { ...parts, now: () => now }, before.size ?? 0, true);
  } catch {
    return troubled(before, 'away', now);
  }
}

async function ask(
  witness: Witness,
  before: WitnessState,
  parts: Confirming,
  old: number,
  mayAskAgain: boolean,
): Promise<WitnessState> {
  const now = (parts.now ?? Date.now)();
  const { origin, seed, tree, read } = parts;
  const size = tree.size;
  const text = checkpointText({ origin, size, root: tree.root() });
  const line = signatureLine(seed, noteKeyOf(seed, origin, 'note'), text);
  const proof = await tree.consistency(Math.min(old, size), size, read);
  const answer = await fetch(`${witness.url}add-checkpoint`, {
    method: 'POST',
    body: writeAddCheckpoint({ old: Math.min(old, size), proof, note: `${text}\n${line}` }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  const body = (await answer.text()).slice(0, longestAnswer);
  if (answer.status === 409 && mayAskAgain) {
    const known = /^(0|[1-9][0-9]{0,14})\n$/.test(body) ? Number(body) : null;
    if (known === null) return troubled(before, 'lies', now);
    if (known > size) return troubled(before, 'ahead', now);
    return known === old ? troubled(before, 'differs', now) : ask(witness, before, parts, known, false);
  }
  if (answer.status === 409 || answer.status === 422) return troubled(before, 'differs', now);
  if (answer.status === 404 || answer.status === 403) return troubled(before, 'unknown-here', now);
  if (answer.status !== 200) return troubled(before, 'away', now);
  return confirmed(witness, before, { text, size, lines: body, now });
}

interface Answered {
  text: string;
  size: number;
  lines: string;
  now: number;
}

function confirmed({ key }: Witness, before: WitnessState, { text, size, lines, now }: Answered): WitnessState {
  const own = signaturesOfKey(readSignatures(lines) ?? [], key);
  const times = own.map((signature) => signedAt(signature, key, text));
  const time = times.find((one) => one !== null);
  if (time === undefined || time === null || times.includes(null)) return troubled(before, 'lies', now);
  const isOff = Math.abs(time - now / 1000) > mostOff;
  // By our clock: since when it confirmed is read beside our own days.
  const after: WitnessState = { size, at: new Date(now).toISOString(), trouble: null };
  return isOff ? troubled({ ...after, trouble: before.trouble }, 'clock', now) : after;
}

/** What is wrong keeps its first moment. */
function troubled(before: WitnessState, why: Trouble, now: number): WitnessState {
  const since = before.trouble?.why === why ? before.trouble.since : new Date(now).toISOString();
  return { ...before, trouble: { why, since } };
}
