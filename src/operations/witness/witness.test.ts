import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askWitness, type Witness } from '#app/operations/processes/witnessing.ts';
import { LogTree, noteKeyOf, type WitnessState } from '#app/platform/audit/index.ts';
import { keyOf, sha256 } from '#app/platform/vault/index.ts';
import { createWitness, serveWitness } from './index.ts';

const logSeed = () => keyOf(Buffer.alloc(32, 1));
const witnessSeed = () => keyOf(Buffer.alloc(32, 2));
const origin = 'naast/0197f0c0-0000-7000-8000-000000000001';
const nothing: WitnessState = { size: null, at: null, trouble: null };
const start = Date.parse('2026-11-30T10:00:00.000Z');

/** A log of so many entries, of which one may be another than it was. */
function logOf(size: number, reworded?: number) {
  const entry = (n: number) => sha256(n === reworded ? `other ${n}` : `entry ${n}`);
  const tree = new LogTree();
  for (let n = 0; n < size; n += 1) tree.append(entry(n));
  const read = async (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(from + at));
  return { tree, read };
}

let folder: string;
let close: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-witness-'));
});
afterEach(async () => {
  for (const one of close) await one();
  close = [];
  await rm(folder, { recursive: true });
});

interface Made {
  name?: string;
  seed?: () => Buffer;
  now?: () => number;
  port?: number;
}

/** A witness that listens on loopback, as the keys folder of the service would name it. */
async function witness({ name = 'witness.example/w1', seed = witnessSeed, now, port = 0 }: Made = {}) {
  const logs = [noteKeyOf(logSeed(), origin, 'note')];
  const stateFile = join(folder, `${name.replace('/', '-')}.json`);
  const made = createWitness({ name, seed: seed(), logs, stateFile, ...(now === undefined ? {} : { now }) });
  const server = await serveWitness(made, { port });
  close.push(server.close);
  const named: Witness = {
    url: `http://127.0.0.1:${server.port}/`,
    key: noteKeyOf(witnessSeed(), name, 'cosignature'),
  };
  return { named, server, stateFile };
}

const ask = (
  named: Witness,
  before: WitnessState,
  size: number,
  more: { reworded?: number; origin?: string; now?: number } = {},
) =>
  askWitness(named, before, {
    origin: more.origin ?? origin,
    seed: logSeed(),
    ...logOf(size, more.reworded),
    now: () => more.now ?? start,
  });

describe('S5 a witness on another host', () => {
  it('confirms a log that grows, and holds nothing of it but size and root', async () => {
    const { named, stateFile } = await witness({ now: () => start });
    let state = await ask(named, nothing, 5);
    expect(state).toEqual({ size: 5, at: '2026-11-30T10:00:00.000Z', trouble: null });
    for (const size of [5, 6, 300, 777, 1_024]) {
      state = await ask(named, state, size);
      expect(state).toMatchObject({ size, trouble: null });
    }
    const kept = JSON.parse(await readFile(stateFile, 'utf8')) as { logs: Record<string, object> };
    expect(Object.keys(kept.logs[origin] ?? {})).toEqual(['size', 'root', 'at']);
  });

  it('does not confirm a log in which an entry was reworded, or that was cut off, whoever asks how', async () => {
    const { named } = await witness({ now: () => start });
    const state = await ask(named, nothing, 400);
    expect(await ask(named, state, 500, { reworded: 30 })).toMatchObject({ size: 400, trouble: { why: 'differs' } });
    expect(await ask(named, state, 400, { reworded: 399 })).toMatchObject({ trouble: { why: 'differs' } });
    expect(await ask(named, state, 300)).toMatchObject({ trouble: { why: 'ahead' } });
    // One who forgot what it had shown is told, and proves from there.
    expect(await ask(named, nothing, 450)).toMatchObject({ size: 450, trouble: null });
    expect(await ask(named, nothing, 460, { reworded: 3 })).toMatchObject({ trouble: { why: 'differs' } });
  });

  it('knows a log that began anew as another one of the same key, and no other log', async () => {
    const { named } = await witness({ now: () => start });
    await ask(named, nothing, 400);
    expect(await ask(named, nothing, 20, { origin: `${origin}/2` })).toMatchObject({ size: 20, trouble: null });
    expect(await ask(named, nothing, 20, { origin: `${origin}2` })).toMatchObject({ trouble: { why: 'unknown-here' } });
    const stranger = { origin, seed: keyOf(Buffer.alloc(32, 9)), ...logOf(500), now: () => start };
    expect(await askWitness(named, nothing, stranger)).toMatchObject({ trouble: { why: 'unknown-here' } });
  });

  it('that is away for a day is said with its first moment, and catches up', async () => {
    const first = await witness({ now: () => start });
    const state = await ask(first.named, nothing, 100);
    await first.server.close();
    const away = await ask(first.named, state, 200, { now: start + 60_000 });
    expect(away).toMatchObject({ size: 100, trouble: { why: 'away', since: '2026-11-30T10:01:00.000Z' } });
    const later = await ask(first.named, away, 3_000, { now: start + 86_400_000 });
    expect(later.trouble).toEqual(away.trouble);
    const again = await witness({ now: () => start + 86_400_000, port: first.server.port });
    expect(await ask(again.named, later, 3_001, { now: start + 86_400_000 })).toMatchObject({
      size: 3_001,
      trouble: null,
    });
  });

  it('that lies is named: another key, or words that are no answer', async () => {
    const { named } = await witness({ seed: () => keyOf(Buffer.alloc(32, 5)), now: () => start });
    expect(await ask(named, nothing, 5)).toMatchObject({ size: null, trouble: { why: 'lies' } });
    const words = { status: 409, body: 'what?\n' } as const;
    const server = await serveWitness({ add: async () => words }, { port: 0 });
    close.push(server.close);
    const liar = { ...named, url: `http://127.0.0.1:${server.port}/` };
    expect(await ask(liar, nothing, 5)).toMatchObject({ trouble: { why: 'lies' } });
  });

  it('that differs from another does not make the other wrong', async () => {
    const [one, two] = [
      await witness({ now: () => start }),
      await witness({ name: 'witness.example/w2', now: () => start }),
    ];
    const [first, second] = [await ask(one.named, nothing, 50), await ask(two.named, nothing, 60, { reworded: 7 })];
    expect(await ask(one.named, first, 70)).toMatchObject({ size: 70, trouble: null });
    expect(await ask(two.named, second, 70)).toMatchObject({ size: 60, trouble: { why: 'differs' } });
  });

  it('whose clock jumps is named, and counts all the same', async () => {
    let clock = start;
    const { named } = await witness({ now: () => clock });
    const state = await ask(named, nothing, 5);
    clock = start + 40 * 86_400_000;
    const off = await ask(named, state, 9);
    expect(off).toMatchObject({ size: 9, at: '2026-11-30T10:00:00.000Z', trouble: { why: 'clock' } });
    clock = start;
    expect(await ask(named, off, 10)).toMatchObject({ size: 10, trouble: null });
  });

  it('loses nothing when two ask at once, and refuses what is no request', async () => {
    const { named } = await witness({ now: () => start });
    const both = await Promise.all([ask(named, nothing, 40), ask(named, nothing, 90)]);
    expect(both.filter(({ trouble }) => trouble === null || trouble.why === 'ahead')).toHaveLength(2);
    expect(await ask(named, nothing, 100)).toMatchObject({ size: 100, trouble: null });
    const post = (body: string) => fetch(`${named.url}add-checkpoint`, { method: 'POST', body });
    expect((await post('old x\n\n')).status).toBe(400);
    expect((await post('a'.repeat(20_000))).status).toBe(413);
    expect((await fetch(named.url)).status).toBe(404);
    expect((await fetch(`${named.url}add-checkpoint`)).status).toBe(405);
  });
});
