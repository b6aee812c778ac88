import { expect, test } from 'vitest';
import { behindScanner } from './behind-scanner.ts';
import type { BoxAnswer, GlassBox } from './create-glass-box.ts';
import type { ScanVerdict } from './scanner.ts';

let opened = 0;
const box = {
  open: async (): Promise<BoxAnswer> => {
    opened++;
    return { ok: true, pages: [] };
  },
} as unknown as GlassBox;
const answerTo = (verdict: ScanVerdict) => behindScanner(box, { scan: async () => verdict }).open(Buffer.from('brief'));

test('T73 a file reaches the box only past the scanner, and is called scanned only when it was', async () => {
  expect(await answerTo('infected')).toEqual({ ok: false, reason: 'infected' });
  expect(opened).toBe(0);
  const clean = await answerTo('clean');
  expect(clean.ok && Date.now() - Date.parse(clean.scannedAt ?? '')).toBeLessThan(60_000);
  expect(await answerTo('not-scanned')).not.toHaveProperty('scannedAt');
  expect(behindScanner(box, null)).toBe(box);
});
