import pg from 'pg';
import { loginRoles } from '#app/platform/database/index.ts';
import { checkBuiltInServer, checkDatabase, type Objection } from './self-check.ts';
import { connectionOf, type Premises } from './start-messages.ts';

/** Enters the database as each role that the program uses and looks what is wrong there. */
export async function checkEveryRole(premises: Premises): Promise<Objection[]> {
  const found = await Promise.all(
    loginRoles.map(async (role) => {
      const client = new pg.Client(connectionOf(premises, role));
      await client.connect();
      try {
        const ofServer = premises.database === null ? [] : await checkBuiltInServer(client);
        return [...(await checkDatabase(client)), ...ofServer];
      } finally {
        await client.end();
      }
    }),
  );
  const bySentence = new Map(found.flat().map((objection) => [objection.sentence, objection]));
  return [...bySentence.values()];
}
