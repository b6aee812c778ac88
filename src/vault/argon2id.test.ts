import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { argon2id, letPasswordsGiveWay, type Stretching } from './argon2id.ts';
import { VaultRefusal } from './refusal.ts';

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
  it('T42 are worked on to the same end, by one thread that lets all others go first', async () => {
    const usual = await argon2id(asked());
    const before = await niceness();
    letPasswordsGiveWay();
    const given = asked();
    expect(await argon2id(given)).toEqual(new Uint8Array(usual));
    for (let time = 0; time < 3; time += 1) await argon2id(asked({ message: Buffer.from(`ander ${time}`) }));
    // What the caller holds is still hers to wipe.
    expect(Buffer.from(given.message).toString()).toBe('vier groene paraplu’s');
    // Whoever runs the tests behind others finds all of them there.
    if (process.platform !== 'linux' || getPriority() >= 7) return;
    const behind = (all: number[]) => all.filter((nice) => nice >= 7).length;
    expect(behind(await niceness())).toBe(behind(before) + 1);
  });

  it('are refused where they cannot be worked on, and the next one is not harmed by it', async () => {
    letPasswordsGiveWay();
    await expect(argon2id(asked({ memory: 1 }))).rejects.toThrow(VaultRefusal);
    expect(await argon2id(asked())).toHaveLength(32);
  });
});
