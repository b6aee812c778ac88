import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import { createSealedStore } from '#app/platform/files/index.ts';
import { createMailer, type Mailer, startWorker } from '#app/platform/jobs/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { newReference } from '#app/platform/vault/index.ts';
import { reminderDays } from '#app/service/deadlines/index.ts';
import { escalates, recount } from '#app/service/limit-counting/index.ts';
import { addedLawAsKept } from './added-law.ts';
import { startJournal } from './journal.ts';
import type { LogWatching } from './log-watching.ts';
import { signedMailboxes } from './mailboxes.ts';
import { reportFailure } from './report.ts';
import { keepSeenWords, learnKept } from './seen-words.ts';
import { connectionOf, type Premises } from './start-messages.ts';

/** Starts the background work of the installation: as the jobs' role, which reads ids, codes and days only. */
export async function startJobs(
  premises: Premises,
  err: (line: string) => void,
  log: Pick<LogWatching, 'whole'>,
): Promise<{ stop(): Promise<void> }> {
  const { settings, installation } = premises;
  const { contextKeys } = installation.keys;
  const pool = openDatabase({ ...connectionOf(premises, 'jobs'), contextKey: contextKeys.jobs, connections: 2 });
  const store = createSealedStore({ folder: join(settings.dataFolder, 'files') });
  const journal = startJournal(premises, (work) => pool.scoped({ kind: 'jobs' }, work), err);
  const worker = startWorker({
    scoped: (work) => pool.scoped({ kind: 'jobs' }, work),
    recount: (limit) => recount(limit)?.drivingDay ?? null,
    addedLaw: () => addedLawAsKept((work) => pool.scoped({ kind: 'jobs' }, work), settings.keysFolder),
    reminderDays: ({ catalogueId, drivingDay }, today) =>
      reminderDays(Temporal.PlainDate.from(drivingDay), Temporal.PlainDate.from(today), catalogueId).map(({ on }) =>
        on.toString(),
      ),
    escalates,
    sweep: store.sweep,
    verifyLog: log.whole,
    mailboxes: async (db, ids) => signedMailboxes(db, await learnKept(settings.keysFolder), ids),
    keep: () => keepSeenWords((work) => pool.scoped({ kind: 'jobs' }, work), settings.keysFolder),
    mailer: await mailerOf(settings),
    report: (error) => reportFailure(newReference(), error),
  });
  return {
    async stop() {
      await worker.stop();
      await journal?.stop();
      await pool.close();
    },
  };
}

/** The password of the mail server is with the keys, never among the settings. */
async function mailerOf({ mail, keysFolder }: Settings): Promise<Mailer | null> {
  if (mail === null) return null;
  const password = await readFile(join(keysFolder, 'smtp-password'), 'utf8').catch(() => null);
  return createMailer({ ...mail, password: password === null ? null : password.trim() });
}
