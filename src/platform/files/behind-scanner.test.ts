import { expect, test } from 'vitest';
import { behindScanner } from './behind-scanner.ts';
import type { Sandbox, SandboxAnswer } from './create-sandbox.ts';
import type { ScanResult } from './scanner.ts';

let opened = 0;
const sandbox = {
  open: async (): Promise<SandboxAnswer> => {
    opened++;
    return { ok: true, pages: [] };
  },
} as unknown as Sandbox;
const answerTo = (verdict: ScanResult) =>
  behindScanner(sandbox, { scan: async () => verdict }).open(Buffer.from('brief'));

test('T73 a file reaches the box only past the scanner, and is called scanned only when it was', async () => {
  expect(await answerTo('infected')).toEqual({ ok: false, reason: 'infected' });
  expect(opened).toBe(0);
  const clean = await answerTo('clean');
  expect(clean.ok && Date.now() - Date.parse(clean.scannedAt ?? '')).toBeLessThan(60_000);
  expect(await answerTo('not-scanned')).not.toHaveProperty('scannedAt');
  expect(behindScanner(sandbox, null)).toBe(sandbox);
});
