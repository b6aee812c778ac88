import { type Key, notePublic, sha256, signNote, verifyNote } from '#app/platform/vault/index.ts';

/** What a key of a signed note signs: the text itself, or as a witness the text with a time. */
export type NoteKind = 'note' | 'cosignature';

/** A public key as signed notes know it (C2SP signed-note). */
export interface NoteKey {
  name: string;
  kind: NoteKind;
  open: Buffer;
}

export interface NoteSignature {
  name: string;
  id: Buffer;
  bytes: Buffer;
}

const typeOf: Record<NoteKind, number> = { note: 0x01, cosignature: 0x04 };
const nameForm = /^[^\s+]{1,200}$/;
const mostSignatures = 16;

/** The public half of a seed, under a name. */
export function noteKeyOf(seed: Key, name: string, kind: NoteKind): NoteKey {
  return { name, kind, open: notePublic(seed) };
}

/** A key as one line, to hand to whoever shall believe it: name, id, and key. */
export function writeNoteKey(key: NoteKey): string {
  return `${key.name}+${idOf(key).toString('hex')}+${material(key).toString('base64')}`;
}

/** The key in such a line; null when it is none, or its id is another's. */
export function readNoteKey(line: string): NoteKey | null {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  // The plus is also a digit of base64.
  const bytes = Buffer.from(rest.join('+'), 'base64');
  const kind = (Object.keys(typeOf) as NoteKind[]).find((one) => typeOf[one] === bytes[0]);
  if (kind === undefined || bytes.length !== 33 || !nameForm.test(name)) return null;
  const key = { name, kind, open: bytes.subarray(1) };
  return idOf(key).toString('hex') === id ? key : null;
}

/** The line that a key adds under a text. A witness says the time in seconds. */
export function signatureLine(seed: Key, key: NoteKey, text: string, time = 0): string {
  const signed = signNote(seed, Buffer.from(messageOf(key.kind, text, time)));
  const bytes = key.kind === 'note' ? signed : Buffer.concat([timeBytes(time), signed]);
  return `— ${key.name} ${Buffer.concat([idOf(key), bytes]).toString('base64')}\n`;
}

/** Text and signatures of a note; null when it is none. */
export function readSignedNote(note: string): { text: string; signatures: NoteSignature[] } | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const signatures = readSignatures(note.slice(end + 2));
  return signatures === null ? null : { text: note.slice(0, end + 1), signatures };
}

/** The signatures in lines of a note; null when one of the lines is none. */
export function readSignatures(lines: string): NoteSignature[] | null {
  const read: NoteSignature[] = [];
  for (const line of lines.split('\n').slice(0, -1)) {
    const [dash, name = '', base64 = '', ...more] = line.split(' ');
    const bytes = Buffer.from(base64, 'base64');
    if (dash !== '—' || more.length > 0 || !nameForm.test(name) || bytes.length < 5) return null;
    read.push({ name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) });
  }
  return read.length === 0 || read.length > mostSignatures ? null : read;
}

/** Those of the signatures that are of this key; others are no matter of ours. */
export function signaturesOfKey(signatures: readonly NoteSignature[], key: NoteKey): NoteSignature[] {
  return signatures.filter(({ name, id }) => name === key.name && id.equals(idOf(key)));
}

/** Did this key sign this text? Gives the time that a witness said (0 for others); null when it did not. */
export function signedAt(signature: NoteSignature, key: NoteKey, text: string): number | null {
  const stamped = key.kind === 'cosignature';
  if (signature.bytes.length !== (stamped ? 72 : 64)) return null;
  const time = stamped ? signature.bytes.readBigUInt64BE(0) : 0n;
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const message = Buffer.from(messageOf(key.kind, text, Number(time)));
  return verifyNote(key.open, message, signature.bytes.subarray(stamped ? 8 : 0)) ? Number(time) : null;
}

function messageOf(kind: NoteKind, text: string, time: number): string {
  return kind === 'note' ? text : `cosignature/v1\ntime ${time}\n${text}`;
}

function idOf(key: NoteKey): Buffer {
  return sha256(`${key.name}\n`, material(key)).subarray(0, 4);
}

function material({ kind, open }: NoteKey): Buffer {
  return Buffer.concat([Buffer.of(typeOf[kind]), open]);
}

function timeBytes(time: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(time));
  return bytes;
}
