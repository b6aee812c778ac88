import { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { BackupRefusal } from './refusal.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Encrypts a stream to recipients of age; what waits in memory is one of its chunks of 64 KiB. */
export async function encryptTo(recipients: readonly string[], clear: Bytes): Promise<Bytes> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return asBytes(await encrypter.encrypt(asStream(clear)));
}

/** Decrypts a stream with whichever identity fits. Every chunk is checked before it is handed on; a cut-off end is an error. */
export async function decryptWith(identities: readonly string[], sealed: Bytes): Promise<Bytes> {
  const decrypter = decrypterWith(identities);
  try {
    return asBytes(await decrypter.decrypt(asStream(sealed)));
  } catch (error) {
    throw error instanceof Error && /no identity matched/.test(error.message)
      ? new BackupRefusal(
          'The secret key in the identity file does not open this file; it was made for another recipient.',
        )
      : error;
  }
}

/** The recipient whose files an identity opens. */
export function recipientOfIdentity(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

/** Is this a recipient of age (`age1…`), and not a secret key that was pasted by mistake? */
export function isRecipient(text: string): boolean {
  if (!/^age1[0-9a-z]+$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** The secret keys in a file as `age-keygen` writes it: one a line, with comments. */
export function readIdentities(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}

function decrypterWith(identities: readonly string[]): Decrypter {
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    throw new BackupRefusal('The identity file does not hold a whole secret key of age.');
  }
  return decrypter;
}

/** The library speaks in streams of the web; Node's are these, but for their types. */
const asStream = (bytes: Bytes) => WebStream.from(bytes) as unknown as ReadableStream<Uint8Array>;
const asBytes = (stream: ReadableStream<Uint8Array>) => stream as unknown as Bytes;
