import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import { manifestName } from '#app/operations/packing/manifest.ts';
import { checkEveryRole } from '#app/operations/processes/database-check.ts';
import { pinsFile } from '#app/operations/processes/keys.ts';
import { readLastBackups } from '#app/operations/processes/last-backup.ts';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { checkPackedFolder } from '#app/operations/processes/packed-folder.ts';
import { readPins } from '#app/operations/processes/pins.ts';
import { entry, programFolder } from '#app/operations/processes/program.ts';
import { publicWalls } from '#app/operations/processes/public-walls.ts';
import { connectionOf, type Premises } from '#app/operations/processes/start-messages.ts';
import { undecidedOfOrganisation } from '#app/platform/access/public-words/index.ts';
import type { Confined } from '#app/platform/confinement/index.ts';
import { createSandbox, type SandboxWalls } from '#app/platform/files/index.ts';
import { type Finding, finding } from '#app/platform/findings/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { lookAtCertificates } from './certificates.ts';
import { askTimeServer, clockIsKept, judgeClock } from './clock.ts';
import { isForOthers, lookAtNames } from './names.ts';
import { judgeBackups, judgeLog, lookAtJournal, lookAtMail, lookAtScanner } from './neighbours.ts';
import { judgeAccounts, runningParts } from './processes.ts';
import { lookAtDisks, lookAtMemory } from './room.ts';

export interface Examined {
  settings: Settings;
  /** Whom one mail is sent; null: the mail server is only reached. */
  mailTo: string | null;
  /** Who is asked for the time; null: nobody. */
  timeServer: string | null;
  /** What the reader, a unit of its own, said of its boxes; null: nothing yet. Left out: a box is tried here. */
  readerWalls?: SandboxWalls | null;
}

/** What can be looked at without entering the database: the machine, its neighbours, and what lies in the keys folder. */
export async function examineMachine({ settings, mailTo, timeServer, readerWalls }: Examined): Promise<Finding[]> {
  const { dataFolder, keysFolder } = settings;
  const backups = await readLastBackups(keysFolder);
  const seen = await readLastSeen(keysFolder).catch(() => null);
  const at = seen?.head?.at;
  const clocks = async () => ({
    ahead: timeServer === null ? null : await askTimeServer(timeServer),
    kept: await clockIsKept(),
    newestEntry: at === undefined ? null : new Date(at),
  });
  return inOrder({
    program: lookAtProgram,
    accounts: async () => judgeAccounts(await runningParts(programFolder, dataFolder)),
    names: () => lookAtNames(settings),
    certificates: () => lookAtCertificates(settings),
    clock: async () => [judgeClock(await clocks())],
    disk: () => lookAtDisks(settings, backups),
    memory: async () => [lookAtMemory()],
    sandbox: () => lookAtSandbox(settings, readerWalls),
    scanner: async () => [await lookAtScanner(settings)],
    mail: async () => [await lookAtMail(settings, mailTo)],
    backup: async () => judgeBackups(backups),
    journal: async () => [await lookAtJournal(settings)],
    log: async () => (seen === null ? [finding('log.alarm', { since: '–' })] : judgeLog(seen)),
  });
}

/** What is looked at with the database at hand: the walls of the public side, rights, policies and the log of the database. */
export async function examineDatabase(
  settings: Settings,
  visited: Pick<Premises, 'installation' | 'database'>,
  walls?: Confined | null,
): Promise<Finding[]> {
  const { installation } = visited;
  return inOrder({
    walls: async () => {
      // The unit of the public side stands around it; this process could not even try.
      if (settings.units !== null) return [finding('walls.good', { walls: 'systemd' })];
      const around = walls === undefined ? await publicWalls(installation.id, connectionOf(visited, 'public')) : walls;
      if (around !== null)
        return [finding('walls.good', { walls: around.walls === 'account and namespaces' ? 'both' : around.walls })];
      return [finding(isForOthers(settings) ? 'walls.missing' : 'walls.none')];
    },
    database: async () => {
      const wrong = await checkEveryRole(visited);
      if (wrong.length === 0) return [finding('database.good')];
      return wrong.map(({ sentence, setting }) =>
        setting === undefined
          ? finding('database.wrong', { reason: sentence })
          : finding('database.setting', { ...setting }),
      );
    },
    organisation: async () => [judgeOrganisation(await undecided(settings, visited))],
  });
}

/** Which parts of who is responsible visitors do not read yet; read as the public side reads them. */
async function undecided({ keysFolder }: Settings, visited: Pick<Premises, 'installation' | 'database'>) {
  const pins = await readPins(pinsFile(keysFolder));
  const contextKey = visited.installation.keys.contextKeys.public;
  const pool = openDatabase({ ...connectionOf(visited, 'public'), contextKey, connections: 1 });
  return pool.scoped({ kind: 'public' }, (db) => undecidedOfOrganisation(db, pins)).finally(() => pool.close());
}

/** Who is responsible must stand on the public pages (GDPR article 13); what is open is said until it is decided. */
export function judgeOrganisation(open: readonly string[]): Finding {
  return open.length === 0 ? finding('organisation.good') : finding('organisation.undecided', { count: open.length });
}

async function lookAtProgram(): Promise<Finding[]> {
  if (!existsSync(join(programFolder, manifestName))) return [finding('program.clone')];
  const changed = await checkPackedFolder();
  if (changed.length === 0) return [finding('program.good')];
  return changed.map(({ sentence: reason }) => finding('program.changed', { reason }));
}

/** A box is started as the staff side does; nothing is opened in it. */
async function lookAtSandbox(settings: Settings, readerWalls?: SandboxWalls | null): Promise<Finding[]> {
  if (readerWalls === null) return [];
  if (readerWalls !== undefined) return [judgeSandbox(settings, readerWalls)];
  const sandbox = createSandbox({ programFolder, entry: entry('sandbox'), waiting: 0 });
  try {
    return [judgeSandbox(settings, await sandbox.walls())];
  } finally {
    await sandbox.close();
  }
}

/** In a real installation a box without its walls is a stop, and nobody's question. */
export function judgeSandbox(settings: Pick<Settings, 'public'>, walls: SandboxWalls): Finding {
  if (walls !== 'permission model') return finding('sandbox.good');
  return finding(isForOthers(settings) ? 'sandbox.missing' : 'sandbox.weak');
}

/** One after the other; a look that fails is said, and the others are taken all the same. */
async function inOrder(looks: Record<string, () => Promise<Finding[]>>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [what, look] of Object.entries(looks))
    findings.push(...(await look().catch(() => [finding('look.failed', { what })])));
  return findings;
}
