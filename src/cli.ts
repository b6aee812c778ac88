import '#app/operations/processes/guard.ts';
import type { CommandIo } from '#app/operations/commands/command.ts';
import { runCommand } from '#app/operations/commands/run.ts';

const io: CommandIo = {
  stdin: process.stdin,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};

// Whoever read our lines may stop reading (`| head`, a log that was closed): no reason to end a running service.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), io);
