import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PackingRefusal } from './refusal.ts';

/** An installed package that production needs. */
export interface InstalledPackage {
  name: string;
  /** From the program's folder, e.g. `node_modules/zod`. */
  path: string;
}

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), optional: z.boolean().optional(), version: z.string().optional() }),
  ),
});

/** The Node of npm's packages is copied as one program, without its headers. */
const pinnedNode = /^node-(linux|darwin|win)-/;

/** The production packages of the lock file as they are installed here: of this platform, and none for development. */
export async function productionPackages(programFolder: string): Promise<InstalledPackage[]> {
  const text = await readFile(join(programFolder, 'package-lock.json'), 'utf8').catch(() => null);
  if (text === null) throw new PackingRefusal('This folder was packed itself: copy it, or pack from a clone.');
  const { packages } = lock.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([path, { dev = false, optional = false }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (path === '' || dev || pinnedNode.test(name)) return [];
    if (existsSync(join(programFolder, path))) return [{ name, path }];
    if (optional) return [];
    throw new PackingRefusal(`The package ${name} is not installed: run npm start once, then pack again.`);
  });
}
