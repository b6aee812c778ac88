import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, finding } from '#app/platform/findings/index.ts';

/** A process of ours as everybody on the machine may see it. */
interface Running {
  /** The entry of the program, or `postgres`. */
  part: string;
  uid: number;
}

/** The processes that run this program, or the database of this data folder. Nothing elsewhere than on Linux. */
export async function runningParts(programFolder: string, dataFolder: string): Promise<Running[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    all.map(async (pid) => {
      const words = (await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '')).split('\0');
      const part = partOf(words, programFolder, dataFolder);
      const owner = part === null ? null : await stat(`/proc/${pid}`).catch(() => null);
      return part === null || owner === null ? null : { part, uid: owner.uid };
    }),
  );
  return found.filter((one) => one !== null);
}

function partOf(words: readonly string[], programFolder: string, dataFolder: string): string | null {
  if (words.includes(join(dataFolder, 'postgres')) && /postgres$/.test(words[0] ?? '')) return 'postgres';
  const built = join(programFolder, 'dist/');
  // Not the walls around it, whose words come before those of Node.
  if (!/node$/.test(words[0] ?? '')) return null;
  const entry = words.find((word) => word.startsWith(built) && word.endsWith('.js'));
  if (entry === undefined) return null;
  const name = entry.slice(built.length, -3);
  const isService = name !== 'cli' || words.includes('serve') || words.includes('demo');
  return isService ? name : null;
}

/** Who runs as what. Root can do everything to everybody, so nothing but the walls should be root's. */
export async function judgeAccounts(running: readonly Running[]): Promise<Finding[]> {
  if (running.length === 0) return [finding('service.stopped')];
  const names = await namesOfAccounts();
  const byAccount = new Map<string, Set<string>>();
  for (const { part, uid } of running) {
    const name = names.get(uid) ?? String(uid);
    byAccount.set(name, (byAccount.get(name) ?? new Set()).add(part));
  }
  const accounts = [...byAccount].map(([name, parts]) => `${name} (${[...parts].sort().join(', ')})`).sort();
  const ofRoot = [...(byAccount.get('root') ?? [])].sort().join(', ');
  const who = ofRoot === '' ? finding('accounts.good', { accounts: accounts.join(', ') }) : null;
  return [finding('service.runs'), who ?? finding('accounts.root', { parts: ofRoot, accounts: accounts.join(', ') })];
}

async function namesOfAccounts(): Promise<Map<number, string>> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(':'));
  return new Map(lines.map(([name = '', , uid = '']) => [Number(uid), name]));
}
