import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** An account of the system, by its numbers. */
export interface Account {
  uid: number;
  gid: number;
}

/** Numbers that neither distributions nor systemd give to anybody (systemd's table of users and groups). */
const FIRST = 60_706;
const COUNT = 478;
const NAMED = 'naast-public';

/**
 * The account of the public process of one installation: `naast-public` where the machine has it, else a number that
 * nobody has, which no two installations are likely to share. Null unless we are root on Linux: nobody else can change
 * accounts.
 */
export async function accountFor(installationId: string): Promise<Account | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const [people, groups] = await Promise.all([linesOf('/etc/passwd'), linesOf('/etc/group')]);
  const named = people.find(([name]) => name === NAMED);
  if (named !== undefined) return { uid: Number(named[2]), gid: Number(named[3]) };
  const taken = new Set([...people, ...groups].map(([, , number]) => Number(number)));
  const start = Number.parseInt(installationId.replaceAll('-', '').slice(0, 8), 16) % COUNT;
  const numbers = Array.from({ length: COUNT }, (_, step) => FIRST + ((start + step) % COUNT));
  const free = numbers.find((number) => !taken.has(number));
  return free === undefined ? null : { uid: free, gid: free };
}

async function linesOf(file: string): Promise<string[][]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.split(':'));
}

/** The program that changes accounts. Looked for when it is wanted: the public process loads this too and may not look. */
export function setprivProgram(): string | null {
  return ['/usr/bin/setpriv', '/bin/setpriv'].find((place) => existsSync(place)) ?? null;
}

/** How a command becomes that account's, with no right of root left and none to be had again. */
export function asAccount({ uid, gid }: Account, program: string): string[] {
  const none = ['--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all', '--no-new-privs'];
  return [program, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...none, '--'];
}
