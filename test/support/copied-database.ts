import type pg from 'pg';
import { type DatabaseNames, loginRoles } from '#app/platform/database/index.ts';

/**
 * Makes a database that is a copy of another, which nobody may be in. File by file: by way of the server's log it costs
 * twice as much. The rights on a database itself are not copied with it.
 */
export async function copyDatabase(client: pg.Client, template: string, names: DatabaseNames): Promise<void> {
  const loginNames = loginRoles.map((role) => names[role]).join(', ');
  const copied = `template ${template} strategy file_copy`;
  await client.query(`create database ${names.database} owner ${names.owner} ${copied}`);
  await client.query(`revoke all on database ${names.database} from public`);
  await client.query(`grant connect on database ${names.database} to ${loginNames}`);
}
