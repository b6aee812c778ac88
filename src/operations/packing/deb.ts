import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '#app/platform/vault/index.ts';
import { packProgram } from './pack.ts';
import { PackingRefusal } from './refusal.ts';

/** Where the program lies on a machine that installed the package. */
export const installedFolder = '/usr/lib/naast';

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
const unit = /\.(service|socket|target|timer)$/;
const scripts = ['preinst', 'postinst', 'prerm', 'postrm'];

export interface DebianPackage {
  file: string;
  /** SHA-256 of the package. */
  hash: string;
  /** SHA-256 of the manifest inside. */
  manifest: string;
}

/**
 * Makes a Debian package in a folder: the packed program, accounts, folders with their rights, units and timers.
 * `publicFlags` are Node's words for the public process where the program is installed.
 */
export async function packDebian(
  programFolder: string,
  to: string,
  publicFlags: readonly string[],
): Promise<DebianPackage> {
  const architecture = process.platform === 'linux' ? architectures[process.arch] : undefined;
  if (architecture === undefined) throw new PackingRefusal('A Debian package is made on Linux (x64 or arm64).');
  await run('dpkg-deb', ['--version']).catch(() => {
    throw new PackingRefusal('A Debian package needs dpkg-deb, which this machine does not have.');
  });
  await mkdir(resolve(to), { recursive: true });
  const stage = await mkdtemp(join(tmpdir(), 'naast-deb-'));
  try {
    const program = join(stage, installedFolder);
    await mkdir(dirname(program), { recursive: true });
    const { hash: manifest, version } = await packProgram(programFolder, program);
    await addFiles(programFolder, stage, publicFlags);
    const size = await settle(stage);
    await addControl(programFolder, stage, { version, architecture, size: String(Math.ceil(size / 1024)) });
    const file = join(resolve(to), `naast_${version}_${architecture}.deb`);
    await run('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', stage, file]);
    return { file, hash: sha256(await readFile(file)).toString('hex'), manifest };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

const run = promisify(execFile);

/** What the package lays on the machine beside the program. */
async function addFiles(programFolder: string, stage: string, publicFlags: readonly string[]): Promise<void> {
  const from = join(programFolder, 'src/operations/packing/debian');
  const put = async (path: string, text: string, mode = 0o644) => {
    await mkdir(dirname(join(stage, path)), { recursive: true });
    await writeFile(join(stage, path), text);
    await chmod(join(stage, path), mode);
  };
  const read = (name: string) => readFile(join(from, name), 'utf8');
  const walls = (await read('walls.conf')).trimEnd();
  for (const name of (await readdir(from)).filter((one) => unit.test(one))) {
    const text = (await read(name)).replace(/^@walls$/m, walls).replace('@public', publicFlags.join(' '));
    await put(`usr/lib/systemd/system/${name}`, text);
  }
  await put('usr/lib/sysusers.d/naast.conf', await read('sysusers.conf'));
  await put('usr/lib/tmpfiles.d/naast.conf', await read('tmpfiles.conf'));
  await put('etc/naast/naast.conf', await read('naast.conf'));
  await put('usr/bin/naast', await read('naast.sh'), 0o755);
  // What is here is the disk of the public unit; its unit says what is laid into it.
  const root = 'usr/share/naast/public-root';
  for (const folder of [
    'usr/lib',
    'usr/lib64',
    'run/naast/public',
    'run/naast/db',
    'proc',
    'sys',
    'dev',
    'tmp',
    'var/tmp',
  ])
    await mkdir(join(stage, root, folder), { recursive: true });
  for (const name of ['lib', 'lib64']) await symlink(`usr/${name}`, join(stage, root, name));
  await put(`${root}/etc/ld.so.cache`, '');
  const documents = 'usr/share/doc/naast';
  await put(`${documents}/copyright`, await readFile(join(programFolder, 'LICENSE'), 'utf8'));
  for (const name of ['operating.md', 'security.md'])
    await copyFile(join(programFolder, 'docs', name), join(stage, documents, name));
}

async function addControl(programFolder: string, stage: string, known: Record<string, string>): Promise<void> {
  const from = join(programFolder, 'src/operations/packing/debian');
  const to = join(stage, 'DEBIAN');
  await mkdir(to, { mode: 0o755 });
  const control = await readFile(join(from, 'control'), 'utf8');
  await writeFile(
    join(to, 'control'),
    control.replace(/@(\w+)/g, (word, name: string) => known[name] ?? word),
  );
  await writeFile(join(to, 'conffiles'), '/etc/naast/naast.conf\n');
  for (const name of scripts) {
    await copyFile(join(from, name), join(to, name));
    await chmod(join(to, name), 0o755);
  }
}

/** Whatever the umask of whoever packs: everybody may read the program, its owner alone writes. Gives its size in bytes. */
async function settle(folder: string): Promise<number> {
  let size = 0;
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) size += await settle(path);
    else if (entry.isFile()) {
      const { mode, size: bytes } = await stat(path);
      await chmod(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
      size += bytes;
    }
  }
  return size;
}
