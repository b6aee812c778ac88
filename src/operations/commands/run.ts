import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '#app/operations/processes/program.ts';
import type { Command, CommandIo } from './command.ts';
import type { helpOf } from './help.ts';

/** All there are, loaded when asked for: computing a legal term should not wait for a database driver. */
export const commands: Record<keyof typeof helpOf, { about: string; load: () => Promise<Command> }> = {
  serve: {
    about: 'run the service: --port N, --data DIR, --keys DIR, --only public|staff',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  demo: {
    about: 'run it with made-up people, in folders of their own',
    load: async () => (await import('./serve.ts')).demoCommand,
  },
  backup: {
    about: 'back up the data, and apart from them the keys: --to FILE --recipient age1…',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    about: 'put a backup back into new folders: --from FILE --identity FILE --data DIR',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  reopen: {
    about: 'open an installation that was put back without its journal: --left NAME | --nobody-left',
    load: async () => (await import('./reopen.ts')).reopenCommand,
  },
  'public-keys': {
    about: 'write the keys with which the public side runs on a machine of its own: DIR',
    load: async () => (await import('./public-keys.ts')).publicKeysCommand,
  },
  'update-check': {
    about: 'say what this version would change of the data; changes nothing',
    load: async () => (await import('./update-check.ts')).updateCheckCommand,
  },
  update: {
    about: 'back up, and bring the data to this version: --to FILE --recipient age1…',
    load: async () => (await import('./update.ts')).updateCommand,
  },
  'update-back': {
    about: 'the way back to the backup of an update: --from FILE --identity FILE',
    load: async () => (await import('./update-back.ts')).updateBackCommand,
  },
  migrate: {
    about: 'make or update the database on a server of your own: --administrator URL',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  doctor: {
    about: 'say how the machine and the installation stand: --data DIR, --language nl|en',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  verify: {
    about: 'verify that the access book is whole: --json, --data DIR',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  witness: {
    about: 'stand beside a log on another host: --log LINE --state FILE --key FILE',
    load: async () => (await import('./witness.ts')).witnessCommand,
  },
  package: {
    about: 'make the folder that runs in production: DIR; look through one: DIR --verify',
    load: async () => (await import('./package.ts')).packageCommand,
  },
  term: {
    about: 'compute the last day of a legal term: --law L --start DATE --term P6W',
    load: async () => (await import('./term.ts')).termCommand,
  },
  'read-letter': {
    about: 'say what a letter is, and by when it wants something: FILE… --json',
    load: async () => (await import('./read-letter.ts')).readLetterCommand,
  },
};

/** `naast COMMAND …`: runs it; what asks for help or the version gets that and nothing else happens. */
export async function runCommand([name = '--help', ...args]: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  if (name === '--help' || name === '-h' || name === 'help') return say(usage(), io);
  if (name === '--version') return say([`naast ${version()}`], io);
  if (!isCommand(name)) {
    io.err(`There is no command “${name}”. Try: naast --help`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    const help = await import('./help.ts');
    return say(help.helpLines(help.helpOf[name]), io);
  }
  return (await commands[name].load())([...args], io);
}

const isCommand = (name: string): name is keyof typeof helpOf => Object.hasOwn(commands, name);

function say(lines: readonly string[], io: CommandIo): 0 {
  lines.forEach(io.out);
  return 0;
}

function version(): string {
  return String(JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')).version);
}

function usage(): string[] {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'naast COMMAND [options]',
    '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'naast COMMAND --help says more of one; naast --version says which version this is.',
    'Exit codes: 0 done, 1 the answer is no, 2 wrong input or use.',
  ];
}
