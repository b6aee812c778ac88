import pg from 'pg';
import { loginRoles } from '#app/database/names.ts';
import { checkBuiltInServer, checkDatabase, type Objection } from './self-check.ts';
import { namesOf, type Premises } from './start-messages.ts';

/** Enters the database as each role that the program uses and looks what is wrong there. */
export async function checkEveryRole({ installation, database }: Premises): Promise<Objection[]> {
  const names = namesOf(installation);
  const found = await Promise.all(
    loginRoles.map(async (role) => {
      const password = installation.keys.passwords[role];
      const client = new pg.Client({ ...database, database: names.database, user: names[role], password });
      await client.connect();
      try {
        return [...(await checkDatabase(client)), ...(await checkBuiltInServer(client))];
      } finally {
        await client.end();
      }
    }),
  );
  const bySentence = new Map(found.flat().map((objection) => [objection.sentence, objection]));
  return [...bySentence.values()];
}
