import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** One of the two faces of the service: where it listens and what people type to reach it. */
interface Side {
  origin: string;
  port: number;
  addresses: string[];
}

export interface Settings {
  /** True in the demo: a world of invented people, in folders of its own. */
  demo: boolean;
  /** How much there is to see in it: two years and some sixty clients, or twelve, which is there sooner. */
  world: 'big' | 'small';
  dataFolder: string;
  keysFolder: string;
  /** A second process beside a running supervisor, or null for the whole service. */
  only: 'public' | 'staff' | null;
  /** Where each side, a unit of systemd, asks for its start; null: they are children of this process. */
  units: string | null;
  public: Side;
  staff: Side;
  /** Addresses of our own proxies: their connections are not counted, and their word about a visitor's address is believed. */
  proxies: string[];
  serviceName: string;
  /** Where the quick exit leads: an ordinary page of another site that says nothing about its visitor. */
  exitTo: string;
  /** Where mail goes out; null sends none. A password is not a setting: it is in the keys folder. */
  mail: { server: string; from: string } | null;
  /** Unix socket of a ClamAV daemon that looks at every uploaded file; null: files say that nobody did. */
  scannerSocket: string | null;
  /**
   * Where revocations and deletions are written down beside the backups, and for which recipients of age; null:
   * nowhere.
   */
  journal: { file: string; recipients: string[] } | null;
  /** For whom a nightly backup is encrypted. */
  backupRecipients: string[];
}

/** Expected refusals are a sentence for the person at the terminal. */
export type SettingsResult = { ok: true; settings: Settings } | { ok: false; reason: string };

const port = z.coerce.number().int().min(1).max(65_534, 'The highest port is 65534 (the staff side takes the next).');
const origin = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).transform((url) => new URL(url).origin);

const recipients = z
  .string()
  .transform((text) => text.split(',').map((recipient) => recipient.trim()))
  .pipe(z.array(z.string().regex(/^age1[0-9a-z]+$/)));

/** Every setting: `NAAST_…` in the environment, or the flag of the same name. */
const schema = z.strictObject({
  NAAST_PORT: port.default(3000),
  NAAST_DATA: z.string().min(1).optional(),
  NAAST_KEYS: z.string().min(1).optional(),
  NAAST_DEMO: z.stringbool().default(false),
  NAAST_WORLD: z.enum(['big', 'small']).default('big'),
  NAAST_ONLY: z.enum(['public', 'staff']).optional(),
  NAAST_UNITS: z.string().min(1).optional(),
  NAAST_LISTEN: z.union([z.ipv4(), z.ipv6()]).optional(),
  NAAST_PUBLIC_URL: origin.optional(),
  NAAST_STAFF_URL: origin.optional(),
  NAAST_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6()])))
    .optional(),
  NAAST_NAME: z.string().trim().min(1).max(60).default('Naast'),
  NAAST_EXIT_TO: z.url({ protocol: /^https$/ }).default('https://www.knmi.nl/'),
  NAAST_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine((url) => new URL(url).password === '')
    .optional(),
  NAAST_MAIL_FROM: z.email().optional(),
  NAAST_CLAMD: z
    .string()
    .max(107)
    .regex(/^\/[^\0]+$/)
    .optional(),
  NAAST_JOURNAL: z.string().min(1).optional(),
  NAAST_JOURNAL_RECIPIENT: recipients.optional(),
  NAAST_BACKUP_RECIPIENT: recipients.optional(),
});
type Given = z.infer<typeof schema>;

const meanings: Record<keyof Given, string> = {
  NAAST_PORT: 'a number from 1 to 65534',
  NAAST_DATA: 'a folder',
  NAAST_KEYS: 'a folder',
  NAAST_DEMO: 'yes or no',
  NAAST_WORLD: 'big or small',
  NAAST_ONLY: 'public or staff',
  NAAST_UNITS: 'a folder for sockets such as /run/naast',
  NAAST_LISTEN: 'an IP address',
  NAAST_PUBLIC_URL: 'an address such as https://help.example.org',
  NAAST_STAFF_URL: 'an address such as https://team.example.org',
  NAAST_PROXIES: 'IP addresses with commas between them',
  NAAST_NAME: 'a name of at most 60 characters',
  NAAST_EXIT_TO: 'an address such as https://www.example.org/',
  NAAST_SMTP_URL:
    'an address such as smtps://user@mail.example.org (the password goes into the keys folder: smtp-password)',
  NAAST_MAIL_FROM: 'a mail address',
  NAAST_CLAMD: 'the whole path of a Unix socket such as /run/clamav/clamd.ctl',
  NAAST_JOURNAL: 'a file, on another disk than the data',
  NAAST_JOURNAL_RECIPIENT: 'a recipient of age (age1…), or more of them with commas between',
  NAAST_BACKUP_RECIPIENT: 'a recipient of age (age1…), or more of them with commas between',
};

/** Reads flags and environment once; the flag wins. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): SettingsResult {
  const flags = readFlags(args);
  if (!flags.ok) {
    return flags;
  }
  const ours = Object.entries(environment).filter(([name, value]) => name.startsWith('NAAST_') && value !== '');
  const unknown = ours.find(([name]) => !(name in meanings));
  if (unknown !== undefined) {
    return refused(`${unknown[0]} is not a setting. The settings are ${Object.keys(meanings).join(', ')}.`);
  }
  const parsed = schema.safeParse({ ...Object.fromEntries(ours), ...flags.given });
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof Given;
    return refused(`${name} (or its flag) must be ${meanings[name]}.`);
  }
  const conflict = findConflict(parsed.data);
  return conflict === null ? { ok: true, settings: settle(parsed.data) } : refused(conflict);
}

/** The same installation as the demo, on the same ports; whoever plays there writes to nobody. */
export function asDemo(settings: Settings): Settings {
  return { ...settings, demo: true, mail: null, journal: null, ...folders({ NAAST_DEMO: true }) };
}

/** The flags that name the folders of an installation, as one types them in a shell. */
export function folderFlags({ dataFolder, keysFolder }: Pick<Settings, 'dataFolder' | 'keysFolder'>): string {
  return `--data ${asTyped(dataFolder)} --keys ${asTyped(keysFolder)}`;
}

function asTyped(path: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function readFlags(args: string[]): { ok: true; given: Record<string, string> } | { ok: false; reason: string } {
  const options = {
    port: { type: 'string' },
    data: { type: 'string' },
    keys: { type: 'string' },
    only: { type: 'string' },
    units: { type: 'string' },
    demo: { type: 'boolean' },
    world: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const given = Object.entries(values).map(([name, value]) => [`NAAST_${name.toUpperCase()}`, String(value)]);
    return { ok: true, given: Object.fromEntries(given) };
  } catch {
    return refused('Use: [--demo] [--world big|small] [--port N] [--data DIR] [--keys DIR] [--only public|staff]');
  }
}

/**
 * Cookies know hosts, not ports. So a service that others can reach needs two host names; on loopback the two
 * names of this machine, `127.0.0.1` and `localhost`, do that work (design question 5).
 */
function findConflict(given: Given): string | null {
  const { NAAST_PUBLIC_URL: publicUrl, NAAST_STAFF_URL: staffUrl, NAAST_LISTEN: listen } = given;
  const isReachable = publicUrl !== undefined || staffUrl !== undefined || !isLoopback(listen);
  if (given.NAAST_DEMO && isReachable) {
    return 'The made-up world signs people in with one click, so it only runs on this machine: leave out NAAST_LISTEN and the two addresses.';
  }
  if (isReachable && (publicUrl === undefined || staffUrl === undefined)) {
    return 'On a server the public side and the staff side each need an address: set NAAST_PUBLIC_URL and NAAST_STAFF_URL.';
  }
  if (publicUrl !== undefined && staffUrl !== undefined && hostOf(publicUrl) === hostOf(staffUrl)) {
    return 'NAAST_PUBLIC_URL and NAAST_STAFF_URL need two different host names, for a cookie goes to every port of its host.';
  }
  if ((given.NAAST_SMTP_URL === undefined) !== (given.NAAST_MAIL_FROM === undefined)) {
    return 'Mail needs both NAAST_SMTP_URL and NAAST_MAIL_FROM.';
  }
  if ((given.NAAST_JOURNAL === undefined) !== (given.NAAST_JOURNAL_RECIPIENT === undefined)) {
    return 'The journal needs both NAAST_JOURNAL and NAAST_JOURNAL_RECIPIENT.';
  }
  if (given.NAAST_UNITS !== undefined && (given.NAAST_DEMO || given.NAAST_ONLY !== undefined)) {
    return 'The units are those of one whole, real installation: leave out --demo and --only.';
  }
  return null;
}

function settle(given: Given): Settings {
  const only = given.NAAST_ONLY ?? null;
  const publicPort = given.NAAST_PORT;
  const staffPort = only === 'staff' ? given.NAAST_PORT : given.NAAST_PORT + 1;
  const { NAAST_LISTEN: listen, NAAST_SMTP_URL: mail, NAAST_MAIL_FROM: from } = given;
  return {
    demo: given.NAAST_DEMO,
    world: given.NAAST_WORLD,
    ...folders(given),
    only,
    units: given.NAAST_UNITS === undefined ? null : resolve(given.NAAST_UNITS),
    public: {
      origin: given.NAAST_PUBLIC_URL ?? `http://127.0.0.1:${publicPort}`,
      port: publicPort,
      addresses: [listen ?? '127.0.0.1'],
    },
    staff: {
      origin: given.NAAST_STAFF_URL ?? `http://localhost:${staffPort}`,
      port: staffPort,
      addresses: listen === undefined ? ['127.0.0.1', '::1'] : [listen],
    },
    // On a server a proxy is in front; where it is not named, it is on this machine.
    proxies: given.NAAST_PROXIES ?? (given.NAAST_PUBLIC_URL === undefined ? [] : ['127.0.0.1', '::1']),
    serviceName: given.NAAST_NAME,
    exitTo: given.NAAST_EXIT_TO,
    mail: given.NAAST_DEMO || mail === undefined || from === undefined ? null : { server: mail, from },
    scannerSocket: given.NAAST_CLAMD ?? null,
    journal: journalOf(given),
    backupRecipients: given.NAAST_BACKUP_RECIPIENT ?? [],
  };
}

function journalOf({ NAAST_JOURNAL: file, NAAST_JOURNAL_RECIPIENT: recipients }: Given): Settings['journal'] {
  return file === undefined || recipients === undefined ? null : { file: resolve(file), recipients };
}

function folders(given: Partial<Given>): { dataFolder: string; keysFolder: string } {
  const data = given.NAAST_DATA ?? (given.NAAST_DEMO ? './data-demo' : './data');
  const keysBeside = given.NAAST_DEMO ? './keys-demo' : './keys';
  const keys =
    given.NAAST_KEYS ?? (given.NAAST_DATA === undefined ? keysBeside : `${data.replace(/[/\\]+$/, '')}-keys`);
  return { dataFolder: resolve(data), keysFolder: resolve(keys) };
}

function isLoopback(address: string | undefined): boolean {
  return address === undefined || address === '::1' || address.startsWith('127.');
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function refused(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}
