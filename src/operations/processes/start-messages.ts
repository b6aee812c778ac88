import { join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import type { Confined } from '#app/platform/confinement/index.ts';
import { type DatabaseNames, databaseNames, type LoginRole } from '#app/platform/database/index.ts';
import type { SandboxWalls } from '#app/platform/files/index.ts';
import type { StoredDemoPerson } from './demo-people.ts';
import type { Installation } from './installation.ts';
import { pinsFile } from './keys.ts';
import { newestOf, readLastBackups } from './last-backup.ts';
import { readLastSeen, seenOf } from './last-seen.ts';
import { readMachineReport } from './machine-report.ts';
import type { RoleConnection } from './own-server.ts';
import { readPins, textOfPins } from './pins.ts';
import { programFolder } from './program.ts';
import type { StartMessage } from './secrets.ts';

export interface Premises {
  settings: Settings;
  installation: Installation;
  /** Where the built-in database listens; null with a server of one's own. */
  database: { host: string; port: number } | null;
  /** The set-up token's MAC while nothing is claimed. */
  setUpTokenMac: Buffer | null;
  /** Whom one can enter as with one click; nobody in a real installation. */
  demoPeople: StoredDemoPerson[];
  /** What the machine puts around the public process; null: nothing. */
  publicWalls: Confined | null;
  /** What stands around the boxes of the reader, as the staff side was told; left out: nobody said. */
  readerWalls?: SandboxWalls;
}

/** Where the sealed files lie. */
export function filesFolder({ dataFolder }: Pick<Settings, 'dataFolder'>): string {
  return join(dataFolder, 'files');
}

export function databaseNamesOf({ prefix }: Installation): DatabaseNames {
  return databaseNames(prefix);
}

/** How one role enters the database. */
export function connectionOf(
  { installation, database }: Pick<Premises, 'installation' | 'database'>,
  role: LoginRole,
): RoleConnection {
  const { ownServer, keys } = installation;
  if (ownServer !== null) return ownServer[role];
  if (database === null) throw new Error('There is no database.');
  const names = databaseNamesOf(installation);
  return { ...database, database: names.database, user: names[role], password: keys.passwords[role] };
}

/** All that the public process is started with; on a machine of its own there is no more. */
export interface PublicSide {
  settings: Settings;
  connection: RoleConnection;
  contextKey: Buffer;
  receiptKey: Buffer;
  /** What the machine puts around it; null: nothing. */
  walls: Confined | null;
}

export function publicSideOf(premises: Premises): PublicSide {
  const { keys } = premises.installation;
  return {
    settings: premises.settings,
    connection: connectionOf(premises, 'public'),
    contextKey: keys.contextKeys.public,
    receiptKey: keys.receiptKey,
    walls: premises.publicWalls,
  };
}

/** The public process gets its own password, its context key and the receipt key; it never learns the pepper. */
export async function publicStart(side: PublicSide, listening: number | null): Promise<StartMessage> {
  const pins = await readPins(pinsFile(side.settings.keysFolder));
  const common = await commonOf(side);
  return {
    kind: 'public',
    ...common,
    listening,
    rootPublic: pins?.root.toString('base64') ?? null,
    endingsPublic: pins?.endings?.toString('base64') ?? null,
  };
}

export async function staffStart(premises: Premises): Promise<StartMessage> {
  const { settings, installation, setUpTokenMac } = premises;
  const { contextKeys, receiptKey, pepper } = installation.keys;
  const connection = connectionOf(premises, 'staff');
  const common = await commonOf({ settings, connection, contextKey: contextKeys.staff, receiptKey });
  return {
    kind: 'staff',
    ...common,
    seen: {
      ...common.seen,
      machine: await readMachineReport(settings.keysFolder),
      backup: newestOf(await readLastBackups(settings.keysFolder)),
    },
    pepper: pepper.toString('base64'),
    programFolder,
    filesFolder: filesFolder(settings),
    ...(settings.units === null ? { pinsFile: pinsFile(settings.keysFolder) } : await ofUnit(settings)),
    setUpTokenMac: setUpTokenMac?.toString('base64') ?? null,
    scannerSocket: settings.scannerSocket,
    demoPeople: settings.demo ? premises.demoPeople : [],
    publicWalls: premises.publicWalls !== null || settings.units !== null,
    sendsMail: settings.mail !== null,
  };
}

/** As a unit it has another account than the owner of data and keys, and others open files for it. */
async function ofUnit({ keysFolder, units }: Settings) {
  const pins = await readPins(pinsFile(keysFolder));
  return {
    filesShared: true,
    pinsFile: null,
    pins: pins === null ? null : textOfPins(pins),
    readerSocket: join(units ?? '', 'read.sock'),
  };
}

async function commonOf({ settings, connection, contextKey, receiptKey }: Omit<PublicSide, 'walls'>) {
  return {
    demo: settings.demo,
    serviceName: settings.serviceName,
    exitTo: settings.exitTo,
    public: settings.public,
    staff: settings.staff,
    proxies: settings.proxies,
    database: connection,
    contextKey: contextKey.toString('base64'),
    receiptKey: receiptKey.toString('base64'),
    seen: seenOf(await readLastSeen(settings.keysFolder)),
  };
}
