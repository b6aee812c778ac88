/** Background work that sees ids, codes and dates only: reminders, counting limits anew, the sweep of the store, mail. */

export { createMailer, tryMail } from './mail.ts';
export type { Mailer, WorkerParts } from './parts.ts';
export { intakeTeam } from './tell-regions.ts';
export { round, startWorker } from './worker.ts';
