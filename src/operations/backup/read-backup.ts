import { type ArchiveEntry, readArchive } from './archive.ts';
import {
  aboutSchema,
  type BackupAbout,
  entryNames,
  isMarked,
  type Manifest,
  manifestSchema,
  RunningHash,
} from './manifest.ts';
import { BackupRefusal } from './refusal.ts';

/** A backup, and what may open it and judge it. */
export interface Source {
  from: string;
  identities: readonly string[];
  pepper: Uint8Array;
}

/** Who gets what is read, in order: tables each after those they refer to, then the files. */
export interface Taker {
  about(about: BackupAbout): Promise<void>;
  part(table: string, bytes: Buffer): Promise<void>;
  file(name: string, bytes: Buffer): Promise<void>;
}

export interface WholeBackup {
  about: BackupAbout;
  manifest: Manifest;
}

/**
 * Reads a backup once from front to end. Throws a refusal when it is not whole: cut off, changed, or made by somebody who has
 * the recipient but not the keys. Only then is what was taken worth anything.
 */
export async function readBackup({ from, identities, pepper }: Source, taker: Partial<Taker>): Promise<WholeBackup> {
  const entries = readArchive(from, identities);
  try {
    const first = await entries.next();
    if (first.done || first.value.name !== entryNames.about)
      throw new BackupRefusal(`${from} is no backup of the data.`);
    const about = parsed(aboutSchema, first.value.bytes);
    await taker.about?.(about);
    const seen = await readRest(entries, taker);
    if (seen.manifest === null || seen.mark === null) throw damaged();
    if (!isMarked(pepper, seen.manifest, seen.mark))
      throw new BackupRefusal(
        'This backup was not made with these keys; somebody else may have made it. Nothing was put back.',
      );
    const manifest = parsed(manifestSchema, seen.manifest);
    if (!fits(manifest, first.value.bytes, about, seen)) throw damaged();
    return { about, manifest };
  } finally {
    await entries.return(undefined);
  }
}

interface Seen {
  tables: Map<string, RunningHash>;
  files: { count: number; hash: RunningHash };
  manifest: Buffer | null;
  mark: Buffer | null;
}

async function readRest(entries: AsyncGenerator<ArchiveEntry>, taker: Partial<Taker>): Promise<Seen> {
  const seen: Seen = { tables: new Map(), files: { count: 0, hash: new RunningHash() }, manifest: null, mark: null };
  for await (const { name, bytes } of entries) {
    const [folder, what = ''] = name.split('/');
    if (folder === 'tables') {
      const hash = seen.tables.get(what) ?? new RunningHash();
      hash.add(bytes);
      seen.tables.set(what, hash);
      await taker.part?.(what, bytes);
    } else if (folder === 'files') {
      seen.files.hash.add(what, bytes);
      seen.files.count += 1;
      await taker.file?.(what, bytes);
    } else if (name === entryNames.manifest) seen.manifest = bytes;
    else if (name === entryNames.mark) seen.mark = bytes;
    else throw damaged();
  }
  return seen;
}

function fits(manifest: Manifest, aboutText: Buffer, about: BackupAbout, { tables, files }: Seen): boolean {
  const aboutHash = new RunningHash();
  aboutHash.add(aboutText);
  const empty = new RunningHash().toString();
  return (
    manifest.about === aboutHash.toString() &&
    manifest.tables.length === about.tables.length &&
    manifest.tables.every(
      ({ name, hash }, at) => about.tables[at]?.name === name && hash === (tables.get(name)?.toString() ?? empty),
    ) &&
    [...tables.keys()].every((name) => about.tables.some((table) => table.name === name)) &&
    manifest.files.count === files.count &&
    manifest.files.hash === files.hash.toString()
  );
}

function parsed<T>(schema: { parse(value: unknown): T }, text: Buffer): T {
  try {
    return schema.parse(JSON.parse(text.toString()));
  } catch {
    throw damaged();
  }
}

export function damaged(): BackupRefusal {
  return new BackupRefusal(
    'The backup is damaged: what it holds is not what it says. Nothing was put back; take another copy.',
  );
}
