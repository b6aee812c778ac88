import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '#app/platform/vault/index.ts';

const listed = z.record(z.string(), z.object({ version: z.string(), files: z.record(z.string(), z.string()) }));

/**
 * Compares Node and PostgreSQL as they are installed here with the hashes that are kept in the repository for every
 * platform (docs/binaries.json). Gives the paths that differ or are missing, and how many were compared.
 */
export async function compareBinaries(programFolder: string): Promise<{ compared: number; differ: string[] }> {
  const list = listed.parse(JSON.parse(await readFile(join(programFolder, 'docs/binaries.json'), 'utf8')));
  const installed = Object.entries(list).filter(([name]) => existsSync(join(programFolder, 'node_modules', name)));
  const files = installed.flatMap(([name, { files }]) =>
    Object.entries(files).map(([path, hash]) => ({ path: join('node_modules', name, path), hash })),
  );
  const differ: string[] = [];
  for (const { path, hash } of files) {
    const bytes = await readFile(join(programFolder, path)).catch(() => null);
    if (bytes === null || sha256(bytes).toString('hex') !== hash) differ.push(path);
  }
  return { compared: files.length, differ };
}
