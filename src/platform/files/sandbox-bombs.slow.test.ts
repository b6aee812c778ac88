import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { BOMBS } from './testing/bombs.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';

const TIME_MS = 3_000;
const ANSWERS = ['shown', ...SANDBOX_REFUSALS];

let built: BuiltSandbox;
let sandbox: Sandbox;

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, limits: { timeMs: TIME_MS } });
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

/** What must come of a bomb where only one answer is right; the others may also be defused by PDFium. */
const ONLY_ANSWER: Record<string, string> = {
  'a million pages in one list': 'too-many-pages',
  'a million pages out of seven objects': 'too-many-pages',
  'a page as wide as a town': 'page-too-large',
  'graphics states saved five million times': 'too-much-memory',
  'two million curves': 'took-too-long',
};

test.each(Object.keys(BOMBS))('T69 %s: answered in time, the parent unharmed, the next letter shown', async (name) => {
  const bomb = BOMBS[name]?.() ?? Buffer.alloc(0);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const answer = await sandbox.open(bomb);
  const took = performance.now() - start;
  const result = answer.ok ? 'shown' : answer.reason;
  expect(ANSWERS).toContain(result);
  expect(result).toBe(ONLY_ANSWER[name] ?? result);
  expect(took).toBeLessThan(10 * TIME_MS);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  expect((await sandbox.open(await letter())).ok).toBe(true);
});
