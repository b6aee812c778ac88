import { execFile } from 'node:child_process';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { asAdministrator } from './test-installation.ts';

/** One maker at a time, whichever file comes first. */
const lock = 'select pg_advisory_lock(4214)';

/** Lays the Debian package into a folder, made once in a test run; gives its name. */
export async function debianPackage(to: string): Promise<string> {
  const folder = join(inject('testServer').folder, 'debian-package');
  const name = await asAdministrator(async (client) => {
    await client.query(lock);
    await mkdir(folder, { recursive: true });
    const made = async () => (await readdir(folder)).find((one) => one.endsWith('.deb'));
    if ((await made()) === undefined)
      await promisify(execFile)(join(programFolder, 'bin/naast'), ['package', '--deb', folder], { timeout: 280_000 });
    return made();
  });
  if (name === undefined) throw new Error('No package was made.');
  await cp(join(folder, name), join(to, name));
  return name;
}
