import { laws } from '#app/service/deadlines/index.ts';

/** What `naast COMMAND --help` says: how one writes it, what each option is, and what else one should know. */
export interface Help {
  use: readonly string[];
  options: Readonly<Record<string, string>>;
  more?: readonly string[];
}

const folders = {
  '--data DIR': 'the folder of the data (./data); with it the keys are in DIR-keys',
  '--keys DIR': 'the folder of the keys (./keys)',
} as const;
const demo = { '--demo': 'the installation of invented people, in ./data-demo and ./keys-demo' } as const;
const administrator = {
  '--administrator URL': 'who may make roles and databases there: postgres://NAME@HOST:PORT/postgres',
  '--password-file F': 'a file with his password, which others could read on the command line',
} as const;
const backupFiles = {
  '--to FILE': 'where the backup of the data is written',
  '--recipient R': 'who can open it: an age1… recipient; may be given more than once',
  '--keys-to FILE': 'where the backup of the keys is written, apart from the data',
  '--keys-recipient R': 'who can open that one; better somebody else',
} as const;
const sealed = {
  '--from FILE': 'the backup',
  '--identity FILE': 'the secret key of age that opens it (AGE-SECRET-KEY-…)',
} as const;
const journal = { '--revocations FILE': 'the journal, by which what ended since is ended again' } as const;

const serve: Help = {
  use: ['naast serve [--port N] [--data DIR] [--keys DIR] [--demo] [--world big|small] [--only public|staff]'],
  options: {
    '--port N': 'the public side listens on N, the staff side on N+1 (3000 and 3001)',
    '--data DIR': 'the folder of the data (./data); with it the keys are in DIR-keys',
    '--keys DIR': 'the folder of the keys (./keys); never inside the data folder',
    '--demo': 'a world of invented people, in ./data-demo and ./keys-demo',
    '--world W': 'big (62 clients, the default) or small (12), when that world is made',
    '--only KIND': 'one more public or staff process, on port N, beside a running service',
  },
  more: ['On a server set NAAST_LISTEN, NAAST_PUBLIC_URL and NAAST_STAFF_URL: two host names.'],
};

/** By the name of the command. */
export const helpOf = {
  serve,
  demo: {
    ...serve,
    use: ['naast demo [--port N] [--data DIR] [--keys DIR] [--world big|small] [--only public|staff]'],
  },
  backup: {
    use: [
      'naast backup --to FILE --recipient R [--keys-to FILE --keys-recipient R] [--data DIR] [--keys DIR] [--demo]',
      'naast backup --into DIR [--days N]     each night, for NAAST_BACKUP_RECIPIENT',
    ],
    options: {
      ...backupFiles,
      '--into DIR': 'a folder in which each backup gets the name of its day and hour',
      '--days N': 'how many days those stay there (30)',
      ...folders,
      ...demo,
    },
  },
  restore: {
    use: [
      'naast restore --from FILE --identity FILE [--keys-from FILE --keys-identity FILE] --data DIR [--keys DIR]',
      '              [--revocations FILE] [--administrator URL [--password-file FILE]]',
    ],
    options: {
      ...sealed,
      '--keys-from FILE': 'the backup of the keys, where they are gone too',
      '--keys-identity F': 'the secret key that opens that one',
      ...journal,
      '--data DIR': 'the new folder of the data; with it the keys are in DIR-keys',
      '--keys DIR': 'the folder of the keys',
      ...administrator,
    },
  },
  reopen: {
    use: ['naast reopen --left NAME [--left NAME …] | --nobody-left [--data DIR] [--keys DIR] [--demo]'],
    options: {
      '--left NAME': 'the sign-in name of somebody who left since the backup; may be given more than once',
      '--nobody-left': 'the project leader said that nobody did',
      ...folders,
      ...demo,
    },
  },
  'public-keys': {
    use: ['naast public-keys DIR [--server HOST:PORT] [--data DIR] [--keys DIR]'],
    options: {
      DIR: 'the new folder, for the other machine',
      '--server H:P': 'where that machine finds the database server',
      ...folders,
    },
  },
  'update-check': {
    use: ['naast update-check [--json] [--data DIR] [--keys DIR] [--demo]'],
    options: { '--json': 'one line of JSON instead of sentences', ...folders, ...demo },
  },
  update: {
    use: [
      'naast update --to FILE --recipient R [--keys-to FILE --keys-recipient R] [--data DIR] [--keys DIR] [--demo]',
      '             [--administrator URL [--password-file FILE]]',
    ],
    options: { ...backupFiles, ...administrator, ...folders, ...demo },
  },
  'update-back': {
    use: [
      'naast update-back --from FILE --identity FILE [--revocations FILE] [--yes] [--data DIR] [--keys DIR] [--demo]',
    ],
    options: { ...sealed, ...journal, '--yes': 'do it without asking', ...folders, ...demo },
  },
  migrate: {
    use: ['naast migrate --administrator URL [--password-file FILE] [--data DIR] [--keys DIR]'],
    options: { ...administrator, ...folders },
  },
  doctor: {
    use: [
      'naast doctor [--mail-to ADDRESS | --no-mail] [--time-server NAME | --no-time-server] [--language nl|en] [--json]',
      '             [--data DIR] [--keys DIR] [--port N] [--demo]',
    ],
    options: {
      '--mail-to ADDRESS': 'whom the mail to try is sent (our own sender)',
      '--no-mail': 'send none',
      '--time-server NAME': 'whose clock ours is compared with (pool.ntp.org)',
      '--no-time-server': 'ask nobody',
      '--language L': 'nl or en',
      '--json': 'one line of JSON instead of sentences',
      ...folders,
      '--port N': 'the port of the public side (3000)',
      ...demo,
    },
  },
  verify: {
    use: ['naast verify [--json] [--data DIR] [--keys DIR] [--demo]'],
    options: { '--json': 'one line of JSON instead of a sentence', ...folders, ...demo },
  },
  witness: {
    use: [
      'naast witness --log LINE [--log LINE …] --state FILE --key FILE [--name NAME] [--address A] [--port N]',
      'naast witness --show-log [--data DIR] [--keys DIR] [--demo]     where the service runs',
    ],
    options: {
      '--log LINE': 'the line of a log, as --show-log prints it; may be given more than once',
      '--state FILE': 'where it remembers how large each log was',
      '--key FILE': 'its own key, made at the first start',
      '--name NAME': 'what it is called (naast-witness)',
      '--address A': 'where it listens (127.0.0.1)',
      '--port N': 'the port (3010)',
      '--show-log': 'prints the line of the log of this installation',
      ...folders,
      ...demo,
    },
  },
  package: {
    use: [
      'naast package DIR            packs into a new folder',
      'naast package DIR --verify   looks through it',
      'naast package --deb DIR      makes a Debian package there',
      'naast package --parts        prints the list of parts (CycloneDX)',
    ],
    options: {
      DIR: 'the folder',
      '--verify': 'say whether it is still as it was packed',
      '--deb': 'a Debian package instead of a folder',
      '--parts': 'what production installs; no folder',
    },
  },
  term: {
    use: [
      'naast term --law LAW --start DATE[THH:MM] --term TERM [--clear] [--for act|wait] [--json]',
      'naast term --batch      reads JSON lines {id?, law, start, term, clear?, for?}, writes one line for each',
      'naast term --schema     prints the JSON Schema of what is written',
    ],
    options: {
      '--law LAW': `${laws.slice(0, 8).join(', ')}, ${laws.slice(8).join(', ')}`,
      '--start DATE': 'the day of the event, which does not count, as YYYY-MM-DD',
      '--term TERM': 'P14D, P4W, P3M, P10Y or PT48H; may be left out for post',
      '--clear': 'clear days: one more, when counting back',
      '--for WHOM': 'act: the earliest reading drives; wait: the latest, and the day after is possible',
      '--json': 'one line of JSON instead of words',
    },
    more: ['A batch with lines in error is done too: exit code 0.'],
  },
  'read-letter': {
    use: [
      'naast read-letter FILE… [--json] [--lang nl|en]',
      'naast read-letter --schema     prints the JSON Schema of what --json writes',
    ],
    options: {
      'FILE…': 'a PDF, a photo (JPEG, PNG, HEIC), a Word document (DOCX), plain text or an e-mail (EML)',
      '--json': 'one line of JSON instead of words',
      '--lang LANG': 'the language of the words (en)',
    },
    more: [
      'Several files are the pages of one letter, in that order. Nothing leaves this machine and nothing is kept.',
      'A person must confirm what is read. A letter that is not known is an answer too: exit code 0.',
    ],
  },
} as const satisfies Record<string, Help>;

/** The lines of a help: how it is written, the options below one another, what else. */
export function helpLines({ use, options, more = [] }: Help): string[] {
  const width = Math.max(...Object.keys(options).map((name) => name.length));
  return [
    ...use,
    '',
    ...Object.entries(options).map(([name, what]) => `  ${name.padEnd(width)}  ${what}`),
    ...(more.length === 0 ? [] : ['', ...more]),
  ];
}
