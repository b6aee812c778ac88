import { join } from 'node:path';
import { type HouseNames, houseNames } from '#app/database/names.ts';
import type { Settings } from '../config.ts';
import type { Installation } from './installation.ts';
import { pinsFile } from './keys.ts';
import type { MadeUpPerson } from './made-up-people.ts';
import { readPins } from './pins.ts';
import { programFolder } from './program.ts';
import type { StartMessage } from './secrets.ts';

export interface Premises {
  settings: Settings;
  installation: Installation;
  database: { host: string; port: number };
  /** The set-up token's MAC while nothing is claimed. */
  setUpTokenMac: Buffer | null;
  /** Whom one can enter as with one click; nobody in a real house. */
  madeUpPeople: MadeUpPerson[];
}

/** Where the sealed files lie. */
export function filesFolder({ dataFolder }: Pick<Settings, 'dataFolder'>): string {
  return join(dataFolder, 'files');
}

export function namesOf({ prefix }: Installation): HouseNames {
  return houseNames(prefix);
}

/** The public process gets its own password, its context key and the receipt key; it never learns the pepper. */
export async function publicStart(premises: Premises): Promise<StartMessage> {
  const pins = await readPins(pinsFile(premises.settings.keysFolder));
  return { kind: 'public', ...common(premises, 'public'), rootPublic: pins?.root.toString('base64') ?? null };
}

export async function staffStart(premises: Premises): Promise<StartMessage> {
  const { settings, installation, setUpTokenMac } = premises;
  return {
    kind: 'staff',
    ...common(premises, 'staff'),
    pepper: installation.keys.pepper.toString('base64'),
    programFolder,
    filesFolder: filesFolder(settings),
    pinsFile: pinsFile(settings.keysFolder),
    setUpTokenMac: setUpTokenMac?.toString('base64') ?? null,
    scannerSocket: settings.scannerSocket,
    madeUpPeople: settings.madeUp ? premises.madeUpPeople : [],
  };
}

function common({ settings, installation, database }: Premises, role: 'public' | 'staff') {
  const { keys } = installation;
  const names = namesOf(installation);
  return {
    madeUp: settings.madeUp,
    serviceName: settings.serviceName,
    exitTo: settings.exitTo,
    public: settings.public,
    staff: settings.staff,
    proxies: settings.proxies,
    database: { ...database, database: names.database, user: names[role], password: keys.passwords[role] },
    contextKey: keys.contextKeys[role].toString('base64'),
    receiptKey: keys.receiptKey.toString('base64'),
  };
}
