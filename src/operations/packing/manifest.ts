import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '#app/platform/vault/index.ts';
import { partsName } from './parts.ts';

export const manifestName = 'manifest.json';
/** The program is in these; what else somebody puts beside them (data, keys) is no part of it. */
const folders = ['bin', 'dist', 'node_modules'];
const singleFiles = ['LICENSE', 'package.json', partsName];

const manifestSchema = z.strictObject({
  program: z.literal('naast'),
  version: z.string(),
  platform: z.string(),
  node: z.string(),
  /** SHA-256 by path. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  /** Where a link leads, by path. */
  links: z.record(z.string(), z.string()),
});
type Manifest = z.infer<typeof manifestSchema>;

/**
 * Writes down the hash of everything that is in a packed folder; last of all, so that half a folder has none. Gives the
 * hash of the manifest itself, and how many files it names.
 */
export async function writeManifest(folder: string, version: string): Promise<{ files: number; hash: string }> {
  const about = { version, platform: `${process.platform}-${process.arch}`, node: process.version };
  const manifest: Manifest = { program: 'naast', ...about, ...(await contentsOf(folder)) };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, manifestName), text);
  return { files: Object.keys(manifest.files).length, hash: sha256(text).toString('hex') };
}

type ManifestCheck =
  | { ok: true; files: number }
  | { ok: false; noManifest: true }
  | { ok: false; noManifest: false; changed: string[]; missing: string[]; added: string[] };

/** Compares a packed folder with its manifest. */
export async function verifyFolder(folder: string): Promise<ManifestCheck> {
  const wanted = await readManifest(folder);
  if (wanted === null) return { ok: false, noManifest: true };
  const found = await contentsOf(folder);
  const all = (contents: Pick<Manifest, 'files' | 'links'>) =>
    new Map([
      ...Object.entries(contents.files),
      ...Object.entries(contents.links).map(([at, to]) => [at, `→ ${to}`] as const),
    ]);
  const [written, lies] = [all(wanted), all(found)];
  const missing = [...written.keys()].filter((path) => !lies.has(path));
  const added = [...lies.keys()].filter((path) => !written.has(path));
  const changed = [...written]
    .filter(([path, hash]) => lies.has(path) && lies.get(path) !== hash)
    .map(([path]) => path);
  const ok = missing.length + added.length + changed.length === 0;
  return ok ? { ok, files: written.size } : { ok, noManifest: false, changed, missing, added };
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null);
  try {
    return text === null ? null : manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function contentsOf(folder: string): Promise<Pick<Manifest, 'files' | 'links'>> {
  const files: Record<string, string> = {};
  const links: Record<string, string> = {};
  for (const path of await pathsOf(folder)) {
    const place = join(folder, path);
    if ((await lstat(place)).isSymbolicLink()) links[path] = await readlink(place);
    else files[path] = sha256(await readFile(place)).toString('hex');
  }
  return { files, links };
}

/** Every file and link of the program, by its path with `/`, in order. */
async function pathsOf(folder: string): Promise<string[]> {
  const top = singleFiles.filter((name) => existsSync(join(folder, name)));
  const below = await Promise.all(
    folders.map(async (name) => {
      const entries = await readdir(join(folder, name), { withFileTypes: true, recursive: true }).catch(() => []);
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    }),
  );
  return [...top, ...below.flat()].map((path) => path.replaceAll('\\', '/')).sort();
}
