import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { argon2id, lowerPriorityOfPasswords, type Stretching } from './argon2id.ts';
import { VaultBusy, VaultRefusal } from './refusal.ts';

/** Every thread that was made, and the program that it was given. */
const { threads } = vi.hoisted(() => ({ threads: [] as { worker: Worker; program: string }[] }));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Watched extends real.Worker {
    constructor(...given: ConstructorParameters<typeof real.Worker>) {
      super(...given);
      threads.push({ worker: this, program: String(given[0]) });
    }
  }
  return { ...real, Worker: Watched };
});

const asked = (change: Partial<Stretching> = {}): Stretching => ({
  message: Buffer.from('vier groene paraplu’s'),
  nonce: Buffer.alloc(16, 7),
  memory: 64,
  passes: 1,
  parallelism: 1,
  tagLength: 32,
  ...change,
});

/** How far each thread of this process lets others go first. */
async function niceness(): Promise<number[]> {
  const threads = await readdir('/proc/self/task');
  const lines = await Promise.all(threads.map((id) => readFile(`/proc/self/task/${id}/stat`, 'utf8').catch(() => '')));
  return lines.filter((line) => line !== '').map((line) => Number(line.slice(line.lastIndexOf(')')).split(' ')[17]));
}

describe('passwords that give way', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('T42 are worked on to the same end, by one thread that lets all others go first', async () => {
    const usual = await argon2id(asked());
    const before = await niceness();
    lowerPriorityOfPasswords();
    const given = asked();
    expect(await argon2id(given)).toEqual(new Uint8Array(usual));
    for (let time = 0; time < 3; time += 1) await argon2id(asked({ message: Buffer.from(`ander ${time}`) }));
    // What the caller holds, the caller has to wipe.
    expect(Buffer.from(given.message).toString()).toBe('vier groene paraplu’s');
    // Whoever runs the tests behind others finds all of them there.
    if (process.platform !== 'linux' || getPriority() >= 7) return;
    const behind = (all: number[]) => all.filter((nice) => nice >= 7).length;
    expect(behind(await niceness())).toBe(behind(before) + 1);
  });

  /** The thread of now, which from here on does nothing that it is asked. */
  async function deafThread(): Promise<Worker> {
    lowerPriorityOfPasswords();
    await argon2id(asked());
    const worker = threads.at(-1)?.worker;
    if (!worker) throw new Error('There is no thread.');
    vi.spyOn(worker, 'postMessage').mockImplementation(() => undefined);
    return worker;
  }

  it('T42 tell whoever waits for a thread that ends or breaks to come back: no sign of tampering, and the next gets a new one', async () => {
    for (const end of [(one: Worker) => one.terminate(), (one: Worker) => one.emit('error', new Error('no memory'))]) {
      const worker = await deafThread();
      const waiting = expect(argon2id(asked())).rejects.toThrow(VaultBusy);
      await end(worker);
      await waiting;
      expect(await argon2id(asked())).toHaveLength(32);
    }
    // Also when it ended while nobody waited.
    await threads.at(-1)?.worker.terminate();
    expect(await argon2id(asked())).toHaveLength(32);
  });

  it('T42 give up a thread that says nothing for half a minute', async () => {
    const worker = await deafThread();
    const ended = vi.spyOn(worker, 'terminate');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = expect(argon2id(asked())).rejects.toThrow(VaultBusy);
    await vi.advanceTimersByTimeAsync(30_000);
    await waiting;
    vi.useRealTimers();
    expect(ended).toHaveBeenCalled();
    expect(await argon2id(asked())).toHaveLength(32);
  });

  it('T105 leave neither the password nor what was made of it in the thread, also when it fails', async () => {
    lowerPriorityOfPasswords();
    await argon2id(asked());
    const made = Buffer.alloc(32, 9);
    let work = (): Buffer => made;
    let ask: (asked: Stretching) => void = () => undefined;
    const sent: unknown[] = [];
    const parentPort = {
      on: (_: string, hear: typeof ask) => {
        ask = hear;
      },
      postMessage: (answer: unknown) => sent.push(answer),
    };
    const modules: Record<string, unknown> = {
      'node:crypto': { argon2Sync: () => work() },
      'node:os': { constants: { priority: { PRIORITY_BELOW_NORMAL: 10 } }, getPriority: () => 10 },
      'node:worker_threads': { parentPort },
    };
    const process = { platform: 'linux', getBuiltinModule: (name: string) => modules[name] };
    new Function('process', threads.at(-1)?.program ?? '')(process);
    const given = [asked(), asked(), asked()] as const;
    ask(given[0]);
    expect(sent).toEqual([new Uint8Array(32).fill(9)]);
    expect(made.every((byte) => byte === 0)).toBe(true);
    work = () => {
      throw new RangeError('a cost that cannot be');
    };
    ask(given[1]);
    expect(sent[1]).toBeNull();
    work = () => {
      throw new Error('no memory');
    };
    expect(() => ask(given[2])).toThrow('no memory');
    for (const { message } of given) expect(message.every((byte) => byte === 0)).toBe(true);
  });

  it('are refused where they cannot be worked on, and the next one is not harmed by it', async () => {
    lowerPriorityOfPasswords();
    await expect(argon2id(asked({ memory: 1 }))).rejects.toThrow(VaultRefusal);
    expect(await argon2id(asked())).toHaveLength(32);
  });
});
