import type { LoginRole } from '#app/platform/database/index.ts';
import { createSandbox, createSealedStore } from '#app/platform/files/index.ts';
import type { PoolSettings } from '#app/platform/pool/index.ts';
import { superuser } from '#app/platform/postgres/index.ts';
import { keepDemoPeople, type StoredDemoPerson } from './demo-people.ts';
import { pinsFile } from './keys.ts';
import { pinKeys } from './pins.ts';
import { entry, programFolder } from './program.ts';
import { connectionOf, databaseNamesOf, filesFolder, type Premises } from './start-messages.ts';

/** Fills a fresh demo installation. The list of people is written last: without it the world counts as not made. */
export async function makeDemoWorld(
  premises: Omit<Premises, 'demoPeople'>,
  say: (line: string) => void,
): Promise<StoredDemoPerson[]> {
  const { settings, installation, database } = premises;
  // A world of invented people is made anew when a start was cut off: not on a server where others live too.
  if (database === null) throw new Error('The made-up world lives in the built-in database only.');
  say('Making a world of invented people; this takes up to half a minute, once.');
  // Loaded here only: a real installation never needs it.
  const { buildDemoWorld, peopleToEnterAs } = await import('#app/operations/demo/index.ts');
  const sandbox = createSandbox({ programFolder, entry: entry('sandbox') });
  try {
    const world = await buildDemoWorld({
      staff: poolSettings(premises, 'staff'),
      public: poolSettings(premises, 'public'),
      administrator: {
        ...database,
        database: databaseNamesOf(installation).database,
        user: superuser,
        password: installation.keys.superuserPassword,
      },
      pepper: installation.keys.pepper,
      receiptKey: installation.keys.receiptKey,
      sandbox,
      store: createSealedStore({ folder: filesFolder(settings) }),
      size: settings.world,
      pin: (pins) => pinKeys(pinsFile(settings.keysFolder), pins),
    });
    const people = peopleToEnterAs(world);
    await keepDemoPeople(settings.keysFolder, people);
    return people;
  } finally {
    await sandbox.close();
  }
}

function poolSettings(premises: Omit<Premises, 'demoPeople'>, role: LoginRole): PoolSettings {
  const contextKey = premises.installation.keys.contextKeys[role];
  return { ...connectionOf(premises, role), contextKey, connections: 4 };
}
