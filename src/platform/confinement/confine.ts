import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { type Account, asAccount, setprivProgram } from './account.ts';
import { bubblewrapProgram, namespaces } from './bubblewrap.ts';

/** What stands around a process. */
export type Walls = 'account and namespaces' | 'account' | 'namespaces';

export interface ConfinedProgram {
  /** Files and folders of the program that it may read; everything else of the machine is out of its sight. */
  readable: readonly string[];
  /** Places of the system that it may read too where they are there, such as the socket of a database. */
  readableIfThere: readonly string[];
  /** False: no network but what is handed over to it. */
  network: boolean;
  /** Whom it runs as; null where we are not root. */
  account: Account | null;
  /** Only one of these kinds of walls, for tests. */
  kinds?: readonly Walls[];
}

export interface Confined {
  walls: Walls;
  /** The command that starts `words` inside. */
  command(words: readonly string[]): { file: string; args: string[] };
}

/**
 * The walls that this machine can put around a program: tried, not supposed. Null where it can put none (no Linux, no
 * bubblewrap, namespaces forbidden, a program that no other account may read).
 */
export async function confine(program: ConfinedProgram): Promise<Confined | null> {
  if (process.platform !== 'linux') return null;
  const readable = [process.execPath, ...program.readable].map((place) => realpathSync(place));
  for (const { walls, before } of ways({ ...program, readable })) {
    if (program.kinds !== undefined && !program.kinds.includes(walls)) continue;
    const command = (words: readonly string[]) => limited([...before, ...words]);
    if (await works(command([process.execPath, '-e', tryToRead, ...readable]))) return { walls, command };
  }
  return null;
}

/** From the strongest down. */
function ways({ account, ...view }: ConfinedProgram): { walls: Walls; before: string[] }[] {
  const [bubblewrap, setpriv] = [bubblewrapProgram(), setprivProgram()];
  if (account === null)
    return [true, false].flatMap((last) =>
      bubblewrap === null ? [] : [{ walls: 'namespaces', before: namespaces(bubblewrap, { ...view, last }, []) }],
    );
  if (setpriv === null) return [];
  const change = asAccount(account, setpriv);
  const alone = { walls: 'account', before: change } as const;
  if (bubblewrap === null) return [alone];
  const rights = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'];
  const seen = { ...view, readable: [...view.readable, setpriv] };
  return [{ walls: 'account and namespaces', before: [...namespaces(bubblewrap, seen, rights), ...change] }, alone];
}

/** Kept by the kernel whatever runs inside: no core dump (it would hold what people typed), no byte in any file. */
function limited(words: readonly string[]): { file: string; args: string[] } {
  return { file: '/bin/sh', args: ['-c', 'ulimit -c 0; ulimit -f 0; exec "$@"', 'sh', ...words] };
}

/** A program that only its owner may read runs as nobody else. */
const tryToRead = "for (const place of process.argv.slice(1)) require('node:fs').accessSync(place, 4)";

function works({ file, args }: { file: string; args: string[] }): Promise<boolean> {
  return new Promise((done) => {
    execFile(file, args, { env: {}, cwd: '/', timeout: 10_000 }, (error) => done(error === null));
  });
}
