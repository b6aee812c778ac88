/** What the parent sends: four bytes of length, then so many bytes; null when it went away without sending all. */
export async function readRequest(): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const request = Buffer.concat(parts);
  const whole = request.byteLength >= 4 && request.readUInt32BE(0) === request.byteLength - 4;
  return whole ? request.subarray(4) : null;
}

/** Kinds of files that a sandbox opens, as the parent found them in the bytes. */
export const SANDBOX_KINDS = ['pdf', 'docx', 'text', 'mail', 'jpeg', 'png', 'heic'] as const;
export type SandboxKind = (typeof SANDBOX_KINDS)[number];

/** A file to be shown, behind one line that says what it is. */
export function packFile(kind: SandboxKind, file: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${kind}\n`), file]);
}

/** Reads a request of `packFile` inside the sandbox. Throws when it names no kind that a sandbox opens. */
export function unpackFile(request: Buffer): { kind: SandboxKind; file: Buffer } {
  const end = request.indexOf('\n');
  const said = request.toString('latin1', 0, end);
  const kind = SANDBOX_KINDS.find((one) => one === said);
  if (!kind) throw new Error('The sandbox was handed something else than a file');
  return { kind, file: request.subarray(end + 1) };
}
