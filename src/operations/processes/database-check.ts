import pg from 'pg';
import { loginRoles } from '#app/platform/database/index.ts';
import { type RoleConnection, whyNotEncrypted } from './own-server.ts';
import { checkBuiltInServer, checkDatabase, type Objection } from './self-check.ts';
import { connectionOf, type Premises } from './start-messages.ts';

/** Enters the database as each role that the program uses and looks what is wrong there. */
export async function checkEveryRole(premises: Pick<Premises, 'installation' | 'database'>): Promise<Objection[]> {
  const found = await Promise.all(
    loginRoles.map((role) =>
      lookAs(connectionOf(premises, role), async (client) => {
        const ofServer = premises.database === null ? [] : await checkBuiltInServer(client);
        return [...(await checkDatabase(client)), ...ofServer];
      }),
    ),
  );
  const bySentence = new Map(found.flat().map((objection) => [objection.sentence, objection]));
  return [...bySentence.values()];
}

/** The same for the public side alone, which has no other role; a server that cannot be reached is an objection too. */
export async function checkPublicRole(connection: RoleConnection): Promise<Objection[]> {
  return lookAs(connection, checkDatabase).catch((error: unknown) => {
    const code = (error as { code?: string }).code ?? 'unexpected';
    const { host, port } = connection;
    const refused = `The database server at ${host}:${port} does not let us in (${code}).`;
    return [{ check: 'no database', sentence: whyNotEncrypted(error, connection) ?? refused }];
  });
}

async function lookAs(
  connection: RoleConnection,
  look: (client: pg.Client) => Promise<Objection[]>,
): Promise<Objection[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000, query_timeout: 20_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}
