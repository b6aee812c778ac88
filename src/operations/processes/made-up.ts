import { superuser } from '#app/platform/database/embedded/index.ts';
import type { LoginRole } from '#app/platform/database/names.ts';
import type { PoolSettings } from '#app/platform/database/pool.ts';
import { createGlassBox, createSealedStore } from '#app/platform/files/index.ts';
import { pinsFile } from './keys.ts';
import { keepMadeUpPeople, type MadeUpPerson } from './made-up-people.ts';
import { pinKeys } from './pins.ts';
import { entry, programFolder } from './program.ts';
import { connectionOf, filesFolder, namesOf, type Premises } from './start-messages.ts';

/** Fills a fresh made-up house. The list of people is written last: without it the world counts as not made. */
export async function makeMadeUpWorld(
  premises: Omit<Premises, 'madeUpPeople'>,
  say: (line: string) => void,
): Promise<MadeUpPerson[]> {
  const { settings, installation, database } = premises;
  // A world of invented people is made anew when a start was cut off: not on a server where others live too.
  if (database === null) throw new Error('The made-up world lives in the built-in database only.');
  say('Making a world of invented people; this takes up to half a minute, once.');
  // Loaded here only: a real house never needs it.
  const { buildMadeUpWorld, peopleToEnterAs } = await import('#app/operations/demo/index.ts');
  const box = createGlassBox({ programFolder, entry: entry('glass-box') });
  try {
    const world = await buildMadeUpWorld({
      staff: poolSettings(premises, 'staff'),
      public: poolSettings(premises, 'public'),
      administrator: {
        ...database,
        database: namesOf(installation).database,
        user: superuser,
        password: installation.keys.superuserPassword,
      },
      pepper: installation.keys.pepper,
      receiptKey: installation.keys.receiptKey,
      box,
      store: createSealedStore({ folder: filesFolder(settings) }),
      size: settings.world,
      pin: (pins) => pinKeys(pinsFile(settings.keysFolder), pins),
    });
    const people = peopleToEnterAs(world);
    await keepMadeUpPeople(settings.keysFolder, people);
    return people;
  } finally {
    await box.close();
  }
}

function poolSettings(premises: Omit<Premises, 'madeUpPeople'>, role: LoginRole): PoolSettings {
  const contextKey = premises.installation.keys.contextKeys[role];
  return { ...connectionOf(premises, role), contextKey, connections: 4 };
}
