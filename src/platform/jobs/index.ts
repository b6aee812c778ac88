/** Background work that sees ids, codes and dates only: reminders, counting limits anew, the sweep of the store, mail. */

export { createMailer, tryMail } from './mail.ts';
export { type AddedToLaw, intakeRecipient, type Mailer, type WorkerParts } from './parts.ts';
export { round, startWorker } from './worker.ts';
