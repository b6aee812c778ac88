import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupRefusal, isRecipient, writeBackup, writeKeysBackup } from '#app/operations/backup/index.ts';
import { readSettings } from '#app/operations/config.ts';
import { backedUpInstallation } from '#app/operations/processes/backed-up-installation.ts';
import { noteBackup } from '#app/operations/processes/last-backup.ts';
import { visitDatabase } from '#app/operations/processes/visit.ts';
import type { Command, CommandIo } from './command.ts';

const use =
  'Use: naast backup --to FILE --recipient age1… [--keys-to FILE --keys-recipient age1…] [--data DIR] [--keys DIR] [--demo]; ' +
  'each night: naast backup --into DIR [--days N], for NAAST_BACKUP_RECIPIENT';

const wrongRecipient = 'A recipient of age begins with age1 and is copied whole; one of yours is not.';

/** `naast backup`: the data, and apart from them the keys, each to its own recipients. 1 when it cannot be made. */
export const backupCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    io.err(asked);
    return 2;
  }
  const read = readSettings(asked.rest, process.env);
  if (!read.ok) {
    io.err(read.reason);
    return 2;
  }
  const recipients = asked.recipients.length > 0 ? asked.recipients : read.settings.backupRecipients;
  if (!recipients.every(isRecipient)) {
    io.err(wrongRecipient);
    return 2;
  }
  if (recipients.length === 0) {
    io.err('Nobody could read it: name a recipient of age with --recipient, or in NAAST_BACKUP_RECIPIENT.');
    return 2;
  }
  try {
    const installation = await backedUpInstallation(read.settings);
    if (!installation.ok) {
      installation.reasons.forEach(io.err);
      return 2;
    }
    const began = new Date();
    const visited = await visitDatabase(read.settings, 'backup', ({ contextKey: _, ...connection }) =>
      writeBackup(connection, installation.value, asked.to, recipients),
    );
    if (!visited.ok) {
      visited.reasons.forEach(io.err);
      return 1;
    }
    const { tables, files, missing } = visited.value.manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    io.out(`${asked.to}: ${tables.length} tables with ${rows} rows, ${files.count} files.`);
    if (missing.length > 0)
      io.err(
        `${missing.length} files that the database knows are not in the store: look into this before the next backup.`,
      );
    await noteBackup(read.settings.keysFolder, 'data', asked.to, began);
    await keysToo({ ...asked, recipients }, read.settings.keysFolder, io);
    if (asked.into !== null) await throwAwayOld(asked.into, io);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefusal)) throw error;
    io.err(error.message);
    return 1;
  }
};

async function keysToo({ keys, recipients }: Asked, keysFolder: string, io: CommandIo): Promise<void> {
  if (keys === null) return;
  const count = await writeKeysBackup(keysFolder, keys.to, keys.recipients);
  await noteBackup(keysFolder, 'keys', keys.to);
  io.out(`${keys.to}: ${count} keys. Keep it where the data are not.`);
  if (keys.recipients.some((one) => recipients.includes(one)))
    io.err(
      'Data and keys went to the same recipient: one stolen key then opens both. Give the keys another recipient.',
    );
}

/** Deleted is deleted when the last backup that holds it is gone (docs/security.md, R8). Only what this command named so. */
async function throwAwayOld({ folder, days }: NonNullable<Asked['into']>, io: CommandIo): Promise<void> {
  const oldest = nightlyName(Temporal.Now.zonedDateTimeISO('UTC').subtract({ days }));
  const old = (await readdir(folder)).filter((name) => nightly.test(name) && name < oldest);
  for (const name of old) await rm(join(folder, name), { force: true });
  if (old.length > 0) io.out(`${old.length} older than ${days} days thrown away.`);
}

const nightly = /^naast-\d{4}-\d\d-\d\d-\d{4}(-\d+)?\.age$/;

/** Never one that is taken: the backup from before an update is not replaced by that of the new version a moment later. */
export function nightlyPath(folder: string, time: Temporal.ZonedDateTime): string {
  const path = join(folder, nightlyName(time));
  let free = path;
  for (let nth = 2; existsSync(free); nth += 1) free = path.replace(/\.age$/, `-${nth}.age`);
  return free;
}

function nightlyName(time: Temporal.ZonedDateTime): string {
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '');
  return `naast-${time.toPlainDate()}-${clock}.age`;
}

interface Asked {
  to: string;
  /** The folder of the nightly ones, and how many days they stay there. */
  into: { folder: string; days: number } | null;
  recipients: string[];
  keys: { to: string; recipients: string[] } | null;
  rest: string[];
}

function readOptions(args: string[]): Asked | string {
  const options = {
    to: { type: 'string' },
    into: { type: 'string' },
    days: { type: 'string', default: '30' },
    recipient: { type: 'string', multiple: true },
    'keys-to': { type: 'string' },
    'keys-recipient': { type: 'string', multiple: true },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const { recipient = [], 'keys-to': keysTo, 'keys-recipient': keysRecipient = [], days, into: folder } = values;
    const into = folder === undefined ? null : { folder, days: Number(days) };
    const to = into === null ? values.to : nightlyPath(into.folder, Temporal.Now.zonedDateTimeISO('UTC'));
    const isWhole = to !== undefined && (into !== null || recipient.length > 0);
    const isOdd = into !== null && (values.to !== undefined || !/^[1-9][0-9]{0,3}$/.test(days));
    if (!isWhole || isOdd || (keysTo === undefined) !== (keysRecipient.length === 0)) return use;
    if (keysTo === to) return 'The keys need a file of their own: they never lie with the data.';
    const wrong = [...recipient, ...keysRecipient].find((one) => !isRecipient(one));
    if (wrong !== undefined) return wrongRecipient;
    const keys = keysTo === undefined ? null : { to: keysTo, recipients: keysRecipient };
    return { to, into, recipients: recipient, keys, rest: installationFlags(values) };
  } catch {
    return use;
  }
}

/** The flags that say which installation it is, as the settings read them. */
export function installationFlags({ data, keys, demo }: { data?: string; keys?: string; demo?: boolean }): string[] {
  return [
    ...(data === undefined ? [] : ['--data', data]),
    ...(keys === undefined ? [] : ['--keys', keys]),
    ...(demo ? ['--demo'] : []),
  ];
}
