import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installedFolder, packDebian } from '#app/operations/packing/deb.ts';
import { verifyFolder } from '#app/operations/packing/manifest.ts';
import { packProgram } from '#app/operations/packing/pack.ts';
import { productionPackages } from '#app/operations/packing/packages.ts';
import { partsList } from '#app/operations/packing/parts.ts';
import { PackingRefusal } from '#app/operations/packing/refusal.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { publicFlags } from '#app/operations/processes/public-walls.ts';
import type { Command, CommandIo } from './command.ts';

const use =
  'Use: naast package DIR, which packs into a new folder; naast package DIR --verify, which looks through it; ' +
  'naast package --deb DIR, which makes a Debian package there; ' +
  'naast package --parts, which prints the list of parts (CycloneDX)';

/** `naast package`: the folder that runs in production, or whether one is still as it was packed. 1 when it is not. */
export const packageCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  if (asked === null) {
    io.err(use);
    return 2;
  }
  if (asked.folder === null) return parts(io);
  if (asked.deb) return debian(asked.folder, io);
  return asked.verify ? verify(asked.folder, io) : pack(asked.folder, io);
};

async function pack(folder: string, io: CommandIo): Promise<0 | 1> {
  try {
    const { files, hash } = await packProgram(programFolder, folder);
    io.out(`Packed into ${folder}: ${files} files for ${process.platform}-${process.arch}.`);
    io.out(`Its manifest has the SHA-256 ${hash}; note it where the folder is not.`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackingRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
}

/** The flags of the public process are those of the program as the package installs it. */
async function debian(folder: string, io: CommandIo): Promise<0 | 1> {
  try {
    const flags = publicFlags([installedFolder, '/etc/alpine-release']);
    const { file, hash, manifest } = await packDebian(programFolder, folder, flags);
    io.out(`${file}: its SHA-256 is ${hash}`);
    io.out(`The manifest inside has the SHA-256 ${manifest}; note both where the package is not.`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackingRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
}

async function parts(io: CommandIo): Promise<0 | 1> {
  try {
    io.out((await partsList(programFolder, await productionPackages(programFolder))).trimEnd());
    return 0;
  } catch (error) {
    if (!(error instanceof PackingRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
}

async function verify(folder: string, io: CommandIo): Promise<0 | 1 | 2> {
  const verdict = await verifyFolder(resolve(folder));
  if (verdict.ok) {
    io.out(`${folder} is as it was packed: ${verdict.files} files.`);
    return 0;
  }
  if (verdict.noManifest) {
    io.err(`${folder} is no packed folder: it has no manifest that can be read.`);
    return 2;
  }
  for (const kind of ['changed', 'missing', 'added'] as const)
    for (const path of verdict[kind]) io.out(`${kind}: ${path}`);
  io.err(`${folder} is not as it was packed: do not run it, pack anew.`);
  return 1;
}

/** No folder: the list of parts is asked for. */
function readOptions(args: string[]): { folder: string | null; verify: boolean; deb: boolean } | null {
  try {
    const no = { type: 'boolean', default: false } as const;
    const options = { verify: no, parts: no, deb: no } as const;
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    const [folder, ...more] = positionals;
    const { verify, parts: listed, deb } = values;
    if ([verify, listed, deb].filter(Boolean).length > 1) return null;
    if (listed) return folder === undefined ? { folder: null, verify, deb } : null;
    return folder === undefined || folder === '' || more.length > 0 ? null : { folder, verify, deb };
  } catch {
    return null;
  }
}
