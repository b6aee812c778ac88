/** What the parent sends: four bytes of length, then so many bytes; null when it went away without sending all. */
export async function readRequest(): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const request = Buffer.concat(parts);
  const whole = request.byteLength >= 4 && request.readUInt32BE(0) === request.byteLength - 4;
  return whole ? request.subarray(4) : null;
}
