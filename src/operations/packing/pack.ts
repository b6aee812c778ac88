import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { libraryLinks } from '#app/platform/postgres/index.ts';
import { compareBinaries } from './binaries.ts';
import { writeManifest } from './manifest.ts';
import { neededOf } from './needed.ts';
import { type InstalledPackage, productionPackages } from './packages.ts';
import { partsList, partsName } from './parts.ts';
import { PackingRefusal } from './refusal.ts';

interface Packed {
  files: number;
  /** SHA-256 of the manifest. */
  hash: string;
  version: string;
}

/** Puts what runs in production into a new folder: the built program, its packages, Node and PostgreSQL. */
export async function packProgram(programFolder: string, to: string): Promise<Packed> {
  const folder = resolve(to);
  const packages = await productionPackages(programFolder);
  refuseInside(programFolder, folder);
  await refuseOtherBinaries(programFolder);
  const made = await makeEmptyFolder(folder);
  try {
    const version = await writeAbout(programFolder, folder);
    await copyBelow(join(programFolder, 'dist'), join(folder, 'dist'), () => true);
    for (const one of packages) await copyPackage(programFolder, folder, one);
    await copyNode(join(folder, 'bin'));
    await writeFile(join(folder, partsName), await partsList(programFolder, packages));
    return { ...(await writeManifest(folder, version)), version };
  } catch (error) {
    await clear(folder, made);
    throw reasonOf(error, folder);
  }
}

/** What is copied would else be copied into itself. */
function refuseInside(programFolder: string, folder: string): void {
  const own = ['bin', 'dist', 'node_modules', 'src'].map((name) => join(programFolder, name));
  if (folder === programFolder || own.some((place) => `${folder}${sep}`.startsWith(`${place}${sep}`)))
    throw new PackingRefusal('The program itself lies there: name a folder of its own.');
}

/** Node and PostgreSQL are trusted most and built by others: what differs from what we once looked at is not passed on. */
async function refuseOtherBinaries(programFolder: string): Promise<void> {
  const { differ } = await compareBinaries(programFolder);
  if (differ.length > 0)
    throw new PackingRefusal(`${differ.join(', ')} is not what docs/binaries.json says. Nothing was packed.`);
}

/** Makes the folder, or takes an empty one. Says whether it was made. */
async function makeEmptyFolder(folder: string): Promise<boolean> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw reasonOf(error, folder);
  });
  if (found !== null && found.length > 0)
    throw new PackingRefusal(`${folder} is not empty: name a new folder. Nothing was changed.`);
  if (found !== null) return false;
  await mkdir(folder).catch((error: unknown) => {
    throw reasonOf(error, folder);
  });
  return true;
}

async function clear(folder: string, made: boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  if (made) await rm(folder, { recursive: true, force: true });
}

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this account',
  EPERM: 'may not be written by this account',
  EROFS: 'lies on a disk that cannot be written',
  ENOSPC: 'lies on a full disk',
  ENOENT: 'lies in a folder that is not there',
  ENOTDIR: 'is a file, or lies below one',
};

function reasonOf(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? error : new PackingRefusal(`${folder} ${sentence}. Nothing was packed.`);
}

const packageJson = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** Who this is, without scripts: npm has no part in a packed folder. Gives the version. */
async function writeAbout(programFolder: string, folder: string): Promise<string> {
  const about = packageJson.parse(JSON.parse(await readFile(join(programFolder, 'package.json'), 'utf8')));
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...about, private: true, type: 'module' }, null, 2)}\n`,
  );
  await copyFile(join(programFolder, 'LICENSE'), join(folder, 'LICENSE'));
  return about.version;
}

async function copyPackage(programFolder: string, folder: string, { name, path }: InstalledPackage): Promise<void> {
  await copyBelow(join(programFolder, path), join(folder, path), neededOf(name));
  // npm brings no links: PostgreSQL would make these at its first start, in a folder that should be nobody's to write.
  for (const { at, to } of await libraryLinks(join(folder, path)))
    await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
}

/** Copies the files that are wanted, by their path below `from`; packages inside it are packages of their own. */
async function copyBelow(from: string, to: string, wanted: (path: string) => boolean, below = ''): Promise<void> {
  for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') await copyBelow(from, to, wanted, path);
    } else if (entry.isFile() && wanted(path)) {
      await mkdir(dirname(join(to, path)), { recursive: true });
      await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE);
    }
  }
}

/** The Node that runs us, which is the pinned one, its licence, and the command beside it. */
async function copyNode(bin: string): Promise<void> {
  await mkdir(bin);
  const isWindows = process.platform === 'win32';
  const program = join(bin, isWindows ? 'node.exe' : 'node');
  await copyFile(process.execPath, program, constants.COPYFILE_FICLONE);
  const licence = join(dirname(process.execPath), ...(isWindows ? [] : ['..']), 'LICENSE');
  if ((await lstat(licence).catch(() => null))?.isFile()) await copyFile(licence, join(bin, 'node.LICENSE'));
  const command = join(bin, isWindows ? 'naast.cmd' : 'naast');
  await writeFile(command, isWindows ? windowsCommand : unixCommand);
  if (!isWindows) for (const path of [program, command]) await chmod(path, 0o755);
}

/** As the launcher of a clone does it: no core dumps, for they would hold opened names, and no door for a debugger. */
const unixCommand = `#!/bin/sh
# The \`naast\` command of a packed folder: no npm, no network. Follows links to this folder.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=\${self%/*}/$target ;;
  esac
done
here=\${self%/*}
unset NODE_OPTIONS
ulimit -c 0
exec "$here/node" --disable-sigusr1 "$here/../dist/cli.js" "$@"
`;

const windowsCommand = `@echo off\r\nset NODE_OPTIONS=\r\n"%~dp0node.exe" --disable-sigusr1 "%~dp0..\\dist\\cli.js" %*\r\n`;
