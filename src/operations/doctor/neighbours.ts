import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import type { LastBackups } from '#app/operations/processes/last-backup.ts';
import type { LastSeen } from '#app/operations/processes/last-seen.ts';
import { clamdScanner } from '#app/platform/files/index.ts';
import { type Finding, finding } from '#app/platform/findings/index.ts';
import { tryMail } from '#app/platform/jobs/index.ts';

/** The virus scanner, asked with a few bytes of ours. */
export async function lookAtScanner({ scannerSocket: socket }: Settings): Promise<Finding> {
  if (socket === null) return finding('scanner.off');
  const verdict = await clamdScanner({ socket, timeMs: 10_000 }).scan(Buffer.from('naast'));
  return finding(verdict === 'clean' ? 'scanner.good' : 'scanner.away', { socket });
}

/** The mail server: reached, and with an address one mail is sent there. */
export async function lookAtMail({ mail, keysFolder }: Settings, to: string | null): Promise<Finding> {
  if (mail === null) return finding('mail.off');
  const password = await readFile(join(keysFolder, 'smtp-password'), 'utf8').catch(() => null);
  const { hostname: server, username } = new URL(mail.server);
  if (username !== '' && password === null) return finding('mail.password', { folder: keysFolder });
  const why = await tryMail({ ...mail, password: password?.trim() ?? null }, to);
  if (why !== null) return finding('mail.away', { server, code: why });
  return to === null ? finding('mail.good', { server }) : finding('mail.sent', { to });
}

const hour = 3_600_000;
const day = 24 * hour;

/** How old the newest backups are, by what `naast backup` noted. */
export function judgeBackups({ data, keys }: LastBackups, now = new Date()): Finding[] {
  const age = (made: { at: string }) => Math.max(0, now.getTime() - Date.parse(made.at));
  const ofKeys = keys === null ? finding('keys.none') : finding('keys.good', { days: Math.floor(age(keys) / day) });
  if (data === null) return [finding('backup.none'), ofKeys];
  const [hours, days] = [Math.round(age(data) / hour), Math.floor(age(data) / day)];
  // One night may be missed; a week of nights is no plan any more.
  if (hours <= 36) return [finding('backup.good', { hours }), ofKeys];
  return [finding(days < 7 ? 'backup.old' : 'backup.late', { days }), ofKeys];
}

/** The journal beside the backups: there, and not on the disk whose loss it is for. */
export async function lookAtJournal({ journal, dataFolder }: Settings): Promise<Finding> {
  if (journal === null) return finding('journal.off');
  const folder = dirname(journal.file);
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) return finding('journal.away', { folder });
  const [there, data] = await Promise.all([stat(folder), stat(dataFolder).catch(() => null)]);
  return finding(there.dev === data?.dev ? 'journal.same-disk' : 'journal.good', { folder });
}

/** What the process manager saw of the log, and what witnesses on other hosts say of it. */
export function judgeLog({ alarm, head, witnesses }: LastSeen): Finding[] {
  const log =
    alarm === null
      ? finding('log.good', { entries: head?.seq ?? 0 })
      : finding('log.alarm', { since: alarm.since.slice(0, 10) });
  const known = Object.entries(witnesses);
  if (known.length === 0) return [log, finding('witness.off')];
  const troubled = known.filter(([, { trouble }]) => trouble !== null);
  if (troubled.length === 0) return [log, finding('witness.good', { count: known.length })];
  return [
    log,
    ...troubled.map(([name, { trouble }]) =>
      finding('witness.trouble', { name, why: (trouble?.why ?? '').replace('-here', '') }),
    ),
  ];
}
