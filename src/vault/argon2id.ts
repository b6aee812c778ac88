import { argon2 } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VaultRefusal } from './refusal.ts';

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

/** Argon2id. Throws VaultRefusal when it cannot be done. */
export const argon2id: Stretch = (asked) => way(asked);

/**
 * From now on this process works on passwords in a thread of its own, which lets all others on the machine go first: a
 * flood of sign-ins then takes only what nobody else wants (T42). For a process that answers pages as well.
 */
export function letPasswordsGiveWay(): void {
  way = behindOthers;
}

let thread: Worker | undefined;

async function behindOthers(asked: Stretching): Promise<Uint8Array> {
  thread ??= newThread();
  // Copies of exactly these bytes: beside a small buffer lie others, which must not travel along.
  const message = new Uint8Array(asked.message);
  thread.postMessage({ ...asked, message, nonce: new Uint8Array(asked.nonce) }, [message.buffer]);
  try {
    const [output] = (await once(thread, 'message')) as [Uint8Array];
    return output;
  } catch {
    thread = undefined;
    throw new VaultRefusal();
  }
}

function newThread(): Worker {
  const made = new Worker(`(${inTheThread})()`, { eval: true });
  made.unref();
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
    const output = new Uint8Array(argon2Sync('argon2id', asked));
    asked.message.fill(0);
    parentPort.postMessage(output, [output.buffer]);
  });
}
