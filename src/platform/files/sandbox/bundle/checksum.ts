/**
 * SHA-256 in hexadecimals. The one hash outside of the vault: the vault loads native code, which no box may, and this is
 * no secret but a checksum that its receiver can work out as well.
 */
export async function checksum(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await globalThis.crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
