import { readSettings } from '#app/operations/config.ts';
import { watchMachine } from '#app/operations/doctor/watch-machine.ts';
import { serve } from '#app/operations/processes/serve.ts';
import { startWarnings } from '#app/operations/processes/start-warnings.ts';
import { BrokenDefinitions, definitions } from '#app/service/procedures/definitions/index.ts';
import type { Command } from './command.ts';

/** `naast serve`: runs until a signal; 1 when it may not or cannot start, 2 for a wrong setting. */
export const serveCommand: Command = async (args, io) => {
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
