import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { inProject } from './run.mjs';

/** Programs and libraries of the system that we did not build: Node, and PostgreSQL with what it is linked to. */
const isCode = (path) =>
  /^bin\/node(\.exe)?$/.test(path) ||
  /^native\/bin\//.test(path) ||
  /^native\/lib\/.*\.(so|dylib|dll)(\.[\d.]+)?$/.test(path);

/**
 * Run by hand when a pinned version changes: fetches these packages for every platform, checks each against the lock file,
 * and writes the hash of each program in it to docs/binaries.json.
 */
export async function writeBinaries() {
  const { packages } = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  const names = Object.keys(packages[''].optionalDependencies).sort();
  const folder = await mkdtemp(join(tmpdir(), 'naast-binaries-'));
  const found = {};
  try {
    for (const name of names) {
      const { version, integrity } = packages[`node_modules/${name}`];
      const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder, `${name}@${version}`];
      const file = join(folder, execFileSync('npm', args, { encoding: 'utf8' }).trim().split('\n').at(-1));
      const hash = createHash('sha512')
        .update(await readFile(file))
        .digest('base64');
      if (integrity !== `sha512-${hash}`) throw new Error(`${name} is not what the lock file says.`);
      found[name] = { version, files: await codeIn(file) };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await writeFile(inProject('docs/binaries.json'), `${JSON.stringify(found, null, 1)}\n`);
  return 0;
}

async function codeIn(file) {
  const found = [];
  const archive = createReadStream(file).pipe(createGunzip()).pipe(extract());
  for await (const entry of archive) {
    const path = entry.header.name.replace(/^[^/]+\//, '');
    const hash = createHash('sha256');
    for await (const chunk of entry) hash.update(chunk);
    if (entry.header.type === 'file' && isCode(path)) found.push([path, hash.digest('hex')]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
