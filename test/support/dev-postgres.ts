import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, superuser } from '../../src/database/embedded/index.ts';

/** Starts a throw-away PostgreSQL for trying things by hand; Ctrl-C stops it and removes its data. */
const dataFolder = await mkdtemp(join(tmpdir(), 'naast-dev-'));
const superuserPassword = randomBytes(16).toString('hex');
const server = await startPostgres({ dataFolder, superuserPassword, durable: false });
const connection = { host: server.socketFolder, port: server.port, user: superuser, password: superuserPassword };
process.stdout.write(`${JSON.stringify(connection)}\n`);

const stop = async () => {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
};
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => void stop().then(() => process.exit(0)));
}
setInterval(() => undefined, 60_000);
