import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandboxInWorker } from './sandbox-worker.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';

const thread = fileURLToPath(new URL('./sandbox-thread.ts', import.meta.url));
let built: BuiltSandbox;

beforeAll(async () => {
  built = await buildSandbox();
});
afterAll(() => built.remove());

describe.skipIf(process.platform !== 'linux')('a box of a process that answers pages', () => {
  test('lets all others on the machine go first', { timeout: 90_000 }, async () => {
    const sandbox = createSandboxInWorker(thread, { ...program(), behindOthers: true, waiting: 1 });
    await vi.waitUntil(() => boxes().some(({ nice }) => nice > 0), { timeout: 60_000, interval: 100 });
    const place = { nice: 10, session: existsSync('/proc/self/autogroup') ? 19 : null };
    expect(boxes().filter(({ nice }) => nice > 0)).toContainEqual(place);
    await sandbox.close();
  });

  test.skipIf(!existsSync('/proc/self/autogroup'))(
    'takes an equal share when it has waited for long',
    {
      timeout: 90_000,
    },
    async () => {
      const limits = { forwardMs: 20 };
      const sandbox = createSandboxInWorker(thread, { ...program(), behindOthers: true, waiting: 1, limits });
      const stop = new AbortController();
      const opening = sandbox.open(await letter(40), { signal: stop.signal });
      await vi.waitUntil(() => boxes().some(({ session }) => session === 0), { timeout: 60_000, interval: 1 });
      stop.abort();
      await opening.catch(() => undefined); // it may have been done by then
      await sandbox.close();
    },
  );
});

/** Where each box stands among the processes, and its session among the sessions; null where there is no such thing. */
function boxes() {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id) && textOf(`/proc/${id}/cmdline`).includes(built.entry))
    .map((id) => {
      const nice = Number(textOf(`/proc/${id}/stat`).split(') ').at(-1)?.split(' ')[16]);
      const session = /nice (-?\d+)/.exec(textOf(`/proc/${id}/autogroup`))?.[1];
      return { nice, session: session === undefined ? null : Number(session) };
    });
}

const program = () => ({ programFolder: built.programFolder, entry: built.entry });

/** A process may be gone by now. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
