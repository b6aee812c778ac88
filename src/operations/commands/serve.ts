import { readSettings } from '#app/operations/config.ts';
import { watchMachine } from '#app/operations/doctor/watch-machine.ts';
import { serve } from '#app/operations/processes/serve.ts';
import { startWarnings } from '#app/operations/processes/start-warnings.ts';
import { BrokenDefinitions, definitions } from '#app/service/procedures/definitions/index.ts';
import type { Command } from './command.ts';

/** `naast serve`: runs until a signal; 1 when it may not or cannot start, 2 for a wrong setting. */
export const serveCommand: Command = async (args, io) => {
  if (args.includes('--help')) {
    help.forEach(io.out);
    return 0;
  }
  const read = readSettings(args, process.env);
  if (!read.ok) {
    io.err(read.reason);
    return 2;
  }
  // The staff side shows nothing without its procedures: said here, before a folder, a database or a port is opened.
  const broken = read.settings.only === 'public' ? null : brokenDefinitions();
  if (broken !== null) {
    io.err(broken);
    return 1;
  }
  (await startWarnings(read.settings)).forEach(io.err);
  return serve(read.settings, io, watchMachine);
};

/** `naast demo`: the same as `naast serve --demo`. */
export const demoCommand: Command = (args, io) => serveCommand(['--demo', ...args], io);

/** What is wrong in which file of the procedures; null when all can be used. */
function brokenDefinitions(): string | null {
  try {
    definitions();
    return null;
  } catch (error) {
    if (error instanceof BrokenDefinitions) return error.message;
    throw error;
  }
}

const help = [
  'naast serve [--port N] [--data DIR] [--keys DIR] [--demo] [--world big|small] [--only public|staff]',
  '',
  '  --port N     the public side listens on N, the staff side on N+1 (3000 and 3001)',
  '  --data DIR   the folder of the data (./data); with it the keys are in DIR-keys',
  '  --keys DIR   the folder of the keys (./keys); never inside the data folder',
  '  --demo       a world of invented people, in ./data-demo and ./keys-demo',
  '  --world W    big (62 clients, the default) or small (12), when that world is made',
  '  --only KIND  one more public or staff process, on port N, beside a running service',
  '',
  'On a server set NAAST_LISTEN, NAAST_PUBLIC_URL and NAAST_STAFF_URL: two host names.',
];
