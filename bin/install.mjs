import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { isOldNode, pinnedNodeIn, pinnedPackage } from './pinned-node.mjs';
import { inProject } from './run.mjs';

const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];

/** Installs exactly what the lock file says, without install scripts, unless it is there already. */
export async function installIfNeeded() {
  if (await isInstalled()) {
    return;
  }
  process.stderr.write('Installing (once) …\n');
  const folder = await mkdtemp(join(tmpdir(), 'naast-install-'));
  try {
    await installWith(isOldNode() ? await borrowNode(folder) : process.execPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** npm notes what it installed in a lock file of its own, last of all; a broken-off install has none. */
async function isInstalled() {
  const noted = inProject('node_modules/.package-lock.json');
  if (!existsSync(noted)) {
    return false;
  }
  const [wanted, found] = await Promise.all([lockedPackages(), readPackages(noted)]);
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (found[path] === undefined ? entry.optional === true : isSame(found[path], entry)),
  );
}

async function installWith(node) {
  if ((await runNpm(node, ['ci', ...flags], inProject('.'))) !== 0) {
    throw new Error('npm could not install; see above.');
  }
}

/** The pinned Node alone, in a folder for the moment, with the version and the hash of our lock file. */
async function borrowNode(folder) {
  const path = `node_modules/${pinnedPackage}`;
  const entry = (await lockedPackages())[path];
  if (entry === undefined) {
    return process.execPath;
  }
  const root = { name: 'borrowed', version: '1.0.0', dependencies: { [pinnedPackage]: entry.version } };
  const lock = {
    ...root,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, [path]: { ...entry, optional: undefined } },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(root));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  if ((await runNpm(process.execPath, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder)) !== 0) {
    throw new Error('npm could not fetch the pinned Node; see above.');
  }
  return pinnedNodeIn(folder);
}

function lockedPackages() {
  return readPackages(inProject('package-lock.json'));
}

async function readPackages(path) {
  return JSON.parse(await readFile(path, 'utf8')).packages;
}

function isSame(found, { version, integrity }) {
  return found.version === version && found.integrity === integrity;
}
