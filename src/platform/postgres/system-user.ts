import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, readFile } from 'node:fs/promises';

/** Whoever PostgreSQL runs as: itself null when we are not root, for then it runs as we do. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/**
 * PostgreSQL refuses to run as root. As root we take the account `naast` where it exists, else `nobody`
 * (`initdb` wants an account with a name, and making one is not ours to do).
 */
export async function unprivilegedUser(): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'naast') ?? accounts.find(([name]) => name === 'nobody');
  return { uid: Number(account?.[2] ?? 65_534), gid: Number(account?.[3] ?? 65_534) };
}

/** Starts a program as that user. */
export function spawnAs(user: SystemUser | null, program: string, args: string[], options: SpawnOptions): ChildProcess {
  if (user === null) {
    return spawn(program, args, options);
  }
  if (setpriv === undefined) {
    return spawn(program, args, { ...options, ...user });
  }
  return spawn(setpriv, [...setprivArgs(user), program, ...args], options);
}

/** Runs a program as that user to its end, with `input` on its standard input; rejects when it fails. */
export async function runAs(user: SystemUser | null, program: string, args: string[], input = ''): Promise<void> {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawnAs(user, program, args, { env, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true, cwd: '/' });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    throw new Error(`${program} failed`);
  }
}

/** Gives a file or folder to that user. */
export async function giveTo(user: SystemUser | null, path: string): Promise<void> {
  if (user !== null) {
    await chown(path, user.uid, user.gid);
  }
}

/** The one capability lets it pass through folders that only root may enter (/root, a 0700 data folder). */
function setprivArgs({ uid, gid }: SystemUser): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    '--securebits=+no_setuid_fixup',
    '--no-new-privs',
    '--',
  ];
}
