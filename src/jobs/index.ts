/** Background work that sees ids, codes and dates only: reminders, counting limits anew, the sweep of the store, mail. */
export { type Job, jobSchema } from './job.ts';
export { createMailer, type MailSettings } from './mail.ts';
export type { ClearLimit, Mailer, WorkerParts } from './parts.ts';
export { type RoundState, round, startWorker, type Worker } from './worker.ts';
