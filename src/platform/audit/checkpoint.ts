/** The head of a tree as witnesses know it (C2SP tlog-checkpoint): whose, how large, and its root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** What a log asks a witness to sign (C2SP tlog-witness). */
export interface AddCheckpoint {
  old: number;
  proof: Buffer[];
  /** The signed note. */
  note: string;
}

const number = /^(0|[1-9][0-9]{0,14})$/;
const hashText = /^[A-Za-z0-9+/]{43}=$/;
const mostProof = 63;

/** The text of the note. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** A checkpoint as it is written; null when it is none. Lines after the third are let be. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = ''] = text.split('\n');
  if (origin === '' || !number.test(size) || !hashText.test(root)) return null;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** The body of the request. */
export function writeAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');
}

/** What was asked; null when it is not in that form. */
export function readAddCheckpoint(body: string): AddCheckpoint | null {
  const end = body.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...proof] = body.slice(0, end).split('\n');
  const old = first.startsWith('old ') ? first.slice(4) : '';
  if (!number.test(old) || proof.length > mostProof || !proof.every((line) => hashText.test(line))) return null;
  return { old: Number(old), proof: proof.map((line) => Buffer.from(line, 'base64')), note: body.slice(end + 2) };
}
