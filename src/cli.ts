import '#app/operations/processes/guard.ts';
import type { Command, CommandIo } from '#app/operations/commands/command.ts';

/** Loaded when asked for: computing a legal term should not wait for a database driver. */
const commands: Record<string, { about: string; load: () => Promise<Command> }> = {
  serve: {
    about: 'run the service: --port N, --data DIR, --keys DIR, --only public|staff',
    load: async () => (await import('#app/operations/commands/serve.ts')).serveCommand,
  },
  demo: {
    about: 'run it with made-up people, in folders of their own',
    load: async () => (await import('#app/operations/commands/serve.ts')).demoCommand,
  },
  backup: {
    about: 'back up the data, and apart from them the keys: --to FILE --recipient age1…',
    load: async () => (await import('#app/operations/commands/backup.ts')).backupCommand,
  },
  restore: {
    about: 'put a backup back into new folders: --from FILE --identity FILE --data DIR',
    load: async () => (await import('#app/operations/commands/restore.ts')).restoreCommand,
  },
  reopen: {
    about: 'open an installation that was put back without its journal: --left NAME | --nobody-left',
    load: async () => (await import('#app/operations/commands/reopen.ts')).reopenCommand,
  },
  'public-keys': {
    about: 'write the keys with which the public side runs on a machine of its own: DIR',
    load: async () => (await import('#app/operations/commands/public-keys.ts')).publicKeysCommand,
  },
  'update-check': {
    about: 'say what this version would change of the data; changes nothing',
    load: async () => (await import('#app/operations/commands/update-check.ts')).updateCheckCommand,
  },
  update: {
    about: 'back up, and bring the data to this version: --to FILE --recipient age1…',
    load: async () => (await import('#app/operations/commands/update.ts')).updateCommand,
  },
  'update-back': {
    about: 'the way back to the backup of an update: --from FILE --identity FILE',
    load: async () => (await import('#app/operations/commands/update-back.ts')).updateBackCommand,
  },
  migrate: {
    about: 'make or update the database on a server of your own: --administrator URL',
    load: async () => (await import('#app/operations/commands/migrate.ts')).migrateCommand,
  },
  doctor: {
    about: 'say how the machine and the installation stand: --data DIR, --language nl|en',
    load: async () => (await import('#app/operations/commands/doctor.ts')).doctorCommand,
  },
  verify: {
    about: 'verify that the access book is whole: --json, --data DIR',
    load: async () => (await import('#app/operations/commands/verify.ts')).verifyCommand,
  },
  witness: {
    about: 'stand beside a log on another host: --log LINE --state FILE --key FILE',
    load: async () => (await import('#app/operations/commands/witness.ts')).witnessCommand,
  },
  package: {
    about: 'make the folder that runs in production: DIR; look through one: DIR --verify',
    load: async () => (await import('#app/operations/commands/package.ts')).packageCommand,
  },
  term: {
    about: 'compute the last day of a legal term: --law L --start DATE --term P6W',
    load: async () => (await import('#app/operations/commands/term.ts')).termCommand,
  },
  'read-letter': {
    about: 'say what a letter is, and by when it wants something: FILE… --json',
    load: async () => (await import('#app/operations/commands/read-letter.ts')).readLetterCommand,
  },
};

const io: CommandIo = {
  stdin: process.stdin,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};

// Whoever read our lines may stop reading (`| head`, a log that was closed): no reason to end a running service.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2));

async function run([name = '--help', ...args]: string[]): Promise<0 | 1 | 2> {
  if (name === '--help' || name === '-h' || name === 'help') {
    usage().forEach(io.out);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    io.err(`There is no command “${name}”. Try: naast --help`);
    return 2;
  }
  return (await command.load())(args, io);
}

function usage(): string[] {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'naast COMMAND [options]',
    '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'Exit codes: 0 done, 1 the answer is no, 2 wrong input or use.',
  ];
}
