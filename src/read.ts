import { createServer } from 'node:net';
import '#app/operations/processes/guard.ts';
import { keepQuiet } from '#app/operations/processes/guard.ts';
import { portsOfUnit } from '#app/operations/processes/index.ts';
import { entry, programFolder } from '#app/operations/processes/program.ts';
import { belowPages, createSandbox, serveSandbox } from '#app/platform/files/index.ts';

/**
 * The reader, a unit of systemd: opens files from outside for the staff process, under an account that has nothing. systemd
 * opened its socket, which the account of the staff process alone may enter.
 */
keepQuiet();
const [descriptor] = portsOfUnit();
if (descriptor === undefined) throw new Error('The reader is started by its socket.');
const sandbox = createSandbox({ programFolder, entry: entry('sandbox'), ...belowPages });
if ((await sandbox.walls()) === 'permission model')
  process.stderr.write('Bubblewrap does not work here: files are opened without it. naast doctor says why.\n');
const server = createServer();
serveSandbox(server, sandbox);
server.listen({ fd: descriptor });
process.on('SIGTERM', () => {
  server.close();
  void sandbox.close().finally(() => process.exit(0));
});
