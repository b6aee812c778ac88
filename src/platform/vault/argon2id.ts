import { argon2 } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VaultBusy, VaultRefusal } from './refusal.ts';

/** As Node's own function takes it. */
export interface Stretching {
  message: Uint8Array;
  nonce: Uint8Array;
  memory: number;
  passes: number;
  parallelism: number;
  tagLength: number;
}

type Stretch = (asked: Stretching) => Promise<Uint8Array>;

/** By one of the threads that the runtime has for reading files and the like. */
const amongOthers: Stretch = (asked) =>
  new Promise((resolve, reject) => {
    argon2('argon2id', asked, (error, output) => (error ? reject(new VaultRefusal()) : resolve(output)));
  });

let way: Stretch = amongOthers;

/** Argon2id. Throws VaultRefusal when it cannot be done, VaultBusy when the thread for it was lost. */
export const argon2id: Stretch = (asked) => way(asked);

/**
 * From now on this process works on passwords in a thread of its own, which lets all others on the machine go first: a
 * flood of sign-ins then takes only what nobody else wants (T42). For a process that answers pages as well.
 */
export function lowerPriorityOfPasswords(): void {
  way = behindOthers;
}

let thread: Worker | undefined;

/** Milliseconds after which a thread that does not answer is given up; a password takes a tenth of a second. */
const patience = 30_000;

async function behindOthers(asked: Stretching): Promise<Uint8Array> {
  thread ??= newThread();
  // Copies of exactly these bytes: beside a small buffer lie others, which must not travel along.
  const message = new Uint8Array(asked.message);
  const output = answerOf(thread);
  thread.postMessage({ ...asked, message, nonce: new Uint8Array(asked.nonce) }, [message.buffer]);
  const answer = await output;
  if (answer === null) throw new VaultRefusal();
  return answer;
}

/**
 * What the thread answers, or null for a cost that cannot be. A thread that breaks, ends or says nothing is no sign of
 * tampering, and says nothing about a name: whoever waits for it is told to come back (VaultBusy), and the next gets a new one.
 */
async function answerOf(asked: Worker): Promise<Uint8Array | null> {
  const over = new AbortController();
  const end = () => over.abort();
  const timer = setTimeout(end, patience);
  asked.once('exit', end);
  try {
    const [answer] = (await once(asked, 'message', { signal: over.signal })) as [Uint8Array | null];
    return answer;
  } catch {
    thread = undefined;
    void asked.terminate();
    throw new VaultBusy();
  } finally {
    clearTimeout(timer);
    asked.off('exit', end);
  }
}

function newThread(): Worker {
  const made = new Worker(`(${inTheThread})()`, { eval: true });
  made.unref();
  // Between two passwords nobody waits who could be told.
  made.on('error', () => undefined);
  made.once('exit', () => {
    if (thread === made) thread = undefined;
  });
  return made;
}

/** Handed to the thread as a text, so that it needs no file beside the program: it may name nothing from around it. */
function inTheThread(): void {
  const { argon2Sync } = process.getBuiltinModule('node:crypto');
  const { constants, getPriority, setPriority } = process.getBuiltinModule('node:os');
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  // On Linux each thread has a priority of its own; elsewhere the whole process would give way.
  const behind = constants.priority.PRIORITY_BELOW_NORMAL;
  if (process.platform === 'linux' && getPriority() < behind) setPriority(behind);
  parentPort?.on('message', (asked: Stretching) => {
    try {
      const made = argon2Sync('argon2id', asked);
      // A copy that travels; of what the library made nothing stays here (T105).
      const output = new Uint8Array(made);
      made.fill(0);
      parentPort.postMessage(output, [output.buffer]);
    } catch (error) {
      // Anything but a cost that cannot be (no memory) ends this thread.
      if (!(error instanceof RangeError)) throw error;
      parentPort.postMessage(null);
    } finally {
      asked.message.fill(0);
    }
  });
}
