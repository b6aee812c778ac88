import { open, readFile } from 'node:fs/promises';
import { armor } from 'age-encryption';
import { z } from 'zod';
import { equal, mac } from '#app/platform/vault/index.ts';
import { decryptWith, encryptTo } from './age.ts';
import { BackupRefusal } from './refusal.ts';

const rowSchema = z.record(z.string(), z.unknown());
const entrySchema = z.strictObject({
  installation: z.uuid(),
  id: z.uuid(),
  at: z.iso.datetime(),
  relation: z.string().regex(/^[a-z_]{2,40}$/),
  act: z.enum(['ended', 'deleted', 'kept-out', 'added']),
  key: rowSchema,
  change: rowSchema.nullable(),
});
/** Something that ended or was deleted, in an installation. */
export type JournalEntry = z.infer<typeof entrySchema>;

const lineSchema = z.strictObject({ entry: z.string(), mark: z.base64() });

/**
 * Whose journal it is: the pepper says that an entry was written by this installation, for anyone can encrypt to its
 * recipient.
 */
export interface JournalOwner {
  installation: string;
  pepper: Uint8Array;
}

/**
 * Appends entries to the journal, on the disk before this ends: one more armored file of age behind those that are
 * there. What a power cut leaves half written, reading leaves out.
 */
export async function appendToJournal(
  file: string,
  recipients: readonly string[],
  pepper: Uint8Array,
  entries: readonly JournalEntry[],
): Promise<void> {
  const lines = entries.map((entry) => {
    const text = JSON.stringify(entry);
    return JSON.stringify({ entry: text, mark: markOf(pepper, text).toString('base64') });
  });
  const sealed = await whole(await encryptTo(recipients, oneChunk(lines.join('\n'))));
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(`\n${armor.encode(sealed)}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface ReadJournal {
  entries: JournalEntry[];
  /** Whether its end was cut off: by a power cut, or by somebody. */
  cutOff: boolean;
}

const block = /-----BEGIN AGE ENCRYPTED FILE-----[A-Za-z0-9+/=\s]*-----END AGE ENCRYPTED FILE-----/g;

/** Reads a journal whole. Throws a refusal when it is of another installation, was changed, or is none. */
export async function readJournal(
  file: string,
  identities: readonly string[],
  owner: JournalOwner,
): Promise<ReadJournal> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new BackupRefusal(`There is no journal ${file} that can be read.`);
  const blocks = text.match(block) ?? [];
  const begun = text.split('-----BEGIN AGE').length - 1;
  if (blocks.length === 0) throw new BackupRefusal(`${file} holds no entry of a journal of ours.`);
  const entries: JournalEntry[] = [];
  for (const one of blocks) entries.push(...(await entriesOf(one, file, identities, owner)));
  return { entries: entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), cutOff: begun > blocks.length };
}

async function entriesOf(
  armored: string,
  file: string,
  identities: readonly string[],
  { installation, pepper }: JournalOwner,
): Promise<JournalEntry[]> {
  try {
    const clear = await whole(await decryptWith(identities, oneChunk(armor.decode(armored))));
    return Buffer.from(clear)
      .toString()
      .split('\n')
      .map((line) => {
        const { entry, mark } = lineSchema.parse(JSON.parse(line));
        if (!equal(markOf(pepper, entry), Buffer.from(mark, 'base64'))) throw new Error('not ours');
        const read = entrySchema.parse(JSON.parse(entry));
        if (read.installation !== installation) throw new Error('not ours');
        return read;
      });
  } catch (error) {
    if (error instanceof BackupRefusal) throw error;
    throw new BackupRefusal(`${file} was changed, or is the journal of another installation. Nothing was put back.`);
  }
}

function markOf(pepper: Uint8Array, text: string): Buffer {
  return mac(pepper, 'naast journal entry', text);
}

async function* oneChunk(bytes: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(bytes as Uint8Array);
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
