import { today } from '#app/platform/language/index.ts';
import { escalateUnconfirmed } from './escalate.ts';
import { sendDue } from './mail-queue.ts';
import type { WorkerParts } from './parts.ts';
import { recheckLimits } from './recheck.ts';
import { doDueJobs } from './remind.ts';
import { endAhead, eraseAccessNotices, eraseSetAside, sweepDrafts, sweepStore } from './sweep.ts';
import { tellIntake, tellOfDaysToSign } from './tell-regions.ts';

export interface Worker {
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

/** Work in the background, a round a minute; the first at once. Several may run on one database. */
export function startWorker(parts: WorkerParts, { every = 60_000 } = {}): Worker {
  const state: RoundState = { checkedOn: null };
  const stopped = Promise.withResolvers<void>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;

  const rounds = async () => {
    while (!isStopping) {
      await round(parts, state);
      if (isStopping) return;
      await Promise.race([new Promise<void>((done) => (timer = setTimeout(done, every))), stopped.promise]);
      clearTimeout(timer);
    }
  };
  const running = rounds();
  return {
    async stop() {
      isStopping = true;
      stopped.resolve();
      await running;
      parts.mailer?.close();
    },
  };
}

export interface RoundState {
  /** The day on which limits and store were last gone through. */
  checkedOn: string | null;
  /** Was anything added to the law when the limits were last gone through? Then what is taken back is seen too. */
  hadLaw?: boolean;
}

/**
 * One round: what is due, and registrations, unfinished or set aside, that have had their time; once a day (and after
 * each start) the limits anew, the alarms and the store, and every night the whole audit log; then the mail.
 */
export async function round(parts: WorkerParts, state: RoundState, day = today().toString()): Promise<void> {
  await guarded(parts, async () => void (await doDueJobs(parts, day)));
  await guarded(parts, () => tellIntake(parts));
  await guarded(parts, async () => void (await endAhead(parts)));
  await guarded(parts, async () => void (await sweepDrafts(parts)));
  await guarded(parts, async () => void (await eraseSetAside(parts)));
  await guarded(parts, async () => void (await eraseAccessNotices(parts)));
  await guarded(parts, async () => {
    const hasLaw = (await parts.addedLaw?.())?.isEmpty === false;
    // Every round while there is any: a limit that came since gets its earlier day at once.
    if (hasLaw || state.hadLaw === true || state.checkedOn !== day) await recheckLimits(parts, day);
    state.hadLaw = hasLaw;
  });
  if (state.checkedOn !== day) {
    await guarded(parts, async () => void (await escalateUnconfirmed(parts, day)));
    await guarded(parts, () => tellOfDaysToSign(parts));
    await guarded(parts, async () => void (await sweepStore(parts)));
    // At a start the process manager looks at the log itself.
    if (state.checkedOn !== null) await guarded(parts, async () => parts.verifyLog?.());
    state.checkedOn = day;
  }
  await guarded(parts, async () => parts.keep?.());
  await guarded(parts, () => sendDue(parts));
}

/** What fails in one part must not keep the others from being done. */
async function guarded(parts: WorkerParts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    parts.report(error instanceof Error ? error : new Error('unknown'));
  }
}
